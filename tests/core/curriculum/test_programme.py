"""Programmes: their steps, and everything that keeps one from being followed."""

from __future__ import annotations

import pytest
from tests.core.curriculum.programmes import programme, small, step

from warmline.core.curriculum.programme import Fault, Finding, Phase, StepKind, faults


def test_steps_stand_in_the_order_of_their_phases() -> None:
    assert [each.key for each in small().steps()] == ["begin", "read", "talk", "test", "certificate"]
    assert small().phase_of("test").key == "proof"
    assert small().step("read").due_days == 5
    assert small().minutes == 40, "the optional role-play does not count"


@pytest.mark.parametrize("ask", ["step", "phase_of"])
def test_a_step_that_is_not_there_is_named(ask: str) -> None:
    with pytest.raises(KeyError, match="nowhere"):
        getattr(small(), ask)("nowhere")


def test_a_sound_programme_has_no_faults() -> None:
    assert faults(small()) == ()


@pytest.mark.parametrize(
    ("broken", "finding"),
    [
        (step("a", minutes=0), Finding(Fault.MINUTES, "a", "0")),
        (step("a", minutes=481), Finding(Fault.MINUTES, "a", "481")),
        (step("a", due_days=0), Finding(Fault.DUE, "a", "0")),
        (step("a", title=" "), Finding(Fault.TITLE, "a")),
        (step("a", ref=""), Finding(Fault.REF, "a")),
        (step("a", after=("b",)), Finding(Fault.AFTER_UNKNOWN, "a", "b")),
        (step("a", after=("a",)), Finding(Fault.AFTER_LATER, "a", "a")),
    ],
)
def test_each_fault_of_a_step_is_found(broken: object, finding: Finding) -> None:
    assert faults(programme(Phase("p", "P", (broken,)))) == (finding,)  # type: ignore[arg-type]


def test_a_step_waits_only_for_what_stands_before_it() -> None:
    found = faults(programme(Phase("p", "P", (step("a", after=("b",)), step("b")))))
    assert found == (Finding(Fault.AFTER_LATER, "a", "b"),)


def test_keys_are_there_once_and_steps_at_all() -> None:
    twice = programme(Phase("p", "P", (step("a"),)), Phase("p", "P", (step("a"),)))
    assert [each.fault for each in faults(twice)] == [Fault.PHASE_TWICE, Fault.KEY_TWICE]
    assert faults(programme(Phase("p", "P"))) == (Finding(Fault.NO_STEPS),)


def test_practice_is_private_and_proof_cannot_be_skipped() -> None:
    assert {kind for kind in StepKind if kind.is_practice} == {StepKind.DRILLS, StepKind.ROLEPLAY}
    assert {kind for kind in StepKind if kind.can_be_skipped} == {StepKind.MODULE, StepKind.DRILLS, StepKind.ROLEPLAY}
