"""Rules and a local encoder as one reader: the confidence of each mark is worked out from both."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from warmline.core.conversation import Conversation, Speaker
from warmline.core.moves.catalogue import CUES, Kind
from warmline.core.moves.encoding import EncodedTurn, Encoder, TextInContext
from warmline.core.moves.reading import AnswerGrade, Mark, MoveReader, Reading, TurnReading
from warmline.core.moves.settle import settle
from warmline.core.moves.vetoes import ruled_out
from warmline.core.wording.sentences import sentence_spans

MOST_SENTENCES: Final = 40
"""So many sentences of a turn are weighed by the encoder; what comes after them is read by the rules alone."""
FEWEST_WORDS: Final = {Speaker.AGENT: 5, Speaker.CUSTOMER: 8}
"""Shorter turns ("Sure, one moment please") are read by the rules alone: there is little in them to weigh, and in chats
they are half of all turns. What customers worry about takes them more words than a short answer takes an agent."""
# A mark that is less likely there than this is left out: nobody would be shown it.
_LEAST: Final = 0.4
_HEADS: Final = {Speaker.AGENT: "moves", Speaker.CUSTOMER: "cues"}
_LOGIT_BOUND: Final = 6.0
ANSWER_HEAD: Final = "answer.meets"
MIDDLE: Final = 0.5


@dataclass(frozen=True, slots=True)
class Weights:
    """How one name is weighed: the log-odds of a mark are `bias + rule x r + encoder x logit(p)`.

    r is the confidence of the rules (0 where they are silent), p the encoder's probability. Logistic stacking of two
    readers (Wolpert 1992), fitted on text that neither was made from.
    """

    bias: float
    rule: float
    encoder: float

    def probability(self, rule: float, encoder: float) -> float:
        """Return the probability 0-1 that the sentence does it."""
        odds = math.log(max(encoder, 1e-6) / max(1 - encoder, 1e-6))
        weighed = self.bias + self.rule * rule + self.encoder * max(-_LOGIT_BOUND, min(_LOGIT_BOUND, odds))
        return 1 / (1 + math.exp(-weighed))


@dataclass(frozen=True, slots=True)
class Combination:
    """The weights by name of move or cue. A name that is not in it is read by the rules alone."""

    version: str
    weights: Mapping[str, Weights]


class CombinedReader:
    """Reads by rules and by an encoder. Where only the encoder sees something, the sentence is the quote."""

    def __init__(self, rules: MoveReader, encoder: Encoder, combination: Combination) -> None:
        self._rules, self._encoder, self._combination = rules, encoder, combination

    @property
    def version(self) -> str:
        """The versions of the rules, of the encoder's weights and of their combination."""
        return f"{self._rules.version}+{self._encoder.version}+{self._combination.version}"

    def read_turn(self, conversation: Conversation, turn: int) -> TurnReading:
        """Read one turn in the light of the turns before it. Raises IndexError where there is no such turn."""
        ruled = self._rules.read_turn(conversation, turn)
        wanted = self._wanted(conversation, turn)
        return ruled if wanted is None else self._joined(ruled, wanted, self._encoder.encode([wanted])[0])

    def read(self, conversation: Conversation) -> Reading:
        """Read every turn; the encoder gets them all at once."""
        ruled = self._rules.read(conversation).turns
        wanted = {n: text for n in range(len(ruled)) if (text := self._wanted(conversation, n)) is not None}
        encoded = dict(zip(wanted, self._encoder.encode(list(wanted.values())), strict=True))
        turns = tuple(
            self._joined(each, wanted[n], encoded[n]) if n in wanted else each for n, each in enumerate(ruled)
        )
        return Reading(self.version, turns)

    def _wanted(self, conversation: Conversation, turn: int) -> TextInContext | None:
        """Return what the encoder should read of a turn; None where nothing it could say would change anything."""
        text = in_context(conversation, turn)
        speaker = conversation.turns[turn].speaker
        if text is None or len(text.text.split(maxsplit=FEWEST_WORDS[speaker])) < FEWEST_WORDS[speaker]:
            return None
        asked = speaker is Speaker.AGENT and bool(text.before)
        return text if asked or any(_reads(name, speaker) for name in self._combination.weights) else None

    def _joined(self, ruled: TurnReading, text: TextInContext, encoded: EncodedTurn) -> TurnReading:
        weights = self._combination.weights
        kept = [mark for mark in ruled.marks if mark.name not in weights]
        kept += [
            mark for name in weights if _reads(name, ruled.speaker) for mark in self._of(name, ruled, text, encoded)
        ]
        answer = answer_grade(text, encoded) if ruled.speaker is Speaker.AGENT else None
        return replace(ruled, marks=settle(kept), answer=answer)

    def _of(self, name: str, ruled: TurnReading, text: TextInContext, encoded: EncodedTurn) -> Iterator[Mark]:
        """Yield the marks of one name, sentence by sentence: those of the rules, or what only the encoder saw.

        What the rules saw stays, at least as sure as they were: letting the encoder take it away found no more of the
        labelled turns of the dev part, and a fifth fewer of the good wordings that the house itself teaches.
        """
        weights, head = self._combination.weights[name], f"{_HEADS[ruled.speaker]}.{name}"
        mine = [mark for mark in ruled.marks if mark.name == name]
        for n, (start, end) in enumerate(text.places()):
            seen = encoded.by_sentence[n].get(head, 0.0)
            here = [mark for mark in mine if start <= mark.start < end]
            for mark in here:
                joint = rounded(weights.probability(mark.confidence, seen))
                yield replace(mark, confidence=max(mark.confidence, joint))
            sure = rounded(weights.probability(0.0, seen))
            if not here and sure >= _LEAST and not ruled_out(name, ruled.text[start:end], _within(ruled, start, end)):
                kind = Kind.CUE if name in CUES else Kind.MOVE
                yield Mark(kind, name, ruled.text[start:end], start, end, sure)
        last = text.places()[-1][1]
        yield from (mark for mark in mine if mark.start >= last)


def _within(ruled: TurnReading, start: int, end: int) -> list[Mark]:
    return [mark for mark in ruled.marks if start <= mark.start < end]


def answer_grade(text: TextInContext, encoded: EncodedTurn) -> AnswerGrade | None:
    """Return the grade of an answer with the sentence that speaks most for it, or most against it where it is low.

    None where the encoder has no head for answers, or where nobody had asked anything.
    """
    if ANSWER_HEAD not in encoded.probabilities or not text.before:
        return None
    value = rounded(encoded.probabilities[ANSWER_HEAD])
    sign = 1 if value >= MIDDLE else -1
    shares = [sign * sentence.get(ANSWER_HEAD, MIDDLE) for sentence in encoded.by_sentence]
    start, end = text.places()[shares.index(max(shares))]
    return AnswerGrade(value, start, end)


def in_context(conversation: Conversation, turn: int) -> TextInContext | None:
    """Return a turn with its sentences and the other speaker's last turn; None where there is nothing to read."""
    said = conversation.turns[turn]
    if said.speaker not in _HEADS or not said.text.strip():
        return None
    other = Speaker.CUSTOMER if said.speaker is Speaker.AGENT else Speaker.AGENT
    before = conversation.before(turn, other)
    spans = sentence_spans(said.text)[:MOST_SENTENCES]
    return TextInContext(said.text, "" if before is None else conversation.turns[before].text, spans)


def rounded(confidence: float) -> float:
    """Return a confidence rounded to .05, so that no decision hangs on the last bit of a processor."""
    return round(round(confidence * 20) / 20, 2)


def _reads(name: str, speaker: Speaker) -> bool:
    return (name in CUES) == (speaker is Speaker.CUSTOMER)
