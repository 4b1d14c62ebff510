"""The figures of the exam on our own text."""

import pytest
from exams.own.figures import Figure, kendall_tau, mean, pearson, resampled, share
from exams.own.typos import with_typos
from hypothesis import given
from hypothesis import strategies as st


def test_tau_knows_right_reversed_and_level_orders() -> None:
    assert kendall_tau(range(6), [10, 20, 30, 40, 50, 60]) == 1
    assert kendall_tau(range(6), [6, 5, 4, 3, 2, 1]) == -1
    assert kendall_tau(range(6), [5] * 6) == 0
    # One neighbouring pair swapped: 14 pairs agree, 1 does not.
    assert kendall_tau(range(6), [1, 2, 4, 3, 5, 6]) == pytest.approx(13 / 15)


def test_tau_b_takes_ties_out_of_the_spread() -> None:
    # Ranks 0-3 against 1, 1, 2, 3: 5 agree, 1 tie in the second: 5 / sqrt(6 x 5).
    assert kendall_tau(range(4), [1, 1, 2, 3]) == pytest.approx(5 / 30**0.5)


def test_correlation_of_a_line_and_of_nothing() -> None:
    assert pearson([1, 2, 3], [2, 4, 6]) == pytest.approx(1)
    assert pearson([1, 2, 3], [5, 5, 5]) == 0


def test_wilsons_interval_of_a_known_case() -> None:
    # Wilson (1927) for 81 of 263, 95 %: .255 to .366.
    found = share(81, 263)
    assert (round(found.low, 3), round(found.high, 3)) == (0.255, 0.366)
    assert share(0, 0) == Figure(0.0, 0.0, 1.0, 0)


@given(st.lists(st.floats(-100, 100), min_size=2, max_size=20))
def test_a_mean_lies_in_its_interval_and_the_seed_fixes_it(values: list[float]) -> None:
    found = resampled(values, lambda cases: max(cases), "s")
    assert found == resampled(values, lambda cases: max(cases), "s")
    assert found.low <= found.value + 1e-9


def test_an_interval_narrows_with_more_cases() -> None:
    few, many = mean([0.0, 10.0] * 5), mean([0.0, 10.0] * 100)
    assert many.high - many.low < few.high - few.low


def test_slips_touch_words_and_never_names_numbers_or_first_letters() -> None:
    text = "Dear Ms Orr, your payment of 42.50 leaves on Friday and reaches the branch in Leeds before noon tomorrow."
    slipped = with_typos(text, "a", each=3)
    assert slipped != text
    assert slipped == with_typos(text, "a", each=3)
    for was, now in zip(text.split(), slipped.split(), strict=True):
        assert now[0] == was[0]
        if was != now:
            assert was.strip(".,").islower()


def test_a_text_without_long_words_stays() -> None:
    assert with_typos("Ok, we do it.", "a") == "Ok, we do it."
