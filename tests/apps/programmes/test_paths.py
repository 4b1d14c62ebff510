"""A person's path: read from where things are done, with dates in her own days; and what others may know of it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.apps.programmes.house import (
    NOW,
    TODAY,
    assigned,
    enrolment,
    has_done,
    is_certified,
    outline,
    shipped,
    was_at,
)
from tests.cast import Cast
from tests.practice_room import again, begin, say

from warmline.apps.drills.models import Answer
from warmline.apps.people.models import Person
from warmline.apps.practice.services import note_evidence
from warmline.apps.programmes import providers
from warmline.apps.programmes.models import Enrolment, StepDone
from warmline.apps.programmes.selectors import due_soon, next_assigned, path_of
from warmline.apps.programmes.services.following import tick_link
from warmline.apps.programmes.standings import public_done
from warmline.apps.programmes.working import rounds as working
from warmline.apps.roleplay import services as roleplay
from warmline.apps.shifts.models import Leave
from warmline.core.curriculum.programme import Phase, Step, StepKind
from warmline.core.practice.evidence import Evidence, Source

pytestmark = pytest.mark.django_db


def states(person: Person, now: datetime = NOW) -> dict[str, str]:
    (own,) = path_of(person, now)
    return {stop.step.key: stop.state.value for stop in own.path.stops}


def dues(person: Person, now: datetime = NOW) -> dict[str, date | None]:
    (own,) = path_of(person, now)
    return {stop.step.key: stop.due for stop in own.path.stops}


def follow(person: Person, *, link: bool = True) -> Enrolment:
    row = enrolment(person)
    if link:
        tick_link(user=person, enrolment=row, step="read_this", now=NOW)
    return row


def talk_to_the_end(person: Person, now: datetime) -> None:
    session = begin(person, now=now)
    say(person, session, "Hello, what happened?", now=now)
    roleplay.end(user=person, session=again(person, session), now=now)


def test_without_an_assignment_there_is_no_path(cast: Cast) -> None:
    assert path_of(cast.nadia, NOW) == ()
    assert next_assigned(cast.nadia, NOW) is None


def test_every_kind_is_read_where_it_is_done(cast: Cast) -> None:
    assigned(cast, shipped())
    assert states(cast.nadia) == {
        "read_this": "next", "feeling": "waits", "ines": "waits", "room": "waits", "proof": "waits",
    }  # fmt: skip
    follow(cast.nadia)
    assert states(cast.nadia)["feeling"] == "next"
    has_done(cast.nadia)
    assert states(cast.nadia)["room"] == "next", "it has a date, the role-play has none"
    was_at(cast.nadia)
    is_certified(cast.nadia)
    assert states(cast.nadia)["proof"] == "done"
    talk_to_the_end(cast.nadia, NOW)
    (own,) = path_of(cast.nadia, NOW)
    assert own.path.finished


def test_an_expired_or_revoked_certificate_is_no_step_done(cast: Cast) -> None:
    assigned(cast, shipped())
    held = is_certified(cast.nadia)
    assert states(cast.nadia)["proof"] == "done"
    assert states(cast.nadia, NOW + timedelta(days=400))["proof"] == "waits"
    held.revoked_at, held.revoked_why = NOW, "The contacts were somebody else's."
    held.save()
    assert states(cast.nadia)["proof"] == "waits"


def test_a_talk_before_the_start_and_one_that_goes_on_are_not_enough(cast: Cast) -> None:
    talk_to_the_end(cast.nadia, NOW - timedelta(days=3))
    begin(cast.nadia, now=NOW)
    assigned(cast, shipped())
    assert states(cast.nadia)["ines"] == "waits"
    has_done(cast.nadia)
    follow(cast.nadia)
    assert states(cast.nadia)["ines"] == "open"


def test_drills_are_done_after_so_many_days(cast: Cast) -> None:
    step = Step("daily", StepKind.DRILLS, "Five a day", "empathy", 15)
    assigned(cast, shipped(outline(phases=(Phase("begin", "Begin", (step,)),))))
    for n in (-1, 0, 0, 1):
        Answer.objects.create(person=cast.nadia, sealed=b"-", at=NOW + timedelta(days=n))
    later = NOW + timedelta(days=9)
    assert states(cast.nadia, later) == {"daily": "next"}, "two days; the one before the start does not count"
    Answer.objects.create(person=cast.nadia, sealed=b"-", at=NOW + timedelta(days=3))
    (own,) = path_of(cast.nadia, later)
    assert own.standing.done == {"daily": date(2026, 3, 5)}


def proven(person: Person, source: Source, count: int = 12) -> None:
    note_evidence(
        person=person,
        evidence=[
            Evidence("names_feeling", "empathy", source, 1.0, 1.0, NOW - timedelta(days=9, hours=-n))
            for n in range(count)
        ],
    )


def test_what_reviews_prove_is_skipped_and_practice_never_is(cast: Cast) -> None:
    assigned(cast, shipped())
    proven(cast.nadia, Source.DRILL)
    assert states(cast.nadia)["feeling"] == "waits"
    proven(cast.nadia, Source.REVIEW, 2)
    assert states(cast.nadia)["feeling"] == "waits", "seen twice is too little"
    proven(cast.nadia, Source.REVIEW)
    (own,) = path_of(cast.nadia, NOW)
    (stop,) = [each for each in own.path.stops if each.step.key == "feeling"]
    assert stop.state.value == "skipped"
    assert stop.proofs[0].sightings >= 12
    assert states(cast.colleague)["feeling"] == "waits"


def test_days_are_her_own_working_days_and_leave_moves_them(cast: Cast) -> None:
    assigned(cast, shipped())
    assert dues(cast.nadia) == {
        "read_this": date(2026, 3, 4), "feeling": date(2026, 3, 9), "ines": None, "room": date(2026, 3, 16),
        "proof": date(2026, 3, 30),
    }  # fmt: skip
    Leave.objects.create(person=cast.nadia, first=date(2026, 3, 3), last=date(2026, 3, 4), kind="leave")
    assert dues(cast.nadia)["read_this"] == date(2026, 3, 6)
    assert dues(cast.colleague)["read_this"] == date(2026, 3, 4)


def test_one_date_for_all_waits_for_leave_and_caps_every_step(cast: Cast) -> None:
    assigned(cast, shipped(), due_on=date(2026, 3, 13))
    assert dues(cast.nadia) == {
        "read_this": date(2026, 3, 4), "feeling": date(2026, 3, 9), "ines": date(2026, 3, 13),
        "room": date(2026, 3, 13), "proof": date(2026, 3, 13),
    }  # fmt: skip
    Leave.objects.create(person=cast.nadia, first=date(2026, 3, 11), last=date(2026, 3, 12), kind="leave")
    assert dues(cast.nadia)["proof"] == date(2026, 3, 17)


def test_a_day_ends_where_she_is(cast: Cast) -> None:
    cast.nadia.timezone = "Asia/Manila"
    cast.nadia.save()
    assigned(cast, shipped())
    evening = datetime(2026, 3, 4, 15, 59, tzinfo=UTC)  # 23:59 there
    first = next_assigned(cast.nadia, evening)
    assert first is not None
    assert "Due today" in first.due
    midnight = next_assigned(cast.nadia, evening + timedelta(minutes=1))
    assert midnight is not None
    assert midnight.due == "It was due on Wednesday 4 March. Take it up when you can; nothing is lost."


def test_today_hears_of_the_next_step_with_its_reason(cast: Cast) -> None:
    assigned(cast, shipped())
    first = next_assigned(cast.nadia, NOW)
    assert first is not None
    assert (first.programme, first.title, first.minutes) == ("First weeks", "Read this first", 10)
    assert (first.kind, first.address) == (StepKind.LINK, "/practise/learn/")
    assert first.why == "It is due in 2 working days; it is the one thing left to do now."
    assert first.due == "Due on Wednesday 4 March: 2 working days left."


def test_of_two_paths_the_more_urgent_stands_first(cast: Cast) -> None:
    step = Step("ines", StepKind.ROLEPLAY, "Talk with Ines", "parcel_birthday", 15)
    assigned(cast, shipped(outline(key="calm", phases=(Phase("p", "P", (step,)),))))
    assigned(cast, shipped())
    assert [own.path.programme.key for own in path_of(cast.nadia, NOW)] == ["first_weeks", "calm"]


def test_others_may_know_of_modules_workshops_and_certificates_never_of_practice(cast: Cast) -> None:
    assigned(cast, shipped())
    row = follow(cast.nadia)
    has_done(cast.nadia)
    talk_to_the_end(cast.nadia, NOW)
    assert public_done([enrolment(cast.nadia)], NOW) == {row.pk: {"read_this": TODAY, "feeling": TODAY}}
    working.sweep_on("2026-03-02", lambda *_: None, now=NOW)
    kept = set(StepDone.objects.values_list("step", flat=True))
    assert kept == {"read_this", "feeling"}
    assert all(not kind.is_practice for kind in providers.SEEN), "no provider for others reads practice"


def test_who_has_all_that_others_may_see_has_finished_for_them(cast: Cast) -> None:
    assigned(cast, shipped())
    follow(cast.nadia)
    has_done(cast.nadia)
    was_at(cast.nadia)
    is_certified(cast.nadia)
    working.sweep_on("2026-03-02", lambda *_: None, now=NOW)
    assert enrolment(cast.nadia).state == "finished"
    assert enrolment(cast.colleague).state == "running"


def test_what_is_due_soon_for_a_message_leaves_practice_out(cast: Cast) -> None:
    assigned(cast, shipped(), due_on=date(2026, 3, 13))
    row = follow(cast.nadia)
    found = due_soon(row, datetime(2026, 3, 10, 9, tzinfo=UTC))
    assert [step.title for step in found] == ["The first minute", "The certificate"]


def test_a_year_of_history_asks_no_more_than_a_day(cast: Cast) -> None:
    assigned(cast, shipped())
    follow(cast.nadia)
    before = queries(cast.nadia)
    for n in range(40):
        Answer.objects.create(person=cast.nadia, sealed=b"-", at=NOW - timedelta(days=9 * n))
        has_done(cast.nadia, f"module_{n}")
    for n in range(9):
        was_at(cast.nadia, at=NOW - timedelta(days=30 * n))
    assert queries(cast.nadia) == before
    assert before <= 16


def queries(person: Person) -> int:
    with CaptureQueriesContext(connection) as asked:
        next_assigned(person, NOW)
    return len(asked)
