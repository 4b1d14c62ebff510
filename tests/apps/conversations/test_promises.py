"""The floor's conversations at their edges: every deed at every stage, pieces of any size, where a level begins."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import TextIOWrapper

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from tests.apps.conversations.house import file_of, lines, read, talk, uploaded
from tests.cast import Cast, person

from warmline.apps.audit.models import AuditEvent
from warmline.apps.conversations import services
from warmline.apps.conversations.exporting import COLUMNS, as_csv, rows_of
from warmline.apps.conversations.keeping import erase, export
from warmline.apps.conversations.models import BadRow, Figure, Piece, Talk, Upload
from warmline.apps.conversations.pieces import SIZE, cut, keep_piece, opened
from warmline.apps.conversations.redacting import plain
from warmline.apps.conversations.removing import drop, drop_half_arrived, drop_older
from warmline.apps.conversations.rules import reach_of
from warmline.apps.conversations.selectors import (
    TALKS,
    Wanted,
    bad_rows,
    names_of,
    sites_to_choose,
    talk_of,
    talks_page,
    teams_to_choose,
    upload_of,
    uploads_page,
)
from warmline.apps.conversations.services.steering import RESTS
from warmline.apps.conversations.speakers import reviewed_of
from warmline.apps.conversations.totals import add_card, skill_totals
from warmline.apps.conversations.working.reading import code_of
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Membership, Person, Role, Site
from warmline.apps.people.services.erasure import erase_person
from warmline.apps.people.vault import VaultError
from warmline.apps.reviews.models import ReviewedConversation
from warmline.core.skills.keys import SKILL_KEYS

pytestmark = pytest.mark.django_db
Stage = Upload.Stage
GONE = datetime(2100, 1, 1, tzinfo=UTC)


def row(cast: Cast, stage: str = Stage.DONE, site: Site | None = None, **more: object) -> Upload:
    """A file of Anh's at a stage, as if it had come there."""
    told = {"organisation": cast.organisation, "site": site or cast.site, "uploaded_by": cast.analyst, "name": "f.csv"}
    return Upload.objects.create(stage=stage, **(told | more))


def talked(upload: Upload, overall: float | None = None, **more: object) -> Talk:
    """One conversation of a file, scored where it has a figure."""
    position = Talk.objects.filter(upload=upload).count()
    made = Talk.objects.create(
        upload=upload, position=position, name=f"c{position}", channel="chat", turns=3, overall=overall,
        scored_at=None if overall is None else timezone.now(), **more,
    )  # fmt: skip
    Upload.objects.filter(pk=upload.pk).update(read=position + 1, scored=position + (overall is not None))
    return made


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


# Lists.


@pytest.mark.parametrize(
    ("score", "level"), [(0.0, 1), (24.9, 1), (25.0, 2), (49.9, 2), (50.0, 3), (75.0, 4), (100.0, 4)]
)
def test_a_level_begins_with_its_first_figure(cast: Cast, score: float, level: int) -> None:
    upload = row(cast)
    one = talked(upload, score)
    Figure.objects.create(
        upload=upload, talk=one, skill="empathy", score=score, low=0, high=100, level=1, opportunities=1, proven=False
    )
    upload.refresh_from_db()
    for skill in ("", "empathy"):
        pages = {n: talks_page(cast.analyst, upload, Wanted(skill=skill, level=n), "1") for n in (1, 2, 3, 4)}
        assert [n for n, page in pages.items() if page.object_list] == [level]


def test_a_talk_without_a_figure_is_of_no_level(cast: Cast) -> None:
    upload = row(cast)
    talked(upload)
    for level in (1, 2, 3, 4):
        assert list(talks_page(cast.analyst, upload, Wanted(level=level), "1")) == []


@pytest.mark.parametrize("page", ["0", "-1", "99999999999999999999", "x", "\x00", ""])
def test_whatever_page_is_asked_for_there_is_one(cast: Cast, page: str) -> None:
    upload = row(cast)
    talked(upload)
    upload.refresh_from_db()
    assert len(talks_page(cast.analyst, upload, Wanted(), page).object_list) == 1
    assert uploads_page(cast.analyst, page).paginator.count == 1


def test_pages_end_where_the_file_ends(cast: Cast) -> None:
    upload = row(cast)
    Talk.objects.bulk_create(
        Talk(upload=upload, position=n, name=f"c{n}", channel="chat", turns=1) for n in range(TALKS + 1)
    )
    Upload.objects.update(read=TALKS + 1)
    upload.refresh_from_db()
    first, second = (talks_page(cast.analyst, upload, Wanted(), page) for page in ("1", "2"))
    assert (len(first.object_list), len(second.object_list), second.has_next()) == (TALKS, 1, False)


@pytest.mark.parametrize("words", ["%", "_", "c1", "C1", "'", '"; drop', "\\"])
def test_words_looked_for_are_words(cast: Cast, words: str) -> None:
    upload = row(cast)
    talked(upload)
    talked(upload)
    found = list(talks_page(cast.analyst, upload, Wanted(words=words), "1"))
    assert [each.name for each in found] == (["c1"] if words.casefold() == "c1" else [])


def test_a_position_that_is_not_there_is_none(cast: Cast) -> None:
    upload = row(cast)
    talked(upload)
    assert talk_of(cast.analyst, upload, 0) is not None
    for position in (1, 10**30):
        assert talk_of(cast.analyst, upload, position) is None
    assert talk_of(cast.manager, upload, 0) is None


@pytest.mark.parametrize(("speaking", "offered"), [(4, False), (5, True)])
def test_a_team_is_offered_from_five_who_speak_on(cast: Cast, speaking: int, offered: bool) -> None:
    upload = row(cast)
    people = [cast.nadia, cast.colleague]
    people += [person(cast.organisation, f"A {n}", f"a{n}@northwind.example") for n in range(speaking - 2)]
    for each in people[2:]:
        Membership.objects.create(person=each, role=Role.AGENT, team=cast.team)
    for each in people * 2:
        talked(upload, 50.0, agent=each)
    assert (teams_to_choose(cast.analyst, upload) == [cast.team]) is offered
    assert set(names_of(cast.analyst, list(Talk.objects.all())).values()) == {each.name for each in people}
    assert names_of(cast.outsider, list(Talk.objects.all())) == {}


# Totals and tables.


def test_totals_of_nothing_name_every_skill_and_no_mean() -> None:
    found = skill_totals({}, 0)
    assert [each.skill for each in found] == list(SKILL_KEYS)
    assert {(each.observed, each.not_observed, each.proven, each.mean) for each in found} == {(0, 0, 0, None)}


def test_what_cannot_be_scored_is_counted_and_changes_no_figure() -> None:
    totals = add_card(add_card({}, None), None)
    assert totals == {"unscored": 2}
    assert {each.not_observed for each in skill_totals(totals, 5)} == {3}


def test_only_a_proven_score_has_a_mean() -> None:
    found = skill_totals({"skills": {"empathy": (4, 9, 0, 0.0), "rapport": (3, 3, 2, 151.0)}}, 4)
    by_key = {each.skill: each for each in found}
    assert (by_key["empathy"].observed, by_key["empathy"].mean) == (4, None)
    assert (by_key["rapport"].not_observed, by_key["rapport"].mean) == (1, 75.5)


def table(cast: Cast, upload: Upload) -> str:
    with as_csv(cast.analyst, upload) as file:
        return file.read().decode()


def test_a_table_of_nothing_is_its_heading(cast: Cast) -> None:
    upload = row(cast, Stage.READ)
    talked(upload)
    upload.refresh_from_db()
    assert list(rows_of(cast.analyst, upload)) == []
    assert table(cast, upload).splitlines() == [",".join(COLUMNS)]


def test_a_table_has_what_is_scored_in_the_order_of_the_file(cast: Cast) -> None:
    upload = row(cast)
    for overall in (10.0, 20.0, 30.0):
        talked(upload, overall, resolved="yes")
    Talk.objects.filter(position=1).update(name="=cmd()")
    upload.refresh_from_db()
    assert [each["overall"] for each in rows_of(cast.analyst, upload)] == [10.0, 20.0, 30.0]
    assert list(rows_of(cast.nadia, upload)) == [], "who may not see it gets no row"
    assert ",'=cmd()," in table(cast, upload)


def test_the_sign_of_an_agent_does_not_hang_on_capitals(cast: Cast) -> None:
    assert code_of(1, "Nadia Brandt") == code_of(1, "NADIA BRANDT")
    assert code_of(1, "Nadia Brandt") != code_of(2, "Nadia Brandt")
    assert len(code_of(1, "x" * 20_000)) == 8


def test_every_second_line_broken_the_others_are_kept_with_their_lines(cast: Cast) -> None:
    data = lines(talk(0), "{", talk(1), "[]", "null", talk(2))
    upload = read(cast.analyst, data)
    assert (upload.read, upload.bad, upload.entries) == (3, 3, 6)
    assert list(bad_rows(cast.analyst, upload).values_list("line", flat=True)) == [2, 4, 5]
    assert list(bad_rows(cast.nadia, upload)) == []
    assert all(each.why for each in BadRow.objects.all())


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
