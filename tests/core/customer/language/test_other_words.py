"""A model words the plan: what it is given, and that its words are taken only where it has some."""

from __future__ import annotations

from dataclasses import replace

from tests.parcel import parcel_birthday
from tests.scenes import english, rules, state_with

from warmline.core.customer.dice import Dice
from warmline.core.customer.language import WordingTask, put_into_words
from warmline.core.customer.language.model import Language
from warmline.core.customer.scene import answer, begin
from warmline.core.customer.state import Act, CustomerState, Plan

TALK = ("Where is my parcel?", "Is there a number 14 near you?")


class Says:
    """A wording that always has the same answer, or none."""

    def __init__(self, text: str | None) -> None:
        self.text = text
        self.tasks: list[WordingTask] = []

    def word(self, task: WordingTask) -> str | None:
        self.tasks.append(task)
        return self.text


def speaking(wording: Says) -> Language:
    return replace(english(), wording=wording)


def planned(*acts: tuple[Act, str | None], **changes: object) -> CustomerState:
    return state_with(plan=Plan(tuple(a for a, _ in acts), tuple(t for _, t in acts)), **changes)


def test_where_the_model_has_no_words_the_authored_ones_stand() -> None:
    state, silent = planned((Act.ASK, "next")), Says(None)
    worded = put_into_words(parcel_birthday(), speaking(silent), state, Dice(3), TALK)
    assert worded == put_into_words(parcel_birthday(), english(), state, Dice(3), TALK)
    assert [task.authored for task in silent.tasks] == [worded.text]


def test_the_models_words_keep_the_lines_that_were_used_and_mark_the_fact() -> None:
    fact = parcel_birthday().fact("no_fourteen").say[0]
    scenario = parcel_birthday()
    only = replace(
        scenario, facts=tuple(replace(f, say=(fact,)) if f.key == "no_fourteen" else f for f in scenario.facts)
    )
    wording = Says(f"You won't believe it. {fact}")
    worded = put_into_words(only, speaking(wording), planned((Act.ANSWER, "no_fourteen")), Dice(1), TALK)
    assert worded.text == wording.text
    assert f"fact:no_fourteen:{fact}" in worded.used
    (part,) = worded.parts
    assert (part.use, part.text) == ("answer", fact)
    assert worded.text[part.start : part.end] == fact


def test_it_is_told_what_must_stay_what_is_known_and_what_is_secret() -> None:
    silent, scenario = Says(None), parcel_birthday()
    state = planned((Act.ANSWER, "no_fourteen"), told=("not_there", "no_fourteen"))
    put_into_words(scenario, speaking(silent), state, Dice(1), TALK)
    (task,) = silent.tasks
    assert len(task.keep) == 1
    assert task.keep[0] in scenario.fact("no_fourteen").say
    assert task.keep[0] in task.authored
    assert scenario.fact("birthday").say in task.secret
    assert scenario.fact("no_fourteen").say not in task.secret
    assert set(scenario.fact("not_there").say) <= set(task.known)
    assert task.talk == TALK
    assert (task.act, task.mood, task.voice, task.channel, task.kind) == (
        "answer",
        "upset",
        "chatty",
        "chat",
        "customer",
    )


def test_in_a_scene_it_sees_the_last_turns_and_the_scene_keeps_its_words() -> None:
    wording = Says("Hm. So what now?")
    scene = begin(parcel_birthday(), speaking(wording), seed=1)
    scene = answer(scene, "Hello Ines, tell me what happened.", reader=rules())
    scene = answer(scene, "I see.", reader=rules())
    assert scene.turns[-1].customer == wording.text
    assert wording.tasks[-1].talk[-1] == "I see."
    assert wording.tasks[-1].talk[-2] == wording.text
    assert len(wording.tasks[-1].talk) == 4


def test_trials_speak_in_authored_words() -> None:
    assert speaking(Says("x")).authored().wording is None
    assert english().authored() is english()
