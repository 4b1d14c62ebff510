from __future__ import annotations

from pathlib import Path

import pytest

from warmline.adapters.packs.errors import PackError
from warmline.adapters.packs.language import load_language, load_language_folder

VOICES = 'key: xx\nversion: "1"\nvoices:\n  - {key: terse, about: Few words.}\n'
LINES = "about: Asking.\nlines:\n  - {use: ask, say: [What now?], voice: [terse], mood: [hot]}\n"


def folder(path: Path, **files: str) -> Path:
    for name, text in files.items():
        (path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return path


def test_english_is_installed() -> None:
    english = load_language("en")
    assert english.key == "en"
    assert english.version


def test_every_file_beside_the_voices_adds_lines(tmp_path: Path) -> None:
    language = load_language_folder(folder(tmp_path, voices=VOICES, a=LINES, b=LINES.replace("What now", "And then")))
    assert [line.text for line in language.for_use("ask")] == ["What now?", "And then?"]
    assert language.for_use("ask")[0].voices == {"terse"}
    assert language.for_use("ask")[0].moods == {"hot"}


def test_a_language_that_is_not_there() -> None:
    with pytest.raises(PackError, match=r"voices\.yaml"):
        load_language("tlh")


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        (LINES.replace("terse", "operatic"), "operatic"),
        (LINES.replace("hot", "lukewarm"), "lukewarm"),
        (LINES.replace("use: ask, ", ""), "use"),
        (LINES.replace("say", "sya"), "sya"),
        ("about: Asking.\nlines: 3\n", "lines"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, wrong: str, named: str) -> None:
    with pytest.raises(PackError, match=named):
        load_language_folder(folder(tmp_path, voices=VOICES, a=wrong))
