"""What to practise next, and why, in words: a talk that waits, or what the recommender puts first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _

from warmline.apps.practice.reason_words import reason_words
from warmline.apps.practice.standing import LastTry, Standing
from warmline.core.customer.scenario import Scenario
from warmline.core.practice.difficulty import of_level
from warmline.core.practice.mastery import Masteries
from warmline.core.practice.recommending import Candidate, Code, Context, Kind, Recommendation, Target, recommend

AT_HAND: Final = 30.0
"""Minutes taken for granted that there may be: no talk of a build is longer."""
REMEMBERED: Final = 4
REASONS: Final = 2
OTHERS: Final = 3
BARRED: Final = frozenset({Code.TOO_LONG, Code.SPARED, Code.LEVEL_TOO_HIGH})
_PRACTICE: Final = "daily practice"


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


@dataclass(frozen=True, slots=True)
class Daily:
    """What is left of today's drills and cards: minutes, what they practise, and since when something is to come back.

    `due` is None where all of it is new; `difficulty` is the mean one in logits.
    """

    minutes: int
    targets: tuple[Target, ...]
    due: datetime | None
    difficulty: float = 0.0


@dataclass(frozen=True, slots=True)
class Passed:
    """What was not put first, and why not. `name` is whom or what it is."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What comes first: the best talk, or before it the five minutes of today.

    `why` says why the first is first, `others` why nothing else is. `step` is the best talk in any case, None where
    there is no case at all.
    """

    step: NextStep | None
    practice_first: bool
    why: str
    others: tuple[Passed, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """What the choice rests on. `unfinished` is newest first; `seed` breaks ties."""

    standing: Standing
    unfinished: Sequence[Unfinished]
    cases: Sequence[Scenario]
    now: datetime
    seed: str = ""
    daily: Daily | None = None


def choose(asked: Question) -> Suggestion:
    """Return what comes first, and why.

    A talk that was left in the middle comes first until something was finished after it, and a newcomer meets a clear
    case before anything is known of her. In all other cases `recommend` decides between every case and the daily
    practice.
    """
    by_key = {case.key: case for case in asked.cases}
    waiting = next((talk for talk in asked.unfinished if talk.scenario in by_key), None)
    done_at = max((case.at for case in asked.standing.finished), default=None)
    if waiting and (done_at is None or waiting.at > done_at):
        case = by_key[waiting.scenario]
        return _only(NextStep(case, waiting.session, _why_go_on(case, waiting)))
    if not asked.standing.finished and (asked.daily is None or asked.daily.due is None):
        return _newcomer(asked)
    return _recommended(asked, by_key)


def _only(step: NextStep) -> Suggestion:
    return Suggestion(step, practice_first=False, why=step.why)


def _newcomer(asked: Question) -> Suggestion:
    level = asked.standing.level()
    case = min(asked.cases, key=lambda c: (abs(c.level - level), c.level, c.key), default=None)
    if case is None:
        return Suggestion(None, practice_first=asked.daily is not None, why="")
    return _only(NextStep(case, None, _why_first(case)))


def _recommended(asked: Question, by_key: Mapping[str, Scenario]) -> Suggestion:
    found = recommend(_known(asked), _candidates(asked), _context(asked, by_key))
    # Where every case is too far above her, the nearest one is better than none.
    nearest = min(asked.cases, key=lambda case: (case.level, case.key), default=None)
    best = next((by_key[key] for key in _fitting(found) if key in by_key), nearest)
    practice_first = found.best is not None and found.best.key == _PRACTICE
    # That drills and cards come back is said where they are shown.
    told = [each for each in found.why if not (practice_first and each.code is Code.DUE)]
    why = " ".join(reason_words(each) for each in told[:REASONS])
    step = NextStep(best, None, _why_talk(asked, best, by_key, "" if practice_first else why)) if best else None
    first = why if practice_first or step is None else step.why
    return Suggestion(step, practice_first, first, _others(found, by_key))


def _fitting(found: Recommendation) -> list[str]:
    """Return the keys of what fits at all, best first."""
    passed = [each.candidate.key for each in found.why_not if each.why_not.code not in BARRED]
    return [*([found.best.key] if found.best else []), *passed]


def _known(asked: Question) -> Masteries:
    return asked.standing.known().own_at(asked.now)


def _candidates(asked: Question) -> list[Candidate]:
    done = {each.scenario: each.at for each in asked.standing.finished}
    found = [_of_case(case, done.get(case.key), asked.standing.last_try) for case in asked.cases]
    daily = asked.daily
    if daily is None or not daily.targets:
        return found
    level = asked.standing.level()
    minutes = float(max(1, daily.minutes))
    return [*found, Candidate(_PRACTICE, Kind.DRILL, daily.targets, level, minutes, daily.difficulty, daily.due)]


def _of_case(case: Scenario, last_done: datetime | None, last_try: LastTry | None = None) -> Candidate:
    """Return a case as the recommender sees it: its skills, and of the skill of the last try that one behaviour.

    What feedback asked to try is due from the moment at which it asked.
    """
    called = last_try is not None and last_try.skill in case.skills and case.key != last_try.scenario
    tried = {last_try.skill: last_try.behaviour} if last_try and called else {}
    return Candidate(
        case.key,
        Kind.ROLEPLAY,
        tuple(Target(skill, tried.get(skill, "")) for skill in case.skills),
        case.level,
        float(case.minutes),
        of_level(case.level),
        due=last_try.at if last_try and called else None,
        last_done=last_done,
    )


def _context(asked: Question, by_key: Mapping[str, Scenario]) -> Context:
    newest = sorted(asked.standing.finished, key=lambda each: each.at, reverse=True)[:REMEMBERED]
    recent = tuple(_of_case(by_key[each.scenario], each.at) for each in newest if each.scenario in by_key)
    return Context(asked.now, AT_HAND, asked.standing.level(), asked.seed, recent)


def _others(found: Recommendation, by_key: Mapping[str, Scenario]) -> tuple[Passed, ...]:
    """Return why not the daily practice, where it is not first, and why not the next best talks."""
    passed = [each for each in found.why_not if each.candidate.key == _PRACTICE]
    passed += [each for each in found.why_not if each.candidate.key in by_key]
    return tuple(Passed(_name(each.candidate, by_key), reason_words(each.why_not)) for each in passed[:OTHERS])


def _name(candidate: Candidate, by_key: Mapping[str, Scenario]) -> str:
    if candidate.key == _PRACTICE:
        return _("Your five minutes")
    return by_key[candidate.key].persona.name


def _why_talk(asked: Question, case: Scenario, by_key: Mapping[str, Scenario], why: str) -> str:
    """Return why this talk: the one thing that feedback left to try, where the case calls for it, or the reasons."""
    last = asked.standing.last_try
    if last and last.skill in case.skills and case.key != last.scenario:
        return _why_try(case, last, by_key)
    return why or _why_new(case, asked.standing)


def _why_go_on(case: Scenario, talk: Unfinished) -> str:
    name = case.persona.first_name
    if talk.answers == 0:
        return _("You opened this talk and have not answered yet. %(name)s is still waiting.") % {"name": name}
    return _("You stopped after your %(answer)s. %(name)s is still waiting, and nothing was lost.") % {
        "answer": nth_answer(talk.answers),
        "name": name,
    }


def _why_try(case: Scenario, last: LastTry, by_key: Mapping[str, Scenario]) -> str:
    earlier = by_key.get(last.scenario)
    where = _("your talk with %(name)s") % {"name": earlier.persona.first_name} if earlier else _("your last talk")
    return _("Feedback on %(where)s left one thing to try: “%(behaviour)s”. %(name)s gives you a chance for it.") % {
        "where": where,
        "behaviour": last.name,
        "name": case.persona.first_name,
    }


def _why_first(case: Scenario) -> str:
    return _("A good one to begin with: a clear case, and %(name)s is willing to listen.") % {
        "name": case.persona.first_name
    }


def _why_new(case: Scenario, standing: Standing) -> str:
    name = case.persona.first_name
    if case.key in standing.met():
        return _("%(name)s comes back on another day, with new details.") % {"name": name}
    return _("You have not met %(name)s yet.") % {"name": name}


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
