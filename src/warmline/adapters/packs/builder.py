"""From YAML nodes to the frozen dataclasses of the core, strictly, keeping every problem instead of the first."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable
from difflib import get_close_matches
from enum import Enum, IntEnum
from functools import cache
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

import yaml

from warmline.adapters.packs.document import Address, Document, line_of, name_of
from warmline.adapters.packs.errors import Problem
from warmline.adapters.packs.ranges import Range, Ranges
from warmline.core.skills import MovePattern

_TAG: Final = "tag:yaml.org,2002:"
_TEXT, _NUMBERS, _NOTHING = f"{_TAG}str", (f"{_TAG}int", f"{_TAG}float"), f"{_TAG}null"
# Stands for a value that could not be built; its problem is already noted.
BAD: Final = object()
# Types written as one text in YAML, and what reads them (ValueError says what was expected).
PARSERS: Final[dict[type, Callable[[str], Any]]] = {MovePattern: MovePattern.parse}


class Builder:
    """Builds values from one document's nodes and notes every problem on the way."""

    def __init__(self, document: Document, ranges: Ranges) -> None:
        self.document = document
        self.ranges = ranges
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def build(self, kind: Any, node: yaml.Node, at: Address = (), bounds: Range | None = None) -> Any:
        """Return a value of this type, or BAD after noting what is wrong."""
        origin, inner = _shape(kind)
        if origin in (Union, types.UnionType):
            return self._optional(inner, node, at, bounds)
        if origin is tuple or origin is frozenset:
            return self._list(origin, inner, node, at)
        if kind in PARSERS:
            return self._parsed(kind, node, at)
        if dataclasses.is_dataclass(kind):
            return self._record(kind, node, at)
        return self._scalar(kind, node, at, bounds)

    def _note(self, node: yaml.Node, at: Address, text: str) -> Any:
        self.problems.append(Problem(self.document.file, line_of(node), name_of(at), text))
        return BAD

    def _first_visit(self, node: yaml.Node, at: Address) -> bool:
        # An alias gives the same node twice; refusing it also ends recursive and exploding aliases.
        if id(node) in self._seen:
            self._note(node, at, "is used twice by an alias (*); write it out.")
            return False
        self._seen.add(id(node))
        return True

    def _optional(self, inner: tuple[Any, ...], node: yaml.Node, at: Address, bounds: Range | None) -> Any:
        if node.tag == _NOTHING:
            return None
        (kind,) = (part for part in inner if part is not type(None))
        return self.build(kind, node, at, bounds)

    def _list(self, origin: Any, inner: tuple[Any, ...], node: yaml.Node, at: Address) -> Any:
        if not isinstance(node, yaml.SequenceNode):
            return self._note(node, at, f"expected a list, found {_found(node)}.")
        if not self._first_visit(node, at):
            return BAD
        fixed = origin is tuple and inner[-1] is not Ellipsis
        if fixed and len(node.value) != len(inner):
            return self._note(node, at, f"has {len(node.value)} entries; it needs exactly {len(inner)}.")
        entries = [self.build(inner[0], child, (*at, n)) for n, child in enumerate(node.value)]
        if origin is frozenset:
            self._note_repeats(node, at)
        return BAD if BAD in entries else origin(entries)

    def _note_repeats(self, node: yaml.SequenceNode, at: Address) -> None:
        values = [child.value for child in node.value if isinstance(child, yaml.ScalarNode)]
        for n, value in enumerate(values):
            if value in values[:n]:
                self._note(node.value[n], (*at, n), f"{value!r} is there twice.")

    def _parsed(self, kind: type, node: yaml.Node, at: Address) -> Any:
        text = self._scalar(str, node, at, None)
        if text is BAD:
            return BAD
        try:
            return PARSERS[kind](text)
        except ValueError as error:
            return self._note(node, at, str(error))

    def _record(self, kind: Any, node: yaml.Node, at: Address) -> Any:
        if not isinstance(node, yaml.MappingNode):
            return self._note(node, at, f"expected fields ({', '.join(_fields(kind))}), found {_found(node)}.")
        if not self._first_visit(node, at):
            return BAD
        before = len(self.problems)
        values = {name: self._field(kind, name, child, at) for name, child in self._pairs(kind, node, at)}
        for name, (_, needed) in _fields(kind).items():
            if needed and name not in values:
                self._note(node, (*at, name), "is missing.")
        if len(self.problems) > before:
            return BAD
        try:
            return kind(**values)
        except ValueError as error:
            return self._note(node, at, str(error))

    def _field(self, kind: Any, name: str, node: yaml.Node, at: Address) -> Any:
        return self.build(_fields(kind)[name][0], node, (*at, name), self.ranges.get((kind, name)))

    def _pairs(self, kind: Any, node: yaml.MappingNode, at: Address) -> list[tuple[str, yaml.Node]]:
        """Return the fields that exist in the class, noting unknown and repeated ones."""
        known, pairs = _fields(kind), dict[str, yaml.Node]()
        for key, child in node.value:
            name = key.value
            if not isinstance(key, yaml.ScalarNode):
                self._note(key, at, f"expected the name of a field, found {_found(key)}.")
            elif name in pairs:
                self._note(key, (*at, name), "is there twice.")
            elif name in known:
                pairs[name] = child
            else:
                self._note(key, (*at, name), _unknown(name, tuple(known)))
        return list(pairs.items())

    def _scalar(self, kind: Any, node: yaml.Node, at: Address, bounds: Range | None) -> Any:
        if not isinstance(node, yaml.ScalarNode):
            return self._note(node, at, f"expected {_named(kind)}, found {_found(node)}.")
        if issubclass(kind, Enum):
            return self._choice(kind, node, at)
        if kind is str:
            return self._text(node, at)
        if kind is bool:
            return node.value == "true" if node.value in ("true", "false") else self._wrong(kind, node, at)
        return self._number(kind, node, at, bounds)

    def _text(self, node: yaml.ScalarNode, at: Address) -> Any:
        if node.tag == _NOTHING or not node.value.strip():
            return self._note(node, at, "is empty; expected text.")
        if node.tag != _TEXT:
            return self._note(node, at, f"expected text, found {node.value}; put it in quotes.")
        return str(node.value)

    def _choice(self, kind: type[Enum], node: yaml.ScalarNode, at: Address) -> Any:
        choices = _choices(kind)
        if node.value in choices:
            return choices[node.value]
        names = ", ".join(name for name in choices if not name.isdigit())
        return self._note(node, at, f"{node.value!r} is none of {names}.")

    def _number(self, kind: Any, node: yaml.ScalarNode, at: Address, bounds: Range | None) -> Any:
        if node.tag not in (_NUMBERS if kind is float else _NUMBERS[:1]):
            return self._wrong(kind, node, at)
        try:
            value = kind(node.value)
        except ValueError:
            return self._wrong(kind, node, at)
        if bounds is not None and value not in bounds:
            return self._note(node, at, f"{node.value} is out of range; expected {_named(kind)} {bounds}.")
        return value

    def _wrong(self, kind: Any, node: yaml.ScalarNode, at: Address) -> Any:
        return self._note(node, at, f"expected {_named(kind)}, found {_found(node)}.")


@cache
def _shape(kind: Any) -> tuple[Any, tuple[Any, ...]]:
    return get_origin(kind), get_args(kind)


@cache
def _fields(kind: type) -> dict[str, tuple[Any, bool]]:
    """Return each field's type and whether it must be given."""
    hints = get_type_hints(kind)
    return {
        field.name: (
            hints[field.name],
            field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING,
        )
        for field in dataclasses.fields(kind)
    }


@cache
def _choices(kind: type[Enum]) -> dict[str, Enum]:
    """Return what an author may write for each member: its text, or for numbered ones its name or its number."""
    if issubclass(kind, IntEnum):
        return {word: member for member in kind for word in (member.name.lower(), str(member.value))}
    return {str(member.value): member for member in kind}


def _unknown(name: str, known: tuple[str, ...]) -> str:
    near = get_close_matches(name, known, 1)
    advice = f"did you mean {near[0]}?" if near else f"expected {', '.join(known)}."
    return f"is not a field here; {advice}"


def _named(kind: Any) -> str:
    return {str: "text", int: "a whole number", float: "a number", bool: "true or false"}.get(kind, "one word")


def _found(node: yaml.Node) -> str:
    if isinstance(node, yaml.MappingNode):
        return "fields"
    if isinstance(node, yaml.SequenceNode):
        return "a list"
    return "nothing" if node.tag == _NOTHING else repr(node.value)
