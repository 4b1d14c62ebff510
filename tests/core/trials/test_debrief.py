from __future__ import annotations

from functools import cache

import pytest

from warmline.adapters.packs import load_language, load_rubric, load_scenarios
from warmline.core.customer.scene import Scene, answer, begin
from warmline.core.moves.rules import RuleReader
from warmline.core.scoring.score import CRITICAL_CAP
from warmline.core.scoring.scorecard import Resolved
from warmline.core.trials import arc_of, debrief

ANSWERS = (
    "Two days at home for nothing, no wonder you are annoyed. What is in the parcel?",
    "I will send a new one tonight, it is with you by noon tomorrow. Who is at home then?",
)


@cache
def birthday():
    return next(scenario for scenario in load_scenarios() if scenario.key == "parcel_birthday")


def played(*answers: str, seed: int = 3) -> Scene:
    scene = begin(birthday(), load_language("en"), seed=seed)
    for text in answers:
        scene = answer(scene, text, reader=RuleReader())
    return scene


def judged(scene: Scene):
    return debrief(scene, load_rubric(), name="talk", reader="rules-1")


def test_the_arc_has_a_warmth_for_every_exchange_and_reasons_for_every_answer() -> None:
    scene = played(*ANSWERS)
    arc = arc_of(scene)
    assert len(arc.warmth) == len(scene.turns) == 3
    assert len(arc.reasons) == 2
    assert arc.warmth[0] == scene.turns[0].mood.warmth
    assert (arc.name, arc.pronoun, arc.solved) == ("Ines", "she", False)
    assert arc.focus == birthday().skills


def test_the_reasons_of_an_answer_add_up_to_the_move_of_the_mood() -> None:
    arc = arc_of(played(*ANSWERS))
    for number, reasons in enumerate(arc.reasons, start=1):
        assert sum(reason.warmth for reason in reasons) == pytest.approx(arc.change(number), abs=0.01)


def test_topics_name_each_fact_and_offer_once_when_it_came_up() -> None:
    scene = played(*ANSWERS)
    topics = arc_of(scene).topics
    assert "not_there" in topics[0]
    assert set(scene.turns[1].facts_told) <= set(topics[1])
    assert "new_parcel" in topics[2]
    flat = [topic for each in topics for topic in each]
    assert len(flat) == len(set(flat))


def test_versions_name_reader_and_customer() -> None:
    assert judged(played(*ANSWERS)).card.versions.reader == "rules-1+customer-2"


def test_a_scene_that_was_stopped_is_unclear_and_nothing_is_said_of_an_unanswered_one() -> None:
    found = judged(played())
    assert found.card.resolved is Resolved.UNCLEAR
    assert found.card.overall is None
    assert found.feedback.tries == ()


def test_a_customer_who_leaves_is_not_solved() -> None:
    scene = played()
    while scene.ended is None:
        scene = answer(scene, "Shut up, you idiot.", reader=RuleReader())
    assert judged(scene).card.resolved is Resolved.NO


def test_a_promise_that_was_not_the_agents_to_make_caps_the_score_while_it_stands() -> None:
    scene = played("I will refund the whole order, all your money back, today.")
    assert scene.state.overpromised == ("full_refund",)
    card = judged(scene).card
    assert [error.name for error in card.critical] == ["false_promise"]
    assert card.critical[0].quote in "I will refund the whole order, all your money back, today."
    assert card.overall is not None
    assert card.overall <= CRITICAL_CAP
