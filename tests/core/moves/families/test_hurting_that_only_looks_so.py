"""Questions, own slips and kind words that look like a hurtful tone; beside each, what must still be heard."""

from __future__ import annotations

import pytest
from tests.core.moves.many import made_up, missed, unstable
from tests.core.moves.read import agent

IS_NONE: dict[str, tuple[str, ...]] = {
    "sarcasm": (
        "Before I look for a place: what would make a new date really good for you?",
        "Would Thursday be good for you?",
        "You paid as if we hadn't written.",
        "You sound as if you had waited long.",
        "We answered as if you could not choose your size.",
        "You wrote on Thursday, and we replied as if it were the first time.",
        "It looks as if the parcel went to another depot.",
        "That must be hard for you.",
        "This must be terrible for you and your family.",
        "Thank you for being so patient with us.",
    ),
    "argues": (
        "My note was wrong, it was not true.",
        "Your case was marked solved, and that was not true.",
        "My colleague told you that you were out, and that was not true.",
        "Our website says two days, but that is not correct any more.",
        "We let you wait for two weeks. That was not right.",
        "You were told it was ready. That was not true.",
        "It was not right that we let you wait.",
        "It was not right that you had to ask three times.",
        "That was not right, and I am sorry.",
        "How many times have you tried?",
        "How many times have we moved it?",
        "If you don't see it by the 30th, write to me.",
        "No, you don't have to pay anything.",
        "No, you do not need a new card.",
        "Which of the numbers shall I repeat?",
    ),
    "commands": (
        "By which day must you have a permit?",
        "What happened at the end of October? By which day must you have a permit?",
        "When do you have to leave?",
        "Where do you need to park, and for how long?",
        "Did you have to borrow the money?",
        "When will you need to be there?",
        "Tell me when I talk too much.",
        "Tell me if it is too loud for you.",
        "Tell me which you prefer.",
        "I want you to know that it is settled.",
        "Check-in opens at ten.",
    ),
    "blames_customer": (
        "What happened at the end of October, and when do you need the permit?",
        "What would you need to listen again?",
        "Have you signed the settlement already?",
        "Is there a date by which you must have them?",
        "So you must have them by Saturday.",
        "I cannot free you of all Thursdays, and you did not ask for it.",
        "You were sent a contract that you did not ask for.",
        "You sound as if you had waited long.",
        "You should have it by tomorrow.",
        "You should have your money on Friday.",
        "From today it's your own meter.",
    ),
    "dismisses": (
        "So what you are saying is that a man took your tiles.",
        "So what I see is two payments.",
        "You come in like everybody else and on time.",
        "You may get on before everyone else.",
        "I will call you first, and everybody else after that.",
    ),
    "declines_bare": (
        "I'm not allowed to say anything about your health. A nurse can, and she rings you today after three.",
        "I can't decide that. My lead can, and she answers by noon.",
    ),
}
STILL_THERE: dict[str, tuple[str, ...]] = {
    "sarcasm": (
        "Good for you.",
        "Oh, good for you!",
        "As if I had time for that.",
        "Oh, as if we do that every day.",
        "You want it today, as if we had nothing else to do.",
        "How nice for you.",
        "How terrible for you.",
        "Thanks for being so rude.",
    ),
    "argues": (
        "That was not true.",
        "I'm sorry, that is not true.",
        "I told you that is not true.",
        "You say my note was wrong. That is not true.",
        "It was not true what you wrote.",
        "Our system shows that it came. It is not true that nobody rang.",
        "It is not true that we never called.",
        "How many times do I have to tell you?",
        "How many times have I explained it?",
        "How many more times?",
        "You don't see the point.",
        "No, you do not.",
        "No, you did not call.",
        "I repeat: it was delivered.",
    ),
    "commands": (
        "You must get a permit by Friday.",
        "You have to leave by ten, all right?",
        "You need to park at the back.",
        "Tell me the number.",
        "I want you to listen.",
        "Check your e-mail.",
        "Do you see the form? You have to sign it.",
    ),
    "blames_customer": (
        "You signed the settlement.",
        "You need to listen.",
        "You must have entered the wrong number.",
        "You must have a wrong number.",
        "You did not ask for a refund in time.",
        "If you had waited, it would be here.",
        "Why have you ignored our letters?",
        "You should have called earlier.",
        "It's your own fault.",
        "That is your own business.",
    ),
    "dismisses": (
        "Everybody else waits too.",
        "But everyone else manages.",
        "You wait like everybody else.",
        "Just like everyone else.",
        "That is odd, everybody else can hear me.",
        "So what?",
        "So what if it is late?",
    ),
    "declines_bare": (
        "I'm not allowed to say anything about your health. Nobody is.",
        "I can't decide that. My lead cannot either.",
    ),
}


@pytest.mark.parametrize("move", IS_NONE)
def test_what_only_looks_hurtful_is_not_marked(move: str) -> None:
    assert made_up(agent, move, IS_NONE[move]) == []


@pytest.mark.parametrize("move", STILL_THERE)
def test_what_hurts_is_marked_all_the_same(move: str) -> None:
    assert missed(agent, move, STILL_THERE[move]) == []


@pytest.mark.parametrize("move", STILL_THERE)
def test_how_a_hurt_is_typed_does_not_matter(move: str) -> None:
    first = STILL_THERE[move][:1]
    assert unstable(agent, move, first) == []


def test_an_order_beside_a_question_in_one_sentence_is_heard() -> None:
    assert "commands" in agent("When do you have to leave, because you must pay before ten?")


def test_own_words_two_sentences_back_excuse_nothing() -> None:
    assert "argues" in agent("My note was wrong. The van came at ten. That is not true.")


def test_a_question_for_a_date_offers_no_choice() -> None:
    assert "offers_options" not in agent("By which day must you have a permit?")
    assert "offers_options" in agent("Which day would suit you, Tuesday or Friday?")
    assert "offers_options" in agent("Which day of the week suits you?")
    assert "offers_options" in agent("Which time can you take?")
