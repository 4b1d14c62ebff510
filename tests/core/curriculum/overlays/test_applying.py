"""Overlays: what a site may change, and what is refused by name."""

from __future__ import annotations

import pytest
from tests.core.curriculum.programmes import small, step

from warmline.core.curriculum.overlays import (
    AddStep,
    ChangeKind,
    Hide,
    Move,
    Operation,
    Overlay,
    Problem,
    ProblemKind,
    SetDue,
    SetMinutes,
    SetText,
    TextField,
    apply,
    diff,
)
from warmline.core.curriculum.programme import Programme


def put(*operations: Operation, version: int = 1) -> tuple[Programme, tuple[Problem, ...]]:
    made = apply(small(), Overlay(version, operations))
    return made.programme, made.problems


def keys(programme: Programme) -> list[str]:
    return [each.key for each in programme.steps()]


def test_an_empty_overlay_is_the_standard() -> None:
    assert put() == (small(), ())


def test_a_site_adds_a_step_where_it_says() -> None:
    made, problems = put(AddStep("start", step("our_till"), "begin"), AddStep("proof", step("our_last")))
    assert problems == ()
    assert keys(made) == ["begin", "our_till", "read", "talk", "our_last", "test", "certificate"]


def test_a_site_changes_words_minutes_and_dates() -> None:
    made, problems = put(
        SetText("read", TextField.TITLE, "Read it here"), SetText("read", TextField.NOTE, "Ask Petra for the key."),
        SetMinutes("read", 25), SetDue("read", None),
    )  # fmt: skip
    assert problems == ()
    read = made.step("read")
    assert (read.title, read.note, read.minutes, read.due_days) == ("Read it here", "Ask Petra for the key.", 25, None)


def test_whoever_waited_for_a_hidden_step_waits_for_what_it_waited_for() -> None:
    made, problems = put(Hide("read"))
    assert problems == ()
    assert made.step("test").after == ("begin",)


def test_a_step_moves_within_its_phase() -> None:
    assert keys(put(Move("talk", "begin"))[0]) == ["begin", "talk", "read", "test", "certificate"]
    assert keys(put(Move("talk", None))[0])[0] == "talk"


LOCKED = Problem(0, ProblemKind.LOCKED, "Test")


@pytest.mark.parametrize(
    ("operation", "problem"),
    [
        (Hide("test"), LOCKED),
        (SetText("test", TextField.TITLE, "Quiz"), LOCKED),
        (SetText("test", TextField.NOTE, "Easy."), LOCKED),
        (SetMinutes("test", 1), LOCKED),
        (SetDue("test", None), LOCKED),
        (Move("test", "certificate"), LOCKED),
        (Hide("nowhere"), Problem(0, ProblemKind.NO_STEP, "nowhere")),
        (AddStep("nowhere", step("a")), Problem(0, ProblemKind.NO_PHASE, "nowhere", "a")),
        (AddStep("start", step("a"), "test"), Problem(0, ProblemKind.NO_ANCHOR, "a", "test")),
        (AddStep("start", step("read")), Problem(0, ProblemKind.KEY_TAKEN, "read")),
        (AddStep("start", step("a", locked=True)), Problem(0, ProblemKind.LOCAL_LOCK, "A")),
        (AddStep("start", step("a", after=("read",)), "begin"), Problem(0, ProblemKind.ORDER, "a", "read")),
        (AddStep("start", step("a", after=("b",))), Problem(0, ProblemKind.UNSOUND, "a", "b")),
        (Move("read", None), Problem(0, ProblemKind.ORDER, "read", "begin")),
        (Move("talk", "test"), Problem(0, ProblemKind.NO_ANCHOR, "talk", "test")),
        (Move("talk", "talk"), Problem(0, ProblemKind.NO_ANCHOR, "talk", "talk")),
        (SetMinutes("read", 0), Problem(0, ProblemKind.UNSOUND, "read", "0")),
    ],
)
def test_what_cannot_be_done_is_refused_by_name(operation: Operation, problem: Problem) -> None:
    assert put(operation) == (small(), (problem,))


def test_one_refusal_does_not_hide_the_next() -> None:
    made, problems = put(Hide("test"), Hide("talk"), Hide("certificate"))
    assert [each.number for each in problems] == [0, 2]
    assert "talk" not in keys(made)


def test_an_overlay_fits_the_version_it_was_made_for() -> None:
    assert put(Hide("talk"), version=2) == (small(), (Problem(None, ProblemKind.OTHER_VERSION, "first_weeks", "2"),))


def test_differences_are_told_step_by_step() -> None:
    made, _ = put(
        AddStep("start", step("our_till"), "begin"), SetMinutes("read", 25), Hide("talk"),
    )  # fmt: skip
    found = {(each.kind, each.key, each.field, each.before, each.after) for each in diff(small(), made)}
    assert found == {
        (ChangeKind.ADDED, "our_till", "", "", "Start"),
        (ChangeKind.CHANGED, "read", "minutes", "10", "25"),
        (ChangeKind.REMOVED, "talk", "", "Start", ""),
    }
    assert diff(small(), small()) == ()


def test_a_move_is_one_difference_not_many() -> None:
    made, _ = put(Move("talk", None))
    (only,) = diff(small(), made)
    assert (only.kind, only.title, only.before, only.after) == (ChangeKind.MOVED, "Talk", "Read", "Start")


def test_the_programmes_own_words_are_compared_too() -> None:
    from dataclasses import replace

    (only,) = diff(small(), replace(small(), objective="Shorter waits"))
    assert (only.kind, only.field, only.before, only.after) == (
        ChangeKind.HEAD, "objective", "Fewer repeat contacts", "Shorter waits",
    )  # fmt: skip
