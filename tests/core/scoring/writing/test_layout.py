from __future__ import annotations

import pytest
from tests.builders import conversation

from warmline.core.conversation import Channel
from warmline.core.moves.rules import RuleReader
from warmline.core.scoring.feedback.voice import untranslated
from warmline.core.scoring.note import Note
from warmline.core.scoring.writing.layout import body_start, layout_notes

MAIL = "c: Subject: my card\nWhere is my new card? Ruth"
GOOD = (
    "Subject: Your new card leaves today\nDear Ruth,\nYour card leaves today and is with you on Thursday.\n"
    "Kind regards,\nAmir Khan"
)


def notes(*lines: str, channel: Channel = Channel.EMAIL) -> list[Note]:
    talk = conversation(*lines, channel=channel)
    reading = RuleReader().read(talk)
    last = reading.turns[-1]
    found = list(layout_notes(talk, last, untranslated))
    assert all(note.quote == last.text[note.start : note.end] and note.quote for note in found)
    return found


def topics(*lines: str, channel: Channel = Channel.EMAIL) -> list[str]:
    return [note.topic for note in notes(*lines, channel=channel)]


def test_a_whole_letter_gets_no_note() -> None:
    assert notes(MAIL, f"a: {GOOD}") == []


@pytest.mark.parametrize("subject", ["We hear you", "Your message", "Hello", "RE: Update for you", ""])
def test_a_subject_that_fits_any_message_is_noted(subject: str) -> None:
    (note,) = notes("c: Where is my new card?", f"a: {GOOD.replace('Your new card leaves today', subject, 1)}")
    assert note.topic == "subject"
    assert subject in note.quote


@pytest.mark.parametrize("subject", ["Re: my card", "Your parcel 4471", "Zone K", "Yes, safe at Spruce Street"])
def test_a_subject_that_says_what_it_is_about_is_left_alone(subject: str) -> None:
    assert "subject" not in topics(MAIL, f"a: {GOOD.replace('Your new card leaves today', subject, 1)}")


def test_a_reply_keeps_the_customers_own_subject() -> None:
    assert (
        topics("c: Subject: hello\nWhere is it?", f"a: {GOOD.replace('Your new card leaves today', 'Re: hello', 1)}")
        == []
    )


def test_a_subject_is_missed_only_where_mails_here_have_one() -> None:
    bare = GOOD.partition("\n")[2]
    assert topics(MAIL, f"a: {bare}") == ["subject"]
    assert topics("c: Where is my card?", f"a: {bare}") == []


def test_a_letter_without_greeting_and_closing_gets_both_notes() -> None:
    assert topics("c: Where is it?", "a: Your card leaves today. You will have it on Thursday.") == [
        "greeting",
        "closing",
    ]


@pytest.mark.parametrize(
    "opening", ["Hi Ruth,", "Dear Ms Okafor,", "Good morning,", "Ruth,", "Thank you for writing.", "Namaste Ruthji,"]
)
def test_many_greetings_are_greetings(opening: str) -> None:
    assert "greeting" not in topics("c: It is Ruth.", f"a: {opening}\nYour card leaves today.\nAmir")


@pytest.mark.parametrize(
    "closing", ["Amir", "Kind regards, Amir Khan", "Thanking you,\nAnjali", "Have a good trip!", "Best wishes"]
)
def test_many_closings_are_closings(closing: str) -> None:
    assert "closing" not in topics("c: It is Ruth.", f"a: Hi Ruth,\nYour card leaves today.\n{closing}")


def test_only_the_first_mail_needs_a_greeting() -> None:
    assert topics("c: Where?", f"a: {GOOD}", "c: Thanks", "a: Subject: Your card again\nIt is here.\nAmir") == []


def test_a_request_without_a_time_is_noted_and_with_one_it_is_not() -> None:
    frame = "Dear Ruth,\n{}\nAmir"
    (note,) = notes("c: And now?", f"a: {frame.format('Please send us the form. It is blue.')}")
    assert (note.topic, note.quote) == ("request", "Please send us the form.")
    assert topics("c: And now?", f"a: {frame.format('Please send us the form. We need it by Friday.')}") == []
    assert topics("c: And now?", f"a: {frame.format('Please wait.')}") == []


def test_chats_need_no_frame() -> None:
    assert topics("c: Where is it?", "a: please send the form.", channel=Channel.CHAT) == []


def test_one_long_paragraph_is_noted_and_two_short_ones_are_not() -> None:
    words = "The card leaves the house today and comes to you. " * 9
    (note,) = notes("c: Where?", f"a: {words.strip()}", channel=Channel.CHAT)
    assert note.topic == "paragraph"
    assert "90 words" in note.text
    halves = f"{words[: len(words) // 2].strip()}\n{words[len(words) // 2 :].strip()}"
    assert topics("c: Where?", f"a: {halves}", channel=Channel.CHAT) == []


def test_the_body_begins_after_the_subject() -> None:
    assert GOOD[body_start(GOOD) :].lstrip().startswith("Dear Ruth")
    assert body_start("Dear Ruth, the subject: cards") == 0
