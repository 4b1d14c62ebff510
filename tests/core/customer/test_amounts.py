from __future__ import annotations

import pytest

from warmline.core.customer.amounts import amounts_in


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("I can refund you £20 today.", (20.0,)),
        ("That is 20 pounds, or 12.50 euros.", (20.0, 12.5)),
        ("You get 12,50 € back.", (12.5,)),
        ("We owe you $1,250.50.", (1250.5,)),
        ("1.250,50 euros, EUR 40", (1250.5, 40.0)),
        ("I can do 50 % of it", (40.0,)),
        ("a refund in full", (80.0,)),
        ("I'll pay back half the fee", (40.0,)),
        ("You get all of it back, every penny", (80.0,)),
        ("In 20 minutes I will have 3 parcels", ()),
        ("The order 58120 of 18:00", ()),
        ("", ()),
    ],
)
def test_sums_are_read_in_order(text: str, sums: tuple[float, ...]) -> None:
    assert amounts_in(text, 80.0) == sums


def test_shares_count_only_where_a_price_is_known() -> None:
    assert amounts_in("50 % or a full refund") == ()
