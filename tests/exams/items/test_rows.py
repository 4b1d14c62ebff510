"""The exam of items prints what it measures: published rows, recovery, lengths, precision beside a fixed form."""

from __future__ import annotations

import pytest
from exams.items.rows import RULES, exposure, lengths, lsat, precision
from exams.items.simulate import SKILLS, make_bank, middle_form, recover, sit_adaptive, sit_fixed

from warmline.core.measurement.items.model import Model


def test_published_rows_are_met() -> None:
    rows = [line.split() for line in list(lsat())[1:]]
    assert len(rows) == 4
    assert all(float(row[-2]) <= 0.003 and float(row[-1]) <= 0.003 for row in rows)
    assert rows[0][2:4] == ["-2466.653", "-2466.653"]


def test_lengths_stand_beside_four_over_se_squared() -> None:
    rows = [line.split() for line in list(lengths(people=8))[1:]]
    assert [row[1] for row in rows] == ["16", "25", "45"]
    for row in rows:
        assert float(row[2]) == pytest.approx(float(row[1]), abs=3)


def test_recovery_gets_better_with_people() -> None:
    few, many = recover(Model.ONE, 100, runs=1), recover(Model.ONE, 1200, runs=1)
    assert many.rmse_b < few.rmse_b
    assert abs(many.bias_b) < 0.1


def test_the_fixed_form_is_the_peer_on_the_same_answers() -> None:
    bank = make_bank(80, seed=4)
    form = middle_form(bank, 24)
    assert len(form) == 24
    assert {item.skill for item in form} == set(SKILLS)
    assert sit_fixed(1.0, form, "x") == sit_fixed(1.0, form, "x")
    assert sit_adaptive(1.0, bank, RULES, "x").asked != tuple(item.key for item in form)


def test_tables_have_a_row_each() -> None:
    assert len(list(precision(people=2))) == 6
    rows = list(exposure(people=6))
    assert [row[:24].strip() for row in rows[1:]] == [
        "drawn among the best ten",
        "drawn among the best fiv",
        "always the best",
    ]
