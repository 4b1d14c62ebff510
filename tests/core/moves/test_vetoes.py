"""What the words of a sentence rule out, whatever a model makes of it."""

from __future__ import annotations

import pytest
from tests.builders import mark

from warmline.core.moves.vetoes import is_past, ruled_out


@pytest.mark.parametrize(
    "said",
    [
        "I sent it yesterday at 5 pm.",
        "I called the depot at three and they have it.",
        "I was going to call you at 5 pm yesterday.",
        "The refund was issued on Tuesday.",
        "We shipped your order on Monday.",
    ],
)
def test_a_sentence_of_what_is_past_gives_no_step(said: str) -> None:
    assert is_past(said)
    assert ruled_out("next_step_with_time", said, ())
    assert ruled_out("follows_up", said, ())
    assert not ruled_out("gives_information", said, ())


@pytest.mark.parametrize(
    "said",
    [
        "I will call you at five.",
        "I called the depot and they will ring you at five.",
        "I have booked the courier for Friday at noon.",
        "You hear from me by five.",
        "I am going to send it tonight.",
        "I asked them, and by tomorrow noon we’ll have it.",
    ],
)
def test_what_is_still_to_come_stays_a_step(said: str) -> None:
    assert not is_past(said)
    assert not ruled_out("next_step_with_time", said, ())


@pytest.mark.parametrize(
    ("said", "out"),
    [
        ("Have a lovely party!", True),
        ("A pleasure to help you and your cat too.", True),
        ("All the best for your exam!", True),
        ("We apologise for any inconvenience.", False),
        ("Have a nice day.", False),
        ("Your call is important to us.", False),
    ],
)
def test_a_warm_word_for_the_customers_own_life_is_no_stock_phrase(said: str, out: bool) -> None:
    assert ruled_out("stock_phrase", said, ()) is out


def test_what_the_rules_see_as_a_personal_end_is_no_stock_phrase_and_a_bare_one_may_be() -> None:
    said = "I hope the words come to you."
    assert ruled_out("stock_phrase", said, [mark("says_goodbye_warmly", said, said, 0.75)])
    assert not ruled_out("stock_phrase", said, [mark("says_goodbye_warmly", said, said, 0.55)])
    assert not ruled_out("stock_phrase", said, [mark("greets", said, said, 0.95)])
