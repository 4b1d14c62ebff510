"""A YAML file as a tree of nodes, with the line of every field."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from warmline.adapters.packs.errors import PackError, Problem
from warmline.adapters.packs.places import shown

LARGEST_FILE: Final = 1_000_000  # bytes; a pack is some tens of thousands
DEEPEST: Final = 40  # levels; a scenario has 6
# A field's address inside a file: mapping keys and list positions.
Address = tuple[str | int, ...]
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML file that could be parsed. `file` is its name in messages."""

    file: str
    root: yaml.Node

    def problem(self, address: Address, text: str) -> Problem:
        """Return a problem at this field, or at the nearest field around it that is there."""
        return Problem(self.file, self.line(address), name_of(address), text)

    def line(self, address: Address) -> int:
        """Return the line (from 1) of a field, or of the nearest field around it that is there."""
        node = self.root
        for part in address:
            child = _child(node, part)
            if child is None:
                break
            node = child
        return line_of(node)


def read_document(path: Path) -> Document:
    """Parse one file. Raises PackError where it cannot be read or is not one YAML document."""
    file = shown(path)
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise PackError([Problem(file, None, "", f"cannot be read ({error.strerror}).")]) from error
    return parse_document(file, raw)


def parse_document(file: str, raw: bytes) -> Document:
    """Parse the bytes of one file called `file`. Raises PackError where they are not one YAML document."""
    if len(raw) > LARGEST_FILE:
        raise PackError([Problem(file, None, "", f"has {len(raw)} bytes; a pack has at most {LARGEST_FILE}.")])
    return Document(file, _compose(file, raw))


def _compose(file: str, raw: bytes) -> yaml.Node:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise PackError([Problem(file, line, "", "is not UTF-8 text.")]) from error
    try:
        _refuse_depth(file, text)
        root: yaml.Node | None = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        said = getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be parsed"
        raise PackError([Problem(file, mark.line + 1 if mark else None, "", f"is not valid YAML: {said}.")]) from error
    if root is None:
        raise PackError([Problem(file, None, "", "is empty.")])
    return root


def _refuse_depth(file: str, text: str) -> None:
    # The C composer calls itself for each level and would end the whole process.
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST:
                raise PackError([Problem(file, None, "", f"is nested more than {DEEPEST} levels deep.")])
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def name_of(address: Address) -> str:
    """Return an address as authors read it: `offers[1].rule`."""
    name = ""
    for part in address:
        name += f"[{part}]" if isinstance(part, int) else f".{part}" if name else part
    return name


def line_of(node: yaml.Node) -> int:
    """Return the line (from 1) on which a node begins."""
    return int(node.start_mark.line) + 1


def _child(node: yaml.Node, part: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == part), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        found: yaml.Node = node.value[part]
        return found
    return None
