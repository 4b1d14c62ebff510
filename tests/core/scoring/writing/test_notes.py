from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import conversation
from tests.core.scoring.writing.word_list import FewWords

from warmline.core.conversation import CaseFacts, Channel, Conversation, Fact
from warmline.core.moves.rules import RuleReader
from warmline.core.scoring.feedback.voice import untranslated
from warmline.core.scoring.note import MESSAGES, TOPICS, Note
from warmline.core.scoring.writing import writing_notes
from warmline.core.scoring.writing.notes import MOST_OF_A_TOPIC
from warmline.core.wording.about_task import about_task
from warmline.core.wording.readability import readability

WORDS = FewWords(parcle="parcel", delivry="delivery")


def noted(talk: Conversation, words: FewWords | None = WORDS) -> tuple[Note, ...]:
    return writing_notes(talk, RuleReader().read(talk), words, untranslated)


def notes(text: str, customer: str = "Where is it?") -> tuple[Note, ...]:
    return noted(conversation(f"c: {customer}", f"a: {text}"))


@pytest.mark.parametrize(
    ("text", "topic", "quote", "said"),
    [
        ("Your parcle leaves today.", "spelling", "parcle", "Perhaps “parcel” was meant."),
        ("It leaves in a hour.", "grammar", "a hour", "Perhaps “an hour” was meant."),
        ("It comes prior to noon.", "plain_word", "prior to", "“prior to” can be “before”."),
        ("I opened an RMA for it.", "jargon", "RMA", "“RMA” is a word from inside."),
        ("It is your own fault.", "tone", "your own fault", "This puts the cause on the customer."),
    ],
)
def test_each_note_has_its_exact_words_and_one_suggestion(text: str, topic: str, quote: str, said: str) -> None:
    (note,) = notes(text)
    assert note.topic == topic
    assert quote in note.quote
    assert text[note.start : note.end] == note.quote
    assert note.text.startswith(said)
    assert note.turn == 1


def test_a_good_answer_gets_no_note() -> None:
    assert notes("Your parcel is in Leeds. It comes to you on Thursday before noon.") == ()


def test_words_of_the_customer_are_never_noted() -> None:
    assert notes("Your parcle comes prior to noon.", "Where is my parcle, prior to noon? The RMA?") != ()
    assert [note.topic for note in notes("Your parcle has an RMA.", "Where is my parcle, the RMA?")] == []


def test_words_of_the_case_are_accepted() -> None:
    talk = replace(
        conversation("c: Where is it?", "a: Your parcle leaves today."),
        facts=CaseFacts((Fact("product", "Product", "Blue parcle"),)),
    )
    assert noted(talk) == ()


def test_without_a_dictionary_nothing_is_said_about_spelling_and_grammar() -> None:
    assert noted(conversation("c: Where?", "a: Your parcle leaves in a hour."), None) == ()


def test_a_very_long_sentence_is_noted_with_its_length() -> None:
    long = "It leaves the house " + "and then the yard " * 8 + "by noon."
    (note,) = [note for note in notes(long) if note.topic == "sentence"]
    assert note.quote == long
    assert f"{len(long.split())} words" in note.text
    parted = long.replace("yard and then the house", "yard").replace("yard and", "yard; and")
    assert "sentence" not in [note.topic for note in notes(parted)]


def test_hard_reading_is_noted_once_on_the_hardest_sentence() -> None:
    hard = "Verification procedures necessitate additional authorisation documentation beforehand in every instance."
    talk = conversation("c: And?", f"a: {hard} We wait for it.", "c: ok", f"a: {hard} We look at it all day long.")
    found = [note for note in noted(talk) if note.topic == "readability"]
    assert [note.quote for note in found] == [hard]
    assert f"year {round(readability(' '.join(t.text for t in talk.turns[1::2])).grade)}" in found[0].text


def test_a_short_text_is_too_short_for_a_formula() -> None:
    assert [note.topic for note in notes("Authorisation documentation procedures necessitate verification.")] == [
        "plain_word"
    ]


def test_polite_words_of_other_englishes_are_no_notes() -> None:
    assert notes("Kindly send it as per the list, and do the needful. I will revert back by noon.") == ()


def test_the_same_words_are_noted_once_and_no_topic_fills_the_page() -> None:
    assert len(notes("Your parcle, yes, the parcle.")) == 1
    many = FewWords(**{f"wrong{letter}": "right" for letter in "abcdefgh"})
    talk = conversation("c: Where?", "a: " + " ".join(f"It is wrong{letter}." for letter in "abcdefgh"))
    assert len(noted(talk, many)) == MOST_OF_A_TOPIC


def test_what_matters_to_the_customer_comes_before_spelling() -> None:
    found = [note.topic for note in notes("Your parcle: it is your own fault.")]
    assert found == ["tone", "spelling"]


def test_every_message_speaks_of_the_words_and_is_easy_to_read() -> None:
    for key, message in MESSAGES.items():
        assert about_task(message) == (), key
        assert readability(message).grade <= 8, key
    assert set(TOPICS) >= {key.partition("_")[0] for key in MESSAGES} - {
        "plain", "blames", "dismisses", "argues", "insults", "sarcasm", "shouts", "speaks"
    }  # fmt: skip


def test_messages_are_asked_for_by_their_english_text() -> None:
    talk = conversation("c: Where?", "a: It leaves in a hour.")
    (note,) = writing_notes(talk, RuleReader().read(talk), WORDS, lambda text: f"<{text}>")
    assert note.text == "<Perhaps “an hour” was meant.>"


@given(st.text(max_size=200), st.sampled_from(list(Channel)))
def test_any_text_can_be_noted(text: str, channel: Channel) -> None:
    talk = conversation("c: Where is it?", f"a: {text}", channel=channel)
    for note in noted(talk):
        assert note.quote == talk.turns[note.turn].text[note.start : note.end]
        assert note.topic in TOPICS
