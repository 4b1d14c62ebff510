"""Whose turn it is: in rotation, each with another text, as hard as fits, set aside when nothing helps."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from random import Random

import pytest

from warmline.core.practice.spacing import (
    DRILLS,
    GAP,
    REST,
    STUCK,
    Grade,
    Miss,
    Option,
    Practised,
    Review,
    Try,
    drill_for,
    in_turn,
)

DAY = date(2026, 11, 2)
AGAIN, HARD, GOOD, EASY = Grade


def four(*chances: float) -> list[Option]:
    """A drill of each level, with the chance that she masters it."""
    return [Option(f"d{level}", level, chance) for level, chance in enumerate(chances, start=1)]


def day(n: int) -> date:
    return DAY + timedelta(days=n)


def tried(n: int, grade: Grade = GOOD, *, level: int = 1, soon: bool = False, hour: int = 9, drill: str = "") -> Try:
    at = datetime.combine(day(n), time(hour), UTC)
    return Try(Review(at, f"{n}.{hour}", at.date(), grade, soon), drill or f"d{level}", level)


def known(*tries: Try, misses: tuple[int, ...] = (), behaviour: str = "validates", **more: bool) -> Practised:
    return Practised.of(behaviour, tries, [Miss(day(n), behaviour) for n in misses], **more)


def test_never_practised_first_then_due_then_the_longest_ago() -> None:
    new = known(behaviour="new")
    due = known(tried(0, AGAIN), behaviour="due")
    older = known(tried(-3, EASY), behaviour="older")
    later = known(tried(-2, EASY), behaviour="later")
    assert [each.memory.due is not None and each.memory.due.date() <= day(4) for each in (due, older, later)] == [
        True,
        False,
        False,
    ]
    found = in_turn([later, older, due, new], day(4))
    assert [each.behaviour for each in found] == ["new", "due", "older", "later"]


def test_ties_keep_their_order() -> None:
    some = [known(behaviour=name) for name in ("c", "a", "b")]
    assert in_turn(some, DAY) == some


def test_what_went_wrong_comes_back_with_days_between() -> None:
    failed = known(tried(0, AGAIN))
    assert [bool(in_turn([failed], day(n))) for n in range(5)] == [False, False, False, True, True]
    assert failed.memory.due is not None
    assert failed.memory.due.date() - DAY == GAP
    assert DRILLS.shortest == GAP.days


def test_what_was_missed_elsewhere_comes_the_next_day_before_all_others() -> None:
    missed = known(tried(0), misses=(0,), behaviour="missed")
    other = known(behaviour="new")
    assert missed.missed
    assert in_turn([other, missed], day(0)) == [other]
    assert in_turn([other, missed], day(1)) == [missed, other]
    after = known(tried(0), tried(1), misses=(0,))
    assert not after.missed
    assert in_turn([after], day(2)) == []


def test_a_second_miss_within_the_week_calls_nothing_back() -> None:
    once = known(tried(0), tried(3), misses=(1, 4))
    assert not once.missed
    assert known(tried(0), tried(3), misses=(1, 8)).missed


def test_a_miss_of_what_was_never_practised_has_nothing_to_bring_back() -> None:
    fresh = known(misses=(0,))
    assert (fresh.missed, fresh.last, fresh.memory.is_new) == (False, None, True)


def test_what_is_wanted_comes_first_even_if_it_is_new() -> None:
    wanted, new = known(behaviour="wanted", wanted=True), known(behaviour="new")
    assert in_turn([new, wanted], DAY) == [wanted, new]
    assert in_turn([known(tried(0, EASY), wanted=True)], day(1))


def test_an_answer_in_which_nothing_was_seen_goes_before_new_ones_within_three_days() -> None:
    unseen = known(tried(0, EASY, soon=True))
    new = known(behaviour="new")
    assert in_turn([new, unseen], day(2)) == [new]
    assert in_turn([new, unseen], day(3)) == [unseen, new]


def test_what_goes_wrong_again_and_again_rests() -> None:
    stuck = known(*(tried(3 * n, AGAIN) for n in range(STUCK)))
    last = 3 * (STUCK - 1)
    assert stuck.rests_until == day(last) + REST
    assert [stuck.rests_on(day(last + n)) for n in (0, REST.days - 1, REST.days)] == [True, True, False]
    assert in_turn([stuck], day(last + REST.days - 1)) == []
    assert in_turn([stuck], day(last + REST.days)) == [stuck]
    assert known(*(tried(3 * n, AGAIN) for n in range(STUCK - 1))).rests_until is None
    assert known(*(tried(3 * n, AGAIN) for n in range(STUCK)), tried(40, HARD)).rests_until is None


def test_who_brings_it_back_has_it_again_at_once() -> None:
    last = 3 * (STUCK - 1)
    tries = [tried(3 * n, AGAIN) for n in range(STUCK)]
    back = known(*tries, back=day(last + 4))
    assert in_turn([back], day(last + 4)) == [back]
    assert in_turn([known(*tries, back=day(last - 1))], day(last + 4)) == []


def test_the_hardest_whose_chance_lies_where_practice_aims() -> None:
    assert drill_for(known(), four(0.9, 0.82, 0.74, 0.6)).drill == "d3"
    assert drill_for(known(), four(0.84, 0.69, 0.5, 0.3)).drill == "d1"


@pytest.mark.parametrize(("chances", "drill"), [((0.99, 0.97, 0.95, 0.9), "d4"), ((0.6, 0.5, 0.4, 0.3), "d1")])
def test_where_none_lies_there_the_nearest(chances, drill) -> None:
    assert drill_for(known(), four(*chances)).drill == drill


def test_another_text_than_last_time_where_there_is_another() -> None:
    assert drill_for(known(tried(0)), four(0.8, 0.6, 0.5, 0.4)).drill == "d2"
    assert drill_for(known(tried(0, drill="d3")), four(0.9, 0.82, 0.74, 0.6)).drill == "d2"
    assert drill_for(known(tried(0)), four(0.8)).drill == "d1"
    with pytest.raises(ValueError, match="empty"):
        drill_for(known(), [])


def test_of_two_that_fit_the_one_never_met_and_then_the_one_met_longest_ago() -> None:
    two = [Option("a", 1, 0.75), Option("b", 1, 0.75), Option("c", 2, 0.72)]
    assert drill_for(known(tried(0, HARD, drill="c")), two).drill == "a"
    assert drill_for(known(tried(0, drill="a"), tried(3, drill="c")), two).drill == "b"
    met = [tried(0, HARD, drill="b"), tried(3, HARD, drill="a"), tried(6, HARD, drill="c")]
    assert drill_for(known(*met), two).drill == "b"


def test_an_example_goes_before_what_is_hard_even_at_the_easiest() -> None:
    assert [each.wants_example for each in four(0.85, 0.70, 0.69, 0.2)] == [False, False, True, True]


def test_the_order_of_arrival_makes_no_difference_and_of_a_day_the_first_counts() -> None:
    tries = [tried(n, Grade(1 + n % 4), level=1 + n % 3) for n in range(0, 40, 3)]
    twice = tried(3, EASY, level=1 + 3 % 3, hour=20)
    mixed = [*tries, twice]
    Random(1).shuffle(mixed)
    assert known(*mixed, misses=(8,)) == known(*tries, misses=(8,))


def test_a_long_history_keeps_its_newest_answers_in_memory() -> None:
    tries = [tried(7 * n, GOOD) for n in range(60)]
    memory = known(*tries).memory
    assert memory.reviews == 12
    assert memory.stability is not None
    assert memory.stability > 30
