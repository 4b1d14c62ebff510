from __future__ import annotations

import pytest
from tests.scenes import moment, reason, state_with

from warmline.core.customer.appraisal import appraise
from warmline.core.customer.state import Act, Plan

KNOWN = {"told": ("not_there", "birthday")}
NEW = "I can send a new parcel tonight."
STEP = "I will write to you by 18:00."


def test_an_offer_that_fits_lifts_hope() -> None:
    found = reason(appraise(moment(NEW, state=state_with(**KNOWN))), "offer_fits")
    assert found is not None
    assert found.hope > 0 > found.anger


def test_the_same_offer_before_the_need_is_known_is_a_guess() -> None:
    because = appraise(moment(NEW))
    found = reason(because, "guess")
    assert found is not None
    assert found.trust < 0
    assert not reason(because, "offer_fits")


def test_a_weak_offer_helps_little() -> None:
    weak = reason(appraise(moment("I will refund the delivery price.", state=state_with(**KNOWN))), "offer_weak")
    strong = reason(appraise(moment(NEW, state=state_with(**KNOWN))), "offer_fits")
    assert weak is not None
    assert strong is not None
    assert weak.hope < 0.5 * strong.hope


def test_an_offer_counts_once() -> None:
    because = appraise(moment(NEW, state=state_with(offers=("new_parcel",), **KNOWN)))
    assert not reason(because, "offer_fits")


def test_a_promise_that_is_not_ones_own_pleases_now_and_breaks_later() -> None:
    promised = reason(appraise(moment("I will give you a full refund.")), "false_promise")
    back = state_with(offers=("full_refund",), overpromised=("full_refund",))
    broken = reason(appraise(moment("I am afraid I cannot give you a full refund.", state=back)), "taken_back")
    assert promised is not None
    assert broken is not None
    assert promised.hope > 0
    assert broken.trust < -promised.trust
    assert broken.trust < -0.15


def test_asking_the_lead_is_honest() -> None:
    because = appraise(moment("I will ask my lead for a full refund."))
    found = reason(because, "lead_asked")
    assert found is not None
    assert found.trust > 0
    assert not reason(because, "false_promise")


def test_a_step_with_a_time_beats_one_without() -> None:
    timed = reason(appraise(moment(STEP, ("next_step_with_time", STEP))), "concrete_step")
    loose = reason(appraise(moment("I will check it.", ("next_step", "I will check it"))), "step_no_time")
    assert timed is not None
    assert loose is not None
    assert timed.trust > 3 * loose.trust
    assert timed.hope > loose.hope


def test_i_beats_we() -> None:
    we = "We will write to you by 18:00."
    mine = reason(appraise(moment(STEP, ("next_step_with_time", STEP))), "concrete_step")
    ours = reason(appraise(moment(we, ("next_step_with_time", we))), "concrete_step")
    assert mine is not None
    assert ours is not None
    assert mine.trust > ours.trust


def test_solving_counts_more_as_talk_goes_on() -> None:
    met = (("apologises", 1),)
    early = reason(appraise(moment(STEP, ("next_step_with_time", STEP), state=state_with(heard=met))), "concrete_step")
    later = state_with(turn=6, heard=met)
    late = reason(appraise(moment(STEP, ("next_step_with_time", STEP), state=later)), "concrete_step")
    assert early is not None
    assert late is not None
    assert late.hope > early.hope


def test_help_wins_less_while_nobody_has_met_the_feeling() -> None:
    cold = reason(appraise(moment(NEW, state=state_with(**KNOWN))), "offer_fits")
    heard = (("acknowledges_feeling", 1),)
    met = reason(appraise(moment(NEW, state=state_with(heard=heard, **KNOWN))), "offer_fits")
    assert cold is not None
    assert met is not None
    assert cold.trust < met.trust
    assert cold.hope == met.hope


@pytest.mark.parametrize("act", [Act.ASK, Act.HESITATE])
def test_a_question_left_open_is_felt(act: Act) -> None:
    state = state_with(plan=Plan((act,), (None,)))
    ignored = reason(appraise(moment("Thank you for being with us.", state=state)), "question_ignored")
    assert ignored is not None
    assert ignored.trust < 0
    answered = appraise(moment("The driver's note says number 14, Tuesday 17:52.", state=state))
    assert reason(answered, "question_answered")
    assert not reason(answered, "question_ignored")


def test_nothing_was_asked_so_nothing_is_ignored() -> None:
    state = state_with(plan=Plan((Act.TELL,), ("soon",)))
    assert not reason(appraise(moment("Thank you for being with us.", state=state)), "question_ignored")


def test_a_choice_needs_two_ways() -> None:
    one = "Is it the parcel, or something else?"
    assert not reason(appraise(moment(one, ("offers_options", one))), "choice")
    two = "I can ask the driver today, or send a new parcel tonight."
    assert reason(appraise(moment(two, ("offers_options", two), state=state_with(**KNOWN))), "choice")
