"""Programmes, paths, dates and comparisons at their edges: what each docstring promises at its first and last value."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.curriculum.programmes import programme, small, step

from warmline.core.curriculum.comparing import Verdict, compare_means, compare_shares, t_quantile, wilson
from warmline.core.curriculum.deadlines import (
    MondayToFriday,
)
from warmline.core.curriculum.leading import first_of, led
from warmline.core.curriculum.path import Code, Proof, Reason, Standing, State, find_path
from warmline.core.curriculum.programme import Fault, Finding, Phase, Programme, StepKind, faults
from warmline.core.curriculum.reach import reach
from warmline.core.curriculum.splitting import arm_of
from warmline.core.skills import ProgrammeLevel

MON = date(2026, 3, 2)
WEEK = MondayToFriday()
ZONES = ("Europe/London", "America/Santiago", "Pacific/Apia", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC")


# Programmes.


@pytest.mark.parametrize(
    ("minutes", "sound"), [(0, False), (1, True), (480, True), (481, False), (-5, False), (10**9, False)]
)
def test_a_step_takes_between_a_minute_and_a_working_day(minutes: int, sound: bool) -> None:
    found = faults(programme(Phase("a", "A", (step("one", minutes=minutes),))))
    assert found == (() if sound else (Finding(Fault.MINUTES, "one", str(minutes)),))


@pytest.mark.parametrize(("days", "sound"), [(None, True), (1, True), (0, False), (-1, False)])
def test_a_date_of_its_own_is_a_day_away_or_none(days: int | None, sound: bool) -> None:
    found = faults(programme(Phase("a", "A", (step("one", due_days=days),))))
    assert (found == ()) is sound
    assert sound or found[0].fault is Fault.DUE


@pytest.mark.parametrize(("field", "fault"), [("title", Fault.TITLE), ("ref", Fault.REF)])
@pytest.mark.parametrize("words", ["", " ", "\t\n"])
def test_a_step_without_words_or_aim_is_a_fault(field: str, fault: Fault, words: str) -> None:
    assert faults(programme(Phase("a", "A", (step("one", **{field: words}),)))) == (Finding(fault, "one"),)


def test_a_step_that_waits_for_itself_or_a_later_one_is_named_with_what_it_waits_for() -> None:
    made = programme(
        Phase("a", "A", (step("one", after=("one",)), step("two", after=("three", "gone")), step("three")))
    )
    assert faults(made) == (
        Finding(Fault.AFTER_LATER, "one", "one"),
        Finding(Fault.AFTER_LATER, "two", "three"),
        Finding(Fault.AFTER_UNKNOWN, "two", "gone"),
    )


def test_a_step_may_wait_for_one_of_an_earlier_part() -> None:
    made = programme(Phase("a", "A", (step("one"),)), Phase("b", "B", (step("two", after=("one",)),)))
    assert faults(made) == ()
    turned = replace(made, phases=made.phases[::-1])
    assert faults(turned) == (Finding(Fault.AFTER_LATER, "two", "one"),)


def test_empty_parts_alone_are_no_programme_and_keys_are_told_once() -> None:
    assert faults(programme()) == faults(programme(Phase("a", "A"))) == (Finding(Fault.NO_STEPS),)
    thrice = programme(Phase("a", "A", (step("one"), step("one"))), Phase("a", "B", (step("one"),)))
    assert [each for each in faults(thrice) if each.fault is Fault.KEY_TWICE] == [Finding(Fault.KEY_TWICE, "one")]
    assert Finding(Fault.PHASE_TWICE, "a") in faults(thrice)


def test_the_length_of_a_programme_is_that_of_what_must_be_done() -> None:
    made = programme(Phase("a", "A", (step("one", minutes=15), step("two", minutes=30, required=False))))
    assert made.minutes == 15
    assert programme().minutes == 0


@pytest.mark.parametrize("kind", list(StepKind))
def test_practice_and_what_can_be_skipped_are_told_kind_by_kind(kind: StepKind) -> None:
    assert kind.is_practice is (kind.value in {"drills", "roleplay"})
    assert kind.can_be_skipped is (kind.value in {"drills", "roleplay", "module"})


# Paths.


def standing(**more: object) -> Standing:
    return Standing(MON, **more)  # type: ignore[arg-type]


def test_an_empty_programme_is_finished_and_has_no_next_step() -> None:
    path = find_path(programme(), standing())
    assert (path.next, path.finished, path.behind, path.required) == (None, True, 0, 0)


def test_what_is_done_and_not_among_the_steps_changes_nothing() -> None:
    assert find_path(small(), standing(done={"gone": MON})) == find_path(small(), standing())


def test_only_choices_left_means_finished_and_still_something_next() -> None:
    done = dict.fromkeys(("begin", "read", "test", "certificate"), MON)
    path = find_path(small(), standing(done=done))
    assert path.finished
    assert path.next is not None
    assert path.next.step.key == "talk"
    assert path.next.because == (Reason(Code.ONLY_ONE),)


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (-400, (Code.OVERDUE, "400")),
        (-1, (Code.OVERDUE, "1")),
        (0, (Code.DUE_SOON, "0")),
        (3, (Code.DUE_SOON, "3")),
        (4, None),
    ],
)
def test_a_date_presses_from_three_working_days_on(left: int, said: tuple[Code, str] | None) -> None:
    path = find_path(small(), standing(due={"begin": MON}, left={"begin": left}))
    assert path.next is not None
    first = path.next.because[0]
    assert (first.code, *first.values) == said if said else first.code is Code.COMES_FIRST


def test_two_due_on_one_day_go_in_the_order_of_the_programme() -> None:
    made = programme(Phase("a", "A", (step("one"), step("two"), step("three"))))
    due = {"three": MON, "two": MON}
    path = find_path(made, standing(due=due, left=dict.fromkeys(due, 9)))
    assert path.next is not None
    assert (path.next.step.key, path.next.because) == ("two", (Reason(Code.DUE_FIRST),))
    later = {stop.step.key: stop.because for stop in path.stops if stop.state is State.OPEN}
    assert later == {
        "one": (Reason(Code.DUE_LATER, ("Two",)),),
        "three": (Reason(Code.LATER_IN_ORDER, ("Two",)),),
    }


def test_a_required_step_without_a_date_goes_before_a_choice_that_is_overdue() -> None:
    made = programme(Phase("a", "A", (step("may", required=False), step("must"))))
    path = find_path(made, standing(due={"may": MON - timedelta(9)}, left={"may": -7}))
    assert path.next is not None
    assert path.next.step.key == "must"


def test_a_step_waits_for_all_that_is_lacking_and_names_only_that() -> None:
    made = programme(Phase("a", "A", (step("one"), step("two"), step("end", after=("one", "two")))))
    path = find_path(made, standing(done={"one": MON}))
    assert path.stops[2].because == (Reason(Code.WAITS_FOR, ("Two",)),)
    both = find_path(made, standing(done={"one": MON, "two": MON}))
    assert both.stops[2].because == (Reason(Code.FOLLOWS, ("Two",)),)


def test_what_is_skipped_frees_what_waited_for_it() -> None:
    known = {key: Proof(key, 3, MON) for key in ("names_feeling", "validates", "paraphrases")}
    path = find_path(small(), standing(proofs=known))
    assert [stop.state.value for stop in path.stops] == ["skipped", "skipped", "open", "next", "waits"]
    assert (path.behind, path.finished) == (2, False)


def test_done_goes_before_proven() -> None:
    path = find_path(small(), standing(done={"begin": MON}, proofs={"names_feeling": Proof("names_feeling", 3, MON)}))
    assert (path.stops[0].state, path.stops[0].proofs) == (State.DONE, ())


@pytest.mark.parametrize("sightings", [0, -1])
def test_a_proof_of_nothing_is_none(sightings: int) -> None:
    with pytest.raises(ValueError, match="one sighting at least"):
        Proof("validates", sightings, MON)


def test_of_no_paths_none_leads_and_of_finished_ones_neither() -> None:
    assert first_of([], []) is None
    assert led([], []) == []
    done = standing(done=dict.fromkeys(("begin", "read", "talk", "test", "certificate"), MON))
    path = find_path(small(), done)
    assert led([path, path], [done, done]) == [(0, path), (1, path)]


def test_paths_and_standings_come_in_pairs() -> None:
    with pytest.raises(ValueError, match=r"shorter|longer"):
        first_of([find_path(small(), standing())], [])


def test_a_single_path_needs_no_reason_to_lead() -> None:
    path = find_path(small(), standing())
    assert led([path], [standing()]) == [(0, path)]


def test_of_two_alike_the_first_leads_without_a_reason() -> None:
    path = find_path(small(), standing())
    (n, lead), (m, _other) = led([path, path], [standing(), standing()])
    assert (n, m) == (0, 1)
    assert lead == path


def test_three_days_press_and_four_do_not() -> None:
    low = find_path(small(), standing())
    high_programme = replace(small(), level=ProgrammeLevel.MASTERY)

    def leads(left: int) -> int | None:
        known = standing(due={"begin": MON}, left={"begin": left})
        return first_of([low, find_path(high_programme, known)], [standing(), known])

    assert [leads(3), leads(4)] == [1, 0]


# Comparisons, reach, splits.


@pytest.mark.parametrize(("n", "told"), [(4, False), (5, True)])
def test_five_people_in_each_group_or_nothing(n: int, told: bool) -> None:
    shares = compare_shares((n, n), (0, 9))
    means = compare_means([1.0, 2.0] * 9, [float(k) for k in range(n)])
    for found in (shares, means, compare_shares((0, 9), (n, n))):
        assert (found.verdict is not Verdict.TOO_FEW) is told
        assert (found.figures == (None, None)) is not told
        assert (found.difference is None) is not told


def test_all_and_none_are_shares_with_an_interval_within_their_bounds() -> None:
    found = compare_shares((0, 20), (20, 20))
    assert (found.figures, found.difference, found.verdict) == ((0.0, 1.0), 1.0, Verdict.SECOND_HIGHER)
    assert found.low is not None
    assert found.high is not None
    assert 0 < found.low < found.high <= 1
    same = compare_shares((20, 20), (20, 20))
    assert same.verdict is Verdict.CANNOT_TELL


@given(st.integers(1, 400).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_an_interval_of_a_share_lies_between_none_and_all_and_mirrors(group: tuple[int, int]) -> None:
    low, high = wilson(*group)
    share = group[0] / group[1]
    assert 0 <= low <= share + 1e-12
    assert share - 1e-12 <= high <= 1
    turned = wilson(group[1] - group[0], group[1])
    assert isclose(low, 1 - turned[1], abs_tol=1e-12)


def test_the_surer_one_wants_to_be_the_wider_the_interval() -> None:
    narrow, wide = wilson(8, 20, 0.8), wilson(8, 20, 0.99)
    assert wide[0] < narrow[0] < 0.4 < narrow[1] < wide[1]


@pytest.mark.parametrize("freedom", [4, 8, 30, 1000])
def test_students_t_is_wider_than_the_normal_and_its_two_sides_are_alike(freedom: float) -> None:
    assert t_quantile(0.975, freedom) > 1.959
    assert isclose(t_quantile(0.975, freedom), -t_quantile(0.025, freedom), rel_tol=1e-9)
    assert isclose(t_quantile(0.5, freedom), 0, abs_tol=1e-12)


def test_means_the_other_way_round_say_the_other_one() -> None:
    low, high = [1.0, 2.0, 1.5, 1.2, 1.8], [9.0, 8.0, 9.5, 8.7, 9.2]
    one, other = compare_means(low, high), compare_means(high, low)
    assert (one.verdict, other.verdict) == (Verdict.SECOND_HIGHER, Verdict.FIRST_HIGHER)
    assert one.low is not None
    assert other.high is not None
    assert isclose(one.low, -other.high)


def test_reach_is_of_required_steps_that_others_may_see() -> None:
    done = {"begin": 5, "read": 3, "talk": 5, "test": 9, "certificate": 0}
    rows = reach(small(), done, 5)
    assert [(row.step.key, row.done, row.lost, row.share) for row in rows] == [
        ("begin", 5, 0, 1.0),
        ("read", 3, 2, 0.6),
        ("test", 5, 0, 1.0),
        ("certificate", 0, 5, 0.0),
    ]
    assert reach(small(), done, 4) == ()
    assert reach(programme(), {}, 100) == ()


def test_a_choice_and_practice_have_no_row() -> None:
    made = programme(
        Phase("a", "A", (step("d", StepKind.DRILLS), step("r", StepKind.ROLEPLAY), step("o", required=False)))
    )
    assert reach(made, dict.fromkeys("dro", 9), 9) == ()


@pytest.mark.parametrize("arms", [0, -1])
def test_a_split_of_no_arms_is_an_error(arms: int) -> None:
    with pytest.raises(ValueError, match="1 arm or more"):
        arm_of("seed", 1, arms)


@given(st.text(max_size=40), st.integers(-(10**18), 10**18), st.integers(1, 50))
def test_an_arm_is_one_of_those_there_are_and_stays(seed: str, person: int, arms: int) -> None:
    found = arm_of(seed, person, arms)
    assert 0 <= found < arms
    assert arm_of(seed, person, arms) == found


def test_seed_and_person_are_not_run_together() -> None:
    """Else person 11 of seed "a" would always share the arm of person 1 of seed "a1"."""
    pairs = [(arm_of("a", int(f"1{n}"), 1000), arm_of("a1", n, 1000)) for n in range(10)]
    assert any(one != other for one, other in pairs)


@given(st.sampled_from(["begin", "read", "talk", "test", "certificate"]))
def test_each_step_is_found_by_its_key_with_its_part(key: str) -> None:
    made: Programme = small()
    assert made.step(key).key == key
    assert key in {each.key for each in made.phase_of(key).steps}
