"""Digests: one mail by group, none when there is nothing, once even with two workers, and flat however many people."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.apps.notices.mail_server import MailServer
from tests.cast import Cast, person

from warmline.apps.notices import digests
from warmline.apps.notices.digests import MOST
from warmline.apps.notices.groups import Group, Way
from warmline.apps.notices.letters import Letter, register_letter
from warmline.apps.notices.models import Mailbox, Notice
from warmline.apps.notices.post import Post
from warmline.apps.notices.sending import next_due, send_waiting, something_waits
from warmline.apps.notices.services import choose, mark_all_read, queue, stop
from warmline.apps.notices.trying import CLAIM, Budget
from warmline.apps.people import services as people_services
from warmline.apps.people.models import Person

NOON = dt.datetime(2026, 11, 25, 12, tzinfo=dt.UTC)  # a Wednesday
EIGHT = dt.datetime(2026, 11, 26, 8, tzinfo=dt.UTC)
MONDAY = dt.datetime(2026, 11, 30, 8, tzinfo=dt.UTC)
needed: set[str] = set()


@pytest.fixture(autouse=True)
def kinds(settings) -> None:
    needed.clear()
    link = f"{settings.WARMLINE_URL}/learn/"

    def write(notice: Notice) -> Letter | None:
        return Letter(f"Thing {notice.about}", f"Hello.\n{link}") if notice.about not in needed else None

    register_letter("digest_path", write, group=Group.PROGRAMME)
    register_letter("digest_date", write, group=Group.SESSIONS)


def daily(*people: Person, way: Way = Way.DAILY) -> None:
    ways = {Group.PROGRAMME.value: way.value, Group.SESSIONS.value: Way.DAILY.value}
    Mailbox.objects.bulk_create(Mailbox(person=each, ways=ways) for each in people)


def test_one_mail_holds_the_things_of_the_day_by_group(cast: Cast, settings) -> None:
    daily(cast.nadia)
    queue("digest_path", [(cast.nadia.pk, "1")])
    queue("digest_date", [(cast.nadia.pk, "2"), (cast.nadia.pk, "3")])
    assert send_waiting(now=NOON) == {"digest": 3}
    assert next_due(NOON) == EIGHT
    assert send_waiting(now=EIGHT - dt.timedelta(minutes=1)) == {}
    assert send_waiting(now=EIGHT) == {"digests": 1}
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == (["nadia@northwind.example"], "3 things are new for you")
    lines = [line for line in letter.body.splitlines() if line]
    assert lines[0] == "Hello Nadia,"
    assert lines[2:9] == [
        "Workshops, webinars and talks with colleagues",
        "- Thing 2", f"  {settings.WARMLINE_URL}/learn/",
        "- Thing 3", f"  {settings.WARMLINE_URL}/learn/",
        "Your path and what is due",
        "- Thing 1",
    ]  # fmt: skip
    assert f"{settings.WARMLINE_URL}/notices/" in letter.body
    assert set(Notice.objects.values_list("state", flat=True)) == {"sent"}
    assert not something_waits(EIGHT)


def test_its_link_stops_all_the_groups_in_it(cast: Cast, client) -> None:
    daily(cast.nadia)
    queue("digest_path", [(cast.nadia.pk, "1")])
    queue("digest_date", [(cast.nadia.pk, "2")])
    send_waiting(now=NOON)
    send_waiting(now=EIGHT)
    link = mail.outbox[0].extra_headers["List-Unsubscribe"].strip("<>")
    assert client.post(link, {"List-Unsubscribe": "One-Click"}).status_code == 200
    box = Mailbox.objects.get(person=cast.nadia)
    assert (box.way_of(Group.PROGRAMME), box.way_of(Group.SESSIONS)) == (Way.IN_APP, Way.IN_APP)


def test_daily_and_weekly_things_meet_on_monday_in_one_mail(cast: Cast) -> None:
    daily(cast.nadia, way=Way.WEEKLY)
    queue("digest_path", [(cast.nadia.pk, "1")])
    friday = NOON + dt.timedelta(days=2)
    assert send_waiting(now=friday) == {"digest": 1}
    queue("digest_date", [(cast.nadia.pk, "2")])
    assert send_waiting(now=friday) == {"digest": 1}
    assert send_waiting(now=MONDAY) == {"digests": 1}
    assert mail.outbox[0].subject == "2 things are new for you"


def test_what_was_read_or_is_over_is_left_out_and_an_empty_one_is_not_sent(cast: Cast) -> None:
    daily(cast.nadia)
    queue("digest_path", [(cast.nadia.pk, "1")])
    send_waiting(now=NOON)
    mark_all_read(person=cast.nadia, now=NOON)
    queue("digest_path", [(cast.nadia.pk, "2")])
    send_waiting(now=NOON)
    needed.add("2")
    assert send_waiting(now=EIGHT) == {}
    assert mail.outbox == []
    assert list(Notice.objects.order_by("about").values_list("state", flat=True)) == ["in_app", "dropped"]
    assert Mailbox.objects.get().claimed_at is None


def test_a_long_one_names_forty_and_counts_the_rest(cast: Cast) -> None:
    daily(cast.nadia)
    queue("digest_path", [(cast.nadia.pk, str(number)) for number in range(MOST + 2)])
    send_waiting(now=NOON)
    send_waiting(now=EIGHT)
    assert mail.outbox[0].subject == f"{MOST + 2} things are new for you"
    assert mail.outbox[0].body.count("- Thing") == MOST
    assert "And 2 more." in mail.outbox[0].body
    assert set(Notice.objects.values_list("state", flat=True)) == {"sent"}


def test_of_two_workers_one_writes(cast: Cast) -> None:
    daily(cast.nadia)
    queue("digest_path", [(cast.nadia.pk, "1")])
    send_waiting(now=NOON)
    inner: list[dict[str, int]] = []

    class Other(Post):
        """While this worker talks to the server, a second one does all of its work."""

        def send(self, message):  # type: ignore[no-untyped-def]
            inner.append(send_waiting(now=EIGHT))
            return super().send(message)

    outcome: Counter[str] = Counter()
    with Other() as post:
        digests.send_digests(now=EIGHT, post=post, outcome=outcome, budget=Budget(lambda: 0.0, None))
    assert (outcome, inner) == ({"digests": 1}, [{}])
    assert len(mail.outbox) == 1
    assert send_waiting(now=EIGHT) == {}


def test_a_worker_that_died_leaves_its_work_to_another_after_ten_minutes(cast: Cast) -> None:
    daily(cast.nadia)
    queue("digest_path", [(cast.nadia.pk, "1")])
    send_waiting(now=NOON)
    Mailbox.objects.update(claimed_at=EIGHT)
    assert send_waiting(now=EIGHT + CLAIM) == {}
    assert something_waits(EIGHT + CLAIM)
    assert send_waiting(now=EIGHT + CLAIM + dt.timedelta(seconds=1)) == {"digests": 1}


def test_quiet_hours_that_came_later_move_it(cast: Cast) -> None:
    daily(cast.nadia)
    queue("digest_path", [(cast.nadia.pk, "1")])
    send_waiting(now=NOON)
    Mailbox.objects.update(quiet_until=dt.time(9, 30))
    assert send_waiting(now=EIGHT) == {"held": 1}
    assert send_waiting(now=EIGHT + dt.timedelta(minutes=90)) == {"digests": 1}


def test_a_change_to_at_once_lets_out_what_waited(cast: Cast) -> None:
    daily(cast.nadia)
    queue("digest_path", [(cast.nadia.pk, "1")])
    send_waiting(now=NOON)
    everything = {Group.PROGRAMME: Way.AT_ONCE}
    choose(person=cast.nadia, ways=everything, quiet_from=dt.time(20), quiet_until=dt.time(7), rests=True)
    assert send_waiting(now=NOON) == {"sent": 1}
    assert mail.outbox[0].subject == "Thing 1"


def test_a_stop_before_it_leaves_keeps_it_from_leaving(cast: Cast) -> None:
    daily(cast.nadia)
    queue("digest_path", [(cast.nadia.pk, "1")])
    send_waiting(now=NOON)
    stop(person=cast.nadia, groups=[Group.PROGRAMME])
    assert send_waiting(now=EIGHT) == {"in_app": 1}
    assert mail.outbox == []


def test_an_erased_or_closed_reader_gets_none(cast: Cast) -> None:
    daily(cast.nadia, cast.petra)
    queue("digest_path", [(cast.nadia.pk, "1"), (cast.petra.pk, "1")])
    send_waiting(now=NOON)
    people_services.erase_person(actor=cast.admin, person=cast.nadia)
    Person.objects.filter(pk=cast.petra.pk).update(is_active=False)
    assert send_waiting(now=EIGHT) == {}
    assert mail.outbox == []


def test_one_writer_that_fails_does_not_keep_the_rest_back(cast: Cast) -> None:
    register_letter("digest_broken", lambda notice: Letter(f"{1 / 0}", ""), group=Group.PROGRAMME)
    daily(cast.nadia)
    queue("digest_path", [(cast.nadia.pk, "1")])
    Notice.objects.create(kind="digest_broken", person=cast.nadia, state=Notice.State.DIGEST, due_at=EIGHT)
    send_waiting(now=NOON)
    assert send_waiting(now=EIGHT) == {"digests": 1}
    assert mail.outbox[0].subject == "One thing is new for you"


def test_a_refusal_for_now_is_tried_again_and_one_for_good_is_not(cast: Cast, settings) -> None:
    server = MailServer()
    server.start()
    try:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        daily(cast.nadia, cast.petra)
        queue("digest_path", [(cast.nadia.pk, "1"), (cast.petra.pk, "1")])
        send_waiting(now=NOON)
        server.replies = {cast.nadia.email: "450 Later", cast.petra.email: "550 Nobody"}
        assert send_waiting(now=EIGHT) == {"later": 1, "failed": 1}
        assert send_waiting(now=EIGHT + dt.timedelta(minutes=9)) == {}
        server.replies.clear()
        assert send_waiting(now=EIGHT + dt.timedelta(minutes=10)) == {"digests": 1}
        assert [to for _sender, to in server.told] == [[cast.nadia.email]]
    finally:
        server.stop()


def test_a_server_that_is_gone_leaves_digests_waiting_and_unclaimed(cast: Cast, settings) -> None:
    daily(cast.nadia)
    queue("digest_path", [(cast.nadia.pk, "1")])
    send_waiting(now=NOON)
    backend, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # nobody listens there
    assert send_waiting(now=EIGHT) == {"unreachable": 1}
    settings.EMAIL_BACKEND = backend
    assert send_waiting(now=EIGHT) == {"digests": 1}


def test_work_stops_when_its_time_is_over_and_goes_on_where_it_was(cast: Cast) -> None:
    everybody = list(cast.people().values())
    daily(*everybody)
    queue("digest_path", [(each.pk, "1") for each in everybody])
    send_waiting(now=NOON)
    ticks = iter(range(1000))
    assert send_waiting(now=EIGHT, seconds=3, clock=lambda: float(next(ticks))) == {"digests": 3, "more": 1}
    assert send_waiting(now=EIGHT) == {"digests": 6}
    assert len({letter.to[0] for letter in mail.outbox}) == 9


def test_a_digest_costs_a_few_queries_however_many_people_and_things(cast: Cast) -> None:
    crowd = [person(cast.organisation, f"Agent {number}", f"a{number}@x.example") for number in range(24)]
    daily(*crowd)
    counts = []
    for some in (crowd[:8], crowd):
        queue("digest_path", [(each.pk, str(number)) for each in some for number in range(3)])
        send_waiting(now=NOON)
        with CaptureQueriesContext(connection) as asked:
            assert send_waiting(now=EIGHT) == {"digests": len(some)}
        counts.append(len(asked))
    each = (counts[1] - counts[0]) / 16
    assert each <= 6, "her box, the claim, what is new, done, and the claim given back"
    assert counts[0] - 8 * each <= 10, "looking for work and the ways of everybody in a batch"
