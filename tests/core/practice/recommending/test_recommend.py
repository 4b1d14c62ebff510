"""The next step: what decides it, what it says of itself and of the others."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from warmline.core.practice.evidence import Evidence, Source
from warmline.core.practice.mastery import Estimate, Learner, Masteries
from warmline.core.practice.recommending import Candidate, Code, Context, Kind, Recommendation, Target, recommend
from warmline.core.skills import ProgrammeLevel

NOW = datetime(2026, 5, 4, 9, tzinfo=UTC)
FEELING, TIMED = Target("empathy", "names_feeling"), Target("clear_communication", "timed_promise")
HERE = Context(NOW, 10, ProgrammeLevel.PROFICIENCY, "nadia:1")


def step(key: str, target: Target = FEELING, **changes: Any) -> Candidate:
    plain = Candidate(key, Kind.DRILL, (target,), ProgrammeLevel.PROFICIENCY, 2)
    return replace(plain, **changes)


def known(*sightings: tuple[Target, float, int]) -> Masteries:
    """What is known after each target was seen so often with this success."""
    told = [
        Evidence(target.behaviour, target.skill, Source.DRILL, success, 1.0, NOW - timedelta(days=1), 0.0)
        for target, success, times in sightings
        for _ in range(times)
    ]
    return Learner().with_more(told).own_at(NOW)


def eased(estimate: Estimate) -> float:
    """The difficulty of moments at which about 77 % succeed."""
    wanted = next(n / 20 for n in range(60, -120, -1) if estimate.chance_at(n / 20) >= 0.77)
    assert estimate.chance_at(wanted) < 0.80
    return wanted


def code_against(found: Recommendation, key: str) -> Code:
    return next(passed.why_not.code for passed in found.why_not if passed.candidate.key == key)


def test_the_wider_gap_comes_first_and_the_other_is_called_held() -> None:
    skilled = known((FEELING, 0.5, 20), (TIMED, 1.0, 20))
    found = recommend(skilled, [step("a", TIMED, difficulty=2.0), step("b", FEELING, difficulty=-1.0)], HERE)
    assert found.best == step("b", FEELING, difficulty=-1.0)
    assert Code.GAP in {reason.code for reason in found.why}
    assert code_against(found, "a") is Code.HELD


def test_a_gap_that_nobody_saw_is_called_uncertain() -> None:
    found = recommend(known(), [step("new")], HERE)
    assert Code.UNCERTAIN in {reason.code for reason in found.why}
    assert Code.GAP not in {reason.code for reason in found.why}


def test_a_gap_that_is_only_smaller_is_not_called_held() -> None:
    masteries = known((FEELING, 0.1, 20), (TIMED, 0.5, 20))
    steps = [step("a", FEELING, difficulty=-3.5), step("b", TIMED, difficulty=-1.2)]
    found = recommend(masteries, steps, HERE)
    assert found.best == steps[0]
    assert code_against(found, "b") is Code.SMALLER_GAP


@pytest.mark.parametrize(
    ("success", "difficulty", "code"),
    [(0.0, 1.4, Code.TOO_HARD), (1.0, -1.4, Code.TOO_EASY), (0.5, 2.0, Code.TOO_HARD)],
)
def test_difficulty_is_aimed_at_seventy_to_eightyfive(success: float, difficulty: float, code: Code) -> None:
    masteries = known((FEELING, success, 12))
    fitting = step("fits", difficulty=eased(masteries.behaviour(FEELING.behaviour, FEELING.skill)))
    found = recommend(masteries, [fitting, step("off", difficulty=difficulty)], HERE)
    assert found.best == fitting
    aimed = next(reason for reason in found.why if reason.code is Code.AIMED)
    assert 0.70 <= aimed.value <= 0.85
    assert code_against(found, "off") is code


def test_what_is_known_well_gives_way_to_what_is_not() -> None:
    masteries = known((FEELING, 0.6, 40))
    chance = masteries.behaviour(FEELING.behaviour, FEELING.skill)
    new = Target("empathy", "validates")
    other = masteries.behaviour(new.behaviour, new.skill)
    assert other.high - other.low > chance.high - chance.low
    aimed = [step("seen", difficulty=eased(chance)), step("new", new, difficulty=eased(other))]
    found = recommend(masteries, aimed, replace(HERE, goal=0.5))
    assert found.best == aimed[1]
    assert code_against(found, "seen") is Code.KNOWN_BETTER


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"minutes": 11}, Code.TOO_LONG),
        ({"themes": frozenset({"grief", "insults"})}, Code.SPARED),
        ({"level": ProgrammeLevel.EXPERT}, Code.LEVEL_TOO_HIGH),
    ],
)
def test_what_does_not_fit_is_never_chosen_and_says_why(changes: dict[str, Any], code: Code) -> None:
    context = replace(HERE, spared=frozenset({"grief"}))
    found = recommend(known(), [step("out", **changes)], context)
    assert found.best is None
    assert found.why == ()
    assert code_against(found, "out") is code
    assert recommend(known(), [step("out", **changes), step("in")], context).best == step("in")


def test_what_is_due_comes_before_what_is_not_and_longer_due_first() -> None:
    steps = [
        step("early", due=NOW + timedelta(days=3)),
        step("late", due=NOW - timedelta(days=5)),
        step("now", due=NOW),
    ]
    found = recommend(known(), steps, HERE)
    assert found.best == steps[1]
    due = next(reason for reason in found.why if reason.code is Code.DUE)
    assert due.value == pytest.approx(5)
    assert [passed.candidate.key for passed in found.why_not] == ["now", "early"]
    assert [passed.why_not.code for passed in found.why_not] == [Code.LESS_DUE, Code.NOT_DUE]
    assert found.why_not[1].why_not.value == pytest.approx(3)


@pytest.mark.parametrize("kind", [Kind.MODULE, Kind.TEST, Kind.WORKSHOP, Kind.ROLEPLAY])
def test_a_deadline_that_comes_near_hurries(kind: Kind) -> None:
    steps = [step("far", kind=kind, due=NOW + timedelta(days=60)), step("near", kind=kind, due=NOW + timedelta(days=2))]
    found = recommend(known(), steps, HERE)
    assert found.best == steps[1]
    assert next(reason.value for reason in found.why if reason.code is Code.DEADLINE) == pytest.approx(2)
    assert code_against(found, "far") is Code.NO_HURRY


def test_another_skill_than_just_now_and_not_what_was_done_today() -> None:
    context = replace(HERE, recent=(step("before"),))
    found = recommend(known(), [step("same"), step("other", TIMED)], context)
    assert found.best == step("other", TIMED)
    assert code_against(found, "same") is Code.SAME_AGAIN
    done = step("done", last_done=NOW - timedelta(hours=2))
    found = recommend(known(), [done, step("fresh")], HERE)
    assert found.best == step("fresh")
    assert code_against(found, "done") is Code.SAME_AGAIN


def test_a_level_further_off_comes_later() -> None:
    steps = [step("far", level=ProgrammeLevel.FOUNDATION), step("near")]
    found = recommend(known(), steps, HERE)
    assert found.best == steps[1]
    assert code_against(found, "far") is Code.OTHER_LEVEL


def test_a_tie_is_drawn_from_the_seed_whatever_the_order() -> None:
    steps = [step(f"s{n}") for n in range(6)]
    drawn = set()
    for seed in range(40):
        context = replace(HERE, seed=f"nadia:{seed}")
        shuffled = random.Random(seed).sample(steps, len(steps))
        first, again = recommend(known(), steps, context), recommend(known(), shuffled, context)
        assert first == again
        assert {passed.why_not.code for passed in first.why_not} == {Code.DRAWN}
        assert first.best is not None
        drawn.add(first.best.key)
    assert len(drawn) == len(steps)


def test_every_other_step_has_exactly_one_reason_and_the_chosen_has_at_least_one() -> None:
    steps = [step("a"), step("b", TIMED), step("c", minutes=30), step("d", kind=Kind.ROLEPLAY, minutes=9)]
    found = recommend(known((FEELING, 0.2, 5)), steps, HERE)
    assert found.best is not None
    assert found.why
    assert {passed.candidate.key for passed in found.why_not} | {found.best.key} == {"a", "b", "c", "d"}
    assert len(found.why_not) == 3


def test_a_step_for_a_skill_as_a_whole_looks_at_all_its_behaviours() -> None:
    weak, strong = Target("empathy"), Target("clear_communication")
    masteries = known((FEELING, 0.0, 6), (TIMED, 1.0, 6))
    found = recommend(masteries, [step("a", strong, difficulty=0.0), step("b", weak, difficulty=-2.5)], HERE)
    assert found.best is not None
    assert found.best.key == "b"


def test_nothing_to_choose_from_is_no_error() -> None:
    assert recommend(known(), [], HERE) == Recommendation(None, (), ())


@pytest.mark.parametrize("changes", [{"targets": ()}, {"minutes": 0}])
def test_a_step_that_practises_nothing_or_takes_no_time_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="needs something to practise"):
        step("broken", **changes)
