"""What comes near to a cue without being it: other people's words, denials, and the same words about something else."""

from __future__ import annotations

import pytest
from tests.core.moves.many import made_up
from tests.core.moves.read import customer

from warmline.core.moves import CUES

ABSENT: dict[str, tuple[str, ...]] = {
    "shows_anger": (
        "I'm not angry at all.",
        "Thanks, that was quick.",
        "Where is my parcel?",
        "I am not upset, I only want to know.",
        "My number is 5512039.",
        "You said I was angry.",
        "It arrived on Tuesday.",
        "Could you check the date?",
    ),
    "shows_worry": (
        "No worries.",
        "I'm not worried.",
        "I ordered it on Monday.",
        "Don't worry about it.",
        "Please send a new one.",
        "It is blue.",
        "You told me to be worried.",
    ),
    "shows_disappointment": (
        "I'm not disappointed.",
        "It came on Monday.",
        "Thank you very much.",
        "Can you send it to my office?",
        "My order is 5512039.",
        "Ok, do that.",
    ),
    "shows_relief": (
        "I am not happy.",
        "I'd be happy if it came.",
        "Where is it?",
        "I'm not relieved at all.",
        "No.",
        "I am furious.",
    ),
    "asks_question": (
        "I ordered it on Monday.",
        "Thank you.",
        "Ok.",
        "My parcel is late.",
        "Are you kidding me?",
        "How dare you!",
        "I know where it is.",
        "He is what he is.",
        "Who cares.",
        "5512039",
        "The time is half past two.",
    ),
    "makes_request": (
        "I sent it back on Monday.",
        "You sent me the wrong one.",
        "It was cancelled.",
        "Thanks for the refund.",
        "Ok.",
        "The refund came.",
        "My card is blue.",
        "I'd like to know when it comes.",
        "Nobody called me.",
    ),
    "states_fact": (
        "Where is it?",
        "Ok.",
        "Thank you!",
        "Yes please.",
        "When will it come?",
        "Thanks a lot!",
        "Bye.",
    ),
    "shows_confusion": (
        "I understand.",
        "That makes sense.",
        "Ok, clear.",
        "It is clear to me.",
        "Where is my parcel?",
        "I get it.",
        "I found it.",
        "I know what you mean.",
        "Thanks, now I can see it.",
    ),
    "has_deadline": (
        "I ordered it on Monday.",
        "It was promised by Friday.",
        "You said by Friday.",
        "There is no hurry.",
        "It came yesterday.",
        "My name is Friday.",
        "The shop is nice.",
        "It was supposed to come by noon.",
        "I waited for two days.",
    ),
    "reports_repeat": (
        "This is my order.",
        "Where is my parcel?",
        "I ordered two of them.",
        "Thank you.",
        "It is blue.",
        "I want to return it.",
        "My name is Dana.",
        "It broke yesterday.",
        "The last page is missing.",
    ),
    "objects": (
        "Ok.",
        "That works.",
        "I agree.",
        "Yes, do that.",
        "Where is it?",
        "Thank you.",
        "It helps.",
        "That is what I asked.",
        "Good.",
    ),
    "doubts": (
        "I am sure.",
        "I believe you.",
        "Ok, thanks.",
        "I trust you.",
        "No doubt.",
        "Where is my parcel?",
        "Sure.",
        "It is certain.",
        "It came as promised.",
    ),
    "threatens_to_leave": (
        "I won't cancel.",
        "I leave home at eight.",
        "I've been a customer for ten years.",
        "I closed the app.",
        "Where is my parcel?",
        "I moved to Leeds.",
        "Please send a review form.",
        "I will never forget how kind you were.",
        "I switched it off and on.",
    ),
    "asks_for_supervisor": (
        "I am a manager in a shop.",
        "I don't need your manager.",
        "The driver was rude.",
        "You are in charge, thanks.",
        "Where is my parcel?",
        "My boss is on holiday.",
        "I spoke to the driver.",
        "A person came.",
    ),
    "insults_agent": (
        "You are not stupid.",
        "You are very kind.",
        "I feel stupid.",
        "The box is useless.",
        "You are right.",
        "It was a robot vacuum.",
        "The driver was rude.",
        "I was stupid to wait.",
    ),
    "accepts": (
        "That does not work.",
        "No.",
        "Ok but when?",
        "Where is it?",
        "That is not ok.",
        "I don't accept that.",
        "It broke.",
        "I will not wait.",
        "Not good.",
        "My order is late.",
    ),
    "thanks": (
        "No thanks to you.",
        "Thanks for nothing.",
        "Thanks in advance.",
        "No thank you.",
        "Thank god it is Friday.",
        "I would appreciate a call.",
        "Thanks for wasting my time.",
        "Where is it?",
    ),
    "says_goodbye": (
        "So that's it?",
        "The day was nice.",
        "I do not take care of it.",
        "Where is it?",
        "The night before it came.",
        "Hello.",
        "I see it now.",
        "It has to go.",
    ),
}


@pytest.mark.parametrize("cue", ABSENT)
def test_what_only_looks_like_a_cue_is_none(cue: str) -> None:
    assert made_up(customer, cue, ABSENT[cue]) == []


@pytest.mark.parametrize("cue", ABSENT)
def test_nor_is_it_with_a_line_of_small_things_around_it(cue: str) -> None:
    around = [f"Hello. {text} My number is 5512039." for text in ABSENT[cue]]
    neutral = cue in customer("Hello. My number is 5512039.")
    assert neutral or made_up(customer, cue, around) == []


def test_every_cue_has_its_near_misses() -> None:
    assert set(ABSENT) == set(CUES)
    assert [cue for cue, lines in ABSENT.items() if len(lines) < 6] == []
