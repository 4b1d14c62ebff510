"""Who sees which place, and which place is the current one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.test import RequestFactory
from tests.cast import Cast

from warmline.web import navigation
from warmline.web.navigation import NavItem


@pytest.fixture
def own_items() -> Iterator[None]:
    kept = dict(navigation._items)
    navigation._items.clear()
    navigation.register_defaults()
    yield
    navigation._items.clear()
    navigation._items.update(kept)


def request(path: str, person: object) -> HttpRequest:
    asked = RequestFactory().get(path)
    asked.user = person  # type: ignore[assignment]
    return asked


def labels(asked: HttpRequest) -> list[str]:
    return [str(item["label"]) for item in navigation.navigation(asked)["nav_items"]]


def test_a_stranger_is_offered_nothing(own_items: None) -> None:
    assert labels(request("/", AnonymousUser())) == []


def test_a_request_without_a_person_is_offered_nothing(own_items: None) -> None:
    assert labels(RequestFactory().get("/")) == []


def test_an_agent_sees_today_and_practise(own_items: None, cast: Cast) -> None:
    assert labels(request("/", cast.nadia)) == ["Today", "Practise"]


def test_an_app_adds_a_place_in_its_order(own_items: None, cast: Cast) -> None:
    navigation.register(NavItem("between", "Between", "/between/", order=15))
    assert labels(request("/", cast.nadia)) == ["Today", "Between", "Practise"]


def test_a_place_is_shown_only_to_those_it_is_for(own_items: None, cast: Cast) -> None:
    navigation.register(NavItem("own", "Own", "/own/", order=30, shown=lambda asked: asked.user == cast.nadia))
    assert "Own" in labels(request("/", cast.nadia))
    assert "Own" not in labels(request("/", cast.outsider))


def test_registering_twice_replaces(own_items: None, cast: Cast) -> None:
    navigation.register(NavItem("today", "This day", "/", order=10))
    assert labels(request("/", cast.nadia)) == ["This day", "Practise"]


@pytest.mark.parametrize(
    ("path", "current"), [("/", "Today"), ("/practise/", "Practise"), ("/practise/7/feedback/", "Practise")]
)
def test_the_place_of_a_page_is_current(own_items: None, cast: Cast, path: str, current: str) -> None:
    items = navigation.navigation(request(path, cast.nadia))["nav_items"]
    assert [str(item["label"]) for item in items if item["current"]] == [current]


def test_a_page_outside_has_no_current_place(own_items: None, cast: Cast) -> None:
    items = navigation.navigation(request("/accounts/email/", cast.nadia))["nav_items"]
    assert not any(item["current"] for item in items)


def test_a_room_without_a_place_of_its_own_is_marked_where_it_is_reached_from(own_items: None, cast: Cast) -> None:
    navigation.register(NavItem("learn", "Learn", "/learn/", order=30, also=("/tests/", "/workshops/")))
    for path, expected in (("/tests/5/", "Learn"), ("/workshops/", "Learn"), ("/", "Today"), ("/notices/", None)):
        items = navigation.navigation(request(path, cast.nadia))["nav_items"]
        assert [item["label"] for item in items if item["current"]] == ([expected] if expected else []), path
    navigation.register(NavItem("workshops", "Workshops", "/workshops/", order=40))
    items = navigation.navigation(request("/workshops/", cast.nadia))["nav_items"]
    assert [str(item["label"]) for item in items if item["current"]] == ["Workshops"]
