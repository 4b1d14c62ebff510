"""Asking somebody else: neither a fact nor an offer made. She wants to know by when, and remembers only a time."""

from __future__ import annotations

import pytest
from tests.parcel import parcel_birthday
from tests.scenes import english, rules

from warmline.core.customer.others import asks_others, will_ask
from warmline.core.customer.scene import Scene, answer, begin
from warmline.core.customer.sentences import pieces
from warmline.core.customer.state import Act


def first(text: str) -> bool:
    return asks_others(pieces(text)[0])


@pytest.mark.parametrize(
    "text",
    [
        "I can ask my lead for ten per cent.",
        "Let me find out what we can do about this.",
        "I will check with the billing team whether the old price still exists.",
        "I could ask somebody.",
        "I'll speak to my supervisor about it.",
        "I can ask for a discount.",
        "We will see whether there is a seat.",
        "I ask my boss first.",
    ],
)
def test_offering_to_ask_somebody_is_known(text: str) -> None:
    assert first(text)


@pytest.mark.parametrize(
    "text",
    [
        "I have to ask you for your number.",
        "I need to ask for your date of birth.",
        "May I ask my question first?",
        "Let me know what you need.",
        "I asked the driver yesterday.",
        "You can ask the neighbours.",
        "I see what happened.",
        "I will ask if you need anything else.",
        "Shall I ask my lead?",
    ],
)
def test_what_is_asked_of_the_customer_or_told_is_none(text: str) -> None:
    assert not first(text)


def met(text: str, seed: int = 1) -> Scene:
    return answer(begin(parcel_birthday(), english(), seed=seed), text, reader=rules())


@pytest.mark.parametrize("seed", range(5))
def test_without_a_time_she_wants_to_know_by_when_and_nothing_counts_as_promised(seed: int) -> None:
    scene = met("I can ask my lead for ten per cent.", seed)
    turn = scene.turns[-1]
    assert (turn.plan.act, turn.plan.topics[-1]) == (Act.ASK, "by_when")
    assert "?" in turn.customer
    assert scene.state.promises == ()
    assert not scene.state.standing()
    assert not {one.reason for one in turn.because} & {"informed", "offer_fits", "question_answered"}


def test_with_a_time_it_is_a_promise_and_nobody_asks_when() -> None:
    scene = met("I can ask my lead for ten per cent, and I will tell you by 15:00 today.")
    assert [promise.when for promise in scene.state.promises] == ["by 15:00 today"]
    assert scene.turns[-1].plan.topics[-1] != "by_when"


def test_she_asks_by_when_once_and_not_in_a_row() -> None:
    scene = met("I can ask my lead for ten per cent.")
    scene = answer(scene, "I will check with the depot whether they know.", reader=rules())
    assert scene.turns[-1].plan.topics[-1] != "by_when"


def test_what_is_only_asked_about_is_not_offered_yet_and_made_by_saying_so() -> None:
    scene = met("I will find out whether I can refund the delivery price.")
    assert not scene.state.standing()
    assert "lead_asked" in {one.reason for one in scene.turns[-1].because}
    assert answer(scene, "I refund the delivery price now.", reader=rules()).state.standing()


def test_an_offer_that_is_itself_an_asking_stands() -> None:
    scene = met("I can ask the driver whether he can remember where he left it.")
    assert scene.state.standing() == {"ask_driver"}


def test_the_first_clause_that_asks_is_named() -> None:
    found = will_ask(pieces("I see. I can ask my lead. Let me find out what is possible."))
    assert found is not None
    assert found.text == "I can ask my lead."
    assert will_ask(pieces("I will do it.")) is None


def test_what_was_asked_about_is_offered_once_somebody_said_yes() -> None:
    scene = met("I will find out whether I can refund the delivery price.")
    assert scene.state.pending == ("refund_delivery",)
    yes = answer(scene, "Yes, we can. It is done by 15:00.", reader=rules())
    assert yes.state.standing() == {"refund_delivery"}
    assert yes.state.pending == ()
    for no in ("I do not know yet.", "Yes, I can understand that.", "Yes, it is annoying."):
        assert not answer(scene, no, reader=rules()).state.standing()


def test_an_offer_thought_aloud_waits_for_the_asking() -> None:
    scene = met("I think the delivery price can be refunded? Let me ask.")
    assert not scene.state.standing()


@pytest.mark.parametrize("text", ["I'll ask Pat if we can swap.", "Let me ask.", "I would have to ask my team lead."])
def test_names_and_bare_asking_count_as_well(text: str) -> None:
    assert first(text)
