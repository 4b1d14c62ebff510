"""Heads: from vectors to probabilities, with n-grams where a head has them, packed and unpacked."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.adapters.encoder.parts import head, head_set, ngram_weights

from warmline.adapters.encoder.heads import pack, unpack

ON = np.array([0, 0, 1, 0], np.float32)
OFF = np.zeros(4, np.float32)


def test_a_class_by_itself_gets_the_logistic_of_its_logit() -> None:
    said = head_set(head()).of_turn(ON, "hello")
    assert said == {"tone.kind": pytest.approx(1 / (1 + np.exp(-0.5)))}


def test_exclusive_classes_sum_to_one() -> None:
    one = head(shape="one_of", classes=("a", "b", "c"), weight=np.eye(3, 4, dtype=np.float32), bias=np.zeros(3))
    said = head_set(one).of_turn(np.array([2, 1, 0, 0], np.float32), "hello")
    assert sum(said.values()) == pytest.approx(1.0)
    assert said["tone.a"] > said["tone.b"] > said["tone.c"]


def test_a_number_stays_a_number() -> None:
    assert head_set(head(shape="number", bias=np.array([6.5]))).of_turn(ON, "")["tone.kind"] == pytest.approx(7.5)


def test_n_grams_of_the_text_move_the_logit() -> None:
    weights, scale = ngram_weights("thank you", 100), np.array([0.02], np.float32)
    thanks = head_set(head(ngrams=weights, ngram_scale=scale))
    assert thanks.of_turn(OFF, "thank you")["tone.kind"] > 0.9
    assert thanks.of_turn(OFF, "go away now")["tone.kind"] == pytest.approx(1 / (1 + np.exp(0.5)))


def test_heads_of_turns_and_of_sentences_speak_for_themselves() -> None:
    both = head_set(head("tone"), head("moves", by_sentence=True))
    assert set(both.of_turn(ON, "hi")) == {"tone.kind"}
    assert set(both.of_sentence(ON, "hi")) == {"moves.kind"}
    assert both.names == ("tone.kind", "moves.kind")


def test_thresholds_are_those_chosen_or_a_half() -> None:
    heads = head_set(head("tone", thresholds=(0.35,)), head("moves"), head("score", shape="number"))
    assert heads.thresholds == {"tone.kind": 0.35, "moves.kind": 0.5}


def test_weights_for_other_classes_are_refused() -> None:
    with pytest.raises(ValueError, match="'tone'"):
        head(classes=("a", "b"))


def test_an_unknown_shape_is_refused() -> None:
    entry = {"name": "tone", "shape": "round", "classes": ["kind"], "by_sentence": False}
    with pytest.raises(ValueError, match="round"):
        unpack([entry], pack([head()], np.ones(3, np.float32)))


@given(st.booleans(), st.booleans(), st.integers(0, 5))
def test_what_is_packed_comes_out_the_same(by_sentence: bool, with_ngrams: bool, seed: int) -> None:
    dice = np.random.default_rng(seed)
    extra = {"ngrams": ngram_weights("so sorry", 50), "ngram_scale": np.array([0.01], np.float32)}
    made = head(
        by_sentence=by_sentence,
        weight=dice.normal(size=(1, 4)).astype(np.float32),
        thresholds=(0.25,),
        **(extra if with_ngrams else {}),
    )
    entry = {"name": "tone", "shape": "any_of", "classes": ["kind"], "by_sentence": by_sentence, "thresholds": [0.25]}
    again = unpack([entry], pack([made], head_set().rarity))
    ask = again.of_sentence if by_sentence else again.of_turn
    wanted = head_set(made).of_sentence if by_sentence else head_set(made).of_turn
    assert ask(ON, "so sorry") == wanted(ON, "so sorry")
    assert again.thresholds == {"tone.kind": 0.25}
