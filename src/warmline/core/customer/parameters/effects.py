"""What each reason does to the mood, and which kind of justice it belongs to.

Directions follow the law named; sizes are chosen, then checked against the bands of L1, L20-L24 by the exams.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Effect:
    """How one reason moves the mood. Signs: anger up is worse, the others up are better."""

    anger: float = 0.0
    trust: float = 0.0
    patience: float = 0.0
    hope: float = 0.0

    def times(self, factor: float) -> Effect:
        """Return the effect scaled by a factor."""
        return Effect(self.anger * factor, self.trust * factor, self.patience * factor, self.hope * factor)


def _e(anger: float = 0.0, trust: float = 0.0, patience: float = 0.0, hope: float = 0.0) -> Effect:
    return Effect(anger, trust, patience, hope)


EFFECTS: Final[Mapping[str, Effect]] = MappingProxyType(
    {
        # ---- being heard (L29 listening, L30 empathy leaves the wish open: no hope from it, L31 sincere beats put-on)
        "named_feeling": _e(-0.11, 0.07, 0.02),
        "validated": _e(-0.06, 0.04, 0.01),
        "generic_empathy": _e(-0.025, 0.005),
        "said_back": _e(-0.05, 0.07, 0.02, 0.02),
        "used_detail": _e(-0.03, 0.05, 0.01, 0.02),
        "checked_understanding": _e(-0.02, 0.05, 0.01, 0.02),
        "asked_open": _e(-0.02, 0.03, 0.01, 0.02),
        "asked_fit": _e(-0.02, 0.045, 0.02, 0.04),
        "need_reached": _e(-0.06, 0.08, 0.04, 0.12),
        # ---- taking it on (L1 apology helps moderately, L2 by its parts)
        "owned": _e(-0.04, 0.06, 0.01, 0.05),
        "apology": _e(-0.165, 0.05, 0.01),
        # ---- solving (L5 visible solving, L9 help lowers anger and clear talk raises hope, L26 concrete words)
        "explained": _e(0.0, 0.03, 0.0, 0.02),
        "informed": _e(0.0, 0.03, 0.01, 0.04),
        "question_answered": _e(-0.01, 0.04, 0.02, 0.03),
        "concrete_step": _e(-0.04, 0.10, 0.03, 0.11),
        "step_no_time": _e(0.0, 0.01, 0.0, 0.03),
        "choice": _e(-0.03, 0.04, 0.01, 0.05),
        "offer_fits": _e(-0.06, 0.06, 0.03, 0.16),
        "offer_weak": _e(-0.01, 0.01, 0.0, 0.03),
        "lead_asked": _e(-0.02, 0.05, 0.01, 0.05),
        "summary": _e(-0.02, 0.06, 0.02, 0.05),
        "checked_resolved": _e(-0.01, 0.03, 0.01, 0.01),
        "steps_in_order": _e(0.0, 0.02, 0.01, 0.02),
        "prevents_repeat": _e(-0.02, 0.04, 0.0, 0.02),
        "follows_up": _e(-0.01, 0.05, 0.01, 0.04),
        "more_help": _e(0.0, 0.01, 0.0, 0.01),
        "declined_reason": _e(0.02, 0.02, -0.01, -0.03),
        "declined_alternative": _e(-0.01, 0.04, 0.0, 0.03),
        # ---- the cause (L14: one that could be avoided angers, one that stays lowers hope; sizes chosen)
        "cause_avoidable": _e(0.05, -0.03),
        "cause_beyond": _e(-0.02, 0.01),
        "cause_stays": _e(0.02, -0.05, -0.02, -0.07),
        # ---- amends (L9: what lowers anger is compensation; its size and kind come on top, L10-L13)
        "compensation": _e(-0.14, 0.02, 0.0, 0.04),
        # ---- a slip put right gives back most of what taking it back took (L16); sizes chosen
        "made_good": _e(-0.225, 0.24, 0.05, 0.21),
        # ---- warmth (L25 pays at the start and the end)
        "warm_word": _e(-0.02, 0.03, 0.01),
        "positive": _e(-0.01, 0.01, 0.0, 0.03),
        # ---- what tires (L28 scripted wording, L31)
        "stock_phrase": _e(0.03, -0.03, -0.03, -0.01),
        "copied": _e(0.05, -0.06, -0.07, -0.03),
        "kind_only": _e(0.03, -0.03, -0.06, -0.06),
        "apology_long": _e(0.04, -0.04, -0.05),
        "apology_again": _e(0.01, -0.02, -0.02),
        "nothing_done": _e(0.03, -0.03, -0.07, -0.05),
        # ---- what breaks trust (a vague promise hurts the person who heard one before; L14, L15)
        "vague_promise": _e(0.05, -0.07, -0.03, -0.06),
        "false_promise": _e(-0.04, 0.02, 0.01, 0.14),
        "absurd_promise": _e(0.04, -0.08, -0.03, -0.05),
        # It is a no as well, and heard as one hurt.
        "taken_back": _e(0.27, -0.28, -0.06, -0.26),
        "guess": _e(0.02, -0.03, -0.03, -0.01),
        "asked_again": _e(0.07, -0.06, -0.06),
        "asked_record": _e(0.03, -0.03, -0.03),
        "question_ignored": _e(0.05, -0.06, -0.05, -0.03),
        "passed_on": _e(0.03, -0.03, -0.02, 0.0),
        "wrong_name": _e(0.04, -0.05, -0.02),
        "revealed_data": _e(0.02, -0.10),
        # ---- what hurts (L33: blame and ignoring lie far below every kind act, lecturing between)
        "blamed": _e(0.15, -0.13, -0.05, -0.05),
        "blamed_other": _e(0.04, -0.06, -0.01, -0.02),
        "excuse": _e(0.05, -0.06, -0.02),
        "dismissed": _e(0.12, -0.10, -0.05, -0.05),
        "argued": _e(0.13, -0.11, -0.06, -0.04),
        "commanded": _e(0.07, -0.06, -0.03),
        "insulted": _e(0.30, -0.30, -0.15, -0.15),
        "sarcasm": _e(0.14, -0.12, -0.05, -0.03),
        "shouted": _e(0.10, -0.08, -0.04),
        "interrupted": _e(0.10, -0.08, -0.04),
        "negative_only": _e(0.05, -0.03, -0.02, -0.08),
        "declined_bare": _e(0.09, -0.07, -0.03, -0.10),
        "rule_only": _e(0.05, -0.03, -0.02, -0.03),
        "policy_pasted": _e(0.06, -0.05, -0.07, -0.05),
        "jargon": _e(0.02, -0.03, -0.03, -0.01),
        "rambled": _e(0.02, -0.01, -0.05),
        "too_short": _e(0.04, -0.04, -0.05, -0.02),
        "small_talk_misplaced": _e(0.03, -0.02, -0.03),
        "off_scene": _e(0.04, -0.05, -0.07, -0.03),
        "not_understood": _e(0.01, -0.01, -0.04, -0.01),
        "empty": _e(0.03, -0.03, -0.07, -0.02),
        # ---- time (L17 telling how long keeps people, L18 waiting itself is a small effect)
        "hold": _e(0.02, -0.01, -0.05, -0.01),
        "hold_with_time": _e(0.0, 0.005, -0.04, 0.0),
        "turn": _e(0.0, 0.0, -0.022, 0.0),
        "kept_waiting": _e(0.008, -0.006, -0.02),
        "quick_reply": _e(0.0, 0.008, 0.006, 0.006),
        "silent": _e(0.02, -0.015, -0.06, -0.01),
        "queued": _e(0.006, 0.0, -0.016, 0.0),
        # ---- what was tried (a customer who checks whether anybody listened; chosen)
        "test_passed": _e(-0.03, 0.08, 0.02, 0.04),
        "test_failed": _e(0.06, -0.08, -0.04, -0.05),
        # ---- what came before (L14 a stable cause, L15 repeated failure, L16 a good recovery is remembered narrowly)
        "came_back_well": _e(-0.05, 0.10, 0.03, 0.08),
        "came_back_badly": _e(0.10, -0.10, -0.06, -0.08),
        "insulted_before": _e(0.08, -0.08, -0.02, -0.04),
        "promise_broken_before": _e(0.05, -0.07, -0.02, -0.04),
        "left_unsolved": _e(0.10, -0.12, -0.08, -0.15),
    }
)


# The three kinds of justice in a complaint. What is not named is interactional: how one is treated.
DISTRIBUTIVE, PROCEDURAL, INTERACTIONAL = "distributive", "procedural", "interactional"
_DISTRIBUTIVE: Final = (
    "need_reached offer_fits offer_weak compensation choice lead_asked false_promise taken_back guess made_good "
    "declined_bare declined_reason declined_alternative left_unsolved negative_only rule_only checked_resolved"
)
_PROCEDURAL: Final = (
    "concrete_step step_no_time explained informed question_answered question_ignored summary steps_in_order "
    "prevents_repeat follows_up vague_promise asked_again asked_record passed_on hold hold_with_time turn "
    "kept_waiting quick_reply silent queued nothing_done promise_broken_before policy_pasted cause_stays"
)
# Dimensions after Orsingher 2010 (outcome, process, treatment); which reason belongs to which is ours.
JUSTICE: Final[Mapping[str, str]] = MappingProxyType(
    dict.fromkeys(EFFECTS, INTERACTIONAL)
    | dict.fromkeys(_DISTRIBUTIVE.split(), DISTRIBUTIVE)
    | dict.fromkeys(_PROCEDURAL.split(), PROCEDURAL)
)
