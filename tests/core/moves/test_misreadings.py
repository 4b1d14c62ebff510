"""Misreadings mended for rules-5: the kind of words that is now heard, and its neighbours that must not be."""

from __future__ import annotations

import pytest
from tests.core.moves.read import PARCEL, agent, customer, names, read_last

QUIET = "c: My mother died and I need to close her account. I don't know how this works."
LEAVES = "c: I'd like to cancel, I found a cheaper one."

# (name, what the customer had said, words that hold it, words that do not)
HEARD = (
    ("small_talk", QUIET, "Take your time, I'm still here.", "Just take your time with them."),
    ("small_talk", QUIET, "There's no rush at all.", "There is a rush at all tills."),
    ("small_talk", QUIET, "As slowly as you like.", "The parcel came as slowly as a snail."),
    ("small_talk", QUIET, "How lovely that you do this for her.", "How do you do this for her?"),
    ("sarcasm", LEAVES, "Good luck with the cheap guys.", "Good luck with the new place!"),
    ("sarcasm", LEAVES, "Good luck finding anyone better.", "Good luck finding the right flat!"),
    ("says_goodbye_warmly", LEAVES, "Best of luck with the new place!", "Good luck with the cheap crowd."),
    ("dismisses", PARCEL, "What do you want, I have a queue here.", "You have a queue in front of you."),
    ("dismisses", PARCEL, "It's only cardboard.", "It's not only cardboard."),
    ("dismisses", PARCEL, "Nobody will even notice.", "They will look at it today."),
    ("dismisses", PARCEL, "A little rain never hurt anyone.", "The rain hurt your parcel."),
    ("dismisses", PARCEL, "I'm sure they did their best.", "I'm sure they are on their way."),
    ("dismisses", PARCEL, "That doesn't change anything.", "That doesn't change anything for your Saturday."),
    ("argues", PARCEL, "Nobody here promised you that.", "Nobody told you, and that was our part."),
    ("insults", PARCEL, "Are you always this difficult?", "Are you always this kind?"),
    ("insults", PARCEL, "Is he a bit slow?", "Is your internet slow?"),
    ("insults", PARCEL, "How could you be so careless?", "How could they be so careless with it?"),
    ("commands", PARCEL, "Make it quick.", "Can we make it quick for you?"),
    ("blames_other", PARCEL, "The fitter has not done his job.", "This is our fitter who will call you."),
    ("blames_customer", PARCEL, "Did you look in the hall properly?", "Did you look in the hall?"),
    ("takes_ownership", PARCEL, "I'm not going anywhere until it is found.", "I'm not going anywhere on Sunday."),
    ("takes_ownership", PARCEL, "I'd like to try to put this right.", "I'd like to put this parcel right here."),
    ("takes_ownership", PARCEL, "Let me get you back in.", "Let me know when you are back in."),
    ("takes_ownership", PARCEL, "I check it myself.", "I take the bus myself."),
    (
        "apologises",
        PARCEL,
        "Two days at the door and nobody came. Sorry.",
        "No parcels today. We can't send it. Sorry.",
    ),
    ("apologises", PARCEL, "I'm sorry about this.", "Sorry to see you go."),
    ("apologises", PARCEL, "Our update lost your parcel, sorry.", "We can't send your parcel, sorry."),
    ("stock_phrase", PARCEL, "We always go the extra mile.", "We go another mile with your parcel."),
    ("stock_phrase", PARCEL, "I want you to know that you are heard.", "I want you to know the number."),
    ("stock_phrase", PARCEL, "Thank you for flying with us.", "Thank you for flying the parcel in."),
    ("escalates", PARCEL, "My manager will ring you today.", "My manager likes the ring."),
    ("escalates", PARCEL, "I will get her on the line for you.", "Please get her on the bus."),
    ("refers_to_policy", PARCEL, "It doesn't count under our rules.", "It counts for us."),
    ("offers_remedy", PARCEL, "Here's 10% off for you.", "Here is the refund form."),
    ("offers_remedy", PARCEL, "Of course you get your money back.", "You get your parcel back."),
    ("declines_bare", PARCEL, "We don't compensate for that.", "We compensate for that."),
    ("proposes_more_help", PARCEL, "Anything else while I'm here?", "Anything else was sold out."),
    ("invites_feedback", PARCEL, "How was it for you?", "How was it when you opened the box?"),
    ("checks_resolved", PARCEL, "Could you give it another go and tell me if it runs?", "Could you give it to him?"),
    ("next_step_with_time", PARCEL, "He should be with you by 1.30.", "It should cost 1.30."),
    ("next_step_with_time", PARCEL, "A plumber comes tomorrow at 9.", "I hope you'll sleep well on Sunday."),
    ("next_step_with_time", PARCEL, "I'll ring her on Sunday.", "I hope you'll hear every word on Sunday!"),
    ("credits_colleague", PARCEL, "Hats off to our night shift.", "It is on our night shift."),
    ("gives_specific_praise", PARCEL, "Thank you for writing it all down.", "Thank you for writing to us."),
    ("gives_specific_praise", PARCEL, "That helps me a lot.", "That's a lot to carry."),
    ("suggests_fit", PARCEL, "For one person the small one will be plenty.", "For your safety it is closed."),
)


@pytest.mark.parametrize(("name", "said", "holds", "does_not"), HEARD)
def test_a_move_is_heard_and_its_neighbour_is_not(name: str, said: str, holds: str, does_not: str) -> None:
    assert name in agent(holds, said)
    assert name not in agent(does_not, said)


@pytest.mark.parametrize(
    "text",
    [
        "Tell it just as it comes.",
        "Tell me in your own words, as it comes.",
        "Give me the number on the box and I'll start.",
        "Send me the picture and I look at it straight away.",
        "Plus would suit you better.",
        "Give the birthday boy a wave from us!",
        "Write me if the second page still hides.",
        "Pay it once more with the full name and it goes through.",
        "Tell your mother to put that pot aside.",
        "There is a warning you have to click.",
        "Our guests do not shout at him.",
        "Look, the fine is withdrawn.",
        "I stopped the bill this morning and the charge is gone. Check the lid of the parcel when it comes tomorrow.",
        "Give it a go now.",
        "1. Click forgot password 2. Check your inbox 3. Choose a new one",
    ],
)
def test_an_invitation_a_wish_or_a_list_orders_nobody_about(text: str) -> None:
    assert "commands" not in agent(text)


@pytest.mark.parametrize(
    ("name", "said", "text"),
    [
        ("argues", "c: There's a chip. Do I pay the ninety?", "No, you do not."),
        ("argues", PARCEL, "Listen, I will ring him now."),
        ("argues", PARCEL, "We never told you, and that was wrong."),
        ("sarcasm", PARCEL, "You poor thing."),
        ("insults", PARCEL, "I really like your attitude."),
        ("takes_ownership", PARCEL, "We take it very seriously."),
        ("takes_ownership", PARCEL, "I'm taking on board everything you say."),
        ("validates", PARCEL, "It is valid for 15 days."),
        ("validates", PARCEL, "I'd not read too much into it."),
        ("acknowledges_feeling", PARCEL, "If it isn't right for the birthday on Saturday, I drive the parcel."),
        ("says_goodbye_warmly", PARCEL, "We would love to explore that."),
        ("says_goodbye_warmly", PARCEL, "What does he enjoy?"),
        ("gives_specific_praise", PARCEL, "Thank you for letting us know about the parcel."),
        ("gives_specific_praise", PARCEL, "It's always a good idea to back it up."),
        ("prevents_repeat", PARCEL, "I have changed your delivery to Saturday."),
        ("prevents_repeat", PARCEL, "Next time check the number before scolding people."),
        ("summarises", PARCEL, "12A or 15A, both window, no charge. Which one?"),
        ("verifies_understanding", PARCEL, "The news does get people worked up, doesn't it?"),
        ("asks_closed", PARCEL, "The news does get people worked up, doesn't it?"),
        (
            "suggests_fit",
            "c: Where is it?",
            "Going forward I'd recommend regular backups in our cloud at nine dollars.",
        ),
    ],
)
def test_what_only_looks_like_it_is_left(name: str, said: str, text: str) -> None:
    sure = {mark.name for mark in read_last(said, f"a: {text}").marks if mark.confidence >= 0.4}
    assert name not in sure


@pytest.mark.parametrize(
    "text", ["Give me the number.", "Check your inbox.", "You better pay today.", "Well, you better."]
)
def test_an_order_stays_one(text: str) -> None:
    assert ("commands" in agent(text)) is (text != "Well, you better.")


def test_patience_is_no_friendly_word_to_somebody_who_shouts() -> None:
    assert "small_talk" not in agent("Take your time, I'm still here.", "c: Where is it?! I'm furious!")
    assert "small_talk" not in agent("Take your time.", "c: this is a joke, two weeks")


def test_patience_inside_a_long_answer_is_a_turn_of_phrase() -> None:
    long = "Take your time, there is no rush. I need the number of the card, the name on it, and the date that it ends."
    assert "small_talk" not in agent(long, QUIET)


def test_no_it_is_not_answers_a_question() -> None:
    assert "argues" not in agent("No, it is not.", "c: Is the pool heated?")
    assert "argues" in agent("She isn't.", "c: The tutor is picking on my son.")


def test_their_own_story_said_back_sums_nothing_up() -> None:
    story = "c: We ordered 400 shirts for the run, the date is wrong on every one and we have three days to go."
    assert "summarises" not in agent("400 shirts, three days to go, the wrong date on every one.", story)
    assert "summarises" in agent("New shirts tonight, delivery Saturday by ten, nothing to pay.", story)


def test_an_insult_in_the_shape_of_a_question_asks_nothing() -> None:
    found = agent("How could you be so stupid?")
    assert "insults" in found
    assert not {"asks_open", "asks_closed", "coaches_with_question"} & found


def test_what_it_looks_like_is_still_heard_where_it_is() -> None:
    assert "refers_to_policy" in agent("It depends on your policy.")
    assert "refers_to_policy" in agent("That is our policy.")
    assert "holds" in agent("Please hold on, I check it.")
    assert "offers_options" in agent("Which one would you like?")
    assert "uses_jargon" in agent("The COT is open.")


THURSDAY = "a: I can send an engineer on Thursday between 8 and 1."
# (name, what the agent had said, words that hold it, words that do not)
SHOWN = (
    ("accepts", THURSDAY, "Thursday's fine", "Thursday is not fine"),
    ("accepts", THURSDAY, "I can do Thursday", "Can I do Thursday?"),
    ("accepts", THURSDAY, "Fine.", "Fine. You will hear from my lawyer."),
    ("objects", THURSDAY, "that's 5 days away!", "My wedding is 5 days away"),
    ("objects", THURSDAY, "I'm not taking another day off", "I'm taking the day off"),
    ("objects", THURSDAY, "I never agreed to that", "I never got the letter"),
    ("doubts", THURSDAY, "Will he actually come this time?", "When will he come?"),
    ("asks_for_supervisor", THURSDAY, "let me speak to someone who can", "I need someone who can mend a boiler"),
    ("threatens_to_leave", THURSDAY, "forget it, I'll buy it in town", "I'll get it from the shop on Friday"),
    ("insults_agent", THURSDAY, "are you always this slow", "are you always this nice"),
    ("shows_disappointment", THURSDAY, "What a pity.", "My pity is with him."),
    ("shows_disappointment", THURSDAY, "That's less than I was hoping for", "That's less than ten"),
    ("shows_anger", THURSDAY, "Where the hell is my sofa", "Where is my sofa"),
    ("shows_anger", THURSDAY, "Well that was useful. Not.", "Well that was useful."),
    ("shows_relief", THURSDAY, "finally good news", "finally there is a number"),
    ("thanks", THURSDAY, "oh thank god, thank you so much", "thank god"),
    ("thanks", THURSDAY, "That's very kind of you", "What kind of you"),
    ("says_goodbye", THURSDAY, "That's it, bye", "That's it. I'm closing my account."),
    ("reports_repeat", THURSDAY, "I've already mailed twice", "The zip broke the second time I wore it"),
    ("reports_repeat", THURSDAY, "It's the third time I call", "My electricity was cut off"),
    ("asks_question", THURSDAY, "yes, how do I change my email", "yes, that is how I change it"),
    ("makes_request", THURSDAY, "I need to cancel it", "do I need to cancel it"),
    ("shows_confusion", THURSDAY, "how did you come to 640?", "how did you come to work?"),
)


@pytest.mark.parametrize(("name", "said", "holds", "does_not"), SHOWN)
def test_a_cue_is_heard_and_its_neighbour_is_not(name: str, said: str, holds: str, does_not: str) -> None:
    assert name in customer(holds, said)
    assert name not in customer(does_not, said)


def test_i_did_check_answers_a_question_and_else_objects() -> None:
    assert "objects" in names("a: You should have read the terms.", "c: I did read them")
    assert "objects" not in names("a: Did you read the terms?", "c: I did read them")
