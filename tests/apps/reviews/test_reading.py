"""A file of reviews: what is good, and what is wrong where."""

from __future__ import annotations

import contextlib
import csv as table
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.apps.reviews.reviewed import HEADING, csv

from warmline.apps.reviews.reading import Sheet, Unreadable, known_only, read_reviews

KEYS = {"names_feeling", "gives_step"}


def told(sheet: Sheet) -> list[tuple[int, str]]:
    return [(problem.line, problem.field) for problem in sheet.problems]


def test_good_rows_with_and_without_a_comment() -> None:
    sheet = read_reviews(csv(["t1,Anh,names_feeling,3,Said it well", "t1,Miriam,names_feeling,4"]), KEYS)
    assert sheet.problems == ()
    first, second = sheet.rows
    assert (first.line, first.conversation, first.rater, first.criterion) == (2, "t1", "anh", "names_feeling")
    assert (first.anchor, first.comment) == (3, "Said it well")
    assert (second.line, second.anchor, second.comment) == (3, 4, "")


@pytest.mark.parametrize(
    ("row", "field", "word"),
    [
        (",Anh,names_feeling,3", "conversation_id", "missing"),
        ("t1,,names_feeling,3", "rater", "missing"),
        ("t1,Anh,,3", "criterion", "missing"),
        ("t1,Anh,names_feeling,", "anchor", "missing"),
        ("t1,Anh,names_feeling", "anchor", "missing"),
        ("t1,Anh,kindness,3", "criterion", "“kindness”"),
        ("t1,Anh,names_feeling,5", "anchor", "“5”"),
        ("t1,Anh,names_feeling,0", "anchor", "“0”"),
        ("t1,Anh,names_feeling,2.5", "anchor", "“2.5”"),
        ("t1,Anh,names_feeling,three", "anchor", "“three”"),
        ("t1,machine,names_feeling,3", "rater", "machine"),
        ("t1,Warmline: v2,names_feeling,3", "rater", "machine"),
        (f"{'t' * 201},Anh,names_feeling,3", "conversation_id", "200"),
        (f"t1,Anh,names_feeling,3,{'x' * 2001}", "comment", "2000"),
    ],
)
def test_a_bad_row_is_named_with_its_field_and_reason(row: str, field: str, word: str) -> None:
    sheet = read_reviews(csv(["t0,Anh,names_feeling,1", row, "t2,Anh,names_feeling,1"]), KEYS)
    assert [each.conversation for each in sheet.rows] == ["t0", "t2"]
    assert told(sheet) == [(3, field)]
    assert word in sheet.problems[0].why


def test_a_rater_s_second_anchor_for_the_same_is_a_problem_and_the_same_again_is_none() -> None:
    rows = ["t1,Anh,names_feeling,3", "t1,ANH,names_feeling,3", "t1,anh,names_feeling,2"]
    sheet = read_reviews(csv(rows), KEYS)
    assert len(sheet.rows) == 1
    assert told(sheet) == [(4, "anchor")]
    assert "line 2" in sheet.problems[0].why


def test_a_person_written_in_two_ways_is_one_person() -> None:
    sheet = read_reviews(csv(["t1,Anh Pham,names_feeling,3", "t1, anh  PHAM ,gives_step,3"]), KEYS)
    assert {each.rater for each in sheet.rows} == {"anh pham"}


@pytest.mark.parametrize(
    "data",
    [
        b"Conversation ID;Rater;Criterion;Anchor\nt1;Anh;names_feeling;3\n",
        "anchor\tcriterion\trater\tconversation_id\tmood\n3\tnames_feeling\tAnh\tt1\tgood\n".encode("utf-16"),
        f"\ufeff{HEADING}\r\n\r\nt1,Anh,names_feeling,3,\r\n".encode(),
    ],
)
def test_files_as_programs_write_them(data: bytes) -> None:
    sheet = read_reviews(data, KEYS)
    assert [(each.conversation, each.rater, each.anchor) for each in sheet.rows] == [("t1", "anh", 3)]
    assert sheet.problems == ()


def test_lines_are_counted_as_an_editor_counts() -> None:
    sheet = read_reviews(csv(['t1,Anh,names_feeling,3,"two\nlines"', "t2,Anh,kindness,3"]), KEYS)
    assert sheet.rows[0].comment == "two lines"
    assert told(sheet) == [(4, "criterion")]


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "conversation_id, rater, criterion, anchor"),
        (b"conversation_id,rater,anchor\nt1,Anh,3\n", "Missing: criterion"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"PK\x03\x04\x00\x00\x00", "UTF-8"),
        (b"conversation_id,rater,criterion,anchor\nt1,Anh,names_feeling," + b"3" * 200_000, "Line 2"),
    ],
)
def test_what_is_no_list_of_reviews_is_said_once(data: bytes, word: str) -> None:
    with pytest.raises(Unreadable, match=word):
        read_reviews(data, KEYS)


def test_rows_about_conversations_nobody_looked_at_are_parted_off() -> None:
    rows = read_reviews(csv(["t1,Anh,names_feeling,3", "t1,Anh,gives_step,3", "t9,Anh,gives_step,3"]), KEYS).rows
    sheet = known_only(rows, {("t1", "names_feeling")})
    assert [each.line for each in sheet.rows] == [2]
    assert told(sheet) == [(3, "conversation_id"), (4, "conversation_id")]
    assert "--conversations" in sheet.problems[0].why


CELL = st.one_of(
    st.text(max_size=8),
    st.sampled_from(
        ["t1", "t2", "Anh", "model:tiny", "names_feeling", "gives_step", "1", "2", "3", "4", "", "machine"]
    ),
)


@given(st.binary(max_size=200))
def test_whatever_the_bytes_nothing_but_one_reason_is_raised(data: bytes) -> None:
    with contextlib.suppress(Unreadable):
        sheet = read_reviews(data, KEYS)
        assert all(row.anchor in (1, 2, 3, 4) for row in sheet.rows)


@given(st.lists(st.tuples(CELL, CELL, CELL, CELL, CELL), max_size=12))
def test_every_row_is_good_or_named_or_said_before(rows: list[tuple[str, str, str, str, str]]) -> None:
    out = io.StringIO(newline="")
    writer = table.writer(out)
    writer.writerow(HEADING.split(","))
    writer.writerows(rows)
    data = out.getvalue().encode("utf-8", "replace")
    try:
        sheet = read_reviews(data, KEYS)
    except Unreadable:
        assert b"\0" in data
        return
    written = sum(any(cell.strip() for cell in row) for row in rows)
    assert len(sheet.rows) + len(sheet.problems) <= written
    assert all(row.criterion in KEYS and row.conversation and row.rater for row in sheet.rows)
    assert len({row.key() for row in sheet.rows}) == len(sheet.rows)
    keys = {(row.conversation, row.rater, row.criterion) for row in sheet.rows}
    for conversation, rater, criterion, anchor, _ in rows:
        clean = [" ".join(cell.split()) for cell in (conversation, rater, criterion, anchor)]
        if clean[2] in KEYS and clean[3] in ("1", "2", "3", "4") and clean[:2] in (["t1", "Anh"], ["t2", "Anh"]):
            assert (clean[0], "anh", clean[2]) in keys


def test_a_language_model_is_let_in_under_its_own_name() -> None:
    (row,) = read_reviews(csv(["t1,model:Tiny-1,names_feeling,3,turn 1: “no wonder”"]), KEYS).rows
    assert (row.rater, row.comment) == ("model:tiny-1", "turn 1: “no wonder”")
