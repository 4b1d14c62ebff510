"""Whether words are denied or only reported: "I can't send a new one", "you told me to calm down"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from warmline.core.wording.words import Word, read_words

_DENIES: Final = frozenset(
    ("not", "never", "no", "without", "nor", "neither", "nobody", "nothing", "hardly", "refuse", "unable")
)
_REACH: Final = 6
_STOPS: Final = frozenset(("but", "because", "so", "until", "before", "unless", "although", "which", "who", "<break>"))
# After these the denial belongs to the speaker's doubt or worry, or is none at all.
_NO_DENIAL_AFTER_NO: Final = frozenset(("wonder", "doubt", "problem", "problems", "worries", "matter", "later"))
_NO_DENIAL_AFTER_NOT: Final = frozenset(("only", "just", "hesitate", "worry"))
_THINKS: Final = frozenset(
    ("think", "believe", "know", "see", "say", "mean", "want", "going", "tell", "feel", "expect", "sure", "certain")
)
_SUBJECTS: Final = frozenset(("i", "we", "you", "he", "she", "they"))
_REPORTS: Final = frozenset(
    ("said", "told", "says", "claimed", "claims", "promised", "wrote", "tells", "saying", "telling", "asked", "calling")
)

_HELPERS: Final = frozenset(("have", "had", "just", "already", "also", "now"))
_CALLS: Final = frozenset(("called", "calls", "calling", "call"))


def is_negated(text: str, start: int, end: int) -> bool:
    """Say whether `text[start:end]` stands under a denial in its own clause. White space and case do not matter."""
    for sentence in read_words(text):
        if sentence.start <= start < sentence.end:
            first = next((n for n, word in enumerate(sentence.words) if word.end > start), len(sentence.words))
            return denied_before(sentence.words, first)
    return False


def is_reported(text: str, start: int, end: int) -> bool:
    """Say whether `text[start:end]` is told as somebody else's words ("you said you would call")."""
    for sentence in read_words(text):
        if sentence.start <= start < sentence.end:
            first = next((n for n, word in enumerate(sentence.words) if word.end > start), len(sentence.words))
            return reported_before(sentence.words, first)
    return False


def holds_denial(words: Sequence[Word], first: int, last: int) -> bool:
    """Say whether one of the words `first` to `last` (not included) denies."""
    return any(words[at].text in _DENIES and not _harmless(words, at) for at in range(first, last))


def denied_before(words: Sequence[Word], first: int) -> bool:
    """Say whether word number `first` stands under a denial that came before it in its clause."""
    if first >= len(words) or words[first].text in _STOPS:
        return False
    clause = words[first].clause
    for at in range(first - 1, max(-1, first - 1 - _REACH), -1):
        word = words[at]
        if word.clause != clause or word.text in _STOPS:
            return False
        if word.text == "of" and at and words[at - 1].text == "instead":
            return True
        if word.text == "if":
            return False
        if word.text in _DENIES:
            return not _harmless(words, at) and not _other_sentence_begins(words, at, first)
    return False


def hoped_before(words: Sequence[str], first: int) -> bool:
    """Say whether word number `first` is only wished for: "I hope you will hear every word" gives no step."""
    return wished_before(words, first) and not _OWN & set(words[first : first + 1])


def wished_before(words: Sequence[str], first: int) -> bool:
    """Say whether a wish stands before word number `first`: the "tomorrow" of "good luck tomorrow" times no step."""
    return bool(_HOPES & set(words[:first]))


_HOPES: Final = frozenset(("hope", "hoping", "wish", "wishing", "luck", "crossed"))
_OWN: Final = frozenset(("i", "we"))


def _other_sentence_begins(words: Sequence[Word], at: int, first: int) -> bool:
    """A new subject begins ("if you don't stop I will"), which is no "I don't think that I can"."""
    if any(word.text in _THINKS for word in words[at + 1 : at + 3]):
        return False
    return any(word.text in _SUBJECTS for word in words[at + 2 : first + 1])


def _harmless(words: Sequence[Word], at: int) -> bool:
    """A denial that denies nothing here: "no wonder", "not only", "why not", "why don't I"."""
    word = words[at].text
    following = words[at + 1].text if at + 1 < len(words) else ""
    if word == "no" and following in _NO_DENIAL_AFTER_NO:
        return True
    if word == "not" and following in _NO_DENIAL_AFTER_NOT:
        return True
    before = [earlier.text for earlier in words[max(0, at - 2) : at]]
    if word == "nothing" and before[-1:] == ["for"]:
        return True
    if "why" in before:
        return True
    asks_politely = bool(before) and before[-1] in ("could", "can", "would", "do", "did") and at <= 2
    return asks_politely and following in ("you", "we", "i")


def reported_before(words: Sequence[Word], first: int) -> bool:
    """Say whether word number `first` is reported speech: "you told me ...", "he said ..."."""
    for at in range(first - 1, max(-1, first - 7), -1):
        if words[at].text in ("but", "<break>"):
            return False
        names = words[at].text in _CALLS and at + 2 < len(words) and words[at + 2].text in ("a", "an")
        if words[at].text in _REPORTS or names:
            speakers = [word.text for word in words[max(0, at - 3) : at] if word.text not in _HELPERS]
            speaker = speakers[-1] if speakers else ""
            # "He told me something else, I had to call": the report ended where a clause with its own subject began.
            over = any(
                word.clause > words[at].clause and word.text in ("i", "we") for word in words[at + 3 : first + 1]
            )
            return speaker not in ("i", "we") and not over
    return False
