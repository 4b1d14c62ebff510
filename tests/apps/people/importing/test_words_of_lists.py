"""Lists as people really write them: headers, roles, languages, time zones, and where each row goes wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.apps.people.importing.badrows import bad_rows_csv, harmless
from warmline.apps.people.importing.checking import BadRow, GoodRow, check_rows
from warmline.apps.people.importing.columns import FIELDS, find_columns, plain
from warmline.apps.people.importing.reading import RawRow
from warmline.apps.people.models import Role

GOOD = {"email": "kim@x.example", "name": "Kim Lee", "team": "Parcels"}


def checked(**cells: str) -> GoodRow | BadRow:
    """Check one row with these cells changed."""
    good, bad = check_rows([RawRow(2, GOOD | cells)])
    (row,) = [*good, *bad]
    return row


HEADERS = {
    "email": ("Email", "E-Mail", "E-mail address", "MAIL", "login", "User e-mail".replace("e-", "e"), " email "),
    "name": ("Name", "Full name", "Employee", "display_name", "EMPLOYEE NAME"),
    "role": ("Role", "Job", "job role", "Function", "user-role"),
    "site": ("Site", "Location", "Office", "site_name"),
    "team": ("Team", "Team name", "SQUAD"),
    "language": ("Language", "lang", "Locale", "Interface language"),
    "timezone": ("Timezone", "Time zone", "TZ", "time-zone"),
}


@pytest.mark.parametrize("field", HEADERS)
def test_a_header_is_known_however_it_is_written(field: str) -> None:
    assert [header for header in HEADERS[field] if find_columns([header]) != {field: [0]}] == []


def test_every_field_has_headers() -> None:
    assert set(HEADERS) == set(FIELDS)


@pytest.mark.parametrize(
    ("header", "name"),
    [
        (["First name", "Last name"], [0, 1]),
        (["Surname", "Given name"], [1, 0]),
        (["Forename"], [0]),
        (["Last name"], [0]),
        (["Name", "First name", "Last name"], [0]),
        (["Phone", "Family name", "x", "First Name"], [3, 1]),
    ],
)
def test_a_name_in_two_columns_is_put_in_order(header: list[str], name: list[int]) -> None:
    assert find_columns(header)["name"] == name


def test_the_first_of_two_alike_columns_counts_and_unknown_ones_are_left() -> None:
    assert find_columns(["Phone", "Team", "Squad", ""]) == {"team": [1]}
    assert find_columns([]) == {}


@pytest.mark.parametrize(
    ("text", "word"),
    [("Équipe", "equipe"), ("  E-Mail  ", "e mail"), ("A.B_C", "a b c"), ("", ""), ("!?", ""), ("STRASSE", "strasse")],
)
def test_plain_words(text: str, word: str) -> None:
    assert plain(text) == word


@given(st.text(max_size=30))
def test_plain_is_plain_already(text: str) -> None:
    assert plain(plain(text)) == plain(text)


ROLES = {
    Role.AGENT: ("", "agent", "Agent", "CSR", "Learner", "representative"),
    Role.LEAD: ("lead", "Team Lead", "team-lead", "TeamLead", "Team leader", "Supervisor", "coach"),
    Role.TRAINER: ("trainer", "TRAINER"),
    Role.ANALYST: ("analyst", "Quality Analyst", "QA", "quality"),
    Role.MANAGER: ("manager", "Programme manager", "program-manager"),
}


@pytest.mark.parametrize("role", ROLES)
def test_a_role_is_known_however_it_is_written(role: Role) -> None:
    assert [text for text in ROLES[role] if getattr(checked(role=text), "role", None) is not role] == []


@pytest.mark.parametrize("text", ["Admin", "administrator"])
def test_an_admin_stands_in_no_team(text: str) -> None:
    assert checked(role=text, team="").role is Role.ADMIN  # type: ignore[union-attr]
    assert "leave site and team empty" in checked(role=text).why  # type: ignore[union-attr]
    assert "leave site and team empty" in checked(role=text, team="", site="L").why  # type: ignore[union-attr]


@pytest.mark.parametrize("role", ["agent", "lead"])
def test_who_works_in_a_team_needs_one(role: str) -> None:
    assert checked(role=role, team="").why == "agents and team leads need a team"  # type: ignore[union-attr]


@pytest.mark.parametrize("role", ["trainer", "analyst", "manager"])
def test_others_need_none(role: str) -> None:
    assert isinstance(checked(role=role, team=""), GoodRow)


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"email": ""}, "no e-mail address"),
        ({"email": "kim"}, "no e-mail address"),
        ({"email": "kim@"}, "no e-mail address"),
        ({"email": "kim lee@x.example"}, "no e-mail address"),
        ({"email": "kim@x.invalid"}, "no e-mail address"),
        ({"email": "k" * 250 + "@x.example"}, "no e-mail address"),
        ({"name": ""}, "the name is missing"),
        ({"name": "K" * 121}, "the name is longer than 120 letters"),
        ({"team": "P" * 121}, "the team is longer than 120 letters"),
        ({"site": "S" * 121}, "the site is longer than 120 letters"),
        ({"role": "wizard"}, "there is no role “wizard”"),
        ({"language": "Klingon"}, "pages are not there in “Klingon” yet"),
        ({"timezone": "Mars"}, "there is no time zone “Mars”"),
    ],
)
def test_what_is_wrong_is_said_so_that_it_can_be_mended(cells: dict[str, str], why: str) -> None:
    row = checked(**cells)
    assert isinstance(row, BadRow)
    assert why in row.why
    assert row.line == 2
    assert row.cells == GOOD | cells


@pytest.mark.parametrize(
    ("cells", "field", "value"),
    [
        ({"email": "KIM@X.example"}, "email", "kim@x.example"),
        ({"language": "EN"}, "language", "en"),
        ({"language": "en_GB"}, "language", "en"),
        ({"language": "English"}, "language", "en"),
        ({"language": ""}, "language", ""),
        ({"timezone": "America/New York"}, "timezone", "America/New_York"),
        ({"timezone": ""}, "timezone", ""),
        ({"name": "K" * 120}, "name", "K" * 120),
    ],
)
def test_what_can_be_understood_is_understood(cells: dict[str, str], field: str, value: str) -> None:
    assert getattr(checked(**cells), field) == value


def test_the_same_line_twice_names_the_first_whatever_its_capitals() -> None:
    rows = [RawRow(2, GOOD), RawRow(3, GOOD | {"email": "KIM@x.example", "team": "parcels"})]
    good, bad = check_rows(rows)
    assert [row.line for row in good] == [2]
    assert [(row.line, row.why) for row in bad] == [(3, "the same as line 2")]


@pytest.mark.parametrize("cells", [{"team": "Returns"}, {"role": "lead"}, {"site": "L"}, {"email": "k@x.example"}])
def test_another_role_or_place_of_the_same_person_is_no_double(cells: dict[str, str]) -> None:
    good, bad = check_rows([RawRow(2, GOOD), RawRow(3, GOOD | cells)])
    assert (len(good), bad) == (2, [])


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "  =1", "\t=1", "\rx", "\nx"])
def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "Kim", "kim@x.example", "1-2", "a=b", " Kim"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert harmless(cell) == cell


def test_the_file_to_mend_has_the_line_the_reason_and_the_cells() -> None:
    text = bad_rows_csv([BadRow(7, "the name is missing", {"email": "a@x.example", "team": "=cmd"})])
    header, row = text.splitlines()
    assert header == "line,reason,email,name,role,site,team,language,timezone"
    assert row == "7,the name is missing,a@x.example,,,,'=cmd,,"
