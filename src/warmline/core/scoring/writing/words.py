"""The words of a message: long sentences, hard reading, stiff and inside words, grammar and spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from warmline.core.conversation import Conversation, Speaker
from warmline.core.moves import TurnReading
from warmline.core.scoring.note import Note, Translate, make_note
from warmline.core.scoring.writing.layout import body_start
from warmline.core.wording.grammar import grammar_slips
from warmline.core.wording.plain import stiff_words
from warmline.core.wording.readability import readability
from warmline.core.wording.sentences import sentence_spans
from warmline.core.wording.slips import WordList, spelling, words_of

LONGEST_SENTENCE: Final = 30
"""Words; a choice, well above the average of 15 to 20 that plain-language guides ask for (Cutts, 2013)."""
LEAST_FOR_READABILITY: Final = 30
"""Under so many words a readability formula says nothing."""
HARD_FROM_GRADE: Final = 10.0
"""The Flesch-Kincaid grade (Kincaid and others, 1975) from which a note is made. A choice."""

PLAIN_ELSEWHERE: Final = frozenset(
    ("as per", "do the needful", "revert back", "revert to you", "prepone", "kindly be informed", "the same has been")
)
"""Everyday words in some Englishes, which are no inside words there."""


def sentence_notes(turn: TurnReading, translate: Translate) -> Iterator[Note]:
    """Yield a note on each sentence that is very long."""
    for start, end in _sentences(turn):
        # A semicolon or colon lets the reader breathe.
        count = max(len(piece.split()) for piece in re.split(r"[;:–—]\s", turn.text[start:end]))
        if count > LONGEST_SENTENCE:
            yield make_note("sentence", turn.turn, turn.text, (start, end), translate, count=count)


def readability_note(turns: Sequence[TurnReading], translate: Translate) -> Iterator[Note]:
    """Yield one note where all the agent's messages together are hard to read, on their hardest sentence."""
    whole = "\n".join(turn.text[body_start(turn.text) :] for turn in turns)
    found = readability(whole)
    if found.words < LEAST_FOR_READABILITY or found.grade < HARD_FROM_GRADE:
        return
    spans = [(readability(turn.text[slice(*span)]).grade, turn, span) for turn in turns for span in _sentences(turn)]
    long_enough = [each for each in spans if len(each[1].text[slice(*each[2])].split()) >= 8]
    if long_enough:
        _, turn, span = max(long_enough, key=lambda each: (each[0], -each[1].turn, -each[2][0]))
        yield make_note("readability", turn.turn, turn.text, span, translate, grade=round(found.grade))


def stiff_notes(turn: TurnReading, customer: frozenset[str], translate: Translate) -> Iterator[Note]:
    """Yield notes on inside words (as the reader marks them) and on stiff words the customer did not use."""
    jargon = [mark for mark in turn.marks if mark.name == "uses_jargon"]
    for mark in jargon:
        if mark.quote.casefold() in PLAIN_ELSEWHERE:
            continue
        word = mark.about("word") or mark.quote
        yield make_note("jargon", turn.turn, turn.text, (mark.start, mark.end), translate, word=word)
    for each in stiff_words(turn.text):
        inside = any(each.start < mark.end and mark.start < each.end for mark in jargon)
        if not inside and each.word.casefold() not in customer:
            span = (each.start, each.end)
            yield make_note(
                "plain_word",
                turn.turn,
                turn.text,
                span,
                translate,
                topic="plain_word",
                word=each.word,
                better=each.plain,
            )


def language_notes(
    turn: TurnReading, words: WordList, accepted: frozenset[str], translate: Translate
) -> Iterator[Note]:
    """Yield notes on spelling and grammar, each with the word that was most likely meant."""
    for slip in spelling(turn.text, words, accepted).slips:
        yield make_note("spelling", turn.turn, turn.text, (slip.start, slip.end), translate, better=slip.better)
    for each in grammar_slips(turn.text):
        yield make_note("grammar", turn.turn, turn.text, (each.start, each.end), translate, better=each.better)


def accepted_words(conversation: Conversation) -> frozenset[str]:
    """Return the words that are right here whatever a dictionary says: the customer's and those of the case."""
    texts = [turn.text for turn in conversation.turns if turn.speaker is not Speaker.AGENT]
    texts += [f"{fact.label} {fact.value}" for fact in conversation.facts]
    return frozenset().union(*map(words_of, texts))


def _sentences(turn: TurnReading) -> list[tuple[int, int]]:
    return [span for span in sentence_spans(turn.text) if span[0] >= body_start(turn.text)]
