from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.core.moves.stated import Value, values_in


def norms(text: str) -> list[tuple[str, str]]:
    return [value.folded for value in values_in(text)]


@pytest.mark.parametrize(
    ("text", "kind", "norm"),
    [
        ("£1,184.5", "amount", "1184.50"),
        ("184.20", "amount", "184.20"),
        ("188 USD", "amount", "188.00"),
        ("Rs 61,000", "amount", "61000.00"),
        ("thirty or 30 quid", "amount", "30.00"),
        ("6 June", "date", "06-06"),
        ("June 6th", "date", "06-06"),
        ("the 2nd of May", "date", "05-02"),
        ("Thursday", "weekday", "thu"),
        ("Tues", "weekday", "tue"),
        ("2.30 pm", "clock", "14:30"),
        ("12 am", "clock", "00:00"),
        ("17:05", "clock", "17:05"),
        ("at 9.30", "clock", "09:30"),
        ("£9.30", "amount", "9.30"),
        ("the fee is 9.30", "amount", "9.30"),
        ("PX-44718", "code", "PX44718"),
        ("order 4471882", "code", "4471882"),
    ],
)
def test_each_kind_has_one_form(text: str, kind: str, norm: str) -> None:
    assert norms(text) == [(kind, norm)]


def test_a_full_date_has_its_weekday_too() -> None:
    assert norms("on 2026-06-04") == [("date", "2026-06-04"), ("weekday", "thu")]


def test_words_that_look_like_days_are_none() -> None:
    assert norms("she sat in the sun and we wed in may") == []


@pytest.mark.parametrize("text", ["30 February 2026", "45/45/2026", "25:00 is late", "13 pm"])
def test_days_and_hours_that_do_not_exist_have_no_weekday_and_no_hour(text: str) -> None:
    assert not any(value.kind in ("weekday", "clock") for value in values_in(text))


def test_dates_fit_without_their_year_and_in_both_orders() -> None:
    first, other, far = values_in("04/06/2026")[0], values_in("6 April")[0], values_in("7 April")[0]
    assert first.fits(values_in("4 June")[0])
    assert first.fits(other)
    assert not first.fits(far)


def test_hours_fit_over_the_half_day_only_at_the_same_minute() -> None:
    assert values_in("17:00")[0].fits(values_in("5:00")[0])
    assert not values_in("17:00")[0].fits(values_in("5:30")[0])


def test_amounts_fit_only_themselves() -> None:
    assert not Value("amount", "5.00", "£5", 0).fits(Value("amount", "6.00", "£6", 0))


@given(st.text(max_size=300))
def test_places_are_where_the_words_stand(text: str) -> None:
    for value in values_in(text):
        assert text[value.start :].lstrip().startswith(value.text)
