"""Template tags link styles and scripts, carry the nonce, and keep addresses whole."""

from __future__ import annotations

import re

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from warmline.web.templatetags.warmline import HOUSE_SCRIPTS, HOUSE_STYLES


def drawn(text: str, **context: object) -> str:
    return Template("{% load warmline %}" + text).render(Context(context))


def request_with(nonce: str = "", path: str = "/") -> object:
    request = RequestFactory().get(path)
    request.csp_nonce = nonce  # type: ignore[attr-defined]
    return request


def test_styles_are_linked_in_the_order_of_their_layers() -> None:
    names = re.findall(r"css/([a-z/]+)\.css", drawn("{% house_styles %}"))
    assert tuple(names) == HOUSE_STYLES
    assert names[:3] == ["reset", "tokens", "fonts"]


def test_a_page_links_its_own_styles() -> None:
    html = drawn('{% page_styles "today" "play" %}')
    assert re.findall(r"css/([a-z/]+)\.css", html) == ["pages/today", "pages/play"]


def test_scripts_carry_the_nonce_and_wait_for_the_page() -> None:
    html = drawn("{% house_scripts %}", request=request_with("abc"))
    assert html.count('nonce="abc"') == html.count("defer") == len(HOUSE_SCRIPTS)
    assert html.index("htmx.min.js") < html.index("hx-csp.min.js") < html.index("hx-sse.min.js")


def test_a_page_links_scripts_of_its_own() -> None:
    html = drawn('{% page_scripts "roleplay/talk.js" %}', request=request_with("abc"))
    assert 'src="/static/roleplay/talk.js"' in html
    assert 'nonce="abc"' in html


def test_an_element_of_htmx_carries_the_nonce() -> None:
    assert drawn("{% hx_nonce %}", request=request_with("abc")) == 'hx-nonce="abc"'


def test_without_a_request_the_nonce_is_empty() -> None:
    assert drawn("{% hx_nonce %}") == 'hx-nonce=""'


def test_a_nonce_cannot_break_out_of_its_attribute() -> None:
    assert drawn("{% hx_nonce %}", request=request_with('"><script>')) == 'hx-nonce="&quot;&gt;&lt;script&gt;"'


@pytest.mark.parametrize(
    ("path", "address"),
    [("/people/", "?page=3"), ("/people/?page=2", "?page=3"), ("/people/?q=a%26b", "?q=a%26b&amp;page=3")],
)
def test_another_page_of_a_list_keeps_the_rest_of_the_address(path: str, address: str) -> None:
    assert drawn("{% page_address 3 %}", request=request_with(path=path)) == address


def test_a_face_is_counted_across_includes() -> None:
    html = drawn('{% face "jun" "calm" %}{% with 1 as one %}{% face "jun" "calm" %}{% endwith %}')
    ids = re.findall(r'id="([^"]+)"', html)
    assert len(ids) == len(set(ids))


def test_the_same_page_twice_has_the_same_bytes() -> None:
    text = '{% face "jun" "calm" %}{% face "ruth" "angry" "small" "Ruth, angry" %}'
    assert drawn(text) == drawn(text)


@pytest.mark.parametrize("value", [1, 2, 3, 4])
def test_an_anchor_marks_what_was_reached(value: int) -> None:
    html = drawn("{% anchor value %}", value=value)
    assert html.count('class="on"') == value
    assert html.count("<i ") == 4
    assert f"{value} of 4" in html
