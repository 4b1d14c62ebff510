"""A translation beside its original, section by section, and what the original changed since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from warmline.adapters.packs.modules.splitting import Block, Cut, split

HEAD: Final = "head"


@dataclass(frozen=True, slots=True)
class Pair:
    """One part of both texts. `before` is what the original said when it was translated, None where that stands."""

    key: str
    original: str
    translation: str | None
    before: str | None

    @property
    def is_stale(self) -> bool:
        """Whether the original changed since."""
        return self.before is not None

    @property
    def is_same(self) -> bool:
        """Whether the translation holds the original's words: perhaps it is not translated yet."""
        return self.translation == self.original


def pairs(*, original: str, source: str, translation: str) -> tuple[Pair, ...]:
    """Return the parts of the original's newest text in order, each with its translation.

    `source` is the version that the translation was made from. Sections are found by their keys, so a title may be
    translated.
    """
    now, then, ours = parts_of(original), parts_of(source), parts_of(translation)
    return tuple(
        Pair(key, words, ours.get(key), then.get(key, "") if then.get(key) != words else None)
        for key, words in now.items()
    )


def parts_of(text: str) -> Mapping[str, str]:
    """Return the parts of a text by key: its head (title and summary), the opening, and every section."""
    cut = split(text)
    head = "\n".join(line for line in cut.head.split("\n") if line.startswith(("title:", "summary:")))
    found = {HEAD: head}
    for n, section in enumerate(cut.cuts):
        key = "opening" if n == 0 else section.key or f"section_{n}"
        found[key] = _text(section)
    return {key: words for key, words in found.items() if words}


def _text(section: Cut) -> str:
    heading = [f"## {section.title}"] if section.title else []
    parts = [
        f"```{part.kind}\n{part.text}\n```" if isinstance(part, Block) else part.text.strip("\n")
        for part in section.parts
    ]
    return "\n\n".join([*heading, *parts])
