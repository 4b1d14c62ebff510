"""Refreshers of a certificate: evenly spaced, told once each, in her five minutes, and silent once it is over."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests.apps.assessment.desk import Book, house, whole
from tests.apps.badges.held import certificate
from tests.cast import Cast
from tests.practice_room import NOW as WHEN

from warmline.apps.assessment import tasks
from warmline.apps.assessment.models import Certificate
from warmline.apps.assessment.refreshing import KIND, begin, behaviours_to_refresh, open_of, open_refreshers, tell
from warmline.apps.assessment.services import certify
from warmline.apps.drills.refreshing import asked_of
from warmline.apps.drills.selectors import own_desk
from warmline.apps.notices.letters import write_letter
from warmline.apps.notices.models import Notice

DAY = timedelta(days=1)
GAP = 365 * 0.15 * DAY


class Desk:
    """Where looks are put down; gives them back in order."""

    def __init__(self) -> None:
        self.down: list[tuple[UUID, datetime]] = []

    def __call__(self, key: UUID, due: datetime) -> None:
        self.down.append((key, due))


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def held(cast: Cast) -> Certificate:
    """Nadia's, for a year, since a first refresher is just due by the clock: messages are written by it."""
    return certificate(cast.nadia, at=timezone.now() - GAP - timedelta(hours=1))


def told(held: Certificate) -> list[str]:
    rows = Notice.objects.filter(kind=KIND, person=held.person).order_by("pk")
    return [row.about.removeprefix(f"{held.pk}:") for row in rows]


def test_a_year_has_six_evenly_spaced_and_each_is_told_once(held: Certificate, desk: Desk) -> None:
    begin(held, held.issued_at, desk)
    moments = []
    while desk.down:
        key, due = desk.down.pop()
        moments.append(due)
        assert tell(key=key, now=due, put_down=desk)
        assert not tell(key=key, now=due + DAY, put_down=Desk())
    assert [when - held.issued_at for when in moments] == [n * GAP for n in range(1, 7)]
    assert told(held) == ["1", "2", "3", "4", "5", "6"]
    assert all(0.1 <= (b - a) / (365 * DAY) <= 0.2 for a, b in pairwise(moments))


def test_it_is_open_for_two_weeks_and_for_its_holder(cast: Cast, held: Certificate) -> None:
    due = held.issued_at + GAP
    assert open_refreshers(cast.nadia, due - DAY) == []
    (found,) = open_refreshers(cast.nadia, due + 13 * DAY)
    assert (found.certificate, found.number, found.since) == (held, 1, due)
    assert open_refreshers(cast.nadia, due + 14 * DAY) == []
    for other in (cast.colleague, cast.petra, cast.outsider):
        assert open_refreshers(other, due) == []
        assert asked_of(other, due) == {}


def test_what_it_stands_for_comes_back_in_her_five_minutes(cast: Cast, held: Certificate) -> None:
    now = held.issued_at + GAP + timedelta(minutes=1)
    assert (
        set(behaviours_to_refresh(cast.nadia, now))
        == set(open_of(held, now).behaviours)
        == set(asked_of(cast.nadia, now))
    )
    assert own_desk(cast.nadia, now, anyway=True).today.refreshed
    assert own_desk(cast.nadia, now + 15 * DAY, anyway=True).today.refreshed == ()


def test_a_late_worker_tells_within_the_two_weeks_and_not_after(held: Certificate, desk: Desk) -> None:
    due = held.issued_at + GAP
    assert not tell(key=held.pk, now=due - DAY, put_down=desk), "a clock that is early says nothing"
    assert not tell(key=held.pk, now=due + 20 * DAY, put_down=desk)
    assert [when for _key, when in desk.down] == [due, due + GAP]
    assert tell(key=held.pk, now=due + 5 * DAY, put_down=desk)


@pytest.mark.parametrize(
    "change",
    [{"revoked_why": "Given by mistake"}, {"valid_until": None}],
    ids=["taken back", "ended"],
)
def test_nobody_hears_of_one_that_does_not_hold(held: Certificate, desk: Desk, change: dict) -> None:
    due = held.issued_at + GAP
    if "revoked_why" in change:
        Certificate.objects.update(revoked_at=due, **change)
    else:
        Certificate.objects.update(valid_until=due)
    assert not tell(key=held.pk, now=due, put_down=desk)
    assert told(held) == []


def test_who_left_or_holds_a_newer_one_is_left_alone(cast: Cast, held: Certificate, desk: Desk) -> None:
    due = held.issued_at + GAP
    newer = certificate(cast.nadia, at=held.issued_at + 20 * DAY)
    Certificate.objects.filter(pk=newer.pk).update(rule=held.rule)
    assert not tell(key=held.pk, now=due, put_down=desk)
    assert open_refreshers(cast.nadia, due) == [], "the newer one counts its own"
    Certificate.objects.filter(pk=newer.pk).update(revoked_at=due, revoked_why="By mistake")
    cast.nadia.is_active = False
    cast.nadia.save()
    assert not tell(key=held.pk, now=due, put_down=desk)


def test_the_message_names_the_certificate_and_the_way_and_only_while_it_is_open(cast: Cast, held: Certificate) -> None:
    tell(key=held.pk, now=timezone.now(), put_down=Desk())
    notice = Notice.objects.get(kind=KIND)
    letter = write_letter(notice)
    assert letter is not None
    assert held.rule.title in letter.body
    assert "/practise/daily/" in letter.body
    Certificate.objects.update(revoked_at=timezone.now(), revoked_why="By mistake")
    assert write_letter(notice) is None
    Certificate.objects.update(revoked_at=None, revoked_why="", person=cast.outsider)
    assert write_letter(notice) is None, "it is not hers"


def test_the_look_is_put_into_the_queue_for_its_day(held: Certificate) -> None:
    due = timezone.now() + 3 * DAY
    tasks.put_down(held.pk, due)
    row = DBTaskResult.objects.get()
    assert row.run_after == due
    assert row.args_kwargs["args"] == [str(held.pk)]
    assert tasks.remind_of_refresher.func(str(held.pk))
    assert told(held) == ["1"]


def test_a_certificate_that_is_given_begins_its_refreshers(cast: Cast, book: Book) -> None:
    attempt = whole(cast, book, house(cast))
    given = certify(actor=cast.trainer, attempt=attempt, reason="All three hold.", now=WHEN)
    (row,) = [each for each in DBTaskResult.objects.all() if each.args_kwargs["args"] == [str(given.pk)]]
    assert row.task_path.endswith("remind_of_refresher")
    assert row.run_after == WHEN + GAP


def test_her_page_says_that_one_is_open_and_nobody_else_s_does(cast: Cast, client: Client, held: Certificate) -> None:
    says = "A refresher is in your five minutes now."
    for person, shown in ((cast.nadia, True), (cast.colleague, False), (cast.outsider, False)):
        client.force_login(person)
        assert (says in client.get(reverse("assessment:mine")).content.decode()) == shown, person.name
