from __future__ import annotations

from tests.builders import conversation, read_by_hand

from warmline.core.scoring.dialogue import dialogue_of
from warmline.core.scoring.resolution import resolved_by_words
from warmline.core.scoring.scorecard import Resolved

TALK = conversation("c: Where is it?", "a: At the depot.", "c: last words")


def judged(agent: str | None, *closing: str, talk=TALK) -> Resolved:
    marks = {2: [(name, "last words") for name in closing]}
    if agent:
        marks[1] = [(agent, "At the depot")]
    return resolved_by_words(dialogue_of(talk, read_by_hand(talk, marks)))


def test_thanks_after_an_answer_is_solved() -> None:
    assert judged("gives_information", "thanks") is Resolved.YES
    assert judged("offers_remedy", "accepts") is Resolved.YES


def test_thanks_after_a_refusal_or_a_hand_over_is_unclear() -> None:
    assert judged("declines_with_reason", "thanks") is Resolved.UNCLEAR
    assert judged("escalates", "thanks") is Resolved.UNCLEAR
    assert judged(None, "thanks") is Resolved.UNCLEAR


def test_protest_at_the_end_is_not_solved() -> None:
    for cue in ("objects", "threatens_to_leave", "asks_for_supervisor", "shows_anger", "doubts"):
        assert judged("gives_information", cue, "thanks") is Resolved.NO


def test_silence_at_the_end_is_unclear() -> None:
    assert judged("gives_information") is Resolved.UNCLEAR
    assert judged("gives_information", "says_goodbye") is Resolved.UNCLEAR


def test_without_a_customer_it_is_unclear() -> None:
    assert judged(None, talk=conversation("a: hello", "n: x", "a: anyone?")) is Resolved.UNCLEAR


def test_protest_just_before_polite_thanks_is_unclear() -> None:
    talk = conversation("c: This is wrong", "a: It is at the depot", "c: thanks anyway")
    marks = {0: [("objects", "wrong")], 1: [("gives_information", "depot")], 2: [("thanks", "thanks")]}
    assert resolved_by_words(dialogue_of(talk, read_by_hand(talk, marks))) is Resolved.UNCLEAR
