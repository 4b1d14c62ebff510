"""Many hundreds of word patterns read in one pass, by an automaton that is built as it is needed.

Time is linear in the text: from each word the automaton walks at most as far as its longest pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from warmline.core.moves.patterns import ANY, END, START, Node, compile_pattern, keys_of
from warmline.core.wording.words import BREAK, Word

_NEGATORS: Final = frozenset(("not", "no", "never", "nothing", "none", "nobody", "without", "nor", "neither"))
_CLOCK: Final = re.compile(r"\d{1,2}(?:[:.]\d\d)?(?:am|pm|h)|\d{1,2}:\d\d|noon|midnight|midday")
_DOTTED: Final = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_MOST_STATES: Final = 30_000
_MOST_WORDS: Final = 100_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One pattern: the mark (or inner name) it stands for, how sure it makes us, and what it is about.

    `says_not` is true where the pattern holds a negation itself, so that none needs to be looked for around it.
    """

    name: str
    pattern: str
    confidence: float
    detail: tuple[tuple[str, str], ...] = ()
    says_not: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A pattern found: words `first` up to `last` (not included) of a sentence."""

    entry: Entry
    sentence: int
    first: int
    last: int


def entries(name: str, confidence: float, patterns: str, **detail: str) -> tuple[Entry, ...]:
    """Make entries of a block of patterns, one a line. A line that begins with "|" goes on with the line before."""
    lines = [line.strip() for line in re.sub(r"\n\s*\|", "|", patterns).splitlines()]
    about = tuple(sorted(detail.items()))
    return tuple(Entry(name, line, confidence, about, _says_not(line)) for line in lines if line)


def _says_not(pattern: str) -> bool:
    return bool(_NEGATORS & set(re.findall(r"[a-z]+", pattern)))


@dataclass(eq=False, slots=True)
class _State:
    """Places of the graph reached together. `after` is filled in as kinds of words are met."""

    nodes: tuple[Node, ...]
    ends: tuple[int, ...]
    after: dict[int, _State | None] = field(default_factory=dict)


class Lexicon:
    """A set of entries, compiled once. Equal words always give equal hits; what is remembered only saves time."""

    def __init__(self, lines: Iterable[Entry]) -> None:
        self.entries: Final = tuple(lines)
        self._top = Node()
        for number, entry in enumerate(self.entries):
            self._top.merge(compile_pattern(entry.pattern, number))
        keys = keys_of(self._top)
        self._words = frozenset(key for key in keys if not key.endswith("*"))
        self._stems = frozenset(key[:-1] for key in keys if key.endswith("*"))
        self._longest_stem = max((len(stem) for stem in self._stems), default=0)
        self._kinds: dict[tuple[str, ...], int] = {}
        self._keys: list[tuple[str, ...]] = []
        self._kind_of: dict[str, int] = {}
        self._states: dict[frozenset[int], _State] = {}
        self._begin = _State((self._top,), ())

    def hits(self, words: Sequence[Word], sentence: int = 0) -> Iterator[Hit]:
        """Yield, for every word where an entry begins, its longest match."""
        kinds = [self._kind(START), *[self._kind(word.text) for word in words], self._kind(END)]
        count = len(kinds)
        for first in range(count):
            found: dict[int, int] = {}
            state: _State | None = self._begin
            at = first
            while state is not None and at < count:
                kind = kinds[at]
                state = state.after[kind] if kind in state.after else self._step(state, kind)
                at += 1
                if state is not None and state.ends:
                    found.update(dict.fromkeys(state.ends, at))
            for number, last in found.items():
                yield Hit(self.entries[number], sentence, max(0, first - 1), min(last - 1, count - 2))

    def _step(self, state: _State, kind: int) -> _State | None:
        if len(self._states) > _MOST_STATES:
            self._states, self._begin = {}, _State((self._top,), ())
        nodes = {
            id(follower): follower
            for node in state.nodes
            for key in self._keys[kind]
            for follower in node.edges.get(key, ())
        }
        reached: _State | None = None
        if nodes:
            name = frozenset(nodes)
            reached = self._states.get(name)
            if reached is None:
                ends = tuple(sorted({number for node in nodes.values() for number in node.ends}))
                reached = self._states[name] = _State(tuple(nodes.values()), ends)
        state.after[kind] = reached
        return reached

    def _kind(self, word: str) -> int:
        known = self._kind_of.get(word)
        if known is None:
            keys = tuple(self._keys_of(word))
            known = self._kinds.setdefault(keys, len(self._keys))
            if known == len(self._keys):
                self._keys.append(keys)
            if len(self._kind_of) < _MOST_WORDS:
                self._kind_of[word] = known
        return known

    def _keys_of(self, word: str) -> Iterator[str]:
        if word in self._words:
            yield word
        for length in range(2, min(len(word), self._longest_stem) + 1):
            if word[:length] in self._stems:
                yield word[:length] + "*"
        if _CLOCK.fullmatch(word):
            yield "<clock>"
        elif word[0] in "£$€₹":
            yield "<money>"
        elif word[0].isdigit():
            yield "<number>"
        if _DOTTED.fullmatch(word):
            yield "<dotted>"
        if word.endswith("ing") and len(word) > 4:
            yield "<ing>"
        if word not in (BREAK, START, END):
            yield ANY
