"""Two questions in one answer, and questions for one thing."""

from __future__ import annotations

import pytest
from tests.golden.replay import play, read, scenarios
from tests.scenes import english, keys, listen, rules, state_with

from warmline.core.customer.questions import parts
from warmline.core.customer.scene import Scene, answer, begin, rewind
from warmline.core.customer.state import Act


def after(*answers: str, key: str = "parcel_birthday", seed: int = 3) -> Scene:
    scene = begin(scenarios()[key], english(), seed=seed)
    for text in answers:
        scene = answer(scene, text, reader=rules())
    return scene


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Who is at home, and when is the party?", ("Who is at home", "when is the party?")),
        ("Is there a number 14 and did anybody call you?", ("Is there a number 14", "did anybody call you?")),
        ("What do you need, and by when?", ("What do you need, and by when?",)),
        (
            "Do you have a bag with you, or did you hand one in?",
            ("Do you have a bag with you, or did you hand one in?",),
        ),
        ("What happened and what else?", ("What happened and what else?",)),
    ],
)
def test_a_sentence_is_cut_where_a_second_question_begins(text: str, found: tuple[str, ...]) -> None:
    assert parts(text) == found


def test_each_question_fetches_its_own_fact_and_keeps_its_own_words() -> None:
    heard = listen("Is there a number 14 in your lane, and who is at home tomorrow?")
    assert {item.key: item.quote for item in heard.asked} == {
        "no_fourteen": "Is there a number 14 in your lane",
        "friday_out": "who is at home tomorrow?",
    }


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("Is there a number 14, and which colour is your door?", ("which colour is your door?",)),
        ("Is there a number 14? Is that all right?", ()),
        ("Is there a number 14, and how are you?", ()),
        ("Is there a number 14, and would you like a new parcel?", ()),
        ("Is there a number 14?", ()),
        ("Which colour is your door?", ()),
    ],
)
def test_a_second_question_that_fetches_nothing_is_noticed(text: str, beside: tuple[str, ...]) -> None:
    assert listen(text).unanswerable == beside


DOUBLE = (
    (
        "parcel_birthday",
        "Is there a number 14 in your lane, and who could take it in tomorrow?",
        {"no_fourteen", "friday_out"},
    ),
    ("food_late_order", "When is his bedtime? And does the bell work?", {"bedtime", "bell"}),
    (
        "telecom_engineer_noshow",
        "Where were you on Friday morning, and which number can I reach you on?",
        {"in_garden", "mobile"},
    ),
)


@pytest.mark.parametrize(("key", "text", "told"), DOUBLE)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_two_questions_get_two_answers(key: str, text: str, told: set[str], seed: int) -> None:
    last = after(f"I'm sorry about that. {text}", key=key, seed=seed).turns[-1]
    assert set(last.facts_told) == told
    assert all(any(line in last.customer for line in scenarios()[key].fact(one).say) for one in told)


def test_two_questions_after_the_yes_get_two_answers_too() -> None:
    scenario, golden = scenarios()["food_late_order"], read("food_late_order")
    scene = play(scenario, golden["seed"], golden["answers"])
    yes = next(number for number, turn in enumerate(scene.turns) if turn.state.accepted)
    last = answer(
        rewind(scene, yes + 1), "Is there anything to eat in the house, and have you written to us already?",
        reader=rules(),
    ).turns[-1]  # fmt: skip
    assert set(last.facts_told) == {"fridge", "machine"} - set(scene.turns[yes].state.told)
    assert len(last.facts_told) == 2


def test_of_two_questions_the_one_she_cannot_answer_gets_a_word() -> None:
    last = after("I'm sorry. Is there a number 14 in your lane, and which colour is your door?").turns[-1]
    assert last.plan.topics == ("no_fourteen", "other_unknown")
    assert last.customer.count(".") >= 2


def test_of_two_questions_the_one_told_before_gets_a_word() -> None:
    scene = after("I'm sorry. Is there a number 14 in your lane?")
    last = answer(scene, "Is there a number 14 in your lane, and who is at home tomorrow?", reader=rules()).turns[-1]
    assert last.plan.topics == ("friday_out", "other_told")


def test_of_two_questions_the_one_for_a_secret_is_put_off_with_a_word() -> None:
    last = after("Okay. Is there a number 14 in your lane, and what worries you most?").turns[-1]
    assert last.plan.acts == (Act.ANSWER, Act.HESITATE)
    assert last.plan.topics == ("no_fourteen", "guarded")


def test_beside_a_wrong_guess_another_question_is_still_answered() -> None:
    last = after("Did you ask your neighbours? Is there a number 14 in your lane?").turns[-1]
    assert last.plan.acts == (Act.ANSWER, Act.CORRECT)
    assert last.facts_told == ("no_fourteen",)


def test_facts_told_are_still_heard_where_one_of_two_asks_for_them() -> None:
    heard = listen("Is there a number 14, and who is at home tomorrow?", state=state_with(told=("no_fourteen",)))
    assert keys(heard.asked) == ["no_fourteen", "friday_out"]
