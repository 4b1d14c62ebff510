"""Who lives the simulated year: minutes, days of work, how often she finds the time, how she forgets facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from exams.learner.worlds import STILL, WORLDS

START: Final = date(2026, 1, 1)
DAYS: Final = 365
_PLANNED: Final = DAYS + 60  # the plan of a day looks ahead
_MINUTES: Final = (3, 5, 5, 5, 5, 8, 10)


def day(number: int) -> date:
    """Return the date of a day of the year, counted from 0."""
    return START + timedelta(days=number)


@dataclass(frozen=True, slots=True)
class Rota:
    """Shifts with leave taken out; a calendar as the spacing asks for one."""

    working: frozenset[date]

    def is_working(self, day: date, /) -> bool:
        """Say whether there is a shift on this day and no leave."""
        return day in self.working


@dataclass(frozen=True, slots=True)
class Person:
    """A simulated person. `keen` (0-1) is how often she finds the time on a working day: put in, not found out.

    `minutes` a day are the most for drills and cards, `talk_minutes` the most for the talk of a week. `example` is by
    how many logits a moment is easier for her after an example worked out: put in as well, from nothing to twice what
    the program takes it to be.
    """

    seed: int
    world: str
    minutes: int
    talk_minutes: float
    keen: float
    rota: Rota
    example: float = 0.0

    def shows_up(self, dice: Random) -> bool:
        """Draw whether she finds the time on a working day."""
        return dice.random() < self.keen


def person(seed: int) -> Person:
    """Return the person of a seed: the worlds take turns."""
    dice = Random(f"{seed}:person")
    worlds = sorted(WORLDS)
    return Person(
        seed,
        worlds[seed % len(worlds)],
        dice.choice(_MINUTES),
        dice.uniform(10, 20),
        dice.uniform(0.35, 0.95),
        Rota(frozenset(_shifts(dice)) - frozenset(_leave(dice))),
        Random(f"{seed}:example").uniform(0.0, 1.4),
    )


def _shifts(dice: Random) -> list[date]:
    """Return the days of a fixed week of five days, or of a rota of four days on and two off."""
    if dice.random() < 0.6:
        first = dice.randrange(7) if dice.random() < 0.5 else 0
        return [day(n) for n in range(_PLANNED) if (day(n).weekday() - first) % 7 < 5]
    offset = dice.randrange(6)
    return [day(n) for n in range(_PLANNED) if (n + offset) % 6 < 4]


def _leave(dice: Random) -> list[date]:
    """Return two or three stretches of 5 to 16 days off."""
    found: list[date] = []
    for _ in range(dice.choice((2, 3))):
        first = dice.randrange(DAYS)
        found += [day(first + n) for n in range(dice.randint(5, 16))]
    return found


class Facts:
    """How she keeps what stands on recall cards: a half-life for each that grows when she recalls it.

    Recall falls by halves (half-life regression: Settles and Meeder, 2016), not by the power curve of FSRS, so the
    scheduler is judged by a memory it was not made for. In the world without learning the chance is always the same.
    """

    def __init__(self, person: Person) -> None:
        """Draw her first half-lives, how fast they grow, and how often she knows a fact unlearned."""
        self._dice = Random(f"{person.seed}:facts")
        self._first = self._dice.uniform(1.5, 8.0)
        self._grows = self._dice.uniform(1.4, 2.8)
        self._chance = self._dice.uniform(0.5, 0.95) if person.world == STILL else None
        self._known: dict[str, tuple[float, int]] = {}

    def recall_chance(self, key: str, day: int) -> float:
        """Return the true chance that she recalls a fact; 0.3 before she ever met it."""
        if self._chance is not None:
            return self._chance
        if key not in self._known:
            return 0.3
        half_life, last = self._known[key]
        return float(0.5 ** ((day - last) / half_life))

    def recall(self, key: str, day: int) -> bool:
        """Try to recall it, and keep it longer afterwards; what was forgotten starts at half, a day at least."""
        came = self._dice.random() < self.recall_chance(key, day)
        half_life = self._known[key][0] if key in self._known else self._first * self._dice.uniform(0.6, 1.4)
        if key in self._known:
            half_life = min(half_life * self._grows if came else max(1.0, half_life / 2), 1000.0)
        self._known[key] = (half_life, day)
        return came
