"""A conversation as an exchange: the customer's messages, the agent's answers, and the marks that count in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from warmline.core.conversation import Channel, Conversation, Speaker
from warmline.core.moves import MOVES, Kind, Mark, Reading, Sign, TurnReading
from warmline.core.wording.sentences import sentence_spans

# A mark that is less likely there than not decides nothing.
LEAST_CONFIDENCE: Final = 0.4
# "Thank you" may be said twice; a longer sentence said twice is a recording.
_SHORTEST_REPEAT: Final = 4
_ANSWERING: Final = frozenset({"listening", "empathy"})


@dataclass(frozen=True, slots=True)
class Block:
    """Consecutive turns of one speaker. In real chats people send one thought in several messages: it is one answer."""

    speaker: Speaker
    turns: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Dialogue:
    """The exchange of one conversation.

    `blocks` leaves out notes and bots. `marks` holds, for every turn, the marks that count (see `counted_marks`),
    `names` their names.
    """

    channel: Channel
    reading: Reading
    blocks: tuple[Block, ...]
    marks: tuple[tuple[Mark, ...], ...]
    names: tuple[frozenset[str], ...]

    def answers_after(self, block: int) -> Iterator[int]:
        """Yield the numbers of the agent's blocks after this block, in order."""
        return (n for n in range(block + 1, len(self.blocks)) if self.blocks[n].speaker is Speaker.AGENT)

    def block_names(self, block: int) -> frozenset[str]:
        """Return the names of all counted marks of one block."""
        return self.names_of(self.blocks[block].turns)

    def names_of(self, turns: tuple[int, ...]) -> frozenset[str]:
        """Return the names of all counted marks of these turns."""
        return frozenset().union(*(self.names[turn] for turn in turns))

    def text(self, turn: int) -> str:
        """Return the words of a turn."""
        return self.reading.turns[turn].text


def dialogue_of(conversation: Conversation, reading: Reading) -> Dialogue:
    """Join a conversation with its reading. Raises ValueError where they do not have the same number of turns."""
    if len(conversation.turns) != len(reading.turns):
        raise ValueError(
            f"The reading has {len(reading.turns)} turns and conversation {conversation.id!r} has "
            f"{len(conversation.turns)}; expected a reading of this very conversation."
        )
    marks = counted_marks(reading)
    names = tuple(frozenset(mark.name for mark in turn) for turn in marks)
    return Dialogue(conversation.channel, reading, _blocks(reading), marks, names)


def _blocks(reading: Reading) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for turn in reading:
        if turn.speaker not in (Speaker.CUSTOMER, Speaker.AGENT):
            continue
        if blocks and blocks[-1].speaker is turn.speaker:
            blocks[-1] = Block(turn.speaker, (*blocks[-1].turns, turn.turn))
        else:
            blocks.append(Block(turn.speaker, (turn.turn,)))
    return tuple(blocks)


def counted_marks(reading: Reading) -> tuple[tuple[Mark, ...], ...]:
    """Return the marks of every turn that count.

    Four kinds do not: marks below LEAST_CONFIDENCE; helpful moves inside the words of a stock phrase (a stock phrase
    is heard as one); helpful moves in words that the agent already used for the same move, so that a copied sentence
    cannot earn twice; and listening or comforting before the customer has said a word ("How can I help you?").
    """
    used: set[tuple[str, str]] = set()
    begun = next((turn.turn for turn in reading if turn.speaker is Speaker.CUSTOMER), len(reading.turns))
    return tuple(_answering(_counted(turn, used), turn.turn < begun) for turn in reading)


def _answering(marks: tuple[Mark, ...], before_the_customer: bool) -> tuple[Mark, ...]:
    if not before_the_customer:
        return marks
    return tuple(mark for mark in marks if mark.name not in MOVES or MOVES[mark.name].family not in _ANSWERING)


def _counted(turn: TurnReading, used: set[tuple[str, str]]) -> tuple[Mark, ...]:
    sure = tuple(mark for mark in turn.marks if mark.confidence >= LEAST_CONFIDENCE)
    if turn.speaker is not Speaker.AGENT:
        return sure
    stock = tuple((mark.start, mark.end) for mark in sure if mark.name == "stock_phrase")
    fresh = tuple(
        mark for mark in sure if not (_is_helpful(mark) and (_inside(mark, stock) or _copied(mark, turn, used)))
    )
    used.update((mark.name, words) for mark in sure for words in _wordings(mark, turn.text))
    return fresh


def _is_helpful(mark: Mark) -> bool:
    term = MOVES.get(mark.name)
    return mark.kind is Kind.MOVE and term is not None and term.sign is not Sign.HURTS and mark.name != "stock_phrase"


def _inside(mark: Mark, spans: tuple[tuple[int, int], ...]) -> bool:
    """A general phrase stays what it is: only moves that claim more than it are taken back."""
    if mark.name == "acknowledges_generically":
        return False
    return any(start <= mark.start and mark.end <= end for start, end in spans)


def _copied(mark: Mark, turn: TurnReading, used: set[tuple[str, str]]) -> bool:
    return any((mark.name, words) in used for words in _wordings(mark, turn.text))


def _wordings(mark: Mark, text: str) -> tuple[str, ...]:
    """The mark's own words and the sentence around them, folded; short ones are left out."""
    around = next((text[a:b] for a, b in sentence_spans(text) if a <= mark.start < b), mark.quote)
    folded = (_fold(mark.quote), _fold(around))
    return tuple(words for words in dict.fromkeys(folded) if words.count(" ") + 1 >= _SHORTEST_REPEAT)


def _fold(text: str) -> str:
    return " ".join("".join(char if char.isalnum() else " " for char in text.casefold()).split())
