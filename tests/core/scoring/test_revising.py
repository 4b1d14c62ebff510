"""A score after people judged some of its observations anew."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import conversation, read_by_hand, small_rubric

from warmline.core.moves import AnswerGrade
from warmline.core.scoring.revising import observation_points, revised
from warmline.core.scoring.score import CRITICAL_CAP, UNSOLVED_CAP, score
from warmline.core.scoring.scorecard import CriticalError, Resolved, Scorecard

TALK = conversation(
    "c: I am so worried. When will it come?",
    "a: Hello Ines. Two days of waiting, no wonder. I look now.",
    "c: And now? I am angry.",
    "a: I understand. I will write by 18:00.",
)
MARKS = {
    0: [("shows_worry", "so worried"), ("asks_question", "When will it come?")],
    1: [("greets", "Hello"), ("acknowledges_feeling", "Two days of waiting"), ("validates", "no wonder")],
    2: [("asks_question", "And now?"), ("shows_anger", "I am angry")],
    3: [("acknowledges_generically", "I understand"), ("next_step_with_time", "I will write by 18:00")],
}


def card(**more) -> Scorecard:
    return score(TALK, read_by_hand(TALK, MARKS), small_rubric(), **more)


def graded(**more) -> Scorecard:
    """The same talk, read by a reader that grades each answer as a whole."""
    from dataclasses import replace

    reading = read_by_hand(TALK, MARKS)
    grades = {1: AnswerGrade(0.8, 0, 5), 3: AnswerGrade(0.25, 0, 5)}
    turns = tuple(replace(turn, answer=grades.get(turn.turn)) for turn in reading)
    return score(TALK, replace(reading, turns=turns), small_rubric(), **more)


def place_of(found: Scorecard, behaviour: str, turn: int) -> int:
    return next(n for n, o in enumerate(found.observations) if (o.behaviour, o.turn) == (behaviour, turn))


def alike(one: Scorecard, other: Scorecard) -> None:
    assert one.overall == pytest.approx(other.overall)
    assert one.observations == other.observations
    for mine, theirs in zip(one.skills, other.skills, strict=True):
        assert (mine.score, mine.low, mine.high) == pytest.approx((theirs.score, theirs.low, theirs.high))
        assert (mine.level, mine.opportunities) == (theirs.level, theirs.opportunities)
    assert [(e.turn, e.mark, e.skill) for e in one.evidence] == [(e.turn, e.mark, e.skill) for e in other.evidence]
    assert [e.effect for e in one.evidence] == pytest.approx([e.effect for e in other.evidence])


@pytest.mark.parametrize("made", [card, graded])
@pytest.mark.parametrize("resolved", list(Resolved))
def test_without_a_new_judgement_the_card_is_the_same(made, resolved: Resolved) -> None:
    before = made(resolved=resolved)
    alike(revised(before, {}), before)
    alike(revised(before, {n: each.anchor for n, each in enumerate(before.observations)}), before)


def test_the_points_of_a_skill_s_observations_add_up_to_its_score_less_the_middle() -> None:
    found = card()
    points = observation_points(found)
    for skill in found.skills:
        own = [share for share, each in zip(points, found.observations, strict=True) if each.skill == skill.skill]
        assert sum(own) == pytest.approx(0 if skill.score is None else skill.score - 50)


def test_a_better_grade_raises_its_skill_and_the_whole_and_no_other_skill() -> None:
    before = card()
    place = place_of(before, "names_feeling", 3)
    after = revised(before, {place: 4})
    assert after.observations[place].anchor == 4
    assert after.skill("empathy").score > before.skill("empathy").score
    assert after.overall > before.overall
    for skill in before.skills:
        if skill.skill != "empathy":
            assert after.skill(skill.skill) == skill


def test_an_observation_that_must_not_count_leaves_with_its_quotes() -> None:
    before = card()
    place = place_of(before, "names_feeling", 3)
    after = revised(before, {place: None})
    assert len(after.observations) == len(before.observations) - 1
    assert after.skill("empathy").opportunities == before.skill("empathy").opportunities - 1
    assert "acknowledges_generically" in {each.mark.name for each in before.evidence if each.skill == "empathy"}
    assert "acknowledges_generically" not in {each.mark.name for each in after.evidence if each.skill == "empathy"}


def test_a_skill_that_loses_its_last_observation_is_not_observed() -> None:
    before = card()
    own = [n for n, each in enumerate(before.observations) if each.skill == "problem_solving"]
    after = revised(before, dict.fromkeys(own))
    skill = after.skill("problem_solving")
    assert (skill.score, skill.low, skill.high, skill.level, skill.opportunities) == (None, None, None, None, 0)
    nothing = revised(before, dict.fromkeys(range(len(before.observations))))
    assert nothing.overall is None
    assert nothing.evidence == ()


def test_a_missed_chance_judged_as_taken_keeps_its_quote() -> None:
    before = card()
    place = next(n for n, each in enumerate(before.observations) if not each.marks)
    after = revised(before, {place: 3})
    name = f"missed_{before.observations[place].behaviour}"
    quoted = {each.mark.quote for each in after.evidence if each.mark.name == name}
    assert quoted == {each.mark.quote for each in before.evidence if each.mark.name == name} != {""}
    assert after.observations[place].taken


def test_caps_hold_after_a_judgement_as_before() -> None:
    best = dict.fromkeys(range(len(card().observations)), 4)
    assert revised(card(resolved=Resolved.NO), best).overall == UNSOLVED_CAP
    error = CriticalError("false_promise", 3, "by 18:00")
    assert revised(card(critical=[error]), best).overall == CRITICAL_CAP


def test_the_grades_of_whole_answers_stay_as_they_were() -> None:
    before = graded()
    after = revised(before, {place_of(before, "names_feeling", 3): 4})
    names = [each.mark for each in before.evidence if each.skill is None]
    assert len(names) == 2
    assert [each.mark for each in after.evidence if each.skill is None] == names
    assert after.overall > before.overall


@pytest.mark.parametrize("grades", [{-1: 2}, {99: None}, {0: 0}, {0: 5}])
def test_what_there_is_not_is_refused(grades) -> None:
    with pytest.raises(ValueError, match="expected"):
        revised(card(), grades)


@given(data=st.data())
def test_evidence_of_every_skill_still_adds_up(data) -> None:
    before = card()
    places = st.integers(0, len(before.observations) - 1)
    grades = data.draw(st.dictionaries(places, st.none() | st.integers(1, 4)))
    after = revised(before, grades)
    assert len(after.observations) == len(before.observations) - sum(grade is None for grade in grades.values())
    for skill in after.skills:
        total = sum(each.effect for each in after.evidence if each.skill == skill.skill)
        assert total == pytest.approx(0 if skill.score is None else skill.score - 50)
        assert skill.score is None or skill.low <= skill.score <= skill.high
