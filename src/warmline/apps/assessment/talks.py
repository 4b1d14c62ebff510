"""A talk or task as it is stored, and what it holds: the scene, the words, what the machine sees in them."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from warmline.apps.assessment.bodies import rule_of
from warmline.apps.assessment.models import Piece
from warmline.apps.library.ports import language, reader, rubric
from warmline.apps.library.selectors import scenario_of
from warmline.apps.roleplay.engine import pack_scene, unpack_scene
from warmline.core.certifying import WrittenPrompt
from warmline.core.conversation import Channel, Conversation, Speaker, Turn
from warmline.core.customer.scenario import Scenario
from warmline.core.customer.scene import Scene, begin, to_conversation, to_reading
from warmline.core.scoring.score import observed
from warmline.core.scoring.scorecard import Observation


@dataclass(frozen=True, slots=True)
class Line:
    """One turn as it was said. `speaker` is "customer" or "agent"; `turn` is its place, from 0."""

    turn: int
    speaker: str
    text: str

    @property
    def mine(self) -> bool:
        """Whether the one who is assessed said it."""
        return self.speaker == "agent"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the machine suggests for one behaviour: an anchor, None where it saw no chance, and what it rests on."""

    behaviour: str
    anchor: int | None
    seen: tuple[dict[str, Any], ...]


def scenario_for(piece: Piece) -> Scenario:
    """Return the scenario of a talk."""
    assert piece.scenario is not None
    return scenario_of(piece.scenario)


def prompt_for(piece: Piece) -> WrittenPrompt:
    """Return the prompt of a written task."""
    written = rule_of(piece.attempt.rule).practical.written
    assert written is not None
    return next(prompt for prompt in written.prompts if prompt.key == piece.variant)


def first_scene(piece: Piece) -> bytes:
    """Return the packed scene with which a talk begins."""
    return pack_scene(begin(scenario_for(piece), language(), seed=piece.seed))


def scene_of(piece: Piece) -> Scene:
    """Return the scene of a talk that began."""
    return unpack_scene(bytes(piece.body), scenario_for(piece))


def pack_text(text: str) -> bytes:
    """Return the answer to a written task as bytes."""
    return zlib.compress(text.encode())


def text_of(piece: Piece) -> str:
    """Return the answer to a written task; empty where none was kept."""
    return zlib.decompress(bytes(piece.body)).decode() if piece.body else ""


def words_of(piece: Piece) -> tuple[Line, ...]:
    """Return every turn of a talk or task, in order; the customer's message first."""
    if piece.kind == Piece.Kind.WRITTEN:
        said = [("customer", prompt_for(piece).message)]
        said += [("agent", text)] if (text := text_of(piece)) else []
        return tuple(Line(n, speaker, words) for n, (speaker, words) in enumerate(said))
    if not piece.body:
        return ()
    talk = to_conversation(scene_of(piece), str(piece.pk))
    return tuple(Line(n, turn.speaker.value, turn.text) for n, turn in enumerate(talk.turns))


def suggestions(piece: Piece, behaviours: Sequence[str]) -> tuple[Suggestion, ...]:
    """Return what the machine suggests for each behaviour of a piece that ended."""
    if piece.kind == Piece.Kind.WRITTEN:
        conversation = _as_mail(piece)
        reading = reader().read(conversation)
    else:
        scene = scene_of(piece)
        conversation = to_conversation(scene, str(piece.pk))
        reading = to_reading(scene, f"{reader().version}+{scene.engine}")
    seen = sorted(observed(conversation, reading, rubric()), key=lambda each: (each.behaviour, each.turn))
    found = {key: list(group) for key, group in groupby(seen, key=lambda each: each.behaviour)}
    return tuple(_suggestion(behaviour, found.get(behaviour, []), conversation) for behaviour in behaviours)


def _as_mail(piece: Piece) -> Conversation:
    turns = tuple(Turn(Speaker.AGENT if line.mine else Speaker.CUSTOMER, line.text) for line in words_of(piece))
    return Conversation(str(piece.pk), turns, channel=Channel.EMAIL)


def _suggestion(behaviour: str, seen: Sequence[Observation], conversation: Conversation) -> Suggestion:
    """Each chance counts alike; a half is rounded down, since a suggestion should not flatter."""
    if not seen:
        return Suggestion(behaviour, None, ())
    middle = sum(each.anchor for each in seen) / len(seen)
    anchor = max(1, min(4, int(middle + 0.499)))
    return Suggestion(behaviour, anchor, tuple(_seen(each, conversation) for each in seen))


def _seen(each: Observation, conversation: Conversation) -> dict[str, Any]:
    turns = conversation.turns
    quote = " … ".join(dict.fromkeys(mark.quote for mark in each.marks)) or turns[each.turn].text[:160]
    return {"turn": each.turn, "quote": quote, "anchor": each.anchor, "confidence": round(each.confidence, 2)}
