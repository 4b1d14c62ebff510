"""A law as a row: what is expected, how it is looked for, and what was found with its mechanism on and off."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Final

from exams.customer.branches import Branches, Sample
from exams.own.figures import Figure
from warmline.core.customer.parameters import PARAMETERS, Parameters

if TYPE_CHECKING:
    from exams.customer.pool import Talk

BUILT_IN: Final = "built in"
EMERGENT: Final = "emergent"
Off = Callable[[Parameters], Parameters]


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing a law says: in words, the figure found, and whether it is as the law says."""

    text: str
    figure: Figure
    holds: bool

    def __str__(self) -> str:
        f = self.figure
        return f"{self.text} {f.value:.2f} [{f.low:.2f}, {f.high:.2f}]{'' if self.holds else ' (no)'}"


def above(text: str, figure: Figure, least: float = 0.0) -> Claim:
    """Claim that a figure lies above a value: the whole interval does."""
    return Claim(text, figure, figure.low > least)


def below(text: str, figure: Figure, most: float = 0.0) -> Claim:
    """Claim that a figure lies below a value: the whole interval does."""
    return Claim(text, figure, figure.high < most)


def inside(text: str, figure: Figure, low: float, high: float) -> Claim:
    """Claim that a figure lies in a band that was published."""
    return Claim(f"{text} (band {low:g} to {high:g})", figure, low <= figure.value <= high)


@dataclass(frozen=True)
class Data:
    """What a law is judged by: one sample a history, or the conversations of the pool."""

    samples: Sequence[Sample] = ()
    talks: Sequence[Talk] = ()

    def diff(self, arm: str, other: str, what: str = "warmth") -> list[float]:
        """Return the differences between two arms, one a history."""
        return [getattr(each[arm], what) - getattr(each[other], what) for each in self.samples]

    def values(self, arm: str, what: str) -> list[float]:
        """Return one arm's values, one a history."""
        return [float(getattr(each[arm], what)) for each in self.samples]


@dataclass(frozen=True)
class Law:
    """One law of the customer. `off` names a mechanism and takes it away; a law without branches looks at the pool.

    `needs` are parts of names of parameters or effects: where none of them exists, the law cannot be represented yet
    and `missing` says why.
    """

    number: str
    title: str
    source: str
    expected: str
    kind: str
    design: str
    judge: Callable[[Data], list[Claim]]
    branches: Branches | None = None
    off: tuple[str, Off] | None = None
    needs: tuple[str, ...] = ()
    missing: str = ""
    looks_at_pool: bool = False  # beside its branches

    @property
    def represented(self) -> bool:
        """Whether the engine has what the law needs."""
        return not self.missing or any(need in name for need in self.needs for name in mechanisms())


def mechanisms(parameters: Parameters = PARAMETERS) -> frozenset[str]:
    """Return the names of all parameters and of all effects."""
    return frozenset(each.name for each in fields(parameters)) | frozenset(parameters.effects)


@dataclass(frozen=True, slots=True)
class Row:
    """A law as it was found. `n` counts conversations, `off` and `n_off` the same with the mechanism off."""

    law: Law
    claims: tuple[Claim, ...] = ()
    n: int = 0
    off: tuple[Claim, ...] = ()
    n_off: int = 0

    @property
    def verdict(self) -> str:
        """Whether the law holds."""
        if not self.law.represented:
            return f"cannot be represented: {self.law.missing}"
        return "holds" if self.claims and all(claim.holds for claim in self.claims) else "does not hold"

    @property
    def without(self) -> str:
        """What is left of the law without its mechanism."""
        if not self.off:
            return "-"
        return "still holds" if all(claim.holds for claim in self.off) else "gone"


def judged(law: Law, on: Data, off: Data | None) -> Row:
    """Return the row of a law from its data."""
    claims = tuple(law.judge(on))
    without = tuple(law.judge(off)) if off is not None and (off.samples or off.talks) else ()
    return Row(law, claims, count(on), without, count(off) if off is not None else 0)


def count(data: Data) -> int:
    """Return the number of conversations: every branch is one."""
    return sum(len(each) for each in data.samples) + len(data.talks)
