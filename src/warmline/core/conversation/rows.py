"""From rows of a table or JSON objects to conversations; what cannot be used says where it stands and why."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from warmline.core.conversation.facts import CaseFacts, Fact
from warmline.core.conversation.model import Channel, Conversation, Speaker, Turn

_SPEAKERS: Final = ", ".join(Speaker)
_CHANNELS: Final = ", ".join(Channel)
# So many conversations back it is noticed that one goes on after another began.
_REMEMBERED: Final = 2_000


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Something of the input that could not be used: its line, counted from 1, and why, with what was expected."""

    line: int
    why: str


class _Unfit(ValueError):
    """One value is not as expected; the text says what was."""


# ---- tables: one row a turn ----

Row = tuple[int, Mapping[str, str], str | None]


@dataclass(slots=True)
class _Group:
    """The rows of one conversation so far."""

    id: str
    line: int
    rows: list[tuple[int, Turn]] = field(default_factory=list)
    channel: Channel = Channel.OTHER
    agent: str | None = None
    queue: str | None = None


def rows_to_conversations(rows: Iterable[Row]) -> Iterator[Conversation | RowProblem]:
    """Join rows, one a turn, to conversations.

    A row is (line, cells by column name, problem or None). The columns conversation_id, speaker and text are needed;
    turn, at, channel, agent and queue may be there. The rows of a conversation must follow one another; only one
    conversation is held at a time. A bad row is named and left out, the others of its conversation are kept.
    """
    group: _Group | None = None
    ended: OrderedDict[str, None] = OrderedDict()
    for line, cells, problem in rows:
        id = cells.get("conversation_id", "").strip()
        if problem is not None or not id:
            yield RowProblem(line, problem or "conversation_id is empty.")
            continue
        if group is None or group.id != id:
            if group is not None:
                yield from _finished(group)
                ended[group.id] = None
                if len(ended) > _REMEMBERED:
                    ended.popitem(last=False)
            group = _Group(id, line)
        if id in ended:
            yield RowProblem(line, f"conversation {id} goes on after another began. Sort the file by conversation_id.")
            continue
        yield from _taken(group, line, cells)
    if group is not None:
        yield from _finished(group)


def _taken(group: _Group, line: int, cells: Mapping[str, str]) -> Iterator[RowProblem]:
    try:
        number = _number(cells.get("turn", ""), len(group.rows), group)
        speaker, text = _speaker(cells.get("speaker", "")), cells.get("text", "")
        if not text.strip():
            raise _Unfit("text is empty.")
        at = _time(cells.get("at", ""), "at")
        if not group.rows:
            group.channel = _channel(cells.get("channel", ""))
    except _Unfit as unfit:
        yield RowProblem(line, str(unfit))
        return
    group.agent = group.agent or cells.get("agent", "").strip() or None
    group.queue = group.queue or cells.get("queue", "").strip() or None
    group.rows.append((number, Turn(speaker, text, at)))


def _finished(group: _Group) -> Iterator[Conversation]:
    if group.rows:
        turns = tuple(turn for _, turn in sorted(group.rows, key=lambda row: row[0]))
        yield Conversation(group.id, turns, group.channel, turns[0].at, group.agent, group.queue)


def _number(said: str, so_far: int, group: _Group) -> int:
    if not said.strip():
        return so_far
    try:
        number = int(said)
    except ValueError:
        raise _Unfit(f"turn is {_short(said)}; expected a whole number.") from None
    if any(number == other for other, _ in group.rows):
        raise _Unfit(f"turn {number} of conversation {group.id} is there twice.")
    return number


# ---- JSON: one object a conversation ----


def conversation_from_json(value: object, line: int) -> Conversation | RowProblem:
    """Return the conversation that a parsed JSON object holds, or what is wrong with it; `line` is where it begins."""
    try:
        return _conversation(value)
    except _Unfit as unfit:
        return RowProblem(line, str(unfit))


def _conversation(value: object) -> Conversation:
    if not isinstance(value, Mapping):
        raise _Unfit(f"expected an object with id, channel and turns, not {_kind(value)}.")
    turns = value.get("turns")
    if not isinstance(turns, list) or not turns:
        raise _Unfit("turns is missing or empty; expected a list of objects with speaker and text.")
    return Conversation(
        id=_id(value.get("id")),
        turns=tuple(_turn(number, turn) for number, turn in enumerate(turns)),
        channel=_channel(_text(value, "channel") or ""),
        started_at=_time(_text(value, "started_at") or "", "started_at"),
        agent=_text(value, "agent"),
        queue=_text(value, "queue"),
        language=_text(value, "language"),
        facts=_facts(value.get("facts")),
    )


def _id(value: object) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str) or not value.strip():
        raise _Unfit("id is missing; expected a text that names this conversation.")
    return value


def _turn(number: int, value: object) -> Turn:
    if not isinstance(value, Mapping):
        raise _Unfit(f"turn {number} is {_kind(value)}; expected an object with speaker and text.")
    text = value.get("text")
    if not isinstance(text, str):
        raise _Unfit(f"turn {number} has no text; expected a text.")
    try:
        return Turn(_speaker(_text(value, "speaker") or ""), text, _time(_text(value, "at") or "", "at"))
    except _Unfit as unfit:
        raise _Unfit(f"turn {number}: {unfit}") from None


def _text(value: Mapping[str, object], key: str) -> str | None:
    found = value.get(key)
    if found is not None and not isinstance(found, str):
        raise _Unfit(f"{key} is {_kind(found)}; expected a text.")
    return found


def _facts(value: object) -> CaseFacts:
    if value is None:
        return CaseFacts()
    if not isinstance(value, Mapping):
        raise _Unfit(f"facts is {_kind(value)}; expected an object.")
    known = ((str(key), fact) for key, fact in value.items() if isinstance(fact, str | int | float))
    return CaseFacts(tuple(Fact(key, key.replace("_", " ").capitalize(), str(fact)) for key, fact in known))


# ---- shared ----


def _speaker(said: str) -> Speaker:
    try:
        return Speaker(said.strip().casefold())
    except ValueError:
        raise _Unfit(f"speaker is {_short(said)}; expected one of {_SPEAKERS}.") from None


def _channel(said: str) -> Channel:
    if not said.strip():
        return Channel.OTHER
    try:
        return Channel(said.strip().casefold())
    except ValueError:
        raise _Unfit(f"channel is {_short(said)}; expected one of {_CHANNELS}.") from None


def _time(said: str, name: str) -> datetime | None:
    """A time without a zone is taken as UTC."""
    if not said.strip():
        return None
    try:
        at = datetime.fromisoformat(said.strip())
    except ValueError:
        raise _Unfit(f"{name} is {_short(said)}; expected a time such as 2026-03-01T09:30:00+01:00.") from None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _short(said: str) -> str:
    bare = said.strip()
    return f"“{bare[:40]}{'…' if len(bare) > 40 else ''}”" if bare else "empty"


def _kind(value: object) -> str:
    names = {
        type(None): "null",
        bool: "true or false",
        int: "a number",
        float: "a number",
        str: "a text",
        list: "a list",
    }
    return names.get(type(value), "an object")
