"""Sentences as a letter might say them: of the words said, or of the person; only the first may stay."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.core.wording.about_task import about_task

OF_THE_WORDS = (
    "The answer named the two days and the birthday.",
    "Here the time was missing.",
    "Try to say by when she will hear from you.",
    "“Calm down” came first, and her anger rose.",
    "A question about the party would have found out why Saturday counts.",
    "These words gave her a reason to trust.",
    "You said when you would call, and she accepted.",
    "You asked what was in the parcel.",
    "Next time, name the feeling before you ask for the number.",
    "The second sentence holds two questions at once.",
    "Before this answer she was calm, after it she was not.",
    "You offered a new parcel after she told you about the party.",
    "Your answer was shorter than her question.",
    "Your words reached her.",
    "Your second answer says when.",
    "It helped that the refund came with a date.",
    "You can say no and still offer something.",
    "You need one more sentence: the time.",
    "The order came before the reason.",
    "She had asked twice by then.",
    "What would you say instead?",
    "You wrote “we will see”; she could not know what that meant.",
    "The word “policy” stood alone, without its reason.",
    "Two of three promises had a time.",
)
OF_THE_PERSON = (
    ("You are cold.", "how the person is"),
    ("You were a bit rude here.", "how the person is"),
    ("You seem really impatient.", "how the person is"),
    ("You sounded very robotic.", "how the person is"),
    ("You came across as harsh.", "how the person is"),
    ("You’re so kind.", "how the person is"),
    ("You can be dismissive.", "how the person is"),
    ("You're a born agent.", "names a kind of person"),
    ("You are a born listener.", "names a kind of person"),
    ("You were the star.", "names a kind of person"),
    ("You failed to ask.", "blames"),
    ("You have let her down.", "blames"),
    ("You messed up the opening.", "blames"),
    ("You always interrupt.", "makes a rule of the person"),
    ("You never give a time.", "makes a rule of the person"),
    ("You tend to rush.", "makes a rule of the person"),
    ("You lack patience.", "makes a rule of the person"),
    ("You don’t know how to listen.", "makes a rule of the person"),
    ("You should have asked.", "looks back with blame"),
    ("You must have known.", "looks back with blame"),
    ("It was your mistake.", "speaks of the person"),
    ("Your attitude shows.", "speaks of the person"),
    ("Your lack of care shows.", "speaks of the person"),
    ("Your bad habits show.", "speaks of the person"),
    ("It was handled poorly.", "judges"),
    ("A terrible sentence.", "judges"),
    ("You are to blame.", "blames"),
    ("It is a shame.", "blames"),
    ("Better than most.", "compares people"),
    ("It was weaker than the rest.", "compares people"),
    ("A careless answer.", "judges the person"),
    ("Well done!", "praises the person"),
    ("Good job.", "praises the person"),
    ("I am proud of you.", "praises the person"),
)


@pytest.mark.parametrize("text", OF_THE_WORDS)
def test_what_speaks_of_the_words_may_stay(text: str) -> None:
    assert about_task(text) == ()


@pytest.mark.parametrize(("text", "why"), OF_THE_PERSON)
def test_what_speaks_of_the_person_is_found_with_what_to_do(text: str, why: str) -> None:
    (found,) = about_task(text)
    assert why in found.why
    assert text[found.start : found.end] == found.quote


@pytest.mark.parametrize(("text", "why"), OF_THE_PERSON)
def test_in_quotation_marks_it_is_somebody_s_own_word(text: str, why: str) -> None:
    assert about_task(f"She wrote “{text}” and left.") == ()
    assert about_task(f'She wrote "{text}" and left.') == ()
    assert about_task(f"She wrote «{text}» and left.") == ()


@pytest.mark.parametrize(("text", "why"), OF_THE_PERSON)
def test_capitals_do_not_hide_it(text: str, why: str) -> None:
    assert [found.why for found in about_task(text.upper())] == [found.why for found in about_task(text)]


def test_every_finding_is_told_in_order_and_none_twice() -> None:
    found = about_task("You are rude. You never ask. Your attitude shows. Well done!")
    assert [one.quote for one in found] == ["You are rude", "You never", "Your attitude", "Well done"]
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.lists(st.sampled_from([*OF_THE_WORDS, *(text for text, _ in OF_THE_PERSON)]), min_size=1, max_size=5))
def test_a_letter_has_as_many_findings_as_its_sentences(lines: list[str]) -> None:
    alone = sum(len(about_task(line)) for line in lines)
    assert len(about_task(" ".join(lines))) == alone


@given(st.text(max_size=200))
def test_any_text_is_looked_through_and_quoted_exactly(text: str) -> None:
    for found in about_task(text):
        assert text[found.start : found.end] == found.quote
        assert found.quote
