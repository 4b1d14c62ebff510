"""The frame of a page, the parts, the error pages, and the pages of signing in."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils import translation
from tests.cast import Cast
from tests.web.browser import SOURCE

from warmline.web import navigation

ERRORS = ("400", "403", "403_csrf", "404", "429", "500", "offline")


class Outline(HTMLParser):
    """Collects ids, headings and landmarks of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.tags: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.ids += [value or "" for name, value in attrs if name == "id"]


def page(html: str) -> Outline:
    outline = Outline(html)
    assert len(outline.ids) == len(set(outline.ids)), [one for one in outline.ids if outline.ids.count(one) > 1]
    assert outline.tags.count("main") == 1
    assert outline.tags.count("h1") == 1
    return outline


@pytest.mark.parametrize("name", ERRORS)
def test_an_error_page_says_what_to_do_even_without_a_request(name: str) -> None:
    html = render_to_string(f"{name}.html")
    page(html)
    words = re.sub(r"<[^>]+>", " ", html.split("<main", 1)[1])
    assert len(words.split()) > 12
    assert 'class="btn main"' in html
    assert "Traceback" not in html


def test_a_missing_page_is_answered_in_the_house_s_look(client: Client, db: None) -> None:
    answer = client.get("/nothing-is-here/")
    assert answer.status_code in {302, 404}
    if answer.status_code == 404:
        assert b"There is nothing at this address" in answer.content


def test_the_style_guide_needs_no_person_and_shows_every_part(client: Client, db: None) -> None:
    answer = client.get("/design/")
    html = answer.content.decode()
    assert answer.status_code == 200
    page(html)
    for part in ("colour", "type", "buttons", "forms", "lists", "states", "play", "charts", "faces"):
        assert f'id="{part}"' in html
    assert html.count('class="face"') > 90


def test_the_style_guide_carries_the_nonce_of_its_policy(client: Client, db: None) -> None:
    answer = client.get("/design/")
    policy = answer.headers["Content-Security-Policy"]
    nonce = re.search(r"'nonce-([^']+)'", policy)
    assert nonce is not None
    assert f'nonce="{nonce.group(1)}"' in answer.content.decode()
    assert "unsafe-inline" not in policy
    assert "unsafe-eval" not in policy


@pytest.mark.parametrize("address", ["/accounts/login/", "/accounts/password/reset/"])
def test_the_pages_of_signing_in_look_like_the_house(client: Client, db: None, address: str) -> None:
    html = client.get(address).content.decode()
    page(html)
    assert "p-entrance" in html
    assert 'class="door-form"' in html
    assert not re.search(r"\sstyle=", html)


def test_a_wrong_password_leads_to_the_field_and_keeps_the_address(client: Client, cast: Cast) -> None:
    answer = client.post("/accounts/login/", {"login": cast.nadia.email, "password": "not it at all"})
    html = answer.content.decode()
    assert "Please look at this again" in html
    assert f'value="{cast.nadia.email}"' in html
    assert 'role="alert"' in html


@pytest.mark.parametrize(
    "address", ["/accounts/logout/", "/accounts/email/", "/accounts/password/change/", "/accounts/2fa/"]
)
def test_the_pages_of_an_account_look_like_the_house(client: Client, cast: Cast, address: str) -> None:
    client.force_login(cast.nadia)
    answer = client.get(address, follow=True)
    html = answer.content.decode()
    assert answer.status_code == 200
    page(html)
    assert 'class="top"' in html


def test_a_stranger_sees_no_navigation_and_no_person_menu(client: Client, db: None) -> None:
    html = client.get("/design/").content.decode()
    assert 'class="nav"' not in html
    assert 'class="me"' not in html


def test_somebody_signed_in_sees_where_she_is(client: Client, cast: Cast) -> None:
    client.force_login(cast.nadia)
    html = client.get("/design/").content.decode()
    assert 'class="nav"' in html
    assert "/practise/" in html
    assert cast.nadia.email in html


def test_the_page_turns_round_for_a_language_from_the_right() -> None:
    with translation.override("ar"):
        html = render_to_string("404.html")
    assert 'dir="rtl"' in html
    assert 'lang="ar"' in html


def test_a_message_has_a_sign_and_is_announced() -> None:
    words = [
        type("M", (), {"tags": tag, "__str__": lambda self: "Saved."})()
        for tag in ("success", "error", "warning", "info")
    ]
    html = render_to_string("parts/messages.html", {"messages": words})
    assert html.count("<svg") == 4
    assert html.count('role="alert"') == 1
    assert html.count('role="status"') == 3


def test_pagination_keeps_the_rest_of_the_address() -> None:
    from django.core.paginator import Paginator

    request = RequestFactory().get("/people/?q=ana&page=2")
    html = render_to_string("parts/pagination.html", {"page_obj": Paginator(range(60), 20).page(2)}, request=request)
    assert "?q=ana&amp;page=3" in html
    assert "?q=ana&amp;page=1" in html


def test_one_page_needs_no_pagination() -> None:
    from django.core.paginator import Paginator

    html = render_to_string("parts/pagination.html", {"page_obj": Paginator(range(3), 20).page(1)})
    assert "<nav" not in html


def test_two_equal_faces_in_one_page_share_no_id() -> None:
    html = Template('{% load warmline %}{% face "ines" "calm" %}{% face "ines" "calm" %}').render(Context())
    ids = re.findall(r'id="([^"]+)"', html)
    assert len(ids) == 2 * 5
    assert len(set(ids)) == len(ids)


def test_an_anchor_says_its_value_in_words() -> None:
    html = Template("{% load warmline %}{% anchor 3 %}").render(Context())
    assert html.count('class="on"') == 3
    assert "3 of 4" in html


def test_a_day_has_one_form_in_every_template() -> None:
    """Django's own DATE_FORMAT says "Nov. 22, 2026"; the house says "22 November 2026"."""
    house = Path(navigation.__file__).parents[1]
    found = [one.name for one in house.rglob("*.html") if re.search(r"DATE(TIME)?_FORMAT", one.read_text())]
    assert found == []


def test_no_straight_apostrophe_stands_in_the_words_of_a_template() -> None:
    """Whatever is told on a page has the apostrophe of print: the customer’s, not the customer's."""
    told = re.compile(r'translate "([^"]*)"|\{% blocktranslate[^%]*%\}(.*?)\{% endblocktranslate %\}', re.S)
    straight = [
        f"{file.name}: {words}"
        for file in sorted(SOURCE.glob("**/templates/**/*.html"))
        for found in told.finditer(file.read_text(encoding="utf-8"))
        for words in re.findall(r"\S*[A-Za-z}]'[a-z]\S*", found[1] or found[2] or "")
    ]
    assert straight == []
