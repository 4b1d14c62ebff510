"""The measured figures of what reads conversations: one JSON file, written by `make exams`, part of the content."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError

from warmline.adapters.content.files import content_folder

logger = logging.getLogger(__name__)

PLACE: Final = Path("models") / "figures.json"


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One measured figure. `low` and `high` bound its interval, `people` is what people reach, `baseline` what a
    simple method reaches, `n` how many cases it rests on. None means: not measured."""

    area: str
    name: str
    target: float | str | None = None
    ours: float | str | None = None
    low: float | None = None
    high: float | None = None
    n: int | None = None
    people: float | str | None = None
    baseline: float | str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """How far the machine agrees with the labels of one criterion (weighted kappa), beside how far the two labelling
    passes agree with each other (`people`). `status` is "proven" or anything else, which means: it only suggests."""

    key: str
    name: str = ""
    kappa: float | None = None
    low: float | None = None
    high: float | None = None
    n: int | None = None
    people: float | None = None
    status: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that was measured. Empty where nothing was."""

    made_at: str | None = None
    versions: Mapping[str, str] = field(default_factory=dict)
    rows: tuple[FigureRow, ...] = ()
    criteria: tuple[CriterionRow, ...] = ()


_ADAPTER: Final = TypeAdapter(Figures)


def read_figures(folder: Path | None = None) -> Figures:
    """Return the figures that came with the content. A missing or broken file is an empty one, and the log says so."""
    root = folder or content_folder()
    if root is None:
        return Figures()
    try:
        return _ADAPTER.validate_json((root / PLACE).read_bytes())
    except FileNotFoundError:
        return Figures()
    except (OSError, ValidationError) as problem:
        logger.warning("%s cannot be read, so the model page shows no figures: %s", PLACE, type(problem).__name__)
        return Figures()
