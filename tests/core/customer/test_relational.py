"""What is work, what is warmth, what is a reason: by the words alone."""

from __future__ import annotations

import pytest

from warmline.core.customer.relational import WARM_WORDS, gives_reason, is_work, names_number, only_waits
from warmline.core.customer.sentences import pieces

WORK = (
    "I am asking the driver now and tell you by 18:00.",
    "We're checking it with the depot, you'll hear from me by noon today.",
    "I'll write to you tomorrow by ten o'clock.",
    "I have the depot on the line and I ring you at 16:40 today.",
)
NO_WORK = (
    "I will look into it.",
    "I have been waiting for them since 14:00.",
    "Can I call you by 18:00 today?",
    "Maybe I will find out by 18:00.",
    "I can't write to you before 18:00.",
    "The van was there at 17:52.",
    "If it comes I will tell you by noon.",
)


@pytest.mark.parametrize("text", WORK)
def test_work_says_what_and_by_when(text: str) -> None:
    assert any(is_work(piece) for piece in pieces(text))


@pytest.mark.parametrize("text", NO_WORK)
def test_what_is_no_work(text: str) -> None:
    assert not any(is_work(piece) for piece in pieces(text))


@pytest.mark.parametrize(
    "text",
    ["I'm glad that you told me.", "Thank you for explaining it.", "Take good care!", "You have been so patient."],
)
def test_warm_words(text: str) -> None:
    assert WARM_WORDS.search(text)


@pytest.mark.parametrize("text", ["I am here.", "The good parcel is at the depot.", "You have been charged 40 euros."])
def test_words_that_are_not_warm(text: str) -> None:
    assert not WARM_WORDS.search(text)


def test_a_reason_is_about_something() -> None:
    assert gives_reason("It was late because the van broke down.")
    assert gives_reason("The street has two number fourteens.")
    assert not gives_reason("I do it because you are you and you know what you need.")


def test_a_time_of_day_is_no_figure() -> None:
    assert names_number("It is 6.90 euros, by 17:00.")
    assert names_number("Parcel 4471.")
    assert not names_number("You hear from me by 17:00, or 5 pm.")


def test_a_wait_alone_and_a_wait_with_work() -> None:
    assert only_waits("Two more minutes, please.")
    assert only_waits("Please give me about 2 minutes.")
    assert not only_waits("Give me a minute, I'll ask the driver.")
