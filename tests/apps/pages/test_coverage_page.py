"""Which skill can be practised at which level: a table of the house's own cases."""

from __future__ import annotations

import pytest
from tests.cast import Cast
from tests.practice_room import harder, parcel, publish

from warmline.apps.library.ports import rubric
from warmline.apps.pages.coverage_page import coverage_page
from warmline.core.skills import ProgrammeLevel

pytestmark = pytest.mark.django_db
EXPERT = harder("expert_case", level=ProgrammeLevel.EXPERT, skills=("coaching", "empathy"))


def test_every_skill_is_in_a_row_or_named_as_missing(cast: Cast) -> None:
    publish(parcel(), EXPERT)
    page = coverage_page(cast.nadia, rubric())
    rows = {row.skill: row for row in page.rows}
    assert page.cases == 2
    assert len(page.rows) + len(page.missing) == len(list(rubric()))
    assert [[case.key for case in cell.cases] for cell in rows["Empathy"].cells] == [
        ["parcel_birthday"], [], [], ["expert_case"],
    ]  # fmt: skip
    assert rows["Empathy"].total == 2
    assert rows["Coaching"].total == 1
    assert "Negotiation" in page.missing


def test_the_page_names_people_by_level_and_says_who_is_missing(cast: Cast, client) -> None:
    publish(parcel(), EXPERT)
    client.force_login(cast.nadia)
    page = client.get("/practise/coverage/").content.decode()
    assert '<th scope="row">Coaching</th>' in page
    assert 'data-label="Expert">Ines Duarte</td>' in page
    assert "No case is made for these" in page


def test_a_house_sees_only_its_own_cases_and_a_stranger_signs_in_first(cast: Cast, client) -> None:
    publish(parcel())
    assert coverage_page(cast.outsider, rubric()).cases == 1
    answer = client.get("/practise/coverage/")
    assert answer.status_code == 302
    assert answer.url.startswith("/accounts/login/")
