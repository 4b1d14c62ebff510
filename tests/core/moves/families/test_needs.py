from __future__ import annotations

import pytest
from tests.core.moves.read import customer, found, names

QUESTIONS = (
    "Where is my parcel?",
    "where is my refund",
    "when will it come",
    "how long does that take",
    "can i return it?",
    "is there a fee",
    "I want to know when they expire",
    "just wanted to check on the status of a refund",
    "I was wondering if you ship to Spain",
    "any news?",
    "Any update on my case",
    "how much long till it is refunded",
    "Do you have it in blue",
    "What does that mean?",
    "could you tell me the balance",
    "not sure when it closes",
    "please tell me why it was declined",
    "But why was I charged twice?",
)
NO_QUESTIONS = (
    "Hello?",
    "Hello? Hello?? I've got an order with you.",
    "Hi? It's Kai.",
    "Are you kidding me?",
    "How dare you?",
    "Thanks, that is all",
    "I got the wrong size.",
    "My name is Dana",
    "ok",
    "Who do you think you are?",
    "???",
)
REQUESTS = (
    "I want a refund",
    "I need to return an item",
    "Can you send me a new one?",
    "please cancel my order",
    "Kindly do the needful",
    "pls refund asap",
    "I'd like to change my flight",
    "could you please check again",
    "cancel it",
    "Just send me another one",
    "I would like my money back",
    "Fix this now",
    "can i get a voucher instead?",
    "I'm looking for someone to help",
    "I demand compensation",
    "please connect me to billing",
)
NO_REQUESTS = (
    "Where is it?",
    "It came yesterday",
    "thanks",
    "I want to know when they expire.",
    "No, I just want to see how long they last for.",
    "I was at home all day",
)
FACTS = (
    "I ordered it on Monday",
    "My order number is 551203",
    "Username: cminh730",
    "It crashed",
    "I got the wrong size.",
    "It was in the hall",
    "we have two kids",
    "I paid £45.50",
    "My parcel arrived broken",
    "he said that it was sent",
    "i already restarted it",
    "No, I bought it in November.",
    "I'm a bronze member",
)
NO_FACTS = ("Where is it?", "thanks", "ok", "please help", "how much long till it is refunded", "Bye")
CONFUSED = (
    "I don't understand",
    "What do you mean?",
    "what does that mean",
    "I'm confused",
    "that makes no sense",
    "i dont get it",
    "Sorry, you lost me",
    "huh?",
    "not clear to me",
    "Come again?",
    "This doesn't make sense",
    "which button?",
    "what is a DSLAM?",
)
NOT_CONFUSED = ("I understand", "That makes sense", "Where is it?", "I know what that is")
DEADLINES = (
    "I need it by Friday",
    "My wedding is on Saturday",
    "we are flying on Sunday at 6am",
    "my rent is due on Friday",
    "The exam is tomorrow",
    "i must have it before the weekend",
    "I need this by tomorrow 10am",
    "it's urgent",
    "asap please",
    "We leave tomorrow morning",
    "I'm running out of time",
    "the offer expires today",
    "it has to arrive before Christmas",
    "my daughter's birthday is tomorrow",
)
NO_DEADLINES = (
    "It was supposed to arrive by Friday",
    "You said it would be here before Monday",
    "I ordered it on Monday",
    "no rush",
    "Where is it?",
    "I was promised it by Tuesday",
)
REPEATS = (
    "This is the third time I call",
    "I've called twice already",
    "I already told you",
    "Nobody called me back",
    "I keep getting the same message",
    "I have explained this before",
    "every time I call I get someone else",
    "I've been passed from one to another",
    "how many times do I have to say it",
    "same problem again",
    "I spoke to someone yesterday",
    "no reply to my emails",
    "I was told someone would call",
    "i emailed last week",
    "It's happened again",
    "your last agent said it was fixed",
    "I keep repeating myself",
    "Why do I have to explain it all again",
)
NO_REPEATS = (
    "I am calling for the first time",
    "Where is it?",
    "I ordered two shirts",
    "nobody else lives here",
    "I have two accounts",
)


@pytest.mark.parametrize("text", QUESTIONS)
def test_questions_are_seen_with_and_without_their_mark(text: str) -> None:
    assert "asks_question" in customer(text)


@pytest.mark.parametrize("text", NO_QUESTIONS)
def test_what_only_looks_like_a_question_is_none(text: str) -> None:
    assert "asks_question" not in customer(text)


@pytest.mark.parametrize("text", REQUESTS)
def test_requests_are_seen(text: str) -> None:
    assert "makes_request" in customer(text)


@pytest.mark.parametrize("text", NO_REQUESTS)
def test_no_request_is_made_up(text: str) -> None:
    assert "makes_request" not in customer(text)


@pytest.mark.parametrize("text", FACTS)
def test_facts_are_seen(text: str) -> None:
    assert "states_fact" in customer(text)


@pytest.mark.parametrize("text", NO_FACTS)
def test_no_fact_is_made_up(text: str) -> None:
    assert "states_fact" not in customer(text, before="a: Hello.")


@pytest.mark.parametrize("text", CONFUSED)
def test_confusion_is_seen(text: str) -> None:
    assert "shows_confusion" in customer(text)


@pytest.mark.parametrize("text", NOT_CONFUSED)
def test_no_confusion_is_made_up(text: str) -> None:
    assert "shows_confusion" not in customer(text)


@pytest.mark.parametrize("text", DEADLINES)
def test_deadlines_are_seen(text: str) -> None:
    assert "has_deadline" in customer(text)


@pytest.mark.parametrize("text", NO_DEADLINES)
def test_a_promise_of_the_past_is_no_deadline(text: str) -> None:
    assert "has_deadline" not in customer(text)


@pytest.mark.parametrize("text", REPEATS)
def test_earlier_contacts_are_seen(text: str) -> None:
    assert "reports_repeat" in customer(text)


@pytest.mark.parametrize("text", NO_REPEATS)
def test_no_earlier_contact_is_made_up(text: str) -> None:
    assert "reports_repeat" not in customer(text)


def test_a_short_answer_to_a_question_is_a_fact_and_no_fact_without_one() -> None:
    assert "states_fact" in names("a: Did you restart it?", "c: yes, in November")
    assert "states_fact" not in names("a: Hello.", "c: Crystal Minh")


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("May I have your name please?", "Crystal Minh"),
        ("What is your full name?", "crystal minh".title()),
        ("What is your e-mail address?", "cminh730@email.com"),
        ("May I have your phone number?", "(977) 625-2661"),
        ("Your order number please?", "Sure, 3348917502"),
        ("Can you give me the account number?", "AB-2231"),
    ],
)
def test_a_bare_name_address_or_number_on_request_is_an_answer_and_no_told_fact(asked: str, given: str) -> None:
    assert "states_fact" not in names(f"a: {asked}", f"c: {given}")


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("What is your full name?", "Crystal Minh, and my parcel is late"),
        ("Your order number please?", "3348917502, it came broken on Monday"),
        ("What is your e-mail address?", "I moved house in May."),
    ],
)
def test_an_answer_that_tells_more_tells_a_fact(asked: str, given: str) -> None:
    assert "states_fact" in names(f"a: {asked}", f"c: {given}")


def test_a_question_mark_makes_surer_than_the_form_alone() -> None:
    marked = found("asks_question", "a: Hi", "c: Where is my refund?")
    bare = found("asks_question", "a: Hi", "c: where is my refund")
    assert marked.confidence > bare.confidence
