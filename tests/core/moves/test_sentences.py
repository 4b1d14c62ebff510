"""Sentences by the hundred: what holds a move, what comes near to it, and what ordinary and poor agents write."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from exams.reading import GOOD_MARKS
from exams.talks import Sentence, false_marks, read_sentences
from tests.core.moves.read import READER, agent

from warmline.core.moves import MOVES

FOLDER = Path(__file__).parents[2] / "data" / "reading"
ORDINARY = tuple(read_sentences(FOLDER / "ordinary.txt", GOOD_MARKS))
NEAR = tuple(read_sentences(FOLDER / "near.txt", GOOD_MARKS))


def listed() -> list[tuple[str, str, bool, str]]:
    """The sentences of moves.txt: customer's words, move, whether it is there, sentence."""
    found: list[tuple[str, str, bool, str]] = []
    customer = move = ""
    for line in (FOLDER / "moves.txt").read_text(encoding="utf-8").splitlines():
        kind, _, rest = line.partition(" ")
        if kind == "c:":
            customer = rest
        elif kind == "=":
            move = rest
        elif kind in ("+", "-"):
            found.append((customer, move, kind == "+", rest))
    return found


LISTED = listed()


@pytest.mark.parametrize(("customer", "move", "there", "text"), LISTED, ids=lambda value: str(value)[:40])
def test_a_move_is_seen_where_it_is_and_only_there(customer: str, move: str, there: bool, text: str) -> None:
    assert (move in agent(text, f"c: {customer}")) is there


@pytest.mark.parametrize("sentence", ORDINARY, ids=lambda sentence: sentence.text[:40])
def test_ordinary_and_poor_sentences_get_no_good_mark(sentence: Sentence) -> None:
    assert false_marks(READER, sentence) == frozenset()


@pytest.mark.parametrize("sentence", NEAR, ids=lambda sentence: sentence.text[:40])
def test_words_of_a_move_without_the_move_are_not_marked(sentence: Sentence) -> None:
    assert false_marks(READER, sentence) == frozenset()


def test_there_are_enough_sentences_and_every_name_is_known() -> None:
    assert len(ORDINARY) >= 150
    assert len(NEAR) >= 100
    assert {name for sentence in (*ORDINARY, *NEAR) for name in sentence.barred} <= set(MOVES)
    counts = Counter((move, there) for _, move, there, _ in LISTED)
    assert {move for move, _ in counts} <= set(MOVES)
    assert [move for move, count in counts.items() if count < 4] == []


def test_no_sentence_is_listed_twice() -> None:
    twice = [key for key, count in Counter((move, text) for _, move, _, text in LISTED).items() if count > 1]
    assert twice == []
    assert [text for text, count in Counter(sentence.text for sentence in ORDINARY).items() if count > 1] == []
