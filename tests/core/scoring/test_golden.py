"""Three scores worked out by hand from the formula of docs/methods/scores.md, to hold the whole way at once."""

from __future__ import annotations

from math import sqrt

import pytest
from tests.builders import conversation, read_by_hand, small_rubric

from warmline.core.scoring.estimate import PRIOR_STRENGTH as K
from warmline.core.scoring.score import ENGINE, score
from warmline.core.scoring.scorecard import Resolved, Scorecard, Status

Z = sqrt(K)


def card_of(lines, marks, resolved: Resolved | None = Resolved.UNCLEAR) -> Scorecard:
    talk = conversation(*lines)
    return score(talk, read_by_hand(talk, marks), small_rubric(), resolved=resolved)


def by_hand(*graded: tuple[float, float]) -> float:
    """The score from (weight, grade from 0 to 1) pairs."""
    return 100 * (sum(w * g for w, g in graded) + K / 2) / (sum(w for w, _ in graded) + K)


# One message with a worry and a question; the feeling is met, the step is missing.
ONE = (
    ["c: I am so worried, when is it?", "a: Of course you are worried about that one."],
    {
        0: [("shows_worry", "so worried"), ("asks_question", "when is it?")],
        1: [("acknowledges_feeling", "you are worried")],
    },
)


def test_one_message_two_behaviours_one_shown() -> None:
    card = card_of(*ONE)
    # The feeling: the least sure of mark and cue multiplied, 0.9 x 0.9 = 0.81, to the next twentieth 0.8; anchor 3.
    # The step: missed, 0.7 x 0.9 = 0.63, so 0.65; anchor 1. The opening: missed, 0.7, without a cue.
    seen = {each.behaviour: (each.anchor, each.confidence) for each in card.observations}
    assert seen == {
        "names_feeling": (3, 0.8), "gives_step": (1, 0.65), "opens_well": (1, 0.7), "uses_what_was_told": (1, 0.7),
        "plain_words": (1, 0.7),
    }  # fmt: skip
    assert card.skill("empathy").score == pytest.approx(by_hand((0.8, 2 / 3)))
    assert card.skill("problem_solving").score == pytest.approx(by_hand((0.65, 0)))
    # At the message both weigh (0.8 + 0.65) / 2, the better one in full and the missed one a half.
    mean = (0.8 + 0.65) / 2
    alone = [(0.7, 0.0)] * 3
    assert card.overall == pytest.approx(by_hand((mean, 2 / 3), (mean / 2, 0), *alone))


def test_the_interval_is_the_formula_and_holds_the_score() -> None:
    skill = card_of(*ONE).skill("empathy")
    share = by_hand((0.8, 2 / 3)) / 100
    half = 100 * Z * sqrt(share * (1 - share) / (0.8 + K))
    assert skill.low == pytest.approx(100 * share - half)
    assert skill.high == pytest.approx(min(100, 100 * share + half))
    assert (skill.level, skill.opportunities, skill.status) == (3, 1, Status.SUGGESTED)


# The same behaviour called for twice: met in full once, missed once.
TWICE = (
    [
        "c: I am so worried", "a: No wonder you are worried about that one.",
        "c: Now I am angry", "a: Your number please, and your name too.",
    ],
    {
        0: [("shows_worry", "so worried")],
        1: [("acknowledges_feeling", "you are worried"), ("validates", "No wonder")],
        2: [("shows_anger", "angry")],
    },
)  # fmt: skip


def test_the_same_behaviour_twice() -> None:
    card = card_of(*TWICE)
    design = 1 + 0.3
    assert card.skill("empathy").score == pytest.approx(by_hand((0.8 / design, 1), (0.65 / design, 0)))
    assert card.skill("empathy").opportunities == 2


def test_evidence_adds_up_to_the_score_skill_by_skill() -> None:
    for lines, marks in (ONE, TWICE):
        card = card_of(lines, marks)
        for skill in card.skills:
            effects = [each.effect for each in card.evidence if each.skill == skill.skill]
            assert (skill.score is None) == (not effects)
            assert skill.score is None or sum(effects) == pytest.approx(skill.score - 50)


def test_caps_are_on_the_whole_and_not_on_the_skills() -> None:
    lines = [line for n in range(4) for line in (f"c: Worry {n}, I am so worried", f"a: No wonder in case {n} you are")]
    marks = {
        turn: [("shows_worry", "so worried")] if turn % 2 == 0 else [("acknowledges_feeling", "you are"),
               ("validates", "No wonder"), ("uses_detail", "case"), ("explains", "in"), ("plain_steps", "in case")]
        for turn in range(8)
    }  # fmt: skip
    free, unsolved = card_of(lines, marks), card_of(lines, marks, Resolved.NO)
    assert free.skills == unsolved.skills
    assert unsolved.overall == min(60.0, free.overall or 0)
    assert (free.overall or 0) > 60


def test_a_change_of_the_rule_needs_a_new_version() -> None:
    assert ENGINE == "score-4"
