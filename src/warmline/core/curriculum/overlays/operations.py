"""The changes that a site may make, one small record each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from warmline.core.curriculum.programme import Step


class TextField(StrEnum):
    """Which words of a step are replaced."""

    TITLE = "title"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class AddStep:
    """A step of the site's own, in a phase, behind the step `behind` (None: as the first of the phase)."""

    phase: str
    step: Step
    behind: str | None = None

    @property
    def target(self) -> str:
        """The step it is about."""
        return self.step.key


@dataclass(frozen=True, slots=True)
class SetText:
    """Other words for a step's title, or a note of the site."""

    target: str
    field: TextField
    text: str


@dataclass(frozen=True, slots=True)
class SetMinutes:
    """Another length."""

    target: str
    minutes: int


@dataclass(frozen=True, slots=True)
class SetDue:
    """Another deadline in working days after the start; None for no date."""

    target: str
    days: int | None


@dataclass(frozen=True, slots=True)
class Move:
    """Another place within the step's phase: behind the step `behind` (None: as the first)."""

    target: str
    behind: str | None = None


@dataclass(frozen=True, slots=True)
class Hide:
    """A step that this site leaves out."""

    target: str


Operation = AddStep | SetText | SetMinutes | SetDue | Move | Hide


@dataclass(frozen=True, slots=True)
class Overlay:
    """The changes of one site, in order, made to one version of a programme."""

    base_version: int
    operations: tuple[Operation, ...] = ()
