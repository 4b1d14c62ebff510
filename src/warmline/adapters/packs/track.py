"""The way to a trainer's licence from content/track: its stages, and the forms of what is watched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

from warmline.adapters.packs.places import pack_files
from warmline.adapters.packs.ranges import Range, Ranges
from warmline.adapters.packs.reader import Finding, load_named, read_yaml

WATCHED: Final = Range(3, 8)  # what one person can watch in a whole session; chosen


class Stage(StrEnum):
    """The four stages, in their order."""

    PARTICIPATE = "participate"
    COFACILITATE = "cofacilitate"
    OBSERVED = "observed"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class StageRule:
    """How often a stage is asked for, and what it is about."""

    stage: Stage
    times: int
    about: str


@dataclass(frozen=True, slots=True)
class Passes:
    """The mean anchor (1-4) that each behaviour reaches, and the lowest single anchor that is borne."""

    mean: float
    lowest: int


@dataclass(frozen=True, slots=True)
class Renewal:
    """What stands in for the stages when a licence is renewed: sessions led and observations, since it was given."""

    sessions: int
    observations: int


@dataclass(frozen=True, slots=True)
class Track:
    """All that a licence asks for, and how many months it lasts."""

    version: int
    stages: tuple[StageRule, ...]
    passes: Passes
    licence_months: int
    renewal: Renewal

    def times(self, stage: Stage) -> int:
        """Return how often a stage is asked for."""
        return next(each.times for each in self.stages if each.stage is stage)


@dataclass(frozen=True, slots=True)
class Watched:
    """One behaviour of somebody who leads a session, with its four anchors from 1 to 4."""

    key: str
    name: str
    why: str
    anchors: tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class ObservationForm:
    """What is watched while somebody leads a session."""

    key: str
    version: int
    title: str
    about: str
    behaviours: tuple[Watched, ...]


RANGES: Final[Ranges] = {
    (Track, "version"): Range(1, 10_000),
    (Track, "licence_months"): Range(1, 60),
    (StageRule, "times"): Range(1, 20),
    (Passes, "mean"): Range(1, 4),
    (Passes, "lowest"): Range(1, 4),
    (Renewal, "sessions"): Range(0, 100),
    (Renewal, "observations"): Range(0, 20),
}


@cache
def load_track() -> Track:
    """Return what a licence asks for. Raises PackError with every problem."""
    (path,) = pack_files("track")
    return read_track(path)


def read_track(path: Path) -> Track:
    """Return the track of a file. Raises PackError with every problem."""
    track = read_yaml(path, Track, ranges=RANGES)
    if tuple(each.stage for each in track.stages) != tuple(Stage):
        raise ValueError(f"{path.name}: stages must be {', '.join(Stage)}, each once and in this order")
    return track


@cache
def load_observation_forms() -> tuple[ObservationForm, ...]:
    """Return every form that comes with the house, sorted by key. Raises PackError with every problem."""
    return read_observation_forms(pack_files("track/forms"))


def read_observation_forms(paths: Iterable[Path]) -> tuple[ObservationForm, ...]:
    """Return the forms of these files, sorted by key. Raises PackError with every problem of every file."""
    return tuple(sorted(load_named(paths, ObservationForm, check_form), key=lambda form: form.key))


def check_form(form: ObservationForm) -> Iterator[Finding]:
    """Yield everything that does not hold: versions, too much to watch, keys twice, anchors that are the same."""
    if form.version < 1:
        yield ("version",), f"is {form.version}; versions count from 1."
    if len(form.behaviours) not in WATCHED:
        yield ("behaviours",), f"has {len(form.behaviours)}; expected {WATCHED}."
    keys = [each.key for each in form.behaviours]
    for n, each in enumerate(form.behaviours):
        if each.key in keys[:n]:
            yield ("behaviours", n, "key"), f"{each.key!r} is there twice."
        if len(set(each.anchors)) < len(each.anchors):
            yield ("behaviours", n, "anchors"), "holds the same words twice."
