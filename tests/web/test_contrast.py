"""Every colour stands far enough from its ground, in the light and in the dark (WCAG 2.2, 1.4.3 and 1.4.11)."""

from __future__ import annotations

import pytest

from warmline.web.tokens import USES, Use, contrast, luminance, tokens


def test_the_formula_gives_the_published_values() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)
    assert contrast("#123456", "#123456") == pytest.approx(1.0)
    assert luminance("#FF0000") == pytest.approx(0.2126)


def test_the_order_of_two_colours_does_not_matter() -> None:
    assert contrast("#0D5653", "#F5F3ED") == contrast("#F5F3ED", "#0D5653")


@pytest.mark.parametrize("use", USES, ids=[f"{use.front} on {use.ground}" for use in USES])
def test_a_use_has_the_contrast_it_needs(use: Use) -> None:
    assert use.light >= use.least, f"light: {use.light:.2f}"
    assert use.dark >= use.least, f"dark: {use.dark:.2f}"


def test_text_uses_are_held_to_the_limit_of_text() -> None:
    lines = {"action", "human-line", "line-strong"}
    assert all(use.least >= 4.5 for use in USES if use.front not in lines)


def test_every_token_is_read_and_is_a_pair() -> None:
    found = tokens()
    assert {"paper", "surface", "ink", "ink-2", "ink-3", "action", "human", "good", "warn", "bad"} <= set(found)
    assert len(found) >= 22
    assert all(token.light != token.dark for token in found.values())


def test_every_colour_that_carries_words_has_a_use() -> None:
    used = {use.front for use in USES} | {use.ground for use in USES}
    assert set(tokens()) - used == {"line"}
