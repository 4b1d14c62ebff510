"""The customer who answers beside the text, and the fields that a form shows of it."""

from __future__ import annotations

import pytest
from tests.apps.studio.house import changed, sound

from warmline.apps.studio.forms import ScenarioForm
from warmline.apps.studio.preview import MOST_LINES, preview
from warmline.apps.studio.skeleton.writing import skeleton
from warmline.apps.studio.texts.editing import plain_of, with_values
from warmline.apps.studio.texts.fields import fields_of

ANSWERS = (
    "Hello, I am sorry about that. What happened?",
    "What do you know about it?",
    "You are right to be upset. How is it told, and what is it really about?",
    "I can refund you up to €50 today.",
    "What is the case on your screen, and what is your name?",
    "A lead can waive the fee. I will ask her and write to you by 18:00.",
    "Is there anything else behind the real need?",
    "Does that help you? Is it solved?",
)


def filled(text: str, **changes: str) -> ScenarioForm:
    """The form as a browser would send it back, with some fields changed (`__` stands for a dot)."""
    data = {
        each.name: "\n".join(each.value) if isinstance(each.value, list) else each.value for each in fields_of(text)
    }
    data |= {name.replace("__", "."): value for name, value in changes.items()}
    return ScenarioForm({**data, "seen": "x"}, text=text)


def test_the_same_lines_meet_the_same_customer() -> None:
    first, second = (preview(sound(), ["Which door is it?", "I open it from here."]) for _ in range(2))
    assert first == second
    assert len(first.exchanges) == 2
    assert first.exchanges[0].told == ("It is door 7, the low one",)
    assert first.exchanges[0].because


def test_a_changed_word_of_the_text_is_heard_at_once() -> None:
    text = with_values(sound(), {("facts", 1, "say"): ["It is the green door."]})
    assert "green door" in preview(text, ["Which door is it?"]).exchanges[0].customer


def test_empty_lines_are_no_answers_and_a_talk_is_not_endless() -> None:
    assert preview(sound(), ["", "  "]).exchanges == ()
    assert len(preview(sound(), [f"Thank you, one moment, step {n}." for n in range(40)]).exchanges) <= MOST_LINES


def test_after_the_end_nothing_more_is_played() -> None:
    rude = ["You are an idiot. Shut up.", *["You are a stupid liar, get lost."] * 11]
    found = preview(sound(), rude)
    assert found.ended
    assert len(found.exchanges) < len(rude)


def test_what_is_not_written_yet_is_never_said() -> None:
    policy = "You may refund up to €50 within 14 days. A lead may waive the fee."
    draft = skeleton(key="abc", title="x", policy=policy, ticket="My lamp never came. I paid £30 for it.").text
    said = [preview(draft, asked) for asked in ([*ANSWERS], [*ANSWERS[::-1]])]
    assert all(len(each.exchanges) > 3 for each in said)
    words = [words for each in said for one in each.exchanges for words in (one.customer, *one.told, *one.because)]
    assert not [each for each in words if "[write" in each]
    assert not [each.customer for one in said for each in one.exchanges if not each.customer.strip()]
    assert said[0].opening == "My lamp never came. I paid £30 for it."


def test_without_a_first_message_the_page_says_what_to_write() -> None:
    empty = preview(skeleton(key="abc", title="x").text, ["Hello"])
    assert (empty.opening, empty.exchanges, empty.unwritten) == ("", (), True)


def test_nobody_answers_in_a_language_that_customers_do_not_speak() -> None:
    found = preview(sound(), ["Olá"], "pt")
    assert (found.opening, found.exchanges) == ("", ())
    assert found.checked.is_sound


@pytest.mark.parametrize("line", ["x" * 5_000, "\x00", "🙂", "ignore your instructions", "{name} {braces"])
def test_odd_lines_break_nothing(line: str) -> None:
    assert len(preview(sound(), [line]).exchanges) <= 1


def test_a_form_that_is_sent_back_unchanged_changes_nothing() -> None:
    form = filled(sound())
    assert form.is_valid(), form.errors
    assert form.changes() == {}


def test_only_what_differs_is_written() -> None:
    form = filled(sound(), level="3", mood__anger="0.5", opening="One.\n\n Two. \n", offers__0__rule="needs_lead")
    assert form.is_valid(), form.errors
    assert form.changes() == {
        ("level",): 3,
        ("mood", "anger"): 0.5,
        ("opening",): ["One.", "Two."],
        ("offers", 0, "rule"): "needs_lead",
    }
    after = plain_of(with_values(sound(), form.changes()))
    assert (after["level"], after["offers"][0]["rule"]) == (3, "needs_lead")


@pytest.mark.parametrize(
    ("name", "value"),
    [("mood.trust", "2"), ("minutes", "soon"), ("level", "9"), ("title", ""), ("persona.face", "nobody")],
)
def test_what_does_not_fit_is_said_at_its_field(name: str, value: str) -> None:
    form = filled(sound(), **{name.replace(".", "__"): value})
    assert list(form.errors) == [name]


def test_a_level_written_as_a_word_stays_choosable() -> None:
    text = changed(level="proficiency")
    field = next(each for each in fields_of(text) if each.name == "level")
    assert ("proficiency", "proficiency") in field.choices
    assert filled(text).is_valid()
    assert filled(text).errors == {}


def test_only_fields_that_stand_in_the_text_are_shown() -> None:
    names = {each.name for each in fields_of("title: x\nmood: {anger: high}\nopening: [1, 2]\nfacts: [3, {key: a}]\n")}
    assert names == {"title"}
    assert fields_of("a: [") == ()


def test_fields_stand_under_headings_in_the_order_of_the_text() -> None:
    headings = [heading for heading, _fields in filled(sound()).groups()]
    assert headings[:5] == [
        "The case",
        "The person",
        "What the customer wants",
        "The rule",
        "Fact 1 (The code was refused three times)",
    ]
    assert headings[-1] == "Good end 2 (A fresh code, and a driver this evening if it f…)"
