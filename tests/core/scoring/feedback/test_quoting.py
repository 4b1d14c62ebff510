from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.builders import mark

from warmline.core.scoring.feedback.quoting import first_words, quote_marks, quote_span, quote_words

LONG = (
    "I have looked at your order and "
    + "at every single thing that happened since " * 6
    + "and will write by 18:00 today"
)


def test_the_sentence_around_a_mark_is_quoted_whole() -> None:
    text = "Hi Ines. No wonder you are annoyed. What is in it?"
    found = quote_marks(text, [mark("acknowledges_feeling", text, "annoyed")])
    assert (found.exact, found.shown) == ("No wonder you are annoyed.", "No wonder you are annoyed.")


def test_two_marks_bring_both_sentences() -> None:
    text = "You waited two days. No wonder you are annoyed. What is in it?"
    marks = [mark("uses_detail", text, "two days"), mark("acknowledges_feeling", text, "annoyed")]
    assert quote_marks(text, marks).exact == "You waited two days. No wonder you are annoyed."


def test_a_long_sentence_is_cut_between_words_with_dots_outside_the_exact_part() -> None:
    found = quote_words(LONG, "by 18:00", 60)
    assert found is not None
    assert found.exact in LONG
    assert "…" not in found.exact
    assert found.shown.startswith("… ")
    assert len(found.exact) <= 60
    start = LONG.index(found.exact)
    assert LONG[start - 1] == " "


def test_without_a_mark_a_short_turn_is_quoted_whole() -> None:
    assert quote_marks("  I understand. Someone will call soon. ", ()).shown == "I understand. Someone will call soon."


def test_words_that_are_not_there_are_not_quoted() -> None:
    assert quote_words("I will call", "noon") is None
    assert quote_words("I will call", "  ") is None


def test_first_words_take_whole_sentences_while_they_fit() -> None:
    assert first_words("Thank you. Really. And now something much longer than that.", 20).shown == "Thank you. Really."
    assert first_words(LONG, 30).shown.endswith(" …")
    assert first_words("").shown == ""


@given(st.text(alphabet="ab .!?\n,é😟", min_size=1, max_size=200), st.data(), st.integers(5, 80))
def test_a_quote_is_always_an_exact_part_around_its_span(text: str, data: st.DataObject, longest: int) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = quote_span(text, start, end, longest)
    assert found.exact in text
    assert text[start:end] in found.exact
    assert found.shown.strip("… ") == found.exact.strip("… ")


def test_a_short_mail_is_quoted_without_its_subject_line() -> None:
    found = quote_marks("Subject: Re: Two cups\n\nThe cups leave today.", [])
    assert (found.exact, found.shown) == ("The cups leave today.", "The cups leave today.")
