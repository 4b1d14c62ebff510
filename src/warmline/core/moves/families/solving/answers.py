"""Answering: a sentence that gives what the customer asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from warmline.core.moves.content import content_stems, stems_of
from warmline.core.moves.lexicon import entries
from warmline.core.moves.reading import Mark
from warmline.core.moves.view import View

ENTRIES: Final = (
    *entries("no_need", 0.9, "^ no (need|problem|worries)\n (it is|it was|was) a pleasure"),
    *entries(
        "answer_form",
        0.8,
        """
        (it|they|that|this|the|your|our|all|there|you) (is|are|takes|take|costs|cost|was|were|has|have|expires
            |expire|will|can|needs|should|arrives|leaves|shows|says|runs|lasts|last|starts|opens|closes|goes
            |comes|works|means|covers|includes|ends|do|does)
        ^ (yes|no) _
        (you|we) (can|have|need|get|do|are|will|should|may|could)
        (we|they) never _
        ^ (in|on|at|by|within|under|about|less|around|from|until|after|up|between|every|only|up to|it)
        i (can see|see|found|have found|have checked|checked|just checked|looked|have looked|can confirm|can tell)
        """,
    ),
)
_FIGURE: Final = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|week|day|hour|month)s?\b", re.I
)


def read(view: View) -> Iterator[Mark]:
    """A sentence answers where the customer last asked or requested, and it says something with content."""
    if not _was_asked(view):
        return
    wanted = frozenset().union(*map(content_stems, view.history.customer_texts[-_STILL_OPEN:]))
    put_as_question = any("?" in text for text in view.history.last_block)
    for number, sentence in enumerate(view.sentences):
        text = view.text[sentence.start : sentence.end]
        if sentence.asks or len(sentence.words) < 2 or view.has("regret", "holds", "data_request", sentence=number):
            continue
        if view.has(
            "says_goodbye_warmly", "proposes_more_help", "greets", "thanks_customer", "decline", sentence=number
        ):
            continue
        if not put_as_question and view.has("step", "promises", sentence=number):
            continue
        form = view.has("answer_form", sentence=number)
        figure = bool(_FIGURE.search(text))
        if not figure and view.has("refers_to_policy", "blames_customer", "blames_other"):
            continue
        stems = stems_of(view.words_of(number))
        said_back = len(stems) >= 3 and stems <= view.history.told
        if said_back or view.has("summarises", "gives_specific_praise", "no_need", sentence=number):
            continue
        if (form and (figure or stems & wanted or len(stems) >= (1 if _plainly(view, number) else 3))) or (
            figure and not view.has("step", sentence=number)
        ):
            yield view.mark_sentence("gives_information", number, 0.85 if figure or stems & wanted else 0.65)
            return


def _plainly(view: View, number: int) -> bool:
    """ "It is in Leeds": the sentence opens with what was asked about."""
    return view.words_of(number)[0] in _PLAIN_OPENINGS


_PLAIN_OPENINGS: Final = frozenset(
    (
        "it",
        "that",
        "this",
        "they",
        "yes",
        "no",
        "the",
        "your",
        "in",
        "on",
        "at",
        "by",
        "under",
        "behind",
        "next",
        "until",
    )
)
_STILL_OPEN: Final = 3
"""A question may be answered after the customer has said a word or two more."""

_ASKS: Final = re.compile(
    r"\?|\b(?:when|where|how|why|what|which|(?:want|wanted|need|like) to (?:know|check|ask|understand)|wondering|status"
    r"|(?:can|could|would) you|any news|tell me|let me know|please|i (?:want|need|would like|['’]d like) "
    r"(?:to|a|my|you))\b",
    re.IGNORECASE,
)


def _was_asked(view: View) -> bool:
    said = view.history.customer_texts[-_STILL_OPEN:]
    return any(_ASKS.search(text[:4_000]) for text in said) and not _only_thanks(view.history.last_block)


def _only_thanks(said: tuple[str, ...]) -> bool:
    return (
        bool(said)
        and re.fullmatch(r"\W*(?:ok\W*|great\W*|perfect\W*)?(?:thanks|thank you|thx|cheers)\W*", said[-1], re.I)
        is not None
    )
