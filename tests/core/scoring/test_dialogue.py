from __future__ import annotations

import pytest
from tests.builders import conversation, read_by_hand

from warmline.core.scoring.dialogue import dialogue_of

STOCK = "I understand your frustration."


def names_of(talk, marks) -> list[set[str]]:
    return [set(names) for names in dialogue_of(talk, read_by_hand(talk, marks)).names]


def test_a_reading_of_another_conversation_is_refused() -> None:
    talk = conversation("c: hi", "a: hi")
    other = conversation("c: hi")
    with pytest.raises(ValueError, match="1 turns and conversation 'c1' has 2"):
        dialogue_of(talk, read_by_hand(other, {}))


def test_helpful_moves_inside_a_stock_phrase_do_not_count() -> None:
    talk = conversation("c: hi", f"a: {STOCK} By 18:00.")
    marks = {
        1: [
            ("stock_phrase", STOCK),
            ("acknowledges_feeling", "your frustration"),
            ("acknowledges_generically", "I understand"),
            ("next_step_with_time", "By 18:00"),
        ]
    }
    assert names_of(talk, marks)[1] == {"stock_phrase", "acknowledges_generically", "next_step_with_time"}


def test_a_sentence_used_before_earns_nothing_for_the_same_move() -> None:
    talk = conversation("c: hi", "a: No wonder you are annoyed.", "c: well", "a: no wonder you are annoyed!")
    marks = {1: [("acknowledges_feeling", "No wonder")], 3: [("acknowledges_feeling", "no wonder")]}
    assert names_of(talk, marks) == [set(), {"acknowledges_feeling"}, set(), set()]


def test_a_copied_phrase_with_new_words_around_it_earns_nothing_either() -> None:
    talk = conversation("c: hi", "a: No wonder you are annoyed.", "c: hm", "a: Well, no wonder you are annoyed, Ines.")
    marks = {
        1: [("acknowledges_feeling", "No wonder you are annoyed")],
        3: [("acknowledges_feeling", "no wonder you are annoyed")],
    }
    assert names_of(talk, marks)[3] == set()


def test_short_words_may_be_said_twice() -> None:
    talk = conversation("c: hi", "a: Thank you.", "c: x", "a: Thank you.")
    marks = {1: [("thanks_customer", "Thank you")], 3: [("thanks_customer", "Thank you")]}
    assert names_of(talk, marks)[3] == {"thanks_customer"}


def test_a_hurting_move_counts_however_often() -> None:
    talk = conversation("c: hi", "a: You should have read the terms.", "c: x", "a: You should have read the terms.")
    marks = {n: [("blames_customer", "You should have read the terms")] for n in (1, 3)}
    assert names_of(talk, marks)[3] == {"blames_customer"}


def test_marks_that_are_likelier_wrong_than_right_do_not_count() -> None:
    talk = conversation("c: hi", "a: By 18:00 or so")
    assert names_of(talk, {1: [("next_step_with_time", "By 18:00", 0.35)]})[1] == set()
    assert names_of(talk, {1: [("next_step_with_time", "By 18:00", 0.4)]})[1] == {"next_step_with_time"}


def test_listening_before_the_customer_spoke_is_none() -> None:
    talk = conversation("n: opened", "a: Hi! How can I help you?", "c: hi", "a: What happened?")
    marks = {1: [("greets", "Hi!"), ("asks_open", "How can I help you?")], 3: [("asks_open", "What happened?")]}
    assert names_of(talk, marks) == [set(), {"greets"}, set(), {"asks_open"}]
