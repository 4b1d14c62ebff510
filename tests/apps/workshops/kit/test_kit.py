"""The site kit: what is in it for a level, one file that needs nothing else, and a ZIP of the parts."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from tests.apps.workshops.huddles.test_huddle_services import own
from tests.apps.workshops.table import NOW
from tests.cast import Cast
from tests.web.test_every_rendered_page import Reading, check

from warmline.adapters.packs import load_frameworks
from warmline.apps.workshops.huddles import services
from warmline.apps.workshops.kit.gathering import kit_of
from warmline.apps.workshops.kit.papers import as_zip, one_file, papers_of
from warmline.core.skills import ProgrammeLevel

pytestmark = pytest.mark.once

FOUNDATION, EXPERT = ProgrammeLevel.FOUNDATION, ProgrammeLevel.EXPERT


def url(name: str, *args: object) -> str:
    return reverse(f"workshops:{name}", args=args)


def test_a_kit_holds_what_fits_its_level(cast: Cast) -> None:
    kit = kit_of(cast.trainer, FOUNDATION)
    assert "foundation" in {each.key for each in kit.programmes}
    assert "two_waits" in {each.key for each in kit.huddles}
    assert {each.level for each in kit.huddles} == {FOUNDATION}
    assert {card.level for card in kit.cards} == {FOUNDATION}
    skills = {skill for each in kit.programmes for skill in each.skills}
    assert all(skills & set(each.skills) for each in kit.frameworks)
    assert 0 < len(kit.frameworks) <= len(load_frameworks())
    assert "two_waits" not in {each.key for each in kit_of(cast.trainer, EXPERT).huddles}


def test_what_the_house_took_up_is_in_it_and_another_house_does_not_have_it(cast: Cast) -> None:
    row = services.propose(user=cast.nadia, huddle=own(), now=NOW)
    assert row.key not in {each.key for each in kit_of(cast.trainer, FOUNDATION).huddles}
    services.review(user=cast.trainer, proposal=row, take_up=True, reason="Good.", now=NOW)
    assert row.key in {each.key for each in kit_of(cast.trainer, FOUNDATION).huddles}
    assert row.key not in {each.key for each in kit_of(cast.outsider, FOUNDATION).huddles}


def test_the_papers_are_named_in_their_order_and_none_is_empty(cast: Cast) -> None:
    papers = papers_of(cast.trainer, FOUNDATION)
    names = [paper.name for paper in papers]
    assert names == sorted(names)
    assert names[0] == "01-agenda-foundation"
    assert names[-1].endswith("-addresses")
    for part in ("session-first-minute", "huddle-two-waits", "cards", "poster-heard", "observe-workshop", "sign-in"):
        assert any(name.partition("-")[2] == part for name in names), part
    assert all(paper.title and len(paper.html) > 200 for paper in papers)


def test_one_file_needs_nothing_from_anywhere(cast: Cast) -> None:
    text = one_file(papers_of(cast.trainer, FOUNDATION), "Site kit")
    assert not re.search(r"<script|<img|<link|@import|url\(|https?://", text)
    anchors = set(re.findall(r'href="#([^"]+)"', text))
    assert anchors == set(re.findall(r'<article class="paper" id="([^"]+)"', text))
    assert "/workshops/huddle/all/" in text
    assert "{{" not in text
    assert "{%" not in text


def test_the_zip_has_everything_once_and_each_part_and_is_the_same_twice(cast: Cast) -> None:
    papers = papers_of(cast.trainer, FOUNDATION)
    data = as_zip(papers, "Site kit")
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert names == ["00-everything.html", *(f"{paper.name}.html" for paper in papers)]
        whole = archive.read("00-everything.html").decode()
        part = archive.read(next(name for name in names if "huddle-two-waits" in name)).decode()
    assert "Two waits, two answers" in whole
    assert "Two waits, two answers" in part
    assert "Who is here" not in part
    assert data == as_zip(papers_of(cast.trainer, FOUNDATION), "Site kit")


def test_planners_take_it_along_and_nobody_else(cast: Cast, client: Client) -> None:
    pages = [url("kits"), url("kit", "foundation"), url("kit_file", "foundation"), url("kit_zip", "foundation")]
    for name in ("nadia", "petra", "analyst"):
        client.force_login(cast.people()[name])
        assert {client.get(each).status_code for each in pages} == {403}, name
    for who in (cast.trainer, cast.manager):
        client.force_login(who)
        assert {client.get(each).status_code for each in pages} == {200}
        assert client.get(url("kit", "nothing")).status_code == 404
    response = client.get(url("kit_zip", "foundation"))
    assert response["Content-Type"] == "application/zip"
    assert "site-kit-foundation.zip" in response["Content-Disposition"]


def test_its_pages_keep_the_policy_and_their_outline(cast: Cast, client: Client) -> None:
    client.force_login(cast.trainer)
    for address in (url("kits"), *(url("kit", level.name.lower()) for level in ProgrammeLevel)):
        check(Reading(client.get(address).content.decode()))
