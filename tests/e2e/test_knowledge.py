"""A practice test of every kind, walked by keyboard and mouse, from the list to the explanations."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect
from tests.e2e.conftest import Visitor
from tests.e2e.look import look


def answer(page: Page) -> str:
    """Answer the item that is shown, whatever its kind, and return what kind it was."""
    form = page.locator("form.answer")
    if form.locator("select").count():
        rows = form.locator("select")
        for n in range(rows.count()):
            rows.nth(n).select_option(index=n + 1)
        kind = "lines"
    elif form.locator("fieldset.scale").count():
        for row in form.locator("fieldset.scale").all():
            row.get_by_role("radio", name="3").check()
        kind = "rate"
    elif form.get_by_role("radio").count():
        form.get_by_role("radio").first.focus()
        page.keyboard.press("Space")
        kind = "one"
    elif form.get_by_role("checkbox").count():
        form.get_by_role("checkbox").first.focus()
        page.keyboard.press("Space")
        kind = "many"
    else:
        form.get_by_role("textbox").fill("I am not sure.")
        kind = "text"
    form.get_by_role("button", name="Answer").press("Enter")
    return kind


def test_a_practice_test_from_the_list_to_the_explanations(agent: Visitor) -> None:
    page = agent.page("/tests/")
    look(page, "list")
    page.get_by_role("link", name=re.compile("Empathy.*Mastery")).click()
    expect(page.get_by_text("sealed for you; nobody else sees them")).to_be_visible()
    look(page, "announcement")
    page.get_by_role("button", name="Begin").click()
    kinds: set[str] = set()
    total = 6
    for n in range(1, total + 1):
        expect(page.get_by_text(f"Question {n} of {total}")).to_be_visible()
        form = page.locator("form.answer")
        seen = "lines" if form.locator("select").count() else "rate" if form.locator(".scale").count() else ""
        if seen and seen not in kinds:
            look(page, seen)
        kinds.add(answer(page))
        if n == 2:  # a break: another window of the same person finds the item that waits
            page.goto(page.url.split("/tests/")[0] + "/tests/")
            page.get_by_role("link", name="Go on").click()
    expect(page.get_by_role("heading", name="Question by question")).to_be_visible()
    assert {"lines", "rate", "one", "text"} <= kinds
    expect(page.locator(".explained > li")).to_have_count(total)
    look(page, "result")
