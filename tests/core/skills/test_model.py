from __future__ import annotations

import pytest

from warmline.core.skills import (
    Anchor,
    Behaviour,
    CounterExample,
    Moment,
    MovePattern,
    Opportunity,
    ProgrammeLevel,
    Rubric,
    Skill,
)

NAMES = Behaviour(
    key="names",
    name="Names it",
    why="It helps.",
    opportunity=Opportunity(Moment.CUE, frozenset({"shows_anger"})),
    anchors=(
        Anchor(1, "Missed."),
        Anchor(2, "Half.", (MovePattern.parse("acknowledges_generically"),)),
        Anchor(3, "Done.", (MovePattern.parse("acknowledges_feeling + !dismisses"), MovePattern.parse("validates"))),
        Anchor(4, "More.", (MovePattern.parse("acknowledges_feeling + uses_detail + !dismisses"),)),
    ),
    say="You are annoyed.",
    avoid="Calm down.",
    counter_example=CounterExample("I understand.", "It fits anybody."),
    next_step="Name it.",
)
EMPATHY = Skill(
    "empathy",
    "Empathy",
    "Seeing it as the customer does.",
    ProgrammeLevel.MASTERY,
    ("One.", "Two.", "Three.", "Four."),
    (NAMES,),
)


@pytest.mark.parametrize(
    ("moves", "grade"),
    [
        (set(), 1),
        ({"greets"}, 1),
        ({"acknowledges_generically"}, 2),
        ({"acknowledges_feeling"}, 3),
        ({"validates"}, 3),
        ({"acknowledges_feeling", "uses_detail"}, 4),
        ({"acknowledges_generically", "acknowledges_feeling", "uses_detail"}, 4),
        ({"acknowledges_feeling", "uses_detail", "dismisses"}, 1),
        ({"acknowledges_feeling", "acknowledges_generically", "dismisses"}, 2),
        ({"validates", "dismisses"}, 3),
    ],
)
def test_the_highest_anchor_that_fits_counts(moves: set[str], grade: int) -> None:
    assert NAMES.grade(frozenset(moves)) == grade


def test_a_behaviour_needs_no_moment() -> None:
    assert NAMES.moment == ""
    assert NAMES.opportunity.within == 1
    assert NAMES.opportunity.channels == frozenset()


def test_a_rubric_finds_skills_and_behaviours_by_key() -> None:
    rubric = Rubric("mine-1", (EMPATHY,))
    skill, behaviour = rubric.behaviour("names")
    assert behaviour is NAMES
    assert skill is EMPATHY
    assert rubric.skill("empathy") is EMPATHY
    assert list(rubric) == [EMPATHY]
    assert list(rubric.behaviours()) == [(EMPATHY, NAMES)]


def test_a_key_that_is_not_there_is_an_error() -> None:
    rubric = Rubric("mine-1", (EMPATHY,))
    with pytest.raises(KeyError, match="nothing"):
        rubric.skill("nothing")
    with pytest.raises(KeyError, match="nothing"):
        rubric.behaviour("nothing")
