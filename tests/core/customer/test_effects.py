"""Which way every reason points, and that no reason is without words, colour or bounds."""

from __future__ import annotations

from typing import Final

import pytest
from tests.parcel import parcel_birthday

from warmline.core.customer.parameters import EFFECTS, PARAMETERS, Effect
from warmline.core.customer.planning.decide import SPOKEN
from warmline.core.customer.reasons import REASONS, words_for

# Reasons that help at the time: nothing about them makes anything worse. A false promise is paid for later.
HELPS: Final = (
    "compensation",
    "made_good",
    "cause_beyond",
    "quick_reply",
    "test_passed",
    "came_back_well",
    "named_feeling",
    "validated",
    "generic_empathy",
    "said_back",
    "used_detail",
    "checked_understanding",
    "asked_open",
    "asked_fit",
    "need_reached",
    "owned",
    "apology",
    "explained",
    "informed",
    "question_answered",
    "concrete_step",
    "step_no_time",
    "choice",
    "offer_fits",
    "offer_weak",
    "lead_asked",
    "summary",
    "checked_resolved",
    "steps_in_order",
    "prevents_repeat",
    "follows_up",
    "more_help",
    "declined_alternative",
    "warm_word",
    "positive",
    "false_promise",
)
# Reasons that harm: nothing about them makes anything better.
HARMS: Final = (
    "stock_phrase",
    "copied",
    "kind_only",
    "apology_long",
    "apology_again",
    "nothing_done",
    "vague_promise",
    "taken_back",
    "guess",
    "asked_again",
    "asked_record",
    "question_ignored",
    "passed_on",
    "wrong_name",
    "revealed_data",
    "blamed",
    "blamed_other",
    "excuse",
    "dismissed",
    "argued",
    "commanded",
    "insulted",
    "sarcasm",
    "shouted",
    "interrupted",
    "negative_only",
    "declined_bare",
    "rule_only",
    "jargon",
    "rambled",
    "too_short",
    "small_talk_misplaced",
    "off_scene",
    "not_understood",
    "empty",
    "hold",
    "turn",
    "left_unsolved",
    "kept_waiting",
    "cause_avoidable",
    "cause_stays",
    "absurd_promise",
    "silent",
    "queued",
    "test_failed",
    "policy_pasted",
    "came_back_badly",
    "insulted_before",
    "promise_broken_before",
)
# A good no and an announced wait cut both ways.
MIXED: Final = ("declined_reason", "hold_with_time")


def good(effect: Effect) -> tuple[float, ...]:
    return (-effect.anger, effect.trust, effect.patience, effect.hope)


def test_every_reason_is_sorted_into_one_of_the_three() -> None:
    assert sorted((*HELPS, *HARMS, *MIXED)) == sorted(EFFECTS)


@pytest.mark.parametrize("name", HELPS)
def test_what_helps_harms_nothing(name: str) -> None:
    assert all(value >= 0 for value in good(EFFECTS[name]))
    assert any(value > 0 for value in good(EFFECTS[name]))


@pytest.mark.parametrize("name", HARMS)
def test_what_harms_helps_nothing(name: str) -> None:
    assert all(value <= 0 for value in good(EFFECTS[name]))
    assert any(value < 0 for value in good(EFFECTS[name]))


@pytest.mark.parametrize("name", MIXED)
def test_what_is_mixed_cuts_both_ways(name: str) -> None:
    assert any(value > 0 for value in good(EFFECTS[name]))
    assert any(value < 0 for value in good(EFFECTS[name]))


@pytest.mark.parametrize("name", sorted(EFFECTS))
def test_no_single_reason_turns_a_person_round(name: str) -> None:
    assert all(abs(value) <= 0.3 for value in good(EFFECTS[name]))


@pytest.mark.parametrize("name", sorted(EFFECTS))
def test_every_reason_has_words_for_the_learner(name: str) -> None:
    words = words_for(name, parcel_birthday().persona)
    assert words.endswith(".")
    assert "{" not in words
    assert len(words.split()) <= 16


@pytest.mark.parametrize("name", sorted(REASONS))
def test_no_words_blame_the_learner_as_a_person(name: str) -> None:
    words = words_for(name, parcel_birthday().persona).lower()
    assert not any(bad in words for bad in ("you are ", "you're ", "bad agent", "stupid", "wrong person"))


def test_only_known_reasons_are_spoken_of() -> None:
    assert set(EFFECTS) >= SPOKEN


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ("named_feeling", "generic_empathy"),
        ("named_feeling", "validated"),
        ("need_reached", "asked_fit"),
        ("concrete_step", "step_no_time"),
        ("offer_fits", "offer_weak"),
        ("said_back", "used_detail"),
        ("declined_alternative", "declined_reason"),
    ],
)
def test_what_helps_more(more: str, less: str) -> None:
    assert sum(good(EFFECTS[more])) > sum(good(EFFECTS[less]))


@pytest.mark.parametrize(
    ("worse", "bad"),
    [
        ("insulted", "blamed"),
        ("blamed", "blamed_other"),
        ("dismissed", "commanded"),
        ("taken_back", "vague_promise"),
        ("declined_bare", "negative_only"),
        ("hold", "hold_with_time"),
        ("asked_again", "asked_record"),
        ("copied", "stock_phrase"),
        ("left_unsolved", "nothing_done"),
    ],
)
def test_what_harms_more(worse: str, bad: str) -> None:
    assert sum(good(EFFECTS[worse])) < sum(good(EFFECTS[bad]))


def test_kind_words_alone_bring_no_hope() -> None:
    assert all(EFFECTS[name].hope == 0 for name in ("named_feeling", "validated", "generic_empathy", "apology"))


def test_only_doing_brings_much_hope() -> None:
    much = {name for name, effect in EFFECTS.items() if effect.hope >= 0.1}
    assert much == {"need_reached", "concrete_step", "offer_fits", "false_promise", "made_good"}


def test_an_effect_is_scaled_in_all_its_parts() -> None:
    assert Effect(0.1, -0.2, 0.3, -0.4).times(2) == Effect(0.2, -0.4, 0.6, -0.8)
    assert Effect(0.1, -0.2, 0.3, -0.4).times(0) == Effect()


SHARES: Final = (
    "stickiness", "move_decay", "copy_decay", "no_feeling_open", "trust_by_talk", "anger_by_talk", "unmet_feeling",
    "warm_between", "rage", "weak_worth", "trust_to_confide", "trust_to_accept", "anger_to_accept", "anger_to_threaten",
    "anger_to_escalate", "patience_gone", "anger_to_walk", "anger_insulted", "chance_to_volunteer", "hedged_offer",
    "weight_end", "weight_peak", "weight_mean", "room_to_gain", "room_to_cool",
)  # fmt: skip


@pytest.mark.parametrize("name", SHARES)
def test_shares_are_shares(name: str) -> None:
    assert 0.0 < getattr(PARAMETERS, name) < 1.0


def test_what_is_remembered_adds_up() -> None:
    assert PARAMETERS.weight_end + PARAMETERS.weight_peak + PARAMETERS.weight_mean == pytest.approx(1.0)
    assert PARAMETERS.loyalty_trust + PARAMETERS.loyalty_calm + PARAMETERS.loyalty_mean == pytest.approx(1.0)


def test_the_ladder_of_anger_goes_up() -> None:
    p = PARAMETERS
    assert p.anger_to_walk < p.anger_to_threaten < p.anger_to_escalate < p.anger_insulted < p.rage


def test_a_detail_of_the_case_is_not_said_to_come_from_the_customer() -> None:
    """It may stand on the screen: only what the reader saw is said."""
    assert words_for("used_detail", parcel_birthday().persona) == "You named a detail of the case."
