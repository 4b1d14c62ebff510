"""Feedback praises what comes from this case alone, joins sentences, and names what will hurt."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.core.practice.test_drills import PARCEL, WORDS

from warmline.adapters.packs import load_rubric
from warmline.core.moves import Kind, Mark
from warmline.core.moves.rules import RuleReader
from warmline.core.practice import own_feedback
from warmline.core.practice.drills import look_at, read_answer
from warmline.core.practice.own_feedback import HURTS, TELLING, Look, speaks_of_case

HOTEL = "Two hours on hold, with the kids in the car. That is maddening, call the hotel"


def look(answer: str, behaviour: str = "names_feeling", context: str = "Chat, parcel service.") -> Look:
    drill = replace(PARCEL, behaviour=behaviour, context=context)
    return look_at(drill, answer, RuleReader(), load_rubric())


def anchor(answer: str, behaviour: str = "names_feeling") -> int:
    seen = look(answer, behaviour).seen
    assert seen is not None
    return seen.anchor


def test_things_of_another_case_are_no_praise_and_are_told() -> None:
    found = look(HOTEL)
    assert found.seen is not None
    assert found.seen.anchor == 2
    assert found.foreign == ("Two hours", "kids", "car", "hotel")
    assert not found.bare


def test_one_strange_thing_beside_true_ones_still_holds_it_down() -> None:
    true = "The bell never rang for two whole days. No wonder you are annoyed."
    assert anchor(true) == 4
    found = look(true.replace("rang", "rang and the dog barked"))
    assert (found.seen and found.seen.anchor, found.foreign) == (2, ("dog",))


def test_where_nothing_is_told_of_the_case_nothing_is_foreign() -> None:
    assert look(HOTEL, context="").foreign == ()


def test_an_anchor_that_speaks_of_this_case_needs_a_word_of_it() -> None:
    found = look("You paid for a seat and stood in the corridor, of course you are annoyed.")
    assert found.seen is not None
    assert (found.seen.anchor, found.bare, found.foreign) == (2, True, ())


def test_an_anchor_that_does_not_speak_of_the_case_needs_none() -> None:
    rubric = load_rubric()
    _skill, validates = rubric.behaviour("validates")
    assert [speaks_of_case(validates, grade) for grade in (2, 3, 4)] == [False, False, True]
    assert anchor("You have every right to feel like that. I will see to it by 15:00.", "validates") == 3


@pytest.mark.parametrize(
    ("answer", "quotes"),
    [
        ("ugh, two days. I'd be fuming too.", ["ugh, two days.", "I'd be fuming too."]),
        (
            "You kept two whole days free. That's rubbish, I'm sorry.",
            ["You kept two whole days free.", "That's rubbish, I'm sorry"],
        ),
    ],
)
def test_warm_plain_words_and_their_detail_are_read_together(answer: str, quotes: list[str]) -> None:
    seen = look(answer).seen
    assert seen is not None
    assert seen.anchor >= 3
    assert [mark.quote for mark in seen.marks] == quotes
    assert all(answer[mark.start : mark.end] == mark.quote for mark in seen.marks)


@pytest.mark.parametrize(
    "answer",
    [
        "I understand your frustration. The driver noted it and the bell rang for two days.",
        "Two whole days. That's rubbish.",
        "Two whole days. I'd be fuming too. But you are lying.",
        "I'd be fuming too.",
    ],
)
def test_a_set_phrase_a_retort_or_no_detail_is_not_lifted(answer: str) -> None:
    assert anchor(answer) <= 2


@pytest.mark.parametrize(
    ("answer", "name", "quote"),
    [
        ("You shut up and listen to me, you are lying", "insults", "you are lying"),
        ("calm down please, its not my fault", "dismisses", "calm down please"),
        ("You should have opened the door.", "blames_customer", "You should have opened the door."),
    ],
)
def test_the_move_that_hurts_most_is_named(answer: str, name: str, quote: str) -> None:
    found = look(answer)
    assert found.seen is not None
    assert found.seen.anchor == 1
    assert found.hurt is not None
    assert (found.hurt.name, found.hurt.quote) == (name, quote)
    assert name in HURTS


def test_what_hurts_is_named_where_no_chance_was_given_too() -> None:
    found = look("You are lying.", "softens_no")
    assert found.seen is None
    assert found.hurt is not None


def test_a_friendly_answer_hurts_nobody() -> None:
    assert look(WORDS.say).hurt is None
    assert look("asdf").hurt is None
    assert (
        read_answer(PARCEL, WORDS.say, RuleReader(), load_rubric())
        == look_at(PARCEL, WORDS.say, RuleReader(), load_rubric()).seen
    )


@pytest.mark.parametrize(("sure", "named"), [(TELLING, True), (0.5, False)])
def test_what_the_reader_is_not_sure_of_is_not_held_against_anybody(sure: float, named: bool) -> None:
    text = "You already use our tablets, so it is not them."
    mark = Mark(Kind.MOVE, "argues", text, 0, len(text), sure)
    _skill, behaviour = load_rubric().behaviour("uses_detail")
    found = own_feedback.look(("I use your tablets.", "Chat."), text, None, [mark], behaviour)
    assert (found.hurt is not None) is named
