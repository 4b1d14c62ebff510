"""Eight weeks of practice chosen by different rules: what an hour of it brings, two weeks after the last."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from random import Random
from types import MappingProxyType
from typing import Final, Protocol

from exams.learner.models import Ours, moment, name, skill_name
from exams.learner.worlds import BEHAVIOURS, DIFFICULTIES, SKILLS, WORLDS, whole
from exams.own.figures import Figure, mean
from warmline.core.practice.recommending import Candidate, Context, Kind, Target, recommend
from warmline.core.skills import ProgrammeLevel

WEEKS: Final = 8
A_DAY: Final = 5
MINUTES: Final = 2.0
HOURS: Final = WEEKS * 5 * A_DAY * MINUTES / 60
LATER: Final = 14
HIT: Final = 0.5
WITHIN: Final = 0.6
"""A level is reached when the model expects this much success at it."""


class Chooser(Protocol):
    """A rule that says what comes next."""

    def choose(self, day: float) -> tuple[int, float]:
        """Return a behaviour and a difficulty."""

    def told(self, behaviour: int, difficulty: float, success: float, day: float) -> None:
        """Hear what came of it."""


class ByChance:
    """Anything, by chance."""

    def __init__(self, seed: str) -> None:
        """Draw from a seed."""
        self._dice = Random(f"{seed}:chance")

    def choose(self, day: float) -> tuple[int, float]:
        """Draw both."""
        return self._dice.randrange(BEHAVIOURS), self._dice.choice(DIFFICULTIES)

    def told(self, behaviour: int, difficulty: float, success: float, day: float) -> None:
        """Forget it."""


class FixedOrder(ByChance):
    """A curriculum: all behaviours in turn, easy moments first, one difficulty up every quarter of the time."""

    def __init__(self, seed: str) -> None:
        """Begin at the first."""
        super().__init__(seed)
        self._n = 0

    def choose(self, day: float) -> tuple[int, float]:
        """Return the next of the order."""
        place = self._n
        self._n += 1
        return place % BEHAVIOURS, DIFFICULTIES[min(3, place * 4 // (WEEKS * 5 * A_DAY))]


class MostMissed(ByChance):
    """The behaviour with the lowest share of success so far (untried ones first), at any difficulty."""

    def __init__(self, seed: str) -> None:
        """Have seen nothing."""
        super().__init__(seed)
        self._sums, self._counts = [0.0] * BEHAVIOURS, [0] * BEHAVIOURS

    def choose(self, day: float) -> tuple[int, float]:
        """Return the weakest; ties and the difficulty by chance."""
        shares = [s / n if n else -1.0 for s, n in zip(self._sums, self._counts, strict=True)]
        lowest = [b for b in range(BEHAVIOURS) if shares[b] == min(shares)]
        return self._dice.choice(lowest), self._dice.choice(DIFFICULTIES)

    def told(self, behaviour: int, difficulty: float, success: float, day: float) -> None:
        """Count."""
        self._sums[behaviour] += success
        self._counts[behaviour] += 1


class Recommended:
    """What `recommend` says, with the learner model behind it and a behaviour due again after 1, 2, 4, 8, 16 days."""

    def __init__(self, seed: str) -> None:
        """Know nobody."""
        self._seed, self._model, self._n = seed, Ours(), 0
        self._interval, self._last = [0.0] * BEHAVIOURS, [-1.0] * BEHAVIOURS
        self._recent: list[Candidate] = []

    def choose(self, day: float) -> tuple[int, float]:
        """Ask for the next step."""
        self._n += 1
        masteries = self._model.at(day)
        chances = [masteries.skill(f"s{n}") for n in range(SKILLS)]
        reached = [sum(c.chance_at(d) for c in chances) / SKILLS >= WITHIN for d in DIFFICULTIES[1:]]
        level = ProgrammeLevel(1 + sum(reached))
        context = Context(moment(day), 5, level, f"{self._seed}:{self._n}", tuple(self._recent))
        best = recommend(masteries, self._candidates(), context).best
        assert best is not None
        self._recent = [best, *self._recent[:3]]
        return int(best.targets[0].behaviour[1:]), best.difficulty

    def _candidates(self) -> list[Candidate]:
        found = []
        for b in range(BEHAVIOURS):
            seen = self._last[b] >= 0
            due = moment(self._last[b] + self._interval[b]) if seen else None
            done = moment(self._last[b]) + timedelta(0) if seen else None
            targets = (Target(skill_name(b), name(b)),)
            found += [
                Candidate(f"{name(b)}:{n}", Kind.DRILL, targets, ProgrammeLevel(n + 1), MINUTES, d, due, done)
                for n, d in enumerate(DIFFICULTIES)
            ]
        return found

    def told(self, behaviour: int, difficulty: float, success: float, day: float) -> None:
        """Update the model, and put off what went well."""
        self._model.watch(behaviour, difficulty, success, day)
        longer = max(1.0, 2 * self._interval[behaviour])
        self._interval[behaviour] = min(16.0, longer) if success > HIT else 1.0
        self._last[behaviour] = day


RULES: Final[Mapping[str, Callable[[str], Chooser]]] = MappingProxyType(
    {"recommended": Recommended, "by chance": ByChance, "fixed order": FixedOrder, "most missed first": MostMissed}
)


def gain(world: str, seed: int, rule: str) -> float:
    """Return what an hour brought one learner: percentage points of true success, two weeks after the last try."""
    learner = WORLDS[world](Random(f"{seed}:{world}"))
    chooser, before = RULES[rule](f"{seed}"), whole(learner, 0)
    for day in (week * 7 + d for week in range(WEEKS) for d in range(5)):
        for n in range(A_DAY):
            at = day + n / 100
            behaviour, difficulty = chooser.choose(at)
            chooser.told(behaviour, difficulty, learner.practise(behaviour, difficulty, at), at)
    return 100 * (whole(learner, WEEKS * 7 + LATER) - before) / HOURS


def gains(world: str, seeds: Sequence[int]) -> dict[str, Figure]:
    """Return the mean gain an hour of every rule."""
    return {rule: mean([gain(world, seed, rule) for seed in seeds], world) for rule in RULES}
