from __future__ import annotations

import pytest
from tests.builders import conversation, read_by_hand

from warmline.core.moves.promised import Promise, commits, promises
from warmline.core.moves.rules import RuleReader


def found(*lines: str) -> tuple[Promise, ...]:
    return promises(RuleReader().read(conversation(*lines)))


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("I will call you back by 17:00.", "by 17:00"),
        ("I will send the label today.", "today"),
        ("We will refund the fee within two days.", "within two days"),
        ("I will let you know.", None),
        ("Somebody will get back to you soon.", None),
    ],
)
def test_a_promise_is_listed_with_the_time_that_was_said(said: str, due: str | None) -> None:
    (each,) = found("c: Where is it?", f"a: {said}")
    assert each.quote == said
    assert each.turn == 1
    assert each.due == due


def test_the_quote_is_the_whole_sentence() -> None:
    text = "I see it. I will call you by 17:00, if that suits you. Bye!"
    (each,) = found("c: Where is my parcel?", f"a: {text}")
    assert each.quote == text[each.start : each.end] == "I will call you by 17:00, if that suits you."


@pytest.mark.parametrize("said", ["The parcel is in Leeds.", "Will I call you?", "You said you would call."])
def test_other_sentences_promise_nothing(said: str) -> None:
    assert found("c: Where is it?", f"a: {said}") == ()


def test_the_customers_promises_are_not_listed() -> None:
    assert found("c: I will call you by 17:00.", "a: Thank you.") == ()


def test_one_promise_a_sentence_and_none_from_unsure_marks() -> None:
    talk = conversation("c: And now?", "a: I will write today. I may look at it.")
    reading = read_by_hand(
        talk,
        {
            1: [
                ("promises", "I will write today"),
                ("next_step_with_time", "write today"),
                ("promises", "I may look", 0.3),
            ]
        },
    )
    assert [each.quote for each in promises(reading)] == ["I will write today."]


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("I will call you at 3 pm on Tuesday.", "at 3 pm on Tuesday"),
        ("I promise you an answer before noon.", "before noon"),
        ("You will have it within the next two hours.", "within the next two hours"),
        ("I will do my best to get it done by Friday evening.", "by Friday evening"),
        ("I will get back to you as soon as possible.", None),
        ("I will write to you about the two parcels.", None),
    ],
)
def test_a_time_that_stands_in_the_sentence_is_found_wherever_it_stands(said: str, due: str | None) -> None:
    talk = conversation("c: And now?", f"a: {said}")
    (each,) = promises(read_by_hand(talk, {1: [("promises_vaguely", said.split()[0])]}))
    assert (each.due is None) is (due is None)
    assert due is None or (each.due or "").split()[-1] == due.split()[-1]
    assert each.due is None or each.due in said


@pytest.mark.parametrize(
    "said",
    [
        "I will refund the whole order.",
        "We'll send you a new one.",
        "Let me refund that for you.",
        "You will have your money back tomorrow.",
        "I can refund all of it right away.",
    ],
)
def test_these_bind(said: str) -> None:
    assert commits(said)


@pytest.mark.parametrize(
    "said",
    [
        "Would a full refund help?",
        "If it does not come, I will refund the whole order.",
        "I cannot refund the whole order.",
        "I will not refund the order.",
        "A full refund needs my lead's word.",
        "Perhaps I will refund the order.",
        "Shall I say that I will refund it?",
    ],
)
def test_what_is_asked_denied_or_hangs_on_something_binds_nobody(said: str) -> None:
    assert not commits(said)


def test_only_the_part_in_question_must_not_be_denied() -> None:
    said = "I will not let you wait, I will refund the whole order."
    assert not commits(said)
    assert commits(said, "I will refund the whole order")
