"""What a line asks about, and that nothing is asked which was answered."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from tests.parcel import parcel_birthday
from tests.scenes import english, rules, state_with, stepped, talk

from warmline.core.customer.dice import Dice
from warmline.core.customer.language import put_into_words
from warmline.core.customer.language.asking import asks_about
from warmline.core.customer.language.choose import Wanted, choose, pick_text
from warmline.core.customer.scene import answer
from warmline.core.customer.state import Act, CustomerState, Plan

SEEDS = range(40)


@pytest.mark.parametrize(
    "line",
    [
        "And how long will that take?",
        "Hm. And how long does that take? I can't wait another week for it.",
        "When will I know more?",
        "Okay, but by when?",
        "Fine. When?",
        "And when would that be?",
        "In this life or the next?",
        "Lovely. Any particular week?",
        "May I ask by when?",
        "Which day are we talking about?",
        "How soon is that?",
        "That's good, but you haven't said when.",
        "What time would that be?",
    ],
)
def test_questions_of_time(line: str) -> None:
    assert "time" in asks_about(line)


@pytest.mark.parametrize(
    "line",
    [
        "So what happens now?",
        "What happens next?",
        "Okay, and what's the next step?",
        "What comes next?",
        "So what's the plan?",
        "What are you going to do?",
        "So what are you going to do about it?",
        "And how does it go on from here?",
        "So where does that leave me?",
        "Could you tell me how you will proceed?",
        "Who is going to fix this?",
    ],
)
def test_questions_of_what_comes_next(line: str) -> None:
    assert "next" in asks_about(line)


@pytest.mark.parametrize(
    ("line", "topic"),
    [
        ("What can you do for me, then?", "able"),
        ("So what are my options?", "able"),
        ("What would you suggest?", "able"),
        ("What would you do in my place?", "able"),
        ("You do have an idea, don't you?", "able"),
        ("Can you do something? Please?", "able"),
        ("Who makes sure it gets done?", "who"),
        ("Will somebody keep an eye on it?", "who"),
        ("Who keeps track of it?", "who"),
        ("And how will I hear about it?", "hear"),
        ("And how will I know that it worked?", "hear"),
    ],
)
def test_other_questions(line: str, topic: str) -> None:
    assert topic in asks_about(line)


@pytest.mark.parametrize(
    "line",
    [
        "I waited how long I could.",
        "When I rang, nobody answered.",
        "The plan was mine.",
        "Is there anything I have to do?",
        "Is that certain?",
        "And if it goes to number 14 again?",
        "Do you have everything you need from me?",
        "Thank you.",
        "",
    ],
)
def test_lines_that_ask_none_of_these(line: str) -> None:
    assert not asks_about(line)


def test_typographic_apostrophes_make_no_difference() -> None:
    assert asks_about("What’s the plan?") == asks_about("What's the plan?") == frozenset({"next"})


def test_a_line_that_asks_what_was_answered_is_not_chosen() -> None:
    free = Wanted(("react.step_no_time",), "calm", "plain", {}, frozenset())
    told = replace(free, answered=frozenset({"time"}))
    assert choose(english(), free, random.Random(1)) is not None
    assert choose(english(), told, random.Random(1)) is None
    texts = ("And when will it come?", "Good.")
    assert {pick_text(texts, told, "x", random.Random(seed)).text for seed in SEEDS} == {"Good."}  # type: ignore[union-attr]


def test_no_wording_of_more_asks_what_comes_next() -> None:
    for line in english().for_use("ask.more"):
        assert not asks_about(line.text) & {"next", "time", "able"}, line.text


def test_every_voice_has_a_line_for_after_a_step() -> None:
    voices = {voice for line in english().for_use("ask.more") for voice in line.voices}
    assert {"terse", "chatty", "formal", "anxious", "wry", "blunt"} <= voices


def said(state: CustomerState, seed: int) -> str:
    return put_into_words(parcel_birthday(), english(), state, Dice(seed)).text


def planned(act: Act, topic: str | None, *answered: str) -> CustomerState:
    return state_with(plan=Plan((act,), (topic,)), acts=(Act.OPEN, act), turn=3, answered=answered)


@pytest.mark.parametrize("topic", ["time", "next", "able"])
def test_asking_goes_on_without_the_answered_question(topic: str) -> None:
    # The scenario's own lines for asking are among the candidates.
    for seed in SEEDS:
        text = said(planned(Act.ASK, "next", topic), seed)
        assert topic not in asks_about(text), text


def test_without_an_answer_such_questions_do_come() -> None:
    found = {topic for seed in SEEDS for topic in asks_about(said(planned(Act.ASK, "next"), seed))}
    assert {"time", "next", "able"} & found


def test_one_message_asks_a_thing_once() -> None:
    state = replace(planned(Act.ASK, "next"), plan=Plan((Act.ASK,), ("next",), reaction="step_no_time"))
    for seed in SEEDS:
        parts = put_into_words(parcel_birthday(), english(), state, Dice(seed)).parts
        topics = [topic for part in parts for topic in asks_about(part.text)]
        assert len(topics) == len(set(topics)), [part.text for part in parts]


def test_a_trap_is_put_right_even_where_its_words_ask() -> None:
    scenario = parcel_birthday()
    trap = replace(scenario.traps[0], say=("How long do I have to say it?",))
    scenario = replace(scenario, traps=(trap, *scenario.traps[1:]))
    state = planned(Act.CORRECT, f"trap:{trap.key}", "time")
    assert put_into_words(scenario, english(), state, Dice(1)).text.startswith("How long")


@pytest.mark.parametrize(
    ("text", "mark", "answered"),
    [
        ("I send it by 18:00.", ("next_step_with_time", "I send it by 18:00."), {"time", "next", "able"}),
        ("I'll watch it myself at 20:00.", ("next_step_with_time", "I'll watch it myself"), {"time", "who"}),
        ("I will write to you by 18:00.", ("next_step_with_time", "I will write to you"), {"time", "hear"}),
        ("That was our fault.", ("takes_ownership", "our fault"), {"who"}),
        ("I understand.", ("acknowledges_generically", "I understand"), set()),
    ],
)
def test_what_the_agent_answers(text: str, mark: tuple[str, str], answered: set[str]) -> None:
    assert answered <= set(stepped(text, mark).state.answered)
    if not answered:
        assert not stepped(text, mark).state.answered


def test_what_comes_next_is_asked_again_later_but_the_time_stays_known() -> None:
    promised = stepped("I send it by 18:00.", ("next_step_with_time", "I send it by 18:00."))
    later = stepped("I see.", state=promised.state)
    assert "next" in promised.state.answered
    assert "next" not in later.state.answered
    assert "time" in later.state.answered


def test_a_promise_taken_back_opens_every_question_again() -> None:
    promised = stepped("I can send a new parcel by 18:00.", ("next_step_with_time", "I can send"))
    assert promised.state.answered
    back = stepped("I am afraid I cannot send a new parcel.", state=promised.state)
    assert back.state.answered == ()


@pytest.mark.parametrize("seed", range(12))
def test_after_a_new_parcel_tonight_by_noon_nobody_asks_how_long(seed: int) -> None:
    scene = talk(
        "Hello Ines, no wonder you are annoyed. Is there a number 14?",
        "That was our mistake, I am sorry. What is in it, and by when do you need it?",
        "I can send a new one tonight, so it is with you by noon tomorrow. I will write to you at 20:00.",
        seed=seed,
    )
    assert "time" not in asks_about(scene.turns[-1].customer)


def test_a_message_without_a_question_is_remembered_as_such() -> None:
    scene = talk("Hello Ines, how are you?")
    for turn in scene.turns[1:]:
        assert turn.state.asking is ("?" in turn.customer)


def test_nobody_complains_of_an_unanswered_question_that_was_none() -> None:
    quiet = state_with(plan=Plan((Act.HESITATE,), ("doubt",)), asking=False, turn=2)
    asked = replace(quiet, asking=True)
    reasons = {one.reason for one in stepped("Nice weather here today, is it not so?", state=quiet).because}
    assert "question_ignored" not in reasons
    assert "question_ignored" in {one.reason for one in stepped("Lovely weather over here.", state=asked).because}


def test_an_answer_adds_no_question_to_a_stored_scene() -> None:
    scene = talk("Hello Ines.")
    assert answer(scene, "One moment.", reader=rules()).turns[:2] == scene.turns
