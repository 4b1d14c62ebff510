"""How often people overturned a point: five people or more, whole weeks, no one's name."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cast import Cast
from tests.practice_room import queries

from warmline.apps.library.ports import rubric
from warmline.apps.scores.models import AppealTally
from warmline.apps.scores.selectors import FEWEST, overturned
from warmline.apps.scores.selectors.overturns import monday_of, wilson

TODAY = dt.date(2026, 11, 26)  # a Thursday
LAST_WEEK = dt.date(2026, 11, 16)


def tally(organisation, decided: int = 6, upheld: int = 3, people: int = 6, **more) -> AppealTally:
    values = {"criterion": "names_feeling", "monday": LAST_WEEK, **more}
    return AppealTally.objects.create(
        organisation=organisation, decided=decided, upheld=upheld, people=people, **values
    )


def test_a_share_with_its_interval(cast: Cast) -> None:
    tally(cast.organisation, decided=10, upheld=4, people=8)
    found = overturned(cast.nadia, TODAY)["names_feeling"]
    assert (found.decided, found.upheld, found.share) == (10, 4, 0.4)
    assert (found.low, found.high) == pytest.approx((0.1943, 0.6484), abs=0.0002)


def test_weeks_add_up(cast: Cast) -> None:
    tally(cast.organisation, 3, 1, 3)
    assert overturned(cast.nadia, TODAY) == {}
    tally(cast.organisation, 2, 2, 2, monday=LAST_WEEK - dt.timedelta(days=7))
    assert overturned(cast.nadia, TODAY)["names_feeling"].upheld == 3


@pytest.mark.parametrize(("decided", "people"), [(4, 4), (9, 4), (1, 1), (FEWEST - 1, FEWEST - 1)])
def test_under_five_decisions_or_five_people_there_is_no_figure(cast: Cast, decided: int, people: int) -> None:
    tally(cast.organisation, decided, 1, people)
    assert overturned(cast.nadia, TODAY) == {}


def test_a_running_week_does_not_count_until_it_is_over(cast: Cast) -> None:
    monday = monday_of(TODAY)
    tally(cast.organisation, monday=monday)
    for day in range(7):
        assert overturned(cast.nadia, monday + dt.timedelta(days=day)) == {}
    assert overturned(cast.nadia, monday + dt.timedelta(days=7)) != {}


def test_another_organisation_s_figures_are_not_ours(cast: Cast) -> None:
    tally(cast.organisation)
    assert overturned(cast.outsider, TODAY) == {}
    tally(cast.elsewhere, 5, 5, 5)
    assert overturned(cast.outsider, TODAY)["names_feeling"].decided == 5
    assert overturned(cast.nadia, TODAY)["names_feeling"].decided == 6


def test_all_figures_take_one_query(cast: Cast) -> None:
    for _skill, behaviour in rubric().behaviours():
        tally(cast.organisation, criterion=behaviour.key)
    assert queries(lambda: overturned(cast.nadia, TODAY)) == 1


@given(n=st.integers(1, 400), data=st.data())
def test_the_interval_holds_the_share_and_stays_within_bounds(n: int, data) -> None:
    hits = data.draw(st.integers(0, n))
    low, high = wilson(hits, n)
    assert 0 <= low <= hits / n <= high <= 1
    assert high - low < 1


@given(n=st.integers(1, 200))
def test_more_cases_make_the_interval_narrower(n: int) -> None:
    few, many = wilson(n, 2 * n), wilson(10 * n, 20 * n)
    assert many[1] - many[0] < few[1] - few[0]


@pytest.mark.parametrize(("hits", "n"), [(0, 0), (2, 1), (-1, 3)])
def test_what_is_no_share_is_refused(hits: int, n: int) -> None:
    with pytest.raises(ValueError, match="no share"):
        wilson(hits, n)


@given(day=st.dates())
def test_a_week_begins_on_its_monday(day: dt.date) -> None:
    monday = monday_of(day) if day.toordinal() > 7 else day
    assert monday.toordinal() <= 7 or monday.weekday() == 0
    assert 0 <= (day - monday).days < 7


def test_the_page_names_figures_and_what_has_too_few(cast: Cast, client) -> None:
    _skill, first = next(iter(rubric().behaviours()))
    tally(cast.organisation, 10, 4, 8, criterion=first.key, monday=dt.date(2026, 1, 5))
    client.force_login(cast.nadia)
    page = client.get("/models/overturned/").content.decode()
    assert "40 %" in page
    assert "19 % to 65 %" in page
    assert f"{first.name}: too few" not in page.replace("&#x27;", "'")
    assert page.count(": too few") == sum(1 for _ in rubric().behaviours()) - 1
    client.force_login(cast.outsider)
    assert "No criterion has a figure yet." in client.get("/models/overturned/").content.decode()
    client.logout()
    assert client.get("/models/overturned/").status_code == 302


def test_the_page_takes_few_queries_however_many_figures(cast: Cast, client) -> None:
    client.force_login(cast.nadia)
    few = queries(lambda: client.get("/models/overturned/"))
    for _skill, behaviour in rubric().behaviours():
        tally(cast.organisation, criterion=behaviour.key, monday=dt.date(2026, 1, 5))
    assert queries(lambda: client.get("/models/overturned/")) == few <= 5
