from __future__ import annotations

from functools import cache

import pytest

from warmline.adapters.packs import load_language, load_rubric, load_scenarios
from warmline.adapters.spelling import Dictionary
from warmline.core.customer.scene import Scene, answer, begin
from warmline.core.moves.rules import RuleReader
from warmline.core.scoring.arc import Ended
from warmline.core.scoring.score import CRITICAL_CAP
from warmline.core.scoring.scorecard import Resolved
from warmline.core.trials import arc_of, debrief
from warmline.core.trials.debrief import false_promises

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


def test_the_letter_has_notes_on_the_writing_and_spelling_only_with_a_dictionary() -> None:
    scene = played("Two days for nothing, no wonder. I will recieve it in a hour and then call you.")
    bare = judged(scene).feedback
    noted = debrief(scene, load_rubric(), name="talk", reader="rules-1", words=Dictionary()).feedback
    assert {"spelling", "grammar"} <= {note.topic for note in noted.notes}
    assert not {"spelling", "grammar"} & {note.topic for note in bare.notes}
    assert not noted.spoken
    for note in noted.notes:
        assert note.quote in judged(scene).conversation.turns[note.turn].text


def test_a_slip_in_practice_changes_no_score() -> None:
    scene = played("Two days for nothing, no wonder. I will recieve it in a hour and then call you.")
    noted = debrief(scene, load_rubric(), name="talk", reader="rules-1", words=Dictionary())
    assert noted.card == judged(scene).card


def test_notes_are_translated_by_their_english_text() -> None:
    scene = played("It is here in a hour.")
    found = debrief(
        scene, load_rubric(), name="talk", reader="rules-1", words=Dictionary(), translate=lambda text: f"«{text}"
    )
    assert found.feedback.notes
    assert all(note.text.startswith("«") for note in found.feedback.notes)


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


def test_a_wording_knows_what_it_asks_for_and_what_it_offers() -> None:
    found = {wording.say: wording for wording in arc_of(played()).wordings}
    asks = next(each for say, each in found.items() if "what is in it" in say)
    assert {"birthday", "marble_run"} & set(asks.asks)
    offers = next(each for say, each in found.items() if say.startswith("Two things I can do now"))
    assert "new_parcel" in offers.offers
    assert found["Happy sixth birthday to her for Saturday. You will hear from me at eight tonight."].asks == ()


def test_a_wording_that_asks_what_the_agent_asked_is_left_out() -> None:
    before = {wording.say for wording in arc_of(played()).wordings}
    after = {wording.say for wording in arc_of(played("What is in the parcel, and when do you need it?")).wordings}
    gone = before - after
    assert after < before
    assert any("what is in it" in say for say in gone)


def test_versions_name_reader_and_customer() -> None:
    assert judged(played(*ANSWERS)).card.versions.reader == "rules-1+customer-6"


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


@pytest.mark.parametrize("answers", [(), ANSWERS[:1], ANSWERS])
def test_an_agent_who_stops_has_ended_the_talk(answers: tuple[str, ...]) -> None:
    assert arc_of(played(*answers)).ended is Ended.STOPPED


def test_a_customer_who_goes_has_ended_it_and_the_letter_says_so() -> None:
    scene = played()
    while scene.ended is None:
        scene = answer(scene, "Shut up, you idiot.", reader=RuleReader())
    assert arc_of(scene).ended.value == scene.ended.value
    assert "you ended the talk" not in judged(scene).feedback.headline


def test_the_letter_of_a_stopped_talk_does_not_say_that_she_left() -> None:
    headline = judged(played(*ANSWERS)).feedback.headline
    assert "you ended the talk" in headline.casefold()
    assert " left" not in headline


def test_a_trap_is_a_topic_from_the_answer_on_in_which_it_was_stepped_into() -> None:
    scene = played("Have you asked your neighbours?", "When do you need it?")
    assert "ask_neighbours" in scene.state.traps
    topics = arc_of(scene).topics
    assert "ask_neighbours" in topics[1]
    assert "ask_neighbours" not in (*topics[0], *topics[2])


def test_templates_of_the_letter_are_offered_for_translation() -> None:
    asked: list[str] = []

    def translate(text: str) -> str:
        asked.append(text)
        return text

    debrief(played(*ANSWERS), load_rubric(), name="talk", reader="rules-1", translate=translate)
    assert any("{done}" in text or "{step}" in text for text in asked)


@pytest.mark.parametrize(
    "said",
    [
        "Would a full refund of all your money help you?",
        "If it does not come, I could refund the whole order.",
        "Maybe I can get you a refund of the whole order.",
    ],
)
def test_what_does_not_bind_is_no_false_promise(said: str) -> None:
    assert judged(played(said)).card.critical == ()


def test_a_promise_taken_back_caps_nothing() -> None:
    promise = "I will refund the whole order, all your money back, today."
    assert judged(played(promise)).card.critical
    taken_back = played(promise, "I am sorry, I cannot refund the order, I was wrong to promise a full refund.")
    assert taken_back.state.overpromised == ()
    assert judged(taken_back).card.critical == ()


def test_only_the_words_of_a_false_promise_are_named_with_their_turn() -> None:
    scene = played("No wonder you are annoyed. What is in the parcel?", "I will give you a full refund.")
    assert len({one.reason for turn in scene.turns for one in turn.because}) > 2
    (error,) = false_promises(scene)
    assert (error.name, error.turn) == ("false_promise", 3)
    assert error.quote == "I will give you a full refund."


def test_a_talk_without_a_false_promise_names_none() -> None:
    assert false_promises(played(*ANSWERS)) == ()
