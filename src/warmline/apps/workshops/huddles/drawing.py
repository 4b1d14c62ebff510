"""Who has which part today: drawn by lot among those who work."""

from __future__ import annotations

import random
from datetime import date

from warmline.adapters.packs.huddles import Huddle, Part
from warmline.apps.people.models import Person, Team
from warmline.apps.shifts.selectors import calendars_of
from warmline.apps.workshops.huddles.gaps import members_of


def here_today(team: Team, day: date) -> list[Person]:
    """Return the agents of a team who work on a day, by name; all of them where nobody is known to work.

    A team that holds a huddle on a Sunday is there, whatever the shifts say.
    """
    people = list(Person.objects.present().filter(pk__in=members_of(team)).order_by("name", "pk"))
    calendars = calendars_of(people, since=day, until=day)
    return [each for each in people if calendars[each.pk].is_working(day)] or people


def draw(huddle: Huddle, people: list[Person], team: Team, day: date, turn: int) -> dict[Part, Person]:
    """Return a person for each part, as far as there are people; the same `turn` gives the same names."""
    dice = random.Random(f"{team.pk}:{day.isoformat()}:{turn}")  # noqa: S311
    drawn = dice.sample(people, k=min(len(people), len(huddle.parts)))
    return dict(zip(huddle.parts, drawn, strict=False))
