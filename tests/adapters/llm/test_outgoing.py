"""What leaves: words, without what tells who somebody is."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import conversation

from warmline.adapters.llm import sheet_of
from warmline.core.conversation import CaseFacts, Channel, Conversation, Fact, Speaker, Turn


def text_of(*lines: str) -> str:
    return sheet_of(conversation(*lines)).text


def test_turns_leave_with_their_speaker_and_their_number_is_kept() -> None:
    sheet = sheet_of(conversation("c: It is broken.", "n: Ticket 4.", "b: One moment.", "a: Let us see."))
    assert sheet.text == "customer: It is broken.\nbot: One moment.\nagent: Let us see."
    assert [number for number, _, _ in sheet.lines] == [0, 2, 3]
    assert sheet.line(3) == (Speaker.AGENT, "Let us see.")


def test_nothing_but_the_words_of_the_turns_leaves() -> None:
    at = datetime(2026, 3, 2, 10, tzinfo=UTC)
    talk = Conversation(
        "case-77123", (Turn(Speaker.AGENT, "Let us see.", at),), Channel.CHAT, at, "agent-17", "vip-queue", "en",
        CaseFacts((Fact("order", "Order", "ZX-998877"),)),
    )  # fmt: skip
    assert sheet_of(talk).text == "agent: Let us see."


@pytest.mark.parametrize(
    ("said", "hidden"),
    [
        ("Write to ines.ortiz@example.org please.", "ines.ortiz@example.org"),
        ("Call me on +44 7700 900123.", "7700"),
        ("My order number is AB-12345-X.", "AB-12345-X"),
        ("The card is 4111 1111 1111 1111.", "4111"),
        ("It is 8823 1192 on the label.", "8823"),
        ("It says 4471902 there.", "4471902"),
        ("I live at 12 Harbour Street.", "Harbour"),
        ("Hi, my name is Ines Ortiz.", "Ortiz"),
        ("Hello Tom, where is it?", "Tom"),
        ("Dear Mrs. Ortiz, we are sorry.", "Ortiz"),
        ("Thanks, Tom!", "Tom"),
        ("I'm Priya, what can I do?", "Priya"),
    ],
)
def test_personal_data_stays(said: str, hidden: str) -> None:
    for line in (f"c: {said}", f"a: {said}"):
        assert hidden not in text_of(line)
        assert "[" in text_of(line)


def test_a_name_that_was_once_given_away_is_gone_everywhere() -> None:
    text = text_of("a: Hi! May I have your name?", "c: Ines Ortiz", "a: Thank you. So, what happened, Ines?")
    assert "Ines" not in text
    assert "Ortiz" not in text


def test_a_name_of_the_case_is_gone_though_nobody_introduced_it() -> None:
    facts = CaseFacts((Fact("customer_name", "Customer", "Oluwaseun Adeyemi"),))
    talk = Conversation("c1", (Turn(Speaker.AGENT, "Let us see, Oluwaseun."),), facts=facts)
    assert sheet_of(talk).text == "agent: Let us see, [name]."


def test_a_name_said_long_ago_is_gone_too() -> None:
    middle = [line for n in range(90) for line in (f"c: It is part {n % 9}.", "a: I see.")]
    assert "Ortiz" not in text_of("c: My name is Ines Ortiz.", *middle, "a: So it goes, Ortiz.")


@pytest.mark.parametrize(
    "said", ["I will write by 18:00.", "It cost £1,250.50.", "In 2026 there were 9 of 10.", "Hi There, how are You?"]
)
def test_times_prices_and_greetings_stay_readable(said: str) -> None:
    assert said in text_of(f"a: {said}")


def test_what_was_taken_out_is_counted_by_kind() -> None:
    sheet = sheet_of(conversation("c: a@example.org and b@example.org, 5550001 too."))
    assert sheet.taken == {"email": 2, "number": 1}


def test_the_digest_is_of_the_redacted_words() -> None:
    one, two = (sheet_of(conversation(f"c: I am {mail}.", id=mail)) for mail in ("a@example.org", "b@example.org"))
    assert one.digest == two.digest
    assert one.digest != sheet_of(conversation("c: I am not.")).digest
    assert len(one.digest) == 64


def test_a_quote_is_found_in_agent_first_and_never_in_the_bot() -> None:
    sheet = sheet_of(conversation("c: Good day", "b: Beep boop", "a: Good day"))
    assert sheet.find("Good day") == (2, 0)
    assert sheet.find("day\n") is None
    assert sheet.find("Beep") is None


@given(st.lists(st.tuples(st.sampled_from("cab"), st.text(max_size=60)), max_size=6))
def test_any_words_can_leave_and_no_mail_ever_does(lines: list[tuple[str, str]]) -> None:
    talk = conversation(*(f"{who}: {text} me@example.org" for who, text in lines))
    sheet = sheet_of(talk)
    assert "me@example.org" not in sheet.text
    assert len(sheet.lines) == len(lines)
    assert sheet == sheet_of(talk)
