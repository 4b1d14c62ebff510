"""What can be asked of a scoring run, and what it tells at its end."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked for on the command line."""

    file: Path
    out: Path | None
    problems: Path | None
    explain: bool = False
    as_json: bool = False
    last_turn: bool = False
    resume: bool = False
    workers: int = 1


@dataclass(frozen=True, slots=True)
class Counts:
    """How many conversations were scored and how many entries could not be used."""

    scored: int
    bad: int
