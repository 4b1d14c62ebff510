"""From what was seen to the result of a strand: a score, its cut, and how sure both are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from math import sqrt
from statistics import mean
from typing import Final

from warmline.core.certifying.rule import Band, StrandKind

ROUNDING_SD: Final = 1 / sqrt(12)
"""The error that an anchor carries for being a whole number alone (Sheppard 1898): no mean is surer than that."""

HALF_ANCHOR: Final = 0.5
"""The cut of a band lies half an anchor below its minimum: there a mean stops rounding to the minimum."""


class Standing(StrEnum):
    """Where a result stands to its cut. *Borderline* is within one standard error of it, on either side."""

    PASSED = "passed"
    BORDERLINE = "borderline"
    FAILED = "failed"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Sighting:
    """One behaviour as a named person judged it once: an anchor 1-4. `source` names the talk, task or contact."""

    behaviour: str
    anchor: int
    source: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One measure of a strand: a test or a behaviour.

    `score`, `cut` and `error` (one standard error) share a unit: per cent for a test, anchors for a behaviour.
    `score` is None where nothing was seen.
    """

    name: str
    score: float | None
    cut: float
    error: float
    seen: int

    @property
    def standing(self) -> Standing:
        """Where the score stands to its cut."""
        if self.score is None:
            return Standing.MISSING
        if abs(self.score - self.cut) < self.error:
            return Standing.BORDERLINE
        return Standing.PASSED if self.score >= self.cut else Standing.FAILED


@dataclass(frozen=True, slots=True)
class StrandResult:
    """One strand with all its parts. `wanting` says in numbers what is not there yet (3 contacts, 1 judgement).

    `instead` says that evidence stood in for repeating it. `at` is when the newest of it was seen, None for nothing.
    """

    strand: StrandKind
    parts: tuple[Part, ...]
    wanting: int = 0
    instead: bool = False
    at: datetime | None = None

    @property
    def standing(self) -> Standing:
        """All parts must pass: the weakest counts. A strand that is not whole is missing, whatever its parts say."""
        found = {part.standing for part in self.parts}
        if self.wanting or not found or Standing.MISSING in found:
            return Standing.MISSING
        if Standing.FAILED in found:
            return Standing.FAILED
        return Standing.BORDERLINE if Standing.BORDERLINE in found else Standing.PASSED


def knowledge_result(
    name: str, score: float | None, cut: float, error: float, *, at: datetime | None = None, instead: bool = False
) -> StrandResult:
    """Return the strand of knowledge from a test: score, cut and standard error in per cent; score None: not taken."""
    part = Part(name, score, cut, error, 0 if score is None else 1)
    return StrandResult(StrandKind.KNOWLEDGE, (part,), int(score is None), instead, at)


def judged_result(
    strand: StrandKind,
    bands: Sequence[Band],
    sightings: Sequence[Sighting],
    *,
    wanting: int = 0,
    at: datetime | None = None,
    instead: bool = False,
) -> StrandResult:
    """Return a strand that people judged, behaviour by behaviour.

    The error of a behaviour's mean is the spread of its sightings, pooled over the behaviours, over the root of how
    many there are; never less than what rounding to whole anchors brings.
    """
    spread = max(_pooled_sd(bands, sightings), ROUNDING_SD)
    parts = tuple(_part(band, sightings, spread) for band in bands)
    return StrandResult(strand, parts, wanting, instead, at)


def _part(band: Band, sightings: Sequence[Sighting], spread: float) -> Part:
    own = [each.anchor for each in sightings if each.behaviour == band.behaviour]
    cut = band.minimum - HALF_ANCHOR
    if not own:
        return Part(band.behaviour, None, cut, spread, 0)
    return Part(band.behaviour, mean(own), cut, spread / sqrt(len(own)), len(own))


def _pooled_sd(bands: Sequence[Band], sightings: Sequence[Sighting]) -> float:
    squares, freedom = 0.0, 0
    for band in bands:
        own = [each.anchor for each in sightings if each.behaviour == band.behaviour]
        if len(own) > 1:
            squares += sum((anchor - mean(own)) ** 2 for anchor in own)
            freedom += len(own) - 1
    return sqrt(squares / freedom) if freedom else 0.0
