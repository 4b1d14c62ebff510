"""A turn as the families see it: its sentences, the patterns found in it, and what was said before it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import Final

from warmline.core.conversation import Speaker
from warmline.core.moves.catalogue import CUES, Kind
from warmline.core.moves.history import History
from warmline.core.moves.lexicon import Hit, Lexicon
from warmline.core.moves.negation import denied_before, holds_denial, reported_before
from warmline.core.moves.reading import Mark
from warmline.core.wording.words import Sentence, read_words

MOST_SENTENCES: Final = 250
MOST_WORDS: Final = 2_000
"""How much of one turn is read: far more than people write, and a bound on the time a hostile text can take."""
_TURNED: Final = frozenset(("do", "does", "did", "will", "would", "have", "had", "are", "were"))


class View:
    """One turn, read once. Families ask it for hits and make marks with it; it never changes after it is built."""

    def __init__(self, text: str, speaker: Speaker, lexicon: Lexicon, history: History) -> None:
        self.text = text
        self.speaker = speaker
        self.history = history
        self.sentences: tuple[Sentence, ...] = _bounded(read_words(text))
        self._all: dict[str, list[Hit]] = defaultdict(list)
        self._live: dict[str, list[Hit]] = {}
        for number, sentence in enumerate(self.sentences):
            for hit in lexicon.hits(sentence.words, number):
                self._all[hit.entry.name].append(hit)

    @cached_property
    def word_count(self) -> int:
        """The number of words of the turn, figures included."""
        return sum(1 for sentence in self.sentences for word in sentence.words if not word.text.startswith("<"))

    def raw_hits(self, name: str) -> list[Hit]:
        """Return the hits of a name, denied and reported ones too."""
        return self._all.get(name, [])

    def hits(self, name: str) -> list[Hit]:
        """Return the hits of a name that are neither denied nor told as somebody else's words."""
        if name not in self._all:
            return []
        if name not in self._live:
            self._live[name] = [hit for hit in self._all[name] if not self.is_denied(hit) and not self.is_reported(hit)]
        return self._live[name]

    def is_denied(self, hit: Hit) -> bool:
        """Say whether a denial holds over the hit, or inside it where the pattern does not itself deny."""
        words = self.sentences[hit.sentence].words
        if holds_denial(words, hit.first, hit.last):
            return not hit.entry.says_not
        return denied_before(words, hit.first)

    def is_reported(self, hit: Hit) -> bool:
        """Say whether the hit is reported speech."""
        return reported_before(self.sentences[hit.sentence].words, hit.first)

    def asks_whether(self, hit: Hit) -> bool:
        """Say whether the hit's "you" stands behind its verb, as it does in a question: "when do you have to leave".

        "Why" asks for no fact but for a defence, so it is left out.
        """
        words = self.words_of(hit.sentence)
        turned = words[hit.first : hit.first + 1] == ["you"] and hit.first and words[hit.first - 1] in _TURNED
        return bool(turned) and "why" not in words[max(0, hit.first - 2) : hit.first]

    def has(self, *names: str, sentence: int | None = None) -> bool:
        """Say whether any of these names is there, in one sentence or anywhere."""
        for name in names:
            if name in self._all and any(sentence is None or hit.sentence == sentence for hit in self.hits(name)):
                return True
        return False

    def best(self, name: str, unless: Callable[[Hit], bool] | None = None) -> list[Hit]:
        """Return for each sentence the surest, then first and longest, hit of a name for which `unless` does not hold.

        Without `unless` every hit counts.
        """
        if name not in self._all:
            return []
        chosen: dict[int, Hit] = {}
        for hit in self.hits(name):
            if unless is not None and unless(hit):
                continue
            known = chosen.get(hit.sentence)
            if known is None or _rank(hit) > _rank(known):
                chosen[hit.sentence] = hit
        return list(chosen.values())

    def marks(self, *names: str) -> Iterator[Mark]:
        """Yield for each name and sentence one mark on the clause that holds its best hit."""
        for name in names:
            for hit in self.best(name):
                yield self.mark_hit(name, hit)

    def mark_hit(self, name: str, hit: Hit, confidence: float | None = None, **detail: str) -> Mark:
        """Make a mark whose quote is the clause (or clauses) around a hit."""
        words = self.sentences[hit.sentence].words
        low, high = words[hit.first].clause, words[hit.last - 1].clause
        first, last = hit.first, hit.last
        while first and words[first - 1].clause == low:
            first -= 1
        while last < len(words) and words[last].clause == high:
            last += 1
        while first < hit.first and words[first].text == "<break>":
            first += 1
        sure = hit.entry.confidence if confidence is None else confidence
        about = {**dict(hit.entry.detail), **detail}
        end = words[last - 1].end
        if last == len(words):
            end = self._closing(self.sentences[hit.sentence].end, end)
        return self.mark(name, words[first].start, end, sure, **about)

    def mark_sentence(self, name: str, number: int, confidence: float, **detail: str) -> Mark:
        """Make a mark on a whole sentence."""
        return self.mark(name, self.sentences[number].start, self.sentences[number].end, confidence, **detail)

    def mark(self, name: str, start: int, end: int, confidence: float, **detail: str) -> Mark:
        """Make a mark on `text[start:end]`; the confidence is brought to steps of .05 between .05 and 1."""
        kind = Kind.CUE if name in CUES else Kind.MOVE
        sure = round(round(min(1.0, max(0.05, confidence)) * 20) / 20, 2)
        return Mark(kind, name, self.text[start:end], start, end, sure, tuple(sorted(detail.items())))

    def _closing(self, sentence_end: int, word_end: int) -> int:
        """Take the sentence's own stop into the quote, but not what stands in brackets or after it."""
        tail = self.text[word_end:sentence_end]
        return sentence_end if len(tail) <= 3 and not tail[:1].isspace() else word_end

    def words_of(self, number: int) -> list[str]:
        """Return the plain words of a sentence."""
        return [word.text for word in self.sentences[number].words]


def _bounded(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    if len(sentences) <= 20 and sum(len(sentence.words) for sentence in sentences) <= MOST_WORDS:
        return sentences
    kept: list[Sentence] = []
    room = MOST_WORDS
    for sentence in sentences[:MOST_SENTENCES]:
        if room <= 0:
            break
        kept.append(replace(sentence, words=sentence.words[:room]))
        room -= len(sentence.words)
    return tuple(kept)


def _rank(hit: Hit) -> tuple[float, int, int]:
    return (hit.entry.confidence, hit.last - hit.first, -hit.first)
