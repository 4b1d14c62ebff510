"""Vendored files are what their record says, and every one is recorded with its licence."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "src" / "warmline" / "web" / "static"
ROOMS = {"scripts": STATIC / "vendor", "fonts": STATIC / "fonts", "tests": Path(__file__).parent / "vendor"}
RECORDS = [(room, entry) for room, path in ROOMS.items() for entry in json.loads((path / "vendor.json").read_text())]


@pytest.mark.parametrize(("room", "entry"), RECORDS, ids=[entry["file"] for _room, entry in RECORDS])
def test_a_vendored_file_is_what_its_record_says(room: str, entry: dict[str, str]) -> None:
    path = ROOMS[room] / entry["file"]
    assert hashlib.sha256(path.read_bytes()).hexdigest() == entry["sha256"]
    assert (ROOMS[room] / entry["licence_text"]).read_text().strip()
    assert entry["name"]
    assert entry["version"]
    assert entry["licence"] in {"0BSD", "OFL-1.1", "MPL-2.0"}


@pytest.mark.parametrize("room", ROOMS)
def test_nothing_vendored_is_without_a_record(room: str) -> None:
    recorded = {entry["file"] for _room, entry in RECORDS if _room == room}
    present = {path.name for path in ROOMS[room].iterdir() if path.suffix in {".js", ".woff2", ".css"}}
    assert present == recorded


def test_no_copyleft_code_is_shipped() -> None:
    shipped = {entry["licence"] for room, entry in RECORDS if room != "tests"}
    assert shipped == {"0BSD", "OFL-1.1"}


def test_no_vendored_script_asks_for_a_file_that_is_not_there() -> None:
    for path in (STATIC / "vendor").glob("*.js"):
        assert "sourceMappingURL" not in path.read_text()
