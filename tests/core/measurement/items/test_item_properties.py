"""What holds of items whatever is answered: points, errors, abilities and figures stay within their bounds."""

from __future__ import annotations

import math
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.measurement.items.bank import item

from warmline.core.measurement.items import BadAnswer, Kind, Parameters, check_answer, mark
from warmline.core.measurement.items.ability import expected_ability, weighted_ability
from warmline.core.measurement.items.classical import FEWEST, Answered, correlation, statistics
from warmline.core.measurement.items.judgement import distance_score, proportion_score, standardised_score
from warmline.core.measurement.items.model import information, probabilities
from warmline.core.measurement.items.outcome import Verdict, band, fixed_result, spread_over
from warmline.core.measurement.items.spelling import is_accepted, plain, slips
from warmline.core.measurement.items.timing import is_hurried, is_too_fast, least_seconds

KEYED = (Kind.SINGLE, Kind.MULTIPLE, Kind.ORDERING, Kind.MATCHING)
few = settings(max_examples=40)
shares = st.floats(0, 1)
points = st.lists(st.sampled_from([0.0, 1 / 3, 0.5, 2 / 3, 1.0]), min_size=1, max_size=40)
ratings = st.lists(st.integers(1, 5), min_size=3, max_size=3)
items = st.builds(Parameters, a=st.floats(0.3, 2.5), b=st.floats(-3, 3))
answered = st.lists(st.tuples(items, st.booleans()), min_size=1, max_size=15)


# Points.


@few
@given(st.sampled_from(KEYED), st.lists(st.sampled_from("abcdefz"), max_size=5))
def test_points_lie_between_nothing_and_all_and_only_the_key_brings_all(kind: Kind, sent: list[str]) -> None:
    asked = item(kind)
    try:
        found = mark(asked, check_answer(asked, sent))
    except BadAnswer:
        return
    assert found.score is not None
    assert 0 <= found.score <= 1
    assert found.right == (found.score == 1)
    if found.right:
        assert check_answer(asked, sent) == asked.key_of()


@pytest.mark.parametrize("kind", KEYED)
def test_the_key_brings_all_points(kind: Kind) -> None:
    asked = item(kind)
    assert mark(asked, asked.key_of()).score == 1


def test_the_nearer_an_order_is_to_the_right_one_the_more_it_brings() -> None:
    asked = item(Kind.ORDERING)
    key = asked.key_of()
    for given_order in permutations(key):
        wrong = sum(
            given_order.index(one) > given_order.index(other) for n, one in enumerate(key) for other in key[n + 1 :]
        )
        assert mark(asked, given_order).score == pytest.approx(max(0.0, 1 - 2 * wrong / 6))


@few
@given(st.integers(0, 60), st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 9), min_size=1))
def test_items_are_spread_by_shares_none_lost_and_none_more_than_one_off(count: int, weights: dict[str, int]) -> None:
    parts = {skill: weight / sum(weights.values()) for skill, weight in weights.items()}
    found = spread_over(count, parts)
    assert sum(found.values()) == count
    assert all(abs(found[skill] - count * share) < 1 + 1e-9 for skill, share in parts.items())


@few
@given(points, st.floats(0.05, 0.95))
def test_a_result_has_an_error_whatever_the_answers_and_their_order_says_nothing(
    scores: list[float], cut: float
) -> None:
    found = fixed_result(scores, cut)
    assert 0 <= found.score <= 1
    assert 0 < found.se < 0.5
    assert fixed_result(scores[::-1], cut).se == pytest.approx(found.se)
    assert fixed_result(scores * 4, cut).se < found.se, "more answers say it more surely"


@few
@given(points, st.floats(0.05, 0.9), st.floats(0.01, 0.09))
def test_nobody_passes_a_higher_line_who_does_not_pass_the_lower(scores: list[float], cut: float, more: float) -> None:
    order = [Verdict.NOT_YET, Verdict.BORDERLINE, Verdict.PASSED]
    low, high = fixed_result(scores, cut).verdict, fixed_result(scores, cut + more).verdict
    assert order.index(high) <= order.index(low)


@given(points.filter(lambda scores: len(scores) < 3), st.floats(0.05, 0.95))
def test_of_one_or_two_answers_no_band_is_told(scores: list[float], cut: float) -> None:
    assert band(scores, cut) == "unknown"


# Judgement.


@few
@given(st.lists(ratings, min_size=1, max_size=9), ratings)
def test_likeness_to_a_panel_lies_between_nothing_and_all(panel: list[list[int]], mine: list[int]) -> None:
    assert 0 <= distance_score(panel, mine) <= 1
    assert -1e-9 <= standardised_score(panel, mine) <= 1 + 1e-9
    assert distance_score([mine], mine) == 1


@few
@given(st.integers(1, 5), st.integers(2, 7), ratings.filter(lambda mine: len(set(mine)) > 1))
def test_a_panel_to_which_all_is_alike_says_nothing(level: int, others: int, mine: list[int]) -> None:
    """The means of such a panel are equal, however the sums were rounded on their way."""
    panel = [[level] * 3, *[[1 + n % 5] * 3 for n in range(others)]]
    assert standardised_score(panel, mine) == 0.5
    assert standardised_score([mine], [level] * 3) == 0.5


@few
@given(st.lists(st.sampled_from("abc"), min_size=1), st.sampled_from("abcd"))
def test_the_most_chosen_brings_all_and_the_never_chosen_nothing(panel: list[str], mine: str) -> None:
    found = proportion_score(panel, mine)
    assert 0 <= found <= 1
    assert (found == 0) == (mine not in panel)


# Ability.


@few
@given(answered)
def test_an_ability_is_finite_and_one_more_right_answer_never_lowers_it(
    answers: list[tuple[Parameters, bool]],
) -> None:
    for estimate in (weighted_ability, expected_ability):
        found = estimate(answers)
        assert -6 <= found.theta <= 6
        assert 0 < found.se < math.inf
        assert found.n == len(answers)
        for n, (asked, right) in enumerate(answers):
            if not right:
                better = [*answers[:n], (asked, True), *answers[n + 1 :]]
                assert estimate(better).theta >= found.theta - 1e-6


@few
@given(answered)
def test_the_order_of_answers_says_nothing_of_ability(answers: list[tuple[Parameters, bool]]) -> None:
    assert weighted_ability(answers).theta == pytest.approx(weighted_ability(answers[::-1]).theta, abs=1e-6)


@few
@given(items, st.floats(-6, 6))
def test_an_item_tells_most_where_it_is_even(asked: Parameters, theta: float) -> None:
    told = float(information(theta, [asked])[0])
    assert 0 <= told <= asked.a**2 / 4 + 1e-12
    assert float(probabilities(asked.b, [asked])[0]) == pytest.approx(0.5)


# Figures.


@pytest.mark.parametrize("value", [0.0, 0.1, 1 / 3, 2 / 3, 0.7, 1.0])
@pytest.mark.parametrize("count", [30, 31, 100])
def test_what_does_not_vary_has_no_correlation_whatever_its_value(value: float, count: int) -> None:
    rests = [n / count for n in range(count)]
    assert correlation(np.full(count, value), np.array(rests)) is None
    found = statistics([Answered(value, rest) for rest in rests])
    assert found is not None
    assert found.item_total is None
    assert not {"weak", "negative"} & set(found.flags)


@few
@given(st.lists(st.tuples(shares, shares), min_size=FEWEST, max_size=60))
def test_figures_stay_within_their_bounds(rows: list[tuple[float, float]]) -> None:
    found = statistics([Answered(score, rest) for score, rest in rows])
    assert found is not None
    assert 0 <= found.difficulty <= 1
    assert found.item_total is None or -1 - 1e-9 <= found.item_total <= 1 + 1e-9


# Spelling and time.

words = st.text(st.characters(categories=("Ll", "Lu", "Nd", "Zs", "Po")), max_size=14)


@few
@given(words, words)
def test_slips_count_the_same_from_either_side(one: str, other: str) -> None:
    assert slips(one, other) == slips(other, one)
    assert abs(len(one) - len(other)) <= slips(one, other) <= max(len(one), len(other))
    assert (slips(one, other) == 0) == (one == other)


@few
@given(words)
def test_an_accepted_answer_is_accepted_in_any_letters(text: str) -> None:
    said = bool(plain(text))
    assert is_accepted(text, [text]) == said
    assert is_accepted(f"  {text.upper()}!  ", [text.upper()]) == said
    assert plain(plain(text)) == plain(text)


@few
@given(st.integers(0, 2000))
def test_nobody_is_too_fast_who_took_the_time_to_read(count: int) -> None:
    assert not is_too_fast(least_seconds(count), count)
    assert is_too_fast(least_seconds(count) - 0.01, count)


@pytest.mark.parametrize(
    ("flags", "hurried"), [([], False), ([True] + [False] * 9, False), ([True] + [False] * 8, True)]
)
def test_a_tenth_of_quick_answers_is_no_hurry_and_more_is(flags: list[bool], hurried: bool) -> None:
    assert is_hurried(flags) is hurried
