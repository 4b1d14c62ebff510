"""How strongly the reasons move the mood next to each other: what hurts more, what helps more, and by how much."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.core.customer.parameters import EFFECTS, Effect

# (worse, less bad): anger rises more with the first.
ANGERS_MORE = (
    ("insulted", "argued"),
    ("argued", "commanded"),
    ("blamed", "blamed_other"),
    ("blamed", "excuse"),
    ("dismissed", "negative_only"),
    ("insulted", "jargon"),
    ("sarcasm", "stock_phrase"),
    ("declined_bare", "declined_reason"),
    ("question_ignored", "turn"),
    ("vague_promise", "turn"),
)
# (worse, less bad): trust falls more with the first.
COSTS_MORE_TRUST = (
    ("blamed", "jargon"),
    ("insulted", "commanded"),
    ("taken_back", "vague_promise"),
    ("argued", "too_short"),
    ("excuse", "stock_phrase"),
    ("blamed_other", "too_short"),
    ("dismissed", "rambled"),
)
# (better, less good): trust grows more with the first.
WINS_MORE_TRUST = (
    ("concrete_step", "step_no_time"),
    ("named_feeling", "generic_empathy"),
    ("said_back", "asked_open"),
    ("owned", "apology"),
    ("question_answered", "warm_word"),
    ("offer_fits", "offer_weak"),
    ("need_reached", "asked_fit"),
    ("validated", "generic_empathy"),
)
# What says where it goes from here gives hope; being kind alone does not.
GIVES_HOPE = ("concrete_step", "offer_fits", "need_reached", "owned", "choice", "summary", "informed", "step_no_time")
GIVES_NO_HOPE = ("named_feeling", "validated", "generic_empathy", "apology")
COSTS_TRUST = ("blamed", "blamed_other", "excuse", "dismissed", "argued", "commanded", "insulted", "sarcasm")


@pytest.mark.parametrize(("worse", "less"), ANGERS_MORE)
def test_what_angers_more(worse: str, less: str) -> None:
    assert EFFECTS[worse].anger > EFFECTS[less].anger


@pytest.mark.parametrize(("worse", "less"), COSTS_MORE_TRUST)
def test_what_costs_more_trust(worse: str, less: str) -> None:
    assert EFFECTS[worse].trust < EFFECTS[less].trust


@pytest.mark.parametrize(("better", "less"), WINS_MORE_TRUST)
def test_what_wins_more_trust(better: str, less: str) -> None:
    assert EFFECTS[better].trust > EFFECTS[less].trust


def test_what_is_done_gives_hope_and_kindness_alone_does_not() -> None:
    assert [name for name in GIVES_HOPE if EFFECTS[name].hope <= 0] == []
    assert [name for name in GIVES_NO_HOPE if EFFECTS[name].hope != 0] == []


def test_every_hurtful_word_angers_and_costs_trust_and_patience() -> None:
    for name in COSTS_TRUST:
        effect = EFFECTS[name]
        assert effect.anger >= 0.04, name
        assert effect.trust <= -0.05, name
        assert effect.patience < 0, name


def test_an_excuse_costs_trust_as_blaming_somebody_else_does() -> None:
    excuse, blamed = EFFECTS["excuse"], EFFECTS["blamed_other"]
    assert excuse.trust == blamed.trust < 0
    assert excuse.anger >= blamed.anger
    assert excuse.hope >= blamed.hope


def test_no_kind_word_outweighs_an_insult() -> None:
    kindest = max(effect.trust for name, effect in EFFECTS.items() if name != "need_reached")
    assert -EFFECTS["insulted"].trust >= kindest * 0.9
    assert EFFECTS["insulted"].anger > max(-effect.anger for effect in EFFECTS.values())


def test_time_alone_costs_patience_and_nothing_else() -> None:
    assert EFFECTS["turn"].patience < 0
    assert EFFECTS["turn"].trust == 0


EFFECT = st.builds(Effect, *[st.floats(-0.3, 0.3)] * 4)


@given(EFFECT, st.floats(0, 3))
def test_scaling_moves_every_part_alike(effect: Effect, factor: float) -> None:
    scaled = effect.times(factor)
    parts = ("anger", "trust", "patience", "hope")
    assert [getattr(scaled, part) for part in parts] == [getattr(effect, part) * factor for part in parts]


@given(EFFECT)
def test_once_is_as_it_was_and_never_is_nothing(effect: Effect) -> None:
    assert effect.times(1.0) == effect
    assert effect.times(0.0) == Effect()


@given(EFFECT, st.floats(0.1, 3))
def test_scaling_never_turns_good_into_bad(effect: Effect, factor: float) -> None:
    assert (effect.times(factor).trust > 0) == (effect.trust * factor > 0)
    assert (effect.times(factor).anger < 0) == (effect.anger * factor < 0)


# Which parts of the mood each reason touches: a anger, t trust, p patience, h hope.
TOUCHES = {
    "named_feeling": "atp",
    "validated": "atp",
    "generic_empathy": "at",
    "said_back": "atph",
    "used_detail": "atph",
    "checked_understanding": "atph",
    "asked_open": "atph",
    "asked_fit": "atph",
    "need_reached": "atph",
    "owned": "atph",
    "apology": "atp",
    "explained": "th",
    "informed": "tph",
    "question_answered": "atph",
    "concrete_step": "atph",
    "step_no_time": "th",
    "choice": "atph",
    "offer_fits": "atph",
    "offer_weak": "ath",
    "lead_asked": "atph",
    "summary": "atph",
    "checked_resolved": "atph",
    "steps_in_order": "tph",
    "prevents_repeat": "ath",
    "follows_up": "atph",
    "more_help": "th",
    "declined_reason": "atph",
    "declined_alternative": "ath",
    "warm_word": "atp",
    "positive": "ath",
    "stock_phrase": "atph",
    "copied": "atph",
    "kind_only": "atph",
    "apology_long": "atp",
    "apology_again": "atp",
    "nothing_done": "atph",
    "vague_promise": "atph",
    "false_promise": "atph",
    "taken_back": "atph",
    "made_good": "atph",
    "guess": "atph",
    "asked_again": "atp",
    "asked_record": "atp",
    "question_ignored": "atph",
    "passed_on": "atp",
    "wrong_name": "atp",
    "revealed_data": "at",
    "blamed": "atph",
    "blamed_other": "atph",
    "excuse": "atp",
    "dismissed": "atph",
    "argued": "atph",
    "commanded": "atp",
    "insulted": "atph",
    "sarcasm": "atph",
    "shouted": "atp",
    "interrupted": "atp",
    "negative_only": "atph",
    "declined_bare": "atph",
    "rule_only": "atph",
    "jargon": "atph",
    "rambled": "atp",
    "too_short": "atph",
    "small_talk_misplaced": "atp",
    "off_scene": "atph",
    "not_understood": "atph",
    "empty": "atph",
    "hold": "atph",
    "hold_with_time": "tp",
    "turn": "p",
    "left_unsolved": "atph",
    "compensation": "ath",
    "quick_reply": "tph",
    "kept_waiting": "atp",
    "cause_avoidable": "at",
    "cause_beyond": "at",
    "cause_stays": "atph",
    "absurd_promise": "atph",
    "silent": "atph",
    "queued": "ap",
    "test_passed": "atph",
    "test_failed": "atph",
    "policy_pasted": "atph",
    "came_back_well": "atph",
    "came_back_badly": "atph",
    "insulted_before": "atph",
    "promise_broken_before": "atph",
}


def test_each_reason_touches_the_parts_of_the_mood_that_it_should() -> None:
    found = {
        name: "".join(
            letter
            for letter, value in zip("atph", (each.anger, each.trust, each.patience, each.hope), strict=True)
            if value
        )
        for name, each in EFFECTS.items()
    }
    assert found == TOUCHES


def test_no_part_is_too_small_to_be_felt() -> None:
    parts = [value for each in EFFECTS.values() for value in (each.anger, each.trust, each.patience, each.hope)]
    assert min(abs(value) for value in parts if value) >= 0.005
