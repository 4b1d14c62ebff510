"""Naming what could not be used: the first few on the terminal, all of it in a file."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from warmline.config.cli.scoring.problems import Problems
from warmline.core.conversation.rows import RowProblem


def told(capsys: pytest.CaptureFixture[str], count: int, path: Path | None = None) -> list[str]:
    with Problems(path) as problems:
        for number in range(count):
            problems.add(RowProblem(number + 2, "speaker", f"'{number}' is none of customer, agent"))
        problems.tell()
    shown = capsys.readouterr()
    assert shown.out == "", "standard output is for scores"
    return shown.err.splitlines()


def listed(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_where_nothing_is_wrong_nothing_is_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    assert told(capsys, 0, path) == []
    assert listed(path) == [["line", "field", "why"]]


def test_one_is_an_entry_and_two_are_entries(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, 1) == [
        "1 entry could not be used:",
        "  line 2, speaker: '0' is none of customer, agent",
    ]
    assert told(capsys, 2)[0] == "2 entries could not be used:"


@pytest.mark.parametrize(("count", "lines"), [(19, 20), (20, 21), (21, 22), (500, 22)])
def test_the_first_twenty_are_shown(capsys: pytest.CaptureFixture[str], count: int, lines: int) -> None:
    assert len(told(capsys, count)) == lines


def test_the_rest_is_counted_with_where_to_find_it(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert told(capsys, 25)[-1] == "  and 5 more; --problems FILE writes all."
    path = tmp_path / "bad.csv"
    assert told(capsys, 25, path)[-1] == f"  and 5 more; all are in {path}."


def test_the_file_has_every_one_as_a_row(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    told(capsys, 30, path)
    rows = listed(path)
    assert rows[0] == ["line", "field", "why"]
    assert [row[0] for row in rows[1:]] == [str(number) for number in range(2, 32)]
    assert rows[1] == ["2", "speaker", "'0' is none of customer, agent"]


def test_a_reason_with_commas_quotes_and_odd_letters_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    with Problems(path) as problems:
        problems.add(RowProblem(3, "", 'it has "quotes", commas\nand 你好'))
        problems.add(RowProblem(4, "text", "a lone \ud800"))
    first, second = listed(path)[1:]
    assert first == ["3", "", 'it has "quotes", commas\nand 你好']
    assert second == ["4", "text", "a lone ?"]


def test_a_file_that_cannot_be_written_is_an_error_before_anything_is_scored(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        Problems(tmp_path / "none" / "bad.csv")


def test_the_file_is_closed_when_scoring_breaks_off(tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"

    def break_off() -> None:
        with Problems(path) as problems:
            problems.add(RowProblem(2, "turn", "is empty"))
            raise KeyError

    with pytest.raises(KeyError):
        break_off()
    assert listed(path)[1] == ["2", "turn", "is empty"]


def test_what_an_earlier_run_listed_stays_and_what_it_did_not_vouch_for_goes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bad.csv"
    with Problems(path) as first:
        first.add(RowProblem(2, "turn", "is empty"))
        size, shown = first.saved(), first.shown
        first.add(RowProblem(3, "turn", "was not kept in time"))
    assert size < path.stat().st_size
    with Problems(path, count=1, shown=shown, written=size) as second:
        second.add(RowProblem(9, "text", "is no text"))
        second.tell()
    assert listed(path)[1:] == [["2", "turn", "is empty"], ["9", "text", "is no text"]]
    assert capsys.readouterr().err.splitlines() == [
        "2 entries could not be used:",
        "  line 2, turn: is empty",
        "  line 9, text: is no text",
    ]


def test_without_a_file_nothing_is_saved_and_the_first_are_remembered() -> None:
    with Problems(None) as problems:
        for number in range(30):
            problems.add(RowProblem(number, "", "no"))
        assert problems.saved() == 0
        assert problems.shown == tuple((number, "", "no") for number in range(20))
