"""An appeal in a real browser: from a mark in the text to a person's decision, by keyboard and without a script."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect
from tests.e2e.conftest import Visitor
from tests.e2e.look import look
from tests.e2e.steps import GOOD, POOR, answer, begin, to_feedback

WORDS = "I did say by when, in the second sentence."
REASON = "The time is there, and it fits what the customer asked."


def open_marks(page: Page) -> None:
    page.get_by_text("The whole talk, with everything that was read in it").click()
    expect(page.locator(".marked-talk")).to_be_visible()


def test_a_mark_says_its_name_on_focus_and_why_on_a_key(agent: Visitor) -> None:
    page = agent.page()
    to_feedback(page, GOOD[0], POOR[0])
    open_marks(page)
    button = page.locator(".of-agent .mkn").first
    tip = page.locator(".of-agent .mk").first.locator(".tip")
    expect(tip).to_be_hidden()
    button.focus()
    expect(tip).to_be_visible()
    expect(tip).to_have_text(re.compile(r"\w.*, \d+ % sure"))
    page.keyboard.press("Enter")
    why = page.locator("[popover]:popover-open")
    expect(why).to_contain_text("% sure, read in these words:")
    page.keyboard.press("Escape")
    expect(why).to_have_count(0)


def test_hovering_the_marked_words_names_the_mark(agent: Visitor) -> None:
    page = agent.page()
    to_feedback(page, GOOD[0])
    open_marks(page)
    page.locator(".of-agent mark:visible").last.hover()
    expect(page.locator(".of-agent .tip:visible")).to_have_count(1)


def test_marks_and_appeals_work_without_a_script(agent: Visitor) -> None:
    page = agent.page()
    to_feedback(page, GOOD[0], POOR[0])
    plain = agent.page(page.url.replace(agent.house.address, ""), java_script_enabled=False)
    plain.locator("#marked > summary").click()
    plain.locator(".of-agent .mkn").first.click()
    expect(plain.locator("[popover]:popover-open")).to_be_visible()
    plain.locator("[popover]:popover-open").get_by_role("button", name="Close").click()
    plain.get_by_role("link", name=re.compile("^Appeal this point")).first.click()
    plain.get_by_label("What is wrong about this point, and why?").fill(WORDS)
    plain.get_by_role("button", name="Keep my appeal").click()
    expect(plain.get_by_text("Your appeal is kept.")).to_be_visible()


def test_from_a_point_to_its_decision(agent: Visitor, lead: Visitor) -> None:
    page = agent.page()
    begin(page)
    answer(page, 1, GOOD[0])
    answer(page, 2, POOR[0])
    page.get_by_role("button", name=re.compile("^End")).click()
    expect(page.get_by_role("heading", name="What worked")).to_be_visible()
    letter = page.url
    open_marks(page)
    look(page, "the letter with its marks")
    page.locator(".try").get_by_role("link", name=re.compile("^Appeal this point")).first.click()
    point = page.url
    look(page, "the appeal")

    judge = lead.page("/appeals/", viewport={"width": 360, "height": 800})
    name = judge.locator(".me b").first.text_content() or ""
    page.get_by_label("What is wrong about this point, and why?").fill(WORDS)
    asked = page.get_by_label("Who should decide?")
    chosen = asked.locator("option", has_text=name.split(",")[0].strip()).first.get_attribute("value")
    asked.select_option(value=chosen)
    page.get_by_label("Yes, show this one conversation").check()
    page.get_by_role("button", name="Keep my appeal").click()
    expect(page.get_by_role("button", name="Take it back")).to_be_visible()
    look(page, "the appeal, shown")

    judge.reload()
    look(judge, "what waits")
    judge.locator("main .list a").first.click()
    expect(judge.get_by_text(WORDS)).to_be_visible()
    look(judge, "the appeal at the named person's")
    judge.get_by_label("Upheld: the computer was wrong here").check()
    judge.get_by_label(re.compile("^4: ")).check()
    judge.get_by_label("Your reason, in words that help").fill(REASON)
    judge.get_by_role("button", name=re.compile("^Decide and tell")).click()
    expect(judge.get_by_text("Nothing waits for you.")).to_be_visible()

    page.goto(letter)
    expect(page.get_by_text("One point of this letter was overturned on appeal.")).to_be_visible()
    look(page, "the letter after the decision")
    page.goto(point)
    expect(page.get_by_text(REASON)).to_be_visible()
    expect(page.get_by_label("Yes, these words may help the computer learn")).not_to_be_checked()
    look(page, "the decision")


def test_the_pages_of_figures(agent: Visitor) -> None:
    page = agent.page("/models/")
    page.locator("details.skill > summary").first.click()
    look(page, "the model page")
    page.get_by_role("link", name="How often people overturned a point").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("How often people overturned a point")
    page.get_by_text("Which these are").click()
    look(page, "overturned points")
