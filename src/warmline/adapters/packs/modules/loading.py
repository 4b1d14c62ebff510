"""Reading modules: every mistake of a text is found, each with its line and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from warmline.adapters.packs.document import Document, parse_document
from warmline.adapters.packs.errors import PackError, Problem
from warmline.adapters.packs.modules.checking import check_front, check_part, check_prose, check_whole
from warmline.adapters.packs.modules.splitting import KINDS, Block, Cut, Run, split
from warmline.adapters.packs.places import content_root, shown
from warmline.adapters.packs.ranges import Range, Ranges
from warmline.adapters.packs.reader import build
from warmline.core.curriculum.module import Front, ModuleText, Part, Prose, Section

_RANGES: Ranges = {(Front, "minutes"): Range(2, 90), (Front, "version"): Range(1, 10_000)}


@cache
def load_module_texts() -> tuple[tuple[str, ModuleText], ...]:
    """Return the text of every module that came with this build and what it holds, by language and key.

    Raises PackError with every problem of every file.
    """
    return read_modules(sorted((content_root() / "modules").glob("*/*.md")))


def read_modules(paths: Iterable[Path]) -> tuple[tuple[str, ModuleText], ...]:
    """Return the text and the module of each of these files. Raises PackError with every problem of every file."""
    found: list[tuple[str, ModuleText]] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            found.append((text := path.read_text("utf-8-sig"), module := read_module_text(text, shown(path))))
            problems += _misplaced(path, module)
        except PackError as error:
            problems += error.problems
        except (OSError, UnicodeDecodeError) as error:
            problems.append(Problem(shown(path), None, "", f"cannot be read ({type(error).__name__})."))
    if problems:
        raise PackError(problems)
    return tuple(found)


def read_module(path: Path) -> ModuleText:
    """Return the module of one file. Raises PackError with every problem found."""
    return read_modules([path])[0][1]


def _misplaced(path: Path, module: ModuleText) -> Iterator[Problem]:
    if module.front.key != path.stem:
        yield Problem(shown(path), 2, "key", f"is {module.front.key!r}; expected the file's name, {path.stem!r}.")
    if module.front.language != path.parent.name:
        yield Problem(shown(path), 2, "language", f"is {module.front.language!r}; the folder is {path.parent.name!r}.")


def read_module_text(text: str, file: str = "module") -> ModuleText:
    """Return the module that a text holds. Raises PackError with every problem found, in the order of the lines."""
    if "\x00" in text:
        raise PackError([Problem(file, None, "", "holds a zero byte, which is no text.")])
    cut = split(text)
    problems = [Problem(file, mistake.line, "", mistake.text) for mistake in cut.mistakes]
    if not cut.cuts:
        raise PackError(problems)
    maker = _Maker(file, problems)
    front = maker.made(Front, cut.head, 2)
    if front is not None:
        maker.note(check_front(front), cut.head, 2)
    sections = [maker.section(one) for one in cut.cuts[1:]]
    opening = maker.opening(cut.cuts[0])
    problems += [Problem(file, *found) for found in check_whole(cut.cuts[1:], maker.keys, sections)]
    if problems or front is None:
        raise PackError(problems)
    return ModuleText(front, opening, tuple(sections))


class _Maker:
    """Makes the parts of one file and keeps every problem on the way."""

    def __init__(self, file: str, problems: list[Problem]) -> None:
        self.file = file
        self.problems = problems
        self.keys: list[tuple[int, str]] = []

    def made(self, cls: type, text: str, line: int) -> Any:
        """Return the value that a piece of YAML holds, or None after noting what is wrong."""
        if not text.strip():
            self.problems.append(Problem(self.file, line, "", "is empty; write its fields, one a line."))
            return None
        try:
            return build(self._document(text, line), cls, _RANGES).value
        except PackError as error:
            self.problems += error.problems
            return None

    def _document(self, text: str, line: int) -> Document:
        # Empty lines in front of it, so that every line that is named is the line of the whole file.
        return parse_document(self.file, ("\n" * (line - 1) + text).encode())

    def note(self, findings: Iterable[tuple[tuple[str | int, ...], str]], text: str, line: int) -> None:
        """Keep findings about a value with their lines."""
        if found := list(findings):
            document = self._document(text, line)
            self.problems += [document.problem(address, words) for address, words in found]

    def section(self, cut: Cut) -> Section:
        """Return one section with what could be made of it."""
        parts = [self._part(piece) for piece in cut.parts]
        return Section(cut.key or slug(cut.title), cut.title, tuple(part for part in parts if part is not None))

    def opening(self, cut: Cut) -> tuple[Prose, ...]:
        """Return what is said before the first section: words alone."""
        for piece in cut.parts:
            if isinstance(piece, Block):
                words = f"a block of {piece.kind} stands before the first section; put a line with ## in front of it."
                self.problems.append(Problem(self.file, piece.line - 1, "", words))
        return tuple(self._prose(piece) for piece in cut.parts if isinstance(piece, Run))

    def _part(self, piece: Run | Block) -> Part | None:
        if isinstance(piece, Run):
            return self._prose(piece)
        part: Part | None = self.made(KINDS[piece.kind], piece.text, piece.line)
        if part is not None and not isinstance(part, Prose):
            self.keys.append((piece.line, part.key))
            self.note(check_part(part), piece.text, piece.line)
        return part

    def _prose(self, piece: Run) -> Prose:
        self.problems += [Problem(self.file, piece.line + n, "", words) for n, words in check_prose(piece.text)]
        return Prose(piece.text.strip("\n"), piece.line)


def slug(title: str) -> str:
    """Return a key made of a title: small letters, digits and _."""
    return re.sub(r"[^a-z0-9]+", "_", title.casefold()).strip("_") or "section"
