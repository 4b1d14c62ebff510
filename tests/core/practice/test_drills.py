"""A drill, read in its context: what is seen, and the grade suggested for it."""

from __future__ import annotations

import pytest

from warmline.adapters.packs import load_rubric
from warmline.core.conversation import Channel
from warmline.core.moves.rules import RuleReader
from warmline.core.practice.drills import Drill, Words, read_answer, suggested_grade
from warmline.core.practice.spacing import Grade
from warmline.core.skills import ProgrammeLevel

WORDS = Words("Two whole days at home for nothing, of course you are annoyed.", "Own words.")
PARCEL = Drill(
    "parcel",
    "names_feeling",
    ProgrammeLevel.FOUNDATION,
    "Chat.",
    "I'm so annoyed. I waited in for two whole days and nobody rang the bell!",
    (WORDS, WORDS),
    WORDS,
    Channel.CHAT,
)


def anchor(drill: Drill, answer: str) -> int | None:
    seen = read_answer(drill, answer, RuleReader(), load_rubric())
    return None if seen is None else seen.anchor


def test_the_customer_is_the_context_of_the_answer() -> None:
    assert anchor(PARCEL, WORDS.say) == 4
    assert anchor(PARCEL, "I understand your frustration. What is your number?") == 2
    assert anchor(PARCEL, "Well.") == 1


def test_only_the_drills_own_behaviour_is_looked_at_and_with_its_quotes() -> None:
    seen = read_answer(PARCEL, WORDS.say, RuleReader(), load_rubric())
    assert seen is not None
    assert seen.behaviour == "names_feeling"
    assert all(mark.quote in WORDS.say for mark in seen.marks)
    assert seen.marks


def test_where_no_chance_was_given_nothing_is_said() -> None:
    no = Drill(
        "no", "softens_no", ProgrammeLevel.MASTERY, "", "Please, can I have my money back?", (WORDS, WORDS), WORDS
    )
    assert anchor(no, "Let me see what I can do for you.") is None
    assert anchor(no, "No, that is not possible.") == 1


@pytest.mark.parametrize(
    ("seen", "grade"), [(None, None), (1, Grade.AGAIN), (2, Grade.HARD), (3, Grade.GOOD), (4, Grade.EASY)]
)
def test_the_grade_suggested_is_the_anchor_reached(seen: int | None, grade: Grade | None) -> None:
    assert suggested_grade(seen) is grade
