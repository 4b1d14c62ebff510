from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import conversation, mark, small_rubric

from warmline.core.scoring.arc import Arc, Wording
from warmline.core.scoring.feedback.better import Shelf
from warmline.core.scoring.feedback.choosing import MOST_TRIES, MOST_WORKED, choose_tries, choose_worked
from warmline.core.scoring.feedback.talk import talk_of
from warmline.core.scoring.scorecard import Observation

LINES = [f"{'ca'[n % 2]}: First part of turn {n}. Second part of turn {n}. Third part of it." for n in range(10)]
TALK = conversation(*LINES)
COUNTED = talk_of(TALK)
RUBRIC = small_rubric()
FLAT = Arc("Ines", "she", (0.4,) * 6, ((),) * 5, (), ((),) * 6, solved=False)
SKILLS = {each.key: skill.key for skill, each in RUBRIC.behaviours()}


def seen(key: str, turn: int, anchor: int, *names: str, sure: float = 0.9, part: str = "First part") -> Observation:
    marks = tuple(mark(name, TALK.turns[turn].text, part) for name in names)
    return Observation(key, SKILLS[key], turn, anchor, sure, None, None, marks, (turn,) * len(marks))


def tries(*observations: Observation, arc: Arc | None = None) -> list[tuple[str, int]]:
    found = choose_tries(observations, Shelf(RUBRIC, COUNTED, arc))
    return [(each.behaviour, each.turn) for each in found]


def worked(*observations: Observation, arc: Arc | None = None) -> list[tuple[str, int]]:
    return [(each.behaviour, each.turn) for each in choose_worked(COUNTED, observations, RUBRIC, arc)]


def test_only_what_stayed_below_anchor_three_is_to_be_tried() -> None:
    assert tries(seen("names_feeling", 1, 3), seen("gives_step", 3, 2)) == [("gives_step", 3)]


def test_what_is_hardly_known_is_not_to_be_tried() -> None:
    assert tries(seen("gives_step", 3, 1, sure=0.25)) == []
    assert tries(seen("gives_step", 3, 1, sure=0.3)) == [("gives_step", 3)]


def test_what_is_missing_most_comes_first() -> None:
    both = (seen("names_feeling", 1, 2), seen("gives_step", 3, 1))
    assert tries(*both) == [("gives_step", 3), ("names_feeling", 1)]


def test_what_is_surer_comes_first() -> None:
    assert tries(seen("names_feeling", 1, 1, sure=0.5), seen("gives_step", 3, 1))[0] == ("gives_step", 3)


def test_a_cue_comes_before_a_habit_of_the_whole_talk() -> None:
    assert tries(seen("uses_what_was_told", 1, 1), seen("gives_step", 3, 1))[0] == ("gives_step", 3)


def test_words_that_hurt_come_before_words_that_were_missing() -> None:
    hurt = seen("gives_step", 3, 1, "dismisses")
    assert tries(seen("names_feeling", 1, 1), hurt)[0] == ("gives_step", 3)


def test_the_answer_after_which_the_mood_fell_comes_first() -> None:
    both = (seen("names_feeling", 1, 1), seen("gives_step", 3, 1))
    fell = replace(FLAT, warmth=(0.4, 0.6, 0.3, 0.3, 0.3, 0.3))
    rose = replace(FLAT, warmth=(0.4, 0.2, 0.4, 0.4, 0.4, 0.4))
    assert tries(*both, arc=fell)[0] == ("gives_step", 3)
    assert tries(*both, arc=rose)[0] == ("names_feeling", 1)


def test_what_the_scenario_is_about_comes_first() -> None:
    both = (seen("names_feeling", 1, 1), seen("gives_step", 3, 1))
    for focus, first in (("empathy", "names_feeling"), ("problem_solving", "gives_step")):
        assert tries(*both, arc=replace(FLAT, focus=(focus,)))[0][0] == first


def test_what_has_a_wording_in_time_comes_first_and_one_too_early_does_not_help() -> None:
    both = (seen("names_feeling", 1, 1), seen("gives_step", 3, 1))
    for after, first in ((None, "gives_step"), ("later", "names_feeling")):
        arc = replace(FLAT, wordings=(Wording("gives_step", "By noon, I write.", after),))
        assert tries(*both, arc=arc)[0][0] == first


def test_a_second_point_is_rather_about_another_answer() -> None:
    same = seen("gives_step", 1, 1, "next_step", part="Second part")
    other = seen("declines_well", 5, 1, sure=0.6)
    assert tries(seen("names_feeling", 1, 1), same, other)[1] == ("declines_well", 5)


def test_no_behaviour_and_no_sentence_comes_twice() -> None:
    again = (seen("names_feeling", 1, 1), seen("names_feeling", 3, 1), seen("names_feeling", 5, 1))
    assert len(tries(*again)) == 1
    one_sentence = (seen("names_feeling", 1, 2, "next_step"), seen("gives_step", 1, 2, "next_step"))
    assert len(tries(*one_sentence)) == 1


def test_what_worked_needs_words_to_show() -> None:
    assert worked(seen("names_feeling", 1, 4)) == []
    assert worked(seen("names_feeling", 1, 3, "validates")) == [("names_feeling", 1)]
    assert worked(seen("names_feeling", 1, 2, "validates")) == []


@pytest.mark.parametrize(("after", "praised"), [(0.3, False), (0.38, False), (0.39, True), (0.6, True)])
def test_an_answer_after_which_the_mood_fell_is_not_praised(after: float, praised: bool) -> None:
    arc = replace(FLAT, warmth=(0.4, after, after, after, after, after))
    assert bool(worked(seen("names_feeling", 1, 3, "validates"), arc=arc)) is praised


def test_what_worked_comes_in_the_order_of_the_talk() -> None:
    found = worked(
        seen("gives_step", 7, 4, "next_step_with_time"),
        seen("names_feeling", 1, 3, "validates"),
        seen("opens_well", 3, 3, "greets"),
    )
    assert [turn for _, turn in found] == [1, 3, 7]


def test_the_best_three_are_told() -> None:
    found = worked(
        seen("opens_well", 1, 3, "greets", sure=0.4),
        seen("names_feeling", 3, 4, "validates"),
        seen("gives_step", 5, 4, "next_step_with_time"),
        seen("declines_well", 7, 4, "declines_with_reason"),
    )
    assert [key for key, _ in found] == ["names_feeling", "gives_step", "declines_well"]


ANY = st.lists(
    st.builds(
        lambda key, turn, anchor, names, sure, part: seen(key, turn, anchor, *names, sure=sure, part=part),
        st.sampled_from(sorted(set(SKILLS) - {"speaks_slowly"})),
        st.sampled_from([1, 3, 5, 7, 9]),
        st.integers(1, 4),
        st.lists(st.sampled_from(["validates", "greets", "dismisses", "next_step"]), max_size=2, unique=True),
        st.sampled_from([0.2, 0.5, 0.9]),
        st.sampled_from(["First part", "Second part", "Third part"]),
    ),
    max_size=12,
)


@settings(deadline=None)
@given(ANY, st.lists(st.floats(0, 1), min_size=6, max_size=6))
def test_whatever_was_seen_points_are_few_distinct_and_on_the_right_side(observations, warmth) -> None:
    arc = replace(FLAT, warmth=tuple(warmth))
    good = choose_worked(COUNTED, observations, RUBRIC, arc)
    open_ = choose_tries(observations, Shelf(RUBRIC, COUNTED, arc))
    assert len(good) <= MOST_WORKED
    assert len(open_) <= MOST_TRIES
    assert all(each.anchor >= 3 for each in good)
    assert all(each.anchor <= 2 for each in open_)
    for chosen in (good, open_):
        assert len({each.behaviour for each in chosen}) == len(chosen)
        assert all(each in observations for each in chosen)
    if any(each.anchor <= 2 and each.confidence >= 0.3 for each in observations):
        assert open_


def test_another_sentence_of_the_same_turn_is_another_point() -> None:
    here = seen("names_feeling", 1, 1, "next_step")
    there = seen("gives_step", 1, 1, "next_step", part="Second part")
    assert sorted(tries(here, there)) == [("gives_step", 1), ("names_feeling", 1)]


def test_a_mark_of_another_turn_does_not_say_which_sentence_of_this_one() -> None:
    elsewhere = replace(seen("names_feeling", 1, 1, "next_step"), mark_turns=(3,))
    whole = seen("gives_step", 1, 1)
    assert len(tries(elsewhere, whole)) == 1, "both speak of the turn as a whole"


@pytest.mark.parametrize(
    ("cue", "at", "praised"),
    [("objects", 2, False), ("shows_anger", 2, False), ("thanks", 2, True), ("objects", 4, True), ("objects", 0, True)],
)
def test_an_answer_that_the_customer_objects_to_is_not_praised(cue: str, at: int, praised: bool) -> None:
    good = seen("names_feeling", 1, 4, "acknowledges_feeling")
    after = replace(seen("gives_step", 5, 1), cue=mark(cue, TALK.turns[at].text, "First"), cue_turn=at)
    assert (("names_feeling", 1) in worked(good, after)) is praised
