"""A talk in the terminal: the bar, the case, the letter."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.parcel import parcel_birthday

from warmline.config.cli.practising.scripted import end_object, turn_object
from warmline.config.cli.practising.show import _ENDINGS, _MAY, bar, console, show_case, show_customer, show_end
from warmline.config.cli.practising.stage import Stage
from warmline.core.customer.mood import Mood
from warmline.core.customer.scenario import OfferRule
from warmline.core.customer.state import Ending

KIND = "Two days at home for nothing, no wonder you are annoyed. I will send a new one tonight."
SHARE = st.floats(0, 1)


def stage() -> Stage:
    return Stage.set(parcel_birthday(), 3)


def printed(*calls: tuple) -> str:
    with console.capture() as kept:
        for call, *arguments in calls:
            call(*arguments)
    return kept.get()


@given(SHARE, SHARE, SHARE, SHARE)
def test_the_bar_is_always_as_long_and_fuller_with_a_better_mood(a: float, t: float, p: float, h: float) -> None:
    mood = stage_mood(a, t, p, h)
    assert len(bar(mood)) == 12
    assert bar(mood).count("▰") == round(mood.warmth * 12)
    assert "▱▰" not in bar(mood)


def stage_mood(anger: float, trust: float, patience: float, hope: float) -> Mood:
    return replace(_MOOD, anger=anger, trust=trust, patience=patience, hope=hope)


_MOOD = Stage.set(parcel_birthday(), 1).scene.turns[0].mood


def test_every_ending_and_every_rule_has_its_words() -> None:
    assert set(_ENDINGS) == set(Ending)
    assert set(_MAY) == set(OfferRule)
    assert all("{name}" in words for words in _ENDINGS.values())


def test_the_case_shows_all_that_the_agent_knows_and_may_do() -> None:
    scenario = parcel_birthday()
    text = " ".join(printed((show_case, scenario)).split())
    for fact in scenario.record:
        assert fact.label in text
    for offer in scenario.offers:
        assert _MAY[offer.rule] in text
    assert scenario.policy.title in text


def test_the_customer_is_named_with_mood_and_words() -> None:
    opening = stage().scene.turns[0]
    text = printed((show_customer, "Ines", opening))
    assert text.startswith("Ines  ")
    assert bar(opening.mood) in text
    assert opening.customer.split()[0] in text


def test_markup_in_the_words_of_a_customer_is_no_markup() -> None:
    odd = replace(stage().scene.turns[0], customer="[bold]no[/bold] [/]")
    assert "[bold]no[/bold] [/]" in printed((show_customer, "Ines", odd))


def test_a_talk_without_an_answer_ends_without_a_letter() -> None:
    text = printed((show_end, stage()))
    assert "You ended the talk here." in text
    assert "Suggested" not in text


def test_a_letter_tells_the_case_and_that_nobody_checked_it() -> None:
    text = " ".join(printed((show_end, stage().answered(KIND))).split())
    assert "The case: not solved. Satisfaction " in text
    assert "Suggested: worked out by the computer, checked by no one." in text


def test_an_answer_makes_a_new_stage_and_rewinding_gives_the_old_one_back() -> None:
    first = stage()
    second = first.answered(KIND)
    assert len(first.scene.turns) == 1
    assert len(second.scene.turns) == 2
    back = second.rewound(1)
    assert (back.scene.turns[0].mood, back.scene.seed, back.over) == (first.scene.turns[0].mood, 3, False)
    assert back.answered(KIND).scene == second.scene
    with pytest.raises(ValueError, match="2"):
        second.rewound(2)


def test_a_turn_for_programs_is_rounded_and_its_opening_has_no_agent() -> None:
    found = turn_object(0, stage().scene.turns[0])
    assert (found["turn"], found["agent"], found["ended"]) == (0, None, None)
    assert all(value == round(value, 4) for value in found["mood"].values())
    answered = turn_object(1, stage().answered(KIND).scene.turns[-1])
    assert answered["agent"] == KIND
    assert answered["because"]
    assert all(each["text"] and each["reason"] for each in answered["because"])


def test_the_end_for_programs_of_a_talk_that_was_not_ended() -> None:
    found = end_object(stage().answered(KIND))
    assert (found["ended"], found["solved"]) == ("unfinished", False)
    assert 0 <= found["satisfaction"] <= 100
    assert 0 <= found["loyalty"] <= 100


def test_a_customer_who_is_insulted_leaves_and_the_end_says_so() -> None:
    now = stage()
    while not now.over:
        now = now.answered("Shut up, you idiot.")
    ended = now.scene.ended
    assert ended is not None
    assert end_object(now)["ended"] == ended.value != "resolved"
    assert _ENDINGS[ended].format(name=parcel_birthday().persona.first_name) in printed((show_end, now))
