from __future__ import annotations

import pytest
from tests.core.moves.read import PARCEL, agent, found, names, read_last

SAYS_BACK = (
    "So you waited in for two days and nothing came.",
    "If I understand you right, nothing came in two days and the birthday is on Saturday.",
    "You waited in for two days and nothing came.",
    "It sounds like you waited two days for a birthday parcel.",
    "Let me make sure I have this: two days of waiting, and the birthday is Saturday.",
    "What I hear is that nothing came although you waited for two days.",
    "You mentioned your daughter's birthday on Saturday.",
    "In other words, two days of waiting and no parcel before the birthday.",
    "Just to be clear, you waited two days and your daughter's birthday is on Saturday.",
)
NO_SAYING_BACK = (
    "I'll send it today.",
    "Where do you live?",
    "When is your daughter's birthday?",
    "I am sorry.",
    "So what is your order number?",
    "We deliver on weekdays.",
    "It sounds like a good plan.",
)
DETAILS = (
    "I'll get it to you before Saturday, so it's there for the birthday.",
    "For a birthday on Saturday we need the courier.",
    "Your daughter will have it on Saturday.",
    "Two days of waiting is far too long for a birthday parcel.",
    "Have a great birthday on Saturday!",
)
NO_DETAILS = (
    "When is the birthday?",
    "I'll look into it.",
    "Please give me your order number.",
    "Thank you for waiting.",
    "Is the birthday on Saturday?",
)
CHECKS = (
    "Is that right?",
    "Did I get that right?",
    "You waited two days and nothing came, correct?",
    "Have I understood you correctly?",
    "Am I right that it never came?",
    "Does that make sense?",
    "ok, just to verify you already tried to use the code?",
    "So the birthday is on Saturday, is that so?",
    "Correct me if I'm wrong, but nothing came at all.",
    "Just to make sure, you have not moved since then?",
    "Do you mean the second one?",
    "Have I missed anything?",
    "So you waited in for two days and nothing came?",
)
NO_CHECKS = (
    "Is there anything else?",
    "What is your name?",
    "I'll check that.",
    "That is right.",
    "Did that solve it?",
    "Would you like a refund?",
    "Can I just confirm your order number?",
)
OPEN = (
    "What happened then?",
    "How did you find out?",
    "Why do you think so?",
    "Tell me more about the parcel.",
    "Could you describe what you see?",
    "Can you tell me what happened on Tuesday?",
    "What exactly did the driver say?",
    "How did it come to that?",
    "What worries you most about this?",
    "Walk me through what you did.",
    "Could you explain how it was packed?",
    "what do you see on the screen?",
    "How would you like me to put this right?",
)
CLOSED = (
    "Did you check the shed?",
    "Is the house number correct?",
    "What is your order number?",
    "May I have your name please?",
    "Which colour did you order?",
    "When did you order it?",
    "How many pieces are there?",
    "Could you give me your postcode?",
    "please provide your account number",
    "would you give me your full name or account ID",
    "Were you at home?",
    "I'd just need your phone number.",
    "what time did he come?",
    "Do you still have the box?",
)
NO_QUESTIONS = (
    "I will send it.",
    "Would you like me to send a new one?",
    "Shall I book it?",
    "Why don't we send a new one?",
    "Is there anything else I can help you with?",
    "Does that solve it?",
    "How did I do today?",
    "ok?",
    "What do you want me to do?",
    "How should I know?",
)


@pytest.mark.parametrize("text", SAYS_BACK)
def test_saying_back(text: str) -> None:
    assert "paraphrases" in agent(text)


@pytest.mark.parametrize("text", NO_SAYING_BACK)
def test_no_saying_back_is_made_up(text: str) -> None:
    assert "paraphrases" not in agent(text)


@pytest.mark.parametrize("text", DETAILS)
def test_details_that_come_back(text: str) -> None:
    assert "uses_detail" in agent(text)


@pytest.mark.parametrize("text", NO_DETAILS)
def test_a_bare_question_uses_no_detail(text: str) -> None:
    assert "uses_detail" not in agent(text)


@pytest.mark.parametrize("text", CHECKS)
def test_checks_of_understanding(text: str) -> None:
    assert "verifies_understanding" in agent(text)


@pytest.mark.parametrize("text", NO_CHECKS)
def test_no_check_is_made_up(text: str) -> None:
    assert "verifies_understanding" not in agent(text)


@pytest.mark.parametrize("text", OPEN)
def test_open_questions(text: str) -> None:
    moves = agent(text, "c: Hello")
    assert "asks_open" in moves
    assert "asks_closed" not in moves


@pytest.mark.parametrize("text", CLOSED)
def test_closed_questions(text: str) -> None:
    moves = agent(text, "c: Hello")
    assert "asks_closed" in moves
    assert "asks_open" not in moves


@pytest.mark.parametrize("text", NO_QUESTIONS)
def test_what_is_no_question_for_facts(text: str) -> None:
    assert not {"asks_open", "asks_closed"} & agent(text, "c: Hello")


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("My order number is 5512039", "What is your order number?"),
        ("order 5512039 never came", "Could you give me the order number please?"),
        ("it's dana@mail.example", "Can I have your email address?"),
        ("call me on 07700 900123", "What's the best phone number for you?"),
        ("My name is Dana Wolf", "May I have your name?"),
        ("I live at 12 Rose Street", "What is your full address?"),
        ("SW1A 1AA", "What is your postcode?"),
        (
            "My router has been blinking red since Monday and I cannot work from home at all",
            "What seems to be the problem?",
        ),
        ("My booking reference is QX72KL", "What is your booking reference?"),
        ("my account number: 99120034", "please provide your account number"),
    ],
)
def test_asking_for_what_was_given(said: str, asked: str) -> None:
    assert "asks_again" in names(f"c: {said}", f"a: {asked}")
    assert "asks_again" not in names("c: Hello there", f"a: {asked}")


def test_a_name_given_in_answer_is_given() -> None:
    talk = ("a: May I have your name please?", "c: Crystal Minh", "a: thanks", "c: I got the wrong size.")
    assert "asks_again" in names(*talk, "a: And what is your name?")


def test_an_order_number_is_no_phone_number() -> None:
    talk = ("a: May I have your order ID?", "c: 3348917502", "a: I'd just need your phone number.")
    assert "asks_again" not in names(*talk)
    assert "asks_again" in names(*talk[:2], "a: What was your order ID?")


def test_the_same_question_again_after_an_answer() -> None:
    first = "a: Which browser do you use on that laptop?"
    assert "asks_again" in names("c: It crashes", first, "c: Firefox", "a: Which browser do you use on the laptop?")
    assert "asks_again" not in names("c: It crashes", first, "a: Which browser do you use on the laptop?")


def test_a_question_checked_back_is_not_asked_again() -> None:
    assert "asks_again" not in names("c: My order number is 5512039", "a: So the order number is 5512039, right?")


def test_details_name_the_words_that_came_back() -> None:
    mark = found("uses_detail", PARCEL, "a: Your daughter will have it on Saturday.")
    assert mark.about("detail") == "daughter, Saturday"


def test_numbers_in_words_and_figures_meet() -> None:
    assert "uses_detail" in names("c: I called three times", "a: You called 3 times, that is on us.")


def test_nothing_comes_back_where_nothing_was_said() -> None:
    reading = read_last("a: Your daughter will have it on Saturday.")
    assert reading.first("uses_detail", "paraphrases") is None
