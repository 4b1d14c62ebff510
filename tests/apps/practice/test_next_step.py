"""What comes next, and why: a talk that waits, the first customer, or what the recommender puts first."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from tests.practice_room import NOW, harder

from warmline.apps.practice.next_step import Daily, Question, Suggestion, Unfinished, choose, nth_answer
from warmline.apps.practice.standing import Finished, LastTry, Standing
from warmline.core.customer.scenario import Scenario
from warmline.core.practice.evidence import Evidence, Source
from warmline.core.practice.mastery import Learner
from warmline.core.practice.recommending import Target
from warmline.core.skills import ProgrammeLevel

FIRST, SECOND = harder("first", skills=("empathy",)), harder("second", skills=("active_listening",))
PATIENT = harder("patient", skills=("patience",))
LEVEL_2 = harder("level_2", level=ProgrammeLevel.PROFICIENCY, skills=("negotiation",))
ALL = (FIRST, SECOND, PATIENT, LEVEL_2)
LATER = NOW + timedelta(days=20)
COMES_BACK = Daily(5, (Target("empathy", "names_feeling"),), LATER - timedelta(days=2), difficulty=-0.7)


def done(key: str, *, level: int = 1, solved: bool = True, days: int = 0) -> Finished:
    return Finished(key, level, solved, NOW + timedelta(days=days))


def last_try(skill: str, scenario: str = "first") -> LastTry:
    return LastTry("puts_time", skill, "Puts a time on every promise", "Add a time.", scenario, NOW)


def seen(skill: str, behaviour: str, success: float, times: int = 6) -> list[Evidence]:
    at = [NOW + timedelta(hours=6 * n) for n in range(times)]
    return [Evidence(behaviour, skill, Source.ROLEPLAY, success, 1.0, each, 0.0) for each in at]


def known(*evidence: Evidence, **more: object) -> Standing:
    """Somebody who has met two others, with this evidence."""
    met = (done("gone"), done("gone too", solved=False))
    return Standing(finished=met, learner=Learner().with_more(evidence), **more)  # type: ignore[arg-type]


def asked(
    standing: Standing,
    talks: tuple[Unfinished, ...] = (),
    cases: tuple[Scenario, ...] = ALL,
    daily: Daily | None = None,
) -> Suggestion:
    return choose(Question(standing, talks, cases, LATER, "seed", daily))


def test_a_newcomer_begins_with_the_easiest_case() -> None:
    found = asked(Standing())
    assert found.step is not None
    assert found.step.scenario is FIRST
    assert found.step.session is None
    assert "A good one to begin with" in found.why
    new_drills = Daily(5, (Target("empathy", "names_feeling"),), None)
    assert asked(Standing(), daily=new_drills) == found


def test_without_any_case_the_daily_practice_is_left() -> None:
    assert asked(Standing(), cases=()).step is None
    assert not asked(Standing(), cases=()).practice_first
    assert asked(Standing(), cases=(), daily=COMES_BACK).practice_first


def test_a_talk_that_waits_comes_first_and_says_where_it_stopped() -> None:
    talk = Unfinished(uuid4(), "second", 4, NOW)
    found = asked(Standing(), (talk,), daily=COMES_BACK)
    assert found.step is not None
    assert found.step.session == talk.session
    assert not found.practice_first
    assert "after your fourth answer" in found.why


def test_a_talk_without_an_answer_says_so() -> None:
    assert "have not answered yet" in asked(Standing(), (Unfinished(uuid4(), "second", 0, NOW),)).why


def test_a_talk_whose_customer_is_no_longer_published_is_passed_over() -> None:
    found = asked(Standing(), (Unfinished(uuid4(), "gone", 4, NOW),))
    assert found.step is not None
    assert found.step.session is None


def test_newer_feedback_goes_before_an_older_talk_that_waits() -> None:
    missed = seen("patience", "puts_time", 0.0)
    standing = known(*missed, last_try=last_try("patience"))
    standing = replace(standing, finished=(*standing.finished, done("first", days=1)))
    found = asked(standing, (Unfinished(uuid4(), "second", 4, NOW),))
    assert found.step is not None
    assert found.step.session is None
    assert found.step.scenario is PATIENT
    assert "your talk with Ines left one thing to try: “Puts a time on every promise”" in found.step.why


def test_what_works_least_is_put_first_and_the_reason_says_how_often() -> None:
    strong = [each for skill in ("active_listening", "patience") for each in seen(skill, f"of_{skill}", 1.0, 40)]
    found = asked(known(*strong, *seen("empathy", "names_feeling", 0.5)), cases=(FIRST, SECOND, PATIENT))
    assert found.step is not None
    assert found.step.scenario is FIRST
    assert "of 10 moments" in found.why


def test_what_comes_back_today_goes_before_a_talk() -> None:
    found = asked(known(*seen("empathy", "names_feeling", 0.4)), daily=COMES_BACK)
    assert found.practice_first
    assert "come back" not in found.why, "the page of the day says that itself"
    assert found.step is not None, "the best talk is there for those who have longer"
    assert all(other.name == "Ines Duarte" for other in found.others)


def test_why_not_something_else_names_the_practice_first_and_gives_each_a_reason() -> None:
    held = seen("empathy", "names_feeling", 1.0, times=20)
    missed = [each for skill in ("active_listening", "patience") for each in seen(skill, f"of_{skill}", 0.0)]
    standing = known(*held, *missed)
    found = asked(standing, daily=Daily(5, (Target("empathy", "names_feeling"),), None, difficulty=-0.7))
    assert not found.practice_first
    assert found.others[0].name == "Your five minutes"
    assert len(found.others) == 3
    assert all(other.why.endswith(".") for other in found.others)


def test_nobody_two_levels_up_is_suggested_unless_there_is_nobody_else() -> None:
    far = harder("far", level=ProgrammeLevel.MASTERY, skills=("negotiation",))
    missed = seen("negotiation", "of_negotiation", 0.0)
    found = asked(known(*missed), cases=(*ALL, far))
    assert found.step is not None
    assert found.step.scenario is not far
    only = asked(known(*missed), cases=(far,))
    assert only.step is not None
    assert only.step.scenario is far


def test_two_cases_solved_raise_the_level_and_one_solved_twice_does_not() -> None:
    once = Standing(finished=(done("first"), done("first", days=1)))
    twice = Standing(finished=(done("first"), done("second")))
    unsolved = Standing(finished=(done("first"), done("second", solved=False)))
    assert once.level() is ProgrammeLevel.FOUNDATION
    assert unsolved.level() is ProgrammeLevel.FOUNDATION
    assert twice.level() is ProgrammeLevel.PROFICIENCY


def test_a_harder_case_solved_counts_for_the_levels_below() -> None:
    standing = Standing(finished=(done("a", level=3), done("b", level=3)))
    assert standing.level() is ProgrammeLevel.EXPERT


def test_the_same_question_has_the_same_answer_and_the_order_of_the_cases_decides_nothing() -> None:
    standing = known(*seen("empathy", "names_feeling", 0.5))
    assert asked(standing) == asked(standing, cases=tuple(reversed(ALL)))


@pytest.mark.parametrize(("number", "words"), [(1, "first answer"), (10, "tenth answer"), (11, "answer 11")])
def test_answers_are_counted_in_words(number: int, words: str) -> None:
    assert nth_answer(number) == words


def test_a_reason_names_no_score() -> None:
    standing = Standing(finished=(replace(done("first"), solved=False),), last_try=last_try("patience"))
    for talks in ((), (Unfinished(uuid4(), "second", 2, NOW + timedelta(days=3)),)):
        found = asked(standing, talks, daily=COMES_BACK)
        for words in (found.why, *(other.why for other in found.others)):
            assert not any(sign in words for sign in ("%", "/4", "score", "points"))
