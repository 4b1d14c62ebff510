"""Heads: what they learn, what they leave alone, and that they stay on the scale."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.scoring.criteria.raters import always, careful, lenient, reviewed, strict

from warmline.core.scoring.criteria import OWN, GradedChance, Head, Reviewed, Sheet, fit
from warmline.core.scoring.criteria.heads import PENALTIES, lines


def chance(anchor: int, *known: float) -> GradedChance:
    return GradedChance(anchor, np.array(known, np.float32))


@given(st.integers(1, 4))
def test_the_machine_s_own_anchor_is_left_alone_where_nothing_was_learned(anchor: int) -> None:
    assert OWN.anchor(chance(anchor, 0.3, 9.0)) == anchor


@given(st.integers(1, 4), st.floats(-9, 9), st.lists(st.floats(-3, 3, width=32), min_size=2, max_size=2))
def test_every_anchor_stays_on_the_scale(anchor: int, bias: float, known: list[float]) -> None:
    head = Head(bias, (0.7, -1.3), 20.0)
    assert 1.0 <= head.wanted(chance(anchor, *known)) <= 4.0
    assert head.anchor(chance(anchor, *known)) in (1, 2, 3, 4)


@given(st.floats(-4, 4), st.lists(st.floats(-3, 3, width=32), min_size=2, max_size=2))
def test_a_better_anchor_of_the_machine_never_lowers_the_grade(bias: float, known: list[float]) -> None:
    head = Head(bias, (0.7, -1.3), 20.0)
    grades = [head.anchor(chance(anchor, *known)) for anchor in (1, 2, 3, 4)]
    assert grades == sorted(grades)


def test_halves_go_up_and_the_last_bit_decides_nothing() -> None:
    assert Head(0.5).anchor(chance(2)) == 3
    assert Head(0.49999999).anchor(chance(2)) == 3
    assert Head(0.49).anchor(chance(2)) == 2
    assert OWN.of_conversation([chance(1), chance(2)]) == 2
    assert OWN.of_conversation([chance(1), chance(1), chance(2)]) == 1


def test_features_of_another_length_are_refused() -> None:
    with pytest.raises(ValueError, match="2 weights cannot judge 3 features"):
        Head(0.0, (1.0, 2.0), 20.0).anchor(chance(2, 1, 1, 1))


def test_something_to_learn_from_needs_a_chance_and_an_anchor() -> None:
    with pytest.raises(ValueError, match="talk 1"):
        Reviewed("talk 1", (), (2,))
    with pytest.raises(ValueError, match="talk 1"):
        Reviewed("talk 1", (chance(2, 1.0),), ())


@pytest.mark.parametrize(("rater", "direction"), [(lenient, 1), (strict, -1)])
def test_a_machine_milder_or_stricter_than_people_is_shifted_towards_them(rater, direction: int) -> None:
    head = fit(Sheet.of(reviewed(80, careful(), [rater, rater])), 60.0)
    middle = head.wanted(chance(2, *[0.0] * 40)) - 2
    assert 0.3 < direction * middle < 1.0


def test_the_shift_alone_is_as_strong_as_it_says() -> None:
    # Forty people's anchors, each a step above; a strength of 40 shifts by 40 / (40 + 40 / 4) of a step.
    same = [Reviewed(str(n), (chance(2, 1.0, 5.0),), (3,)) for n in range(40)]
    head = fit(Sheet.of(same), 40.0)
    assert head.weights == (0.0, 0.0)
    assert head.bias == pytest.approx(0.8)


@pytest.mark.parametrize("count", [25, 120])
def test_more_shrinkage_never_leads_farther_from_the_machine(count: int) -> None:
    sheet = Sheet.of(reviewed(count, always(2), [careful(), careful()], plain=0.5))
    sizes = [float(np.linalg.norm(line.weights)) for line in lines(sheet, sorted(PENALTIES))]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > 0


@pytest.mark.parametrize("count", [30, 200])
def test_the_weights_are_those_of_ridge_regression(count: int) -> None:
    sheet = Sheet.of(reviewed(count, always(2), [careful()], plain=0.5))
    (line,) = lines(sheet, (60.0,))
    known = sheet.known - sheet.known.mean(axis=0)
    wanted = np.linalg.solve(known.T @ known + 60.0 * np.eye(40), known.T @ (sheet.people - sheet.own))
    assert np.allclose(line.weights, wanted)


def test_what_is_kept_is_what_was_fitted() -> None:
    sheet = Sheet.of(reviewed(60, always(2), [careful()], plain=0.5))
    head = fit(sheet, 20.0)
    assert head.penalty == 20.0
    assert len(head.weights) == 40
    assert all(weight == round(weight, 6) for weight in (head.bias, *head.weights))
    assert fit(sheet, None) == OWN


def test_the_mean_over_people_and_chances_is_what_is_learned_from() -> None:
    sheet = Sheet.of([Reviewed("a", (chance(1, 0.0, 2.0), chance(2, 4.0, 2.0)), (2, 3, 3))])
    assert sheet.known.tolist() == [[2.0, 2.0]]
    assert sheet.own.tolist() == [1.5]
    assert sheet.people.tolist() == pytest.approx([8 / 3])


def test_the_order_of_conversations_does_not_matter() -> None:
    found = reviewed(60, careful(0.5), [careful(), careful()], plain=0.5)
    turned = [*found]
    Random(4).shuffle(turned)
    one, other = fit(Sheet.of(found), 60.0), fit(Sheet.of(turned), 60.0)
    assert one.bias == pytest.approx(other.bias, abs=2e-6)
    assert one.weights == pytest.approx(other.weights, abs=2e-6)
