"""Spoken transcripts judged with speech in mind: fillers, talking and listening, long turns, pace, interruptions.

Everything comes from words and times. Nothing is inferred about anybody's feelings from a voice.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

from warmline.core.conversation import Conversation, Speaker, Turn
from warmline.core.scoring.note import Note, Translate, make_note, sorted_notes
from warmline.core.wording.sentences import sentence_spans

MANY_FILLERS: Final = 6.0
"""In a hundred words: about as many as people use in ordinary talk (Bortfeld and others, 2001). More gets a note."""
LEAST_FOR_FILLERS: Final = 50
LONG_TURN: Final = 100
"""Words without the customer's word before a note: about 40 seconds. A choice."""
FAST: Final = 230.0
"""Words a minute: above the middle range of conversation in British English (Tauroza and Allison, 1990)."""
LEAST_FOR_PACE: Final = 60
FASTEST_SPEECH: Final = 6.0
"""Words a second that nobody keeps up: an answer that begins sooner began while the other was speaking."""

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_FILLER: Final = re.compile(
    r"\b(?:u+m+|u+h+|e+r+m*|e+h+m|a+hm|h+m+|mm+)\b|(?<=[,.…—-] )(?:you know|i mean|sort of|kind of"
    r"|basically)(?=[,.…—-])",
    re.I,
)
_CUT: Final = re.compile(r"(?:—|–|--|\[cut off\]|\(cut off\)|\[interrupted\])\s*$", re.I)
_OVER: Final = re.compile(r"[\[(](?:interrupts|interrupting|talking over|speaks over|overlapping|cuts in)[\])]", re.I)


@dataclass(frozen=True, slots=True)
class Speech:
    """Figures of a spoken conversation.

    `talk_share` is the agent's share of all words, 0-1. `fillers` are per 100 words of the agent. `longest` is the
    longest stretch of the agent in words, from `longest_turn` on. `pace` is in words a minute, pauses included, None
    where turns carry no usable times. `interruptions` are agent turns that began while the customer spoke.
    """

    agent_words: int
    customer_words: int
    talk_share: float
    fillers: float
    commonest_filler: str | None
    longest: int
    longest_turn: int
    pace: float | None
    interruptions: tuple[int, ...]


def speech_of(conversation: Conversation) -> Speech | None:
    """Measure a spoken conversation; None where the agent says nothing."""
    texts = {who: [turn.text for _, turn in conversation.said_by(who)] for who in (Speaker.AGENT, Speaker.CUSTOMER)}
    agent = sum(map(count_words, texts[Speaker.AGENT]))
    customer = sum(map(count_words, texts[Speaker.CUSTOMER]))
    if not agent:
        return None
    fillers = Counter(match.group().lower() for text in texts[Speaker.AGENT] for match in _FILLER.finditer(text))
    longest, at = _longest(conversation)
    return Speech(
        agent_words=agent,
        customer_words=customer,
        talk_share=round(agent / (agent + customer), 2),
        fillers=round(100 * fillers.total() / agent, 1),
        commonest_filler=min(fillers, key=lambda word: (-fillers[word], word)) if fillers else None,
        longest=longest,
        longest_turn=at,
        pace=_pace(conversation),
        interruptions=tuple(_interruptions(conversation)),
    )


def speech_notes(conversation: Conversation, translate: Translate) -> tuple[Note, ...]:
    """Return the notes for the speaker, each on her own words."""
    speech = speech_of(conversation)
    if speech is None:
        return ()
    found: list[Note] = []
    if speech.fillers > MANY_FILLERS and speech.agent_words >= LEAST_FOR_FILLERS:
        turn, span = _fullest(conversation)
        said = {"rate": f"{speech.fillers:.0f}", "word": speech.commonest_filler}
        found.append(make_note("fillers", turn, conversation.turns[turn].text, span, translate, **said))
    if speech.longest > LONG_TURN:
        text = conversation.turns[speech.longest_turn].text
        found.append(make_note("monologue", speech.longest_turn, text, _opening(text), translate, count=speech.longest))
    if speech.pace is not None and speech.pace > FAST:
        text = conversation.turns[speech.longest_turn].text
        found.append(make_note("pace", speech.longest_turn, text, _opening(text), translate, rate=f"{speech.pace:.0f}"))
    for turn in speech.interruptions:
        text = conversation.turns[turn].text
        found.append(make_note("interruption", turn, text, _opening(text), translate))
    return sorted_notes(found)


def count_words(text: str) -> int:
    """Return how many words a text has, figures included."""
    return len(_WORD.findall(text))


def _opening(text: str) -> tuple[int, int]:
    return (sentence_spans(text) or ((0, len(text)),))[0]


def _fullest(conversation: Conversation) -> tuple[int, tuple[int, int]]:
    """The agent's sentence with most fillers."""
    spans = [
        (len(_FILLER.findall(turn.text[start:end])), n, (start, end))
        for n, turn in conversation.said_by(Speaker.AGENT)
        for start, end in sentence_spans(turn.text)
    ]
    _, turn, span = max(spans, key=lambda each: (each[0], -each[1], -each[2][0]))
    return turn, span


def _longest(conversation: Conversation) -> tuple[int, int]:
    best = (0, 0)
    run = begin = 0
    for n, turn in enumerate(conversation.turns):
        if turn.speaker is Speaker.AGENT:
            begin = n if run == 0 else begin
            run += count_words(turn.text)
            best = max(best, (run, -begin))
        elif turn.speaker is Speaker.CUSTOMER:
            run = 0
    return best[0], -best[1]


def _pace(conversation: Conversation) -> float | None:
    """Words over the time until the next turn begins, over all the agent's turns of ten words or more.

    The time holds the pause before the answer too, so that the real speed is at least this.
    """
    words = seconds = 0.0
    for turn, following in zip(conversation.turns, conversation.turns[1:], strict=False):
        said = count_words(turn.text)
        lasted = _lasted(turn, following) if turn.speaker is Speaker.AGENT and said >= 10 else None
        # Times in whole minutes, or a long search in silence, say nothing about speed.
        if lasted is not None and 0.5 * said / FASTEST_SPEECH < lasted < 2 * said:
            words += said
            seconds += lasted
    return round(60 * words / seconds, 1) if words >= LEAST_FOR_PACE and seconds else None


def _lasted(turn: Turn, following: Turn) -> float | None:
    if turn.at is None or following.at is None:
        return None
    seconds = (following.at - turn.at).total_seconds()
    return seconds if seconds > 0 else None


def _interruptions(conversation: Conversation) -> list[int]:
    found: list[int] = []
    for n, (turn, following) in enumerate(zip(conversation.turns, conversation.turns[1:], strict=False), start=1):
        if turn.speaker is not Speaker.CUSTOMER or following.speaker is not Speaker.AGENT:
            continue
        marked = _CUT.search(turn.text[-40:]) or _OVER.search(following.text[:80])
        if marked or _too_soon(turn, following):
            found.append(n)
    return found


def _too_soon(turn: Turn, following: Turn) -> bool:
    """Times to the whole second are too coarse for a short turn, so that a second is allowed for."""
    if turn.at is None or following.at is None or turn.at == following.at:
        return False
    seconds = (following.at - turn.at).total_seconds()
    return seconds > 0 and count_words(turn.text) > FASTEST_SPEECH * (seconds + 1)
