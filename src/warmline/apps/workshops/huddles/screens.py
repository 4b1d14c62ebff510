"""A huddle as a page shows it: steps with their minutes, parts with their names, the behaviour in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from warmline.adapters.packs.huddles import Huddle, HuddleStep, Part
from warmline.apps.library.ports import rubric
from warmline.apps.library.words import LEVELS
from warmline.apps.people.models import Person, Team
from warmline.apps.workshops.huddles.drawing import draw, here_today
from warmline.apps.workshops.huddles.selectors import day_of
from warmline.core.skills import Behaviour

PARTS: Mapping[Part, object] = {
    Part.LEAD: _("Lead"),
    Part.READER: _("Reader"),
    Part.CUSTOMER: _("Customer"),
    Part.AGENT: _("Agent"),
    Part.OBSERVER: _("Observer"),
    Part.ALL: _("All"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """Who says what, with the name of today where one is drawn."""

    part: object
    name: str
    say: str


@dataclass(frozen=True, slots=True)
class Minute:
    """A step with the minute at which it begins and ends."""

    step: HuddleStep
    begins: int
    ends: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class HuddlePage:
    """All that the page of a huddle shows. `team` is empty for who only reads; `names` for who has drawn none.

    `next_draw` is the number of the next draw; `too_few` says that it takes more people than work today.
    """

    huddle: Huddle
    behaviour: Behaviour
    level: object
    minutes: tuple[Minute, ...]
    team: Team | None
    names: tuple[tuple[object, str], ...]
    next_draw: int
    too_few: bool


def page_of(user: Person, huddle: Huddle, team: Team | None, now: datetime, draws: int = 0) -> HuddlePage:
    """Return a huddle for a page; with a team and a draw (from 1) also the names of today's parts."""
    people = here_today(team, day_of(team, now)) if team is not None and draws else []
    drawn = draw(huddle, people, team, day_of(team, now), draws) if team is not None and draws else {}
    names = {part: who.name for part, who in drawn.items()}
    return HuddlePage(
        huddle,
        rubric().behaviour(huddle.behaviour)[1],
        LEVELS[int(huddle.level)],
        _minutes(huddle, names),
        team,
        tuple((PARTS[part], name) for part, name in names.items()),
        draws + 1,
        bool(draws) and len(people) < len(huddle.parts),
    )


def page_of_text(huddle: Huddle) -> HuddlePage:
    """Return a huddle for paper: no team, no names."""
    behaviour = rubric().behaviour(huddle.behaviour)[1]
    return HuddlePage(huddle, behaviour, LEVELS[int(huddle.level)], _minutes(huddle, {}), None, (), 1, False)


def _minutes(huddle: Huddle, names: Mapping[Part, str]) -> tuple[Minute, ...]:
    found, begins = [], 0
    for step in huddle.steps:
        lines = tuple(Line(PARTS[each.who], names.get(each.who, ""), each.say) for each in step.said)
        found.append(Minute(step, begins, begins + step.minutes, lines))
        begins += step.minutes
    return tuple(found)
