"""Lists and tables of conversations at their edges: where a level begins, pages, teams of five, totals."""

from __future__ import annotations

import pytest
from tests.apps.conversations.house import lines, read, row, talk, talked
from tests.cast import Cast, person

from warmline.apps.conversations.exporting import COLUMNS, as_csv, rows_of
from warmline.apps.conversations.models import BadRow, Figure, Talk, Upload
from warmline.apps.conversations.selectors import (
    TALKS,
    Wanted,
    bad_rows,
    names_of,
    talk_of,
    talks_page,
    teams_to_choose,
    uploads_page,
)
from warmline.apps.conversations.totals import add_card, skill_totals
from warmline.apps.conversations.working.reading import code_of
from warmline.apps.people.models import Membership, Role
from warmline.core.skills.keys import SKILL_KEYS

pytestmark = pytest.mark.django_db
Stage = Upload.Stage


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
