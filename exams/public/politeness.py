"""Politeness: held-out requests of Wikipedia, and all of Stack Exchange, which nothing was trained on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from train.corpora.politeness import Request, part_of, requests
from train.examples import Part

from exams.public import peers
from exams.public.figures import Figure, Labels, macro_f1, measured, rank_correlation
from exams.public.rows import Row
from warmline.core.moves.encoding import Encoder, TextInContext


def rows(root: Path, encoder: Encoder) -> Iterator[Row]:
    """Yield two rows a community: outer quartiles, and rank correlation over all requests."""
    train = [request for request in requests(root, "wikipedia") if part_of(request) is Part.TRAIN]
    names = (("wikipedia", "", 0.87, 0.59), ("stack-exchange", ", trained on wikipedia only", 0.68, 0.44))
    for community, how, wanted, people in names:
        held = [request for request in requests(root, community) if part_of(request) is Part.HELD]
        if held:
            yield from _community(f"politeness {community}{how}", held, train, encoder, wanted, people)


def _community(
    name: str, held: Sequence[Request], train: Sequence[Request], encoder: Encoder, wanted: float, people: float
) -> Iterator[Row]:
    read = encoder.encode([TextInContext(request.text) for request in held])
    outer = np.array([request.quartile in (0, 3) for request in held])
    true = np.array([int(request.quartile == 3) for request in held])
    said = np.array([int(turn.probabilities["politeness.polite"] >= 0.5) for turn in read])
    thanks = np.array([int("thank" in request.text.casefold()) for request in held])
    yield Row(
        f"{name}, top against bottom quartile, macro-F1",
        f"{int(outer.sum())} requests",
        _scored(true, said, outer),
        baseline=("says thanks", _scored(true, thanks, outer)),
        ngrams=_ngrams(train, held, true, outer),
        wanted=wanted,
    )
    score = np.array([request.score for request in held])
    ours = np.array([turn.probabilities["politeness_score.score"] for turn in read])
    yield Row(
        f"{name}, rank correlation",
        f"{len(held)} requests",
        measured(lambda chosen: rank_correlation(score[chosen], ours[chosen]), range(len(held))),
        people=Figure(people),
    )


def _scored(true: Labels, said: Labels, outer: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Figure:
    true, said = true[outer], said[outer]
    return measured(lambda chosen: macro_f1(true[chosen], said[chosen]), range(len(true)))


def _ngrams(
    train: Sequence[Request],
    held: Sequence[Request],
    true: Labels,
    outer: np.ndarray[tuple[int], np.dtype[np.bool_]],
) -> Figure | None:
    fit = [request for request in train if request.quartile in (0, 3)]
    if not fit:
        return None
    labels = np.array([int(request.quartile == 3) for request in fit])
    given = peers.chances([request.text for request in fit], labels, [request.text for request in held])
    return None if given is None else _scored(true, given.argmax(1), outer)
