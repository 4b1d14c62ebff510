"""The little language of word patterns, and the graph of words it stands for.

    (a|b c)   either          [a]   perhaps        a*   any ending      _    any one word
    ..        up to 4 words   ...   up to 8 words  ^ $  start, end of the sentence
    {name}    the words of a named group (core/moves/groups.py)         <number> <clock> <dotted> <money> <ing> kinds

Words skipped by `..` never reach over a semicolon, colon, dash or bracket.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from warmline.core.moves.groups import GROUPS

ANY: Final = "<any>"
START: Final = "<start>"
END: Final = "<end>"
_PIECE: Final = re.compile(r"\.{2,3}|[()\[\]|^$]|[^\s()\[\]|]+")
_GAPS: Final = {"..": 4, "...": 8}
_KEYS: Final = {"_": ANY, "^": START, "$": END}
_CLOSING: Final = {"(": ")", "[": "]"}

Tree: TypeAlias = "str | tuple[tuple[Tree, ...], ...]"


@dataclass(eq=False, slots=True)
class Node:
    """A place in the graph: which word leads on to which places, and the numbers of the patterns that end here."""

    edges: dict[str, list[Node]] = field(default_factory=dict)
    ends: list[int] = field(default_factory=list)

    def merge(self, other: Node) -> None:
        """Take over the ways on and the ends of another place."""
        for key, nodes in other.edges.items():
            self.edges.setdefault(key, []).extend(nodes)
        self.ends.extend(other.ends)


def compile_pattern(pattern: str, number: int) -> Node:
    """Return the place where this pattern begins. Raises ValueError that quotes a pattern it cannot read."""
    pieces = iter(_PIECE.findall(_expand(pattern)))
    try:
        options = _options(pieces, "")
    except ValueError as problem:
        raise ValueError(f"The pattern {pattern!r} {problem}.") from None
    begin = _before(options, Node(ends=[number]))
    if begin.ends or ANY in begin.edges:
        raise ValueError(f"The pattern {pattern!r} must begin with a word that is always there.")
    return begin


def keys_of(top: Node) -> frozenset[str]:
    """Return every key on an edge of the graph."""
    keys: set[str] = set()
    seen: set[int] = set()
    waiting = [top]
    while waiting:
        node = waiting.pop()
        if id(node) not in seen:
            seen.add(id(node))
            keys.update(node.edges)
            waiting.extend(follower for nodes in node.edges.values() for follower in nodes)
    return frozenset(keys)


def _expand(pattern: str) -> str:
    expanded = pattern
    for _ in range(5):
        if "{" not in expanded:
            return expanded
        expanded = re.sub(r"\{(\w+)\}", lambda match: f"({GROUPS[match.group(1)]})", expanded)
    raise ValueError(f"The pattern {pattern!r} uses a group that holds itself.")


def _options(pieces: Iterator[str], until: str) -> tuple[tuple[Tree, ...], ...]:
    """Read alternatives up to the closing bracket `until`, or to the end where it is empty."""
    options: list[list[Tree]] = [[]]
    for piece in pieces:
        if piece == until:
            return tuple(tuple(option) for option in options)
        if piece in (")", "]"):
            raise ValueError(f"closes {piece!r} which was not open")
        if piece == "|":
            options.append([])
        elif piece in _CLOSING:
            inner = _options(pieces, _CLOSING[piece])
            options[-1].append((*inner, ()) if piece == "[" else inner)
        elif re.search(r"[?+{}.,;:!A-Z]", piece) and piece not in _GAPS:
            raise ValueError(f"holds {piece!r}, which is no plain word")
        else:
            options[-1].append(piece)
    if until:
        raise ValueError(f"lacks {until!r}")
    return tuple(tuple(option) for option in options)


def _before(tree: Tree, after: Node) -> Node:
    if not isinstance(tree, str):
        node = Node()
        for option in tree:
            chain = after
            for item in reversed(option):
                chain = _before(item, chain)
            node.merge(chain)
        return node
    if tree in _GAPS:
        for _ in range(_GAPS[tree]):
            skipped = Node(edges={ANY: [after]})
            skipped.merge(after)
            after = skipped
        return after
    return Node(edges={_KEYS.get(tree, tree): [after]})
