"""What is chosen from, one line each, as people write it in a form; and back.

single, multiple, best: `* text | why`, the star on what is right; rate: `5 text | why`; matching: `left = right`;
ordering, short, say: the text alone.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from warmline.core.measurement.items import Item, Kind, Option, Pair

_STARRED = frozenset({Kind.SINGLE, Kind.MULTIPLE, Kind.BEST})


class BadLine(ValueError):
    """A line cannot be read; the message says which and what was expected."""


def read_lines(kind: Kind, text: str) -> dict[str, Any]:
    """Return the part of an item that these lines hold, by the name of its field. Raises BadLine."""
    lines = [line.strip() for line in text.replace("\x00", "").splitlines() if line.strip()]
    if kind in _STARRED:
        return {"options": tuple(_starred(line) for line in lines)}
    if kind is Kind.RATE:
        return {"options": tuple(_rated(line) for line in lines)}
    if kind is Kind.MATCHING:
        return {"pairs": tuple(_paired(line) for line in lines)}
    name = {Kind.ORDERING: "steps", Kind.SHORT: "accepted", Kind.SAY: "good"}[kind]
    return {name: tuple(lines)}


def write_lines(item: Item) -> str:
    """Return the lines that `read_lines` would read as this item."""
    if item.kind is Kind.MATCHING:
        return "\n".join(f"{pair.left} = {pair.right}" for pair in item.pairs)
    if item.kind in _STARRED:
        return "\n".join(_with_why("* " if each.right else "", each) for each in item.options)
    if item.kind is Kind.RATE:
        return "\n".join(_with_why(f"{each.rating} ", each) for each in item.options)
    return "\n".join(item.steps or item.accepted or item.good)


def _with_why(before: str, option: Option) -> str:
    return f"{before}{option.text}" + (f" | {option.why}" if option.why else "")


def _starred(line: str) -> Option:
    text, why = _split(line.removeprefix("*"))
    return Option(text, right=line.startswith("*"), why=why)


def _rated(line: str) -> Option:
    rating, _space, rest = line.partition(" ")
    if rating not in ("1", "2", "3", "4", "5"):
        raise BadLine(_("“%s” does not begin with a rating from 1 to 5.") % line[:60])
    text, why = _split(rest)
    return Option(text, rating=int(rating), why=why)


def _paired(line: str) -> Pair:
    left, sign, right = line.partition("=")
    if not sign or not left.strip() or not right.strip():
        raise BadLine(_("“%s” has no “=” between the two that belong together.") % line[:60])
    return Pair(left.strip(), right.strip())


def _split(text: str) -> tuple[str, str]:
    said, _sign, why = text.partition("|")
    return said.strip(), why.strip()
