from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import conversation

from warmline.core.moves.rules import RuleReader
from warmline.core.moves.unanswered import MOST_QUESTIONS, Question, State, questions


def found(*lines: str) -> tuple[Question, ...]:
    talk = conversation(*lines)
    return questions(talk, RuleReader().read(talk))


def states(*lines: str) -> list[State]:
    return [each.state for each in found(*lines)]


def test_each_question_of_a_message_is_followed_by_itself() -> None:
    talk = (
        "c: Could you tell me how I return the jacket? And when do I get the money back?",
        "a: Print the label from your account and hand the jacket in at any shop. The money is back 5 days later.",
    )
    first, second = found(*talk)
    assert (first.state, second.state) == (State.ANSWERED, State.ANSWERED)
    assert first.answer is not None
    assert "label" in first.answer
    assert second.answer is not None
    assert "5 days" in second.answer


def test_what_was_left_out_is_open() -> None:
    first, second = found(
        "c: What does the permit cost? And can I park in the street meanwhile?", "a: The permit costs £84."
    )
    assert first.state is State.ANSWERED
    assert second.state is State.OPEN
    assert second.quote == "And can I park in the street meanwhile?"
    assert second.answer is None
    assert second.answer_turn is None


def test_a_time_for_the_answer_puts_it_off() -> None:
    (each,) = found(
        "c: Why was my card blocked in the shop?",
        "a: I don't see it here. I will ask the card team and call you back by 17:00 today.",
    )
    assert each.state is State.PUT_OFF
    assert each.answer_turn == 1
    assert each.answer == "I will ask the card team and call you back by 17:00 today."


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("When will the parcel arrive?", "It comes on Thursday before noon."),
        ("When is the heater back?", "Sorry, no idea when there will be more."),
        ("How much is the fee?", "Nothing at all."),
        ("Can I change the seat?", "Yes, that works."),
        ("Is this March the fourth? And is it 2,400?", "No, it is 3 April. The sum is 2,400 pounds."),
        ("Why is the bill so high?", "Because it was estimated."),
        ("Where do I find the serial number?", "The serial number is on the back."),
        ("I would like to know whether the shop opens on Sunday.", "The shop opens at ten on Sunday."),
        ("Which is it?", "The notice for your zone ended this afternoon."),
    ],
)
def test_answers_are_heard(asked: str, said: str) -> None:
    assert set(states(f"c: {asked}", f"a: {said}")) == {State.ANSWERED}


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("When will the parcel arrive?", "We care about every single customer."),
        ("How much is the fee for a second bag?", "Thank you for asking about bags."),
        ("Why was the card blocked?", "Your satisfaction is our mission."),
        ("Is there a grab rail at the bath?", "We look forward to welcoming you."),
        ("How do I get the album out as a PDF?", "Thank you for your message, have a great day."),
    ],
)
def test_kind_words_are_no_answer(asked: str, said: str) -> None:
    assert states(f"c: {asked}", f"a: {said}") == [State.OPEN]


def test_two_questions_in_one_sentence_are_two() -> None:
    first, second = found("c: What does the permit cost, and can I park meanwhile?", "a: The permit costs 84 pounds.")
    assert (first.quote, first.state) == ("What does the permit cost", State.ANSWERED)
    assert (second.quote, second.state) == ("can I park meanwhile?", State.OPEN)
    assert len(found("c: Is it blue and soft?", "a: It is blue.")) == 1


@pytest.mark.parametrize(
    "said",
    [
        "Hello? Are you there?",
        "Seriously?",
        "Are you kidding?",
        "How are you?",
        "Can you help me?",
        "Sixty calls?",
        "OK?",
    ],
)
def test_outcries_and_greetings_are_no_questions(said: str) -> None:
    assert found(f"c: {said}", "a: I am here.") == ()


def test_the_subject_line_is_not_a_question_of_its_own() -> None:
    assert (
        len(found("c: Subject: where is my credit?\nWhere is my credit of 40 pounds?", "a: It is on your card.")) == 1
    )


def test_nothing_is_open_while_the_agent_may_still_answer() -> None:
    assert found("a: Hello.", "c: When will the parcel arrive?") == ()


def test_a_later_turn_may_answer() -> None:
    (each,) = found(
        "c: Where is the meter?",
        "a: Let me see, one moment.",
        "c: ok",
        "a: The meter is under the stairs, on the left.",
    )
    assert (each.state, each.answer_turn) == (State.ANSWERED, 3)


def test_a_question_of_the_agent_answers_nothing() -> None:
    assert states("c: Where is my blue jacket?", "a: Is the blue jacket yours?") == [State.OPEN]


def test_only_so_many_questions_are_followed() -> None:
    many = " ".join(f"Where is parcel {number}?" for number in range(MOST_QUESTIONS + 20))
    assert len(found(f"c: {many}", "a: Hello.")) == MOST_QUESTIONS


@given(
    st.lists(st.sampled_from(["Where is it?", "When?", "ok", "Is it 5?", "\n", "Why me", "??"]), max_size=8),
    st.text(max_size=60),
)
def test_quotes_are_the_customers_own_words(parts: list[str], said: str) -> None:
    talk = conversation(f"c: {' '.join(parts)}", f"a: {said}")
    for each in questions(talk, RuleReader().read(talk)):
        assert each.quote == talk.turns[each.turn].text[each.start : each.end]
        assert (each.answer is None) == (each.state is State.OPEN)
        if each.answer is not None and each.answer_turn is not None:
            assert each.answer in talk.turns[each.answer_turn].text


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("When will the parcel arrive?", "I can't tell you when."),
        ("Why was my card blocked?", "I am not able to discuss that."),
        ("How much is the fee?", "I won't answer that, call the 24 hour line."),
        ("Can I change the date?", "That's not my department."),
    ],
)
def test_a_bare_refusal_answers_nothing(asked: str, said: str) -> None:
    assert states(f"c: {asked}", f"a: {said}") == [State.OPEN]


def test_a_no_is_an_answer_and_so_is_a_refusal_with_its_reason() -> None:
    assert states("c: Can I change the date?", "a: No, you cannot change it after the flight.") == [State.ANSWERED]
    talk = conversation("c: Why was my card blocked?", "a: I cannot discuss that here, because this line is open.")
    assert [each.state for each in questions(talk, RuleReader().read(talk))] == [State.ANSWERED]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("Can I go back in the plane?", "Stay positive! We always do our very best and I'm sure you'll be happy!"),
        ('And what\'s "salvage retention"?', "We never hide behind big words because our customers deserve better."),
        ("How do I switch them off?", "Your feedback is very important and we appreciate that you wrote to us today."),
    ],
)
def test_praise_of_the_house_answers_nothing_however_much_of_it(asked: str, said: str) -> None:
    assert states(f"c: {asked}", f"a: {said}") == [State.OPEN]
