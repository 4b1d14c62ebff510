"""What stands around a case: who the other person is, what is at stake, what was waited for, what came before.

Every part is optional in a scenario file. Fields that were added after scenarios had been stored are named in
`ADDED_LATER`: where one of them holds its default it is left out of a stored body, so that old fingerprints hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """Who the other person is. The engine is the same for both; only words and headings differ."""

    CUSTOMER = "customer"
    COLLEAGUE = "colleague"  # a teammate, a team member, a leader


class Theme(StrEnum):
    """What a scene may touch that somebody may want to leave out."""

    INSULTS = "insults"
    THREATS = "threats"
    DISCRIMINATION = "discrimination"
    GRIEF = "grief"
    SELF_HARM = "self_harm"
    MONEY_TROUBLE = "money_trouble"
    ILLNESS = "illness"


class CompensationKind(StrEnum):
    """In what a compensation is paid. Help in kind fits a loss best (Roschk & Gelbrich 2014)."""

    IN_KIND = "in_kind"
    MONEY = "money"
    VOUCHER = "voucher"


@dataclass(frozen=True, slots=True)
class JusticeWeights:
    """How much what one gets, how it is done and how one is treated weigh for this customer; each 0-3.

    Only their proportion counts: they are brought to a mean of 1. The order of the defaults is that of a single
    complaint (Orsingher 2010); other industries weigh otherwise (Del Rio-Lanza 2009). Sizes are chosen.
    """

    distributive: float = 1.1
    procedural: float = 0.9
    interactional: float = 1.0

    def __post_init__(self) -> None:
        if self.distributive + self.procedural + self.interactional <= 0:
            raise ValueError("weights are all 0; at least one must count.")

    def share(self, dimension: str) -> float:
        """Return the factor of `distributive`, `procedural` or `interactional`; the three have a mean of 1."""
        whole = self.distributive + self.procedural + self.interactional
        return float(getattr(self, dimension)) * 3.0 / whole


@dataclass(frozen=True, slots=True)
class Queue:
    """A wait before the call was taken, in seconds, and the last position that was announced, if any was."""

    waited_s: int
    position: int | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """When an exchange by e-mail begins ("Thu 15:20"), and how long this customer takes to write back, in minutes."""

    starts: str
    reply_minutes: tuple[int, int] = (20, 120)

    def __post_init__(self) -> None:
        low, high = self.reply_minutes
        if not 0 < low <= high:
            raise ValueError(f"reply_minutes is [{low}, {high}]; expected the shortest and the longest, above 0.")
        self.minute_of_week()

    def minute_of_week(self) -> int:
        """Return the start as minutes since Monday 00:00. Raises ValueError where `starts` is no day and time."""
        day, _, time = self.starts.partition(" ")
        hours, _, minutes = time.partition(":")
        fits = day in DAYS and hours.isdigit() and len(minutes) == 2 and minutes.isdigit()
        if not fits or int(hours) > 23 or int(minutes) > 59:
            raise ValueError(f'starts is {self.starts!r}; expected a day and a time, such as "Thu 15:20".')
        return DAYS.index(day) * 1440 + int(hours) * 60 + int(minutes)


@dataclass(frozen=True, slots=True)
class Series:
    """Which part of a series this is (from 1), and the key of the scenario that comes before."""

    part: int
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Remembers:
    """First messages of a customer who has been here before: after a talk that went well, and after one that did not.

    They may hold `{promise}`, the words of a promise that was made then, and `{agent}`; a line is used only where its
    slots are known.
    """

    well: tuple[str, ...] = ()
    badly: tuple[str, ...] = ()


USUAL_WEIGHTS: Final = JusticeWeights()
NOTHING_BEFORE: Final = Remembers()
DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
ADDED_LATER: Final = frozenset(
    {
        *("kind", "themes", "weights", "price", "refused_service", "subject", "queue", "clock", "series", "remembers"),
        *("compensation", "compensation_kind"),
    }
)
