"""The exam of the reader: its table, and how it counts."""

from __future__ import annotations

from pathlib import Path

from exams import reading, talks
from warmline.core.conversation import Speaker
from warmline.core.moves.rules import RuleReader

READER = RuleReader()


def test_the_table_says_what_it_does_not_show() -> None:
    lines = list(reading.table())
    assert "our own text: consistency, not validity" in lines[0]
    assert sum(line.startswith("better wordings") for line in lines) == 2
    assert any("precision" in line and "recall" in line for line in lines)


def test_more_than_three_in_four_better_wordings_are_read_right_on_both_halves() -> None:
    judged = list(reading.better_read_right(READER))
    for half in ("development", "check"):
        right = [ok for name, ok in judged if name == half]
        assert len(right) >= 90
        assert sum(right) / len(right) > 0.75


def test_agreement_counts_listed_found_and_both() -> None:
    turns, families = reading.agreement(READER)
    assert turns > 200
    assert all(count["both"] <= min(count["listed"], count["found"]) for count in families.values())
    assert families["solving"]["listed"] > 50


def test_a_talk_is_read_without_the_lines_that_bar(tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_text("c: Hi\n  + thanks\n  # why\na: Hello\n  no harm\n  + greets uses_name\n", encoding="utf-8")
    first, second = talks.read_talk(path)
    assert (first.speaker, first.text, first.listed) == (Speaker.CUSTOMER, "Hi", {"thanks"})
    assert (second.speaker, second.listed) == (Speaker.AGENT, {"greets", "uses_name"})


def test_a_false_mark_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("# note\nc: Where is it?\n-next_step_with_time I will call you by 18:00.\nOK.\n", encoding="utf-8")
    one, other = talks.read_sentences(path, frozenset({"validates"}))
    assert talks.false_marks(READER, one) == {"next_step_with_time"}
    assert (other.customer, other.barred) == ("Where is it?", frozenset({"validates"}))
    assert talks.false_marks(READER, other) == frozenset()
