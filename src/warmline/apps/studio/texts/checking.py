"""What is wrong with a text, by line, and what a person still has to write."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from warmline.adapters.packs import PackError, Problem, load_scenario_text
from warmline.core.conversation.redaction import KINDS
from warmline.core.customer.scenario import Scenario

GAP: Final = re.compile(rf"\[(?:write\b[^\]\n]*|{'|'.join(KINDS)})\]")
LONGEST: Final = 200_000  # characters; a scenario has some ten thousand


@dataclass(frozen=True, slots=True)
class Gap:
    """A place where a person must still write: its line (from 1) and the mark that stands there."""

    line: int
    mark: str

    @property
    def wanted(self) -> str:
        """What is to be written there, without brackets: "a second way to tell it"; what was taken out as it is."""
        inner = self.mark[1:-1].removeprefix("write").strip()
        return inner if self.mark.startswith("[write") and inner else self.mark


@dataclass(frozen=True, slots=True)
class Checked:
    """A text that was looked at. `scenario` is None where it cannot be read; it may still have gaps."""

    scenario: Scenario | None
    problems: tuple[Problem, ...]
    gaps: tuple[Gap, ...]

    @property
    def is_sound(self) -> bool:
        """Whether it can be played and nothing is left to write."""
        return self.scenario is not None and not self.gaps


def check_text(text: str) -> Checked:
    """Look at a text: every problem with its line, and every gap. Never raises."""
    gaps = tuple(gaps_of(text))
    try:
        return Checked(load_scenario_text(text, file="scenario"), (), gaps)
    except PackError as error:
        return Checked(None, error.problems, gaps)


def gaps_of(text: str) -> list[Gap]:
    """Return the marks that skeletons and redaction leave, outside of comments."""
    return [
        Gap(number, found.group())
        for number, line in enumerate(text.splitlines(), start=1)
        if not line.lstrip().startswith("#")
        for found in GAP.finditer(line)
    ]
