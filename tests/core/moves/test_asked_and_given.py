"""What a question asks for, what the customer has given, and by which name the customer is known."""

from __future__ import annotations

import pytest
from tests.builders import conversation

from warmline.core.moves.asked import asked_items, given_items
from warmline.core.moves.history import History, folded
from warmline.core.moves.names import known_names

ASKED = {
    "order number": ("What is your order number?", "Your order id please.", "Can I have the number of your order?"),
    "account number": ("What is your account number?", "Your membership number please?", "The policy no please."),
    "reference": ("Do you have a booking reference?", "Your ticket number?", "What is the tracking code?"),
    "e-mail": ("What is your email?", "Your e-mail address please.", "Which email is on the account?"),
    "phone number": ("Your phone number please.", "Which number can I reach you on?", "What is your mobile number?"),
    "name": ("May I have your name?", "What is your full name?", "Who am I speaking to?", "Your last name?"),
    "user name": ("What is your username?", "Your user name please."),
    "address": ("What is your address?", "Your delivery address?", "Is this your home address?"),
    "postcode": ("Your postcode please.", "What is the zip code?", "And the post code?"),
    "problem": ("What is the problem?", "How can I help you?", "What seems to be the issue?", "What happened?"),
}
NOT_ASKED = {
    "order number": ("I will order it.", "The number of days is two."),
    "e-mail": ("I'll email you.",),
    "name": ("I know.",),
    "address": ("I will address that.", "We moved."),
    "postcode": ("I'll post it.", "The code is on the door."),
    "phone number": ("I'll phone you.", "The number is low."),
    "problem": ("No problem.", "The problem is the storm."),
    "user name": ("Each user has one.",),
    "account number": ("I'll take that into account.",),
    "reference": ("I refer to your letter.",),
}
GIVEN = {
    "order number": ("My order is 5512039", "order #A-55120", "Order number: 5512039"),
    "account number": ("my account is 99120387", "membership number 4471182"),
    "reference": ("booking AB12345", "case number 77120", "ref 771200"),
    "e-mail": ("dana@mail.example", "It is dana.wolf+shop@mail.example"),
    "phone number": ("07700 900 123", "call me on 07700900123", "+447700900123"),
    "name": ("My name is Dana Wolf", "this is Dana", "name: Dana"),
    "user name": ("username: dwolf", "my user name is dwolf"),
    "address": ("12 Hill Street", "I live at 4 Mill Lane"),
    "postcode": ("LS1 4AP", "It is 90210"),
    "problem": ("I waited in for two days and nobody came with the parcel.",),
}


@pytest.mark.parametrize("item", ASKED)
def test_a_question_is_known_for_what_it_asks(item: str) -> None:
    assert [text for text in ASKED[item] if item not in asked_items(text)] == []


@pytest.mark.parametrize("item", NOT_ASKED)
def test_what_asks_for_nothing_of_the_kind(item: str) -> None:
    assert [text for text in NOT_ASKED[item] if item in asked_items(text)] == []


@pytest.mark.parametrize("item", GIVEN)
def test_what_the_customer_gave_is_known_from_then_on(item: str) -> None:
    for text in GIVEN[item]:
        talk = conversation(f"c: {text}", "a: ok", "c: thanks")
        assert item in given_items(History(talk, 1)), text
        assert item in given_items(History(talk, 3)), text
        assert item not in given_items(History(talk, 0)), text


@pytest.mark.parametrize("item", GIVEN)
def test_what_the_agent_says_is_not_given_by_the_customer(item: str) -> None:
    for text in GIVEN[item]:
        assert item not in given_items(History(conversation(f"a: {text}", "c: ok"), 2)), text


@pytest.mark.parametrize("item", ["order number", "account number", "reference"])
def test_a_bare_figure_answers_the_question_before_it(item: str) -> None:
    talk = conversation(f"a: {ASKED[item][0]}", "c: 5512039", "a: Thanks.")
    assert item in given_items(History(talk, 2))


def test_a_bare_figure_nobody_asked_for_is_no_order_number() -> None:
    assert (
        given_items(History(conversation("a: Hello.", "c: 5512039"), 2)) & {"order number", "account number"} == set()
    )


def test_a_question_stays_open_until_it_is_answered() -> None:
    talk = conversation("a: What is your order number?", "c: wait please", "a: Sure.", "c: 5512039")
    assert "order number" not in given_items(History(talk, 2))
    assert "order number" in given_items(History(talk, 4))


NAMED = (
    ("My name is Dana Wolf.", {"dana", "wolf"}),
    ("my name's Dana", {"dana"}),
    ("this is Dana", {"dana"}),
    ("I'm Dana and I am cross", {"dana"}),
    ("Name: Dana Wolf", {"dana", "wolf"}),
    ("Where is it? Regards, Dana", {"dana"}),
    ("Where is it?\nKind regards,\nDana", {"dana"}),
    ("It's Dana", {"dana"}),
)
NAMELESS = (
    "I am cross.",
    "this is the third time",
    "It's Monday",
    "I'm So tired",
    "my name is on the box",
    "This is The parcel",
    "I am Not happy",
)


@pytest.mark.parametrize(("text", "names"), NAMED)
def test_names_that_customers_give(text: str, names: set[str]) -> None:
    assert names <= known_names(History(conversation(f"c: {text}", "a: ok"), 1))


@pytest.mark.parametrize("text", NAMELESS)
def test_words_that_are_no_names(text: str) -> None:
    assert known_names(History(conversation(f"c: {text}", "a: ok"), 1)) == frozenset()


def test_a_name_is_known_only_after_it_was_said() -> None:
    talk = conversation("c: hello", "a: hi", "c: I'm Dana", "a: Hi Dana")
    assert known_names(History(talk, 2)) == frozenset()
    assert known_names(History(talk, 3)) == {"dana"}


@pytest.mark.parametrize(
    ("text", "plain"),
    [("(977) 625-2661", "9776252661"), ("AB-12 34", "ab1234"), ("", ""), ("?!", ""), ("Ünder_score", "ünderscore")],
)
def test_folding_keeps_letters_and_figures(text: str, plain: str) -> None:
    assert folded(text) == plain
