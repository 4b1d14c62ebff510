"""The floor's conversations at their edges: every deed at every stage, pieces of any size, where a level begins."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from io import TextIOWrapper

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from tests.apps.conversations.house import file_of, lines, read, row, talk, talked, uploaded
from tests.cast import GONE, Cast, person

from warmline.apps.audit.models import AuditEvent
from warmline.apps.conversations import services
from warmline.apps.conversations.keeping import erase, export
from warmline.apps.conversations.models import Piece, Talk, Upload
from warmline.apps.conversations.pieces import SIZE, cut, keep_piece, opened
from warmline.apps.conversations.redacting import plain
from warmline.apps.conversations.removing import drop, drop_half_arrived, drop_older
from warmline.apps.conversations.rules import reach_of
from warmline.apps.conversations.selectors import (
    sites_to_choose,
    upload_of,
    uploads_page,
)
from warmline.apps.conversations.services.steering import RESTS
from warmline.apps.conversations.speakers import reviewed_of
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Membership, Person, Role, Site
from warmline.apps.people.services.erasure import erase_person
from warmline.apps.people.vault import VaultError
from warmline.apps.reviews.models import ReviewedConversation

pytestmark = pytest.mark.django_db
Stage = Upload.Stage


# Every deed at every stage.

DEEDS: dict[str, Callable[..., object]] = {
    "start": services.start, "stop": services.stop, "go_on": services.go_on, "delete": services.delete,
}  # fmt: skip


@pytest.mark.parametrize(
    ("deed", "stage", "becomes"),
    [
        ("start", Stage.READ, Stage.SCORING),
        ("start", Stage.SCORING, Stage.SCORING),
        ("start", Stage.DONE, Stage.DONE),
        ("start", Stage.READING, None),
        ("start", Stage.STOPPED, None),
        ("start", Stage.FAILED, None),
        ("start", Stage.ARRIVING, None),
        ("stop", Stage.SCORING, Stage.STOPPED),
        ("stop", Stage.STOPPED, Stage.STOPPED),
        ("stop", Stage.READ, None),
        ("stop", Stage.READING, None),
        ("stop", Stage.DONE, None),
        ("stop", Stage.FAILED, None),
        ("go_on", Stage.STOPPED, Stage.SCORING),
        ("go_on", Stage.SCORING, Stage.SCORING),
        ("go_on", Stage.READING, Stage.READING),
        ("go_on", Stage.READ, None),
        ("go_on", Stage.DONE, None),
        ("go_on", Stage.FAILED, None),
    ],
)
def test_what_a_deed_makes_of_a_stage(cast: Cast, deed: str, stage: str, becomes: str | None) -> None:
    upload = row(cast, stage, read=3, scored=1)
    if becomes is None:
        with pytest.raises(Refused):
            DEEDS[deed](actor=cast.analyst, upload=upload)
        assert not AuditEvent.objects.filter(verb__startswith="conversations.").exists()
    else:
        DEEDS[deed](actor=cast.analyst, upload=upload)
    assert Upload.objects.get().stage == (becomes or stage)
    assert Upload.objects.get().scored == 1


@pytest.mark.parametrize("stage", Stage.values)
def test_at_every_stage_it_can_be_deleted_once(cast: Cast, stage: str) -> None:
    upload = row(cast, stage)
    talked(upload)
    assert services.delete(actor=cast.analyst, upload=upload) == 1
    with pytest.raises(Refused, match="deleted meanwhile"):
        services.delete(actor=cast.analyst, upload=upload)
    assert AuditEvent.objects.filter(verb="conversations.deleted").count() == 1


def test_nobody_but_an_analyst_does_anything_with_it(cast: Cast) -> None:
    upload = row(cast, Stage.READ, read=1)
    for who in cast.all_but("analyst").values():
        for deed in DEEDS.values():
            with pytest.raises(PermissionDenied):
                deed(actor=who, upload=upload)
        with pytest.raises(PermissionDenied):
            services.note_download(actor=who, upload=upload, form="csv")
    assert Upload.objects.get().stage == Stage.READ


def test_an_analyst_of_another_house_reaches_nothing(cast: Cast) -> None:
    upload = row(cast, Stage.READ, read=1)
    talked(upload)
    other = person(cast.elsewhere, "Ola", "ola@harbour.example")
    Membership.objects.create(person=other, role=Role.ANALYST, organisation=cast.elsewhere)
    assert upload_of(other, upload.pk) is None
    assert not Talk.objects.visible_to(other).exists()
    with pytest.raises(PermissionDenied):
        services.start(actor=other, upload=upload)


def test_what_gives_a_sign_is_not_pushed_and_what_rests_is(cast: Cast) -> None:
    upload = row(cast, Stage.SCORING, read=3)
    now = timezone.now()
    for ago, rests in ((RESTS - timedelta(seconds=5), False), (RESTS + timedelta(seconds=5), True)):
        Upload.objects.update(beat=now - ago)
        assert services.steering.rests(Upload.objects.get()) is rests
    Upload.objects.update(stage=Stage.READ)
    assert not services.steering.rests(Upload.objects.get()), "nobody works on it"
    assert upload.at_work


def test_going_on_twice_leaves_one_line_in_the_trail(cast: Cast) -> None:
    upload = row(cast, Stage.STOPPED, read=3, scored=1)
    for _n in range(2):
        services.go_on(actor=cast.analyst, upload=upload)
    assert AuditEvent.objects.filter(verb="conversations.started").count() == 1


# Places.


def test_a_role_that_ended_takes_reach_and_sight(cast: Cast) -> None:
    row(cast)
    assert reach_of(cast.analyst).sites == {cast.site.pk}
    Membership.objects.filter(person=cast.analyst).update(until=GONE)
    assert reach_of(cast.analyst) == reach_of(cast.nadia)
    assert not Upload.objects.visible_to(cast.analyst).exists()
    assert sites_to_choose(cast.analyst) == []


def test_a_lead_elsewhere_who_is_an_analyst_here_reaches_only_here(cast: Cast) -> None:
    ferry = Site.objects.create(organisation=cast.organisation, name="Ferry", timezone="Europe/London")
    Membership.objects.create(person=cast.analyst, role=Role.MANAGER, organisation=cast.organisation)
    there = row(cast, site=ferry, uploaded_by=cast.manager)
    assert not reach_of(cast.analyst).everywhere
    assert upload_of(cast.analyst, there.pk) is None
    with pytest.raises(Refused, match="look after"):
        services.receive(actor=cast.analyst, name="f.jsonl", chunks=[b"x"], site=ferry)
    assert not Upload.objects.filter(uploaded_by=cast.analyst).exists()


def test_a_file_that_is_arriving_is_in_no_list(cast: Cast) -> None:
    row(cast, Stage.ARRIVING)
    assert list(uploads_page(cast.analyst, "1")) == []
    assert list(uploads_page(cast.nadia, "1")) == []


@pytest.mark.parametrize("chunks", [[], [b""], [b"", b""]])
def test_a_file_of_nothing_leaves_nothing(cast: Cast, chunks: list[bytes]) -> None:
    with pytest.raises(Refused, match="empty"):
        services.receive(actor=cast.analyst, name="f.csv", chunks=chunks, site=cast.site)
    assert (Upload.objects.count(), Piece.objects.count(), AuditEvent.objects.count()) == (0, 0, 0)


def test_a_name_as_long_as_a_book_is_cut_and_keeps_no_null_byte(cast: Cast) -> None:
    made = uploaded(cast.analyst, b"x", name="week\x00" + "x" * 20_000 + ".jsonl")
    assert len(made.name) == 200
    assert "\x00" not in made.name


def test_the_same_file_while_the_first_is_scored_is_known_and_stays(cast: Cast) -> None:
    first = uploaded(cast.analyst)
    Upload.objects.filter(pk=first.pk).update(stage=Stage.SCORING)
    again = services.receive(actor=cast.analyst, name="other.jsonl", chunks=[file_of()], site=cast.site)
    assert (again.known, again.upload.pk, Upload.objects.count()) == (True, first.pk, 1)


# Pieces.


@pytest.mark.once
@given(st.lists(st.integers(0, 3 * SIZE // 2), max_size=4))
def test_pieces_hold_the_same_bytes_and_no_more_than_one_mib(sizes: list[int]) -> None:
    chunks = [bytes([n % 251]) * size for n, size in enumerate(sizes)]
    found = list(cut(chunks))
    assert b"".join(found) == b"".join(chunks)
    assert all(len(piece) == SIZE for piece in found[:-1])
    assert all(0 < len(piece) <= SIZE for piece in found)


def test_pieces_are_read_as_one_stream_by_who_brought_them_alone(cast: Cast) -> None:
    upload = row(cast, Stage.READING)
    for number, piece in enumerate((b"one\n", b"two\nth", b"ree")):
        keep_piece(upload, cast.analyst, number, piece)
    assert opened(upload, cast.analyst).read() == b"one\ntwo\nthree"
    assert list(TextIOWrapper(opened(upload, cast.analyst))) == ["one\n", "two\n", "three"]
    assert b"one" not in b"".join(bytes(each.sealed) for each in Piece.objects.all())
    with pytest.raises(VaultError):
        opened(upload, cast.trainer).read()


@pytest.mark.once
@given(st.text())
def test_plain_text_is_what_any_database_holds(text: str) -> None:
    found = plain(text)
    assert "\x00" not in found
    assert found.encode().decode() == found
    assert plain(found) == found


# What stays and goes.


@pytest.mark.parametrize(("ago", "gone"), [(timedelta(0), 0), (timedelta(seconds=1), 1)])
def test_what_is_older_than_the_moment_goes(cast: Cast, ago: timedelta, gone: int) -> None:
    before = timezone.now()
    upload = row(cast, uploaded_at=before - ago)
    talked(upload)
    assert drop_older(before) == gone
    assert Upload.objects.count() == 1 - gone


def test_half_arrived_files_go_and_whole_ones_stay(cast: Cast) -> None:
    moment = timezone.now()
    for stage in Stage.values:
        row(cast, stage, uploaded_at=moment - timedelta(days=2))
    assert drop_half_arrived(moment) == 1
    assert not Upload.objects.filter(stage=Stage.ARRIVING).exists()
    assert Upload.objects.count() == len(Stage.values) - 1


def test_dropping_twice_is_harmless(cast: Cast) -> None:
    upload = row(cast)
    talked(upload)
    assert (drop(upload), drop(upload)) == (1, 0)


def test_erased_she_is_on_no_talk_and_erasing_again_touches_nothing_of_hers(cast: Cast) -> None:
    upload = row(cast)
    talked(upload, 50.0, agent=cast.nadia, agent_code="abcdef12")
    erase_person(actor=cast.admin, person=cast.nadia)
    kept = Talk.objects.get()
    assert (kept.agent, kept.agent_code, kept.overall) == (None, "", 50.0)
    assert erase(cast.nadia) == 0
    assert export(cast.nadia) == {"files": [], "conversations": []}


def test_a_name_that_two_people_share_lays_a_review_at_nobody_s_door(cast: Cast) -> None:
    upload = row(cast)
    first = talked(upload, agent=cast.nadia)
    ReviewedConversation.objects.create(organisation=cast.organisation, name=first.name, machine="m")
    assert list(reviewed_of(cast.organisation.pk, [cast.nadia.pk]).values()) == [cast.nadia.pk]
    other = row(cast)
    Talk.objects.create(upload=other, position=0, name=first.name, channel="chat", turns=1, agent=cast.colleague)
    assert reviewed_of(cast.organisation.pk, [cast.nadia.pk, cast.colleague.pk]) == {}
    assert reviewed_of(cast.elsewhere.pk, [cast.nadia.pk]) == {}
    assert reviewed_of(cast.organisation.pk, []) == {}


def test_an_agent_by_her_address_in_capitals_is_found_and_a_stranger_is_nobody(cast: Cast) -> None:
    read(cast.analyst, lines(
        talk(0, agent="NADIA@northwind.example"), talk(1, agent="  nadia brandt "), talk(2, agent="o@harbour.example"),
        talk(3, agent=""), talk(4, agent="N" * 500),
    ))  # fmt: skip
    agents = list(Talk.objects.order_by("position").values_list("agent", flat=True))
    assert agents == [cast.nadia.pk, cast.nadia.pk, None, None, None]
    assert Person.objects.get(pk=cast.nadia.pk).name not in str(list(Talk.objects.values()))
