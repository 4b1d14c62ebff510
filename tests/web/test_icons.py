"""Icons are line drawings that take the colour of the words beside them."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from django.template import Context, Template

from warmline.web.icons import draw_icon, icon_names


@pytest.mark.parametrize("name", icon_names())
def test_an_icon_is_a_line_in_the_colour_of_its_words(name: str) -> None:
    root = ElementTree.fromstring(draw_icon(name))
    assert root.get("stroke") == "currentColor"
    assert root.get("aria-hidden") == "true"
    assert root.get("viewBox") == "0 0 18 18"
    path = root.find("path")
    assert path is not None
    assert (path.get("d") or "").startswith("M")


def test_arrows_turn_round_with_the_page_and_other_icons_do_not() -> None:
    assert 'class="flips"' in draw_icon("back")
    assert 'class="flips"' in draw_icon("next")
    assert "flips" not in draw_icon("check")


def test_an_unknown_icon_is_named_with_those_that_are_known() -> None:
    with pytest.raises(KeyError, match="No icon is called 'heart'; known: "):
        draw_icon("heart")


def test_the_tag_draws_the_icon() -> None:
    assert Template('{% load warmline %}{% icon "lock" %}').render(Context()) == draw_icon("lock")
