from __future__ import annotations

import string

import pytest

from warmline.core.scoring.feedback.voice import untranslated
from warmline.core.scoring.note import MESSAGES, TOPICS, Note, make_note, sorted_notes

TEXT = "I opened an RMA prior to noon."


def test_a_note_quotes_the_very_words() -> None:
    note = make_note("jargon", 3, TEXT, (12, 15), untranslated, word="RMA")
    assert (note.topic, note.turn, note.quote) == ("jargon", 3, "RMA")
    assert note.text == "“RMA” is a word from inside. Say what it means for the customer."


@pytest.mark.parametrize(
    ("key", "topic"), [("subject_missing", "subject"), ("subject_vague", "subject"), ("promise", "promise")]
)
def test_the_topic_is_the_first_word_of_the_key_unless_it_is_given(key: str, topic: str) -> None:
    assert make_note(key, 0, TEXT, (0, 1), untranslated).topic == topic
    assert make_note(key, 0, TEXT, (0, 1), untranslated, topic="tone").topic == "tone"


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(KeyError):
        make_note("nothing", 0, TEXT, (0, 1), untranslated)


def test_the_template_is_translated_before_its_slots_are_filled() -> None:
    asked: list[str] = []

    def german(text: str) -> str:
        asked.append(text)
        return "„{word}“ kann „{better}“ sein."

    note = make_note("plain_word", 0, TEXT, (16, 24), german, topic="plain_word", word="prior to", better="before")
    assert asked == [MESSAGES["plain_word"]]
    assert note.text == "„prior to“ kann „before“ sein."


def test_words_with_braces_are_shown_as_they_are() -> None:
    note = make_note("jargon", 0, "{word} {0}", (0, 6), untranslated, word="{word}")
    assert note.text.startswith("“{word}” is")


def test_every_message_has_only_named_slots() -> None:
    for key, message in MESSAGES.items():
        fields = {field for _, field, _, _ in string.Formatter().parse(message) if field is not None}
        assert fields <= {"label", "known", "count", "grade", "word", "better", "rate"}, key
        assert message.endswith((".", "”.")), key


def test_notes_stand_in_the_order_of_their_topics_then_of_the_talk() -> None:
    notes = [
        Note("spelling", 1, 0, 1, "a", ""),
        Note("fact", 3, 0, 1, "b", ""),
        Note("spelling", 1, 0, 1, "a", ""),
        Note("question", 0, 5, 6, "d", ""),
        Note("question", 0, 2, 3, "c", ""),
    ]
    assert [note.quote for note in sorted_notes(notes)] == ["b", "c", "d", "a", "a"]
    assert sorted_notes(notes) == sorted_notes(notes[::-1])


def test_topics_have_names_for_people() -> None:
    assert all(name[0].isupper() and len(name) <= 22 for name in TOPICS.values())
    assert len(set(TOPICS.values())) == len(TOPICS)
