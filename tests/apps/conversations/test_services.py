"""Receiving, starting, stopping, going on and deleting: who may, what it leaves behind, what is said."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests.apps.conversations.house import file_of, lines, one_step, read, scored, talk, uploaded, worked
from tests.cast import Cast

from warmline.apps.audit.models import AuditEvent
from warmline.apps.conversations import keeping, services
from warmline.apps.conversations.models import BadRow, Figure, Piece, Talk, TalkWords, Upload
from warmline.apps.conversations.services.steering import RESTS, rests
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Membership, Role, Site
from warmline.apps.people.registry import retentions

OTHERS = ("nadia", "colleague", "petra", "other_lead", "trainer", "manager", "admin", "outsider")


@pytest.mark.parametrize("name", OTHERS)
def test_only_analysts_may_do_anything(cast: Cast, name: str) -> None:
    upload, who = read(cast.analyst), cast.people()[name]
    for deed in (services.start, services.stop, services.go_on, services.delete):
        with pytest.raises(PermissionDenied):
            deed(actor=who, upload=upload)
    with pytest.raises(PermissionDenied):
        services.receive(actor=who, name="x.csv", chunks=[b"x"])
    assert not Upload.objects.visible_to(who).exists()
    assert not Talk.objects.visible_to(who).exists()


def test_the_same_file_twice_adds_nothing_and_is_told(cast: Cast) -> None:
    first = scored(cast.analyst)
    again = services.receive(actor=cast.analyst, name="copy.jsonl", chunks=[file_of()], site=cast.site)
    assert (again.known, again.upload) == (True, first)
    assert (Upload.objects.count(), Talk.objects.count(), Piece.objects.count()) == (1, 3, 0)
    other = services.receive(actor=cast.analyst, name="week.jsonl", chunks=[file_of(4)], site=cast.site)
    assert not other.known


def test_a_file_that_could_not_be_read_may_be_tried_again(cast: Cast) -> None:
    first = read(cast.analyst, b"a,b\n1,2\n", "week.csv")
    again = services.receive(actor=cast.analyst, name="week.csv", chunks=[b"a,b\n1,2\n"], site=cast.site)
    assert not again.known
    assert not Upload.objects.filter(pk=first.pk).exists()


def test_an_empty_file_is_refused_and_leaves_nothing(cast: Cast) -> None:
    with pytest.raises(Refused, match="empty"):
        services.receive(actor=cast.analyst, name="x.csv", chunks=[], site=cast.site)
    assert not Upload.objects.exists()


def test_a_file_of_several_pieces_is_the_same_file(cast: Cast) -> None:
    data = lines(*(talk(n, "I will look. " * 2000) for n in range(60)))
    chunks = [data[at : at + 65_536] for at in range(0, len(data), 65_536)]
    upload = services.receive(actor=cast.analyst, name="x.jsonl", chunks=chunks, site=cast.site).upload
    assert Piece.objects.filter(upload=upload).count() == 2
    one_step(upload)
    assert (upload.read, upload.bad, upload.size) == (50, 0, len(data))
    assert services.receive(actor=cast.analyst, name="y.jsonl", chunks=[data], site=cast.site).known


def test_an_analyst_of_a_site_brings_and_sees_files_of_that_site_alone(cast: Cast) -> None:
    mill = Site.objects.create(organisation=cast.organisation, name="Mill")
    Membership.objects.create(person=cast.manager, role=Role.ANALYST, site=mill)
    Membership.objects.create(person=cast.trainer, role=Role.ANALYST, organisation=cast.organisation)
    upload = uploaded(cast.analyst)
    assert upload.site == cast.site
    assert not Upload.objects.visible_to(cast.manager).exists()
    assert Upload.objects.visible_to(cast.trainer).get() == upload
    with pytest.raises(PermissionDenied):
        services.delete(actor=cast.manager, upload=upload)
    for place in (None, mill):
        with pytest.raises(Refused, match="place"):
            services.receive(actor=cast.analyst, name="x", chunks=[b"x"], site=place)
    assert services.receive(actor=cast.trainer, name="x", chunks=[b"x"]).upload.site is None


def test_it_starts_once_stops_and_goes_on_where_it_was(cast: Cast) -> None:
    upload = read(cast.analyst, file_of(60))
    services.start(actor=cast.analyst, upload=upload)
    waiting = DBTaskResult.objects.count()
    services.start(actor=cast.analyst, upload=upload)
    assert DBTaskResult.objects.count() == waiting
    one_step(upload)
    services.stop(actor=cast.analyst, upload=upload)
    services.stop(actor=cast.analyst, upload=upload)
    worked(upload)
    assert (upload.stage, 0 < upload.scored < 60) == (Upload.Stage.STOPPED, True)
    services.go_on(actor=cast.analyst, upload=upload)
    worked(upload)
    assert (upload.stage, upload.scored, upload.turns) == (Upload.Stage.DONE, 60, 180)
    verbs = list(AuditEvent.objects.order_by("pk").values_list("verb", flat=True))
    started, stopped = "conversations.started", "conversations.stopped"
    assert verbs == ["conversations.uploaded", started, stopped, started]


def test_what_makes_no_sense_is_refused(cast: Cast) -> None:
    fresh = uploaded(cast.analyst)
    with pytest.raises(Refused, match="read first"):
        services.start(actor=cast.analyst, upload=fresh)
    with pytest.raises(Refused, match="not being scored"):
        services.stop(actor=cast.analyst, upload=fresh)
    empty = read(cast.analyst, b"{\n{\n")
    with pytest.raises(Refused, match="no conversation"):
        services.start(actor=cast.analyst, upload=empty)
    with pytest.raises(Refused, match="nothing to go on"):
        services.go_on(actor=cast.analyst, upload=empty)


def test_what_gives_no_sign_can_be_pushed_on_by_hand(cast: Cast) -> None:
    upload = uploaded(cast.analyst)
    waiting = DBTaskResult.objects.count()
    services.go_on(actor=cast.analyst, upload=upload)
    assert DBTaskResult.objects.count() == waiting, "it gave a sign a moment ago"
    Upload.objects.update(beat=timezone.now() - RESTS - timedelta(seconds=1))
    upload.refresh_from_db()
    assert rests(upload)
    services.go_on(actor=cast.analyst, upload=upload)
    assert DBTaskResult.objects.count() == waiting + 1


def test_deleting_takes_everything_at_once_even_while_it_is_scored(cast: Cast) -> None:
    upload, other = read(cast.analyst, lines(*(talk(n) for n in range(60)), "{")), scored(cast.analyst, file_of(2))
    services.start(actor=cast.analyst, upload=upload)
    one_step(upload)
    assert services.delete(actor=cast.analyst, upload=upload) == 60
    assert not Upload.objects.filter(pk=upload.pk).exists()
    for model in (Talk, TalkWords, Figure, BadRow, Piece):
        assert not model.objects.exclude(upload=other).exists()
    assert Talk.objects.count() == 2
    event = AuditEvent.objects.get(verb="conversations.deleted")
    assert (event.actor, event.data) == (cast.analyst, {"conversations": 60})
    with pytest.raises(Refused, match="deleted meanwhile"):
        services.stop(actor=cast.analyst, upload=upload)


def test_the_daily_tidying_deletes_what_was_kept_long_enough(cast: Cast, settings, capsys) -> None:
    old, young, half = scored(cast.analyst), scored(cast.analyst, file_of(2)), uploaded(cast.analyst, b"x")
    days = {rule.key: rule.stays.days for rule in retentions()}
    assert (days["conversations"], days["half_uploads"]) == (settings.WARMLINE_CONVERSATION_DAYS, 1)
    Upload.objects.filter(pk=old.pk).update(uploaded_at=timezone.now() - timedelta(days=181))
    Upload.objects.filter(pk=half.pk).update(
        uploaded_at=timezone.now() - timedelta(days=2), stage=Upload.Stage.ARRIVING
    )
    call_command("tidy")
    assert Upload.objects.get() == young
    assert Talk.objects.count() == 2
    assert "conversations: 3 deleted" in capsys.readouterr().out


def test_a_person_gets_what_is_hers_and_can_be_erased_from_it(cast: Cast) -> None:
    scored(cast.analyst, lines(talk(0, agent="nadia@northwind.example"), talk(1, agent="Somebody else")))
    hers = keeping.export(cast.nadia)["conversations"]
    assert [each["name"] for each in hers] == ["c0"]
    assert keeping.export(cast.colleague) == {"files": [], "conversations": []}
    assert keeping.export(cast.analyst)["files"][0]["read"] == 2
    assert keeping.erase(cast.nadia) == 1
    assert not Talk.objects.filter(agent=cast.nadia).exists()
    assert Talk.objects.get(position=0).agent_code == ""
    half = uploaded(cast.analyst, file_of(9))
    keeping.erase(cast.analyst)
    half.refresh_from_db()
    assert (half.stage, half.name) == (Upload.Stage.FAILED, "A file")
    assert not Piece.objects.exists()
