"""Files as people really save them."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.apps.people.importing.badrows import bad_rows_csv, harmless
from warmline.apps.people.importing.checking import BadRow
from warmline.apps.people.importing.columns import find_columns, plain
from warmline.apps.people.importing.reading import MOST_BYTES, Unreadable, decode, raw_rows

ROW = {"email": "zoe@x.example", "name": "Zoë Müller", "team": "Parcels"}


@pytest.mark.parametrize(
    "header",
    ["email,name,team", "E-Mail,Full Name,Team", "EMAIL ADDRESS,Employee,Squad", "mail,display_name,team name",
     "﻿email,name,team"],
)  # fmt: skip
def test_headers_are_understood_as_people_write_them(header: str) -> None:
    (row,) = raw_rows(f"{header}\nzoe@x.example,Zoë Müller,Parcels\n".encode())
    assert row.cells == ROW
    assert row.line == 2


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separators_are_found(separator: str) -> None:
    text = "email,name,team\nzoe@x.example,Zoë Müller,Parcels\n".replace(",", separator)
    (row,) = raw_rows(text.encode())
    assert row.cells == ROW


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_are_found(encoding: str) -> None:
    (row,) = raw_rows("email,name,team\nzoe@x.example,Zoë Müller,Parcels\n".encode(encoding))
    assert row.cells == ROW


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_do_not_matter(end: str) -> None:
    text = f"email,name{end}a@x.example,A{end}{end}b@x.example,B{end}"
    assert [(row.line, row.cells["name"]) for row in raw_rows(text.encode())] == [(2, "A"), (4, "B")]


def test_a_name_may_stand_in_two_columns_in_either_order() -> None:
    (row,) = raw_rows(b"Surname,email,First name\nBrandt,n@x.example,Nadia\n")
    assert row.cells == {"email": "n@x.example", "name": "Nadia Brandt"}


def test_lines_are_counted_as_an_editor_does() -> None:
    text = 'email,name\na@x.example,"two\nlines"\nb@x.example,B\n'
    assert [(row.line, row.cells["name"]) for row in raw_rows(text.encode())] == [(2, "two lines"), (4, "B")]


def test_short_rows_and_unknown_columns_are_borne() -> None:
    (row,) = raw_rows(b"email,shoe size,name\nzoe@x.example\n")
    assert row.cells == {"email": "zoe@x.example", "name": ""}


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"  \n \n", "empty"),
        (b"just some words\nand more\n", "Missing: email, name"),
        (b"email,team\nx@y.example,A\n", "Missing: name"),
        (b"email,name\nx@y.example,a\0b\n", "not text"),
        (b"\x81\x8d\x8f\x90\x9d" * 20, "not text"),
        (b"\xff\xfe\x00", "not text"),
        (b"email,name\n" + b"x" * MOST_BYTES, "larger than 5 MB"),
        (b'email,name\nx@y.example,"' + b"y" * 200_000 + b'"\n', "Line 2"),
    ],
)
def test_what_is_no_list_says_what_to_change(data: bytes, says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        list(raw_rows(data))


def test_more_than_20000_rows_are_too_many() -> None:
    line = b"a@x.example,A\n"
    assert len(list(raw_rows(b"email,name\n" + line * 20_000))) == 20_000
    with pytest.raises(Unreadable, match="20,000"):
        list(raw_rows(b"email,name\n" + line * 20_001))


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_in_words(data: bytes) -> None:
    try:
        rows = list(raw_rows(b"email,name\n" + data))
    except Unreadable:
        return
    assert all(set(row.cells) == {"email", "name"} for row in rows)


@given(st.text(max_size=60))
def test_text_survives_the_way_in(text: str) -> None:
    assert decode(f"x{text}".encode()).lstrip("\ufeff") == f"x{text}".lstrip("\ufeff")


def test_plain_words_have_no_capitals_signs_or_accents() -> None:
    assert plain("  E-Mail_Address ") == "e mail address"
    assert plain("Fonción") == "foncion"
    assert find_columns(["nothing", "known"]) == {}


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =cmd", '=HYPERLINK("x")'])
def test_no_cell_of_the_file_to_mend_runs_as_a_formula(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"
    text = bad_rows_csv([BadRow(3, "=reason", {"email": cell, "name": "Zoë"})])
    _header, row = csv.reader(io.StringIO(text, newline=""))
    assert row[:4] == ["3", "'=reason", f"'{cell}", "Zoë"]


@given(st.text(max_size=30))
def test_harmless_cells_begin_with_no_sign_of_a_formula(cell: str) -> None:
    assert not harmless(cell).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_the_file_to_mend_can_be_loaded_again() -> None:
    bad = [BadRow(7, "no such team", {"email": "=odd@x.example", "name": "Zoë", "team": "+Parcels"})]
    (row,) = raw_rows(bad_rows_csv(bad).encode())
    assert row.cells["email"] == "=odd@x.example"
    assert row.cells["name"] == "Zoë"
    assert row.cells["team"] == "+Parcels"
