"""From JSON objects to conversations: the project's own form, and the form of the ABCD data set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from warmline.core.conversation.facts import CaseFacts, Fact
from warmline.core.conversation.model import Channel, Conversation, Turn
from warmline.core.conversation.rows import (
    BadField,
    RowProblem,
    read_channel,
    read_speaker,
    read_text,
    read_time,
    shortened,
    text_or_none,
)

_ABCD_PARTS: Final = ("personal", "order")


def conversation_from_json(obj: object, line: int) -> Conversation | RowProblem:
    """Read one conversation from a decoded JSON object, in the project's form or in that of ABCD.

    The project's form is {"id", "turns": [{"speaker", "text", "at"?}], "channel"?, "started_at"?, "agent"?, "queue"?,
    "language"?, "facts"?: {...}}. ABCD's (Chen et al., 2021) is {"convo_id", "scenario", "original": [[speaker,
    text], ...]}, where "action" becomes a note and the scenario's personal and order data become facts. Ids become
    strings. What cannot be read is returned as a RowProblem, never raised.
    """
    if not isinstance(obj, Mapping):
        return RowProblem(line, "", f"expected a JSON object for a conversation, found {_kind(obj)}")
    try:
        return _from_abcd(obj) if "convo_id" in obj else _from_own(obj)
    except BadField as problem:
        return RowProblem(line, problem.field, problem.why)


def _from_own(obj: Mapping[str, object]) -> Conversation:
    name = text_or_none(_needed(obj, "id"))
    if name is None:
        raise BadField("id", "is empty")
    turns = tuple(_own_turn(number, turn) for number, turn in enumerate(_list(obj, "turns")))
    return Conversation(
        id=name,
        turns=turns,
        channel=read_channel(obj.get("channel")),
        started_at=read_time(obj.get("started_at"), "started_at"),
        agent=text_or_none(obj.get("agent")),
        queue=text_or_none(obj.get("queue")),
        language=text_or_none(obj.get("language")),
        facts=CaseFacts(tuple(_facts(obj.get("facts"), "facts"))),
    )


def _own_turn(number: int, turn: object) -> Turn:
    where = f"turns[{number}]"
    if not isinstance(turn, Mapping):
        raise BadField(where, f"expected an object with speaker and text, found {_kind(turn)}")
    try:
        return Turn(
            read_speaker(_needed(turn, "speaker")), read_text(_needed(turn, "text")), read_time(turn.get("at"), "at")
        )
    except BadField as problem:
        raise BadField(f"{where}.{problem.field}", problem.why) from None


def _from_abcd(obj: Mapping[str, object]) -> Conversation:
    name = text_or_none(obj["convo_id"])
    if name is None:
        raise BadField("convo_id", "is empty")
    turns = tuple(_abcd_turn(number, pair) for number, pair in enumerate(_list(obj, "original")))
    scenario = obj.get("scenario")
    facts: list[Fact] = []
    if isinstance(scenario, Mapping):
        for part in _ABCD_PARTS:
            known = {fact.key for fact in facts}
            facts += [fact for fact in _facts(scenario.get(part), part) if fact.key not in known]
    return Conversation(id=name, turns=turns, channel=Channel.CHAT, facts=CaseFacts(tuple(facts)))


def _abcd_turn(number: int, pair: object) -> Turn:
    where = f"original[{number}]"
    if not isinstance(pair, Sequence) or isinstance(pair, str) or len(pair) != 2:
        raise BadField(where, f"expected [speaker, text], found {shortened(str(pair))}")
    try:
        return Turn(read_speaker(pair[0]), read_text(pair[1]))
    except BadField as problem:
        raise BadField(f"{where}.{problem.field}", problem.why) from None


def _facts(values: object, name: str) -> Iterator[Fact]:
    if values is None:
        return
    if not isinstance(values, Mapping):
        raise BadField(name, f"expected an object of facts, found {_kind(values)}")
    for key, value in values.items():
        if value is not None and not isinstance(value, Mapping | list):
            yield Fact(str(key), str(key).replace("_", " ").capitalize(), str(value))


def _list(obj: Mapping[str, object], name: str) -> list[object]:
    value = _needed(obj, name)
    if not isinstance(value, list):
        raise BadField(name, f"expected a list, found {_kind(value)}")
    return value


def _needed(obj: Mapping[str, object], name: str) -> object:
    if name not in obj or obj[name] is None:
        raise BadField(name, "is missing")
    return obj[name]


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "text", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")
