"""The record only grows, one whole line an event."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.builders import conversation

from warmline.adapters.llm import Endpoint, Record, sheet_of

ENDPOINT = Endpoint("https://user:sesame@models.example.org/v1", "small", "sesame")
SHEET = sheet_of(conversation("c: Mail me at heron@example.org.", "a: The heron will."))


def ticking() -> Callable[[], datetime]:
    """A clock that goes on a minute at every look."""
    looks = iter(range(60))
    return lambda: datetime(2026, 3, 2, 9, tzinfo=UTC) + timedelta(minutes=next(looks))


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_each_event_is_a_line_with_its_time(tmp_path: Path) -> None:
    path = tmp_path / "llm" / "sent.jsonl"
    record = Record(path, ticking())
    record.sent(ENDPOINT, "t1", SHEET, 8)
    record.outcome("t1", "too slow")
    record.outcome("t1", "answered", 321)
    first, second, third = lines(path)
    assert [each["at"] for each in (first, second, third)] == [f"2026-03-02T09:0{n}:00+00:00" for n in range(3)]
    assert (first["to"], first["criteria"], first["characters"]) == ("models.example.org", 8, len(SHEET.text))
    assert first["sha256"] == SHEET.digest
    assert (second["outcome"], second["tokens"]) == ("too slow", None)
    assert (third["outcome"], third["tokens"]) == ("answered", 321)


def test_a_later_run_adds_to_it_and_no_word_or_key_is_in_it(tmp_path: Path) -> None:
    path = tmp_path / "sent.jsonl"
    for _ in range(2):
        Record(path, ticking()).sent(ENDPOINT, "t1", SHEET, 1)
    assert len(lines(path)) == 2
    text = path.read_text(encoding="utf-8")
    assert not [word for word in ("heron", "sesame", "Mail") if word in text]
