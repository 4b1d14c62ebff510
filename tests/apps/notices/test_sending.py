"""Sending what waits: in order, once, claimed by one worker, in the reader's words, and given up in the end."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core import mail
from django.utils import timezone, translation
from tests.cast import Cast

from warmline.apps.notices import letters
from warmline.apps.notices.letters import Attachment, Letter, register_letter, write_letter
from warmline.apps.notices.models import Notice
from warmline.apps.notices.sending import BATCH, CLAIM, TRIES, send_waiting
from warmline.apps.notices.services import queue

NOW = dt.datetime(2026, 5, 1, 12, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def plain_letters() -> None:
    register_letter("plain", lambda notice: Letter(f"About {notice.about}", "Hello."))
    register_letter(
        "clock", lambda notice: Letter(translation.get_language() or "", timezone.get_current_timezone_name())
    )
    register_letter("nothing", lambda notice: None)
    file = Attachment("date.ics", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "text/calendar; method=REQUEST")
    register_letter("dated", lambda notice: Letter("A date", "Hello.", (file,)))


def notice(cast: Cast, about: str = "1", kind: str = "plain", **changes: object) -> Notice:
    made = Notice.objects.create(kind=kind, person=cast.nadia, about=about)
    Notice.objects.filter(pk=made.pk).update(**changes)
    made.refresh_from_db()
    return made


def test_a_file_goes_along_under_its_own_media_type(cast: Cast) -> None:
    notice(cast, kind="dated")
    assert send_waiting(now=NOW) == {"sent": 1}
    (part,) = [each for each in mail.outbox[0].message().walk() if each.get_filename()]
    assert (part.get_content_type(), part.get_param("method"), part.get_filename()) == (
        "text/calendar", "REQUEST", "date.ics",
    )  # fmt: skip
    assert part.get_payload(decode=True).decode().split() == ["BEGIN:VCALENDAR", "END:VCALENDAR"]


def test_the_oldest_goes_first(cast: Cast) -> None:
    notice(cast, "late", queued_at=NOW)
    notice(cast, "early", queued_at=NOW - dt.timedelta(hours=1))
    assert send_waiting(now=NOW) == {"sent": 2}
    assert [letter.subject for letter in mail.outbox] == ["About early", "About late"]


@pytest.mark.parametrize("state", [Notice.State.SENT, Notice.State.FAILED, Notice.State.DROPPED])
def test_what_is_done_with_stays_so(cast: Cast, state: Notice.State) -> None:
    made = notice(cast, state=state)
    assert send_waiting(now=NOW) == {}
    made.refresh_from_db()
    assert (made.state, made.tries, mail.outbox) == (state, 0, [])


@pytest.mark.parametrize(
    ("claimed", "sent"), [(CLAIM - dt.timedelta(seconds=1), 0), (CLAIM, 0), (CLAIM + dt.timedelta(seconds=1), 1)]
)
def test_a_claim_holds_for_ten_minutes(cast: Cast, claimed: dt.timedelta, sent: int) -> None:
    notice(cast, claimed_at=NOW - claimed, tries=1)
    assert send_waiting(now=NOW).get("sent", 0) == sent
    assert len(mail.outbox) == sent


def test_when_it_was_done_is_kept(cast: Cast) -> None:
    made = notice(cast)
    send_waiting(now=NOW)
    made.refresh_from_db()
    assert made.done_at is not None
    assert (made.state, made.tries, made.claimed_at) == (Notice.State.SENT, 1, NOW)


def test_a_letter_is_written_in_the_reader_s_language_and_time(cast: Cast) -> None:
    notice(cast, kind="clock")
    send_waiting(now=NOW)
    (letter,) = mail.outbox
    assert (letter.subject, letter.body.splitlines()[0]) == (cast.nadia.language, "Europe/London")


def test_an_erased_person_s_letter_is_dropped_and_those_of_others_are_sent(cast: Cast) -> None:
    cast.nadia.erased_at = NOW
    cast.nadia.save()
    notice(cast)
    Notice.objects.create(kind="plain", person=cast.petra, about="2")
    assert send_waiting(now=NOW) == {"dropped": 1, "sent": 1}
    assert [letter.to for letter in mail.outbox] == [["petra@northwind.example"]]


def test_what_is_no_longer_needed_is_dropped_and_not_tried_again(cast: Cast) -> None:
    made = notice(cast, kind="nothing")
    assert send_waiting(now=NOW) == {"dropped": 1}
    made.refresh_from_db()
    assert made.done_at is not None
    assert send_waiting(now=NOW + 2 * CLAIM) == {}


def test_several_batches_are_sent_in_one_go(cast: Cast) -> None:
    assert queue("plain", [(cast.nadia.pk, str(number)) for number in range(BATCH + 3)]) == BATCH + 3
    assert send_waiting(now=NOW) == {"sent": BATCH + 3}
    assert len({letter.subject for letter in mail.outbox}) == BATCH + 3


def test_each_letter_has_one_reader(cast: Cast) -> None:
    queue("plain", [(cast.nadia.pk, "1"), (cast.petra.pk, "2"), (cast.outsider.pk, "3")])
    send_waiting(now=NOW)
    assert sorted((letter.to[0], letter.subject) for letter in mail.outbox) == [
        ("nadia@northwind.example", "About 1"),
        ("olga@harbour.example", "About 3"),
        ("petra@northwind.example", "About 2"),
    ]
    assert all(len(letter.recipients()) == 1 for letter in mail.outbox)


def test_a_notice_says_of_whom_and_not_of_what(cast: Cast) -> None:
    made = notice(cast, "secret words")
    assert str(made) == f"plain to person {cast.nadia.pk}"
    assert made.state == Notice.State.QUEUED
    assert TRIES == 6


def test_the_later_writer_of_a_kind_counts(cast: Cast) -> None:
    register_letter("plain", lambda notice: Letter("Anew", "x"))
    assert write_letter(notice(cast)) == Letter("Anew", "x")
    assert {"plain", "clock", "nothing"} <= letters.kinds()
