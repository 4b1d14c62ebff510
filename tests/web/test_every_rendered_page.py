"""What reaches the browser, page by page: the content policy holds and the outline is sound."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from django.test import Client
from tests.cast import Cast

OPEN = ["/design/", "/offline/", "/accounts/login/", "/accounts/password/reset/", "/nothing-is-here/"]
SIGNED_IN = [
    "/",
    "/practise/",
    "/practise/daily/",
    "/practise/daily/next/?anyway",
    "/practise/daily/end/",
    "/people/me/",
    "/accounts/logout/",
    "/accounts/2fa/",
    "/accounts/password/change/",
]
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
HELD = {"button", "form", "details", "ul", "ol", "table", "main", "header", "nav", "section", "figure", "fieldset", "a"}


class Reading(HTMLParser):
    """Collects what may not be there, and whether what opens also closes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.forbidden: list[str] = []
        self.crossed: list[str] = []
        self.headings: list[int] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.unlabelled: list[str] = []
        self._held: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        bad = [name for name in found if name == "style" or name.startswith("on")]
        bad += (
            [tag] if tag == "style" or (tag == "script" and "src" not in found and "json" not in found["type"]) else []
        )
        bad += [name for name in ("href", "src", "action") if found.get(name, "").startswith("javascript:")]
        self.forbidden += bad
        self.ids += [found["id"]] if "id" in found else []
        for name in ("for", "aria-describedby", "aria-labelledby", "aria-controls"):
            self.targets += found.get(name, "").split()
        if tag in {"h1", "h2", "h3", "h4"}:
            self.headings.append(int(tag[1]))
        if tag == "img" and "alt" not in found:
            self.unlabelled.append(tag)
        if tag in HELD:
            self._held.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in HELD and (not self._held or self._held.pop() != tag):
            self.crossed.append(tag)


def read(client: Client, address: str) -> Reading:
    answer = client.get(address, follow=True)
    assert answer.status_code in {200, 404}
    policy = answer.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    return Reading(answer.content.decode())


def check(found: Reading) -> None:
    assert found.forbidden == []
    assert found.crossed == []
    assert found.unlabelled == []
    assert len(found.ids) == len(set(found.ids)), [one for one in found.ids if found.ids.count(one) > 1]
    assert set(found.targets) <= set(found.ids), set(found.targets) - set(found.ids)
    assert found.headings.count(1) == 1
    assert found.headings[0] == 1


@pytest.mark.parametrize("address", OPEN)
def test_an_open_page_keeps_the_policy_and_its_outline(client: Client, db: None, address: str) -> None:
    check(read(client, address))


@pytest.mark.parametrize("address", SIGNED_IN)
@pytest.mark.parametrize("who", ["nadia", "petra", "admin", "outsider"])
def test_a_page_keeps_the_policy_and_its_outline_for_everybody(
    client: Client, cast: Cast, address: str, who: str
) -> None:
    client.force_login(cast.people()[who])
    check(read(client, address))


def test_what_is_forbidden_is_found() -> None:
    found = Reading('<p style="a">x</p><a href="javascript:a()" onclick="b()">y</a><style></style><img src="z">')
    assert sorted(found.forbidden) == ["href", "onclick", "style", "style"]
    assert found.unlabelled == ["img"]


def test_what_closes_in_another_order_is_found() -> None:
    assert Reading("<ul><form></ul></form>").crossed == ["ul", "form"]


@pytest.mark.parametrize("address", ["/", "/practise/", "/people/me/"])
def test_a_page_links_only_files_of_the_house(client: Client, cast: Cast, address: str) -> None:
    client.force_login(cast.nadia)
    html = client.get(address, follow=True).content.decode()
    links = re.findall(r'<(?:link|script|img)[^>]*(?:href|src)="([^"]+)"', html)
    assert len(links) > 10
    assert all(link.startswith("/static/") or link == "/manifest.webmanifest" for link in links)


@pytest.mark.parametrize("address", SIGNED_IN[:3])
def test_a_page_has_at_most_one_filled_button(client: Client, cast: Cast, address: str) -> None:
    client.force_login(cast.nadia)
    html = client.get(address, follow=True).content.decode()
    assert len(re.findall(r'class="[^"]*\bbtn main\b', html.split("<main", 1)[1])) <= 1
