"""The quotes behind a score, each with the points that it gave or took."""

from __future__ import annotations

from collections.abc import Sequence

from warmline.core.moves import Kind, Mark
from warmline.core.scoring.dialogue import Dialogue
from warmline.core.scoring.scorecard import Evidence, Observation
from warmline.core.wording.sentences import sentence_spans

_LONGEST = 160


def evidence_of(dialogue: Dialogue, observations: Sequence[Observation], points: Sequence[float]) -> list[Evidence]:
    """List the evidence of one skill's observations, whose points are given beside them.

    Each observation's points are shared evenly by the moves that decided it; a cue carries none, it only shows what
    was called for. So the effects of a skill add up to its score minus 50, the middle from which it starts. A chance
    that was missed is shown by the agent's own words, under the name `missed_` and the behaviour's key.
    """
    found: dict[tuple[int, str, int], Evidence] = {}
    for observation, share in zip(observations, points, strict=True):
        if observation.cue is not None and observation.cue_turn is not None:
            _add(found, observation.cue_turn, observation.cue, observation.skill, 0.0)
        shown = list(zip(observation.mark_turns, observation.marks, strict=True))
        if not shown:
            shown = [(observation.turn, _missed(dialogue.text(observation.turn), observation))]
        for turn, mark in shown:
            _add(found, turn, mark, observation.skill, share / len(shown))
    return sorted(found.values(), key=lambda each: (each.turn, each.mark.start, each.mark.name))


def _add(found: dict[tuple[int, str, int], Evidence], turn: int, mark: Mark, skill: str, effect: float) -> None:
    key = (turn, mark.name, mark.start)
    before = found[key].effect if key in found else 0.0
    found[key] = Evidence(turn, mark, skill, before + effect)


def _missed(text: str, observation: Observation) -> Mark:
    start, end = own_words(text)
    return Mark(Kind.MOVE, f"missed_{observation.behaviour}", text[start:end], start, end, observation.confidence)


def own_words(text: str, longest: int = _LONGEST) -> tuple[int, int]:
    """Return the span of the sentence that says most in a turn, cut at a word's end where it is very long."""
    spans = sentence_spans(text) or ((0, len(text)),)
    start, end = max(spans, key=lambda span: (len(text[slice(*span)].split()), -span[0]))
    if end - start > longest:
        cut = text.rfind(" ", start, start + longest)
        end = cut if cut > start else start + longest
    return start, end
