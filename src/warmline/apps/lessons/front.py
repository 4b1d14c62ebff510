"""What the front page of the lessons shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from warmline.apps.lessons.content import model_talks
from warmline.apps.lessons.selectors import Comparable, comparable_talks
from warmline.apps.library.selectors import published
from warmline.apps.people.models import Person
from warmline.core.customer.scenario import Scenario


@dataclass(frozen=True, slots=True)
class FrontPage:
    """The ways to learn from a conversation, with what there is for each."""

    models: Sequence[Scenario]
    talks: Sequence[Comparable]


def front_page(person: Person) -> FrontPage:
    """Return what this person can watch and compare."""
    met = [found.scenario for found in published(person.organisation_id)]
    return FrontPage(
        models=[scenario for scenario in met if scenario.key in model_talks()],
        talks=comparable_talks(person),
    )
