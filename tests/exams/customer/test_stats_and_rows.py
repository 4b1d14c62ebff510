"""Figures, claims and rows."""

import pytest
from exams.customer.rows import BUILT_IN, Data, Law, above, below, inside, judged
from exams.customer.stats import Figure, correlation, mean, ranks, slope, within
from exams.customer.words import both, changed, without
from tests.exams.customer.makers import data, talk

from warmline.core.customer.parameters import Parameters


def test_a_mean_with_its_interval() -> None:
    found = mean([1.0, 2.0, 3.0, 4.0])
    assert found.value == 2.5
    # Standard deviation 1.291, over the root of 4, times 1.96.
    assert found.high - found.value == pytest.approx(1.265, abs=0.001)
    assert mean([]) == Figure(0.0, 0.0, 0.0, 0)


def test_a_correlation_of_a_known_case() -> None:
    found = correlation([(1, 2), (2, 1), (3, 4), (4, 3), (5, 5)])
    assert found.value == pytest.approx(0.8)
    # Fisher: atanh(.8) -+ 1.96 / sqrt(2).
    assert found.low == pytest.approx(-0.280, abs=0.001)
    assert found.high == pytest.approx(0.986, abs=0.001)


def test_a_slope_and_correlations_inside_groups() -> None:
    assert slope([(0, 1), (1, 3), (2, 5)]).value == pytest.approx(2)
    up, down = [(0, 0), (1, 1), (2, 2), (3, 3)], [(0, 3), (1, 2), (2, 1), (3, 0)]
    assert within([up, down, [(0, 0)]]).value == pytest.approx(0)


def test_ranks_share_a_place_where_values_are_the_same() -> None:
    assert ranks([3.0, 1.0, 3.0, 2.0]) == [3.5, 1.0, 3.5, 2.0]


def test_a_direction_needs_the_whole_interval_and_a_band_the_value() -> None:
    figure = Figure(0.3, -0.1, 0.7, 20)
    assert not above("x", figure).holds
    assert above("x", Figure(0.3, 0.1, 0.5, 20)).holds
    assert below("x", Figure(-0.3, -0.5, -0.1, 20)).holds
    assert inside("x", figure, 0.2, 0.4).holds
    assert not inside("x", figure, 0.4, 0.5).holds
    assert "(no)" in str(above("x", figure))


def _law(**values: object) -> Law:
    def judge(found: Data) -> list[object]:
        return [above("b - a", mean(found.diff("b", "a")))]

    return Law("L1", "t", "s", "b > a", BUILT_IN, "d", judge, **values)  # type: ignore[arg-type]


def test_a_row_holds_and_says_what_is_left_without_the_mechanism() -> None:
    row = judged(_law(), data(a=0.0, b=2.0), data(20, a=0.0, b=0.0))
    assert row.verdict == "holds"
    assert row.without == "gone"
    assert (row.n, row.n_off) == (80, 40)
    assert judged(_law(), data(a=0.0, b=2.0), data(a=0.0, b=2.0)).without == "still holds"
    assert judged(_law(), data(a=2.0, b=0.0), None).verdict == "does not hold"


def test_a_law_without_its_mechanism_cannot_be_represented_until_the_engine_has_it() -> None:
    missing = _law(needs=("levitation",), missing="customers do not float")
    assert judged(missing, Data(), None).verdict == "cannot be represented: customers do not float"
    assert _law(needs=("stickiness",), missing="never").represented


def test_conversations_of_the_pool_and_branches_are_counted_alike() -> None:
    assert judged(_law(), Data(data(a=0.0, b=1.0).samples, [talk(), talk()]), None).n == 82


def test_parameters_can_be_taken_away_by_words() -> None:
    off = both(without("apology"), changed(stickiness=0.0))(Parameters())
    assert off.effects["apology"].anger == 0
    assert off.effects["blamed"].anger > 0
    assert off.stickiness == 0
