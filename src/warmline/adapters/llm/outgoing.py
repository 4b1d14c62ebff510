"""What of a conversation may leave: the words of the turns, without personal data, and nothing else."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from warmline.core.conversation import Conversation, Speaker, redact
from warmline.core.conversation.redaction import names_of
from warmline.core.moves.history import LOOK_BACK, History
from warmline.core.moves.names import known_names

_LEAVING: Final = frozenset((Speaker.CUSTOMER, Speaker.AGENT, Speaker.BOT))
# Redaction keeps numbers of which it does not know what they are; a stranger's machine need not have them.
_NUMBER: Final = re.compile(r"(?<![\w.])\d(?:[ -]?\d){4,}(?!\w)")
_GREETED: Final = re.compile(
    r"\b(?i:hi|hello|hey|dear|thanks|thank you|bye|good (?:morning|afternoon|evening)"
    r"|my name is|my name['’]s|this is|i am|i['’]m),?\s+"
    r"((?:(?:Mr|Mrs|Ms|Mx|Miss|Dr)\.?\s+)?[A-Z][a-z'’-]{1,20}(?:\s[A-Z][a-z'’-]{1,20})?)"
)
_NO_NAMES: Final = frozenset(
    re.findall(
        r"\w+",
        "All Again And Any Are Because But Can Could Do Every Everybody Everyone For Good Have How I If In Is It Just"
        " Let Madam May Miss My No Not Of Ok On Our Please Sir So Sorry Sure Team That The Then There These They This"
        " Those To Very Was We What When Where Which Who Why Will With Yes You Your Mr Mrs Ms Mx Dr",
    )
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A conversation as it leaves: `lines` are (turn number, speaker, redacted text); `taken` counts what went."""

    lines: tuple[tuple[int, Speaker, str], ...]
    taken: Mapping[str, int]

    @property
    def text(self) -> str:
        """The lines, one after the other, each with its speaker."""
        return "\n".join(f"{speaker.value}: {text}" for _, speaker, text in self.lines)

    @property
    def digest(self) -> str:
        """The SHA-256 of the text, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def find(self, quote: str) -> tuple[int, int] | None:
        """Return (turn, place) of an exact quote from agent or customer, the agent's turns first, or None."""
        for wanted in (Speaker.AGENT, Speaker.CUSTOMER):
            for turn, speaker, text in self.lines:
                if speaker is wanted and (place := text.find(quote)) >= 0:
                    return turn, place
        return None

    def line(self, turn: int) -> tuple[Speaker, str]:
        """Return speaker and text of a turn. Raises KeyError where it did not leave."""
        return {number: (speaker, text) for number, speaker, text in self.lines}[turn]


def sheet_of(conversation: Conversation) -> Sheet:
    """Return what may leave of a conversation.

    Notes, the id, the agent, the queue, times and the facts of the case stay. Mails, phones, cards, accounts,
    addresses, references, addresses of pages with tokens in them, every number of five or more digits, and the names
    that the case or the talk gives away become their kind in brackets. A name that nobody introduced can stay.
    """
    names = names_in(conversation)
    taken: Counter[str] = Counter()
    lines: list[tuple[int, Speaker, str]] = []
    for number, turn in enumerate(conversation.turns):
        if turn.speaker in _LEAVING:
            lines.append((number, turn.speaker, without_data(turn.text, names, taken)))
    return Sheet(tuple(lines), dict(sorted(taken.items())))


def without_data(text: str, names: Collection[str], taken: Counter[str]) -> str:
    """Return a text without personal data, these names, and long numbers; what went is counted in `taken`."""
    redacted = redact(text, names=names)
    taken.update(span.kind for span in redacted.spans)
    plain, more = _NUMBER.subn("[number]", redacted.text)
    if more:
        taken["number"] += more
    return plain


def names_in(conversation: Conversation) -> frozenset[str]:
    """Return the names that the case or the talk gives away. A name that nobody introduced is not among them."""
    many = len(conversation.turns)
    # A history looks back only so far, so a long talk is looked through piece by piece.
    ends = [*range(LOOK_BACK, many, LOOK_BACK), many]
    said = {name for end in ends for name in known_names(History(conversation, end))}
    words = {
        word
        for turn in conversation.turns
        for match in _GREETED.finditer(turn.text)
        for word in match.group(1).replace(".", " ").split()
    }
    return frozenset({*names_of(conversation.facts), *said, *(words - _NO_NAMES)})
