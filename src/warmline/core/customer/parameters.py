"""Every number of the simulated customer, in one place.

L1 to L36 are the laws of the customer that the exams test. "Chosen" means: no published size was found, so this is
our choice. All amounts are on the 0-1 scale of the mood, for a person of middling temperament, before stickiness.
An experiment passes another `Parameters` (`dataclasses.replace`) to switch one mechanism off.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
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


# Directions follow the law named; sizes are chosen, then checked against the bands of L1, L20-L24 by the exams.
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
        "apology": _e(-0.06, 0.03, 0.01),
        # ---- solving (L5 visible solving, L9 help lowers anger and clear talk raises hope, L26 concrete words)
        "explained": _e(-0.01, 0.03, 0.0, 0.01),
        "informed": _e(-0.01, 0.03, 0.01, 0.03),
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
        # ---- warmth (L25 pays at the start and the end)
        "warm_word": _e(-0.015, 0.02, 0.01),
        "positive": _e(-0.01, 0.01, 0.0, 0.03),
        # ---- what tires (L28 scripted wording, L31)
        "stock_phrase": _e(0.03, -0.03, -0.03, -0.01),
        "copied": _e(0.05, -0.06, -0.07, -0.03),
        "kind_only": _e(0.03, -0.03, -0.06, -0.06),
        "apology_long": _e(0.02, -0.02, -0.03),
        "apology_again": _e(0.01, -0.02, -0.02),
        "nothing_done": _e(0.03, -0.03, -0.07, -0.05),
        # ---- what breaks trust (a vague promise hurts the person who heard one before; L14, L15)
        "vague_promise": _e(0.05, -0.07, -0.03, -0.06),
        "false_promise": _e(-0.04, 0.02, 0.01, 0.14),
        "taken_back": _e(0.18, -0.26, -0.06, -0.22),
        "guess": _e(0.02, -0.03, -0.03, -0.01),
        "asked_again": _e(0.07, -0.06, -0.06),
        "asked_record": _e(0.03, -0.03, -0.03),
        "question_ignored": _e(0.04, -0.05, -0.05, -0.03),
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
        "negative_only": _e(0.05, -0.03, -0.02, -0.08),
        "declined_bare": _e(0.09, -0.07, -0.03, -0.10),
        "rule_only": _e(0.05, -0.03, -0.02, -0.03),
        "jargon": _e(0.02, -0.03, -0.03, -0.01),
        "rambled": _e(0.02, -0.01, -0.05),
        "too_short": _e(0.04, -0.04, -0.05, -0.02),
        "small_talk_misplaced": _e(0.03, -0.02, -0.03),
        "off_scene": _e(0.04, -0.05, -0.07, -0.03),
        "not_understood": _e(0.01, -0.01, -0.04, -0.01),
        "empty": _e(0.03, -0.03, -0.07, -0.02),
        # ---- time (L17 telling how long keeps people, L18 waiting itself is a small effect)
        "hold": _e(0.02, -0.01, -0.05, -0.01),
        "hold_with_time": _e(0.0, 0.01, -0.015, 0.0),
        "turn": _e(0.0, 0.0, -0.022, 0.0),
        "left_unsolved": _e(0.10, -0.12, -0.08, -0.15),
    }
)


@dataclass(frozen=True, slots=True)
class Parameters:
    """The numbers of one customer engine. Shares and factors are 0-1 unless said otherwise."""

    effects: Mapping[str, Effect] = field(default_factory=lambda: EFFECTS)

    # Share of every change that does not arrive: one good turn moves a frustrated person little (L19). Chosen size.
    stickiness: float = 0.25
    # The most one turn can mend anger and lift trust and hope (L19). Chosen.
    most_anger_relief: float = 0.13
    most_trust_gain: float = 0.11
    most_hope_gain: float = 0.2
    # Less can be won where little is missing: gains shrink once trust or hope lack less than this, relief once
    # anger is below the second number. Chosen.
    room_to_gain: float = 0.6
    room_to_cool: float = 0.3

    # Use n of a kind of move keeps this share of use n - 1. Chosen (no published size for the n-th repeat).
    move_decay: float = 0.8
    # Use n of the very same sentence keeps this share. Chosen.
    copy_decay: float = 0.35
    # Each further stock phrase in a conversation weighs this much more. Chosen.
    stock_growth: float = 0.35

    # A kind word where no feeling is open keeps this share (response to opportunity). Chosen.
    no_feeling_open: float = 0.25
    # Listening gains this much per point of anger (L29). Chosen size.
    listening_for_upset: float = 0.8
    # Talk alone lifts trust no higher and cools anger no lower than this until something is done (L30). Chosen.
    trust_by_talk: float = 0.58
    anger_by_talk: float = 0.22
    # While the customer's feeling has been met by nobody, help itself mends and wins this share only (L7, L30). Chosen.
    unmet_feeling: float = 0.5
    # From this agent turn on each further one costs this much more patience. Chosen.
    turns_before_growth: int = 7
    turn_growth: float = 0.5
    # Turns with kind words only before they weary (L4, L30). Chosen.
    kind_turns_allowed: int = 1

    # Apology parts, relative weight (L2: responsibility > repair > regret = explanation = repentance > forgiveness).
    apology_parts: Mapping[str, float] = field(
        default_factory=lambda: MappingProxyType(
            {
                "regret": 0.6,
                "responsibility": 1.0,
                "repair": 0.85,
                "explanation": 0.6,
                "repentance": 0.6,
                "forgiveness": 0.25,
            }
        )
    )
    # An apology longer than this in words backfires (L4, Marinova 2018).
    apology_words: int = 20

    # Solving counts this much more with each turn (L5). Chosen size.
    solving_slope: float = 0.03
    # "I" against "we" in a promise of a step (L27). Chosen size.
    i_bonus: float = 1.1
    we_malus: float = 0.9
    # Warm words count fully in the first agent turns and after the customer said yes; between, this share (L25).
    warm_turns: int = 2
    warm_between: float = 0.3

    # Each earlier failure makes disappointments heavier by this share (L14, L15). Chosen size.
    per_failure: float = 0.3
    # Without a second failure or an insult anger stays below this: rage needs repetition (L15).
    rage: float = 0.86
    failures_for_rage: int = 2

    # An offer put as a maybe counts this share. Chosen.
    hedged_offer: float = 0.5
    # An offer below this worth does not meet the need. Chosen.
    weak_worth: float = 0.35
    # Trust from which a trusted fact is told unasked, and how much a fitting question lowers the bar. Chosen.
    trust_to_confide: float = 0.48
    asking_lowers: float = 0.1
    # Asked again, a person gives way a little more each time; nobody confides before this agent turn. Chosen.
    asking_again_lowers: float = 0.06
    first_turn_to_confide: int = 2
    # Saying why one asks lowers the bar by this much more. Chosen.
    reason_lowers: float = 0.06
    # ... and so does offering the very thing that the fact calls for. Chosen.
    right_guess_lowers: float = 0.1
    # Trust and anger at which a good end is believed. Chosen.
    trust_to_accept: float = 0.48
    anger_to_accept: float = 0.6
    # Nobody says yes before this agent turn, and nobody who began with less than this trust before the next. Chosen.
    first_turn_to_accept: int = 3
    wary_from_the_start: float = 0.37
    # After a doubt each turn in which something was done lowers both bars by this much, up to so many turns. Chosen.
    ease_by_done: float = 0.05
    most_done_counted: int = 4
    # Anger from which a person threatens, and asks for somebody else. Chosen.
    anger_to_threaten: float = 0.66
    anger_to_escalate: float = 0.76
    # Patience at which a person gives up, and anger that turns giving up into walking out. Chosen.
    patience_gone: float = 0.03
    anger_to_walk: float = 0.5
    # Anger from which a first insult is enough to leave. Chosen.
    anger_insulted: float = 0.85
    # Clarifying questions in a row.
    most_unclear: int = 2
    # Chance of telling a fact unasked in a turn that invites it, for a person of middling openness. Chosen.
    chance_to_volunteer: float = 0.75

    # Remembered satisfaction: end, peak and mean of felt experience (L21 Alaybek 2022; L22). Weights sum to 1.
    weight_end: float = 0.3
    weight_peak: float = 0.2
    weight_mean: float = 0.5
    # What the outcome adds or takes, in points of 100 (L6 distributive justice leads for a single complaint). Chosen.
    solved_points: float = 7.0
    unsolved_points: float = -18.0
    # What it adds or takes whether anybody met the feeling (L6: interactional justice comes second). Chosen.
    met_points: float = 2.0
    unmet_points: float = -8.0
    # What each of the first three tempting wrong answers takes from the memory. Chosen.
    trap_points: float = -6.0
    most_traps_counted: int = 3
    # Loyalty: how one was treated weighs more than what one got (L7); earlier failures stay (L16). Chosen sizes.
    loyalty_trust: float = 0.5
    loyalty_calm: float = 0.25
    loyalty_mean: float = 0.25
    loyalty_solved: float = 6.0
    loyalty_unsolved: float = -10.0
    loyalty_per_failure: float = -4.0
    loyalty_false_promise: float = -12.0


PARAMETERS: Final = Parameters()
