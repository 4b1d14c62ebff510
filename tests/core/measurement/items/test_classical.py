"""Figures and flags of single items, on answers made to show each."""

from __future__ import annotations

import pytest

from warmline.core.measurement.items.classical import Answered, Flag, statistics
from warmline.core.measurement.items.timing import effort, is_hurried, is_too_fast, least_seconds

# Forty people: the better half of the test (rest .8) and the weaker (rest .4).
GOOD = [Answered(1, 0.8, ("a",))] * 18 + [Answered(0, 0.8, ("b",))] * 2
WEAK = [Answered(1, 0.4, ("a",))] * 6 + [Answered(0, 0.4, ("b",))] * 7 + [Answered(0, 0.4, ("c",))] * 7


def test_a_sound_item_has_its_figures_and_no_flag() -> None:
    found = statistics(GOOD + WEAK, "abc", "a")
    assert found is not None
    assert (found.n, found.difficulty, found.flags) == (40, 0.6, ())
    # phi of the two by two table 18 2 / 6 14: (18*14 - 2*6) / sqrt(20*20*24*16)
    assert found.item_total == pytest.approx(240 / (20 * 20 * 24 * 16) ** 0.5)
    assert [(each.letter, each.is_key, each.share) for each in found.options] == [
        ("a", True, 0.6), ("b", False, 0.225), ("c", False, 0.175),
    ]  # fmt: skip
    assert found.options[0].point_biserial == pytest.approx(found.item_total)
    assert (found.options[1].point_biserial or 0) < 0


def test_under_thirty_answers_nothing_is_said() -> None:
    assert statistics((GOOD + WEAK)[:29], "abc", "a") is None


def flags(answers: list[Answered], letters: str = "abc", key: str = "a") -> tuple[Flag, ...]:
    found = statistics(answers, letters, key)
    assert found is not None
    return found.flags


def test_flags_name_what_is_odd() -> None:
    spread = [Answered(1, n / 40, ("a",)) for n in range(39)] + [Answered(0, 0.1, ("b",))]
    assert flags(spread) == (Flag.TOO_EASY, Flag.IDLE_OPTION)
    hard = [Answered(0, n / 40, ("b",) if n % 2 else ("c",)) for n in range(36)] + [Answered(1, 1, ("a",))] * 4
    assert flags(hard) == (Flag.TOO_HARD,)


def test_a_wrong_key_shows_itself() -> None:
    """The better half chooses b, so b may be what is right."""
    swapped = [Answered(float(each.chosen == ("b",)), each.rest, each.chosen) for each in GOOD + WEAK]
    assert flags(swapped, key="b") == (Flag.NEGATIVE, Flag.KEY_IN_DOUBT)


def test_an_item_that_tells_nothing_is_weak() -> None:
    even = [
        Answered(n % 2, 0.5 + (0.1 if n % 4 < 2 else -0.1), ("a" if n % 2 else "bc"[n % 4 == 0],)) for n in range(40)
    ]
    assert Flag.WEAK in flags(even)


def test_everybody_the_same_has_no_correlation() -> None:
    found = statistics([Answered(1, 0.5, ("a",))] * 30, "abc", "a")
    assert found is not None
    assert found.item_total is None
    assert found.options[0].point_biserial is None


def test_free_texts_have_no_options() -> None:
    found = statistics(GOOD + WEAK)
    assert found is not None
    assert found.options == ()


def test_answers_faster_than_reading() -> None:
    assert least_seconds(60) == 6
    assert is_too_fast(5.9, 60)
    assert not is_too_fast(6, 60)
    assert effort([True, False, False, False]) == 0.75
    assert effort([]) == 1
    assert is_hurried([True, True] + [False] * 8)
    assert not is_hurried([True] + [False] * 9)
    hurried = [Answered(1, 0.5, ("a",), too_fast=n < 6) for n in range(40)]
    assert Flag.HURRIED in flags(hurried)
