"""What comes on which day: never above the minutes, never on a day off, the most forgotten first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.core.practice.spacing import Card, EveryDay, Load, Spent, Weekdays, nearest_working, plan_days, todays_set
from warmline.core.practice.spacing.cards import Stage

FRIDAY = date(2026, 11, 27)
SATURDAY, SUNDAY, MONDAY = (FRIDAY + timedelta(days=n) for n in (1, 2, 3))
OFFICE = Weekdays()


@dataclass(frozen=True)
class Off:
    """Works every day but these."""

    days: frozenset[date]

    def is_working(self, day: date, /) -> bool:
        return day not in self.days


def card(key: str, due: date, *, stability: float = 10, last: date | None = None) -> Card:
    before = last or due - timedelta(days=10)
    at = datetime.combine(before, time(), UTC)
    return Card(
        key, "names_feeling", Stage.REVIEW, None, stability, 5.0, datetime.combine(due, time(), UTC), at, reviews=3
    )


def loads(*cards: Card, seconds: int = 60) -> list[Load]:
    return [Load(each, seconds) for each in cards]


def keys(found) -> list[str]:
    return [load.card.key for load in found]


def plan(*cards: Card, today: date = FRIDAY, seconds: int = 300, calendar=OFFICE, **more):
    return plan_days(loads(*cards), today=today, seconds=seconds, calendar=calendar, **more)


def test_what_falls_on_the_weekend_goes_to_the_nearest_working_day() -> None:
    made = plan(card("saturday", SATURDAY), card("sunday", SUNDAY))
    assert keys(made.on(FRIDAY)) == ["saturday"]
    assert keys(made.on(MONDAY)) == ["sunday"]
    assert made.late == ()


def test_in_the_middle_of_two_weeks_away_half_comes_before_and_half_after() -> None:
    away = Off(frozenset(FRIDAY + timedelta(days=n) for n in range(2, 10)))
    early, later = card("early", FRIDAY + timedelta(days=4)), card("later", FRIDAY + timedelta(days=8))
    made = plan(early, later, calendar=away)
    assert keys(made.on(SATURDAY)) == ["early"]
    assert keys(made.on(FRIDAY + timedelta(days=10))) == ["later"]


def test_it_never_bunches_above_the_minutes() -> None:
    made = plan(*(card(f"c{n}", SATURDAY) for n in range(7)), seconds=180)
    assert [made.seconds(day) for day in (FRIDAY, MONDAY, MONDAY + timedelta(days=1))] == [180, 180, 60]


def test_what_finds_its_working_day_full_waits_and_never_comes_sooner() -> None:
    made = plan(*(card(f"c{n}", MONDAY) for n in range(4)), seconds=120)
    assert [made.seconds(MONDAY + timedelta(days=n)) for n in (-3, 0, 1)] == [0, 120, 120]


def test_what_was_practised_today_already_counts() -> None:
    made = plan(card("a", FRIDAY), card("b", FRIDAY), seconds=180, spent=120)
    assert len(made.on(FRIDAY)) == 1
    assert len(made.on(MONDAY)) == 1


def test_short_of_room_what_is_surely_known_stays_and_what_is_gone_waits() -> None:
    weeks_ago = FRIDAY - timedelta(days=21)
    firm = card("firm", weeks_ago, stability=200)
    shaky = card("shaky", weeks_ago + timedelta(days=3), stability=2)
    made = plan(card("today", FRIDAY, stability=10), firm, shaky, seconds=120)
    assert keys(made.on(FRIDAY)) == ["today", "firm"], "shown in the order of forgetting"
    assert keys(made.on(MONDAY)) == ["shaky"]


def test_what_finds_no_room_is_told_and_not_lost() -> None:
    made = plan(*(card(f"c{n}", FRIDAY) for n in range(5)), seconds=60, horizon=3)
    assert len(made.late) == 3
    assert sorted(keys(made.late) + keys(made.on(FRIDAY)) + keys(made.on(MONDAY))) == [f"c{n}" for n in range(5)]


def test_new_cards_and_cards_far_away_are_not_planned() -> None:
    made = plan(Card("new", "names_feeling"), card("far", FRIDAY + timedelta(days=90)))
    assert made.days == {}
    assert made.late == ()


def test_new_ones_fill_what_is_left_and_never_more() -> None:
    back, fresh = loads(card("due", FRIDAY), seconds=75), loads(Card("n1", "b"), Card("n2", "b"), seconds=75)
    small = [Load(Card("n3", "b"), 20)]
    found = todays_set([], back, [*fresh, *small], today=FRIDAY, seconds=180, calendar=OFFICE)
    assert keys(found) == ["due", "n1", "n3"]


def drills(count: int) -> list[Load]:
    return [Load(Card(f"d{n}", f"b{n}"), 75) for n in range(count)]


def cards(count: int) -> list[Load]:
    return [Load(card(f"c{n}", FRIDAY), 20) for n in range(count)]


@pytest.mark.parametrize(("minutes", "drilled", "recalled"), [(3, 2, 1), (5, 3, 3), (8, 5, 5), (10, 6, 7), (15, 9, 11)])
def test_drills_get_three_quarters_of_the_minutes_and_cards_the_rest(minutes, drilled, recalled) -> None:
    found = todays_set(drills(20), cards(30), [], today=FRIDAY, seconds=60 * minutes, calendar=OFFICE)
    kinds = [key[0] for key in keys(found)]
    assert (kinds.count("d"), kinds.count("c")) == (drilled, recalled)


@pytest.mark.parametrize(("ago", "new"), [(13, []), (14, ["new"]), (None, [])])
def test_after_two_weeks_one_new_card_has_room_whatever_comes_back(ago, new) -> None:
    fresh = [Load(Card(name, "b"), 20) for name in ("new", "newer")]
    newest = None if ago is None else FRIDAY - timedelta(days=ago)
    more = {"today": FRIDAY, "seconds": 300, "calendar": OFFICE}
    found = todays_set(drills(9), cards(30), fresh, newest=newest, **more)
    assert sum(load.seconds for load in found) <= 300
    assert [key for key in keys(found) if key.startswith("new")] == new
    assert len([key for key in keys(found) if key.startswith("c")]) == 3 - len(new)


def test_what_one_kind_leaves_goes_to_the_other() -> None:
    more = {"today": FRIDAY, "seconds": 300, "calendar": OFFICE}
    assert keys(todays_set(drills(9), [], [], **more)) == ["d0", "d1", "d2", "d3"]
    assert len(todays_set([], cards(30), [], **more)) == 15
    assert keys(todays_set(drills(9), [], cards(1), **more)) == ["d0", "d1", "d2", "c0"]


def test_what_is_left_of_a_day_is_what_was_planned_for_it() -> None:
    more = {"today": FRIDAY, "seconds": 300, "calendar": OFFICE}
    whole = todays_set(drills(9), cards(9), [], **more)
    rest = todays_set(drills(9)[1:], cards(9), [], spent=Spent(drills=75), **more)
    assert rest == whole[1:]
    later = todays_set(drills(9)[3:], cards(9)[1:], [], spent=Spent(225, 20), **more)
    assert later == whole[4:]


def test_a_day_off_holds_nothing() -> None:
    assert (
        todays_set(
            loads(card("turn", FRIDAY)), loads(card("due", FRIDAY)), [], today=SATURDAY, seconds=300, calendar=OFFICE
        )
        == ()
    )


def test_something_that_takes_no_time_is_refused() -> None:
    with pytest.raises(ValueError, match="seconds"):
        Load(card("x", FRIDAY), 0)


def test_of_two_equally_near_days_the_earlier_is_taken_unless_it_is_over() -> None:
    only_sunday_off = Off(frozenset({SUNDAY}))
    assert nearest_working(only_sunday_off, SUNDAY, FRIDAY) == SATURDAY
    assert nearest_working(only_sunday_off, SUNDAY, SUNDAY) == MONDAY
    assert nearest_working(Off(frozenset()), SUNDAY, FRIDAY) == SUNDAY


def test_who_never_works_gets_the_day_itself_and_no_plan() -> None:
    never = Weekdays(frozenset())
    assert nearest_working(never, SUNDAY, FRIDAY) == SUNDAY
    assert plan(card("due", FRIDAY), calendar=never).late


days = st.integers(-60, 20).map(lambda n: FRIDAY + timedelta(days=n))
decks = st.lists(st.tuples(days, st.floats(0.5, 100), st.integers(10, 120)), max_size=25)


@given(decks, st.integers(180, 900), st.sets(st.integers(0, 6), min_size=1), st.integers(0, 200))
def test_no_day_is_ever_too_full_or_a_day_off_and_nothing_is_lost(deck, seconds, weekdays, spent) -> None:
    due = [Load(card(f"c{n}", day, stability=s), sec) for n, (day, s, sec) in enumerate(deck)]
    calendar = Weekdays(frozenset(weekdays))
    made = plan_days(due, today=FRIDAY, seconds=seconds, calendar=calendar, spent=spent)
    for day in made.days:
        assert day >= FRIDAY
        assert calendar.is_working(day)
        assert made.seconds(day) <= seconds - (spent if day == FRIDAY else 0)
    planned = [key for day in made.days for key in keys(made.on(day))] + keys(made.late)
    within = [load for load in due if load.card.due.date() <= FRIDAY + timedelta(days=14)]
    assert sorted(planned) == sorted(keys(within))


@given(decks, st.randoms())
def test_the_plan_does_not_hang_on_the_order_of_the_cards(deck, dice) -> None:
    due = [Load(card(f"c{n}", day, stability=s), sec) for n, (day, s, sec) in enumerate(deck)]
    mixed = due[:]
    dice.shuffle(mixed)
    one, other = (plan_days(x, today=FRIDAY, seconds=300, calendar=EveryDay()) for x in (due, mixed))
    assert one == other


@given(st.integers(0, 12), st.integers(0, 30), st.integers(60, 900), st.integers(0, 300), st.integers(0, 300))
def test_no_day_is_ever_longer_than_the_minutes(drilled, recalled, seconds, on_drills, on_cards) -> None:
    spent = Spent(on_drills, on_cards)
    found = todays_set(
        drills(drilled), cards(recalled), [], today=FRIDAY, seconds=seconds, calendar=OFFICE, spent=spent
    )
    assert not found or sum(load.seconds for load in found) + spent.total <= seconds
    assert len(set(keys(found))) == len(found)
