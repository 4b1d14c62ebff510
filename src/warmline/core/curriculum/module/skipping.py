"""Whether a module may be left out: by proof of its behaviours or by a passed check, never by saying so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Ground(StrEnum):
    """What a skip rests on."""

    BEHAVIOURS = "behaviours"  # seen in assessments or in reviewed contacts
    CHECK = "check"  # an assessed entry check, passed


@dataclass(frozen=True, slots=True)
class Proof:
    """What assessed and reviewed evidence says of one behaviour.

    `low` is the lower end of the 90 % interval of the chance (0-1) that she shows it; `sightings` how often it was seen
    there. Practice is never in it.
    """

    low: float
    sightings: int


@dataclass(frozen=True, slots=True)
class Skip:
    """That a module may be left out, and why: the ground, and the behaviours or the form that it rests on."""

    ground: Ground
    because: tuple[str, ...]


# A behaviour counts as proven where even the low end of the interval lies at least here, on at least so many sightings.
# Both are choices of the project; nobody has measured them.
LOW = 0.7
FEWEST = 3


def may_skip(behaviours: Sequence[str], proofs: Mapping[str, Proof], *, check: str | None, passed: bool) -> Skip | None:
    """Return why a module with these behaviours may be left out, or None.

    A passed check comes first. Without one every behaviour must be proven; a module that names none is not skipped.
    """
    if check and passed:
        return Skip(Ground.CHECK, (check,))
    if behaviours and all(_is_proven(proofs.get(key)) for key in behaviours):
        return Skip(Ground.BEHAVIOURS, tuple(behaviours))
    return None


def _is_proven(proof: Proof | None) -> bool:
    return proof is not None and proof.sightings >= FEWEST and proof.low >= LOW
