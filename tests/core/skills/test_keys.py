"""The 23 skills: programs rely on their keys and on their order."""

from __future__ import annotations

import dataclasses
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import behaviour, small_rubric

from warmline.core.skills import Anchor, Moment, MovePattern, Opportunity, ProgrammeLevel, Rubric
from warmline.core.skills.keys import SKILL_KEYS

# Written out: a key that changes breaks every program that reads scores.
PROMISED = [
    "active_listening",
    "clear_communication",
    "voice_delivery",
    "empathy",
    "patience",
    "adaptability",
    "positive_attitude",
    "problem_solving",
    "willingness_to_learn",
    "time_management",
    "negotiation",
    "rapport",
    "assertiveness",
    "stress_management",
    "conflict_management",
    "business_writing",
    "cross_cultural_etiquette",
    "teamwork",
    "emotional_intelligence",
    "customer_engagement",
    "coaching",
    "team_leadership",
    "customer_strategy",
]
MOVES = ("apologises", "explains", "argues", "dismisses", "uses_detail", "validates")
SEEN = st.frozensets(st.sampled_from(MOVES))
PATTERNS = st.builds(
    lambda needs, without: MovePattern(needs, without - needs), st.frozensets(st.sampled_from(MOVES), min_size=1), SEEN
)
GRADES = st.tuples(*(st.lists(PATTERNS, max_size=3).map(tuple) for _ in range(4)))


def test_the_keys_are_those_that_were_promised_in_their_order() -> None:
    assert list(SKILL_KEYS) == PROMISED
    assert len(SKILL_KEYS) == 23


@pytest.mark.parametrize("key", SKILL_KEYS)
def test_a_key_is_a_plain_name_that_is_there_once(key: str) -> None:
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", key)
    assert SKILL_KEYS.count(key) == 1


def test_the_levels_of_the_programme_can_be_compared() -> None:
    assert [level.name for level in sorted(ProgrammeLevel)] == ["FOUNDATION", "PROFICIENCY", "MASTERY", "EXPERT"]
    assert all(int(high) == int(low) + 1 for low, high in pairwise(ProgrammeLevel))


def test_moments_are_read_from_packs_by_these_words() -> None:
    assert {moment.value for moment in Moment} == {
        "cue",
        "opening",
        "closing",
        "every_turn",
        "conversation",
        "move",
        "human",
    }
    with pytest.raises(ValueError, match="sometimes"):
        Moment("sometimes")


def graded(grades: tuple[tuple[MovePattern, ...], ...]):
    base = behaviour("names", Opportunity(Moment.CUE), {})
    anchors = tuple(Anchor(number, "Seen.", shown) for number, shown in enumerate(grades, start=1))
    return dataclasses.replace(base, anchors=anchors)


@given(GRADES, SEEN)
def test_the_grade_is_the_highest_anchor_of_which_a_pattern_fits(grades, seen: frozenset[str]) -> None:
    fitting = [number for number, shown in enumerate(grades, start=1) if any(each.matches(seen) for each in shown)]
    assert graded(grades).grade(seen) == max(fitting, default=1)


@given(GRADES, SEEN)
def test_a_move_that_no_pattern_knows_changes_no_grade(grades, seen: frozenset[str]) -> None:
    assert graded(grades).grade(seen | {"greets"}) == graded(grades).grade(seen)


@given(GRADES, SEEN, SEEN)
def test_where_nothing_is_barred_more_moves_never_grade_lower(grades, seen, more: frozenset[str]) -> None:
    open_grades = tuple(tuple(MovePattern(each.needs) for each in shown) for shown in grades)
    assert graded(open_grades).grade(seen | more) >= graded(open_grades).grade(seen)


@given(PATTERNS, SEEN)
def test_a_barred_move_takes_the_pattern_away(pattern: MovePattern, seen: frozenset[str]) -> None:
    for barred in pattern.without:
        assert not pattern.matches(pattern.needs | seen | {barred})
    assert pattern.matches(pattern.needs)


def test_a_rubric_gives_every_behaviour_once_with_its_skill() -> None:
    rubric = small_rubric()
    pairs = list(rubric.behaviours())
    assert len(pairs) == sum(len(skill.behaviours) for skill in rubric)
    for skill, found in pairs:
        assert found in skill.behaviours
        assert rubric.behaviour(found.key) == (skill, found)
        assert rubric.skill(skill.key) is skill


def test_an_empty_rubric_has_nothing() -> None:
    empty = Rubric("none-1", ())
    assert list(empty) == list(empty.behaviours()) == []
    with pytest.raises(KeyError):
        empty.skill("empathy")


@pytest.mark.parametrize("field", ["version", "skills"])
def test_a_rubric_cannot_be_changed_in_place(field: str) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(small_rubric(), field, ())
