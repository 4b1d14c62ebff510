from __future__ import annotations

import pytest
from tests.core.moves.read import PARCEL, agent, found

WITH_REASON = (
    "I can't refund it because it was opened.",
    "Unfortunately because it has been more than 90 days we cannot accept the return.",
    "We don't ship there, since the bridge is closed.",
    "I can't refund it tonight. The fraud team has to confirm the payment first.",
    "That isn't possible as the order has already left.",
    "I am not able to change the name. The airline needs the name on the passport.",
    "I wish I could send it today, but the warehouse is closed.",
)
WITH_ALTERNATIVE = (
    "I can't send a new one, but I can refund you today.",
    "I'm not able to waive it. What I can do is split it in three.",
    "We don't do exchanges. You could send it back instead and get your money.",
    "That is not possible. Would you like a voucher instead?",
    "I can't open the locker from here. However, I could ask the depot.",
    "I can't move the date. I'll ask the engineer to call you instead.",
    "I'm afraid I can't look inside from here. What I can do is ask the depot to open it.",
)
BARE = (
    "I can't do that.",
    "That's not possible.",
    "No refunds.",
    "There is nothing I can do.",
    "We don't do that.",
    "Unfortunately we do not support that.",
    "No.",
    "I'm afraid not.",
    "I won't be able to help with that.",
    "You are not eligible for a refund.",
    "We can not cancel it.",
)
NO_REFUSAL = (
    "I can't thank you enough.",
    "I can't imagine how hard that was.",
    "I won't let you down.",
    "I can refund it.",
    "Can't you send a photo?",
    "I can't see the payment yet.",
    "I can't promise Friday.",
    "I can't wait to hear how it goes.",
    "Not a problem.",
    "If you can't find it, call me.",
    "I won't promise what I can't keep: Friday is likely, not certain.",
    "You said I can't refund it.",
)
BOUNDARIES = (
    "Please don't swear at me.",
    "I want to help, but I need you to stop shouting.",
    "If you don't stop shouting I will end this chat.",
    "I'd ask you to keep this respectful.",
    "Let's keep it polite, then I can help.",
    "I'm happy to help without the insults.",
    "That language is not acceptable.",
    "I will have to end the call if this goes on.",
    "Please stop calling me names.",
)
NO_BOUNDARIES = (
    "Please don't worry.",
    "Calm down.",
    "I will end the contract for you.",
    "Please stop the router.",
    "ok",
)


@pytest.mark.parametrize("text", WITH_REASON)
def test_a_no_with_its_reason(text: str) -> None:
    moves = agent(text)
    assert "declines_with_reason" in moves
    assert "declines_bare" not in moves


@pytest.mark.parametrize("text", WITH_ALTERNATIVE)
def test_a_no_with_something_else(text: str) -> None:
    moves = agent(text)
    assert "declines_with_alternative" in moves
    assert not {"declines_bare", "speaks_negatively"} & moves


@pytest.mark.parametrize("text", BARE)
def test_a_bare_no(text: str) -> None:
    moves = agent(text)
    assert "declines_bare" in moves
    assert not {"declines_with_reason", "declines_with_alternative"} & moves


@pytest.mark.parametrize("text", NO_REFUSAL)
def test_no_refusal_is_made_up(text: str) -> None:
    assert not {"declines_bare", "declines_with_reason", "declines_with_alternative"} & agent(text)


@pytest.mark.parametrize("text", BOUNDARIES)
def test_calm_boundaries(text: str) -> None:
    assert "sets_boundary" in agent(text)


@pytest.mark.parametrize("text", NO_BOUNDARIES)
def test_no_boundary_is_made_up(text: str) -> None:
    assert "sets_boundary" not in agent(text)


def test_reason_and_alternative_may_both_be_there() -> None:
    text = "I can't send a new one because the first is still in transit, but I can refund you today."
    assert {"declines_with_reason", "declines_with_alternative"} <= agent(text)


def test_the_quote_runs_from_the_no_to_what_softens_it() -> None:
    mark = found("declines_with_alternative", PARCEL, "a: Hm. I can't do that. What I can do is call. Bye.")
    assert mark.quote == "I can't do that. What I can do is call."


def test_an_offer_of_more_help_is_no_alternative() -> None:
    assert "declines_bare" in agent("I can't do that. Is there anything else I can help with?")


def test_a_second_refusal_is_no_alternative() -> None:
    assert "declines_bare" in agent("I can't refund it. I can't replace it either.")
