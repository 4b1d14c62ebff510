"""More ways to learn, as one person walks them: watch, judge, sit in the other seat, compare."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect
from tests.e2e.conftest import Visitor
from tests.e2e.look import look
from tests.e2e.steps import GOOD, POOR, answer, begin


def test_watch_judge_sit_and_compare(agent: Visitor) -> None:
    page = agent.page("/practise/")
    page.get_by_role("link", name="More ways to learn").click()
    look(page, "front")
    watch(page)
    judge(page)
    sit(page)
    compare(page)


def press(page: Page, key: str) -> None:
    page.wait_for_load_state("load")  # the words are there before the script that listens for keys
    page.keyboard.press(key)


def watch(page: Page) -> None:
    page.get_by_role("link", name=re.compile("Watch the conversation with Ines")).click()
    expect(page.get_by_text("Answer 0 of")).to_be_visible()
    press(page, "ArrowRight")
    expect(page.get_by_text("Answer 1 of")).to_be_visible()
    press(page, "ArrowRight")
    expect(page.get_by_text("Answer 2 of")).to_be_visible()
    press(page, "ArrowLeft")
    expect(page.get_by_text("Answer 1 of")).to_be_visible()
    expect(page.get_by_text("Why this")).to_have_count(1)
    look(page, "watch")
    page.get_by_role("link", name="The whole conversation").click()
    expect(page.get_by_text("Why this").nth(3)).to_be_visible()
    look(page, "the whole conversation")
    page.get_by_role("link", name="Step by step").click()


def judge(page: Page) -> None:
    page.get_by_role("link", name="More ways to learn").click()
    page.get_by_role("link", name=re.compile("Begin.*Empathy")).click()
    look(page, "judge")
    for group in page.locator("fieldset.judge").all():
        group.locator("label").nth(1).click()
    page.get_by_role("button", name="Show how others see it").click()
    expect(page.locator("p.watchfor")).to_have_text("You and the authors agree on all of it.")
    look(page, "judged")


def sit(page: Page) -> None:
    page.get_by_role("link", name="More ways to learn").click()
    page.get_by_role("button", name="Read the brief").click()
    look(page, "brief")
    page.get_by_label("Your first message").fill("Where is it? I have been waiting all week.")
    page.get_by_role("button", name="Send").click()
    page.get_by_label("What you say").fill("And what happens now?")
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".chat .mine")).to_have_count(2)
    look(page, "seat")
    page.get_by_role("button", name="End it and see who answered").click()
    page.get_by_label("What helped you").fill("A plain question.")
    page.get_by_role("button", name="Keep it for me").click()
    expect(page.locator("#main").get_by_text("Kept, for you alone.")).to_be_visible()
    look(page, "afterwards")


def compare(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    begin(page)
    answer(page, 1, GOOD[0])
    page.locator("button.rewind").click()
    answer(page, 1, POOR[1])
    page.goto(re.sub(r"^(https?://[^/]+)/.*", r"\1/practise/learn/", page.url))
    page.get_by_role("link", name=re.compile("Compare versions 1 and 2")).click()
    expect(page.get_by_text("They part at answer 1.")).to_be_visible()
    look(page, "compare")
    page.set_viewport_size({"width": 360, "height": 800})
    left, right = page.get_by_text(GOOD[0]), page.get_by_text(POOR[1])
    expect(left).to_be_visible()
    expect(right).to_be_hidden()
    page.get_by_role("radio", name="Version 2").check()
    expect(right).to_be_visible()
    expect(left).to_be_hidden()
