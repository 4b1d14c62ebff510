"""The page of notices, the number in the header, the choice, and the link that stops mail: one's own alone."""

from __future__ import annotations

import datetime as dt

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from django.utils import timezone
from tests.cast import Cast

from warmline.apps.audit.models import AuditEvent
from warmline.apps.notices.context import bell
from warmline.apps.notices.groups import Group, Way
from warmline.apps.notices.letters import Letter, register_letter
from warmline.apps.notices.models import Mailbox, Notice
from warmline.apps.notices.selectors import MOST, unread_count
from warmline.apps.notices.sending import send_waiting
from warmline.apps.notices.services import mark_read, queue
from warmline.apps.notices.stopping import read_stop, stop_address

NOON = dt.datetime(2026, 11, 25, 12, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def kinds() -> None:
    link = f"{settings.WARMLINE_URL}/people/me/"
    register_letter(
        "page_thing",
        lambda notice: Letter(f"Thing {notice.about}\r\n", f"Hello <b>you</b>,\n{link}."),
        group=Group.REVIEWS,
    )
    register_letter("page_over", lambda notice: None, group=Group.REVIEWS, title="A thing of yesterday")
    register_letter("page_away", lambda notice: Letter("Away", "https://elsewhere.example/x"), group=Group.REVIEWS)
    register_letter("page_broken", lambda notice: Letter(f"{1 / 0}", ""), group=Group.REVIEWS, title="A broken one")


@pytest.fixture
def nadia(cast: Cast, client: Client) -> Client:
    client.force_login(cast.nadia)
    return client


def put(cast: Cast, kind: str = "page_thing", about: str = "1") -> Notice:
    queue(kind, [(cast.nadia.pk, about)])
    made: Notice = Notice.objects.latest("pk")
    return made


def test_an_empty_page_says_what_will_stand_here(nadia: Client) -> None:
    page = nadia.get("/notices/").content.decode()
    assert "Nothing new." in page
    assert "Mark all as read" not in page


def test_a_notice_says_what_its_letter_says_and_its_words_are_not_markup(cast: Cast, nadia: Client) -> None:
    put(cast, about="<i>7</i>")
    page = nadia.get("/notices/").content.decode()
    assert "Thing &lt;i&gt;7&lt;/i&gt;" in page
    assert "Hello &lt;b&gt;you&lt;/b&gt;" in page
    assert "Appeals and reviews" in page


def test_what_is_over_or_cannot_be_written_is_named_and_closes_nothing(cast: Cast, nadia: Client) -> None:
    for kind in ("page_over", "page_broken", "page_thing"):
        put(cast, kind)
    Notice.objects.create(kind="page_unheard_of", person=cast.nadia)
    page = nadia.get("/notices/").content.decode()
    assert page.count("no longer needed") == 3
    assert "A thing of yesterday" in page
    assert "Thing 1" in page


def test_nobody_reads_or_marks_those_of_others(cast: Cast, client: Client) -> None:
    notice = put(cast)
    for name, person in cast.all_but("nadia").items():
        client.force_login(person)
        assert "Thing 1" not in client.get("/notices/").content.decode(), name
        for deed in ("open", "read"):
            assert client.post(f"/notices/{notice.pk}/{deed}/").status_code == 404, name
        client.post("/notices/all-read/")
        mark_read(person=person, notice=notice, now=NOON)
    notice.refresh_from_db()
    assert notice.read_at is None


def test_a_stranger_is_asked_to_sign_in(cast: Cast, client: Client) -> None:
    notice = put(cast)
    for path in ("/notices/", "/notices/choose/"):
        assert client.get(path).status_code == 302
    assert client.post(f"/notices/{notice.pk}/open/").url.startswith("/accounts/login/")
    assert client.post("/notices/all-read/").url.startswith("/accounts/login/")


def test_opening_marks_it_as_read_and_leads_to_the_thing(cast: Cast, nadia: Client) -> None:
    notice = put(cast)
    assert nadia.get(f"/notices/{notice.pk}/open/").status_code == 405, "looking changes nothing"
    answer = nadia.post(f"/notices/{notice.pk}/open/")
    assert (answer.status_code, answer.url) == (302, "/people/me/")
    notice.refresh_from_db()
    first = notice.read_at
    assert first is not None
    nadia.post(f"/notices/{notice.pk}/read/")
    notice.refresh_from_db()
    assert notice.read_at == first


@pytest.mark.parametrize("kind", ["page_away", "page_over"])
def test_it_leads_to_no_other_house_and_not_to_what_is_over(cast: Cast, nadia: Client, kind: str) -> None:
    notice = put(cast, kind)
    assert nadia.post(f"/notices/{notice.pk}/open/").url == "/notices/"


def test_all_are_read_with_one_button(cast: Cast, nadia: Client) -> None:
    put(cast)
    put(cast)
    queue("page_thing", [(cast.petra.pk, "1")])
    nadia.post("/notices/all-read/")
    assert (unread_count(cast.nadia), unread_count(cast.petra)) == (0, 1)


def test_the_header_counts_with_one_query_and_asks_nothing_of_strangers(
    cast: Cast, nadia: Client, django_assert_num_queries, rf
) -> None:
    put(cast)
    put(cast)
    put(cast, "invitation")
    page = nadia.get("/people/me/").content.decode()
    assert '<b class="num">2</b>' in page
    request = rf.get("/")
    request.user = cast.nadia
    with django_assert_num_queries(0):
        context = bell(request)
    with django_assert_num_queries(1):
        assert context["bell"]["count"] == 2
        assert context["bell"]["shown"] == "2"
    with django_assert_num_queries(0):
        assert Client().get("/accounts/login/").content.decode().count('class="bell"') == 0
        assert bell(rf.get("/")) == {}


def test_the_header_counts_to_ninety_nine(cast: Cast, nadia: Client) -> None:
    Notice.objects.bulk_create(Notice(kind="page_thing", person=cast.nadia) for _ in range(MOST + 30))
    page = nadia.get("/notices/").content.decode()
    assert '<b class="num">99+</b>' in page
    assert "Page 1 of 7" in page


def test_the_choice_is_kept_and_leaves_a_trail(cast: Cast, nadia: Client) -> None:
    page = nadia.get("/notices/choose/").content.decode()
    assert "Invitations and safety" not in page
    sent = {f"way_{group.value}": "weekly" for group in Group} | {"quiet_from": "21:15", "quiet_until": "06:00"}
    assert nadia.post("/notices/choose/", sent).url == "/notices/choose/"
    box = Mailbox.objects.get(person=cast.nadia)
    assert (box.quiet_from, box.quiet_until, box.rests) == (dt.time(21, 15), dt.time(6), False)
    assert box.way_of(Group.REVIEWS) is Way.WEEKLY
    assert Group.SECURITY.value not in box.ways
    assert AuditEvent.objects.filter(verb="notices.chosen", about=cast.nadia.pk).count() == 1


@pytest.mark.parametrize("wrong", [{"quiet_from": "25:00"}, {"way_reviews": "by pigeon"}, {"quiet_until": ""}])
def test_a_choice_that_makes_no_sense_is_told_and_not_kept(cast: Cast, nadia: Client, wrong: dict[str, str]) -> None:
    good = {f"way_{group.value}": "daily" for group in Group} | {"quiet_from": "20:00", "quiet_until": "07:00"}
    answer = nadia.post("/notices/choose/", good | wrong)
    assert answer.status_code == 422
    assert "Please look at this again" in answer.content.decode()
    assert not Mailbox.objects.exists()


def test_one_click_stops_a_group_without_signing_in_and_with_cookies_off(cast: Cast) -> None:
    put(cast)
    send_waiting(now=NOON)
    link = mail.outbox[0].extra_headers["List-Unsubscribe"].strip("<>")
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(link, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert Mailbox.objects.get().way_of(Group.REVIEWS) is Way.IN_APP
    put(cast)
    assert send_waiting(now=NOON) == {"in_app": 1}
    assert AuditEvent.objects.filter(verb="notices.stopped", about=cast.nadia.pk).count() == 1
    assert strict.post(link, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert AuditEvent.objects.filter(verb="notices.stopped").count() == 1, "twice is harmless"


def test_looking_at_the_link_asks_and_changes_nothing(cast: Cast, client: Client) -> None:
    page = client.get(stop_address(cast.nadia, [Group.REVIEWS])).content.decode()
    assert "No more e-mail about this?" in page
    assert "Nadia" not in page
    assert cast.nadia.email not in page
    assert not Mailbox.objects.exists()


def test_a_stop_is_taken_back_as_it_was(cast: Cast, client: Client) -> None:
    Mailbox.objects.create(person=cast.nadia, ways={"reviews": "weekly"})
    link = stop_address(cast.nadia, [Group.REVIEWS, Group.SESSIONS])
    page = client.post(link, {"stop": "yes"}).content.decode()
    assert 'name="way_reviews" value="weekly"' in page
    assert 'name="way_sessions" value="at_once"' in page
    client.post(link, {"undo": "yes", "way_reviews": "weekly", "way_sessions": "nonsense", "way_security": "in_app"})
    box = Mailbox.objects.get()
    assert (box.way_of(Group.REVIEWS), box.way_of(Group.SESSIONS)) == (Way.WEEKLY, Way.AT_ONCE)
    assert "security" not in box.ways


def test_a_link_that_was_not_made_here_leads_nowhere(cast: Cast, client: Client) -> None:
    good = stop_address(cast.nadia, [Group.REVIEWS])
    assert client.post(good.replace("/stop/", "/stop/x")).status_code == 404
    assert client.post(stop_address(cast.nadia, [Group.SECURITY])).status_code == 404
    cast.nadia.erased_at = timezone.now()
    cast.nadia.save()
    assert client.get(good).status_code == 404
    assert read_stop("nonsense") is None
    assert not Mailbox.objects.exists()


def test_a_group_that_is_gone_is_passed_over(cast: Cast) -> None:
    Mailbox.objects.create(person=cast.nadia, ways={"reviews": "by pigeon"})
    assert Mailbox.objects.get().way_of(Group.REVIEWS) is Way.AT_ONCE
