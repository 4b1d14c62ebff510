"""What holds of paths, dates and comparisons whatever is planned: nobody is stuck, and every date can be kept."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.curriculum.programmes import programme, step

from warmline.core.curriculum.comparing import Verdict, compare_means, compare_shares, wilson
from warmline.core.curriculum.deadlines import (
    MondayToFriday,
    Pause,
    check_plan,
    moved,
    working_day,
    working_days_between,
)
from warmline.core.curriculum.leading import first_of, led
from warmline.core.curriculum.overlays import AddStep, Hide, Overlay, apply
from warmline.core.curriculum.path import Path, Proof, Standing, State, find_path
from warmline.core.curriculum.programme import Phase, Programme, StepKind, faults
from warmline.core.curriculum.reach import reach

few = settings(max_examples=40)
WEEK = MondayToFriday()
TODAY = date(2026, 3, 2)
days = st.dates(date(2024, 1, 1), date(2030, 12, 31))
spans = st.builds(lambda first, length: Pause(first, first + timedelta(days=length)), days, st.integers(0, 40))
pauses = st.lists(spans, max_size=3).map(tuple)


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    """A sound programme of up to eight steps; each waits for some of those before it."""
    made = []
    for n in range(draw(st.integers(1, 8))):
        waits = draw(st.sets(st.sampled_from([each.key for each in made]), max_size=2)) if made else set()
        made.append(
            step(
                f"s{n}",
                draw(st.sampled_from([StepKind.MODULE, StepKind.ROLEPLAY, StepKind.TEST])),
                after=tuple(sorted(waits)),
                required=draw(st.booleans()),
                locked=draw(st.booleans()),
                behaviours=draw(st.sampled_from([(), ("validates",)])),
            )
        )
    cut = draw(st.integers(0, len(made)))
    return programme(Phase("one", "One", tuple(made[:cut])), Phase("two", "Two", tuple(made[cut:])))


# Paths.


@few
@given(programmes(), st.booleans())
def test_whoever_takes_the_next_step_each_time_comes_to_the_end(what: Programme, proven: bool) -> None:
    assert faults(what) == ()
    done: dict[str, date] = {}
    proofs = {"validates": Proof("validates", 3, TODAY)} if proven else {}
    for _step in what.steps():
        path = find_path(what, Standing(TODAY, done, proofs))
        if path.next is None:
            break
        assert path.next.step.key not in done
        done[path.next.step.key] = TODAY
    path = find_path(what, Standing(TODAY, done, proofs))
    assert path.next is None
    assert path.finished
    assert path.behind == path.required
    assert {stop.state for stop in path.stops} <= {State.DONE, State.SKIPPED}


@few
@given(programmes(), st.data())
def test_there_is_one_next_step_at_most_and_nothing_behind_it_is_lacking(what: Programme, data: st.DataObject) -> None:
    done = data.draw(st.sets(st.sampled_from([each.key for each in what.steps()])))
    path = find_path(what, Standing(TODAY, dict.fromkeys(done, TODAY)))
    assert sum(stop.state is State.NEXT for stop in path.stops) == (len(done) < len(what.steps()))
    for stop in path.stops:
        assert (stop.state is State.DONE) == (stop.step.key in done)
        if stop.state is State.WAITS:
            assert set(stop.step.after) - done
        if stop.state in (State.NEXT, State.OPEN):
            assert set(stop.step.after) <= done
            assert stop.because


@few
@given(programmes(), programmes(), st.booleans())
def test_a_paused_path_never_leads_and_no_path_is_lost(one: Programme, other: Programme, paused: bool) -> None:
    standings = [Standing(TODAY, paused=paused), Standing(TODAY)]
    paths: list[Path] = [find_path(each, standing) for each, standing in zip((one, other), standings, strict=True)]
    first = first_of(paths, standings)
    assert first is not None
    assert not standings[first].paused
    assert sorted(n for n, _path in led(paths, standings)) == [0, 1]
    assert led(paths, standings)[0][0] == first


@few
@given(programmes(), st.data())
def test_leaving_a_step_out_strands_nobody_who_waited_for_it(what: Programme, data: st.DataObject) -> None:
    gone = data.draw(st.sampled_from([each.key for each in what.steps()]))
    made = apply(what, Overlay(1, (Hide(gone),)))
    if what.step(gone).locked:
        assert made.problems
        assert made.programme == what
    elif len(what.steps()) > 1:
        assert not made.problems
        assert faults(made.programme) == ()
        assert gone not in {key for each in made.programme.steps() for key in each.after}


@pytest.mark.parametrize("locked", [True, False])
def test_a_step_put_in_and_taken_out_again_leaves_no_trace(locked: bool) -> None:
    base = programme(Phase("one", "One", (step("a", locked=locked), step("b", after=("a",)))))
    made = apply(base, Overlay(1, (AddStep("one", step("ours", after=("a",)), "a"), Hide("ours"))))
    assert made.problems == ()
    assert made.programme == base


# Dates.


@few
@given(days, st.integers(1, 60), pauses)
def test_a_working_day_is_one_on_which_she_works_and_later_ones_are_later(
    start: date, count: int, away: tuple[Pause, ...]
) -> None:
    found = working_day(start, count, WEEK, away)
    assert found > start
    assert WEEK.is_working(found)
    assert not any(pause.holds(found) for pause in away)
    assert working_day(start, count + 1, WEEK, away) > found
    assert found >= working_day(start, count, WEEK)


@few
@given(days, st.integers(0, 90), pauses)
def test_being_away_never_brings_a_date_nearer(start: date, length: int, away: tuple[Pause, ...]) -> None:
    due = start + timedelta(days=length)
    found = moved(due, start, WEEK, away)
    assert found >= due
    assert moved(due, start, WEEK, ()) == due
    assert moved(due, start, WEEK, (*away, Pause(due + timedelta(days=400)))) == found, "later leave moves nothing"


@few
@given(days, days, st.integers(1, 3000), st.integers(5, 120))
def test_the_day_that_is_proposed_can_be_planned(start: date, today: date, minutes: int, a_day: int) -> None:
    asked = {"start": start, "today": today, "minutes": minutes, "minutes_a_day": a_day, "days": WEEK}
    problem = check_plan(due=today - timedelta(days=1), **asked)  # type: ignore[arg-type]
    assert problem is not None
    assert check_plan(due=problem.earliest, **asked) is None  # type: ignore[arg-type]
    begin = max(start, today)
    assert working_days_between(begin, problem.earliest, WEEK) * a_day >= minutes


# Figures.


@few
@given(programmes(), st.integers(0, 40), st.data())
def test_no_row_is_of_practice_or_of_more_people_than_there_are(
    what: Programme, people: int, data: st.DataObject
) -> None:
    done = {each.key: data.draw(st.integers(0, 60)) for each in what.steps()}
    rows = reach(what, done, people)
    assert bool(rows) <= (people >= 5)
    for row in rows:
        assert 0 <= row.share <= 1
        assert row.lost >= 0
        assert row.step.required
        assert not row.step.kind.is_practice


groups = st.integers(5, 200).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


@few
@given(groups, groups)
def test_two_shares_compared_the_other_way_round_say_the_same(one: tuple[int, int], other: tuple[int, int]) -> None:
    there, back = compare_shares(one, other), compare_shares(other, one)
    assert there.low is not None
    assert there.high is not None
    assert there.difference is not None
    assert back.low == pytest.approx(-there.high)
    assert back.high == pytest.approx(-there.low)
    assert -1 - 1e-9 <= there.low <= there.difference + 1e-9
    assert there.difference - 1e-9 <= there.high <= 1 + 1e-9
    if one == other:
        assert there.verdict is Verdict.CANNOT_TELL


@few
@given(groups)
def test_an_interval_holds_what_was_seen(group: tuple[int, int]) -> None:
    low, high = wilson(*group)
    assert 0 <= low <= group[0] / group[1] + 1e-12
    assert group[0] / group[1] - 1e-12 <= high <= 1


@few
@given(st.lists(st.integers(0, 100), min_size=2, max_size=20), st.lists(st.integers(0, 100), min_size=2, max_size=20))
def test_means_of_a_handful_are_never_told(one: list[int], other: list[int]) -> None:
    found = compare_means(one, other)
    if min(len(one), len(other)) < 5:
        assert (found.verdict, found.figures, found.difference) == (Verdict.TOO_FEW, (None, None), None)
    else:
        assert found.difference is not None
        back = compare_means(other, one)
        assert back.difference == pytest.approx(-found.difference)
        assert (found.low is None) == (len(set(one)) == 1 and len(set(other)) == 1)
