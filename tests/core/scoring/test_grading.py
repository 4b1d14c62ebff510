from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import behaviour, conversation, mark, read_by_hand, small_rubric

from warmline.core.scoring.dialogue import dialogue_of
from warmline.core.scoring.grading import deciding_pattern, observe, spoken_turn
from warmline.core.scoring.opportunities import Chance
from warmline.core.skills import Moment, Opportunity

CUE = Opportunity(Moment.CUE, frozenset({"shows_worry"}), within=2)
STEP = behaviour(
    "step",
    CUE,
    {
        2: ["next_step"],
        3: ["next_step_with_time + !overpromises"],
        4: ["next_step_with_time + explains + !overpromises", "next_step_with_time + follows_up + !argues"],
    },
)
TALK = conversation(
    "c: I am so worried about it",
    "a: Well hello, Ines!",
    "a: I write by six because the driver is out. I promise it comes.",
)
LAST = TALK.turns[2].text
CUE_MARK = mark("shows_worry", TALK.turns[0].text, "so worried", 0.8)


def observed(marks, *, window=(1, 2), cue=CUE_MARK, of=STEP, talk=TALK):
    dialogue = dialogue_of(talk, read_by_hand(talk, marks))
    return observe(dialogue, Chance("empathy", of, window, None if cue is None else 0, cue))


TIME = ("next_step_with_time", "I write by six")
WHY = ("explains", "because the driver is out")
OVER = ("overpromises", "I promise it comes")


@pytest.mark.parametrize(
    ("names", "anchor"),
    [
        ((), 1),
        (("greets",), 1),
        (("next_step",), 2),
        (("next_step_with_time",), 3),
        (("next_step_with_time", "explains"), 4),
        (("next_step_with_time", "follows_up", "overpromises"), 4),
        (("next_step_with_time", "explains", "overpromises"), 1),
        (("next_step_with_time", "explains", "overpromises", "next_step"), 2),
    ],
)
def test_the_highest_anchor_with_a_fitting_pattern_decides(names, anchor: int) -> None:
    found, pattern = deciding_pattern(STEP, frozenset(names))
    assert found == anchor == STEP.grade(frozenset(names))
    assert (pattern is None) == (anchor == 1)
    assert pattern is None or pattern.matches(frozenset(names))


def test_a_taken_chance_names_the_moves_that_decided_it_and_their_turns() -> None:
    found = observed({2: [TIME, WHY]})
    assert (found.behaviour, found.skill, found.anchor, found.taken) == ("step", "empathy", 4, True)
    assert [each.name for each in found.marks] == ["next_step_with_time", "explains"]
    assert found.mark_turns == (2, 2)
    assert found.turn == 2
    assert (found.cue_turn, found.cue) == (0, CUE_MARK)


def test_moves_that_decided_nothing_are_left_out() -> None:
    found = observed({1: [("greets", "hello")], 2: [TIME]})
    assert [each.name for each in found.marks] == ["next_step_with_time"]


def test_what_stood_in_the_way_is_named_too() -> None:
    found = observed({2: [TIME, WHY, OVER]})
    assert found.anchor == 1
    assert not found.taken
    assert [each.name for each in found.marks] == ["overpromises"]


def test_what_is_barred_but_was_in_no_ones_way_is_not_named() -> None:
    found = observed({2: [OVER]})
    assert (found.anchor, found.marks) == (1, ())


@pytest.mark.parametrize(
    ("marks", "cue", "confidence"),
    [
        ({2: [(*TIME, 0.9)]}, None, 0.9),
        ({2: [(*TIME, 0.9), (*WHY, 0.5)]}, None, 0.5),
        ({2: [(*TIME, 0.9)]}, CUE_MARK, 0.7),
        ({}, None, 0.7),
        ({}, CUE_MARK, 0.55),
        ({2: [(*TIME, 0.9), (*OVER, 0.95)]}, None, 0.7),
        ({2: [(*TIME, 0.5), (*OVER, 0.5)]}, None, 0.5),
    ],
)
def test_it_is_as_sure_as_its_least_sure_part_and_as_its_cue(marks, cue, confidence: float) -> None:
    assert observed(marks, cue=cue).confidence == pytest.approx(confidence)


def test_what_barred_another_way_to_the_same_anchor_is_not_named() -> None:
    found = observed({1: [("argues", "Well")], 2: [TIME, WHY, ("follows_up", "it comes")]})
    assert found.anchor == 4
    assert "argues" not in {each.name for each in found.marks}


def test_the_first_of_two_equal_moves_is_shown() -> None:
    talk = conversation("c: I am so worried", "a: I write by six. I call by nine, that is so.")
    found = observed(
        {1: [("next_step_with_time", "I call by nine"), ("next_step_with_time", "I write by six")]},
        window=(1,), cue=None, talk=talk,
    )  # fmt: skip
    assert [each.quote for each in found.marks] == ["I write by six"]


def test_a_missed_chance_rests_on_the_first_answer_that_is_more_than_a_courtesy() -> None:
    missed = observed({1: [("greets", "Well hello"), ("uses_name", "Ines")]})
    assert (missed.anchor, missed.turn, missed.marks, missed.taken) == (1, 2, (), False)


def test_over_a_whole_conversation_the_last_answer_is_where_it_was_missed() -> None:
    whole = behaviour("whole", Opportunity(Moment.CONVERSATION), {3: ["summarises"]})
    talk = conversation("c: I am so worried", "a: Let us see what we find", "c: ok", "a: That is all we have now")
    assert observed({}, window=(1, 3), cue=None, of=whole, talk=talk).turn == 3
    assert observed({}, window=(1, 3), cue=None, talk=talk).turn == 1


def test_where_all_is_courtesy_the_turn_that_says_most_stands_for_it() -> None:
    talk = conversation("c: hello", "a: Hi", "a: Dear Ines, thanks", "a: Bye")
    dialogue = dialogue_of(talk, read_by_hand(talk, {}))
    assert spoken_turn(dialogue, (1, 2, 3)) == 2
    assert spoken_turn(dialogue, (3,)) == 3


MOVES = st.lists(
    st.sampled_from(["greets", "next_step", "next_step_with_time", "explains", "follows_up", "overpromises", "argues"]),
    max_size=5,
    unique=True,
)


@settings(deadline=None)
@given(MOVES, st.sampled_from([0.4, 0.6, 0.95]))
def test_every_observation_is_graded_like_its_behaviour_and_can_be_shown(names: list[str], sure: float) -> None:
    found = observed({2: [(name, "I write by six", sure) for name in names]})
    assert found.anchor == STEP.grade(frozenset(names))
    assert 0.05 <= found.confidence <= 1
    assert round(found.confidence * 20) == pytest.approx(found.confidence * 20)
    assert len(found.marks) == len(found.mark_turns)
    assert {each.name for each in found.marks} <= set(names)
    assert found.turn in (1, 2)


def test_small_rubric_has_a_behaviour_for_each_moment() -> None:
    moments = {each.opportunity.moment for _, each in small_rubric().behaviours()}
    assert moments == set(Moment)
