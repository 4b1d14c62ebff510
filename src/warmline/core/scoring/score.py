"""The score of a conversation: response to opportunity, with every part kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from warmline.core.conversation import Conversation, Speaker
from warmline.core.moves import Reading
from warmline.core.scoring.answers import GradedAnswer, Overall, answer_evidence, graded_answers, overall
from warmline.core.scoring.critical import critical_errors
from warmline.core.scoring.dialogue import Dialogue, dialogue_of
from warmline.core.scoring.estimate import estimate
from warmline.core.scoring.evidence import evidence_of
from warmline.core.scoring.grading import observe
from warmline.core.scoring.opportunities import Chance, find_chances
from warmline.core.scoring.resolution import resolved_by_words
from warmline.core.scoring.scorecard import (
    CriticalError,
    Evidence,
    Observation,
    Resolved,
    Scorecard,
    SkillScore,
    Status,
    Versions,
    of_the_whole,
)
from warmline.core.scoring.writing.hinders import language_observations
from warmline.core.skills import Moment, Rubric
from warmline.core.skills.keys import SKILL_KEYS
from warmline.core.wording.slips import WordList

if TYPE_CHECKING:
    # Scoring by rules alone needs no numbers library.
    from warmline.core.scoring.criteria.learned import LearnedCriteria

ENGINE: Final = "score-4"
# However warm the words: an unsolved case stays below the third quarter, a critical error below the second.
UNSOLVED_CAP: Final = 60.0
CRITICAL_CAP: Final = 35.0


def score(
    conversation: Conversation,
    reading: Reading,
    rubric: Rubric,
    *,
    resolved: Resolved | None = None,
    critical: Iterable[CriticalError] = (),
    criteria: LearnedCriteria | None = None,
    words: WordList | None = None,
) -> Scorecard:
    """Score a conversation from its reading.

    Every skill is the weighted mean of what was done with its chances, drawn towards the middle while there are few
    (see `estimate`); a skill without a chance is None. `overall` is the same over the chances of all skills together,
    0-100, so that a message at which many behaviours look counts once (see `weighing`), joined with how well each
    answer as a whole met its moment, where the reader grades that (see `answers`). It is capped at 60 where the
    case was left unsolved and at 35 after a critical error; the skills are not. `resolved` and `critical` are passed
    in where the scene knows them; otherwise both are read from the words. Everything is *suggested*, but for what
    `criteria` proved with this very engine, reader and rubric; made for others, they are not used. With a dictionary
    (`words`) a message that misspelt words make hard to read lowers business_writing, and nothing else. Raises
    ValueError where the reading is of another conversation.
    """
    dialogue = dialogue_of(conversation, reading)
    observations = observed(conversation, reading, rubric)
    learned = criteria if criteria and criteria.made_for(ENGINE, reading.version, rubric.version) else None
    if learned is not None:
        observations = learned.judge(conversation, reading, observations)
    outcome = resolved_by_words(dialogue) if resolved is None else resolved
    answers = graded_answers(dialogue)
    errors = critical_errors(reading, critical)
    hard = language_observations(conversation, words, rubric) if words is not None else ()
    card = _card(conversation, dialogue, rubric, [*observations, *hard], answers, outcome, errors, learned)
    return replace(card, versions=replace(card.versions, words=words.version)) if hard and words is not None else card


def observed(conversation: Conversation, reading: Reading, rubric: Rubric) -> list[Observation]:
    """Return what was done with every chance of a conversation, in the machine's own anchors."""
    dialogue = dialogue_of(conversation, reading)
    return [observe(dialogue, chance) for chance in find_chances(dialogue, rubric)]


def score_last_turn(conversation: Conversation, reading: Reading, rubric: Rubric) -> Scorecard:
    """Score only the agent's last turn, read in its context.

    Only chances that were open at that turn count, graded by that turn alone; behaviours of the whole conversation
    are left out. Evidence is of that turn only: cues of the turns before it are the context and not listed. `overall`
    has no cap for an unsolved case, since one turn solves none. Learned criteria are not used: agreement was shown
    for whole conversations.
    """
    dialogue = dialogue_of(conversation, reading)
    last = next((turn.turn for turn in reversed(reading.turns) if turn.speaker is Speaker.AGENT), None)
    chances = () if last is None else tuple(_narrowed(dialogue, rubric, last))
    observations = [observe(dialogue, chance) for chance in chances]
    critical = tuple(error for error in critical_errors(reading) if error.turn == last)
    answers = tuple(answer for answer in graded_answers(dialogue) if answer.turn == last)
    card = _card(conversation, dialogue, rubric, observations, answers, Resolved.UNCLEAR, critical)
    evidence = tuple(each for each in card.evidence if each.turn == last)
    return replace(card, evidence=evidence, resolved=resolved_by_words(dialogue))


def _narrowed(dialogue: Dialogue, rubric: Rubric, last: int) -> Iterable[Chance]:
    for chance in find_chances(dialogue, rubric):
        if last not in chance.window or chance.behaviour.opportunity.moment is Moment.CONVERSATION:
            continue
        before = tuple(turn for turn in chance.window if turn < last)
        if before and chance.behaviour.grade(dialogue.names_of(before)) > 2:
            continue
        yield replace(chance, window=(last,))


def _card(
    conversation: Conversation,
    dialogue: Dialogue,
    rubric: Rubric,
    observations: Sequence[Observation],
    answers: Sequence[GradedAnswer],
    resolved: Resolved,
    critical: tuple[CriticalError, ...],
    learned: LearnedCriteria | None = None,
) -> Scorecard:
    skills: list[SkillScore] = []
    evidence: list[Evidence] = []
    for key in SKILL_KEYS:
        own = [each for each in observations if each.skill == key]
        if not own:
            skills.append(SkillScore(key, None, None, None, None, 0))
            continue
        found = estimate(own)
        status = Status.SUGGESTED if learned is None else learned.status(own)
        skills.append(SkillScore(key, found.score, found.low, found.high, found.level, len(own), status))
        evidence.extend(evidence_of(dialogue, own, found.points))
    whole = overall(of_the_whole(observations), answers)
    if whole is not None:
        evidence.extend(answer_evidence(dialogue, answers, whole.points))
    return Scorecard(
        conversation=conversation.id,
        versions=Versions(ENGINE, dialogue.reading.version, rubric.version, learned.version if learned else ""),
        overall=_capped(whole, unsolved=resolved is Resolved.NO, critical=bool(critical)),
        resolved=resolved,
        critical=critical,
        skills=tuple(skills),
        observations=tuple(sorted(observations, key=lambda each: (each.turn, each.behaviour))),
        evidence=tuple(evidence),
    )


def _capped(whole: Overall | None, *, unsolved: bool, critical: bool) -> float | None:
    if whole is None:
        return None
    return min(whole.score, UNSOLVED_CAP if unsolved else 100.0, CRITICAL_CAP if critical else 100.0)
