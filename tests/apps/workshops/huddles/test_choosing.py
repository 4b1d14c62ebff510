"""Which huddle comes next, and why: booked, by the gap, in turn."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from warmline.adapters.packs.huddles import Huddle, load_huddles
from warmline.apps.workshops.huddles.choosing import RESTS, Because, choose
from warmline.apps.workshops.huddles.gaps import Gap

TODAY = date(2026, 11, 26)


def named(key: str, behaviour: str = "names_feeling") -> Huddle:
    return replace(load_huddles()[0], key=key, behaviour=behaviour)


OFFERED = [named("a"), named("b"), named("c", "validates"), named("d", "lets_finish")]
FEELING = Gap("names_feeling", 0.3, 6, 12)
VALIDATES = Gap("validates", 0.5, 5, 5)


def test_the_gap_chooses_and_says_so() -> None:
    found = choose(OFFERED, [VALIDATES, FEELING], {}, TODAY)
    assert found is not None
    assert (found.huddle.key, found.because, found.gap) == ("c", Because.GAP, VALIDATES)


def test_what_was_held_is_followed_by_another_one() -> None:
    first = choose(OFFERED, [FEELING, VALIDATES], {}, TODAY)
    second = choose(OFFERED, [FEELING, VALIDATES], {"a": TODAY}, TODAY)
    third = choose(OFFERED, [FEELING, VALIDATES], {"a": TODAY, "b": TODAY}, TODAY)
    assert [each.huddle.key for each in (first, second, third) if each] == ["a", "b", "c"]


def test_after_two_weeks_the_gap_s_huddle_comes_back_the_oldest_first() -> None:
    held = {"a": TODAY - RESTS, "b": TODAY - RESTS - timedelta(days=1)}
    found = choose(OFFERED, [FEELING], held, TODAY)
    assert found is not None
    assert (found.huddle.key, found.because) == ("b", Because.GAP)


def test_where_all_of_the_gap_rest_it_is_in_turn_and_says_so() -> None:
    held = {"a": TODAY, "b": TODAY - timedelta(days=1), "c": TODAY - timedelta(days=2)}
    found = choose(OFFERED, [FEELING], held, TODAY)
    assert found is not None
    assert (found.huddle.key, found.because, found.gap) == ("d", Because.RESTING, None)


def test_without_evidence_it_is_in_turn_and_says_so() -> None:
    keys, held = [], {}
    for n in range(5):
        found = choose(OFFERED, [], held, TODAY + timedelta(days=n))
        assert found is not None
        assert found.because is Because.NO_EVIDENCE
        keys.append(found.huddle.key)
        held[found.huddle.key] = TODAY + timedelta(days=n)
    assert keys == ["a", "b", "c", "d", "a"]


def test_what_is_shown_well_is_no_gap() -> None:
    well = replace(FEELING, shown=0.7)
    found = choose(OFFERED, [well], {}, TODAY)
    assert found is not None
    assert (found.because, found.gap) == (Because.NO_GAP, None)


def test_what_is_booked_comes_first_while_it_is_offered() -> None:
    booked = choose(OFFERED, [FEELING], {}, TODAY, booked="d")
    gone = choose(OFFERED, [FEELING], {}, TODAY, booked="withdrawn")
    assert [(each.huddle.key, each.because) for each in (booked, gone) if each] == [
        ("d", Because.BOOKED),
        ("a", Because.GAP),
    ]


def test_nothing_offered_is_nothing_chosen() -> None:
    assert choose([], [FEELING], {}, TODAY) is None
