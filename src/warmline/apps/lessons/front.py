"""What the front page of the lessons shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from warmline.apps.lessons.content import model_talks
from warmline.apps.lessons.marking import SetLine, set_lines
from warmline.apps.lessons.models import Seat
from warmline.apps.lessons.selectors import Comparable, comparable_talks, own_seats, read_own_marks
from warmline.apps.people.models import Person
from warmline.apps.practice.selectors import met_gladly
from warmline.core.customer.scenario import Scenario


@dataclass(frozen=True, slots=True)
class FrontPage:
    """The ways to learn from a conversation, with what there is for each."""

    sets: Sequence[SetLine]
    cases: Sequence[Scenario]
    seats: Sequence[Seat]
    models: Sequence[Scenario]
    talks: Sequence[Comparable]


def front_page(person: Person) -> FrontPage:
    """Return what this person can judge, play, compare and watch, and how far she is."""
    met = met_gladly(person)
    return FrontPage(
        sets=set_lines(read_own_marks(person)),
        cases=met,
        seats=own_seats(person),
        models=[scenario for scenario in met if scenario.key in model_talks()],
        talks=comparable_talks(person),
    )
