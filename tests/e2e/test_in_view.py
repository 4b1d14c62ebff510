"""Where eye and hand are during a talk: the newest words in view, the focus in the box, nothing out of reach."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.conftest import Visitor
from tests.e2e.steps import GOOD, POOR, answer, begin, to_feedback

LONGEST = ("Dear Ines, I looked at everything that the driver wrote down on Tuesday evening. " * 60)[:4000]
HEBREW = "שלום אינס, אני כאן בשבילך"


def newest_in_view(page: Page, number: int) -> bool:
    """Whether the end of a reply stands inside the part of the talk that is shown."""
    shown: bool = page.locator(f"#reply-{number}").evaluate(
        """reply => {
            const line = reply.getBoundingClientRect(), frame = reply.closest(".scroll").getBoundingClientRect();
            return line.bottom <= frame.bottom + 1 && line.bottom > frame.top;
        }"""
    )
    return shown


@pytest.mark.parametrize(("width", "height"), [(1280, 860), (360, 640)])
def test_the_newest_words_are_in_view_and_the_focus_is_in_the_box(agent: Visitor, width: int, height: int) -> None:
    page = agent.page(viewport={"width": width, "height": height})
    begin(page)
    for number, text in enumerate((GOOD[0], LONGEST, "👍🏽"), start=1):
        answer(page, number, text)
        assert newest_in_view(page, number), number
        expect(page.locator("textarea#answer")).to_be_focused()
        expect(page.locator("textarea#answer")).to_have_value("")
        expect(page.get_by_role("button", name="Send")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_words_from_the_right_are_set_from_the_right(agent: Visitor) -> None:
    page = agent.page()
    begin(page)
    page.locator("textarea#answer").fill(HEBREW)
    assert page.locator("textarea#answer").evaluate("box => getComputedStyle(box).direction") == "rtl"
    answer(page, 1, HEBREW)
    said = page.locator("#answer-1 p")
    assert said.evaluate("line => getComputedStyle(line).direction") == "rtl"
    page.reload()
    assert said.evaluate("line => getComputedStyle(line).direction") == "rtl"


def test_going_back_to_an_early_answer_brings_its_words_back_ready_to_change(agent: Visitor) -> None:
    page = agent.page()
    begin(page)
    for number, text in enumerate((POOR[0], GOOD[1], GOOD[2]), start=1):
        answer(page, number, text)
    page.locator("#answer-1 button.rewind").click()
    box = page.locator("textarea#answer")
    expect(box).to_have_value(POOR[0])
    expect(box).to_be_focused()
    expect(page.locator(".chat .mine")).to_have_count(0)
    expect(page.locator("#progress")).to_contain_text("your first answer")


def test_a_hint_on_a_phone_hides_neither_the_last_words_nor_the_button(agent: Visitor) -> None:
    page = agent.page(viewport={"width": 360, "height": 640})
    begin(page)
    answer(page, 1, GOOD[0])
    page.get_by_role("button", name="Hint").click()
    expect(page.locator(".hint")).to_be_in_viewport()
    expect(page.get_by_role("button", name="Send")).to_be_in_viewport()
    expect(page.locator("textarea#answer")).to_be_focused()
    assert newest_in_view(page, 1)


def test_the_last_offer_can_be_reached_with_the_keyboard(agent: Visitor) -> None:
    page = agent.page(viewport={"width": 1280, "height": 620})
    begin(page)
    expect(page.locator("textarea#answer")).to_be_focused()  # the page gives the focus once; not after ours
    rule = page.locator("aside.case summary")
    rule.focus()
    expect(rule).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("aside.case details.rule[open]")).to_be_visible()


def test_after_the_goodbye_the_way_to_the_feedback_has_the_focus(agent: Visitor) -> None:
    page = agent.page()
    begin(page)
    for number, text in enumerate(GOOD, start=1):
        answer(page, number, text)
        if not page.locator("textarea#answer").count():
            break
    see = page.get_by_role("button", name="See your feedback")
    expect(see).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ines")


def test_today_shows_a_message_as_it_was_typed_and_one_button(agent: Visitor) -> None:
    page = agent.page()
    said = page.locator("blockquote.message").inner_text()
    assert said.strip()
    expect(page.locator("main .btn.main")).to_have_count(1)
    page.get_by_role("button", name=re.compile("^Answer ")).click()
    expect(page.get_by_role("log")).to_contain_text(said.removesuffix("…").strip()[:40])


def test_no_bar_of_the_letter_rules_nothing_out(agent: Visitor) -> None:
    page = agent.page()
    to_feedback(page, GOOD[0], POOR[0])
    for row in page.locator(".skills .sk:has(svg)").all():
        assert "1 to 4" not in row.inner_text()
    for row in page.locator(".skills .sk.no").all():
        assert re.search(r"Not observed|too little to tell", row.inner_text() or row.text_content() or "")
