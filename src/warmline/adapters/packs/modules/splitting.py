"""Cutting the text of a module into its head, its sections, runs of Markdown and fenced blocks, by line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from warmline.core.curriculum.module import (
    Choice,
    Embed,
    File,
    Gap,
    Match,
    Order,
    Plan,
    Reflect,
    Say,
    Sound,
    Video,
    Worked,
)

KINDS: Final[dict[str, type]] = {
    "choice": Choice,
    "order": Order,
    "match": Match,
    "gap": Gap,
    "say": Say,
    "reflect": Reflect,
    "worked": Worked,
    "plan": Plan,
    "video": Video,
    "audio": Sound,
    "embed": Embed,
    "file": File,
}
_FENCE = re.compile(r"^(`{3,}|~{3,})\s*([\w-]*)\s*$")
_HEADING = re.compile(r"^##\s+(.+?)\s*(?:\{#([a-z][a-z0-9_]*)\})?\s*$")


@dataclass(frozen=True, slots=True)
class Mistake:
    """Something that keeps the text from being cut: the line (from 1) and what to do."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Run:
    """Lines of Markdown, from `line` on."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of one kind; `line` is the line of its first line inside the fence."""

    kind: str
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Cut:
    """A section as it was cut. `key` is None where its author gave none; the opening has no title."""

    line: int
    title: str
    key: str | None
    parts: tuple[Run | Block, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """A text cut into pieces. `head` is the YAML between the two lines of ---, which begins on line 2."""

    head: str
    cuts: tuple[Cut, ...]
    mistakes: tuple[Mistake, ...]


def split(text: str) -> Split:
    """Cut a text. What is wrong is in `mistakes`; the pieces are then as good as they could be cut."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff").split("\n")
    if lines[0].rstrip() != "---":
        return Split("", (), (Mistake(1, "a module begins with a line of --- and its head."),))
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if end is None:
        return Split("", (), (Mistake(1, "the head has no end; close it with a line of ---."),))
    mistakes: list[Mistake] = []
    cuts = _cuts(list(_pieces(lines, end + 1, mistakes)), end + 2)
    return Split("\n".join(lines[1:end]), cuts, tuple(mistakes))


def _pieces(lines: list[str], start: int, mistakes: list[Mistake]) -> Iterator[Run | Block | Cut]:
    """Yield headings (as empty cuts), runs and blocks in order."""
    run: list[str] = []
    at, n = start, start
    while n < len(lines):
        fence, heading = _FENCE.match(lines[n]), _HEADING.match(lines[n])
        if not fence and not heading:
            run.append(lines[n])
            n += 1
            continue
        closed = _closing(lines, n, fence.group(1)) if fence else n
        kind = fence.group(2) if fence else ""
        if fence and (closed is None or not _is_block(kind, n, mistakes)):
            if closed is None:
                mistakes.append(Mistake(n + 1, f"this block has no end; close it with {fence.group(1)}."))
                closed = len(lines) - 1
            run += lines[n : closed + 1]
            n = closed + 1
            continue
        yield Run(at + 1, "\n".join(run))
        run = []
        if heading:
            yield Cut(n + 1, heading.group(1), heading.group(2), ())
        else:
            assert closed is not None
            yield Block(kind, n + 2, "\n".join(lines[n + 1 : closed]))
        n = at = (n if closed is None else closed) + 1
    yield Run(at + 1, "\n".join(run))


def _closing(lines: list[str], start: int, fence: str) -> int | None:
    return next((n for n in range(start + 1, len(lines)) if lines[n].rstrip() == fence), None)


def _is_block(kind: str, line: int, mistakes: list[Mistake]) -> bool:
    """Say whether a fence opens an exercise or a recording; a word that is nearly one of the kinds is a mistake."""
    if kind in KINDS:
        return True
    near = get_close_matches(kind, KINDS, 1) if kind else []
    if near:
        mistakes.append(Mistake(line + 1, f"{kind!r} is no kind of block; did you mean {near[0]}?"))
    return False


def _cuts(pieces: list[Run | Block | Cut], first: int) -> tuple[Cut, ...]:
    """Return the opening and the sections with their pieces; runs of nothing are left out."""
    found: list[tuple[Cut, list[Run | Block]]] = [(Cut(first, "", None, ()), [])]
    for piece in pieces:
        if isinstance(piece, Cut):
            found.append((piece, []))
        elif isinstance(piece, Block) or piece.text.strip():
            found[-1][1].append(piece)
    return tuple(Cut(cut.line, cut.title, cut.key, tuple(parts)) for cut, parts in found)
