from __future__ import annotations

from dataclasses import replace

import pytest
from tests.builders import conversation
from tests.core.scoring.writing.word_list import FewWords

from warmline.core.conversation import CaseFacts, Channel, Conversation, Fact
from warmline.core.moves.rules import RuleReader
from warmline.core.scoring.feedback_model import Feedback, Point
from warmline.core.scoring.note import TOPICS, Note
from warmline.core.scoring.noting import (
    IN_A_LETTER,
    case_notes,
    notes_of,
    notes_to_json,
    promises_to_json,
    questions_to_json,
    speech_to_json,
    with_notes,
)

FACTS = CaseFacts((Fact("monthly_bill", "Monthly bill", "£184.20"),))
TALK = replace(
    conversation(
        "c: What is my monthly bill? And can I park in the street meanwhile?",
        "a: Your monthly bill is £148.20. Somebody will get back to you soon. Your parcle is here.",
    ),
    facts=FACTS,
)
WORDS = FewWords(parcle="parcel")


def noted(talk: Conversation) -> tuple[Note, ...]:
    return notes_of(talk, RuleReader().read(talk), WORDS)


def test_what_the_case_is_owed_comes_first() -> None:
    found = noted(TALK)
    assert [note.topic for note in found] == ["fact", "question", "promise", "spelling"]
    fact, question, promise, _ = found
    assert fact.quote == "Your monthly bill is £148.20."
    assert "Monthly bill: £184.20" in fact.text
    assert (question.turn, question.quote) == (0, "And can I park in the street meanwhile?")
    assert promise.quote == "Somebody will get back to you soon."


@pytest.mark.parametrize("channel", [Channel.PHONE, Channel.IN_PERSON])
def test_spoken_words_are_never_judged_as_writing(channel: Channel) -> None:
    long = "um, " + "and then we look at it, " * 30
    talk = replace(TALK, channel=channel, turns=(*TALK.turns, replace(TALK.turns[1], text=long)))
    topics = [note.topic for note in noted(talk)]
    assert topics[:3] == ["fact", "question", "promise"]
    assert set(topics[3:]) == {"monologue"}


def test_written_words_are_never_judged_as_speech() -> None:
    talk = replace(TALK, turns=(*TALK.turns, replace(TALK.turns[1], text="um, " * 60)))
    assert not {"fillers", "monologue", "pace"} & {note.topic for note in noted(talk)}


@pytest.mark.parametrize(("language", "silent"), [("de", True), ("EN-gb", False), (None, False), ("hi-IN", True)])
def test_other_languages_get_no_notes(language: str | None, silent: bool) -> None:
    assert (noted(replace(TALK, language=language)) == ()) is silent


@pytest.mark.parametrize(
    "said",
    ["I will call you by 17:00.", "If it fails I will call you.", "I will stay on the line.", "I will log that."],
)
def test_a_promise_with_its_time_or_kept_at_once_needs_no_note(said: str) -> None:
    talk = conversation("c: It is broken.", f"a: {said}")
    assert case_notes(talk, RuleReader().read(talk)) == []


def test_notes_are_written_out_with_turn_quote_topic_and_text() -> None:
    found = notes_to_json(noted(TALK))
    assert [list(each) for each in found] == [["turn", "quote", "topic", "text"]] * 4
    assert {each["topic"] for each in found} <= set(TOPICS)


def test_promises_and_questions_are_written_out_with_their_state() -> None:
    reading = RuleReader().read(TALK)
    assert promises_to_json(reading) == [{"turn": 1, "quote": "Somebody will get back to you soon.", "due": None}]
    assert questions_to_json(TALK, reading) == [
        {"turn": 0, "quote": "What is my monthly bill?", "state": "answered", "answer_turn": 1},
        {"turn": 0, "quote": "And can I park in the street meanwhile?", "state": "open", "answer_turn": None},
    ]


def test_the_notes_are_the_same_each_time() -> None:
    assert noted(TALK) == noted(TALK)


def test_a_letter_has_the_first_notes_only_two_of_a_topic() -> None:
    many = tuple(Note(topic, 1, n, n + 1, f"{topic}{n}", "Text.") for topic in TOPICS for n in range(3))
    letter = with_notes(Feedback("Headline", (), (), ()), TALK, many)
    assert [note.topic for note in letter.notes] == ["fact", "fact", "question", "question", "promise", "promise"]
    assert len(letter.notes) == IN_A_LETTER
    assert not letter.spoken
    assert with_notes(letter, replace(TALK, channel=Channel.PHONE), ()).spoken


def test_figures_of_speech_are_written_out() -> None:
    found = speech_to_json(conversation("c: I only wanted to—", "a: Um, your number?", channel=Channel.PHONE))
    assert found == {
        "talk_share": 0.43, "fillers_per_100_words": 33.3, "longest_stretch_words": 3, "words_a_minute": None,
        "interruptions": [1],
    }  # fmt: skip
    assert speech_to_json(conversation("c: Hello?", channel=Channel.PHONE)) is None


def test_what_a_point_to_try_says_is_not_said_again() -> None:
    point = Point("b", "s", "Name", 1, "Text.", "Soon.", 1, 1, "Why.", exact="Somebody will get back to you soon.")
    promise = Note("promise", 1, 0, 5, "Somebody will get back to you soon.", "Text.")
    spelling = Note("spelling", 1, 0, 4, "soon", "Text.")
    elsewhere = Note("promise", 3, 0, 5, "Somebody will get back to you soon.", "Text.")
    letter = with_notes(Feedback("Headline", (), (point,), ()), TALK, (promise, elsewhere, spelling))
    assert letter.notes == (elsewhere, spelling)
