"""The reader that ships: the rules and the local text model, weighed name by name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from warmline.adapters.encoder.local import REMEMBERED, LocalEncoder
from warmline.adapters.encoder.manifest import WEIGHTS, UnusableWeights
from warmline.core.moves.combined import ANSWER_HEAD, Combination, CombinedReader, Weights
from warmline.core.moves.rules import RuleReader

COMBINATION: Final = "combination.json"
USED: Final = frozenset({"moves", "cues", ANSWER_HEAD.partition(".")[0]})
"""The heads that this reader asks; the others are for the exam on public labels."""


def local_reader(folder: Path = WEIGHTS, remembered: int = REMEMBERED) -> CombinedReader:
    """Return the reader with the weights of a folder; UnusableWeights where a file is not as it was examined.

    `remembered` says how many turns the encoder keeps, so that a repeated one is not read anew.
    """
    encoder = LocalEncoder.load(folder, remembered, only=USED)
    return CombinedReader(RuleReader(), encoder, load_combination(folder / COMBINATION))


def load_combination(path: Path) -> Combination:
    """Return how rules and encoder are weighed; UnusableWeights where the file is missing or has another form."""
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
        weights = {str(name): Weights(*map(float, three)) for name, three in given["weights"].items()}
        return Combination(str(given["version"]), weights)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnusableWeights(
            f"{path} cannot be read ({error}). Install Warmline anew, or run `make models`."
        ) from error
