from __future__ import annotations

import pytest
from tests.builders import conversation, read_by_hand

from warmline.core.moves.promised import Promise, promises
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
