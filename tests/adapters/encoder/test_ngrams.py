"""Words and pairs as numbers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.adapters.encoder.ngrams import BUCKETS, buckets, weighed

EQUAL = np.ones(BUCKETS, np.float32)


def test_words_pairs_and_question_marks_count() -> None:
    assert sum(buckets("Is it late?").values()) == 4 + 3


def test_letters_in_capitals_and_curly_apostrophes_are_the_same_words() -> None:
    assert buckets("I DON’T know") == buckets("i don't know")


def test_the_order_of_words_matters() -> None:
    assert buckets("can you") != buckets("you can")


def test_rare_words_weigh_more() -> None:
    rarity = EQUAL.copy()
    (place,) = buckets("sorry")
    rarity[place] = 3.0
    places, weights = weighed("sorry you", rarity)
    assert places[weights.argmax()] == place


def test_a_text_without_words_has_no_weights() -> None:
    places, weights = weighed("...,,", EQUAL)
    assert len(weights) == len(places) <= 1


@given(st.text(alphabet="abc ?!", min_size=1, max_size=60))
def test_weights_have_the_length_one(text: str) -> None:
    places, weights = weighed(text, EQUAL)
    assert len(set(places.tolist())) == len(places)
    if len(places):
        assert float((weights**2).sum()) == pytest.approx(1.0, abs=1e-5)
