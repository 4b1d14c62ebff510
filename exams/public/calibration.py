"""Do probabilities mean what they say? The expected calibration error of each head, on what was not trained on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from train.calibrate import calibration_error
from train.corpora.annomi import BEHAVIOURS, INPUTS, QUESTIONS
from train.examples import Part

from exams.public.annomi import Talks
from train.corpora import casino, politeness
from warmline.core.moves.encoding import Encoder, TextInContext

Array = NDArray[np.float64]


def lines(root: Path, encoder: Encoder, read: Talks | None) -> Iterator[str]:
    """Yield one line a head; .05 and less is wanted."""
    if read is not None:
        behaviour = np.array([BEHAVIOURS.index(said.behaviour) for said in read.held])
        question = np.array([QUESTIONS.index(said.question) for said in read.held])
        given = np.array([INPUTS.index(said.input) for said in read.held])
        yield _line("annomi_behaviour", _of_chosen(_columns(read, "annomi_behaviour", BEHAVIOURS), behaviour))
        yield _line("annomi_question", _of_chosen(_columns(read, "annomi_question", QUESTIONS), question))
        yield _line("annomi_input", _of_chosen(_columns(read, "annomi_input", INPUTS), given))
        reflection = np.array([said.reflection for said in read.held], np.float64)
        yield _line("annomi_reflection", calibration_error(read.given("annomi_reflection.yes"), reflection))
    for community in ("wikipedia", "stack-exchange"):
        held = [
            request
            for request in politeness.requests(root, community)
            if politeness.part_of(request) is Part.HELD and request.quartile in (0, 3)
        ]
        if held:
            said = encoder.encode([TextInContext(request.text) for request in held])
            polite = np.array([request.quartile == 3 for request in held], np.float64)
            error = calibration_error(np.array([turn.probabilities["politeness.polite"] for turn in said]), polite)
            yield _line(f"politeness, {community}", error)
    turns = [each for each in casino.examples(root) if each.part is Part.HELD]
    if turns:
        names = [f"casino.{name}" for name in casino.STRATEGIES]
        chances = np.array(
            [[turn.probabilities[name] for name in names] for turn in encoder.encode([each.turn for each in turns])]
        )
        right = np.array([each.targets["casino"] for each in turns])
        yield _line("casino", calibration_error(chances.ravel(), right.ravel()))


def _columns(read: Talks, head: str, classes: Sequence[str]) -> Array:
    return np.stack([read.given(f"{head}.{name}") for name in classes], 1)


def _of_chosen(chances: Array, true: NDArray[np.int64]) -> float:
    chosen = chances.argmax(1)
    return calibration_error(chances.max(1), (chosen == true).astype(np.float64))


def _line(head: str, error: float) -> str:
    return f"expected calibration error, {head}: {error:.3f}"
