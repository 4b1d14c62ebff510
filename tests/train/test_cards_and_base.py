"""The model card names what went in; the base must be the published file."""

from __future__ import annotations

from pathlib import Path

import pytest
from train.base import WrongBase, base_file
from train.cards import card

from warmline.adapters.encoder.manifest import sha256


def test_the_card_names_corpora_recipe_and_heads() -> None:
    heads = [
        {"name": "tone", "classes": ["kind", "cold"], "by_sentence": False, "ngrams": 0.5},
        {"name": "moves", "classes": [str(number) for number in range(46)], "by_sentence": True, "ngrams": 0.0},
    ]
    text = card(
        "m-1",
        {"first stage": {"epochs": 4, "repeats": ()}, "second stage": {"made": 2, "recipe": {"rate": 0.5}}},
        [("AnnoMI", 10, 3)],
        heads,
    )
    assert text.startswith("# m-1\n")
    assert "| AnnoMI | 10 | 3 |" in text
    assert "First stage: epochs 4. Second stage: made 2, rate 0.5." in text
    assert "| tone | turn | kind, cold | 0.5 |" in text
    assert "| moves | sentence | 46 names of the catalogue | 0 |" in text


def test_the_published_file_is_accepted_and_any_other_refused(tmp_path: Path) -> None:
    (tmp_path / "model").write_bytes(b"published")
    right = sha256(tmp_path / "model")
    assert base_file(("model", right), tmp_path) == tmp_path / "model"
    (tmp_path / "model").write_bytes(b"another")
    with pytest.raises(WrongBase, match=f"wanted {right}"):
        base_file(("model", right), tmp_path)


def test_a_missing_file_says_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(WrongBase, match=r"train/requirements\.txt"):
        base_file(("model", "0"), tmp_path)
