"""Summing up what was agreed: in so many words, under a label ("So: ..."), or as a list of what happens when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from warmline.core.moves.content import stems_of
from warmline.core.moves.lexicon import entries
from warmline.core.moves.reading import Mark
from warmline.core.moves.times import times_in
from warmline.core.moves.view import View

ENTRIES: Final = (
    *entries(
        "summarises",
        0.9,
        """
        (to|let me|let us|just to|i will|so to|quickly) [{now}] [quickly|briefly] (sum up|summarise|recap
            |sum this up|wrap up|sum it up|go over|run through|repeat)
        (in short|in summary|in a nutshell|summary|long story short)
        (here is|this is|that is) (what|how) (happens|will happen|we agreed|we will do|i will do|i have done
            |comes|it goes|it works) ..
        (here is|this is|that is) (the|our) (plan|summary)
        so (the plan|what happens next|what we|we agreed|our plan|the next steps|next steps|from here)
        (the plan|the next steps|next steps) (is|are|from|then|will)
        what (happens|will happen) (next|now|then|is)
        (so|ok|right) [to] (confirm|recap|sum up)
        """,
    ),
    *entries(
        "sum_label",
        0.8,
        """
        ^ [and|ok|right|good] (so|done|coming|coming up|agreed|still open|open|to do|next|plan|our plan|the plan
            |recap|short
            |in short|today|what is done|what is coming|what comes|from here|decided|settled|for you|for me|on my side
            |on your side|from me|from you|altogether|all in all|once more|once again|now) <break>
        ^ so (we have it|we agreed|we agree|it is settled|that is agreed|it stands|this is it|that is it) <break>
        ^ (here is|this is) (where we are|where we stand|what we have|the picture) <break>
        """,
    ),
)
_LEAST: Final = 6
_LABEL: Final = re.compile(r"[^:]{1,30}:\s")
# A clause with one of these says something of its own and is no item of a list.
_SPEAKS: Final = frozenset(
    (
        "i",
        "we",
        "you",
        "he",
        "she",
        "they",
        "it",
        "is",
        "are",
        "was",
        "were",
        "will",
        "would",
        "can",
        "could",
        "do",
        "if",
    )
)


def read(view: View) -> Iterator[Mark]:
    """Yield sums, one a sentence."""
    told = {hit.sentence for hit in view.best("summarises") if not view.sentences[hit.sentence].asks}
    for hit in view.best("summarises"):
        if hit.sentence in told:
            yield view.mark_sentence("summarises", hit.sentence, hit.entry.confidence)
    for number, sentence in enumerate(view.sentences):
        if (
            number not in told
            and not sentence.asks
            and (_labelled(view, number) or (_at_its_place(view, number) and _listed(view, number)))
        ):
            yield view.mark_sentence("summarises", number, 0.75)


def _at_its_place(view: View, number: int) -> bool:
    """A first answer sums up where it ends, with a time; a list before that is its answer."""
    last = number == len(view.sentences) - 1 and bool(times_in(view, number))
    return bool(view.history.agent_texts) or last


def _labelled(view: View, number: int) -> bool:
    """ "So: no debit on Monday, a new bill by Wednesday": a label, then two things or one with its time."""
    sentence = view.sentences[number]
    text = view.text[sentence.start : sentence.end]
    if not view.has("sum_label", sentence=number) or not _LABEL.match(text) or len(sentence.words) < _LEAST:
        return False
    items = len({word.clause for word in sentence.words}) - 1
    return items >= 2 or any(times_in(view, near) for near in range(number, min(number + 2, len(view.sentences))))


def _listed(view: View, number: int) -> bool:
    """ "Nothing to pay, €12.20 back, and the picture on Friday": three things without a verb, one with a time."""
    sentence = view.sentences[number]
    clauses: dict[int, list[str]] = {}
    for word in sentence.words:
        clauses.setdefault(word.clause, []).append(word.text)
    items = [words for words in clauses.values() if not _SPEAKS & set(words)]
    figures = any(word[0].isdigit() or word[0] in "£$€₹" for words in items for word in words)
    whole = len(items) == len(clauses) >= 3 and all(len(words) >= 2 for words in items)
    stems = stems_of(view.words_of(number))
    news = len(stems & view.history.told) * 2 < len(stems)  # Their own story said back sums nothing up.
    return whole and news and len(stems) >= 4 and (figures or bool(times_in(view, number)))
