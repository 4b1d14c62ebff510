"""Warm tones, in the words of many agents, and what comes near to them."""

from __future__ import annotations

import pytest
from tests.core.moves.many import made_up, missed, unstable
from tests.core.moves.read import agent

THERE: dict[str, tuple[str, ...]] = {
    "greets": (
        "Hello.",
        "Hi, how are you?",
        "Good morning, Ms Wolf.",
        "Good evening and welcome.",
        "Hey there.",
        "Thank you for calling Rivus.",
        "Thanks for contacting us.",
        "Dear Ms Wolf, thank you for your letter.",
    ),
    "introduces_self": (
        "My name is Sam.",
        "I'm Sam from the parcel team.",
        "This is Priya speaking.",
        "You are talking to Sam.",
        "Hello, this is Sam from Rivus.",
        "My name is Sam and I look after parcels.",
    ),
    "thanks_customer": (
        "Thank you for telling me.",
        "Thanks for waiting.",
        "I really appreciate your patience.",
        "Thank you so much for the photo.",
        "We are grateful for your call.",
        "Many thanks for the number.",
        "Thank you for your patience.",
    ),
    "speaks_positively": (
        "What I can do is send a new one.",
        "Of course, I can change that.",
        "I'd be glad to help.",
        "The good news is that it is in Leeds.",
        "Yes, we can do that today.",
        "Happy to help.",
        "We can still make it.",
        "Sure, I can look.",
        "With pleasure.",
    ),
    "says_goodbye_warmly": (
        "Have a lovely birthday party on Saturday!",
        "I hope your daughter has a great birthday.",
        "All the best for Saturday.",
        "Take care.",
        "Enjoy the party!",
        "Have a nice evening.",
        "Happy birthday to your daughter!",
        "I wish you a calm evening.",
    ),
    "small_talk": (
        "How is your day going?",
        "I love that film too.",
        "What a lovely name!",
        "Congratulations!",
        "Haha, me too.",
        "How was your weekend?",
        "That sounds like fun.",
    ),
    "invites_feedback": (
        "How did I do today?",
        "Would you take part in a short survey?",
        "Please rate this chat.",
        "How would you rate my help?",
        "We'd love your feedback.",
        "Let us know how we did.",
        "What could I have done better?",
    ),
}
ABSENT: dict[str, tuple[str, ...]] = {
    "greets": (
        "The morning was good.",
        "Where is it?",
        "I said hello to the driver.",
        "One moment.",
        "It is late.",
    ),
    "introduces_self": (
        "I'm sorry.",
        "I am here.",
        "This is the parcel.",
        "What is your name?",
        "I am from Leeds too, it is nice there.",
        "You are right.",
    ),
    "thanks_customer": (
        "Thank you so much for shouting.",
        "Where is it?",
        "It is in Leeds.",
        "I can't thank you for that.",
        "Please wait.",
    ),
    "speaks_positively": (
        "I can't do that.",
        "Where is it?",
        "I can see why you say that.",
        "It is late.",
        "You can wait.",
        "Can I have the number so I can look?",
        "I'm sorry.",
    ),
    "says_goodbye_warmly": (
        "Bye.",
        "Where is it?",
        "Good luck with that.",
        "You have a nice router.",
        "It is in Leeds.",
        "The party is over.",
        "Take care of the form yourself.",
    ),
    "small_talk": (
        "Where is it?",
        "It is late.",
        "I'm sorry.",
        "What is your name?",
        "One moment.",
        "The weather delayed the van.",
        "That sounds bad.",
    ),
    "invites_feedback": (
        "How did it happen?",
        "The rate is three percent.",
        "What could have happened?",
        "I'll feed it back to the depot.",
        "Where is it?",
        "How is it?",
    ),
}


@pytest.mark.parametrize("move", THERE)
def test_a_move_is_seen_in_many_words(move: str) -> None:
    assert missed(agent, move, THERE[move]) == []


# Names are known by their capitals, so small letters do matter to who introduces themselves.
@pytest.mark.parametrize("move", [move for move in THERE if move != "introduces_self"])
def test_how_it_is_typed_does_not_matter(move: str) -> None:
    assert unstable(agent, move, THERE[move]) == []


@pytest.mark.parametrize("move", ABSENT)
def test_what_only_looks_like_a_move_is_none(move: str) -> None:
    assert made_up(agent, move, ABSENT[move]) == []
