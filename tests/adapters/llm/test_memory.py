"""Answers that were given before: found again for the same question only, and no words among them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.builders import conversation

from warmline.adapters.llm import Endpoint, Memory, sheet_of
from warmline.adapters.llm.answers import Answer, Read

ENDPOINT = Endpoint("http://127.0.0.1:8080/v1", "small")
SHEET = sheet_of(conversation("a: The heron stood in the reeds."))
READ = Read((Answer("names_feeling", 4, 0, 4, 5), Answer("gives_step", 1, 0, 0, 9)), 2, {"no quote": 1})


def key(memory: Memory, **more: object) -> str:
    named = {"endpoint": ENDPOINT, "rubric": "r1", "criteria": ["a", "b"], "sheet": SHEET, **more}
    return memory.key(**named)  # type: ignore[arg-type]


def test_what_was_put_is_found_again(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "answers")
    assert memory.get(key(memory)) is None
    memory.put(key(memory), READ)
    assert memory.get(key(memory)) == READ
    assert Memory(tmp_path / "answers").get(key(memory)) == READ


@pytest.mark.parametrize(
    "other",
    [
        {"endpoint": replace(ENDPOINT, model="large")},
        {"endpoint": replace(ENDPOINT, address="http://127.0.0.1:9/v1")},
        {"endpoint": replace(ENDPOINT, longest=9)},
        {"rubric": "r2"},
        {"criteria": ["a"]},
        {"criteria": ["b", "a"]},
        {"sheet": sheet_of(conversation("a: The heron stood in the reed."))},
    ],
)
def test_another_question_has_another_answer(tmp_path: Path, other: dict[str, object]) -> None:
    memory = Memory(tmp_path)
    memory.put(key(memory), READ)
    assert memory.get(key(memory, **other)) is None


def test_the_same_question_with_another_key_of_entrance_is_the_same(tmp_path: Path) -> None:
    memory = Memory(tmp_path)
    assert key(memory) == key(memory, endpoint=replace(ENDPOINT, key="sesame", seconds=1.0, tries=1))


def test_no_words_are_kept(tmp_path: Path) -> None:
    memory = Memory(tmp_path)
    memory.put(key(memory), READ)
    (kept,) = tmp_path.rglob("*.json")
    text = kept.read_text(encoding="utf-8")
    assert "heron" not in text
    assert kept.stat().st_mode & 0o077 == 0, "for its owner alone"


@pytest.mark.parametrize("text", ["", "{", "[]", '{"answers": [{}]}', '{"answers": [], "not_observed": 1}'])
def test_what_is_damaged_is_asked_again(tmp_path: Path, text: str) -> None:
    memory = Memory(tmp_path)
    memory.put(key(memory), READ)
    (kept,) = tmp_path.rglob("*.json")
    kept.write_text(text, encoding="utf-8")
    assert memory.get(key(memory)) is None
