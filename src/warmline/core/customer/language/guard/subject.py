"""Subject: the message speaks of what was planned, and puts nothing of its own beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from math import ceil
from typing import Final

from warmline.core.customer.language.guard.facts import is_known
from warmline.core.customer.language.guard.sources import Sources
from warmline.core.customer.language.wording import WordingTask
from warmline.core.customer.matching import content_words
from warmline.core.customer.patterns import word_set
from warmline.core.customer.sentences import plain, words
from warmline.core.wording.sentences import sentences

# Words that say yes, no or well: two messages that share only these share no subject.
_EMPTY: Final = word_set(
    "that it what here there let who where how yes yeah yep okay right well now then even still sure fine good really"
    " very only quite all got ok though anyway honest actual simply doing going being having getting"
)
_OTHER_SIDE: Final = {
    "your": ("my",),
    "yours": ("mine",),
    "yourself": ("myself",),
    "you": ("me", "i"),
    "my": ("your",),
    "mine": ("yours",),
    "myself": ("yourself",),
    "me": ("you",),
    "i": ("you",),
}
_LEAST: Final = 0.25  # of the authored words that carry meaning; chosen
_MORE: Final = 2  # words of meaning that may come in beside those that stand for a missing one; chosen
_MOSTLY: Final = 0.6  # of all its words, so that a sentence is the same one; chosen
_REPEATED: Final = 4  # words in a row


def is_off_the_subject(task: WordingTask, text: str, sources: Sources) -> bool:
    """Say whether the plan's words are lost, or a sentence stands there that replaces none of the plan's.

    A sentence that shares no word of meaning with the authored ones may stand for one of those that is missing, in
    words of everyday talk, and not beside them all. The same holds for words of meaning, but for a few. The sentences
    that must stay are left out on both sides.
    """
    own, meant = own_sentences(task, text), own_sentences(task, task.authored)
    about, said = gist(" ".join(meant)), gist(" ".join(own))
    if len(about) >= 2 and len(about & said) < max(1, ceil(_LEAST * len(about))):
        return True
    if len(said - about) > len(about - said) + _MORE:
        return True
    loose = [one for one in own if _is_lost(one, about, task.authored, least=0.0)]
    lost = [one for one in meant if _is_lost(one, said, text)]
    strange = any(not is_known(word, sources) for one in loose for word in words(one))
    return strange or len(loose) > len(lost) or len(own) > len(meant) + 1


def is_turned_round(task: WordingTask, text: str, sources: Sources) -> bool:
    """Say whether customer and agent changed places: "my case" became "your case", or customers address themselves."""
    said, meant = words(text), words(task.authored)
    if set(words(task.name)) & set(said) - set(meant):
        return True
    known = _pairs(task.authored)
    return any(_mirrored(pair) & known for pair in _pairs(text) - known)


def _pairs(text: str) -> set[tuple[str, str]]:
    return {pair for sentence in sentences(plain(text)) for pair in pairwise(words(sentence))}


def _mirrored(pair: tuple[str, str]) -> set[tuple[str, str]]:
    """Return a pair of words with one of them seen from the other side; none where no person is in it."""
    one, other = pair
    found = {(seen, other) for seen in _OTHER_SIDE.get(one, ())}
    return found | {(one, seen) for seen in _OTHER_SIDE.get(other, ())}


def tells_again(task: WordingTask, text: str, sources: Sources) -> bool:
    """Say whether a fact that stands as written is told once more beside it, which is where it comes out wrong."""
    if not task.keep:
        return False
    fact = gist(" ".join(task.keep)) - gist(" ".join(own_sentences(task, task.authored)))
    heard = gist(task.talk[-1]) if task.talk else frozenset()
    return bool(gist(" ".join(own_sentences(task, text))) & (fact - heard))


def repeats_itself(task: WordingTask, text: str, sources: Sources) -> bool:
    """Say whether the message says the same words twice, where the authored one does not."""
    return any(run not in _twice(task.authored) for run in _twice(text))


def gist(text: str) -> frozenset[str]:
    """Return the stems of a text that carry meaning."""
    return frozenset(word for word in content_words(text) if word not in _EMPTY and "'" not in word)


def leaves_words(task: WordingTask) -> bool:
    """Say whether a plan leaves anything to be worded: often the scenario's own sentences are the whole message."""
    return bool(own_sentences(task, task.authored))


def own_sentences(task: WordingTask, text: str) -> tuple[str, ...]:
    """Return the sentences of a message without those of the scenario that must stay."""
    left = plain(text)
    for keep in sorted(task.keep, key=len, reverse=True):
        left = re.sub(re.escape(plain(keep).strip().rstrip(".!")) + "[.!]*", "\n", left, flags=re.IGNORECASE)
    return tuple(one for one in sentences(left) if words(one))


def _is_lost(sentence: str, said: frozenset[str], text: str, *, least: float = 0.5) -> bool:
    """Say whether a sentence has no part in a text: less than this share (0: nothing) of what it means is said there.

    It has one, too, where most of its words stand there: of "But why do you need it?" none means anything by itself.
    """
    spoken, meant = set(words(sentence)), gist(sentence)
    if len(spoken & set(words(text))) >= _MOSTLY * len(spoken) and (not meant or not least):
        return False
    return not meant & said or len(meant & said) < least * len(meant)


def _twice(text: str) -> set[tuple[str, ...]]:
    return {run for run, count in _counted(words(text)) if count > 1}


def _counted(said: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], int]]:
    runs = [said[at : at + _REPEATED] for at in range(len(said) - _REPEATED + 1)]
    yield from ((run, runs.count(run)) for run in set(runs))
