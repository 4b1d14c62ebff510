"""Tables: the separator, the heading, quoted fields, and every way in which a row can be wrong."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.adapters.readers.errors import UnusableInput
from warmline.adapters.readers.lines import Peeked
from warmline.adapters.readers.tables import Table

HEADING = "conversation_id,turn,speaker,text\n"
Row = tuple[int, dict[str, str], str | None]


def table(text: str | bytes) -> list[Row]:
    return list(Table(Peeked(io.BytesIO(text.encode() if isinstance(text, str) else text))))


def test_a_row_by_column_name_with_the_number_of_its_line() -> None:
    (row,) = table(HEADING + "c1,0,agent,Hello\n")
    assert row == (2, {"conversation_id": "c1", "turn": "0", "speaker": "agent", "text": "Hello"}, None)


def test_a_field_over_several_lines_counts_to_its_last() -> None:
    first, second = table(HEADING + 'c1,0,agent,"Hello,\nhow\nare you?"\nc1,1,agent,x\n')
    assert (first[0], second[0]) == (4, 5)
    assert first[1]["text"] == "Hello,\nhow\nare you?"


@pytest.mark.parametrize("blank", ["\n", "   \n", ",,,\n", "\n\n"])
def test_empty_rows_are_passed_over(blank: str) -> None:
    rows = table(HEADING + "c1,0,agent,a\n" + blank + "c1,1,agent,b\n")
    assert [row[1]["text"] for row in rows] == ["a", "b"]


def test_empty_lines_before_the_heading_are_passed_over() -> None:
    assert table("\n\n" + HEADING + "c1,0,agent,a\n")[0][0] == 4


@pytest.mark.parametrize("heading", ["TEXT,Turn, speaker ,Conversation_ID", "text,turn,speaker,conversation_id,mood,"])
def test_columns_may_stand_in_any_order_with_others_among_them(heading: str) -> None:
    (row,) = table(heading + "\nhi,0,agent,c1,x,y\n"[: None if heading.count(",") > 3 else -5] + "\n")
    assert (row[1]["text"], row[1]["conversation_id"], row[2]) == ("hi", "c1", None)


def test_a_short_row_lacks_its_last_columns() -> None:
    (row,) = table(HEADING + "c1,0\n")
    assert row == (2, {"conversation_id": "c1", "turn": "0"}, None)


def test_spare_fields_are_told_unless_they_are_empty() -> None:
    empty, spare = table(HEADING + "c1,0,agent,hi,,\nc1,1,agent,hi, there\n")
    assert empty[2] is None
    assert spare[2] == (
        "it has 5 fields and the heading has 4. Put quotation marks around a text that holds the separator."
    )


@pytest.mark.parametrize(
    ("line", "told"),
    [(b"c1,0,agent,f\xfcr", "bytes that are not UTF-8"), (b"c1,0,agent,a\0b", "null bytes")],
)
def test_damaged_lines_are_told_and_the_next_is_fine(line: bytes, told: str) -> None:
    bad, good = table(HEADING.encode() + line + b"\nc1,1,agent,fine\n")
    assert bad[2] is not None
    assert told in bad[2]
    assert (good[1]["text"], good[2]) == ("fine", None)


def test_a_quotation_mark_that_is_never_closed_does_not_hang() -> None:
    rows = table(HEADING + 'c1,0,agent,"oh\nc1,1,agent,x\n')
    assert [row[0] for row in rows] == [3]
    assert rows[0][1]["text"] == "oh\nc1,1,agent,x\n"


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("a,b\n", "conversation_id, turn, speaker, text is missing. Expected conversation_id, turn, speaker, text, at"),
        ("conversation_id,turn,speaker\n", "names the columns, and text is missing"),
        (",,,\nx", "found nothing"),
        (HEADING.replace("text", "text,text"), "The column text is there twice. Rename or remove one of the two."),
    ],
)
def test_a_heading_that_does_not_do_is_refused_with_what_was_expected(heading: str, told: str) -> None:
    with pytest.raises(UnusableInput) as refused:
        table(heading)
    assert told.replace("names the columns", "must name the columns") in str(refused.value)


def test_a_heading_of_wrong_bytes_is_refused_with_its_line() -> None:
    with pytest.raises(UnusableInput, match="The heading in line 1 cannot be read: it holds bytes that are not UTF-8"):
        table(b"conversation_id,turn,speaker,te\xfft\n")


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), max_size=20)


@given(st.lists(TEXTS.filter(str.strip), min_size=1, max_size=8), st.sampled_from(",;\t"))
def test_what_was_written_comes_back_whatever_the_separator(texts: list[str], separator: str) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\n")
    writer.writerow(["conversation_id", "turn", "speaker", "text"])
    writer.writerows(["c1", str(number), "agent", text] for number, text in enumerate(texts))
    rows = table(out.getvalue())
    assert [row[2] for row in rows] == [None] * len(texts)
    assert [row[1]["text"] for row in rows] == texts
    assert [row[1]["turn"] for row in rows] == [str(number) for number in range(len(texts))]
