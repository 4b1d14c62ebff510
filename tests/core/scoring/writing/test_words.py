from __future__ import annotations

from dataclasses import replace

import pytest
from tests.builders import conversation
from tests.core.scoring.writing.word_list import FewWords

from warmline.core.conversation import CaseFacts, Fact
from warmline.core.moves import TurnReading
from warmline.core.moves.rules import RuleReader
from warmline.core.scoring.feedback.voice import untranslated
from warmline.core.scoring.writing.words import (
    HARD_FROM_GRADE,
    LEAST_FOR_READABILITY,
    LONGEST_SENTENCE,
    PLAIN_ELSEWHERE,
    accepted_words,
    language_notes,
    readability_note,
    sentence_notes,
    stiff_notes,
)
from warmline.core.wording.plain import PLAIN
from warmline.core.wording.readability import readability

HARD = "Verification documentation necessitates additional authorisation procedures in every individual instance."


def turn(text: str, customer: str = "Where is it?") -> TurnReading:
    return RuleReader().read(conversation(f"c: {customer}", f"a: {text}")).turns[1]


@pytest.mark.parametrize(("count", "notes"), [(LONGEST_SENTENCE, 0), (LONGEST_SENTENCE + 1, 1)])
def test_a_sentence_may_have_so_many_words_and_no_more(count: int, notes: int) -> None:
    assert len(list(sentence_notes(turn(" ".join(["word"] * count) + "."), untranslated))) == notes


@pytest.mark.parametrize("mark", ["; ", ": ", " – "])
def test_a_strong_mark_lets_the_reader_breathe(mark: str) -> None:
    half = " ".join(["word"] * 20)
    assert list(sentence_notes(turn(f"{half}{mark}{half}."), untranslated)) == []
    assert len(list(sentence_notes(turn(f"{half}, {half}."), untranslated))) == 1


def test_the_subject_line_is_no_sentence() -> None:
    assert list(sentence_notes(turn("Subject: " + " ".join(["word"] * 40) + "\nIt is here."), untranslated)) == []


def test_readability_is_of_all_messages_together() -> None:
    one = turn(HARD)
    assert readability(HARD).words < LEAST_FOR_READABILITY
    assert readability(HARD).grade > HARD_FROM_GRADE
    assert list(readability_note([one], untranslated)) == []
    (note,) = readability_note([one, one, one, one], untranslated)
    assert note.quote == HARD


def test_easy_messages_get_no_grade() -> None:
    easy = turn("It is here now. I will send it to you by noon. You can pick it up at the shop. ")
    assert list(readability_note([easy] * 5, untranslated)) == []


def test_a_stiff_word_that_the_customer_used_is_hers() -> None:
    said = turn("We obtain it prior to noon.")
    assert [note.quote for note in stiff_notes(said, frozenset(), untranslated)] == ["obtain", "prior to"]
    assert [note.quote for note in stiff_notes(said, frozenset({"obtain"}), untranslated)] == ["prior to"]


def test_everyday_words_of_some_englishes_are_neither_inside_words_nor_stiff() -> None:
    assert not PLAIN_ELSEWHERE & set(PLAIN)
    for phrase in PLAIN_ELSEWHERE:
        assert list(stiff_notes(turn(f"We look at it {phrase} here."), frozenset(), untranslated)) == [], phrase


def test_accepted_are_the_words_of_customer_case_and_record_but_not_the_agents() -> None:
    talk = replace(
        conversation("c: My frobnik broke", "a: Your gizmol is here", "n: sent a wobblit", "b: Try the doodad"),
        facts=CaseFacts((Fact("product", "Blue thing", "zibbet 40"),)),
    )
    accepted = accepted_words(talk)
    assert {"frobnik", "wobblit", "doodad", "zibbet", "blue"} <= accepted
    assert "gizmol" not in accepted


def test_spelling_and_grammar_are_noted_in_one_go() -> None:
    words = FewWords(parcle="parcel")
    found = list(language_notes(turn("Your parcle comes in a hour."), words, frozenset(), untranslated))
    assert [(note.topic, note.quote) for note in found] == [("spelling", "parcle"), ("grammar", "a hour")]
    assert list(language_notes(turn("Your parcle comes."), words, frozenset({"parcle"}), untranslated)) == []
