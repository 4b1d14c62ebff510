"""The same as for scoring alone, with the real reader and the real rubric: length and phrases must not win."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import conversation

from warmline.adapters.packs import load_rubric
from warmline.core.moves.rules import RuleReader
from warmline.core.scoring.feedback import write_feedback
from warmline.core.scoring.score import score
from warmline.core.scoring.scorecard import Resolved, Scorecard
from warmline.core.skills import Rubric

CUSTOMER = (
    "I am so annoyed. I waited at home for two days and my parcel is not here!",
    "It is a birthday present and I need it by Friday. When does it come?",
    "Why did nobody call me yesterday? I was promised a call.",
    "Thank you, that helps.",
)
HONEST = (
    "You waited at home for two days and nothing came. I can see why you are annoyed. What is in the parcel?",
    "You need it by Friday, so I will ask the driver now and write to you by 18:00 today.",
    "I am sorry that nobody called you yesterday. We promised it and did not do it. I will call you myself at 10:00.",
    "Does that solve it for you? I hope the birthday is a happy one.",
)
POOR = ("Order number?", "It is on its way.", "I cannot see that.", "Ok.")
STOCK = (
    "I understand your frustration.",
    "We apologise for any inconvenience caused.",
    "Your satisfaction is our top priority.",
    "Thank you for your patience and understanding.",
    "Rest assured that we are doing everything we can.",
    "I completely understand how you feel.",
)


@cache
def rubric() -> Rubric:
    return load_rubric()


def card_of(answers: tuple[str, ...]) -> Scorecard:
    talk = conversation(
        *(line for pair in zip(CUSTOMER, answers, strict=True) for line in (f"c:{pair[0]}", f"a:{pair[1]}"))
    )
    return score(talk, RuleReader().read(talk), rubric(), resolved=Resolved.UNCLEAR)


@cache
def overall(answers: tuple[str, ...]) -> float:
    found = card_of(answers).overall
    assert found is not None
    return found


def test_the_honest_answers_beat_the_poor_ones_clearly() -> None:
    assert overall(HONEST) > overall(POOR) + 20


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(STOCK), min_size=1, max_size=5), st.booleans())
def test_stock_phrases_never_lift_an_honest_answer(stock: list[str], in_front: bool) -> None:
    dressed = tuple(" ".join([*stock, text] if in_front else [text, *stock]) for text in HONEST)
    assert overall(dressed) <= overall(HONEST) + 1e-9


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(STOCK), min_size=1, max_size=6))
def test_stock_phrases_never_bring_a_poor_answer_near_an_honest_one(stock: list[str]) -> None:
    dressed = tuple(" ".join([*stock, text]) for text in POOR)
    assert overall(dressed) < (overall(HONEST) + overall(POOR)) / 2


def test_saying_everything_in_every_answer_does_not_win() -> None:
    everything = " ".join(HONEST)
    assert overall((everything,) * 4) <= overall(HONEST)


def test_the_best_sentence_again_and_again_does_not_win() -> None:
    for sentence in HONEST:
        assert overall((sentence,) * 4) < overall(HONEST)


@pytest.mark.parametrize("at", range(3))
def test_leaving_an_honest_answer_out_lowers_the_score(at: int) -> None:
    worse = tuple(POOR[n] if n == at else text for n, text in enumerate(HONEST))
    assert overall(worse) < overall(HONEST)


def test_length_alone_does_not_win() -> None:
    filler = " Well, anyway, and so on and so forth."
    for answers in (HONEST, POOR):
        assert overall(tuple(text + filler * 6 for text in answers)) <= overall(answers) + 1e-9


def test_a_letter_on_a_real_conversation_quotes_and_helps() -> None:
    answers = (POOR[0], HONEST[1], POOR[2], HONEST[3])
    talk = conversation(
        *(line for pair in zip(CUSTOMER, answers, strict=True) for line in (f"c:{pair[0]}", f"a:{pair[1]}"))
    )
    letter = write_feedback(score(talk, RuleReader().read(talk), rubric()), talk, rubric())
    assert any(point.turn == 3 for point in letter.worked)
    assert letter.tries
    for point in (*letter.worked, *letter.tries):
        assert point.exact in talk.turns[point.turn].text
    assert letter.tries[0].turn in (1, 5)
