"""An assessment, from the manager who makes it possible to the assessor who judges what was said."""

from __future__ import annotations

import re
from datetime import date, timedelta

from playwright.sync_api import Page, expect
from tests.e2e.conftest import Visitor
from tests.e2e.look import DESK, PHONE, look
from tests.e2e.steps import GOOD


def test_from_the_rule_to_what_is_judged(agent: Visitor, manager: Visitor, analyst: Visitor) -> None:
    make_possible(manager.page("/certificates/rules/"))
    name = take(agent.page("/certificates/"))
    judge(analyst.page("/certificates/desk/"), name)


def make_possible(page: Page) -> None:
    page.get_by_role("button", name=re.compile("Take over.*Service fundamentals")).click()
    expect(page.get_by_text("Before it decides about people, let judges set its cut.").first).to_be_visible()
    page.get_by_role("link", name="Assessors").click()
    page.get_by_label("Who may assess?").select_option(label="Anh Pham")
    page.get_by_label("Until when?").fill(str(date.today() + timedelta(days=300)))
    page.get_by_label("What does it rest on?").fill("Agreed with two raters")
    page.get_by_role("button", name="Grant it").click()
    expect(page.get_by_text("Agreed with two raters")).to_be_visible()


def take(page: Page) -> str:
    name = page.locator(".me b").inner_text()
    page.get_by_role("button", name=re.compile("See what is asked.*Service fundamentals")).click()
    expect(page.get_by_text("This is an assessment, not practice.")).to_be_visible()
    look(page, "announcement", [PHONE])
    page.get_by_label("I have read this").check()
    page.get_by_role("button", name="Begin the assessment").click()
    page.get_by_role("link", name="Begin part 1").click()
    page.get_by_role("button", name="Begin now").click()
    page.get_by_label(re.compile("What you say to")).fill(GOOD[0])
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".chat .mine")).to_have_count(1)
    expect(page.locator(".chat .them")).to_have_count(2)
    look(page, "room", [PHONE])
    line = page.get_by_text("Assessment, played by the computer, until")
    expect(line).not_to_be_visible()
    page.set_viewport_size({"width": 360, "height": 700})
    expect(line).to_be_in_viewport()
    page.set_viewport_size({"width": 1280, "height": 860})
    page.get_by_role("button", name="End the talk").click()
    expect(page.get_by_role("heading", name="This part is done")).to_be_visible()
    page.get_by_role("link", name="Back to your assessment").click()
    expect(page.get_by_text("1 of 3 parts are done.")).to_be_visible()
    return name


def judge(page: Page, name: str) -> None:
    page.get_by_role("link", name=re.compile(f"judge it.*{re.escape(name)}")).click()
    expect(page.get_by_text(GOOD[0][:40])).to_be_visible()
    look(page, "judging", [DESK])
    for each in page.locator("fieldset.judge").all():
        each.get_by_role("radio").nth(2).check()
        each.get_by_role("textbox").fill("As it stands in the first answer")
    page.get_by_role("button", name="Keep what I judge").click()
    expect(page.get_by_text("Nothing can be signed yet.")).to_be_visible()
    look(page, "signing", [DESK])
