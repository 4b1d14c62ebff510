"""The exam of badges in small: every kind is told right, and the tables say so."""

from __future__ import annotations

import random

from exams.badges.__main__ import tables
from exams.badges.faults import House, cases, changed, facts
from exams.badges.rows import told_apart

from warmline.adapters.badges import issue


def test_every_kind_is_told_right_in_small() -> None:
    head, *lines = told_apart(20)
    assert "told right" in head
    assert len(lines) == 11
    assert all("100.00%" in line for line in lines), lines


def test_the_kinds_differ_from_one_another() -> None:
    expected = [outcome for _name, outcome, _make in cases(House.made()) if outcome is not None]
    assert len(set(expected)) == 9


def test_one_letter_is_changed_and_no_more() -> None:
    text, dice = issue(facts(1), House.made().new), random.Random(7)
    for _ in range(50):
        other = changed(text, dice)
        assert sum(one != two for one, two in zip(text, other, strict=True)) == 1


def test_both_tables_have_figures() -> None:
    found = {heading: list(lines) for heading, lines in tables(3)}
    told, fast = found.values()
    assert len(told) == 12
    assert [line[:20].strip() for line in fast[1:]] == [
        "made and signed", "verified: signature,", "PyJWT: signed", "PyJWT: verified: sig",
    ]  # fmt: skip
