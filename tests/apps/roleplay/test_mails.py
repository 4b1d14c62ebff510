"""A talk by e-mail: its parts go together and apart again, the clock runs, every reply quotes the mail before."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.letters import letter_case

from warmline.apps.library.ports import language, reader
from warmline.apps.roleplay.mails import SUBJECT_LIMIT, joined, mails_of, parted, reply_subject, said_time
from warmline.core.customer.scene import Scene, answer, begin

FIRST = joined("Your parcel", "Dear Ms Duarte,", "I looked at the depot.\n\nBy when do you need it?")
SECOND = joined("", "Hello Ines,", "It goes out tonight.")

plain = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=40)


def thread(*texts: str, **changes: object) -> Scene:
    scene = begin(replace(letter_case(), **changes), language(), seed=7)  # type: ignore[arg-type]
    for text in texts:
        scene = answer(scene, text, reader=reader())
    return scene


def minutes(at: str) -> int:
    day, hours, rest = re.fullmatch(r"(\w{3}) (\d\d):(\d\d)", at).groups()  # type: ignore[union-attr]
    return ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun").index(day) * 1440 + int(hours) * 60 + int(rest)


@given(plain, plain, plain)
def test_what_was_joined_can_be_taken_apart_and_joined_again(subject: str, name: str, body: str) -> None:
    text = joined(subject, f"Dear {name},", body)
    found = parted(text)
    assert (found.subject, found.greeting, found.body) == (subject, f"Dear {name},", body)
    assert joined(found.subject, found.greeting, found.body) == text


@given(st.text(max_size=300))
def test_no_text_loses_a_letter_by_being_taken_apart(text: str) -> None:
    found = parted(text)
    kept = "".join((found.subject, found.greeting, found.body))
    assert sorted(re.sub(r"\s|^Subject:", "", text)) == sorted(re.sub(r"\s", "", kept))


def test_a_first_line_that_greets_nobody_stays_in_the_body() -> None:
    assert parted("Thanks for your mail.\n\nIt is on its way.").greeting == ""


def test_a_mail_of_nothing_but_a_subject_is_no_mail() -> None:
    assert joined("Your parcel", " ", " ") == ""


def test_a_subject_is_one_line_and_not_endless() -> None:
    assert parted(joined("a\nb" + "c" * 500, "", "x")).subject == ("a b" + "c" * 500)[:SUBJECT_LIMIT]


@pytest.mark.parametrize(
    ("before", "after"), [("Parcel", "Re: Parcel"), ("Re: RE: Parcel", "Re: Parcel"), ("Re: ", ""), ("", "")]
)
def test_a_reply_says_re_once(before: str, after: str) -> None:
    assert reply_subject(before) == after


def test_the_thread_has_subjects_and_each_mail_quotes_the_one_before() -> None:
    mails = mails_of(thread(FIRST, SECOND), (70.0, 10.0))
    assert [mail.mine for mail in mails] == [False, True, False, True, False]
    subjects = [mail.subject for mail in mails]
    assert subjects == [letter_case().subject, "Your parcel", "Re: Your parcel", "Re: Your parcel", "Re: Your parcel"]
    assert [mail.quotes for mail in mails] == [None, *mails[:-1]]
    assert mails[1].text.startswith("Dear Ms Duarte,\n\nI looked")
    assert "Subject:" not in mails[1].text
    assert mails[1].paragraphs[-1] == "By when do you need it?"


def test_the_clock_runs_by_what_the_answer_took_and_by_the_customers_own_time() -> None:
    clock = letter_case().clock
    assert clock is not None
    low, high = clock.reply_minutes
    at = [minutes(mail.at) for mail in mails_of(thread(FIRST, SECOND), (130.0, None))]
    assert at[0] == clock.minute_of_week()
    assert at[1] - at[0] == 3
    assert at[3] - at[2] == 1
    assert low <= at[2] - at[1] <= high
    assert low <= at[4] - at[3] <= high


def test_the_same_talk_has_the_same_times_on_every_look() -> None:
    scene = thread(FIRST, SECOND)
    assert mails_of(scene, (1.0, 2.0)) == mails_of(scene, (1.0, 2.0))


def test_without_a_clock_no_time_is_made_up() -> None:
    assert {mail.at for mail in mails_of(thread(FIRST, clock=None), (5.0,))} == {""}


def test_sunday_night_is_followed_by_monday() -> None:
    assert (said_time(6 * 1440 + 1439), said_time(0), said_time(None)) == ("Sun 23:59", "Mon 00:00", "")
