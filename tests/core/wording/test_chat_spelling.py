"""Whole lines of hurried chat, as plain words and sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.core.wording.sentences import sentence_spans, sentences
from warmline.core.wording.spelling import plain_words
from warmline.core.wording.words import BREAK, read_words


def plain(text: str) -> str:
    return " ".join(word.text for sentence in read_words(text) for word in sentence.words)


LINES = (
    ("cant find my order pls help", "can not find my order please help"),
    ("I dont know wat to do", "i do not know what to do"),
    ("its been 2 hrs & no msg", "it is been 2 hours and no message"),
    ("thx, ur great", "thanks your great"),
    ("Im sooo dissapointed", "i am so disappointed"),
    ("u said tmrw!!", "you said tomorrow"),
    ("wheres my parcel", "wheres my parcel"),
    ("where's my parcel", "where is my parcel"),
    ("the driver's van", "the driver van"),
    ("I'd've waited", "i'd have waited"),
    ("we weren’t there", "we were not there"),
    ("she shouldnt wait", "she should not wait"),
    ("lemme check, gimme a sec", "let me check give me a seconds"),
    ("I apologize, it was canceled", "i apologise it was cancelled"),
    ("Realizing it's my favor", "realising it is my favour"),
    ("okay k okey", "ok ok ok"),
    ("yeah yep nope nah", "yes yes no no"),
    ("omg this is rediculous", "my god this is ridiculous"),
    ("I recieved it untill Monday", "i received it until monday"),
    ("helloooo??", "hello"),
    ("nooooo", "no"),
    ("y'all gonna help?", "you all going to help"),
    ("e-mail me", "email me"),
    ("E-Mails were sent", "emails were sent"),
    ("my acct n ur msg", "my account and your message"),
    ("ppl r waiting", "people are waiting"),
    ("idk rn", "i do not know right now"),
    ("won't can't shan't", "will not can not shall not"),
    ("that'll do", "that will do"),
    ("you're right, they’re late", "you are right they are late"),
)
CUT = (
    ("It is late. I wait.", ["It is late.", "I wait."]),
    ("It costs £3.50. Really.", ["It costs £3.50.", "Really."]),
    ("At 18.00 I call. Bye.", ["At 18.00 I call.", "Bye."]),
    ("Mr. Smith is here.", ["Mr. Smith is here."]),
    ("e.g. a new one.", ["e.g. a new one."]),
    ("Wait... What?", ["Wait...", "What?"]),
    ("Really?! Yes.", ["Really?!", "Yes."]),
    ("sorry.I will call", ["sorry.", "I will call"]),
    ("one\ntwo", ["one", "two"]),
    ("one\r\n\r\ntwo", ["one", "two"]),
    ('He said "no." Then he left.', ['He said "no."', "Then he left."]),
    ("(It is late.) I wait.", ["(It is late.)", "I wait."]),
    ("Thanks :)", ["Thanks :)"]),
    ("Thanks. :)", ["Thanks. :)"]),
    ("  spaced  ", ["spaced"]),
    ("", []),
    ("   \n ", []),
    ("你好。谢谢！", ["你好。", "谢谢！"]),
    ("Is it at 5 p.m. or later?", ["Is it at 5 p.m. or later?"]),
    ("It came at 5 p.m. Then it rained.", ["It came at 5 p.m.", "Then it rained."]),
)


@pytest.mark.parametrize(("written", "read"), LINES)
def test_a_hurried_line_is_read_as_plain_words(written: str, read: str) -> None:
    assert plain(written) == read


@pytest.mark.parametrize(("text", "found"), CUT)
def test_where_a_sentence_ends(text: str, found: list[str]) -> None:
    assert list(sentences(text)) == found


@pytest.mark.parametrize(
    ("text", "asks"),
    [("Where is it?", True), ("Where is it", False), ("Really?!", True), ('"Why?"', True), ("Why? Because.", True)],
)
def test_a_question_is_known_by_its_mark(text: str, asks: bool) -> None:
    assert read_words(text)[0].asks is asks


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("one, two, three", [0, 1, 2]),
        ("one two three", [0, 0, 0]),
        ("one: two", [0, 1, 1]),
        ("one (two) three", [0, 1, 1, 2, 2]),
        ("one - two", [0, 1, 1]),
        ("one-two", [0, 0]),
    ],
)
def test_clauses_are_counted_by_commas_and_stronger_marks(text: str, clauses: list[int]) -> None:
    assert [word.clause for word in read_words(text)[0].words] == clauses


@pytest.mark.parametrize("mark", [";", ":", "(", ")", "|", "/", "•", "–", "—", "*"])
def test_a_strong_mark_is_a_break(mark: str) -> None:
    assert BREAK in plain(f"one {mark} two").split()


@pytest.mark.parametrize(
    ("emoji", "name"),
    [("😡", "<angry_face>"), ("😢", "<sad_face>"), ("😰", "<worried_face>"), ("😊", "<glad_face>"),
     ("👍", "<thanks_face>"), ("🙄", "<mocking_face>"), ("😡😡😡", "<angry_face>")],
)  # fmt: skip
def test_faces_are_words(emoji: str, name: str) -> None:
    assert plain(f"so {emoji}") == f"so {name}"


@given(st.text(max_size=120))
def test_every_word_stands_in_its_sentence_and_in_order(text: str) -> None:
    for sentence in read_words(text):
        places = [(word.start, word.end) for word in sentence.words]
        assert all(sentence.start <= start < end <= sentence.end for start, end in places)
        assert places == sorted(places)


@given(st.text(max_size=120))
def test_sentences_lose_nothing_but_white_space(text: str) -> None:
    kept = "".join(text[start:end] for start, end in sentence_spans(text))
    assert "".join(kept.split()) == "".join(text.split())


@given(st.from_regex(r"[a-z]{1,10}", fullmatch=True))
def test_plain_words_stay_plain(raw: str) -> None:
    once = [word for part in plain_words(raw) for word in plain_words(part)]
    assert [word for part in once for word in plain_words(part)] == once


@given(st.from_regex(r"[A-Za-z]{1,8}('[a-z]{1,2})?", fullmatch=True))
def test_capitals_and_curly_marks_do_not_matter(raw: str) -> None:
    assert plain_words(raw) == plain_words(raw.upper()) == plain_words(raw.replace("'", "’"))


@pytest.mark.parametrize("letter", "ABCDEFGHJKLMNOPQRSTUVWXYZ")
def test_an_initial_ends_no_sentence(letter: str) -> None:
    assert list(sentences(f"Ask {letter}. Smith about it.")) == [f"Ask {letter}. Smith about it."]


def test_i_is_a_word_and_may_end_one() -> None:
    assert list(sentences("So do I. Thanks.")) == ["So do I.", "Thanks."]
