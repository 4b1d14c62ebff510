"""The reader that ships: how rules and encoder are weighed comes from a file beside the weights."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from warmline.adapters.encoder import UnusableWeights, local_reader
from warmline.adapters.encoder.reader import load_combination
from warmline.core.moves.combined import Weights


def test_the_weights_of_each_name_are_read(tmp_path: Path) -> None:
    path = tmp_path / "combination.json"
    path.write_text(json.dumps({"version": "c-1", "weights": {"greets": [-2, 3.5, 0.5]}}), encoding="utf-8")
    found = load_combination(path)
    assert found.version == "c-1"
    assert found.weights == {"greets": Weights(bias=-2.0, rule=3.5, encoder=0.5)}


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        '{"version": "c-1"}',
        '{"weights": {}}',
        '{"version": "c-1", "weights": {"greets": [1, 2]}}',
        '{"version": "c-1", "weights": {"greets": ["a", 2, 3]}}',
        '{"version": "c-1", "weights": []}',
    ],
)
def test_a_broken_file_says_what_to_do(tmp_path: Path, text: str) -> None:
    path = tmp_path / "combination.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnusableWeights, match="make models"):
        load_combination(path)


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UnusableWeights, match=r"combination\.json cannot be read.*make models"):
        load_combination(tmp_path / "combination.json")


def test_a_folder_without_weights_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableWeights, match="holds no weights"):
        local_reader(tmp_path)
