"""Nobody speaks: on the phone a customer asks whether anybody is there, and in the end rings off."""

from __future__ import annotations

from dataclasses import replace

from warmline.core.customer.dice import Dice
from warmline.core.customer.parameters import PARAMETERS, Parameters
from warmline.core.customer.reasons import words_for
from warmline.core.customer.scene.play import Scene, SceneEnded
from warmline.core.customer.scene.saying import in_words
from warmline.core.customer.state import Act, Because, CustomerState, Ending, Plan


def silence(scene: Scene, seconds: float, *, parameters: Parameters = PARAMETERS) -> Scene:
    """Return the scene after the agent has said nothing for so many seconds.

    Where that is too long for the channel the customer adds a word to the last message, and rings off after some
    times; else, and in channels where silence is ordinary, the scene stays as it is. On hold the time that was named
    is waited for. Raises SceneEnded where the customer has gone.
    """
    if scene.ended is not None:
        raise SceneEnded(f"The conversation has ended ({scene.ended.value}).")
    p, state = parameters.for_channel(scene.scenario.channel), scene.state
    if not p.silence_s or seconds < _patience(state, p):
        return scene
    because = _because(scene, p)
    mood = state.mood.moved(anger=because.anger, trust=because.trust, patience=because.patience, hope=because.hope)
    leaves = state.silences >= p.silences_allowed or mood.patience <= p.patience_gone
    after = replace(
        state,
        mood=mood,
        moods=(*state.moods[:-1], mood),
        silences=state.silences + 1,
        hold_s=None,
        ended=_ending(state, p) if leaves else None,
    )
    return _with_words(scene, after, because, Act.LEAVE if leaves else Act.SILENCE)


def _patience(state: CustomerState, p: Parameters) -> float:
    if state.hold_s is None:
        return p.silence_s
    return state.hold_s or p.hold_silence_s


def _ending(state: CustomerState, p: Parameters) -> Ending:
    return Ending.LEFT if state.mood.anger >= p.anger_to_walk else Ending.GAVE_UP


def _because(scene: Scene, p: Parameters) -> Because:
    nature = scene.scenario.persona.temperament
    effect = p.effects["silent"].times(p.told_wait if scene.state.hold_s else 1.0)
    arrives = 1.0 - p.stickiness
    return Because(
        "silent",
        words_for("silent", scene.scenario.persona, scene.scenario.kind),
        "",
        anger=round(effect.anger * nature.heat * arrives, 4),
        trust=round(effect.trust * arrives, 4),
        patience=round(effect.patience / nature.endurance * arrives, 4),
        hope=round(effect.hope * arrives, 4),
    )


def _with_words(scene: Scene, state: CustomerState, because: Because, act: Act) -> Scene:
    last = scene.turns[-1]
    asks = replace(state, plan=Plan((act,), ("silence" if act is Act.LEAVE else None,)))
    worded = in_words(scene.scenario, scene.language, asks, Dice(scene.seed))
    # What the customer did before stays what must be answered; only ringing off is a new plan.
    kept = asks if act is Act.LEAVE else state
    kept = replace(kept, said=(*state.said, *worded.used))
    turn = replace(
        last,
        customer=f"{last.customer}\n\n{worded.text}",
        plan=kept.plan,
        mood=kept.mood,
        because=(*last.because, because),
        ended=kept.ended,
        state=kept,
    )
    return replace(scene, turns=(*scene.turns[:-1], turn))
