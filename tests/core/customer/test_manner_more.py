"""The small things of talk, in tables: names, greetings, wishes, questions, goodbyes."""

from __future__ import annotations

import pytest
from tests.parcel import parcel_birthday
from tests.scenes import keys, listen, read, reason, state_with, stepped

from warmline.core.customer import manner
from warmline.core.customer.planning.situation import _WHY_I_ASK
from warmline.core.customer.scenario import Scenario
from warmline.core.customer.times import named_time
from warmline.core.customer.understanding import hear


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Hi Mei-Lin, I'm sorry.", "Mei-Lin Chen"),
        ("Hello Ms Chen.", "Mei-Lin Chen"),
        ("Dear Mei, thank you.", "Mei-Lin Chen"),
        ("Hi Ines!", "Ines Duarte"),
        ("Good morning Mrs Duarte.", "Ines Duarte"),
        ("Hello there.", "Ines Duarte"),
        ("Hi, how are you?", "Ines Duarte"),
        ("Sorry Ines.", "Ines Duarte"),
        ("hello maria", "Ines Duarte"),
    ],
)
def test_the_right_name_or_none(text: str, own: str) -> None:
    assert manner.wrong_name(text, own) is None


@pytest.mark.parametrize(
    ("text", "own", "wrong"),
    [
        ("Hi Maria.", "Ines Duarte", "Maria"),
        ("Hello Mr Weber, I see.", "Ines Duarte", "Weber"),
        ("Hello Anna-Lena.", "Mei-Lin Chen", "Anna-Lena"),
        ("Good evening Pedro.", "Ines Duarte", "Pedro"),
    ],
)
def test_a_wrong_name_is_noticed(text: str, own: str, wrong: str) -> None:
    assert manner.wrong_name(text, own) == wrong


@pytest.mark.parametrize(
    "text",
    [
        "Have a nice day!",
        "All the best to your wife.",
        "Good luck tomorrow, fingers crossed!",
        "Take care.",
        "Happy birthday to her.",
        "Safe travels.",
        "I hope you sleep well.",
        "Enjoy the party!",
    ],
)
def test_wishes(text: str) -> None:
    assert manner.WISHES.search(text)


@pytest.mark.parametrize("text", ["I send it by noon.", "The driver is asked.", "The birthday is on Saturday."])
def test_no_wishes(text: str) -> None:
    assert not manner.WISHES.search(text)


def test_a_wish_answers_no_question() -> None:
    asking = state_with(asking=True, turn=3)
    from dataclasses import replace

    from warmline.core.customer.state import Act, Plan

    asking = replace(asking, plan=Plan((Act.ASK,), ("next",)))
    wished = stepped("Have a lovely birthday party with the new parcel!", state=asking)
    assert reason(wished.because, "question_answered") is None


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("I write by 18:00.", "by 18:00"),
        ("It is there by noon tomorrow.", "by noon tomorrow"),
        ("I ring you at 7:30 tomorrow.", "at 7:30 tomorrow"),
        ("It comes tomorrow.", "tomorrow"),
        ("You hear from me within two hours.", "within two hours"),
        ("In ten minutes it is ready.", "in ten minutes"),
        ("It will be there on Friday.", "on Friday"),
        ("I will watch it at eight tonight.", "at eight tonight"),
    ],
)
def test_times_to_come(text: str, time: str) -> None:
    assert named_time(text) == time


@pytest.mark.parametrize(
    "text",
    [
        "It was delivered on Tuesday.",
        "You waited two days.",
        "He came at 17:52.",
        "I will do my best.",
        "As soon as possible.",
    ],
)
def test_no_time_to_come(text: str) -> None:
    assert named_time(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "I ask because it decides what I send.",
        "I'm asking so I can find the best way.",
        "So that I choose the right one, tell me.",
        "It decides which way I send it.",
        "Your answer changes what I can offer.",
        "It helps me to find the right thing.",
    ],
)
def test_saying_why_one_asks(text: str) -> None:
    assert _WHY_I_ASK.search(text)


@pytest.mark.parametrize("text", ["I see.", "I asked the driver.", "So I was told.", "It is decided."])
def test_not_saying_why(text: str) -> None:
    assert not _WHY_I_ASK.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "What happened?",
        "What's the problem?",
        "whats the problem",
        "What do you want?",
        "What's up?",
        "How can I help you?",
        "Tell me more.",
        "What can I do for you?",
        "What matters most to you?",
        "Walk me through it.",
    ],
)
def test_open_questions(text: str) -> None:
    assert listen(text).open_question


@pytest.mark.parametrize("text", ["Is it there?", "Anything else?", "I see the problem.", "Nothing happened."])
def test_closed_words(text: str) -> None:
    assert listen(text).open_question is None


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Does that help?", "asks_agreement"),
        ("Would that be okay?", "asks_agreement"),
        ("Have I got that right?", "asks_agreement"),
        ("How does that sound?", "asks_agreement"),
        ("Anything else?", "asks_more"),
        ("Is there something more?", "asks_more"),
        ("Are you still there?", "asks_presence"),
        ("One moment please.", "asks_hold"),
        ("Bear with me.", "asks_hold"),
        ("Give me two minutes.", "asks_hold"),
        ("How are you?", "asks_mood"),
        ("Have a great evening, bye!", "goodbye"),
        ("All the best.", "goodbye"),
    ],
)
def test_courtesies_are_heard(text: str, field: str) -> None:
    assert getattr(listen(text), field)


def test_a_goodbye_with_a_question_is_none() -> None:
    assert listen("Bye? Is that all?").goodbye is None


@pytest.mark.parametrize(
    ("text", "sprung"),
    [
        ("Did you ask the neighbours?", True),
        ("Have you tried next door?", True),
        ("I will not ask you about the neighbours.", False),
        ("You have asked the neighbours already, I know.", False),
    ],
)
def test_a_trap_is_a_trap_only_when_it_is_meant(text: str, sprung: bool) -> None:
    assert ("ask_neighbours" in keys(listen(text).traps)) is sprung


def accusing() -> Scenario:
    from dataclasses import replace

    from warmline.core.customer.scenario import Trap

    trap = Trap("not_home", "Says she was out", ("note|record + nobody|home",), ("I was in!",), "She was in all day.")
    return replace(parcel_birthday(), traps=(trap,))


@pytest.mark.parametrize(
    ("text", "mark", "sprung"),
    [
        ("The note says nobody was home.", None, True),
        ("The note says nobody was home, but I see the van was elsewhere. That is our fault.", "our fault", False),
        ("The note says nobody was home, but I see the van was elsewhere.", None, True),
        ("The note says nobody was home. That is our fault.", "our fault", True),
    ],
)
def test_what_is_taken_back_in_the_same_sentence_and_owned_holds_nothing_against_her(
    text: str, mark: str | None, sprung: bool
) -> None:
    scenario = accusing()
    reading = read(text, ("takes_ownership", mark)) if mark else read(text)
    assert bool(hear(scenario, state_with(scenario), text, reading).traps) is sprung
