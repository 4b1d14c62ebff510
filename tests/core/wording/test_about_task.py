from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.core.wording.about_task import about_task


@pytest.mark.parametrize(
    "text",
    [
        "You are rude.",
        "You're a natural!",
        "You were very cold here.",
        "You sound impatient.",
        "You came across as robotic.",
        "You are a great listener.",
        "You failed to apologise.",
        "You should have apologised.",
        "You could have asked.",
        "Your attitude was cold.",
        "It was your fault.",
        "You always hurry.",
        "You never ask.",
        "You lack patience.",
        "A poor answer.",
        "This was handled badly.",
        "Well done!",
        "I am proud of you.",
        "You did worse than others.",
        "You're too emotional.",
        "Your lack of empathy shows.",
        "You are good at this.",
        "That was unacceptable.",
        "You seem nervous",
    ],
)
def test_words_about_the_person_are_found(text: str) -> None:
    assert about_task(text)


@pytest.mark.parametrize(
    "text",
    [
        "You named the delay and gave a time. That tells her what happens next.",
        "Try one question about the birthday.",
        "The words “you are rude” came back.",
        'She heard "calm down" and grew angrier.',
        "The customer heard 'you should have read it' and left.",
        "You were right to ask about Friday.",
        "The reason was missing. Say why before you say no.",
        "Your second answer used her own words.",
        "Put a clock time in the same sentence as the promise.",
        "The apology stood alone; add what you will do.",
        "Next time, say what you can do first.",
        "Her anger fell after your third answer.",
        "",
    ],
)
def test_words_about_the_task_pass(text: str) -> None:
    assert about_task(text) == ()


def test_a_finding_quotes_its_place_and_says_why() -> None:
    text = "Good. You are rude. Your fault."
    first, second = about_task(text)
    assert text[first.start : first.end] == first.quote == "You are rude"
    assert second.quote == "Your fault"
    assert first.why
    assert first.start < second.start


def test_a_quotation_leaves_the_words_around_it_to_be_judged() -> None:
    assert [finding.quote for finding in about_task("You said “you are late” and you are rude.")] == ["you are rude"]


@given(st.text(max_size=200))
def test_any_text_can_be_held_against_the_lint(text: str) -> None:
    for finding in about_task(text):
        assert finding.quote == text[finding.start : finding.end]
