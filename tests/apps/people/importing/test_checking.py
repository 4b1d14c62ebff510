"""Rows in order, and rows with the reason why they stay out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.apps.people.importing.checking import check_rows
from warmline.apps.people.importing.reading import RawRow
from warmline.apps.people.models import Role

FINE = {"email": "zoe@x.example", "name": "Zoë", "role": "agent", "site": "North", "team": "Parcels"}


def why(**cells: str) -> str:
    good, bad = check_rows([RawRow(2, {**FINE, **cells})])
    assert len(good) + len(bad) == 1
    return bad[0].why if bad else ""


def test_a_row_in_order_is_taken_as_it_is() -> None:
    (row,), bad = check_rows(
        [RawRow(9, {**FINE, "email": "Zoe@X.example", "timezone": "Europe/Berlin", "language": "EN"})]
    )
    assert bad == []
    assert (row.line, row.email, row.role, row.timezone, row.language) == (
        9,
        "zoe@x.example",
        Role.AGENT,
        "Europe/Berlin",
        "en",
    )


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("", Role.AGENT),
        ("CSR", Role.AGENT),
        ("Team Lead", Role.LEAD),
        ("team-leader", Role.LEAD),
        ("Supervisor", Role.LEAD),
        ("TRAINER", Role.TRAINER),
        ("Quality analyst", Role.ANALYST),
        ("QA", Role.ANALYST),
        ("Program manager", Role.MANAGER),
    ],
)
def test_roles_are_understood_as_people_write_them(written: str, meant: Role) -> None:
    (row,), _bad = check_rows([RawRow(2, {**FINE, "role": written})])
    assert row.role is meant


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"email": ""}, "no e-mail address"),
        ({"email": "zoe"}, "no e-mail address"),
        ({"email": "zoe@x.example, y@x.example"}, "no e-mail address"),
        ({"email": "erased-4@erased.invalid"}, "no e-mail address"),
        ({"email": "z" * 250 + "@x.example"}, "no e-mail address"),
        ({"name": ""}, "name is missing"),
        ({"name": "z" * 121}, "longer than 120"),
        ({"team": "z" * 121}, "team is longer"),
        ({"role": "boss"}, "no role “boss”"),
        ({"team": ""}, "need a team"),
        ({"role": "lead", "team": ""}, "need a team"),
        ({"role": "admin"}, "leave site and team empty"),
        ({"language": "kl"}, "leave it empty"),
        ({"timezone": "Mars/Olympus"}, "no time zone “Mars/Olympus”"),
    ],
)
def test_a_row_that_stays_out_says_why(cells: dict[str, str], says: str) -> None:
    assert says in why(**cells)


@pytest.mark.parametrize(
    "cells",
    [
        {"role": "manager", "site": "", "team": ""},
        {"role": "trainer", "team": ""},
        {"role": "admin", "site": "", "team": ""},
        {"language": "en-GB"},
        {"language": "en_US"},
        {"language": "English"},
        {"timezone": "America/New York"},
    ],
)
def test_these_rows_are_in_order(cells: dict[str, str]) -> None:
    assert why(**cells) == ""


def test_the_same_line_twice_is_named_and_another_role_is_not() -> None:
    rows = [RawRow(2, FINE), RawRow(3, {**FINE, "team": "PARCELS"}), RawRow(4, {**FINE, "team": "Returns"})]
    good, bad = check_rows(rows)
    assert [row.line for row in good] == [2, 4]
    assert [(row.line, row.why) for row in bad] == [(3, "the same as line 2")]


@given(st.lists(st.fixed_dictionaries({field: st.text(max_size=130) for field in FINE}), max_size=8))
def test_every_row_goes_one_way_or_the_other(cells: list[dict[str, str]]) -> None:
    rows = [RawRow(number, row) for number, row in enumerate(cells, start=2)]
    good, bad = check_rows(rows)
    assert sorted(row.line for row in [*good, *bad]) == [row.line for row in rows]
    assert all(row.why for row in bad)
