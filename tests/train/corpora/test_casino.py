"""CaSiNo: turns of a bargaining game with their strategies."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.train.samples import write_dialogues
from train.examples import Part

from train.corpora import BadRecord, casino


def test_a_turn_may_have_several_strategies_or_none(tmp_path: Path) -> None:
    write_dialogues(tmp_path, {99999: [["Hi!", "small-talk,elicit-pref"], ["Ok.", "non-strategic"]]})
    first, second = casino.examples(tmp_path)
    on = [name for name, value in zip(casino.STRATEGIES, first.targets["casino"], strict=True) if value]
    assert on == ["small-talk", "elicit-pref"]
    assert sum(second.targets["casino"]) == 0
    assert (first.turn.before, second.turn.before) == ("", "Hi!")
    assert first.part is Part.HELD


def test_each_dialogue_is_read_once(tmp_path: Path) -> None:
    write_dialogues(tmp_path, {1: [["Hi!", "small-talk"]]})
    write_dialogues(tmp_path, {1: [["Hi!", "small-talk"]], 2: [["Yo.", "small-talk"]]}, "casino_valid_strategies.json")
    assert [each.group for each in casino.examples(tmp_path)] == ["1", "2"]


def test_an_unknown_strategy_is_named(tmp_path: Path) -> None:
    write_dialogues(tmp_path, {1: [["Hi!", "bluffing"]]})
    with pytest.raises(BadRecord, match="line 1: bluffing"):
        list(casino.examples(tmp_path))


def test_without_files_there_are_no_examples(tmp_path: Path) -> None:
    assert list(casino.examples(tmp_path)) == []
