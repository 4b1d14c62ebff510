"""So much a day and no more, whoever asks."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.adapters.llm import Budget, BudgetSpent

DAY = date(2026, 3, 2)


def budget(path: Path, day: date = DAY, *, calls: int = 3, tokens: int = 1_000) -> Budget:
    return Budget(path / "llm" / "budget.json", calls=calls, tokens=tokens, today=lambda: day)


def test_calls_are_counted_until_they_are_spent(tmp_path: Path) -> None:
    mine = budget(tmp_path)
    for _ in range(3):
        mine.take(10)
    with pytest.raises(BudgetSpent, match="budget of 3 calls a day"):
        mine.take(10)
    assert mine.spent() == (3, 30), "what was refused is not counted"


def test_tokens_are_counted_before_they_are_used(tmp_path: Path) -> None:
    mine = budget(tmp_path)
    mine.take(999)
    with pytest.raises(BudgetSpent, match="budget of 1,000 tokens a day"):
        mine.take(2)
    mine.settle(999, 100)
    mine.take(900)
    assert mine.spent() == (2, 1_000)


def test_two_runs_share_one_budget(tmp_path: Path) -> None:
    budget(tmp_path).take(1)
    budget(tmp_path).take(1)
    assert budget(tmp_path).spent() == (2, 2)


def test_a_new_day_begins_at_nothing(tmp_path: Path) -> None:
    budget(tmp_path).take(1_000)
    tomorrow = budget(tmp_path, DAY + timedelta(days=1))
    assert tomorrow.spent() == (0, 0)
    tomorrow.take(1_000)


def test_a_budget_of_nothing_allows_nothing(tmp_path: Path) -> None:
    with pytest.raises(BudgetSpent):
        budget(tmp_path, calls=0).take(0)


def test_whether_it_is_spent_can_be_asked_without_spending(tmp_path: Path) -> None:
    mine = budget(tmp_path)
    assert not mine.is_spent(1_000)
    assert mine.is_spent(1_001)
    mine.take(600)
    assert not mine.is_spent(400)
    assert mine.is_spent(401)
    mine.take(0)
    mine.take(0)
    assert mine.is_spent(), "three calls are made"
    assert mine.spent() == (3, 600)


def test_who_only_looks_makes_no_folder_for_somebody_else_to_own(tmp_path: Path) -> None:
    budget(tmp_path).is_spent()
    assert not (tmp_path / "llm").exists()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"day": "2026-03-02"}', '{"day": "2026-03-02", "calls": null}'])
def test_a_damaged_count_begins_anew(tmp_path: Path, text: str) -> None:
    mine = budget(tmp_path)
    mine.take(1)
    (tmp_path / "llm" / "budget.json").write_text(text, encoding="utf-8")
    assert mine.spent() == (0, 0)


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400)), max_size=12))
def test_what_is_taken_never_passes_the_limit(
    tmp_path_factory: pytest.TempPathFactory, asked: list[tuple[int, int]]
) -> None:
    mine = budget(tmp_path_factory.mktemp("b"), calls=5)
    for taken, used in asked:
        try:
            mine.take(taken)
        except BudgetSpent:
            continue
        calls, tokens = mine.spent()
        assert calls <= 5
        assert tokens <= 1_000
        mine.settle(taken, min(taken, used))
