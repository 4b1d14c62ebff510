"""Paths: what is next, the reason of every step, and what evidence may stand in for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.curriculum.programmes import programme, small, step

from warmline.core.curriculum.path import Code, Path, Proof, Reason, Standing, State, find_path
from warmline.core.curriculum.programme import Phase, StepKind

TODAY = date(2026, 3, 27)


def states(path: Path) -> dict[str, str]:
    return {stop.step.key: stop.state.value for stop in path.stops}


def reason(path: Path, key: str) -> tuple[Reason, ...]:
    return next(stop.because for stop in path.stops if stop.step.key == key)


def proof(behaviour: str) -> Proof:
    return Proof(behaviour, sightings=3, last=TODAY)


def test_a_beginner_begins_at_the_beginning() -> None:
    path = find_path(small(), Standing(TODAY))
    assert states(path) == {
        "begin": "next", "read": "waits", "talk": "open", "test": "waits", "certificate": "waits",
    }  # fmt: skip
    assert reason(path, "begin") == (Reason(Code.COMES_FIRST),)
    assert reason(path, "read") == (Reason(Code.WAITS_FOR, ("Begin",)),)
    assert reason(path, "talk") == (Reason(Code.OPTIONAL),)
    assert (path.behind, path.required, path.finished) == (0, 4, False)


def test_the_next_step_follows_what_was_done() -> None:
    path = find_path(small(), Standing(TODAY, done={"begin": TODAY}))
    assert path.next is not None
    assert path.next.step.key == "read"
    assert reason(path, "read") == (Reason(Code.FOLLOWS, ("Begin",)),)
    assert reason(path, "begin") == (Reason(Code.DONE_ON, ("2026-03-27",)),)


def test_what_is_proven_is_skipped_and_shows_its_evidence() -> None:
    path = find_path(small(), Standing(TODAY, proofs={"names_feeling": proof("names_feeling")}))
    assert states(path)["begin"] == "skipped"
    assert path.stops[0].proofs == (proof("names_feeling"),)
    assert path.next is not None
    assert path.next.step.key == "read", "what waited for it can be taken"
    assert path.behind == 1


def test_half_of_the_evidence_skips_nothing_and_says_what_is_lacking() -> None:
    path = find_path(small(), Standing(TODAY, proofs={"validates": proof("validates")}))
    assert states(path)["read"] == "waits"
    assert path.stops[1].why_not_skipped == Reason(Code.NOT_PROVEN, ("paraphrases",))


def test_tests_and_certificates_are_never_skipped() -> None:
    whole = programme(Phase("p", "P", (step("t", StepKind.TEST, behaviours=("validates",)), step("m"))))
    path = find_path(whole, Standing(TODAY, proofs={"validates": proof("validates")}))
    assert path.next is not None
    assert path.next.why_not_skipped == Reason(Code.MUST_BE_TAKEN)
    assert path.stops[1].why_not_skipped == Reason(Code.TEACHES_MORE)


def test_a_proof_rests_on_something() -> None:
    with pytest.raises(ValueError, match="one sighting"):
        Proof("validates", 0, TODAY)


def test_what_is_due_first_comes_first() -> None:
    whole = programme(Phase("p", "P", (step("a"), step("b"), step("c"))))
    due = {"a": TODAY + timedelta(days=9), "c": TODAY + timedelta(days=2)}
    path = find_path(whole, Standing(TODAY, due=due, left={"a": 5, "c": 2}))
    assert states(path) == {"a": "open", "b": "open", "c": "next"}
    assert reason(path, "c") == (Reason(Code.DUE_SOON, ("2",)), Reason(Code.DUE_FIRST)), "two stand before it"
    assert reason(path, "a") == (Reason(Code.DUE_LATER, ("C",)),)
    assert reason(path, "b") == (Reason(Code.DUE_LATER, ("C",)),)


def test_without_dates_the_order_decides() -> None:
    path = find_path(programme(Phase("p", "P", (step("a"), step("b")))), Standing(TODAY))
    assert reason(path, "b") == (Reason(Code.LATER_IN_ORDER, ("A",)),)


@pytest.mark.parametrize(
    ("left", "said"),
    [(-2, (Reason(Code.OVERDUE, ("2",)),)), (0, (Reason(Code.DUE_SOON, ("0",)),)), (4, ())],
)
def test_the_date_is_the_first_reason(left: int, said: tuple[Reason, ...]) -> None:
    path = find_path(small(), Standing(TODAY, due={"begin": TODAY}, left={"begin": left}))
    assert reason(path, "begin") == (*said, Reason(Code.COMES_FIRST))


def test_a_pause_takes_the_dates_pressure_away() -> None:
    path = find_path(small(), Standing(TODAY, due={"begin": TODAY}, left={"begin": -4}, paused=True))
    assert reason(path, "begin")[0] == Reason(Code.PAUSED)


def test_the_last_one_is_the_only_one() -> None:
    path = find_path(programme(Phase("p", "P", (step("a"),))), Standing(TODAY))
    assert reason(path, "a") == (Reason(Code.ONLY_ONE),)


def test_with_all_required_steps_behind_her_she_has_finished() -> None:
    done = dict.fromkeys(("begin", "read", "test", "certificate"), TODAY)
    path = find_path(small(), Standing(TODAY, done=done))
    assert path.finished
    assert path.next is not None, "the optional talk is still there"
    assert reason(path, "talk") == (Reason(Code.ONLY_ONE),)
    over = find_path(small(), Standing(TODAY, done={**done, "talk": TODAY}))
    assert over.next is None


@given(st.sets(st.sampled_from(["begin", "read", "talk", "test", "certificate"])))
def test_there_is_a_next_step_as_long_as_anything_is_left(done: set[str]) -> None:
    path = find_path(small(), Standing(TODAY, done=dict.fromkeys(done, TODAY)))
    assert (path.next is None) == (len(done) == 5)
    assert sum(stop.state is State.NEXT for stop in path.stops) <= 1
    assert all(stop.because for stop in path.stops)


def test_a_later_step_that_waits_for_nothing_comes_next_not_first() -> None:
    path = find_path(programme(Phase("p", "P", (step("a"), step("b"), step("c")))), Standing(TODAY, done={"a": TODAY}))
    assert reason(path, "b") == (Reason(Code.COMES_NEXT),)
