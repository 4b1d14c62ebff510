"""When something goes wrong a page says what happened and what to do, blames nobody and gives nothing away."""

from __future__ import annotations

import re

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.test import Client, RequestFactory, override_settings
from django.urls import path
from django.utils import translation
from tests.cast import Cast

from warmline.config.urls import urlpatterns as house_urls

ERRORS = ("400", "403", "403_csrf", "404", "429", "500", "offline")
WAYS = {
    "400": "load the page again and send it once more",
    "403": "ask your lead or your admin",
    "403_csrf": "load the page again and send it once more",
    "404": "Go to Today",
    "429": "Wait a few minutes, then try again",
    "500": "Load the page again in a minute",
    "offline": "Keep this page open",
}
BLAME = re.compile(r"\b(you (failed|forgot|must)|invalid|illegal|denied|forbidden|error \d+|oops)\b", re.IGNORECASE)


def refuse(_request: HttpRequest) -> HttpResponse:
    raise PermissionDenied("a planted inner reason")


def doubt(_request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation("a planted inner reason")


def breaks(_request: HttpRequest) -> HttpResponse:
    raise RuntimeError("a planted inner reason")


urlpatterns = [*house_urls, path("refuse/", refuse), path("doubt/", doubt), path("breaks/", breaks)]


def words(html: str) -> str:
    main = html.split("<main", 1)[1].split(">", 1)[1]
    return " ".join(re.sub(r"<[^>]+>", " ", re.sub(r"</(h1|p|a)>", ". ", main)).split())


@pytest.mark.parametrize("name", ERRORS)
def test_the_page_says_what_to_do_next(name: str) -> None:
    assert WAYS[name] in words(render_to_string(f"{name}.html"))


@pytest.mark.parametrize("name", ERRORS)
def test_the_page_blames_nobody_and_shows_no_number(name: str) -> None:
    found = words(render_to_string(f"{name}.html"))
    assert not BLAME.search(found)
    assert name.split("_")[0] not in found


@pytest.mark.parametrize("name", ERRORS)
def test_sentences_are_short(name: str) -> None:
    for sentence in re.split(r"[.!?:]\s", words(render_to_string(f"{name}.html"))):
        assert len(sentence.split()) <= 18, sentence


@pytest.mark.parametrize("name", ERRORS)
def test_there_is_exactly_one_button_and_it_leads_somewhere(name: str) -> None:
    html = render_to_string(f"{name}.html").split("<main", 1)[1]
    assert re.findall(r'<a class="btn main" href="([^"]*)"', html) == ["" if name == "offline" else "/"]


@pytest.mark.parametrize("name", ERRORS)
def test_the_title_is_the_headline(name: str) -> None:
    html = render_to_string(f"{name}.html")
    title, headline = re.search(r"<title>(.*?) · Warmline</title>", html), re.search(r"<h1[^>]*>(.*?)</h1>", html)
    assert title is not None
    assert headline is not None
    assert title.group(1).strip() == headline.group(1).strip()


@pytest.mark.parametrize("name", ERRORS)
def test_the_face_on_it_is_decoration(name: str) -> None:
    html = render_to_string(f"{name}.html")
    face = html.split('class="face"', 1)[1].split(">", 1)[0]
    assert 'aria-hidden="true"' in face
    assert "role=" not in face


@pytest.mark.parametrize("name", ERRORS)
@pytest.mark.parametrize("language", ["ar", "de", "pt"])
def test_the_page_can_be_shown_in_any_language(name: str, language: str) -> None:
    with translation.override(language):
        html = render_to_string(f"{name}.html")
    assert f'lang="{language}"' in html
    assert ('dir="rtl"' in html) == (language == "ar")


@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.parametrize(
    ("address", "status", "headline"),
    [
        ("/refuse/", 403, "This page is not yours to open"),
        ("/doubt/", 400, "That did not reach us whole"),
        ("/breaks/", 500, "Something broke on our side"),
        ("/nothing-is-here/", 404, "There is nothing at this address"),
    ],
)
def test_what_went_wrong_inside_stays_inside(cast: Cast, address: str, status: int, headline: str) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(cast.nadia)
    answer = client.get(address)
    html = answer.content.decode()
    assert answer.status_code == status
    assert headline in html
    assert "planted" not in html
    assert "RuntimeError" not in html


def test_a_form_from_a_stale_page_is_answered_in_the_house_s_words(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.nadia)
    answer = client.post("/accounts/logout/")
    assert answer.status_code == 403
    assert "This page had been open too long" in answer.content.decode()
    assert client.get("/accounts/logout/").status_code == 200


def test_the_page_for_a_broken_server_has_no_header_that_could_break_too() -> None:
    request = RequestFactory().get("/")
    assert 'class="top"' not in render_to_string("500.html", request=request)
    assert 'class="top"' in render_to_string("404.html", request=request)
