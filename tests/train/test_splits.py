"""The written splits: fixed, by conversation, with poor talks in each part."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from train.examples import Part
from train.splits import hashed, listed, part_of

PINNED = [Part.TRAIN, Part.DEV, Part.TRAIN]


@pytest.mark.parametrize(("corpus", "conversations"), [("annomi", 88), ("casino", 347)])
def test_every_conversation_has_one_part_and_most_are_trained_on(corpus: str, conversations: int) -> None:
    parts = Counter(listed(corpus).values())
    assert parts.total() == conversations
    assert set(parts) == set(Part)
    assert 0.6 < parts[Part.TRAIN] / conversations < 0.75
    assert parts[Part.HELD] / conversations > 0.15


def test_whatever_is_not_written_down_is_held_out() -> None:
    assert part_of("annomi", "no such talk") is Part.HELD


@given(st.text(max_size=20))
def test_the_rule_gives_a_name_one_part_for_ever(name: str) -> None:
    assert hashed("politeness_wikipedia", name) is hashed("politeness_wikipedia", name)


def test_the_rule_is_the_one_that_was_used() -> None:
    assert [hashed("politeness_wikipedia", name) for name in ("629705", "244336", "1")] == PINNED
