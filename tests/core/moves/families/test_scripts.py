from __future__ import annotations

import pytest
from tests.core.moves.read import PARCEL, agent, found, names

STOCK = (
    "We apologise for any inconvenience.",
    "Sorry for the inconvenience caused.",
    "Your call is important to us.",
    "We value your business.",
    "Rest assured we are looking into it.",
    "I understand your frustration.",
    "Thank you for your patience and understanding.",
    "Please do not hesitate to contact us.",
    "We take this matter very seriously.",
    "Dear valued customer, hello.",
    "Please be advised that it is late.",
    "Is there anything else I can help you with today?",
    "At your earliest convenience.",
    "I completely understand how you feel.",
    "We strive to do better.",
    "Your issue has been noted.",
    "We regret the inconvenience.",
    "it has been forwarded to the concerned department, the concerned team will look",
    "We are experiencing a high volume of calls.",
    "I'd be more than happy to assist you with that today.",
)
OWN = (
    "You waited in for two days and nothing came.",
    "I'll call you by 18:00.",
    "I'm sorry about the two days.",
    "Which colour was it?",
    "Thank you for the photo.",
    "Tell me about Tuesday.",
)


@pytest.mark.parametrize("text", STOCK)
def test_stock_phrases(text: str) -> None:
    assert "stock_phrase" in agent(text)


@pytest.mark.parametrize("text", OWN)
def test_own_words_are_no_stock_phrase(text: str) -> None:
    assert "stock_phrase" not in agent(text)


def test_the_same_sentence_again() -> None:
    first = "a: I have asked the depot to look for your parcel."
    assert "repeats_itself" in names(PARCEL, first, "c: and?", first)
    near = "a: I have asked the depot to look for your parcel again."
    assert "repeats_itself" in names(PARCEL, first, "c: and?", near)
    other = "a: The depot found your parcel behind the scales."
    assert "repeats_itself" not in names(PARCEL, first, "c: and?", other)


def test_an_exact_repetition_is_surer_than_a_near_one() -> None:
    first = "a: I have asked the depot to look for your parcel."
    near = "a: I have asked the depot to look for your parcel again."
    exact = found("repeats_itself", PARCEL, first, "c: and?", first)
    assert exact.confidence > found("repeats_itself", PARCEL, first, "c: and?", near).confidence


def test_short_courtesies_may_come_back() -> None:
    assert "repeats_itself" not in names(PARCEL, "a: one moment please", "c: ok", "a: one moment please")


def test_only_the_agents_own_words_count() -> None:
    line = "I have asked the depot to look for my parcel."
    assert "repeats_itself" not in names(f"c: {line}", f"a: {line}")


def test_the_subject_line_of_a_reply_is_not_the_agent_saying_it_again() -> None:
    head = "a: Subject: Re: Order 58120, two cups of six are missing, sorry for the inconvenience\n\n"
    first, second = f"{head}The two cups leave today.", f"{head}They reach you on Friday."
    assert names(PARCEL, first, "c: and when?", second) & {"repeats_itself", "stock_phrase", "apologises"} == set()
