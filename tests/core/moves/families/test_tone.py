from __future__ import annotations

import pytest
from tests.core.moves.read import PARCEL, agent, found, names

from warmline.core.conversation import CaseFacts, Fact

GREETS = (
    "Hello!",
    "Hi there",
    "Good morning",
    "good afternoon, how can I help you?",
    "Hey",
    "Welcome to Rivus",
    "Dear Dana,",
)
NO_GREETING = ("Thank you.", "I say hello to nobody.", "What is it?", "This is a good morning for it.")
INTRODUCES = (
    "My name is Priya.",
    "I'm Priya from the fraud team.",
    "This is Sam speaking.",
    "You are chatting with Dana.",
    "Hi, this is Ruth from deliveries.",
)
NO_INTRODUCTION = ("I'm sorry from the bottom of my heart.", "This is the second parcel.", "I'm here for you.", "ok")
THANKS = (
    "Thank you for telling me.",
    "Thanks!",
    "I really appreciate your patience.",
    "thanks, may I ask the reason for the return?",
    "Thank you so much for the photo.",
)
NO_THANKS = (
    "Thank you so much for shouting.",
    "Thanks for telling me how to do my job.",
    "You can thank the courier.",
    "I can't thank you.",
    "ok",
)
POSITIVE = (
    "What I can do is send a new one.",
    "I can book that for you.",
    "I'd be happy to help with that.",
    "The good news is that it is in Leeds.",
    "Of course!",
    "Certainly, I can change it.",
    "Here is what I can do.",
    "With pleasure.",
    "Yes, we can do that.",
    "We'll get this sorted.",
)
NO_POSITIVE = (
    "I can't do that.",
    "I can see why that's frustrating.",
    "Please give me the number so I can look.",
    "You can't.",
    "Where is it?",
)
FAREWELLS = (
    "Have a lovely day!",
    "Take care.",
    "Enjoy the party!",
    "Good luck with the exam.",
    "I hope the party goes well.",
    "have a nice day",
    "All the best for Saturday.",
    "Safe travels!",
)
NO_FAREWELL = (
    "You have a nice router.",
    "Good luck with that.",
    "It was a pleasure to help you.",
    "I'll call you.",
    "Bye.",
)
SMALL_TALK = (
    "How is your day going?",
    "I hope you are doing well.",
    "What lovely weather today!",
    "That sounds like fun!",
    "Congratulations!",
    "Happy birthday to her!",
    "haha",
    "What a cute name",
)
NO_SMALL_TALK = (
    "That is frustrating.",
    "Wow, poor you.",
    "I like to check first.",
    "I'm sorry about the weather delay.",
)
FEEDBACK = (
    "How did I do today?",
    "Would you fill in a short survey?",
    "How would you rate this chat?",
    "Please give us your feedback.",
    "What could I have done better?",
    "Let us know how we did.",
)
NO_FEEDBACK = ("How did it happen?", "What did you do?", "The interest rate is 3 %.", "ok")
DISMISSES = (
    "Calm down.",
    "Relax, it's fine.",
    "It's only a parcel.",
    "It's not a big deal.",
    "As I said before, it's late.",
    "You're overreacting.",
    "These things happen.",
    "You're not the only one waiting.",
    "No need to get upset.",
    "It could be worse.",
    "It has only been two days.",
    "Everyone has to wait.",
    "Just be patient.",
    "Whatever.",
    "Don't worry, it's only £240.",
    "You'll survive.",
    "It's just a toy.",
    "You need to calm down.",
    "Don't make a fuss.",
)
TAKES_SERIOUSLY = (
    "I'm not going to tell you to calm down.",
    "You told me to calm down.",
    "It's not just a parcel, it's her birthday.",
    "It only takes a minute.",
    "It's just a short form.",
    "Don't worry about the form, I'll fill it in.",
    "I won't say it's only a parcel.",
    "This is a big deal.",
    "My colleague said calm down, and that was wrong.",
)
ARGUES = (
    "That's not true.",
    "You're wrong.",
    "I already told you that.",
    "Listen to me.",
    "I never said that.",
    "You are not listening.",
    "What do you want me to do?",
    "How should I know?",
    "Our records clearly say you were at home.",
    "With all due respect, no.",
    "You don't understand.",
    "Well, that's your opinion.",
    "For the last time, it was delivered.",
    "That's not what our system says.",
)
NO_ARGUING = (
    "You're not wrong.",
    "I won't argue with you.",
    "Tell me more.",
    "Let me look.",
    "You said I was not listening.",
    "That is true.",
)
COMMANDS = (
    "You must call the courier.",
    "You have to wait.",
    "Send me the number.",
    "You need to fill in the form.",
    "Wait there.",
    "Give me your name.",
    "I need you to listen.",
    "You'll have to call again.",
    "Stop shouting.",
    "Read the email again.",
)
NO_COMMANDS = (
    "Please send me the number.",
    "You don't need to do anything.",
    "You must be tired.",
    "Could you send me the number?",
    "All you need to do is open it.",
    "I'll send you the form.",
    "Tell me more about the parcel.",
)
INSULTS = (
    "Are you stupid?",
    "You're an idiot.",
    "You are being ridiculous.",
    "Use your brain.",
    "People like you always complain.",
    "What is wrong with you?",
    "Shut up.",
    "You are so rude.",
    "Can't you read?",
    "Even a child could do that.",
    "Your attitude is the problem.",
    "You're crazy.",
)
NO_INSULTS = (
    "You are not stupid at all.",
    "You are very kind.",
    "The driver called you an idiot? I'm sorry.",
    "That form is odd, I know.",
    "You said you felt silly.",
)
MOCKS = (
    "Wow, poor you.",
    "Good luck with that.",
    "Oh really?",
    "Thank you so much for shouting.",
    "Congratulations, genius.",
    "I'm sure you know better.",
    "Do you think I have a crystal ball?",
    "What a tragedy.",
    "Yes, because I can wave a magic wand.",
    "Boo hoo.",
    "🙄",
)
NO_MOCKERY = (
    "Good luck with the exam.",
    "Thank you for telling me.",
    "Really, that is too long.",
    "I'm sure we can fix it.",
    "Oh no, that is annoying.",
)


@pytest.mark.parametrize("text", GREETS)
def test_greetings(text: str) -> None:
    assert "greets" in agent(text)


@pytest.mark.parametrize("text", NO_GREETING)
def test_no_greeting_is_made_up(text: str) -> None:
    assert "greets" not in agent(text)


def test_only_the_opening_greets() -> None:
    assert "greets" in names("a: Hi!")
    assert "greets" in names(PARCEL, "a: Hello")
    assert "greets" not in names(PARCEL, "a: Hello", "c: and now?", "a: Hello again")


@pytest.mark.parametrize("text", INTRODUCES)
def test_introductions(text: str) -> None:
    assert "introduces_self" in agent(text)


@pytest.mark.parametrize("text", NO_INTRODUCTION)
def test_no_introduction_is_made_up(text: str) -> None:
    assert "introduces_self" not in agent(text)


@pytest.mark.parametrize(
    "said",
    ["c: My name is Dana Wolf", "c: this is Dana", "c: Where is it? Regards, Dana", "c: I'm Dana and I am cross"],
)
def test_a_name_the_customer_gave_is_known(said: str) -> None:
    assert found("uses_name", said, "a: I'll look at once, Dana.").quote == "Dana"


def test_a_name_from_the_facts_is_known() -> None:
    facts = CaseFacts((Fact("customer_name", "Customer name", "crystal minh"),))
    assert "uses_name" in names("c: Hi", "a: thanks so much! What is your membership level Crystal?", facts=facts)
    assert "uses_name" not in names("c: Hi", "a: thanks so much! What is your membership level?", facts=facts)


def test_a_name_given_in_answer_is_known() -> None:
    talk = ("a: May I have your name please?", "c: Alessandro Phoenix", "a: Thank you Alessandro.")
    assert "uses_name" in names(*talk)


def test_a_name_after_the_greeting_is_taken_for_one() -> None:
    assert "uses_name" in agent("Hi Gordon, let me look.")
    assert "uses_name" not in agent("Hi There, let me look.")
    assert "uses_name" not in agent("Hello, let me look.")


@pytest.mark.parametrize("text", THANKS)
def test_thanks(text: str) -> None:
    assert "thanks_customer" in agent(text)


@pytest.mark.parametrize("text", NO_THANKS)
def test_thanks_that_mock_are_none(text: str) -> None:
    assert "thanks_customer" not in agent(text)


@pytest.mark.parametrize("text", POSITIVE)
def test_what_can_be_done(text: str) -> None:
    assert "speaks_positively" in agent(text)


@pytest.mark.parametrize("text", NO_POSITIVE)
def test_nothing_positive_is_made_up(text: str) -> None:
    assert "speaks_positively" not in agent(text)


@pytest.mark.parametrize("text", FAREWELLS)
def test_warm_ends(text: str) -> None:
    assert "says_goodbye_warmly" in agent(text)


@pytest.mark.parametrize("text", NO_FAREWELL)
def test_no_warm_end_is_made_up(text: str) -> None:
    assert "says_goodbye_warmly" not in agent(text)


def test_a_personal_end_is_surer_than_a_general_one() -> None:
    personal = found("says_goodbye_warmly", PARCEL, "a: Have a great birthday on Saturday!")
    general = found("says_goodbye_warmly", PARCEL, "a: Have a great day!")
    assert personal.confidence > general.confidence


@pytest.mark.parametrize("text", SMALL_TALK)
def test_friendly_words(text: str) -> None:
    assert "small_talk" in agent(text)


@pytest.mark.parametrize("text", NO_SMALL_TALK)
def test_no_friendly_word_is_made_up(text: str) -> None:
    assert "small_talk" not in agent(text)


def test_a_friendly_word_about_what_the_customer_told() -> None:
    assert "small_talk" in names("c: I'd like to buy some hats for my cat.", "a: cats deserve to look good too")


@pytest.mark.parametrize("text", FEEDBACK)
def test_asking_how_it_went(text: str) -> None:
    assert "invites_feedback" in agent(text)


@pytest.mark.parametrize("text", NO_FEEDBACK)
def test_no_asking_how_it_went_is_made_up(text: str) -> None:
    assert "invites_feedback" not in agent(text)


@pytest.mark.parametrize("text", DISMISSES)
def test_playing_it_down(text: str) -> None:
    assert "dismisses" in agent(text)


@pytest.mark.parametrize("text", TAKES_SERIOUSLY)
def test_what_does_not_play_it_down(text: str) -> None:
    assert "dismisses" not in agent(text)


@pytest.mark.parametrize("text", ARGUES)
def test_arguing(text: str) -> None:
    assert "argues" in agent(text)


@pytest.mark.parametrize("text", NO_ARGUING)
def test_no_arguing_is_made_up(text: str) -> None:
    assert "argues" not in agent(text)


@pytest.mark.parametrize("text", COMMANDS)
def test_orders(text: str) -> None:
    assert "commands" in agent(text)


@pytest.mark.parametrize("text", NO_COMMANDS)
def test_no_order_is_made_up(text: str) -> None:
    assert "commands" not in agent(text)


@pytest.mark.parametrize("text", INSULTS)
def test_insults(text: str) -> None:
    assert "insults" in agent(text)


@pytest.mark.parametrize("text", NO_INSULTS)
def test_no_insult_is_made_up(text: str) -> None:
    assert "insults" not in agent(text)


@pytest.mark.parametrize("text", MOCKS)
def test_mockery(text: str) -> None:
    assert "sarcasm" in agent(text)


@pytest.mark.parametrize("text", NO_MOCKERY)
def test_no_mockery_is_made_up(text: str) -> None:
    assert "sarcasm" not in agent(text)


def test_only_what_cannot_be_done() -> None:
    assert "speaks_negatively" in agent("I can't do that.")
    assert "speaks_negatively" in agent("Unfortunately it is lost.")
    assert "speaks_negatively" not in agent("I can't do that. What I can do is call the depot.")
    assert "speaks_negatively" not in agent("Unfortunately it is lost. I'll send a new one today.")
