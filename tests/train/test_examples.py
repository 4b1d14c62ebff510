"""Targets as rows of noughts and ones."""

from __future__ import annotations

import pytest
from train.examples import Head, Shape, many_hot, one_hot


def test_one_class() -> None:
    assert one_hot(("a", "b"), "b") == (0.0, 1.0)


def test_several_classes() -> None:
    assert many_hot(("a", "b", "c"), ["c", "a"]) == (1.0, 0.0, 1.0)


def test_unknown_classes_are_named() -> None:
    with pytest.raises(ValueError, match="'z' is none of a, b"):
        one_hot(("a", "b"), "z")
    with pytest.raises(ValueError, match="y, z"):
        many_hot(("a", "b"), ["z", "a", "y"])


def test_a_head_is_as_long_as_its_classes() -> None:
    assert len(Head("tone", Shape.ONE_OF, ("a", "b", "c"))) == 3
