"""Rarity of n-grams, and regressions on them where scikit-learn is installed."""

from __future__ import annotations

import numpy as np
import pytest
from train.examples import Head, Shape
from train.linear import designed, fit, rarity_of

from warmline.adapters.encoder.ngrams import buckets

TEXTS = ["thank you so much", "thanks a lot, thank you", "thank you very much"] * 5 + [
    "this is not right",
    "that is wrong and bad",
    "not good at all",
] * 5
KIND = np.array([[1.0]] * 15 + [[0.0]] * 15, np.float32)
EVEN = np.ones(30, np.float32)


def test_what_all_texts_have_is_least_rare() -> None:
    rarity = rarity_of(["we call you", "we write you", "we wait"])
    (we,), (wait,), (never,) = buckets("we"), buckets("wait"), buckets("never")
    assert rarity[we] == pytest.approx(1.0)
    assert rarity[we] < rarity[wait] < rarity[never]


def fitted(head: Head, targets: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    pytest.importorskip("sklearn")
    rarity = rarity_of(TEXTS)
    made = fit(head, designed(TEXTS, rarity), targets.astype(np.float32), EVEN)
    return made.logits(designed(["thank you", "that is wrong"], rarity)), made.weights


def test_a_class_by_itself_is_learnt_in_eight_bits() -> None:
    logits, weights = fitted(Head("kind", Shape.ANY_OF, ("yes",)), KIND)
    assert logits[0, 0] > 0 > logits[1, 0]
    assert weights.dtype == np.int8


def test_exclusive_classes_and_one_that_never_occurs() -> None:
    targets = np.c_[KIND[:, 0], 1 - KIND[:, 0], np.zeros(30)]
    logits, _ = fitted(Head("tone", Shape.ONE_OF, ("kind", "cold", "odd")), targets)
    assert logits.argmax(1).tolist() == [0, 1]
    assert (logits[:, 2] < logits[:, :2].min(1)).all()


def test_too_few_examples_give_a_bias_only() -> None:
    rare = np.zeros((30, 1))
    rare[:3] = 1
    logits, weights = fitted(Head("rare", Shape.ANY_OF, ("yes",)), rare)
    assert not weights.any()
    assert logits[0, 0] == logits[1, 0] == pytest.approx(np.log(3.5 / 27.5), abs=1e-4)


def test_numbers_are_learnt() -> None:
    logits, _ = fitted(Head("score", Shape.NUMBER, ("score",)), 4 * KIND - 2)
    assert logits[0, 0] > 0 > logits[1, 0]
