"""Harder sentences: reports, doubts, several things at once."""

from __future__ import annotations

import pytest
from tests.scenes import keys, listen, state_with

from warmline.core.customer.heard import Noise


@pytest.mark.parametrize(
    "text",
    [
        "Someone in our shop promised you a new parcel.",
        "So you want a new parcel, I understand.",
        "I wish I could send a new parcel.",
        "You were told that a new parcel would come.",
    ],
)
def test_what_others_said_is_no_offer(text: str) -> None:
    assert listen(text).offers == ()


def test_a_wish_said_back_with_an_offer_is_an_offer() -> None:
    assert keys(listen("You want a new parcel, so I will send a new one tonight.").offers) == ["new_parcel"]


def test_two_offers_in_one_breath() -> None:
    heard = listen("I can ask the driver today, or send a new parcel tonight.")
    assert set(keys(heard.offers)) == {"ask_driver", "new_parcel"}


def test_a_question_that_points_back_asks_about_the_sentence_before() -> None:
    heard = listen("The note says number 14. Does that exist?")
    assert "no_fourteen" in keys(heard.asked)


def test_a_question_mark_is_not_needed() -> None:
    assert keys(listen("is there a number 14 near you").asked) == ["no_fourteen"]
    assert keys(listen("so when do you need it").asked) == ["birthday"]


def test_several_questions_fetch_several_facts() -> None:
    assert set(keys(listen("What is in it? Who is at home tomorrow?").asked)) == {"birthday", "friday_out"}


def test_told_facts_are_still_heard_as_asked() -> None:
    heard = listen("Is there a number 14?", state=state_with(told=("no_fourteen",)))
    assert keys(heard.asked) == ["no_fourteen"]


@pytest.mark.parametrize(
    ("text", "goodbye"),
    [
        ("Have a nice day!", True),
        ("Bye.", True),
        ("Goodbye and take care.", True),
        ("Is that all, or is there something else? Bye.", False),
        ("Have a look at the note.", False),
    ],
)
def test_goodbyes(text: str, goodbye: bool) -> None:
    assert (listen(text).goodbye is not None) is goodbye


def test_notes_without_small_words_are_no_foreign_language() -> None:
    assert listen("Driver's note: number 14, Tuesday 17:52, parcel, lane, no photo.").noise is None
    assert listen("Der Fahrer hat das Paket abgegeben gestern").noise is Noise.OTHER_LANGUAGE


@pytest.mark.parametrize(
    "text",
    ["Can I have your order number?", "What is your order number", "Please confirm your address.", "your name please?"],
)
def test_being_asked_for_what_is_on_the_screen(text: str) -> None:
    assert listen(text).record


@pytest.mark.parametrize(
    "text", ["Do you need the room or the card first?", "Is the order for a child?", "I see your order."]
)
def test_a_word_like_order_alone_asks_for_nothing(text: str) -> None:
    assert listen(text).record == ()


def test_traps_need_a_trap() -> None:
    assert keys(listen("Please try next door.").traps) == ["ask_neighbours"]
    assert keys(listen("You will hear shortly.").traps) == ["soon_again"]
    assert listen("You were told soon yesterday.").traps == ()


def test_long_talk_is_cut_but_counted() -> None:
    heard = listen("word " * 20_000)
    assert heard.words == 6000
