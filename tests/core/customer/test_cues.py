from __future__ import annotations

import pytest

from warmline.core.conversation import Speaker
from warmline.core.customer.cues import believed, cues_of, merged
from warmline.core.customer.language import Part
from warmline.core.customer.mood import Mood
from warmline.core.moves import Kind, Mark, TurnReading

TEXT = "I'm tired of this. She turns six. What now?"
PARTS = (
    Part("vent", "I'm tired of this.", 0, 18),
    Part("tell", "She turns six.", 19, 33),
    Part("ask", "What now?", 34, 43),
)


def names(mood: Mood, hidden: str | None = None) -> list[str]:
    return [mark.name for mark in cues_of(2, TEXT, PARTS, mood, hidden).marks]


def test_each_part_shows_what_it_is_for() -> None:
    assert names(Mood(0.6, 0.3, 0.5, 0.4)) == ["shows_anger", "states_fact", "asks_question"]


def test_the_feeling_shown_is_the_feeling_there() -> None:
    assert names(Mood(0.1, 0.5, 0.5, 0.2))[0] == "shows_worry"
    assert names(Mood(0.1, 0.5, 0.5, 0.8))[0] == "shows_disappointment"


def test_telling_the_hidden_need_shows_worry() -> None:
    assert "shows_worry" in names(Mood(0.6, 0.3, 0.5, 0.4), "She turns six.")


def test_quotes_are_exact() -> None:
    for mark in cues_of(2, TEXT, PARTS, Mood(0.6, 0.3, 0.5, 0.4), None).marks:
        assert TEXT[mark.start : mark.end] == mark.quote


def test_a_readers_own_finding_wins() -> None:
    known = cues_of(2, TEXT, PARTS, Mood(0.6, 0.3, 0.5, 0.4), None)
    found = TurnReading(2, Speaker.CUSTOMER, TEXT, (known.marks[2],))
    both = merged(found, known)
    assert [mark.name for mark in both.marks] == ["shows_anger", "states_fact", "asks_question"]
    assert merged(known, known) == known


@pytest.mark.parametrize("use", ["accept", "thank", "tell", "react.welcome", "tail.tell"])
def test_resistance_that_the_engine_did_not_mean_is_not_believed(use: str) -> None:
    text = "Thank you. Really."
    found = TurnReading(
        2,
        Speaker.CUSTOMER,
        text,
        (Mark(Kind.CUE, "thanks", "Thank you", 0, 9, 0.9), Mark(Kind.CUE, "doubts", "Really", 11, 17, 0.65)),
    )
    assert believed(found, [Part(use, text, 0, len(text))]).names() == {"thanks"}


@pytest.mark.parametrize("use", ["complain", "hesitate", "react.declined_bare", "open", "react.unwelcome"])
def test_resistance_that_the_engine_meant_stays(use: str) -> None:
    text = "Really."
    found = TurnReading(2, Speaker.CUSTOMER, text, (Mark(Kind.CUE, "doubts", "Really", 0, 6, 0.65),))
    calm = Part("tell", text, 0, 1)
    assert believed(found, [calm, Part(use, text, 1, len(text))]) == found
