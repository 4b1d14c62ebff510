"""A cut score set by judges."""

from __future__ import annotations

from math import sqrt

import pytest

from warmline.core.certifying.angoff import Rating, propose

ITEMS = ("i1", "i2")


def rated(**shares: tuple[float, ...]) -> list[Rating]:
    """Ratings by judge: one share an item."""
    return [
        Rating(judge, item, share) for judge, each in shares.items() for item, share in zip(ITEMS, each, strict=False)
    ]


def test_the_cut_is_the_mean_of_the_judges_with_its_error() -> None:
    found = propose(ITEMS, rated(anh=(0.6, 0.8), thandi=(0.5, 0.7), miriam=(0.8, 0.8)))

    assert found is not None
    # Worked by hand: the judges' cuts are 70, 60 and 80 per cent.
    assert dict(found.judges) == pytest.approx({"anh": 70, "thandi": 60, "miriam": 80})
    assert found.cut == pytest.approx(70)
    assert found.sd == pytest.approx(10)
    assert found.error == pytest.approx(10 / sqrt(3))


def test_the_spread_of_each_item_is_shown_in_the_order_of_the_sheet() -> None:
    found = propose(ITEMS, rated(anh=(0.6, 0.8), thandi=(0.5, 0.7), miriam=(0.8, 0.8)))

    assert found is not None
    assert [(each.item, each.low, each.high) for each in found.items] == [("i1", 0.5, 0.8), ("i2", 0.7, 0.8)]
    assert found.items[1].mean == pytest.approx(0.7667, abs=1e-4)
    assert found.items[1].sd == pytest.approx(0.0577, abs=1e-4)


def test_a_judge_who_left_an_item_out_does_not_count() -> None:
    three = rated(anh=(0.6, 0.8), thandi=(0.5, 0.7), miriam=(0.8, 0.8))

    assert propose(ITEMS, [*three, *rated(petra=(0.1,))]) == propose(ITEMS, three)


def test_two_judges_propose_nothing() -> None:
    assert propose(ITEMS, rated(anh=(0.6, 0.8), thandi=(0.5, 0.7), miriam=(0.8,))) is None
    assert propose((), []) is None


@pytest.mark.parametrize("rating", [Rating("anh", "i1", 0.2), Rating("anh", "i9", 0.2)])
def test_an_item_twice_or_not_on_the_sheet_is_refused(rating: Rating) -> None:
    with pytest.raises(ValueError, match="sheet"):
        propose(ITEMS, [*rated(anh=(0.6, 0.8)), rating])


@pytest.mark.parametrize("share", [-0.01, 1.01])
def test_a_share_lies_between_0_and_1(share: float) -> None:
    with pytest.raises(ValueError, match="between"):
        Rating("anh", "i1", share)
