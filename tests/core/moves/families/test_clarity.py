from __future__ import annotations

import pytest
from tests.core.moves.read import PARCEL, agent, found, names, read_last

from warmline.core.conversation import Channel

STEPS = (
    "First unplug the router. Then wait a minute. After that plug it in again.",
    "1. Open the app.\n2. Tap Settings.\n3. Choose Export.",
    "First, I'll block the card. Then I'll send you a short form.",
    "- open the box\n- take a photo\n- send it to me",
    "Next, click on Orders. Finally, choose Return.",
    "Step 1 open the lid. Step 2 press the button.",
)
NO_STEPS = (
    "I'm so sorry, you stayed home and then the tracking didn't move.",
    "I'll call you first.",
    "Then I don't know.",
    "Open the app.",
    "It costs 3.50.",
)
JARGON = (
    ("Our SLA is ten days.", "SLA"),
    ("It is with the merchant acquirer.", "merchant acquirer"),
    ("The consignment was manifested.", "consignment"),
    ("Your PNR is on hold.", "PNR"),
    ("We need an RMA.", "RMA"),
    ("As per our records it is done.", "per our records"),
    ("The fare basis does not allow it.", "fare basis"),
    ("Kindly revert back to us.", "revert back"),
    ("It needs provisioning at the backend.", "provisioning"),
    ("That is a deemed contract.", "deemed contract"),
)
PLAIN = (
    "Your order is on its way.",
    "Our SLA (how fast we promise to answer) is ten days.",
    "We start a chargeback, which means the shop's bank has to give the money back.",
    "I'll look at your account.",
    "The van comes at 10.",
)
LONG = " ".join(["I will look at the parcel and then I will call the depot for you."] * 10)


@pytest.mark.parametrize("text", STEPS)
def test_steps_in_order(text: str) -> None:
    assert "plain_steps" in agent(text)


@pytest.mark.parametrize("text", NO_STEPS)
def test_no_steps_are_made_up(text: str) -> None:
    assert "plain_steps" not in agent(text)


@pytest.mark.parametrize(("text", "word"), JARGON)
def test_inside_words(text: str, word: str) -> None:
    assert found("uses_jargon", PARCEL, f"a: {text}").about("word") == word


@pytest.mark.parametrize("text", PLAIN)
def test_plain_or_explained_words(text: str) -> None:
    assert "uses_jargon" not in agent(text)


def test_the_customers_own_word_is_no_inside_word() -> None:
    assert "uses_jargon" not in names("c: What is the SLA for that?", "a: The SLA is ten days.")


def test_every_inside_word_is_marked() -> None:
    reading = read_last(PARCEL, "a: The chargeback is with the merchant acquirer under SLA.")
    assert [mark.quote for mark in reading.marks if mark.name == "uses_jargon"] == [
        "chargeback",
        "merchant acquirer",
        "SLA",
    ]


def test_too_much_at_once() -> None:
    assert "rambles" in agent(LONG)
    assert "rambles" not in agent("I will look at the parcel and call the depot.")


def test_a_letter_may_be_longer_than_a_chat() -> None:
    assert read_last(PARCEL, f"a: {LONG}", channel=Channel.EMAIL).first("rambles") is None
    assert read_last(PARCEL, f"a: {LONG * 3}", channel=Channel.EMAIL).first("rambles") is not None


def test_a_list_may_be_longer_than_a_paragraph() -> None:
    listed = "\n".join(f"{n}. Open the box and take a photo of the label with your phone please." for n in range(1, 10))
    assert "rambles" not in agent(listed)


def test_one_endless_sentence_rambles() -> None:
    assert "rambles" in agent("so " + "I looked at it and " * 12 + "then nothing")


def test_many_questions_at_once_ramble() -> None:
    assert "rambles" in agent("Where? When was it? Who was there? What did you see?")


@pytest.mark.parametrize("text", ["ok", "No.", "hmm ok", "Noted.", "I see.", "Sure.", "yes"])
def test_a_word_or_two_where_more_was_called_for(text: str) -> None:
    assert "answers_too_short" in agent(text)


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("c: How long does it take until I have my refund?", "less than a week"),
        ("c: thanks", "Sure."),
        ("c: ok", "ok"),
        (PARCEL, "One moment please."),
        (PARCEL, "by 18:00"),
        (PARCEL, "Hello!"),
        (PARCEL, "I'm sorry."),
        (PARCEL, "What happened then?"),
        (PARCEL, "I'll call the depot and ask."),
    ],
)
def test_short_answers_that_do(before: str, text: str) -> None:
    assert "answers_too_short" not in names(before, f"a: {text}")


def test_a_second_message_in_a_row_may_be_short() -> None:
    assert "answers_too_short" not in names(PARCEL, "a: Could you give me the order ID", "a: please")


@pytest.mark.parametrize(
    "text",
    [
        "I ALREADY TOLD YOU",
        "It was DELIVERED ON MONDAY.",
        "READ THE TERMS",
        "You MUST wait",
        "THIS IS NOT MY JOB",
        "DO NOT",
    ],
)
def test_capitals(text: str) -> None:
    assert "shouts" in agent(text)


@pytest.mark.parametrize(
    "text", ["I told you", "Your PNR is QX72KL", "It is in the UK", "OK", "I am in the USA", "The BBC said so", "A B C"]
)
def test_no_capitals_are_made_up(text: str) -> None:
    assert "shouts" not in agent(text)
