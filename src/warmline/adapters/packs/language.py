"""Loader of the language files: content/language/<key>/voices.yaml and every other YAML file beside it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from warmline.adapters.packs.errors import PackError, Problem
from warmline.adapters.packs.places import content_root
from warmline.adapters.packs.reader import read_yaml
from warmline.core.customer.language import Language, LineSet, Voice

_VOICES = "voices.yaml"


@dataclass(frozen=True, slots=True)
class VoicesFile:
    """What voices.yaml holds: the language's key and version, and its voices."""

    key: str
    version: str
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class LinesFile:
    """What every other file holds: line sets on one subject."""

    about: str
    lines: tuple[LineSet, ...]


def load_language(key: str = "en") -> Language:
    """Return a language of the installed content. Raises PackError where there is none or a file is wrong."""
    return load_language_folder(content_root() / "language" / key)


@cache
def load_language_folder(folder: Path) -> Language:
    """Return the language in a folder. Raises PackError naming file, line, field and what was expected."""
    if not (folder / _VOICES).is_file():
        raise PackError([Problem(str(folder), None, "", f"has no {_VOICES}; expected a language folder.")])
    head = read_yaml(folder / _VOICES, VoicesFile)
    names = {voice.key for voice in head.voices}
    sets: list[LineSet] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.yaml")):
        if path.name != _VOICES:
            found = read_yaml(path, LinesFile).lines
            problems += _unknown_voices(path, found, names)
            sets += found
    if problems:
        raise PackError(problems)
    return Language.of(head.key, head.version, sets, head.voices)


def _unknown_voices(path: Path, sets: tuple[LineSet, ...], names: set[str]) -> list[Problem]:
    return [
        Problem(path.name, None, f"lines.{number}.voice", f"{voice!r} is none of {', '.join(sorted(names))}.")
        for number, one in enumerate(sets)
        for voice in one.voice
        if voice not in names
    ]
