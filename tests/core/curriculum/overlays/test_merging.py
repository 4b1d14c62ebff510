"""Merging: a site's changes carried over to a new standard, with every conflict explained; and what always holds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.curriculum.programmes import programme, small, step

from warmline.core.curriculum.overlays import (
    AddStep,
    Choice,
    ConflictKind,
    Hide,
    Merged,
    Move,
    Operation,
    Overlay,
    SetDue,
    SetMinutes,
    SetText,
    TextField,
    apply,
    merge,
)
from warmline.core.curriculum.programme import Phase, Programme, Step, StepKind, faults

SITE = dict.fromkeys(range(20), Choice.SITE)


def newer(**changes: object) -> Programme:
    """The second version of the small programme, with one step changed."""
    base = small(2)
    key = str(changes.pop("of"))
    phases = tuple(
        replace(phase, steps=tuple(replace(s, **changes) if s.key == key else s for s in phase.steps))  # type: ignore[arg-type]
        for phase in base.phases
    )
    return replace(base, phases=phases)


def without(base: Programme, *gone: str) -> Programme:
    phases = tuple(
        replace(p, steps=tuple(
            replace(s, after=tuple(k for k in s.after if k not in gone)) for s in p.steps if s.key not in gone
        ))
        for p in base.phases
    )  # fmt: skip
    return replace(base, phases=phases)


def carried(new: Programme, *operations: Operation, choices: dict[int, Choice] | None = None) -> Merged:
    assert apply(small(), Overlay(1, operations)).problems == ()
    return merge(small(), new, Overlay(1, operations), choices)


def test_a_change_the_standard_did_not_touch_stays() -> None:
    done = carried(newer(of="begin", minutes=20), SetMinutes("read", 25), Hide("talk"))
    assert done.conflicts == ()
    assert done.programme.step("read").minutes == 25
    assert done.programme.step("begin").minutes == 20
    assert done.overlay == Overlay(2, (SetMinutes("read", 25), Hide("talk")))


def test_what_the_standard_now_says_itself_is_no_change_any_more() -> None:
    done = carried(newer(of="read", minutes=25), SetMinutes("read", 25))
    assert (done.conflicts, done.overlay.operations) == ((), ())


@pytest.mark.parametrize(
    ("choice", "minutes", "kept"),
    [(Choice.STANDARD, 15, ()), (Choice.SITE, 25, (SetMinutes("read", 25),))],
)
def test_both_changed_the_same_and_somebody_chooses(choice: Choice, minutes: int, kept: tuple[Operation, ...]) -> None:
    done = carried(newer(of="read", minutes=15), SetMinutes("read", 25), choices={0: choice})
    (conflict,) = done.conflicts
    assert (conflict.kind, conflict.name, conflict.field) == (ConflictKind.BOTH_CHANGED, "Read", "minutes")
    assert (conflict.was, conflict.standard, conflict.site) == ("10", "15", "25")
    assert (conflict.open, conflict.chosen) == (True, choice)
    assert done.programme.step("read").minutes == minutes
    assert done.overlay.operations == kept


def test_what_is_now_locked_is_the_standards_whoever_is_asked() -> None:
    done = carried(newer(of="read", locked=True), Hide("read"), SetMinutes("talk", 5), choices=SITE)
    (conflict,) = done.conflicts
    assert (conflict.kind, conflict.name, conflict.open) == (ConflictKind.NOW_LOCKED, "Read", False)
    assert done.programme.step("read").locked
    assert done.programme.step("talk").minutes == 5


def test_a_step_that_is_gone_takes_the_change_with_it() -> None:
    done = carried(without(small(2), "talk"), SetText("talk", TextField.TITLE, "Our talk"), choices=SITE)
    (conflict,) = done.conflicts
    assert (conflict.kind, conflict.name, conflict.site) == (ConflictKind.GONE, "Talk", "Our talk")
    assert done.overlay.operations == ()


def test_an_added_step_keeps_its_place_behind_a_step_that_is_gone() -> None:
    done = carried(without(small(2), "read"), AddStep("start", step("ours"), "read"))
    assert done.conflicts == ()
    assert [s.key for s in done.programme.phases[0].steps] == ["begin", "ours", "talk"]


def test_an_added_step_whose_phase_is_gone_asks_where_to() -> None:
    new = programme(small().phases[0], version=2)
    one = carried(new, AddStep("proof", step("ours"), "test"))
    assert [c.kind for c in one.conflicts] == [ConflictKind.PLACE_GONE]
    assert one.conflicts[0].was == "Proof"
    assert "ours" not in {s.key for s in one.programme.steps()}
    two = carried(new, AddStep("proof", step("ours"), "test"), choices=SITE)
    assert two.programme.phases[0].steps[-1].key == "ours"


def test_an_added_step_whose_key_is_taken_gets_another_and_its_changes_follow() -> None:
    new = replace(small(2), phases=(*small().phases, Phase("more", "More", (step("ours", locked=True),))))
    operations = (AddStep("start", step("ours", StepKind.LINK), "begin"), SetMinutes("ours", 3), Move("ours", "read"))
    one = carried(new, *operations)
    assert [c.kind for c in one.conflicts] == [ConflictKind.KEY_TAKEN]
    assert one.programme == new, "left out, with everything that was changed on it"
    two = carried(new, *operations, choices=SITE)
    assert (two.programme.step("ours_2").minutes, two.programme.step("ours").minutes) == (3, 10)
    assert [s.key for s in two.programme.phases[0].steps] == ["begin", "read", "ours_2", "talk"]


def test_a_move_and_a_new_order_are_a_conflict() -> None:
    start = small().phases[0].steps
    new = replace(small(2), phases=(Phase("start", "Start", (start[2], start[0], start[1])), small().phases[1]))
    one = carried(new, Move("talk", "begin"))
    assert [(c.kind, c.field) for c in one.conflicts] == [(ConflictKind.BOTH_CHANGED, "place")]
    assert one.programme == new
    two = carried(new, Move("talk", "begin"), choices=SITE)
    assert [s.key for s in two.programme.phases[0].steps] == ["begin", "talk", "read"]


def test_two_own_moves_are_no_conflict_with_each_other() -> None:
    done = carried(small(2), Move("talk", None), Move("read", "begin"))
    assert done.conflicts == ()


def test_a_change_that_would_break_the_new_order_is_told() -> None:
    done = carried(newer(of="talk", after=("read",)), Move("talk", "begin"))
    assert [c.kind for c in done.conflicts] == [ConflictKind.UNSOUND]
    assert done.programme == newer(of="talk", after=("read",))


KEYS = ["begin", "read", "talk", "test", "certificate", "fresh", "ours_a", "ours_b"]
operations = st.lists(
    st.one_of(
        st.builds(SetMinutes, st.sampled_from(KEYS), st.integers(1, 30)),
        st.builds(SetDue, st.sampled_from(KEYS), st.none() | st.integers(1, 9)),
        st.builds(SetText, st.sampled_from(KEYS), st.sampled_from(TextField), st.sampled_from(["Ours", "Other"])),
        st.builds(Hide, st.sampled_from(KEYS)),
        st.builds(Move, st.sampled_from(KEYS), st.none() | st.sampled_from(KEYS)),
        st.builds(
            AddStep,
            st.sampled_from(["start", "proof"]),
            st.builds(step, st.sampled_from(["ours_a", "ours_b", "fresh"]), minutes=st.integers(1, 30)),
            st.none() | st.sampled_from(KEYS),
        ),
    ),
    max_size=6,
)


@st.composite
def new_standards(draw: st.DrawFn) -> Programme:
    """The standard with steps gone, added, locked, changed and in another order."""
    steps: list[Step] = []
    for each in small().steps():
        if draw(st.booleans()) or each.key == "begin":
            changed = replace(each, minutes=draw(st.integers(9, 12)), locked=draw(st.booleans()), after=())
            steps.append(changed)
    if draw(st.booleans()):
        steps.append(step("fresh", locked=draw(st.booleans())))
    shuffled = draw(st.permutations(steps))
    cut = draw(st.integers(1, len(shuffled)))
    phases = [Phase("start", "Start", tuple(shuffled[:cut]))]
    if draw(st.booleans()) or cut < len(shuffled):
        phases.append(Phase("proof", "Proof", tuple(shuffled[cut:])))
    return programme(*phases, version=2)


def sound(wanted: list[Operation]) -> Overlay:
    """Only the changes that the first version allows."""
    kept: list[Operation] = []
    for each in wanted:
        if not apply(small(), Overlay(1, (*kept, each))).problems:
            kept.append(each)
    return Overlay(1, tuple(kept))


choices = st.dictionaries(st.integers(0, 6), st.sampled_from(Choice))


@given(new_standards())
def test_without_changes_the_merge_is_the_new_standard(new: Programme) -> None:
    done = merge(small(), new, Overlay(1))
    assert (done.programme, done.overlay, done.conflicts) == (new, Overlay(2), ())


@given(new_standards(), operations, choices)
def test_what_was_merged_is_made_by_its_overlay_and_merging_again_changes_nothing(
    new: Programme, wanted: list[Operation], picked: dict[int, Choice]
) -> None:
    done = merge(small(), new, sound(wanted), picked)
    made = apply(new, done.overlay)
    assert (made.programme, made.problems) == (done.programme, ())
    again = merge(new, new, done.overlay)
    assert (again.programme, again.conflicts) == (done.programme, ())


@given(new_standards(), operations, choices)
def test_no_locked_step_is_ever_lost_or_changed(
    new: Programme, wanted: list[Operation], picked: dict[int, Choice]
) -> None:
    done = merge(small(), new, sound(wanted), picked)
    locked = [each for each in new.steps() if each.locked]
    assert [each for each in done.programme.steps() if each.locked] == locked, "nor is their order"
    assert faults(done.programme) == ()


@given(operations)
def test_a_standard_that_did_not_change_makes_no_conflict(wanted: list[Operation]) -> None:
    overlay = sound(wanted)
    done = merge(small(), small(2), overlay)
    assert done.conflicts == ()
    assert replace(done.programme, version=1) == apply(small(), overlay).programme
