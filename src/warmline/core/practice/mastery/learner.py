"""All that is known of one person: what older sightings left, the newest ones, and the two views of both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import reduce

from warmline.core.practice.evidence import Evidence
from warmline.core.practice.mastery.change import Change, Month, change, merged, months_of
from warmline.core.practice.mastery.estimates import Estimate, of_behaviour, of_skill
from warmline.core.practice.mastery.filtering import update
from warmline.core.practice.mastery.parameters import DEFAULT, Parameters
from warmline.core.practice.mastery.state import SkillState, stranger

MONTHS = 13  # months of a behaviour that are kept for comparing
KEPT = 24  # sightings of one skill that are kept as they are, to be taken back or found out of order


@dataclass(frozen=True, slots=True)
class Masteries:
    """What is known of a person at one moment, by behaviour and by skill. Of what was never seen: a stranger's."""

    at: datetime
    states: Mapping[str, SkillState]
    parameters: Parameters = DEFAULT

    def behaviour(self, behaviour: str, skill: str) -> Estimate:
        """Return the estimate of a behaviour of a skill."""
        return of_behaviour(self._state(skill), behaviour, self.at, self.parameters)

    def skill(self, skill: str, behaviours: Sequence[str] = ()) -> Estimate:
        """Return the estimate of a skill: over these behaviours, or over those that were seen."""
        return of_skill(self._state(skill), self.at, behaviours, self.parameters)

    def seen(self) -> tuple[tuple[str, str], ...]:
        """Return (skill, behaviour) of all that was ever seen, in alphabetical order."""
        return tuple(sorted((key, name) for key, state in self.states.items() for name in state.behaviours))

    def _state(self, skill: str) -> SkillState:
        return self.states.get(skill) or stranger(skill, self.parameters)


@dataclass(frozen=True, slots=True)
class Learner:
    """What is stored of a person.

    `recent` holds the newest sightings of every skill (KEPT each), oldest first. What came before is folded into
    `own` (all evidence), `proven` (reviews and assessments alone) and `months` (what each said, to compare them), so
    that years take no more room than one.
    """

    recent: tuple[Evidence, ...] = ()
    own: tuple[SkillState, ...] = ()
    proven: tuple[SkillState, ...] = ()
    months: tuple[Month, ...] = ()

    def with_more(self, evidence: Iterable[Evidence], parameters: Parameters = DEFAULT) -> Learner:
        """Return the learner with more sightings, in whatever order they come."""
        recent = tuple(sorted((*self.recent, *evidence), key=lambda each: each.at))
        return _folded(replace(self, recent=recent), parameters)

    def with_one_changed(self, old: Evidence, new: Evidence | None) -> Learner:
        """Return the learner with one sighting put right, or taken back. What was folded already stays."""
        if old not in self.recent:
            return self
        place = self.recent.index(old)
        put = () if new is None else (new,)
        return replace(self, recent=(*self.recent[:place], *put, *self.recent[place + 1 :]))

    def own_at(self, at: datetime, parameters: Parameters = DEFAULT) -> Masteries:
        """Return what all evidence says: for the eyes of this person alone."""
        return _seen_from(self.own, self.recent, at, parameters)

    def proven_at(self, at: datetime, parameters: Parameters = DEFAULT) -> Masteries:
        """Return what reviews of real contacts and announced assessments say."""
        told = [each for each in self.recent if not each.source.is_private]
        return _seen_from(self.proven, told, at, parameters)

    def change(self, since: date, skill: str | None = None, parameters: Parameters = DEFAULT) -> Change:
        """Return how a skill (None: all there is) changed from before the month of `since` to from then on.

        It rests on all evidence and is for the person's own eyes.
        """
        start = since.replace(day=1)
        months = [m for m in (*self.months, *months_of(self.recent, parameters)) if skill in (None, m.skill)]
        return change([m for m in months if m.first < start], [m for m in months if m.first >= start])


def proven_of(evidence: Iterable[Evidence], at: datetime, parameters: Parameters = DEFAULT) -> Masteries:
    """Return what reviews and assessments among these sightings say; whatever is private counts for nothing."""
    told = sorted((each for each in evidence if not each.source.is_private), key=lambda each: each.at)
    return _seen_from((), told, at, parameters)


def _seen_from(
    base: Iterable[SkillState], evidence: Iterable[Evidence], at: datetime, parameters: Parameters
) -> Masteries:
    states = _learned({state.skill: state for state in base}, (each for each in evidence if each.at <= at), parameters)
    return Masteries(at, states, parameters)


def _learned(
    states: Mapping[str, SkillState], evidence: Iterable[Evidence], parameters: Parameters
) -> dict[str, SkillState]:
    def step(known: dict[str, SkillState], each: Evidence) -> dict[str, SkillState]:
        known[each.skill] = update(known.get(each.skill) or stranger(each.skill, parameters), each, parameters)[0]
        return known

    return reduce(step, evidence, dict(states))


def _folded(learner: Learner, parameters: Parameters) -> Learner:
    counts: dict[str, int] = {}
    kept: list[Evidence] = []
    old: list[Evidence] = []
    for each in reversed(learner.recent):
        counts[each.skill] = counts.get(each.skill, 0) + 1
        (kept if counts[each.skill] <= KEPT else old).append(each)
    if not old:
        return learner
    old.reverse()
    own = _learned({state.skill: state for state in learner.own}, old, parameters)
    told = (each for each in old if not each.source.is_private)
    proven = _learned({state.skill: state for state in learner.proven}, told, parameters)
    months = _newest(merged((*learner.months, *months_of(old, parameters))))
    return Learner(tuple(reversed(kept)), tuple(own.values()), tuple(proven.values()), months)


def _newest(months: Sequence[Month]) -> tuple[Month, ...]:
    """Return the newest months of each behaviour; they come in order of behaviour and month."""
    counts: dict[tuple[str, str], int] = {}
    kept: list[Month] = []
    for each in reversed(months):
        key = (each.skill, each.behaviour)
        counts[key] = counts.get(key, 0) + 1
        if counts[key] <= MONTHS:
            kept.append(each)
    return tuple(reversed(kept))
