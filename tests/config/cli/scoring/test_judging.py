"""One function for one process, many, and a cluster: its line and its row say the same."""

from __future__ import annotations

import json

from tests.builders import conversation

from warmline.config import wiring
from warmline.config.cli.scoring.judging import NUMBERS, TEXTS, card_of, line_of, row_of, versions
from warmline.core.scoring.score import score

TALK = conversation(
    "c: I am so annoyed. I waited two days!",
    "a: Two days of waiting, no wonder you are annoyed.",
    "c: When does it come?",
    "a: I will write to you by 18:00.",
    id="t1",
)


def test_it_is_the_score_of_the_reader_and_rubric_of_the_house() -> None:
    assert card_of(TALK) == score(TALK, wiring.reader().read(TALK), wiring.rubric())


def test_the_last_turn_is_another_score() -> None:
    whole, last = json.loads(line_of(TALK)), json.loads(line_of(TALK, last_turn=True))
    assert {piece["turn"] for piece in last["evidence"]} == {3}
    assert whole["versions"] == last["versions"] == versions()


def test_a_row_holds_the_line_and_what_stands_in_it() -> None:
    row, line = row_of(TALK), line_of(TALK)
    found = json.loads(line)
    assert set(row) == {*TEXTS, *NUMBERS}
    assert row["score"] == line
    assert (row["id"], row["resolved"], row["overall"]) == ("t1", found["resolved"], found["overall"])
    assert row["critical"] == len(found["critical"])
    assert {key: row[f"skill_{key}"] for key in found["skills"]} == {
        key: skill["score"] for key, skill in found["skills"].items()
    }
    assert None in row.values(), "not observed is empty and never zero"


def test_what_a_table_cannot_hold_is_escaped_as_in_the_file_of_lines() -> None:
    row = row_of(conversation("c: I am so annoyed!", "a: No wonder you are annoyed \ud800 now.", id="a\udfffb"))
    assert row["id"] == "a\\udfffb"
    assert str(row["score"]).encode()
    assert "\\udfff" in str(row["score"])
