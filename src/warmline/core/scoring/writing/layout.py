"""The frame of a message: subject line, greeting, closing, one matter a paragraph, and what the customer is to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from warmline.core.conversation import Channel, Conversation, Speaker
from warmline.core.moves import TurnReading
from warmline.core.moves.content import content_stems
from warmline.core.scoring.note import Note, Translate, make_note
from warmline.core.wording.sentences import sentence_spans

LONGEST_PARAGRAPH: Final = {Channel.EMAIL: 90}
"""Words in one paragraph before a note; a chat has small windows and gets it earlier. Both are choices."""
LONGEST_IN_A_CHAT: Final = 70

_SUBJECT: Final = re.compile(r"\s*subject\s*:[ \t]*(?P<line>[^\n]*)", re.I)
_REPLY: Final = re.compile(r"\s*(?:(?:re|fw|fwd|aw)\s*:\s*)+", re.I)
_GREETS: Final = re.compile(
    r"\W*(?:dear|hi|hiya|hello|hey|good (?:morning|afternoon|evening|day)|greetings|welcome|thank you|thanks"
    r"|howdy|namaste"
    r"|to whom)\b",
    re.I,
)
_CLOSES: Final = re.compile(
    r"\b(?:regards|sincerely|faithfully|truly|yours|wishes|best|cheers|thanks|thank you|thanking you|warmly|take care"
    r"|good (?:day|night|weekend|trip|luck)|have a|see you|until|talk soon|bye)\b",
    re.I,
)
_ASKS_TO_DO: Final = re.compile(
    r"\b(?:please|kindly|could you|can you|you (?:need|have) to|we need you to|i need you to) (?:also |just "
    r"|then |first )?"
    r"(?:send|reply|return|upload|attach|sign|fill|complete|pay|provide|bring|confirm|forward|submit|mail|scan|print"
    r"|choose|update|share|give us|give me|let me know|let us know|tell me|tell us)\b",
    re.I,
)
_TIMED: Final = re.compile(
    r"\b(?:by|before|until|within|today|tonight|tomorrow|now|first|when(?:ever)?|once|as soon as|if|should you|in case"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|\d{1,2}[:.]\d\d|\d{1,2} ?(?:am|pm)|days?|hours?|weeks?"
    r"|january|february|march|april|may|june|july|august|september|october|november|december)\b",
    re.I,
)

_ANY_MATTER: Final = content_stems(
    "message inquiry enquiry request question information support contact service customer reply answer notice update"
)
"""What every message is: such words in a subject say nothing of this one."""


def layout_notes(conversation: Conversation, turn: TurnReading, translate: Translate) -> Iterator[Note]:
    """Yield the notes on the frame of one agent turn. Only e-mails need subject, greeting and closing."""
    if conversation.channel is Channel.EMAIL:
        yield from _subject(conversation, turn, translate)
        yield from _ends(conversation, turn, translate)
        yield from _request(turn, translate)
    most = LONGEST_PARAGRAPH.get(conversation.channel, LONGEST_IN_A_CHAT)
    for start, end in _paragraphs(turn.text):
        count = len(turn.text[start:end].split())
        if count > most and len(sentence_spans(turn.text[start:end])) > 2:
            yield make_note("paragraph", turn.turn, turn.text, (start, end), translate, count=count)


def body_start(text: str) -> int:
    """Return where the text begins after its subject line, 0 where there is none."""
    match = _SUBJECT.match(text)
    return match.end() if match else 0


def _subject(conversation: Conversation, turn: TurnReading, translate: Translate) -> Iterator[Note]:
    match = _SUBJECT.match(turn.text)
    if match is None:
        # An imported e-mail often comes without its subject; only where others have one is it missed.
        if any(_SUBJECT.match(each.text) for each in conversation.turns):
            yield make_note("subject_missing", turn.turn, turn.text, _first(turn.text), translate)
        return
    if _REPLY.match(match["line"]) and any(
        _SUBJECT.match(each.text) for each in conversation.turns[: turn.turn] if each.speaker is Speaker.CUSTOMER
    ):
        return  # a reply keeps the customer's own subject
    bare = _REPLY.sub("", match["line"])
    # A longer line says something, even in everyday words.
    if content_stems(bare) <= _ANY_MATTER and len(bare.split()) <= 4 and not any(char.isdigit() for char in bare):
        span = match.span("line") if match["line"].strip() else match.span()
        yield make_note("subject_vague", turn.turn, turn.text, span, translate)


def _ends(conversation: Conversation, turn: TurnReading, translate: Translate) -> Iterator[Note]:
    first_mail = conversation.before(turn.turn, Speaker.AGENT) is None
    lines = [span for span in _lines(turn.text) if span[0] >= body_start(turn.text)]
    if not lines:
        return
    opening, last = turn.text[slice(*lines[0])], turn.text[slice(*lines[-1])]
    greeted = any(mark.name in ("greets", "uses_name") and mark.start < lines[0][1] for mark in turn.marks)
    named = re.match(r"[A-Z][\w.'’ -]{1,40},", opening)
    if first_mail and not (greeted or named or _GREETS.match(opening)):
        yield make_note("greeting", turn.turn, turn.text, _first(turn.text), translate)
    final = sentence_spans(turn.text)[-1]
    if not any(_signs_off(each) for each in {last, turn.text[slice(*final)]}):
        yield make_note("closing", turn.turn, turn.text, final, translate)


def _signs_off(line: str) -> bool:
    """Say whether a line is a name or a closing formula."""
    words = line.split()
    named = len(words) <= 6 and all(word[:1].isupper() for word in (words[0], words[-1])) and line[-1] not in ".?!"
    return named or (len(words) <= 12 and bool(_CLOSES.search(line)))


def _request(turn: TurnReading, translate: Translate) -> Iterator[Note]:
    spans = sentence_spans(turn.text)
    for place, (start, end) in enumerate(spans):
        sentence = turn.text[start:end]
        around = turn.text[start : spans[min(place + 1, len(spans) - 1)][1]]
        if _ASKS_TO_DO.search(sentence) and not _TIMED.search(around):
            yield make_note("request", turn.turn, turn.text, (start, end), translate)
            return


def _first(text: str) -> tuple[int, int]:
    begin = body_start(text)
    return next((span for span in sentence_spans(text) if span[0] >= begin), (0, len(text)))


def _lines(text: str) -> list[tuple[int, int]]:
    return [
        (match.start() + len(match.group()) - len(match.group().lstrip()), match.start() + len(match.group().rstrip()))
        for match in re.finditer(r"[^\n]+", text)
        if match.group().strip()
    ]


def _paragraphs(text: str) -> list[tuple[int, int]]:
    return [span for span in _lines(text) if span[0] >= body_start(text)]
