"""Tones that hurt, in the words of many agents, and what comes near to them."""

from __future__ import annotations

import pytest
from tests.core.moves.many import made_up, missed, unstable
from tests.core.moves.read import agent

THERE: dict[str, tuple[str, ...]] = {
    "dismisses": (
        "Calm down.",
        "It's only a parcel.",
        "It's not a big deal.",
        "You are overreacting.",
        "These things happen.",
        "Relax.",
        "It could be worse.",
        "There is no need to get upset.",
        "You are not the only customer.",
        "It's just a toy.",
        "Just be patient.",
        "Don't make a fuss.",
        "So what?",
        "At least you got an email.",
    ),
    "argues": (
        "That's not true.",
        "You are wrong.",
        "I already told you.",
        "No, you did not.",
        "I never said that.",
        "Listen to me.",
        "That's your opinion.",
        "With all due respect, you were not there.",
        "You don't understand.",
        "Our records say that you were at home.",
        "What do you want me to do?",
    ),
    "commands": (
        "You must wait.",
        "You have to call the courier.",
        "Send me your number.",
        "Give me the code.",
        "You need to fill in the form.",
        "I need you to listen.",
        "Wait there.",
        "You'll have to pay first.",
        "Check your email.",
        "Stop calling.",
    ),
    "insults": (
        "You're stupid.",
        "Are you deaf?",
        "You are being unreasonable.",
        "Shut up.",
        "People like you make my day long.",
        "Use your head.",
        "Can't you read?",
        "What is wrong with you?",
        "You idiot.",
        "You are so difficult.",
    ),
    "speaks_negatively": (
        "I can't do that.",
        "Unfortunately it is lost.",
        "There is nothing we can do.",
        "That is not possible.",
    ),
    "sarcasm": (
        "Wow, poor you.",
        "Oh, really?",
        "Good luck with that.",
        "Thank you so much for yelling.",
        "Congratulations, Einstein.",
        "I'm sure you know better.",
        "Yes, because I can do magic.",
        "Boo hoo.",
        "What a drama.",
        "Must be nice for you.",
    ),
}
ABSENT: dict[str, tuple[str, ...]] = {
    "dismisses": (
        "It is a big deal.",
        "I won't tell you to calm down.",
        "It's not only a parcel, it's a birthday.",
        "That is serious.",
        "It only takes a minute.",
        "You were patient.",
        "I understand.",
        "Where is it?",
        "He said calm down, and I am sorry for that.",
    ),
    "argues": (
        "You are not wrong.",
        "That is true.",
        "I understand you.",
        "You told me that.",
        "I hear you.",
        "Where is it?",
        "Our records show the van at the depot.",
        "I'm sorry.",
    ),
    "commands": (
        "Please send me your number.",
        "You don't have to wait.",
        "Could you check your email?",
        "I'll wait.",
        "You must be tired.",
        "It must be in Leeds.",
        "All you need to do is sign.",
        "He sent me the code.",
    ),
    "insults": (
        "You are not stupid.",
        "You are very kind.",
        "What is wrong with the router?",
        "Where is it?",
        "The driver called you a liar? That is not on.",
    ),
    "speaks_negatively": (
        "I can do that.",
        "I can't send it today, but I can send it tomorrow.",
        "Where is it?",
        "It is in Leeds.",
        "Unfortunately it is lost. I'll send a new one today.",
        "Thank you.",
        "No problem.",
    ),
    "sarcasm": (
        "Good luck with the exam.",
        "Congratulations on your new flat!",
        "Thank you so much for waiting.",
        "Really, two days?",
        "I'm sure it will come.",
        "It is nice for children.",
        "I'm sorry.",
        "Where is it?",
    ),
}


@pytest.mark.parametrize("move", THERE)
def test_a_move_is_seen_in_many_words(move: str) -> None:
    assert missed(agent, move, THERE[move]) == []


@pytest.mark.parametrize("move", THERE)
def test_how_it_is_typed_does_not_matter(move: str) -> None:
    assert unstable(agent, move, THERE[move]) == []


@pytest.mark.parametrize("move", ABSENT)
def test_what_only_looks_like_a_move_is_none(move: str) -> None:
    assert made_up(agent, move, ABSENT[move]) == []
