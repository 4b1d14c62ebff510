"""Changes of a site at their edges: places that are gone, the same twice, and what a new standard leaves of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.core.curriculum.programmes import programme, small, step

from warmline.core.curriculum.overlays import (
    AddStep,
    Change,
    ChangeKind,
    Choice,
    ConflictKind,
    Hide,
    Move,
    Overlay,
    ProblemKind,
    SetDue,
    SetMinutes,
    SetText,
    TextField,
    apply,
    diff,
    merge,
)
from warmline.core.curriculum.programme import Phase, Programme, StepKind

SITE = dict.fromkeys(range(20), Choice.SITE)


def keys(made: Programme, phase: int = 0) -> list[str]:
    return [each.key for each in made.phases[phase].steps]


def newer(*phases: Phase) -> Programme:
    return replace(small(2), phases=phases or small().phases)


# Putting on.


@pytest.mark.parametrize(
    "operation", [Move("talk", "talk"), Move("talk", "test"), Move("talk", "gone"), Move("read", "x")]
)
def test_a_place_in_another_part_or_nowhere_is_no_place(operation: Move) -> None:
    found = apply(small(), Overlay(1, (operation,)))
    assert [each.kind for each in found.problems] == [ProblemKind.NO_ANCHOR]
    assert found.programme == small()


def test_a_step_moved_to_where_it_stands_changes_nothing() -> None:
    assert apply(small(), Overlay(1, (Move("talk", "read"),))).programme == small()


@pytest.mark.parametrize(
    ("operation", "kind"),
    [
        (SetMinutes("talk", 0), ProblemKind.UNSOUND),
        (SetMinutes("talk", 481), ProblemKind.UNSOUND),
        (SetDue("talk", 0), ProblemKind.UNSOUND),
        (SetText("talk", TextField.TITLE, " "), ProblemKind.UNSOUND),
        (AddStep("start", step("ours", ref=" ")), ProblemKind.UNSOUND),
        (AddStep("start", step("ours", after=("talk",))), ProblemKind.ORDER),
        (AddStep("start", step("ours", after=("nowhere",)), "talk"), ProblemKind.UNSOUND),
        (Move("read", None), ProblemKind.ORDER),
        (Hide("gone"), ProblemKind.NO_STEP),
        (Hide("begin"), ProblemKind.LOCKED),
        (AddStep("nowhere", step("ours")), ProblemKind.NO_PHASE),
        (AddStep("start", step("talk")), ProblemKind.KEY_TAKEN),
        (AddStep("start", step("ours", locked=True)), ProblemKind.LOCAL_LOCK),
    ],
)
def test_what_would_break_it_is_refused_and_the_rest_still_made(operation: object, kind: ProblemKind) -> None:
    found = apply(small(), Overlay(1, (operation, SetMinutes("talk", 5))))  # type: ignore[arg-type]
    assert [(each.number, each.kind) for each in found.problems] == [(0, kind)]
    assert found.programme.step("talk").minutes == 5


def test_a_note_may_be_emptied_and_a_date_taken_away() -> None:
    changes = (SetText("read", TextField.NOTE, "Room 2"), SetText("read", TextField.NOTE, ""), SetDue("read", None))
    made = apply(small(), Overlay(1, changes)).programme
    assert (made.step("read").note, made.step("read").due_days) == ("", None)


def test_left_out_in_a_chain_the_last_one_waits_for_the_first() -> None:
    base = programme(Phase("a", "A", (
        step("one"), step("two", after=("one",)), step("three", after=("two", "one")), step("four", after=("three",)),
    )))  # fmt: skip
    made = apply(base, Overlay(1, (Hide("three"), Hide("two")))).programme
    assert made.step("four").after == ("one",)


def test_a_step_of_its_own_may_be_changed_moved_and_left_out_again() -> None:
    changes = (AddStep("start", step("ours"), "begin"), SetMinutes("ours", 7), Move("ours", "talk"))
    made = apply(small(), Overlay(1, changes)).programme
    assert (keys(made), made.step("ours").minutes) == (["begin", "read", "talk", "ours"], 7)
    assert apply(small(), Overlay(1, (*changes, Hide("ours")))).programme == small()


# Carrying over.


def test_a_move_behind_a_step_of_its_own_that_was_left_out_does_not_jump_to_the_front() -> None:
    """The site put its own step in and moved another behind it; the new standard has taken its part away."""
    old = programme(
        Phase("a", "A", (step("one"), step("two"), step("three"))), Phase("b", "B", (step("last"),)), version=1
    )
    new = programme(Phase("a", "A", (step("one"), step("two"), step("three"), step("ours", StepKind.LINK))), version=2)
    new = replace(new, phases=(*new.phases, Phase("b", "B", (step("last"),))))
    overlay = Overlay(1, (AddStep("a", step("ours"), "two"), Move("one", "ours")))
    assert keys(apply(old, overlay).programme) == ["two", "ours", "one", "three"]

    done = merge(old, new, overlay)

    assert keys(done.programme)[:4] == ["two", "one", "three", "ours"]
    assert done.overlay.operations == (Move("one", "two"),)


def test_what_stood_behind_a_step_whose_part_is_gone_asks_for_its_place() -> None:
    old = programme(Phase("a", "A", (step("one"), step("two"))), Phase("b", "B", (step("last"),)))
    new = programme(Phase("a", "A", (step("one"), step("two"))), version=2)
    overlay = Overlay(1, (AddStep("b", step("ours"), "last"), AddStep("b", step("more"), "ours")))

    left = merge(old, new, overlay)
    assert [each.kind for each in left.conflicts] == [ConflictKind.PLACE_GONE, ConflictKind.PLACE_GONE]
    assert left.programme == new
    kept = merge(old, new, overlay, SITE)
    assert keys(kept.programme) == ["one", "two", "ours", "more"]


def test_an_added_step_behind_one_that_was_left_out_is_not_put_first() -> None:
    old = programme(Phase("a", "A", (step("one"), step("two"), step("three"))))
    new = programme(
        Phase("a", "A", (step("one"), step("two"), step("three"))), Phase("z", "Z", (step("ours"),)), version=2
    )
    overlay = Overlay(1, (AddStep("a", step("ours", minutes=5), "two"), AddStep("a", step("more"), "ours")))

    done = merge(old, new, overlay)

    assert next(each.kind for each in done.conflicts) is ConflictKind.KEY_TAKEN
    places = keys(done.programme)
    assert places[0] == "one", "nothing of the site's stands before the beginning that it never asked for"


def test_the_standard_s_own_step_of_the_same_text_takes_the_place_of_the_site_s() -> None:
    ours = step("ours")
    done = merge(small(), newer(small().phases[0], replace(small().phases[1], steps=(ours, *small().phases[1].steps))),
                 Overlay(1, (AddStep("start", ours, "begin"),)))  # fmt: skip
    assert (done.conflicts, done.overlay.operations) == ((), ())


def test_a_wait_for_a_step_that_is_gone_is_dropped_with_it() -> None:
    new = newer(replace(small().phases[0], steps=tuple(s for s in small().phases[0].steps if s.key != "talk")),
                small().phases[1])  # fmt: skip
    done = merge(small(), new, Overlay(1, (AddStep("start", step("ours", after=("talk", "begin")), "talk"),)))
    assert done.conflicts == ()
    assert done.programme.step("ours").after == ("begin",)
    assert keys(done.programme) == ["begin", "read", "ours"]


def test_choices_for_changes_that_are_no_conflict_are_no_matter() -> None:
    overlay = Overlay(1, (SetMinutes("talk", 5),))
    assert merge(small(), small(2), overlay, SITE) == merge(small(), small(2), overlay)
    assert merge(small(), small(2), overlay, {99: Choice.SITE}) == merge(small(), small(2), overlay)


def test_a_date_taken_away_here_and_changed_there_shows_all_three() -> None:
    new = newer(replace(small().phases[0], steps=tuple(
        replace(s, due_days=8) if s.key == "read" else s for s in small().phases[0].steps
    )), small().phases[1])  # fmt: skip
    (conflict,) = merge(small(), new, Overlay(1, (SetDue("read", None),))).conflicts
    assert (conflict.was, conflict.standard, conflict.site, conflict.field) == ("5", "8", "", "due_days")
    kept = merge(small(), new, Overlay(1, (SetDue("read", None),)), SITE)
    assert kept.programme.step("read").due_days is None


def test_a_change_that_a_site_made_twice_is_met_twice() -> None:
    new = newer(replace(small().phases[0], steps=tuple(
        replace(s, minutes=15) if s.key == "talk" else s for s in small().phases[0].steps
    )), small().phases[1])  # fmt: skip
    overlay = Overlay(1, (SetMinutes("talk", 20), SetMinutes("talk", 25)))
    done = merge(small(), new, overlay, {1: Choice.SITE})
    assert [each.number for each in done.conflicts] == [0, 1]
    assert done.programme.step("talk").minutes == 25


def test_a_change_taken_back_by_a_later_one_stays_taken_back() -> None:
    for last in (SetDue("talk", None), SetMinutes("talk", 10)):
        first = SetDue("talk", 1) if isinstance(last, SetDue) else SetMinutes("talk", 20)
        done = merge(small(), small(2), Overlay(1, (first, last)))
        assert replace(done.programme, version=1) == apply(small(), Overlay(1, (first, last))).programme == small()


# Telling apart.


def test_a_step_in_another_part_is_told_as_moved_with_both_places() -> None:
    first, second = small().phases
    talk = first.steps[2]
    other = newer(replace(first, steps=first.steps[:2]), replace(second, steps=(talk, *second.steps)))
    assert diff(small(), other) == (Change(ChangeKind.MOVED, "talk", "Talk", "place", "Read", "Proof"),)


def test_nothing_differs_from_itself_and_everything_from_nothing() -> None:
    assert diff(small(), small(9)) == ()
    kinds = {each.kind for each in diff(programme(), small())}
    assert kinds == {ChangeKind.ADDED}
    assert [each.key for each in diff(small(), programme())] == ["begin", "read", "talk", "test", "certificate"]


def test_two_swapped_steps_are_one_move() -> None:
    first = small().phases[0]
    swapped = newer(replace(first, steps=(first.steps[0], first.steps[2], first.steps[1])), small().phases[1])
    assert [each.kind for each in diff(small(), swapped)] == [ChangeKind.MOVED]
