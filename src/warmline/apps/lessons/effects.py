"""What an answer did to the customer, as lines for a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from warmline.core.customer.mood import Mood
from warmline.core.customer.mood_words import mood_word, pose_weights
from warmline.core.customer.scene import Scene, SceneTurn
from warmline.core.customer.state import Because
from warmline.web.charts import MoodPoint, mood_curve

# A reason that every message has says nothing about this one; so small a change is not felt.
EVERY_TURN = frozenset({"turn"})
LEAST = 0.004
MOST = 6


@dataclass(frozen=True, slots=True)
class Effect:
    """One thing an answer did: the words for it, the quote it rests on, and whether it helped."""

    text: str
    quote: str
    helped: bool


def effects_of(turn: SceneTurn) -> tuple[Effect, ...]:
    """Return what this answer did, strongest first, at most six; nothing for the opening."""
    weighed = sorted(((_warmer(each), each) for each in _told_apart(turn.because)), key=lambda pair: -abs(pair[0]))
    felt = [(change, each) for change, each in weighed if abs(change) >= LEAST][:MOST]
    return tuple(Effect(each.text, each.quote, change > 0) for change, each in felt)


def _told_apart(because: Iterable[Because]) -> list[Because]:
    """Return each reason once: two of the same kind in one answer read as one."""
    return list({each.reason: each for each in because if each.reason not in EVERY_TURN}.values())


def _warmer(because: Because) -> float:
    """Return by how much a reason moves the warmth of a customer who stands in the middle of everything."""
    middle = Mood(0.5, 0.5, 0.5, 0.5)
    moved = middle.moved(anger=because.anger, trust=because.trust, patience=because.patience, hope=because.hope)
    return moved.warmth - middle.warmth


def curve_of(scene: Scene, title: str, *, uid: str, upto: int | None = None) -> SafeString:
    """Return how the customer felt up to an answer (the last one where None) as a figure; empty before the first."""
    turns: Sequence[SceneTurn] = scene.turns if upto is None else scene.turns[: upto + 1]
    if len(turns) < 2:
        return SafeString("")
    persona = scene.scenario.persona
    points = [MoodPoint(turn.mood.warmth, pose_weights(turn.mood), mood_word(turn.mood)) for turn in turns]
    drawn = mood_curve(points, persona_key=persona.face, name=persona.first_name, uid=uid)
    return format_html('<figure class="figure"><figcaption><h2>{}</h2></figcaption>{}</figure>', title, drawn)
