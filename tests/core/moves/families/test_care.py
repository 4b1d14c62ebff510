from __future__ import annotations

import pytest
from tests.core.moves.read import PARCEL, agent, found, names

from warmline.core.conversation import CaseFacts, Fact

MORE_HELP = (
    "Is there anything else I can help you with?",
    "Would there be anything else I can do?",
    "Any other questions?",
    "Let me know if you need anything.",
    "Feel free to ask.",
    "Anything else?",
    "What else can I do for you?",
    "I'm here if you need me.",
    "Write to me if anything changes.",
)
NO_MORE_HELP = ("Where else did you look?", "I'll help you.", "Anything is possible.", "ok", "You need to ask.")
PREVENTS = (
    "To avoid this next time, I've set a reminder.",
    "I've added a note so that it doesn't happen again.",
    "In future the driver will ring first.",
    "I've flagged your address so the van finds it.",
    "I've reported it so that the label gets checked.",
    "From now on you'll get a text first.",
    "We changed the scan to make sure this does not happen again.",
)
NO_PREVENTION = (
    "I'll send it.",
    "This will never happen again.",
    "It happened again.",
    "Will it happen next to me?",
    "ok",
)
CHECKS_BACK = (
    ("I'll call you back tomorrow.", "tomorrow"),
    ("I'll check back with you on Friday.", "on Friday"),
    ("I will get back to you within the hour.", "within the hour"),
    ("I'll email you the result.", None),
    ("I'll keep you updated.", None),
    ("We'll ring you by 6pm to see how it went.", "by 6pm"),
    ("I'll follow up with you tomorrow.", "tomorrow"),
)
NO_CHECKING_BACK = ("You can call us.", "Will you call me back?", "I won't call you back.", "I called.", "ok")
FITS = (
    "Since you live alone, our small tariff might suit you.",
    "You might like the pick-up point.",
    "I'd recommend the evening slot.",
    "There is a better plan for you.",
    "That would save you ten pounds a month.",
    "Have you considered our app?",
    "As you travel a lot, the pass could help.",
)
NO_FIT = ("I'll send it.", "You might be late.", "I can't recommend that.", "ok", "Where do you live?")


@pytest.mark.parametrize("text", MORE_HELP)
def test_offers_of_more_help(text: str) -> None:
    assert "proposes_more_help" in agent(text)


@pytest.mark.parametrize("text", NO_MORE_HELP)
def test_no_offer_of_more_help_is_made_up(text: str) -> None:
    assert "proposes_more_help" not in agent(text)


@pytest.mark.parametrize("text", PREVENTS)
def test_prevention(text: str) -> None:
    assert "prevents_repeat" in agent(text)


@pytest.mark.parametrize("text", NO_PREVENTION)
def test_no_prevention_is_made_up(text: str) -> None:
    assert "prevents_repeat" not in agent(text)


@pytest.mark.parametrize(("text", "when"), CHECKS_BACK)
def test_checking_back(text: str, when: str | None) -> None:
    assert found("follows_up", PARCEL, f"a: {text}").about("when") == when


@pytest.mark.parametrize("text", NO_CHECKING_BACK)
def test_no_checking_back_is_made_up(text: str) -> None:
    assert "follows_up" not in agent(text)


@pytest.mark.parametrize("text", FITS)
def test_what_fits_the_customer(text: str) -> None:
    assert "suggests_fit" in agent(text)


@pytest.mark.parametrize("text", NO_FIT)
def test_no_suggestion_is_made_up(text: str) -> None:
    assert "suggests_fit" not in agent(text)


def test_a_suggestion_that_rests_on_what_was_told_is_surer() -> None:
    alone = "c: My bill doubled though I live alone."
    tied = found("suggests_fit", alone, "a: Since you live alone, our small tariff might suit you.")
    loose = found("suggests_fit", alone, "a: You might like the golden card.")
    assert tied.confidence > loose.confidence


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Your email is tim.b@example.com, right?", "email"),
        ("I have 07700 900123 on file.", "number"),
        ("You live at 12 Rose Street.", "address"),
        ("I see your date of birth is 3 May 1980.", "birthday"),
        ("Your card 4111 1111 1111 1111 was charged.", "number"),
        ("Another customer named Jones had it too.", "other person"),
    ],
)
def test_data_nobody_gave(text: str, kind: str) -> None:
    assert found("reveals_data", PARCEL, f"a: {text}").about("kind") == kind


@pytest.mark.parametrize(
    "text",
    [
        "Your order number is 5512039912.",
        "You can reach us at help@rivus.example.",
        "Call us on 0800 123 4567.",
        "The card ending 1111 was charged.",
        "It costs £3,348.50.",
        "It left on 2025-11-06 at 18:00.",
        "Tracking number 33489175021 is yours.",
    ],
)
def test_what_is_no_personal_data(text: str) -> None:
    assert "reveals_data" not in agent(text)


def test_what_the_customer_gave_is_not_revealed() -> None:
    said = "c: mail me at tim.b@example.com or (977) 625-2661"
    assert "reveals_data" not in names(said, "a: I'll write to tim.b@example.com.")
    assert "reveals_data" not in names(said, "a: Is 977 625 2661 right?")
    assert "reveals_data" in names(said, "a: I'll write to tim.c@example.com.")


def test_facts_of_the_case_that_were_not_given_are_revealed() -> None:
    facts = CaseFacts((Fact("street_address", "Street address", "6821 1st ave"), Fact("city", "City", "san mateo")))
    assert "reveals_data" in names("c: Where is it?", "a: It went to 6821 1st Ave.", facts=facts)
    assert "reveals_data" not in names("c: I live at 6821 1st ave", "a: It went to 6821 1st Ave.", facts=facts)
    assert "reveals_data" not in names("c: Where is it?", "a: It is in San Mateo.", facts=facts)
