"""What makes an answer speak of this case, and what in it belongs to another."""

from __future__ import annotations

import pytest

from warmline.core.practice.case_words import ENOUGH, best_sentence, foreign_to, shared

CASE = (
    "I'm so annoyed. I waited in for two whole days and nobody rang the bell!\n"
    "Chat, parcel service. The driver noted it for Ms Adler in May, at a fee of 40 euros in six parts."
)


@pytest.mark.parametrize(
    "text",
    [
        "Two days at home for nothing.",
        "Nobody rang the bell.",
        "Ms Adler has it.",
        "It can be in six letters.",
        "The 40 were too much.",
        "Your driver came.",
    ],
)
def test_words_names_and_figures_of_the_case_come_back(text: str) -> None:
    assert shared(CASE, text) >= ENOUGH


@pytest.mark.parametrize(
    "text",
    [
        "I understand that you are annoyed.",
        "Two hours on hold, that is maddening.",
        "Six weeks is no joke.",
        "We waited as well.",
        "I will look for the parcel now.",
        "² ٣ and nothing else.",
        "",
    ],
)
def test_feelings_common_words_and_other_figures_are_no_detail(text: str) -> None:
    assert shared(CASE, text) < ENOUGH


def test_the_sentence_with_most_of_the_case_is_found() -> None:
    text = "Ugh. The bell, for two whole days. I'd be fuming too."
    place = best_sentence(CASE, text)
    assert place is not None
    assert text[slice(*place)] == "The bell, for two whole days."
    assert best_sentence(CASE, "That is maddening.") is None


@pytest.mark.parametrize(
    ("text", "strange"),
    [
        ("Two hours on hold, with the kids in the car.", ("Two hours", "kids", "car")),
        ("Three days and no bell.", ("Three days",)),
        ("No wonder, after what Anna told you.", ("Anna",)),
        ("Two whole days, and the driver came in May for Mrs Adler.", ()),
        ("I will send a van at five, and Anna calls you in three days.", ()),
        ("Would a hotel help you?", ()),
        ("No wonder you are annoyed, that is a lot to carry.", ()),
        ("Carpets and hospitality.", ()),
        ("No wonder, your helmet was late.", ("your helmet",)),
        ("I will send your helmet at noon.", ("your helmet",)),
        ("I will send the helmet at noon.", ()),
        ("Is it your helmet?", ()),
        ("Your bell, your parcel and your patience: thank you.", ()),
        ("I will write to your inbox, and thanks for your honesty.", ()),
    ],
)
def test_what_was_never_told_is_foreign_but_not_in_the_agents_own_deeds(text: str, strange: tuple[str, ...]) -> None:
    assert foreign_to(CASE, text) == strange


def test_things_of_one_kind_stand_for_each_other() -> None:
    assert foreign_to("My daughter turns six.", "A birthday for a child, no wonder.") == ()
    assert foreign_to("My order is late.", "A birthday for a child, no wonder.") == ("birthday", "child")


def test_what_belongs_to_the_customer_may_be_called_by_another_name_of_its_kind() -> None:
    assert foreign_to("My washer leaks.", "Water from your dryer, that is a mess.") == ()
    assert foreign_to("My lamp flickers.", "Water from your dryer, that is a mess.") == ("your dryer",)
