"""What to practise next, and why, in words: the last feedback's try, an unfinished talk, a case not met yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from warmline.apps.practice.standing import LastTry, Standing
from warmline.core.customer.scenario import Scenario
from warmline.core.skills import ProgrammeLevel


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A conversation that waits: where it stands and when it was last touched."""

    session: UUID
    scenario: str
    answers: int
    at: datetime


@dataclass(frozen=True, slots=True)
class NextStep:
    """One suggestion: the case, the talk to go on with (None for a new one), and the reason in words."""

    scenario: Scenario
    session: UUID | None
    why: str


def choose(standing: Standing, unfinished: Sequence[Unfinished], cases: Sequence[Scenario]) -> NextStep | None:
    """Return what comes next, or None where there is no case at all. `unfinished` is newest first."""
    by_key = {case.key: case for case in cases}
    waiting = next((talk for talk in unfinished if talk.scenario in by_key), None)
    done_at = max((case.at for case in standing.finished), default=None)
    if waiting and (done_at is None or waiting.at > done_at):
        return NextStep(by_key[waiting.scenario], waiting.session, _why_go_on(by_key[waiting.scenario], waiting))
    if standing.last_try and (case := _for_try(standing, standing.last_try, cases)):
        return NextStep(case, None, _why_try(case, standing.last_try, by_key))
    return _by_level(standing, cases)


def _for_try(standing: Standing, last: LastTry, cases: Sequence[Scenario]) -> Scenario | None:
    """Return a case that calls for the skill of the last try: at most one level up, at her level and unmet first."""
    level = standing.level()
    fitting = [c for c in cases if last.skill in c.skills and c.level <= level + 1 and c.key != last.scenario]
    return min(fitting, key=lambda c: (c.key in standing.met(), c.level > level, level - c.level, c.key), default=None)


def _by_level(standing: Standing, cases: Sequence[Scenario]) -> NextStep | None:
    level, met = standing.level(), standing.met()
    unmet = [case for case in cases if case.key not in met]
    if unmet:
        case = min(unmet, key=lambda c: (abs(c.level - level), c.level, c.key))
        return NextStep(case, None, _why_new(case, level, first=not met))
    last_met = {done.scenario: done.at for done in standing.finished}
    again = min(cases, key=lambda c: (abs(c.level - level), last_met[c.key]), default=None)
    return NextStep(again, None, _why_again(again)) if again else None


def _why_go_on(case: Scenario, talk: Unfinished) -> str:
    name = case.persona.first_name
    if talk.answers == 0:
        return _("You opened this talk and have not answered yet. %(name)s is still waiting.") % {"name": name}
    return _("You stopped after your %(answer)s. %(name)s is still waiting, and nothing was lost.") % {
        "answer": nth_answer(talk.answers),
        "name": name,
    }


def _why_try(case: Scenario, last: LastTry, by_key: dict[str, Scenario]) -> str:
    earlier = by_key.get(last.scenario)
    where = _("your talk with %(name)s") % {"name": earlier.persona.first_name} if earlier else _("your last talk")
    return _("Feedback on %(where)s left one thing to try: “%(behaviour)s”. %(name)s gives you a chance for it.") % {
        "where": where,
        "behaviour": last.name,
        "name": case.persona.first_name,
    }


def _why_new(case: Scenario, level: ProgrammeLevel, *, first: bool) -> str:
    name = case.persona.first_name
    if first:
        return _("A good one to begin with: a clear case, and %(name)s is willing to listen.") % {"name": name}
    if case.level == level:
        return _("You have not met %(name)s yet, and the case is at your level.") % {"name": name}
    return _("You have met everyone at your level. %(name)s is someone new.") % {"name": name}


def _why_again(case: Scenario) -> str:
    return _("You have met everyone. %(name)s comes back on another day, with new details.") % {
        "name": case.persona.first_name
    }


def nth_answer(number: int) -> str:
    """Return "first answer" to "tenth answer", and "answer 11" from there on."""
    words = (
        _("first answer"),
        _("second answer"),
        _("third answer"),
        _("fourth answer"),
        _("fifth answer"),
        _("sixth answer"),
        _("seventh answer"),
        _("eighth answer"),
        _("ninth answer"),
        _("tenth answer"),
    )
    return words[number - 1] if 1 <= number <= len(words) else _("answer %(number)d") % {"number": number}
