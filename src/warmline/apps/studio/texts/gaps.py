"""What a person still has to write in a draft: field by field, each with the place where it can be filled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import yaml
from django.utils.translation import gettext as _

from warmline.adapters.packs import PackError
from warmline.adapters.packs.document import Address
from warmline.apps.studio.texts.checking import GAP
from warmline.apps.studio.texts.editing import NotEditable, root_of
from warmline.apps.studio.texts.fields import fields_of
from warmline.apps.studio.texts.places import ENTRIES, Places, field_name, part_name


@dataclass(frozen=True, slots=True)
class Open:
    """One field with marks left in it: what it holds, how many marks, its first line, and its place in the form.

    `field` is the field's name in the form; empty where only the text has it.
    """

    words: str
    count: int
    line: int
    field: str


@dataclass(frozen=True, slots=True)
class OpenPart:
    """A part or an entry with something left to write."""

    name: str
    fields: Sequence[Open]


def open_parts(text: str) -> tuple[OpenPart, ...]:
    """Return what is left to write, in the order of the text; empty where nothing is, or the text cannot be read."""
    places, known = Places(text), {each.name for each in fields_of(text)}
    found: dict[str, dict[str, list[tuple[Address, int]]]] = {}
    for address, line in marks_in(text):
        heading, words = _named(address, places)
        found.setdefault(heading, {}).setdefault(words, []).append((address, line))
    return tuple(
        OpenPart(heading, tuple(_open(words, marks, known) for words, marks in fields.items()))
        for heading, fields in found.items()
    )


def marks_in(text: str) -> tuple[tuple[Address, int], ...]:
    """Return the address of each mark with the line on which its field begins; empty where the text is unreadable."""
    try:
        return tuple(_marks(root_of(text), ()))
    except (PackError, NotEditable, yaml.YAMLError, ValueError):
        return ()


def _marks(node: yaml.Node, at: Address) -> Iterator[tuple[Address, int]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _marks(value, (*at, str(key.value)))
    elif isinstance(node, yaml.SequenceNode):
        for n, value in enumerate(node.value):
            yield from _marks(value, (*at, n))
    elif isinstance(node.value, str):
        for _mark in GAP.finditer(node.value):
            yield at, int(node.start_mark.line) + 1


def _named(address: Address, places: Places) -> tuple[str, str]:
    """The heading and the field: an entry or a part and what of it, or the case and a part of one field."""
    head, rest = str(address[0]), [step for step in address[1:] if step != "facts" or address[0] != "record"]
    if head in ENTRIES and rest:
        fields = [step for step in rest[1:] if isinstance(step, str)]
        return places.entry(head, rest[0]), field_name(fields[0]) if fields else part_name(head)
    fields = [step for step in rest if isinstance(step, str)]
    return (part_name(head), field_name(fields[0])) if fields else (_("The case"), part_name(head))


def _open(words: str, marks: Sequence[tuple[Address, int]], known: set[str]) -> Open:
    address, line = marks[0]
    names = (".".join(map(str, place)) for place in (address, address[:-1]))
    return Open(words, len(marks), line, next((name for name in names if name in known), ""))
