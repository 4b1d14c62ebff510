"""One simulated year: never over the limit, nothing on days off, no gain where nobody learns."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest
from exams.learner.worlds import BEHAVIOURS, DIFFICULTIES, STILL, WORLDS, whole
from exams.year.living import ARMS, FixedOrder, live
from exams.year.people import Person, Rota, day, person
from exams.year.programme import Programme
from exams.year.records import MONTHS, OverTheLimit, Year
from exams.year.stock import DRILLS_OF, THINGS

from exams.year import programme as running
from warmline.core.practice.difficulty import TARGET
from warmline.core.practice.drills import DRILL_SECONDS
from warmline.core.practice.spacing import GAP, REST, STUCK, Load

ONE = {person(seed).world: person(seed) for seed in range(5)}
LEARNING = "power law of practice with lapses"


@pytest.fixture(scope="module")
def years() -> dict[str, Year]:
    return {world: live(ONE[world]) for world in (STILL, LEARNING)}


def programme(who: Person) -> Programme:
    return Programme(who, WORLDS[who.world](Random("x")), Year(who.world))


def working(who: Person) -> list[int]:
    return [n for n in range(100) if who.rota.is_working(day(n))]


def test_a_day_never_holds_more_than_her_minutes(years: dict[str, Year]) -> None:
    for world, year in years.items():
        minutes = [each for month in year.daily for each in month]
        assert 0 < max(minutes) <= ONE[world].minutes
        assert year.fullest <= 1
        assert year.practised + year.empty <= year.working


def test_the_run_stops_when_the_plan_holds_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    def too_much(turns: object, loads: object, fresh: list[Load], **_: object) -> tuple[Load, ...]:
        return tuple(fresh)

    monkeypatch.setattr(running, "todays_set", too_much)
    who = ONE[LEARNING]
    with pytest.raises(OverTheLimit):
        programme(who).practise(working(who)[0])


def test_nothing_is_asked_on_a_day_off() -> None:
    off = replace(ONE[LEARNING], rota=Rota(frozenset()))
    one = programme(off)
    assert one.practise(3) == (0, 0)
    assert one.year.empty == 1
    assert one.year.practised == 0


def test_where_nobody_learns_no_version_gains_anything(years: dict[str, Year]) -> None:
    assert {years[STILL].gain(arm) for arm in ARMS} == {0.0}


def test_practice_lifts_who_learns_and_all_versions_begin_alike(years: dict[str, Year]) -> None:
    year = years[LEARNING]
    assert len({skill[0] for skill in year.skill.values()}) == 1
    assert all(len(skill) == 13 for skill in year.skill.values())
    assert year.gain("programme") > 5
    assert year.gain("no programme") == pytest.approx(0)


def test_the_same_person_lives_the_same_year(years: dict[str, Year]) -> None:
    assert live(ONE[STILL]) == years[STILL]


def test_new_things_are_met_once_and_come_back() -> None:
    who = ONE[LEARNING]
    one = programme(who)
    for number in working(who)[:15]:
        one.practise(number)
    assert one.met == set(one.cards) | {tried.drill for known in one.known.values() for tried in known.tries}
    assert len(one.fresh) + len(one.cards) == sum(not thing.is_drill for thing in THINGS.values())
    assert one.year.cards.n + one.year.drills.n > 0
    assert all(one_card.reviews > 0 for one_card in one.cards.values())


def test_a_behaviour_has_days_between_its_drills_and_another_one_each_time() -> None:
    who = ONE[LEARNING]
    one = programme(who)
    for number in working(who)[:40]:
        one.practise(number)
    for known in one.known.values():
        pairs = list(pairwise(known.tries))
        assert pairs
        assert all(later.review.day - earlier.review.day >= GAP for earlier, later in pairs)
        assert all(later.drill != earlier.drill for earlier, later in pairs)


def test_an_example_goes_before_what_is_hard_and_is_only_an_example(years: dict[str, Year]) -> None:
    year = years[LEARNING]
    assert year.alone.n > 0 < year.helped.n
    assert year.alone.expected >= TARGET[0] > year.helped.expected
    assert year.success == pytest.approx(
        (year.alone.seen * year.alone.n + year.helped.seen * year.helped.n) / (year.alone.n + year.helped.n)
    )


class Counting:
    """A learner who only notes what she was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, float]] = []

    def chance(self, behaviour: int, difficulty: float, day: float) -> float:
        return 0.5

    def practise(self, behaviour: int, difficulty: float, day: float) -> float:
        self.asked.append((behaviour, difficulty))
        return 1.0


class Hearing(Counting):
    """A learner who never shows it."""

    def practise(self, behaviour: int, difficulty: float, day: float) -> float:
        super().practise(behaviour, difficulty, day)
        return 0.0


def test_an_example_eases_the_moment_as_far_as_it_helps_this_person() -> None:
    asked = []
    for helps in (0.0, 1.0):
        learner = Hearing()
        one = Programme(replace(ONE[LEARNING], example=helps), learner, Year(LEARNING))
        one.practise(working(one.person)[0])
        asked.append(learner.asked[0])
    assert asked[0][1] - asked[1][1] == pytest.approx(1.0)
    assert asked[0] == (asked[1][0], DIFFICULTIES[0])


def test_what_goes_wrong_four_times_in_a_row_is_set_aside() -> None:
    who = ONE[LEARNING]
    one = Programme(who, Hearing(), Year(LEARNING))
    for number in working(who)[:60]:
        one.practise(number)
    assert one.year.aside > 0
    days = [[each.review.day for each in known.tries] for known in one.known.values()]
    rested = [tried[STUCK] - tried[STUCK - 1] for tried in days if len(tried) > STUCK]
    assert rested
    assert min(rested) >= REST


def test_recall_is_expected_of_her_by_her_own_answers(years: dict[str, Year]) -> None:
    for year in years.values():
        for house, own in ((year.cards, year.own_cards), (year.drills, year.own_drills)):
            assert house.n == own.n
            assert house.seen == pytest.approx(own.seen)
            assert abs(own.expected - own.seen) < abs(house.expected - house.seen)


def test_what_is_left_is_noted_each_month(years: dict[str, Year]) -> None:
    for year in years.values():
        assert len(year.in_reach) == MONTHS
        for kind in ("drill", "card"):
            assert year.met_by[kind] == sorted(year.met_by[kind])
            assert 0 < year.met_by[kind][-1] <= 1
        assert all(0 <= left <= 1 - met + 1e-9 for left, met in zip(year.in_reach, year.met_by["drill"], strict=True))


def test_nothing_is_in_reach_of_somebody_unknown() -> None:
    one = programme(ONE[LEARNING])
    assert one.left_in_reach(0) == 0
    assert len(DRILLS_OF) == BEHAVIOURS


def test_what_is_kept_of_the_facts_is_noted(years: dict[str, Year]) -> None:
    year = years[LEARNING]
    assert year.unlearned == pytest.approx(0.3)
    assert 0.3 < year.facts < 1
    assert 0 < year.met <= 1
    assert years[STILL].facts == pytest.approx(years[STILL].unlearned)


def test_what_is_missed_in_a_talk_makes_its_cards_lapse_once_a_week() -> None:
    who = ONE[LEARNING]
    one = programme(who)
    for number in working(who)[:10]:
        one.practise(number)
    card = next(iter(one.cards.values()))
    today = working(who)[10]
    one._missed(card.behaviour, today)
    lapsed = one.cards[card.key]
    assert lapsed.lapses == card.lapses + 1
    assert one.known[card.behaviour].missed
    one._missed(card.behaviour, today + 3)
    assert one.cards[card.key] == lapsed
    one._missed(card.behaviour, today + 7)
    assert one.cards[card.key].lapses == card.lapses + 2


def test_a_talk_fits_the_time_and_is_not_the_same_again() -> None:
    one = programme(ONE[LEARNING])
    talks = [one.talk(number) for number in range(0, 70, 7)]
    assert all(8 <= minutes <= one.person.talk_minutes and tries == 3 for minutes, tries in talks)
    assert len(one.last_done) > 3
    nobody_has_time = programme(replace(ONE[LEARNING], talk_minutes=5.0))
    assert nobody_has_time.talk(0) == (0.0, 0)


def test_the_fixed_order_goes_round_spends_the_time_and_gets_harder() -> None:
    learner = Counting()
    order = FixedOrder(learner)
    order.practise(0, 2.5 * DRILL_SECONDS)
    assert learner.asked == [(0, DIFFICULTIES[0]), (1, DIFFICULTIES[0])]
    order.practise(1, 0.5 * DRILL_SECONDS)
    assert learner.asked[-1] == (2, DIFFICULTIES[0])
    order.practise(364, 20 * DRILL_SECONDS)
    assert {d for _, d in learner.asked[3:]} == {DIFFICULTIES[3]}
    assert {b for b, _ in learner.asked} == set(range(BEHAVIOURS))
    order.talk(364, 3)
    assert len(learner.asked) == 26


def test_skill_is_the_true_one(years: dict[str, Year]) -> None:
    learner = WORLDS[STILL](Random(f"{ONE[STILL].seed}:{STILL}"))
    assert years[STILL].skill["programme"][0] == whole(learner, 0)
