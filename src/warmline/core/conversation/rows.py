"""From rows and objects of a file to conversations, with every bad row named by line, field and reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from warmline.core.conversation.facts import CaseFacts
from warmline.core.conversation.model import Channel, Conversation, Speaker, Turn
from warmline.core.conversation.seen import Seen

FIELDS: Final = ("conversation_id", "turn", "speaker", "text", "at", "channel", "agent", "queue")
"""The columns of the row form; the first four are needed, the others may be empty or missing."""

MOST_TURNS: Final = 5_000
"""No real conversation has more turns; a longer one is a file whose conversation ids are wrong."""

MOST_OPEN: Final = 50
"""How many conversations may be mixed in a file of rows before their rows must stand together."""

_OTHER_WORDS: Final = {"action": "note", "system": "note", "user": "customer", "client": "customer", "assistant": "bot"}
_NEEDED: Final = ("conversation_id", "turn", "speaker", "text")


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Something in a file that cannot be taken as it is: the line (from 1), the field ("" for the whole), and why."""

    line: int
    field: str
    why: str

    def __str__(self) -> str:
        where = f"line {self.line}, {self.field}" if self.field else f"line {self.line}"
        return f"{where}: {self.why}"


class BadField(ValueError):
    """A value that cannot be read; carries the field's name. Raised and caught inside this room's readers."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(why)
        self.field = name
        self.why = why


@dataclass(slots=True)
class _Open:
    """A conversation whose rows are still coming in."""

    id: str
    turns: list[tuple[int, Turn]] = field(default_factory=list)
    numbers: set[int] = field(default_factory=set)
    channel: Channel = Channel.OTHER
    agent: str | None = None
    queue: str | None = None


def rows_to_conversations(rows: Iterable[tuple[int, Mapping[str, object]]]) -> Iterator[Conversation | RowProblem]:
    """Turn (line number, row) pairs into conversations, in the order in which they begin.

    At most `MOST_OPEN` conversations are held in memory at once, so that rows of chats that ran side by side may be
    mixed; the one that began first is given out when another begins. Where the id of a finished conversation comes
    back after that, its rows are reported, never mixed into a second conversation of the same id. A bad row is
    reported and left out; the good rows around it are kept. Turns are put in the order of their numbers. Memory is
    flat however long the file is: which conversations are finished is remembered for at least the last million.
    """
    running: dict[str, _Open] = {}
    finished = Seen()
    for line, row in rows:
        try:
            name, number, turn = _read_row(row)
        except BadField as problem:
            yield RowProblem(line, problem.field, problem.why)
            continue
        if name not in running:
            if name in finished:
                why = f"conversation {name!r} was already complete; keep its rows closer together (sort the file by id)"
                yield RowProblem(line, "conversation_id", why)
                continue
            if len(running) == MOST_OPEN:
                oldest = running.pop(next(iter(running)))
                finished.add(oldest.id)
                yield _close(oldest)
            running[name] = _Open(name)
        refused = _add(running[name], number, turn, row)
        if refused is not None:
            yield RowProblem(line, *refused)
    yield from map(_close, running.values())


def _add(current: _Open, number: int, turn: Turn, row: Mapping[str, object]) -> tuple[str, str] | None:
    if number in current.numbers:
        return "turn", f"turn {number} of conversation {current.id!r} is there twice; the first is kept"
    if len(current.turns) >= MOST_TURNS:
        return "conversation_id", f"conversation {current.id!r} has more than {MOST_TURNS} turns; the rest is left out"
    current.numbers.add(number)
    current.turns.append((number, turn))
    current.agent = current.agent or text_or_none(row.get("agent"))
    current.queue = current.queue or text_or_none(row.get("queue"))
    if current.channel is Channel.OTHER and text_or_none(row.get("channel")):
        current.channel = read_channel(row.get("channel"))
    return None


def _close(done: _Open) -> Conversation:
    turns = tuple(turn for _, turn in sorted(done.turns, key=lambda pair: pair[0]))
    started = next((turn.at for turn in turns if turn.at is not None), None)
    return Conversation(done.id, turns, done.channel, started, done.agent, done.queue, None, CaseFacts())


def _read_row(row: Mapping[str, object]) -> tuple[str, int, Turn]:
    for name in _NEEDED:
        if name not in row or row[name] is None:
            raise BadField(name, f"is missing; a row needs {', '.join(_NEEDED)}")
    conversation = text_or_none(row["conversation_id"])
    if conversation is None:
        raise BadField("conversation_id", "is empty")
    number = _read_number(row["turn"])
    read_channel(row.get("channel"))
    turn = Turn(read_speaker(row["speaker"]), read_text(row["text"]), read_time(row.get("at"), "at"))
    return conversation, number, turn


def _read_number(value: object) -> int:
    written = str(value).strip()
    if isinstance(value, bool) or not written.isascii() or not written.isdigit() or len(written) > 9:
        raise BadField("turn", f"{shortened(written)} is not a whole number from 0")
    return int(written)


def read_speaker(value: object) -> Speaker:
    """Return the speaker a value names. Raises BadField."""
    written = str(value).strip().lower()
    try:
        return Speaker(_OTHER_WORDS.get(written, written))
    except ValueError:
        expected = ", ".join(speaker.value for speaker in Speaker)
        raise BadField("speaker", f"{shortened(str(value))} is none of {expected}") from None


def read_channel(value: object) -> Channel:
    """Return the channel a value names, `other` for an empty one. Raises BadField."""
    written = str(value if value is not None else "").strip().lower().replace("-", "_").replace(" ", "_")
    try:
        return Channel(written or "other")
    except ValueError:
        expected = ", ".join(channel.value for channel in Channel)
        raise BadField("channel", f"{shortened(str(value))} is none of {expected}") from None


def read_text(value: object) -> str:
    """Return the words of a turn as they stand. An empty text is allowed, something that is no text is not."""
    if not isinstance(value, str):
        raise BadField("text", f"{shortened(str(value))} is not text")
    return value


def read_time(value: object, name: str) -> datetime | None:
    """Read an ISO 8601 time; one without a zone is taken as UTC. Empty gives None. Raises BadField."""
    written = str(value).strip() if value is not None else ""
    if not written:
        return None
    try:
        read = datetime.fromisoformat(written)
    except ValueError:
        why = f"{shortened(written)} is not a time such as 2025-03-31T14:05:00+00:00"
        raise BadField(name, why) from None
    return read if read.tzinfo is not None else read.replace(tzinfo=UTC)


def text_or_none(value: object) -> str | None:
    """Return a value as trimmed text, None where nothing is left. Numbers become text: ids are strings."""
    written = str(value).strip() if value is not None else ""
    return written or None


def shortened(value: str) -> str:
    """Quote a value for a message, at most 40 characters of it."""
    return repr(value if len(value) <= 40 else value[:37] + "...")
