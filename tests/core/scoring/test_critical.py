from __future__ import annotations

from tests.builders import conversation, read_by_hand

from warmline.core.scoring.critical import critical_errors
from warmline.core.scoring.scorecard import CriticalError

TALK = conversation("c: You idiot", "a: Same to you, idiot", "c: hm", "a: Your card ends in 1234")


def test_insults_and_data_of_others_are_found_with_their_words() -> None:
    reading = read_by_hand(TALK, {1: [("insults", "idiot")], 3: [("reveals_data", "ends in 1234")]})
    assert critical_errors(reading) == (
        CriticalError("insults", 1, "idiot"),
        CriticalError("reveals_data", 3, "ends in 1234"),
    )


def test_the_customers_insults_are_none_of_the_agents() -> None:
    assert critical_errors(read_by_hand(TALK, {0: [("insults_agent", "idiot")]})) == ()


def test_an_overpromise_is_critical_only_where_the_rules_are_known() -> None:
    reading = read_by_hand(TALK, {3: [("overpromises", "Your card")]})
    assert critical_errors(reading) == ()
    known = CriticalError("false_promise", 3, "Your card")
    assert critical_errors(reading, [known]) == (known,)


def test_the_same_error_known_and_seen_is_one_and_all_stand_in_order() -> None:
    reading = read_by_hand(TALK, {1: [("insults", "idiot")]})
    known = [CriticalError("false_promise", 3, "Your card"), CriticalError("insults", 1, "idiot")]
    assert [error.turn for error in critical_errors(reading, known)] == [1, 3]


def test_an_unsure_insult_caps_nothing() -> None:
    assert critical_errors(read_by_hand(TALK, {1: [("insults", "idiot", 0.65)]})) == ()
    assert len(critical_errors(read_by_hand(TALK, {1: [("insults", "idiot", 0.7)]}))) == 1
