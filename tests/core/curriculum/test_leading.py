"""Several paths at once: which one leads, and what is said about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.core.curriculum.programmes import small

from warmline.core.curriculum.leading import first_of, led
from warmline.core.curriculum.path import Code, Path, Reason, Standing, find_path
from warmline.core.skills import ProgrammeLevel

TODAY = date(2026, 3, 27)


def at(left: int | None = None, *, paused: bool = False) -> Standing:
    """Return a standing whose first step is due in so many days, which are all working days here."""
    if left is None:
        return Standing(TODAY, paused=paused)
    return Standing(TODAY, due={"begin": TODAY + timedelta(days=left)}, left={"begin": left}, paused=paused)


def paths(mastery: Standing, foundation: Standing) -> list[Path]:
    """Return a path of mastery and behind it one of foundation."""
    high = replace(small(), title="Mastery", level=ProgrammeLevel.MASTERY)
    low = replace(small(), title="Foundation", level=ProgrammeLevel.FOUNDATION)
    return [find_path(high, mastery), find_path(low, foundation)]


def because(path: Path) -> tuple[Reason, ...]:
    assert path.next is not None
    return path.next.because


@pytest.mark.parametrize(("mastery", "foundation"), [(4, 9), (9, 4), (None, None), (4, None)])
def test_foundation_comes_before_mastery_whatever_their_dates(mastery: int | None, foundation: int | None) -> None:
    standings = [at(mastery), at(foundation)]
    found = led(paths(*standings), standings)
    assert [n for n, _path in found] == [1, 0]
    assert because(found[0][1]) == (Reason(Code.COMES_FIRST), Reason(Code.LOWER_LEVEL, ("Mastery",)))
    assert because(found[1][1]) == (Reason(Code.COMES_FIRST),), "the other says nothing of leading"


@pytest.mark.parametrize("left", [-2, 0, 3])
def test_a_higher_step_that_presses_goes_first_and_says_so(left: int) -> None:
    standings = [at(left), at(9)]
    found = led(paths(*standings), standings)
    assert found[0][0] == 0
    assert because(found[0][1])[-1] == Reason(Code.DUE_BEFORE_PATH, ("Foundation",))


def test_where_both_press_the_earlier_day_leads() -> None:
    standings = [at(2), at(1)]
    assert first_of(paths(*standings), standings) == 1


def test_a_choice_gives_way_to_what_is_required() -> None:
    over = Standing(TODAY, done=dict.fromkeys(("begin", "read", "test", "certificate"), TODAY))
    standings = [at(9), over]
    found = led(paths(*standings), standings)
    assert found[0][0] == 0, "of foundation only the optional talk is left"
    assert because(found[0][1]) == (Reason(Code.COMES_FIRST),)


def test_of_two_of_one_level_the_date_decides_then_the_order() -> None:
    standings = [at(9), at(5)]
    both = [find_path(small(), each) for each in standings]
    assert first_of(both, standings) == 1
    assert because(led(both, standings)[0][1])[-1].code is Code.DUE_BEFORE_PATH
    calm = [at(), at()]
    both = [find_path(small(), each) for each in calm]
    assert led(both, calm) == list(enumerate(both))


def test_a_paused_path_never_leads() -> None:
    standings = [at(1, paused=True), at()]
    found = led(paths(*standings), standings)
    assert found[0][0] == 1
    assert because(found[0][1]) == (Reason(Code.COMES_FIRST),), "one path alone needs no reason against another"
    assert first_of([], []) is None
    assert led([], []) == []
