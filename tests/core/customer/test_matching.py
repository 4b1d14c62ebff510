from __future__ import annotations

import pytest
from tests.parcel import parcel_birthday

from warmline.core.customer.matching import best_fact, best_offer, case_words, content_words, stem


@pytest.mark.parametrize(
    ("word", "same"),
    [
        ("neighbours", "neighbour"),
        ("needed", "need"),
        ("parties", "party"),
        ("delivered", "deliver"),
        ("sending", "send"),
        ("driver's", "driver"),
        ("times", "time"),
    ],
)
def test_endings_do_not_matter(word: str, same: str) -> None:
    assert stem(word) == stem(same)


def test_small_words_carry_nothing() -> None:
    assert content_words("Can you tell me what is in it?") == frozenset()
    assert content_words("The parcel, at 14!") == {stem("parcel"), "14"}


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("Is it the daughter's present?", "birthday"),
        ("Have you asked every neighbour?", "neighbours"),
        ("Did somebody promise to call yesterday?", "soon"),
        ("Who works on Friday morning, and is Mrs Lind at home?", "friday_out"),
    ],
)
def test_a_question_finds_the_fact_whose_words_it_uses(question: str, fact: str) -> None:
    assert best_fact(parcel_birthday(), question) == fact


@pytest.mark.parametrize("question", ["Which browser do you use?", "How is the weather?", "", "What about it?"])
def test_a_question_about_something_else_finds_none(question: str) -> None:
    assert best_fact(parcel_birthday(), question) is None


def test_a_stricter_limit_finds_less() -> None:
    question = "Was it a present?"
    assert best_fact(parcel_birthday(), question, 0.1) == "birthday"
    assert best_fact(parcel_birthday(), question, 0.9) is None


def test_an_offer_needs_two_of_its_words() -> None:
    scenario = parcel_birthday()
    assert best_offer(scenario, "you get a new parcel by noon tomorrow") == "new_parcel"
    assert best_offer(scenario, "the parcel") is None
    assert best_offer(scenario, "a refund of the delivery price") == "refund_delivery"


def test_a_tentative_offer_may_be_short() -> None:
    scenario = parcel_birthday()
    assert best_offer(scenario, "Would a new parcel help?") is None
    assert best_offer(scenario, "Would a new parcel help?", tentative=True) == "new_parcel"
    assert best_offer(scenario, "Would a new dress for the wedding help?", tentative=True) is None


def test_the_case_has_words_of_its_own() -> None:
    known = case_words(parcel_birthday())
    assert stem("driver") in known
    assert "14" in known
    assert stem("weather") not in known
