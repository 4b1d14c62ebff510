"""The project's own corpus: sentences with moves or cues; the exam is never opened."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.train.samples import record, write_own
from train.examples import Part

from train.corpora import BadRecord, own
from warmline.core.moves.catalogue import CUES, MOVES


def test_each_sentence_gets_its_moves(tmp_path: Path) -> None:
    write_own(tmp_path, "train", [record()])
    (only,) = own.examples(tmp_path)
    first, second = only.sentence_targets["moves"]
    assert [name for name, value in zip(MOVES, first, strict=True) if value] == ["apologises"]
    assert [name for name, value in zip(MOVES, second, strict=True) if value] == ["next_step"]
    assert only.turn.before == "It is late."
    assert only.group == "s1"
    assert only.part is Part.TRAIN


def test_what_one_pass_alone_saw_counts_half(tmp_path: Path) -> None:
    labels = {"moves": [["apologises", 0]], "unsure": [["greets", 0], ["next_step", 1]]}
    write_own(tmp_path, "train", [record(labels=labels)])
    (only,) = own.examples(tmp_path)
    first, second = only.sentence_targets["moves"]
    names = list(MOVES)
    assert (first[names.index("apologises")], first[names.index("greets")]) == (1.0, 0.5)
    assert (second[names.index("next_step")], sum(second)) == (0.5, 0.5)


def test_a_customers_turn_has_cues_and_the_agent_before(tmp_path: Path) -> None:
    turn = {"speaker": "customer", "text": "Thanks!", "sentences": [[0, 7]]}
    write_own(tmp_path, "dev", [record(turn=turn, labels={"moves": [["thanks", 0]]})])
    (only,) = own.examples(tmp_path)
    assert only.part is Part.DEV
    assert only.turn.before == "Hello."
    assert sum(only.sentence_targets["cues"][0]) == 1
    assert len(only.sentence_targets["cues"][0]) == len(CUES)


def test_the_exam_is_never_opened(tmp_path: Path) -> None:
    write_own(tmp_path, "exam", [{"not": "a record"}])
    assert list(own.examples(tmp_path)) == []


def test_an_absent_corpus_gives_nothing(tmp_path: Path) -> None:
    assert list(own.examples(tmp_path / "nowhere")) == []


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"labels": {"moves": [["dances", 0]]}}, "dances: none of the known classes"),
        ({"labels": {"moves": [["apologises", 2]]}}, "'apologises' lies in sentence 2 of 2"),
        ({"labels": {}}, "no 'moves'"),
        ({"turn": {"speaker": "bot", "text": "Hi", "sentences": []}}, "'bot' is neither"),
        ({"turn": {"speaker": "agent", "text": "Hi", "sentences": [[0, 9]]}}, "does not lie in order"),
        ({"turn": "Hi"}, "indices"),
    ],
)
def test_a_bad_record_is_named_with_file_and_line(tmp_path: Path, changes: dict[str, Any], why: str) -> None:
    write_own(tmp_path, "train", [record(), record(**changes)])
    with pytest.raises(BadRecord, match=rf"written\.jsonl, line 2: .*{why}"):
        list(own.examples(tmp_path))


def test_a_line_that_is_no_json_is_named(tmp_path: Path) -> None:
    path = write_own(tmp_path, "train", [record()])
    path.write_text(path.read_text(encoding="utf-8") + "\n{oops\n", encoding="utf-8")
    with pytest.raises(BadRecord, match="line 3"):
        list(own.examples(tmp_path))
