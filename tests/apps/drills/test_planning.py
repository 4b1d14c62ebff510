"""What today holds: what comes back, then new ones, never above the minutes; why; and what a phone takes along."""

from __future__ import annotations

import time
from datetime import date, timedelta

from tests.apps.drills.daily_room import NOW

from warmline.apps.drills.content import items, new_order
from warmline.apps.drills.deck import Deck, pack, unpack, with_misses, with_reviews
from warmline.apps.drills.planning import day_set, next_items, reason, returns
from warmline.apps.drills.rhythm import in_her_rhythm
from warmline.core.practice.evidence import Evidence, Source
from warmline.core.practice.mastery import Learner
from warmline.core.practice.spacing import EveryDay, Grade, Miss, Review, Weekdays
from warmline.core.skills import ProgrammeLevel

TODAY = NOW.date()


def answered(deck: Deck, item: str, days: int, grade: Grade = Grade.GOOD) -> Deck:
    at = NOW + timedelta(days=days)
    return with_reviews(deck, [(item, items()[item].behaviour, Review(at, f"{item}{days}", at.date(), grade))])


def all_known() -> Deck:
    """Every drill and card there is, known so well that no day of the coming weeks has to share them out."""
    deck = Deck()
    for item in items():
        deck = answered(answered(deck, item, -60, Grade.EASY), item, -1, Grade.EASY)
    return deck


def day(deck: Deck, on: date = TODAY, calendar=EveryDay(), **more):  # noqa: B008
    return day_set(deck, on, calendar, **more)


def test_the_first_day_is_new_ones_of_the_first_level_within_five_minutes() -> None:
    found = day(Deck())
    assert found.fresh == len(found.left) > 3
    assert found.seconds <= 300
    assert {item.thing.level for item in found.left} == {ProgrammeLevel.FOUNDATION}
    assert {item.is_drill for item in found.left} == {True, False}
    assert reason(found) == f"{found.fresh} are new."


def test_what_was_done_today_is_not_asked_again_and_its_time_is_gone() -> None:
    first = day(Deck())
    deck = answered(Deck(), first.left[0].id, 0)
    found = day(deck)
    assert first.left[0].id not in [item.id for item in found.left]
    assert found.done == (first.left[0].id,)
    assert found.seconds + first.left[0].seconds <= 300
    assert [item.id for item in found.left] == [item.id for item in first.left[1:]]


def test_no_day_is_ever_longer_than_her_minutes_over_three_weeks() -> None:
    deck = Deck(minutes=4)
    for n in range(21):
        on, done = TODAY + timedelta(days=n), 0
        while left := day(deck, on, Weekdays()).left:
            deck = answered(deck, left[0].id, n, Grade(1 + (n + done) % 4))
            done += 1
        assert sum(items()[item].seconds for item in deck.done_on(on)) <= 240
        assert bool(done) == (on.weekday() < 5)


def all_once(on: int = -10) -> Deck:
    """Of every behaviour one drill answered well, of the first level where there is one."""
    deck, seen = Deck(), set()
    for item in new_order(()):
        if item.is_drill and item.behaviour not in seen:
            seen.add(item.behaviour)
            deck = answered(deck, item.id, on)
    return deck


def test_what_was_never_practised_has_its_turn_before_what_was() -> None:
    known = next(item for item in new_order(()) if item.is_drill)
    found = day(answered(Deck(), known.id, -30))
    assert known.behaviour not in {item.behaviour for item in found.left if item.is_drill}
    every = all_once()
    early = answered(every, known.id, -9)
    assert known.behaviour in {item.behaviour for item in day(every).left if item.is_drill}
    assert known.behaviour not in {item.behaviour for item in day(early).left if item.is_drill}


def test_a_behaviour_comes_with_another_moment_than_last_time() -> None:
    deck = all_once()
    drills = [item for item in day(deck).left if item.is_drill]
    assert len(drills) == 3
    assert not {item.id for item in drills} & set(deck.cards)
    assert {int(item.thing.level) for item in drills} <= {1, 2}, "of somebody unknown the easy ones"


def test_cards_come_back_just_before_they_fade_and_drills_in_their_turn() -> None:
    card = next(item for item in new_order(()) if not item.is_drill)
    found = day(answered(Deck(), card.id, -30))
    assert (found.back, found.missed) == (1, ())
    assert reason(found).startswith("1 comes back today, just before it fades.")
    every = Deck()
    for item in items().values():
        every = answered(every, item.id, -20) if item.is_drill else every
    found = day(every)
    assert found.turned == 3
    assert reason(found).startswith("3 have their turn again")


def test_a_quarter_of_the_minutes_is_for_cards() -> None:
    for minutes, drills in ((3, 2), (5, 3), (8, 5), (10, 6), (15, 9)):
        left = day(Deck(minutes=minutes)).left
        assert sum(item.is_drill for item in left) == drills
        assert any(not item.is_drill for item in left)


def test_what_fails_again_and_again_is_set_aside() -> None:
    deck = answered(all_once(), "empathy.two_days_parcel", -60)
    for n in range(4):
        deck = answered(deck, "empathy.two_days_parcel", -9 + 3 * n, Grade.AGAIN)
    left = [item.behaviour for n in (3, 6, 9) for item in day(deck, TODAY + timedelta(days=n)).left if item.is_drill]
    assert left
    assert "names_feeling" not in left
    found = day(deck, TODAY + timedelta(days=3))
    assert [each.name for each in found.resting] == ["names_feeling"]
    assert "“Names the feeling, in own words” rests for two weeks" in reason(found)
    assert day(deck, TODAY + timedelta(days=14)).resting == ()


def test_a_miss_elsewhere_comes_back_with_its_reason() -> None:
    deck = answered(answered(Deck(), "empathy.two_days_parcel", -20, Grade.EASY), "empathy.two_days_parcel", -10)
    assert day(deck).back == 0
    found = day(with_misses(deck, [Miss(TODAY - timedelta(days=1), "names_feeling")]))
    assert found.missed == ("names_feeling",)
    assert "“Names the feeling, in own words” and did not get it" in reason(found)


def test_missed_behaviours_come_first_among_the_new_of_one_level() -> None:
    plain, missed = new_order(()), new_order((), {"comfort_with_action"})
    assert missed[0].behaviour == "comfort_with_action" != plain[0].behaviour
    assert [item.thing.level for item in missed] == sorted(item.thing.level for item in missed)
    assert {item.id for item in missed} == set(items())


def test_a_day_off_is_empty_until_she_begins() -> None:
    saturday = TODAY + timedelta(days=2)
    assert saturday.weekday() == 5
    off = day(Deck(), saturday, Weekdays())
    assert (off.off, off.left, off.minutes, reason(off)) == (True, (), 0, "")
    wanted = day(Deck(), saturday, Weekdays(), anyway=True)
    assert wanted.left
    assert not wanted.off
    begun = day(answered(Deck(), wanted.left[0].id, 2), saturday, Weekdays())
    assert begun.left
    assert not begun.off


def test_a_drill_that_this_build_no_longer_has_is_left_out_and_not_lost() -> None:
    deck = with_reviews(Deck(), [("empathy.gone", "names_feeling", Review(NOW, "x", TODAY, Grade.AGAIN))])
    assert day(deck, TODAY + timedelta(days=1)).back == 0
    assert day(deck).done == ()
    assert returns(deck, TODAY, EveryDay()) == []
    assert "empathy.gone" in deck.reviews


def test_what_comes_back_when_is_told_by_working_days() -> None:
    friday = TODAY + timedelta(days=1)
    deck = answered(Deck(), "empathy.two_days_parcel", 1, Grade.AGAIN)
    (found,) = returns(deck, friday, Weekdays())
    assert (found.item.id, found.day.weekday(), found.days) == ("empathy.two_days_parcel", 0, 3)


def test_a_phone_takes_twenty_and_todays_first() -> None:
    deck = answered(answered(Deck(), "empathy.two_days_parcel", -30), "empathy.cake_order", 0)
    found = [item.id for item in next_items(deck, TODAY, Weekdays(), 20)]
    assert found[: len(day(deck).left)] == [item.id for item in day(deck).left]
    assert len(found) == len(set(found)) == min(20, len(items()) - 1)
    assert "empathy.cake_order" not in found


def test_when_all_is_known_and_nothing_due_there_is_nothing_to_do() -> None:
    found = day(all_known())
    assert (found.left, found.minutes, reason(found)) == ((), 0, "")


def test_after_a_year_a_day_is_planned_within_the_time_of_a_page() -> None:
    """A page has 100 ms; planning from 1,460 answers and their evidence may not take all of them."""
    every, evidence, rows = list(items().values()), [], []
    for n in range(1460):
        item, at = every[n % len(every)], NOW - timedelta(hours=6 * (1460 - n))
        rows.append((item.id, item.behaviour, Review(at, str(n), at.date(), Grade(1 + n * 7 % 4))))
        evidence.append(Evidence(item.behaviour, item.skill, Source.DRILL, n % 4 / 3, 0.8, at, 0.0))
    stored, learner = pack(with_reviews(Deck(), rows)), Learner().with_more(evidence)
    took = []
    for _ in range(3):
        began = time.process_time()
        found = day_set(in_her_rhythm(unpack(stored)), TODAY, Weekdays(), anyway=True, masteries=learner.own_at(NOW))
        took.append(time.process_time() - began)
    assert found.left
    assert min(took) < 0.1


def test_what_was_set_aside_today_comes_back_when_its_rest_is_over() -> None:
    card = next(item.id for item in new_order(()) if not item.is_drill)
    deck = Deck()
    for ago in (-9, -6, -3, 0):
        deck = answered(deck, card, ago, Grade.AGAIN)
    (back,) = returns(deck, TODAY, EveryDay())
    assert (back.item.id, back.days) == (card, 14)
