"""By which way a message comes: at once, after quiet hours, in a digest, or on the page alone."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core import mail
from tests.cast import Cast

from warmline.apps.notices.groups import Group, Way
from warmline.apps.notices.letters import Attachment, Letter, groups_to_choose, register_letter
from warmline.apps.notices.models import Mailbox, Notice
from warmline.apps.notices.sending import send_waiting
from warmline.apps.notices.services import choose, queue, stop
from warmline.apps.shifts.services import set_days

NOON = dt.datetime(2026, 11, 25, 12, tzinfo=dt.UTC)  # a Wednesday; London's clock shows the same
NIGHT = dt.datetime(2026, 11, 25, 22, tzinfo=dt.UTC)
SEVEN = dt.datetime(2026, 11, 26, 7, tzinfo=dt.UTC)
SATURDAY = dt.datetime(2026, 11, 28, 12, tzinfo=dt.UTC)
MONDAY = dt.datetime(2026, 11, 30, 7, tzinfo=dt.UTC)
FILE = Attachment("date.ics", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "text/calendar; method=REQUEST")


@pytest.fixture(autouse=True)
def kinds() -> None:
    for group in Group:
        register_letter(f"way_{group.value}", lambda notice: Letter("A thing", "Hello."), group=group)
    register_letter("way_dated", lambda notice: Letter("A date", "Hello.", (FILE,)), group=Group.SESSIONS)
    register_letter("way_soon", lambda notice: Letter("Soon", "Hello."), group=Group.SESSIONS, waits=False)
    register_letter("way_over", lambda notice: None, group=Group.SESSIONS)


def put(cast: Cast, kind: str = "way_sessions") -> Notice:
    queue(kind, [(cast.nadia.pk, "1")])
    made: Notice = Notice.objects.latest("pk")
    return made


def wants(cast: Cast, way: Way, group: Group = Group.SESSIONS, **box: object) -> None:
    Mailbox.objects.create(person=cast.nadia, ways={group.value: way.value}, **box)


def test_by_day_it_leaves_at_once(cast: Cast) -> None:
    put(cast)
    assert send_waiting(now=NOON) == {"sent": 1}


def test_at_night_it_waits_until_the_minute_in_which_quiet_hours_end(cast: Cast) -> None:
    notice = put(cast)
    assert send_waiting(now=NIGHT) == {"held": 1}
    notice.refresh_from_db()
    assert (notice.state, notice.due_at, notice.tries, notice.claimed_at) == (Notice.State.QUEUED, SEVEN, 0, None)
    assert send_waiting(now=SEVEN - dt.timedelta(seconds=1)) == {}
    assert send_waiting(now=SEVEN) == {"sent": 1}


def test_on_a_day_off_it_waits_for_a_day_of_work_unless_days_off_are_not_quiet(cast: Cast) -> None:
    put(cast)
    assert send_waiting(now=SATURDAY) == {"held": 1}
    assert Notice.objects.get().due_at == MONDAY
    choose(person=cast.nadia, ways={}, quiet_from=dt.time(20), quiet_until=dt.time(7), rests=False)
    assert send_waiting(now=SATURDAY) == {"sent": 1}


def test_days_off_are_those_of_her_own_week(cast: Cast) -> None:
    set_days(person=cast.nadia, weekdays=[5])
    put(cast)
    assert send_waiting(now=NOON) == {"held": 1}
    assert send_waiting(now=SATURDAY) == {"sent": 1}


def test_what_is_about_safety_leaves_at_any_hour_whatever_was_chosen(cast: Cast) -> None:
    wants(cast, Way.IN_APP, Group.SECURITY)
    put(cast, "way_security")
    assert send_waiting(now=NIGHT) == {"sent": 1}
    assert "notices/stop" not in mail.outbox[0].body


def test_quiet_hours_go_by_the_clock_of_each_person(cast: Cast) -> None:
    cast.nadia.timezone = "Asia/Tokyo"
    cast.nadia.save()
    queue("way_sessions", [(cast.nadia.pk, "1"), (cast.petra.pk, "1")])
    assert send_waiting(now=NOON) == {"held": 1, "sent": 1}
    assert Notice.objects.get(person=cast.nadia).due_at == dt.datetime(2026, 11, 25, 22, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("way", "ended"), [(Way.IN_APP, "in_app"), (Way.DAILY, "digest"), (Way.WEEKLY, "digest"), (Way.AT_ONCE, "sent")]
)
def test_each_way_has_its_end(cast: Cast, way: Way, ended: str) -> None:
    wants(cast, way)
    notice = put(cast)
    assert send_waiting(now=NOON) == {ended: 1}
    notice.refresh_from_db()
    assert notice.state == ended
    assert len(mail.outbox) == (1 if way is Way.AT_ONCE else 0)


def test_without_a_choice_nudges_send_no_mail_and_the_studio_one_a_day(cast: Cast) -> None:
    put(cast, "way_practice")
    put(cast, "way_studio")
    assert send_waiting(now=NOON) == {"in_app": 1, "digest": 1}


@pytest.mark.parametrize("kind", ["way_dated", "way_soon"])
def test_a_date_and_a_last_reminder_go_into_no_digest_but_keep_to_quiet_hours(cast: Cast, kind: str) -> None:
    wants(cast, Way.DAILY)
    put(cast, kind)
    assert send_waiting(now=NIGHT) == {"held": 1}
    assert send_waiting(now=SEVEN) == {"sent": 1}


def test_who_wants_no_mail_gets_no_date_by_mail_either(cast: Cast) -> None:
    wants(cast, Way.IN_APP)
    put(cast, "way_dated")
    assert send_waiting(now=NOON) == {"in_app": 1}


def test_what_is_no_longer_needed_is_dropped_at_any_hour_and_counts_as_read(cast: Cast) -> None:
    put(cast, "way_over")
    assert send_waiting(now=NIGHT) == {"dropped": 1}
    assert Notice.objects.get().read_at is not None


def test_a_closed_account_gets_nothing_but_what_concerns_its_safety(cast: Cast) -> None:
    cast.nadia.is_active = False
    cast.nadia.save()
    put(cast)
    put(cast, "way_security")
    assert send_waiting(now=NOON) == {"dropped": 1, "sent": 1}


def test_a_stop_takes_what_waits_along(cast: Cast) -> None:
    put(cast)
    send_waiting(now=NIGHT)
    stop(person=cast.nadia, groups=[Group.SESSIONS])
    assert send_waiting(now=NIGHT) == {"in_app": 1}
    assert mail.outbox == []


def test_a_new_choice_does_not_shorten_the_pause_of_what_failed(cast: Cast) -> None:
    put(cast)
    Notice.objects.update(tries=2, due_at=NOON + dt.timedelta(hours=2))
    choose(person=cast.nadia, ways={}, quiet_from=dt.time(0), quiet_until=dt.time(0), rests=False)
    assert send_waiting(now=NOON) == {}


def test_one_chooses_about_groups_that_have_kinds_and_never_about_safety() -> None:
    assert Group.SECURITY not in groups_to_choose()
    assert {Group.SESSIONS, Group.REVIEWS, Group.CERTIFICATES, Group.PROGRAMME} <= set(groups_to_choose())


def test_many_people_cost_the_same_few_queries_to_route(cast: Cast, django_assert_max_num_queries) -> None:
    people = list(cast.people().values())
    queue("way_sessions", [(person.pk, str(number)) for number in range(4) for person in people])
    Mailbox.objects.bulk_create(Mailbox(person=person, ways={"sessions": "in_app"}) for person in people)
    # Two looks for a batch, four queries for the ways of everybody in it, one that finds no digest; and two a notice.
    with django_assert_max_num_queries(7 + 2 * 36):
        assert send_waiting(now=NOON) == {"in_app": 36}
