"""Every address of a role-play: which method it takes, whom it lets in, and what a stranger learns (nothing)."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import Cast
from tests.practice_room import GOOD, NOW, again, begin, finish, publish, talk

from warmline.apps.audit.models import AuditEvent
from warmline.apps.roleplay import services
from warmline.apps.roleplay.models import Branch, Session, Status
from warmline.apps.roleplay.urls import urlpatterns
from warmline.apps.scores.models import Disagreement

APPEALS = ("take_back", "drop", "learning")
READS = ("talk", "feedback", "print", "calm")
CALLS = ("agree", "back", "listen", "silence")
DEEDS = (
    *(
        "say",
        "hint",
        "pace",
        "pause",
        "resume",
        "rewind",
        "switch",
        "stop",
        "end",
        "again",
        "note",
        "thoughts",
        "calm_off",
    ),
    *CALLS,
    *APPEALS,
)


def address(name: str, session: Session) -> str:
    args: list[object] = [session.pk]
    if name in ("feedback", "print", "note", "calm", "thoughts", *APPEALS):
        args.append(1)
    if name in APPEALS:
        args.append(0)
    return reverse(f"roleplay:{name}", args=args)


def body(session: Session) -> dict[str, object]:
    """A form that fits every deed."""
    return {"key": uuid4(), "branch": 1, "number": session.branch.answers + 1, "answer": 1, "text": "x", "reason": "x"}


def standing(session: Session) -> list[tuple[object, ...]]:
    """Everything of a talk that a deed could change."""
    row = Session.objects.get(pk=session.pk)
    branches = Branch.objects.filter(session=row).order_by("number")
    kept = [(b.number, b.answers, b.closed, bytes(b.sealed), bytes(b.draft or b"")) for b in branches]
    return [(row.status, row.branch_id, row.touched_at), *kept]


@pytest.fixture
def nadia(cast: Cast, client: Client) -> Client:
    client.force_login(cast.nadia)
    return client


def test_every_address_is_looked_at_here() -> None:
    assert {pattern.name for pattern in urlpatterns} == {
        *READS,
        *DEEDS,
        "before",
        "start",
        "stream",
        "whole",
        "voice",
        "point",
    }


@pytest.mark.parametrize("name", DEEDS)
def test_a_deed_is_never_done_by_following_a_link(cast: Cast, nadia: Client, name: str) -> None:
    session = finish(cast.nadia, GOOD[:2])
    before = standing(session)
    assert nadia.get(address(name, session)).status_code == 405
    assert standing(session) == before


@pytest.mark.parametrize("name", READS)
def test_a_page_takes_no_form(cast: Cast, nadia: Client, name: str) -> None:
    session = finish(cast.nadia, GOOD[:2])
    assert nadia.post(address(name, session), body(session)).status_code == 405


@pytest.mark.parametrize("name", DEEDS)
def test_nobody_else_can_do_anything_to_a_talk(cast: Cast, client: Client, name: str) -> None:
    session = talk(cast.nadia, GOOD[:2])
    before = standing(session)
    for who, stranger in cast.all_but("nadia").items():
        client.force_login(stranger)
        assert client.post(address(name, session), body(session)).status_code == 404, who
    assert standing(session) == before
    assert Session.objects.count() == 1
    assert not Disagreement.objects.exists()


@pytest.mark.parametrize("name", READS)
def test_nobody_else_can_read_anything_of_a_talk(cast: Cast, client: Client, name: str) -> None:
    session = finish(cast.nadia, GOOD[:2])
    for who, stranger in cast.all_but("nadia").items():
        client.force_login(stranger)
        response = client.get(address(name, session))
        assert response.status_code == 404, who
        assert "Ines" not in response.content.decode(), who


@pytest.mark.parametrize("name", DEEDS)
def test_a_talk_that_is_somebody_else_s_answers_like_one_that_does_not_exist(
    cast: Cast, client: Client, name: str
) -> None:
    session = talk(cast.nadia, GOOD[:1])
    client.force_login(cast.outsider)
    theirs = client.post(address(name, session), body(session))
    nowhere = client.post(address(name, session).replace(str(session.pk), str(uuid4())), body(session))
    assert (theirs.status_code, len(theirs.content)) == (nowhere.status_code, len(nowhere.content))


@pytest.mark.parametrize("name", DEEDS)
def test_a_form_from_another_site_is_refused(cast: Cast, name: str) -> None:
    session = talk(cast.nadia, GOOD[:1])
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.nadia)
    before = standing(session)
    assert strict.post(address(name, session), body(session)).status_code == 403
    assert standing(session) == before


@pytest.mark.parametrize("name", [*READS, *DEEDS])
def test_whoever_is_not_signed_in_is_sent_to_the_entrance_and_learns_nothing(
    cast: Cast, client: Client, name: str
) -> None:
    session = talk(cast.nadia, GOOD[:1])
    call = client.get if name in READS else client.post
    response = call(address(name, session))
    assert response.status_code == 302
    assert str(session.pk) not in response.url.split("?")[0]
    assert response.content == b""


def test_pages_of_a_talk_are_never_kept_by_a_browser_or_proxy(cast: Cast, nadia: Client) -> None:
    session = finish(cast.nadia, GOOD[:2])
    for name in READS:
        assert "no-store" in nadia.get(address(name, session))["Cache-Control"], name


@pytest.mark.parametrize("name", ["pause", "resume", "stop", "end"])
def test_a_deed_done_twice_is_done_once(cast: Cast, nadia: Client, name: str) -> None:
    session = talk(cast.nadia, GOOD[:2])
    nadia.post(address(name, session))
    first = standing(session)
    trail = AuditEvent.objects.count()
    nadia.post(address(name, session))
    assert standing(session) == first
    assert AuditEvent.objects.count() == trail


@pytest.mark.parametrize(
    ("before", "deed", "status"),
    [
        ("stop", "resume", Status.STOPPED),
        ("stop", "pause", Status.STOPPED),
        ("stop", "end", Status.STOPPED),
        ("end", "stop", Status.ENDED),
        ("end", "pause", Status.ENDED),
        ("end", "resume", Status.ENDED),
        ("pause", "end", Status.ENDED),
        ("pause", "stop", Status.STOPPED),
        ("pause", "resume", Status.ACTIVE),
    ],
)
def test_from_every_state_only_the_fitting_deeds_change_something(
    cast: Cast, nadia: Client, before: str, deed: str, status: str
) -> None:
    session = talk(cast.nadia, GOOD[:2])
    nadia.post(address(before, session))
    nadia.post(address(deed, session))
    assert again(cast.nadia, session).status == status


def test_another_day_begins_with_the_newest_version_of_the_customer(cast: Cast, nadia: Client) -> None:
    from dataclasses import replace

    from tests.practice_room import parcel

    session = finish(cast.nadia, GOOD[:1])
    newer = publish(replace(parcel(), version=2))
    response = nadia.post(address("again", session), {"key": uuid4()})
    made = Session.objects.exclude(pk=session.pk).get()
    assert str(made.pk) in response.url
    assert made.scenario_id == newer.pk


def test_another_day_without_a_key_begins_nothing(cast: Cast, nadia: Client) -> None:
    session = finish(cast.nadia, GOOD[:1])
    assert nadia.post(address("again", session), {}).status_code == 404
    assert Session.objects.count() == 1


def test_an_address_of_a_version_far_away_is_not_found_and_no_error(cast: Cast, nadia: Client) -> None:
    session = finish(cast.nadia, GOOD[:1])
    for number in (0, 2, 99_999_999_999):
        assert nadia.get(reverse("roleplay:feedback", args=[session.pk, number])).status_code == 404, number


def test_a_switch_to_a_version_of_another_talk_is_not_found(cast: Cast, nadia: Client) -> None:
    one, two = begin(cast.nadia), talk(cast.nadia, GOOD[:2])
    services.rewind(user=cast.nadia, session=two, branch=two.branch, number=1, now=NOW)
    assert nadia.post(address("switch", one), {"branch": 2}).status_code == 404
    assert nadia.post(address("switch", one), {"branch": "two"}).status_code == 404
    assert nadia.post(address("switch", two), {"branch": 1}).status_code == 302
    assert again(cast.nadia, two).branch.number == 1
