"""How well each answer as a whole met its moment, and how that joins the chances in the overall score."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from warmline.core.conversation import Speaker
from warmline.core.moves import AnswerGrade, Kind, Mark
from warmline.core.scoring.dialogue import Block, Dialogue
from warmline.core.scoring.estimate import PRIOR_MEAN, PRIOR_STRENGTH, estimate, half_width
from warmline.core.scoring.opportunities import CLOSING_CUES, has_substance, only_gathers
from warmline.core.scoring.scorecard import Evidence, Observation, Scorecard, of_the_whole
from warmline.core.scoring.weighing import ALIKENESS

ANSWER_WEIGHT: Final = 8.0
"""What the grade of a single answer weighs beside the chances at one message, which weigh 1 to about 3 together.

Chosen on the dev part of the project's own corpus (docs/methods/scores.md)."""
MEETS, MISSES = "meets_need", "misses_need"
LABELS: Final = {MEETS: "meets what is needed here", MISSES: "passes by what is needed here"}
"""The plain names of the two kinds of evidence that an answer as a whole gives."""

_SAME: Final = 0.06  # an overall that was kept with one place is still no cap
# In words.
_GREETING: Final = 12
# A word of relief is the customer's thanks by another name.
_NEEDS_NOTHING: Final = CLOSING_CUES | {"shows_relief"}
_LENDS_AN_EAR: Final = re.compile(r"\b(?:how|what) (?:can|may|could) (?:i|we) (?:help|assist|do)\b", re.I)


@dataclass(frozen=True, slots=True)
class GradedAnswer:
    """The agent's turn that stands for an answer, and its grade."""

    turn: int
    grade: AnswerGrade


@dataclass(frozen=True, slots=True)
class Overall:
    """The overall score 0-100 before any cap, and the points 0-100 that each graded answer gave or took."""

    score: float
    points: tuple[float, ...]


def graded_answers(dialogue: Dialogue) -> tuple[GradedAnswer, ...]:
    """Return one graded answer for each message of the customer that called for one, in order.

    Thanks and goodbyes call for none. A bare courtesy is none, and neither is a message that only asks for a detail
    or for a moment: it is a step on the way. Where an answer came in several messages, the best graded stands for
    it: people send one thought in pieces, and the pieces around it say little.
    """
    return tuple(_answers(dialogue))


def _answers(dialogue: Dialogue) -> Iterator[GradedAnswer]:
    for n, block in enumerate(dialogue.blocks):
        if n == 0 or block.speaker is not Speaker.AGENT or not _calls(dialogue, dialogue.blocks[n - 1]):
            continue
        if not has_substance(dialogue, block.turns) or only_gathers(dialogue, n):
            continue
        if _only_greets(dialogue, block, dialogue.blocks[n - 1]):
            continue
        graded = [GradedAnswer(turn, grade) for turn in block.turns if (grade := dialogue.reading.turns[turn].answer)]
        if graded:
            yield max(graded, key=lambda answer: (answer.grade.value, -answer.turn))


def _only_greets(dialogue: Dialogue, block: Block, before: Block) -> bool:
    """Say whether a bare greeting is answered by "How can I help you?": the matter is still to come."""
    said = " ".join(dialogue.text(turn) for turn in block.turns)
    return not dialogue.names_of(before.turns) and bool(_LENDS_AN_EAR.search(said)) and len(said.split()) <= _GREETING


def _calls(dialogue: Dialogue, block: Block) -> bool:
    names = dialogue.names_of(block.turns)
    return not names or bool(names - _NEEDS_NOTHING)


def overall(observations: Sequence[Observation], answers: Sequence[GradedAnswer]) -> Overall | None:
    """Join chances and answers: (sum of w g + sum of a q + k / 2) / (sum of w + sum of a + k); None without any chance.

    w and g are the weights and grades of `estimate`, q the grades of the answers. The answers of one conversation are
    alike, so m of them weigh a = ANSWER_WEIGHT / (1 + (m - 1) x ALIKENESS) each (design effect, Kish 1965).
    """
    if not observations:
        return None
    chances = estimate(observations)
    each = ANSWER_WEIGHT / (1 + (len(answers) - 1) * ALIKENESS) if answers else 0.0
    known = chances.weight + PRIOR_STRENGTH
    total = known + each * len(answers)
    worth = chances.score / 100 * known + each * sum(answer.grade.value for answer in answers)
    points = tuple(100 * each * (answer.grade.value - PRIOR_MEAN) / total for answer in answers)
    return Overall(100 * worth / total, points)


def overall_range(card: Scorecard) -> tuple[float, float] | None:
    """Return the 90 % interval (0-100) of a card's overall score; None without one.

    It is worked out as that of a skill (see `estimate`), with the weight of the answers added to that of the chances.
    Where the overall is capped, no end lies above the cap.
    """
    observations = of_the_whole(card.observations)
    if card.overall is None or not observations:
        return None
    effects = [each.effect for each in card.evidence if each.skill is None]
    chances = estimate(observations)
    total = chances.weight + PRIOR_STRENGTH + _all_answers(len(effects))
    share = PRIOR_MEAN + (sum(chances.points) * (chances.weight + PRIOR_STRENGTH) / total + sum(effects)) / 100
    half = half_width(share, total)
    most = 100.0 if card.overall > 100 * share - _SAME else card.overall
    return min(most, 100 * max(0.0, share - half)), min(most, 100 * min(1.0, share + half))


def _all_answers(count: int) -> float:
    """Return what this many answers of one conversation weigh together."""
    return count * ANSWER_WEIGHT / (1 + (count - 1) * ALIKENESS) if count else 0.0


def answer_evidence(dialogue: Dialogue, answers: Sequence[GradedAnswer], points: Sequence[float]) -> Iterator[Evidence]:
    """Yield the evidence of the answers: the sentence that weighed most, of no one skill, with points of the whole."""
    for answer, effect in zip(answers, points, strict=True):
        grade, text = answer.grade, dialogue.text(answer.turn)
        name = MEETS if grade.value >= PRIOR_MEAN else MISSES
        confidence = round(max(grade.value, 1 - grade.value), 2)
        mark = Mark(Kind.MOVE, name, text[grade.start : grade.end], grade.start, grade.end, confidence)
        yield Evidence(answer.turn, mark, None, effect)
