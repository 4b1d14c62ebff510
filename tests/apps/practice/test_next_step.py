"""What comes next, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from tests.practice_room import NOW, harder

from warmline.apps.practice.next_step import Unfinished, choose, nth_answer
from warmline.apps.practice.standing import Finished, LastTry, Standing
from warmline.core.skills import ProgrammeLevel

FIRST, SECOND = harder("first"), harder("second")
PATIENT = harder("patient", skills=("patience",))
LEVEL_2 = harder("level_2", level=ProgrammeLevel.PROFICIENCY, skills=("negotiation",))
ALL = (FIRST, SECOND, PATIENT, LEVEL_2)


def done(key: str, *, level: int = 1, solved: bool = True, days: int = 0) -> Finished:
    return Finished(key, level, solved, NOW + timedelta(days=days))


def last_try(skill: str, scenario: str = "first") -> LastTry:
    return LastTry("puts_time", skill, "Puts a time on every promise", "Add a time.", scenario, NOW)


def test_a_newcomer_begins_with_the_easiest_case() -> None:
    step = choose(Standing(), (), ALL)
    assert step is not None
    assert step.scenario is FIRST
    assert step.session is None
    assert "A good one to begin with" in step.why


def test_without_any_case_there_is_no_next_step() -> None:
    assert choose(Standing(), (), ()) is None


def test_a_talk_that_waits_comes_first_and_says_where_it_stopped() -> None:
    talk = Unfinished(uuid4(), "second", 4, NOW)
    step = choose(Standing(), (talk,), ALL)
    assert step is not None
    assert step.session == talk.session
    assert "after your fourth answer" in step.why


def test_a_talk_without_an_answer_says_so() -> None:
    step = choose(Standing(), (Unfinished(uuid4(), "second", 0, NOW),), ALL)
    assert step is not None
    assert "have not answered yet" in step.why


def test_newer_feedback_goes_before_an_older_talk_that_waits() -> None:
    standing = Standing(finished=(done("first", days=1),), last_try=last_try("patience"))
    step = choose(standing, (Unfinished(uuid4(), "second", 4, NOW),), ALL)
    assert step is not None
    assert step.session is None
    assert step.scenario is PATIENT
    assert "your talk with Ines left one thing to try: “Puts a time on every promise”" in step.why


def test_a_talk_whose_customer_is_no_longer_published_is_passed_over() -> None:
    step = choose(Standing(), (Unfinished(uuid4(), "gone", 4, NOW),), ALL)
    assert step is not None
    assert step.session is None


def test_a_try_leads_at_most_one_level_up_and_not_to_the_same_customer() -> None:
    far = harder("far", level=ProgrammeLevel.MASTERY, skills=("negotiation",))
    standing = Standing(finished=(done("first"),), last_try=last_try("negotiation"))
    near = choose(standing, (), (*ALL, far))
    assert near is not None
    assert near.scenario is LEVEL_2
    only_far = choose(standing, (), (FIRST, SECOND, far))
    assert only_far is not None
    assert only_far.scenario is SECOND


def test_two_cases_solved_raise_the_level_and_one_solved_twice_does_not() -> None:
    once = Standing(finished=(done("first"), done("first", days=1)))
    twice = Standing(finished=(done("first"), done("second")))
    unsolved = Standing(finished=(done("first"), done("second", solved=False)))
    assert once.level() is ProgrammeLevel.FOUNDATION
    assert unsolved.level() is ProgrammeLevel.FOUNDATION
    assert twice.level() is ProgrammeLevel.PROFICIENCY
    step = choose(twice, (), ALL)
    assert step is not None
    assert step.scenario is LEVEL_2


def test_a_harder_case_solved_counts_for_the_levels_below() -> None:
    standing = Standing(finished=(done("a", level=3), done("b", level=3)))
    assert standing.level() is ProgrammeLevel.EXPERT


def test_when_everybody_is_known_the_one_met_longest_ago_comes_back() -> None:
    standing = Standing(finished=tuple(done(case.key, days=n, solved=False) for n, case in enumerate(ALL)))
    step = choose(standing, (), ALL)
    assert step is not None
    assert step.scenario is FIRST
    assert "another day" in step.why


@pytest.mark.parametrize(("number", "words"), [(1, "first answer"), (10, "tenth answer"), (11, "answer 11")])
def test_answers_are_counted_in_words(number: int, words: str) -> None:
    assert nth_answer(number) == words


def test_a_reason_names_no_score() -> None:
    standing = Standing(finished=(replace(done("first"), solved=False),), last_try=last_try("patience"))
    for talks in ((), (Unfinished(uuid4(), "second", 2, NOW + timedelta(days=3)),)):
        step = choose(standing, talks, ALL)
        assert step is not None
        assert not any(sign in step.why for sign in ("%", "/4", "score", "points"))
