"""A walk through every address of the room as everybody: what was noted about Nadia is read by Nadia alone."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone
from tests.apps.pages.test_practice_stays_private import PLANTED, WORDS, database_text, patterns
from tests.apps.workshops.table import START, again, crowd, planned, seated
from tests.cast import Cast

from warmline.apps.notices.models import Notice
from warmline.apps.workshops import services
from warmline.apps.workshops.models import RoomQuestion, Session
from warmline.apps.workshops.models.sessions import State

pytestmark = pytest.mark.once


def addresses(session: Session) -> set[str]:
    """Every address of the app, with the key of this session."""
    values = {"uuid:workshop_id": str(session.pk), "int:number_of": "1", "slug:key": "first_minute", "str:token": "x"}
    found = set()
    for route, _pattern in patterns(get_resolver()):
        if route.startswith("workshops/"):
            for name, value in values.items():
                route = route.replace(f"<{name}>", value)
            assert "<" not in route, f"{route} has a part that this walk does not know"
            found.add(f"/{route}")
    return found


@pytest.fixture
def over(cast: Cast) -> Session:
    """A workshop that is over: planted words were noted about Nadia, six people were observed, and all voted."""
    session, people = planned(cast), [cast.nadia, cast.colleague, *crowd(cast, 4)]
    seated(session, *people)
    during = START + timedelta(minutes=40)
    question = RoomQuestion.objects.get(session=session, number=1)
    services.open_question(user=cast.trainer, question=question, now=during)
    for n, each in enumerate(people):
        seen = services.Seen("validates", 2, PLANTED if each == cast.nadia else "Well.")
        services.note(user=cast.trainer, session=session, person=each, seen=seen, key=uuid4(), now=during)
        services.vote(user=each, question=question, option=n % 2)
    services.finish(user=cast.trainer, session=session, now=START + timedelta(minutes=90))
    now = timezone.now()
    times = {"starts_at": now - timedelta(hours=3), "ends_at": now - timedelta(hours=1)}
    Session.objects.filter(pk=session.pk).update(**times)
    return again(cast.trainer, session)


def test_nobody_else_reads_a_word_that_was_noted(cast: Cast, client: Client, over: Session) -> None:
    everywhere = addresses(over) | {"/", "/team/", f"/people/{cast.nadia.pk}/"}
    assert reverse("workshops:retro", args=[over.pk]) in everywhere
    for name, viewer in {**cast.all_but("nadia", "other_lead", "analyst", "manager"), "anonymous": None}.items():
        client.logout()
        if viewer is not None:
            client.force_login(viewer)
        for address in sorted(everywhere):
            text = client.get(address).content.decode(errors="replace")
            assert not any(word in text for word in WORDS), (name, address)


def test_she_herself_does_read_it_so_the_walk_can_fail(cast: Cast, client: Client, over: Session) -> None:
    client.force_login(cast.nadia)
    assert WORDS[0] in client.get(reverse("workshops:notes", args=[over.pk])).content.decode()


def test_no_word_stands_on_disk_or_in_a_message(cast: Cast, over: Session) -> None:
    assert not any(word in database_text() for word in WORDS)
    assert Notice.objects.filter(about__icontains="quokka").count() == 0
    assert over.state == State.DONE


def test_the_room_itself_is_counted_without_names(cast: Cast, client: Client, over: Session) -> None:
    client.force_login(cast.trainer)
    html = client.get(reverse("workshops:retro", args=[over.pk])).content.decode()
    assert "2.0 of 4 on average, over 6 people" in html
    assert not any(each.name in html for each in (cast.nadia, cast.colleague))
