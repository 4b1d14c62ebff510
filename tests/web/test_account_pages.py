"""The pages of allauth in the house's look and words."""

from __future__ import annotations

import re

import pytest
from django.template import Context, Origin, Template
from django.test import Client
from tests.cast import Cast


def element(text: str, **context: object) -> str:
    origin = Origin("test.html", template_name="test.html")
    return Template("{% load allauth %}" + text, origin=origin).render(Context(context))


@pytest.mark.parametrize(
    ("tags", "css"),
    [
        ("prominent,login", "btn main"),
        ("outline,primary", "btn soft"),
        ("danger,delete", "btn danger"),
        ("link,cancel", "linkish"),
        ("secondary", "btn soft"),
    ],
)
def test_a_button_looks_like_what_it_does(tags: str, css: str) -> None:
    html = element('{% element button type="submit" tags="' + tags + '" %}Go{% endelement %}')
    assert html.strip().startswith("<button")
    assert f'class="{css}"' in html


def test_a_button_with_an_address_is_an_outlined_link() -> None:
    html = element('{% element button href="/x/" %}Go{% endelement %}')
    assert '<a href="/x/"' in html
    assert 'class="btn soft"' in html
    assert "</a>" in html


def test_a_form_is_sent_once() -> None:
    html = element('{% element form method="post" action="/x/" %}{% slot body %}B{% endslot %}{% endelement %}')
    assert "data-once" in html
    assert 'action="/x/"' in html


def test_a_field_has_its_label_and_its_help() -> None:
    html = element(
        '{% element field id="secret" type="text" value="abc" disabled=True %}'
        "{% slot label %}Secret{% endslot %}{% slot help_text %}Keep it.{% endslot %}{% endelement %}"
    )
    assert '<label for="secret">' in html
    assert 'aria-describedby="secret_helptext"' in html
    assert 'id="secret_helptext"' in html
    assert "disabled" in html


def test_a_table_has_heads_for_its_columns() -> None:
    html = element(
        "{% element table %}{% element thead %}{% element th %}Key{% endelement %}{% endelement %}{% endelement %}"
    )
    assert '<th scope="col">' in html
    assert html.count("<tr>") == 1


@pytest.mark.parametrize("kind", ["success", "warning"])
def test_a_badge_is_a_tag_with_words(kind: str) -> None:
    html = element('{% element badge tags="' + kind + ',email" %}Verified{% endelement %}')
    assert 'class="tag ' in html
    assert "Verified" in html


def test_sign_in_safety_is_told_in_plain_words(client: Client, cast: Cast) -> None:
    client.force_login(cast.nadia)
    html = client.get("/accounts/2fa/").content.decode()
    assert "Sign-in safety" in html
    assert "Add a passkey" in html
    assert "Two-Factor" not in html


def test_leaving_says_that_everything_is_kept(client: Client, cast: Cast) -> None:
    client.force_login(cast.nadia)
    html = client.get("/accounts/logout/").content.decode()
    assert "Everything you wrote is kept." in html
    assert html.split("<main", 1)[1].count("btn main") == 1


def test_a_new_password_is_asked_for_without_telling_who_has_an_account(client: Client, cast: Cast) -> None:
    pages = [
        client.post("/accounts/password/reset/", {"email": email}, follow=True).content.decode()
        for email in (cast.nadia.email, "nobody@nowhere.example")
    ]
    for html in pages:
        assert "If there is an account with this address" in html


def test_a_stranger_is_told_how_one_gets_in(client: Client, db: None) -> None:
    html = client.get("/accounts/login/").content.decode()
    assert "You need an invitation" in html
    assert 'id="passkey_login"' in html
    assert "/accounts/signup" not in html


def test_the_passkey_scripts_come_from_the_house(client: Client, db: None) -> None:
    html = client.get("/accounts/login/").content.decode()
    for source in re.findall(r'<script[^>]*src="([^"]+)"', html):
        assert source.startswith("/static/")


def test_the_faces_at_the_door_are_not_read_out(client: Client, db: None) -> None:
    html = client.get("/accounts/login/").content.decode()
    faces = html.split('class="door-faces"', 1)[1].split("</blockquote>", 1)[0]
    assert faces.count('class="face"') == 3
    assert "role=" not in faces.split("<blockquote", 1)[0]
