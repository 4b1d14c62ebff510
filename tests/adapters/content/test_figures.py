"""Reading the file of measured figures: what is there, what is missing, what is broken."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest

from warmline.adapters.content import content_folder
from warmline.adapters.content.figures import PLACE, CriterionRow, FigureRow, Figures, read_figures

FULL = {
    "made_at": "2026-11-22T04:00:00Z",
    "versions": {"rules": "rules-4", "encoder": "minilm-2 sha256:ab12"},
    "rows": [
        {"area": "AnnoMI", "name": "question", "target": 0.93, "ours": 0.94, "low": 0.92, "high": 0.95, "n": 900}
        | {"people": None, "baseline": 0.7, "note": "by conversation"},
        {"area": "Speed", "name": "turns a second", "ours": 412},
    ],
    "criteria": [
        {"key": "b", "name": "B", "kappa": 0.61, "low": 0.5, "high": 0.7, "n": 60, "people": 0.66, "status": "suggest"}
    ],
}


def written(folder: Path, text: str) -> Path:
    (folder / PLACE).parent.mkdir(parents=True)
    (folder / PLACE).write_text(text, encoding="utf-8")
    return folder


def test_every_field_of_the_file_arrives(tmp_path: Path) -> None:
    found = read_figures(written(tmp_path, json.dumps(FULL)))
    assert found.made_at == "2026-11-22T04:00:00Z"
    assert found.versions["encoder"] == "minilm-2 sha256:ab12"
    assert found.rows[0] == FigureRow("AnnoMI", "question", 0.93, 0.94, 0.92, 0.95, 900, None, 0.7, "by conversation")
    assert found.rows[1].low is None
    assert found.criteria == (CriterionRow("b", "B", 0.61, 0.5, 0.7, 60, 0.66, "suggest"),)


def test_without_a_file_nothing_was_measured(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert read_figures(tmp_path) == Figures()
    assert caplog.text == ""


@pytest.mark.parametrize("text", ["", "[]", "{", '{"rows": [{"name": "no area"}]}', '{"criteria": 3}'])
def test_a_broken_file_shows_nothing_and_is_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture, text: str) -> None:
    with caplog.at_level(logging.WARNING):
        assert read_figures(written(tmp_path, text)) == Figures()
    assert "models/figures.json cannot be read" in caplog.text


def test_a_file_that_cannot_be_opened_is_no_figures(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / PLACE).mkdir(parents=True)
    assert read_figures(tmp_path) == Figures()
    assert "IsADirectoryError" in caplog.text


def test_the_file_that_is_shipped_can_be_read(caplog: pytest.LogCaptureFixture) -> None:
    folder = content_folder()
    assert folder is not None
    assert (folder / PLACE).is_file()
    assert isinstance(read_figures(), Figures)
    assert caplog.text == ""
