"""Every page of practice: axe finds nothing, nothing overflows, in light and dark, on a desk and on a phone."""

from __future__ import annotations

import re

from tests.e2e.conftest import Visitor
from tests.e2e.look import look
from tests.e2e.steps import GOOD, POOR, answer, begin, to_feedback


def test_axe_finds_nothing_and_nothing_overflows(agent: Visitor) -> None:
    page = agent.page(viewport={"width": 360, "height": 800})
    look(page, "today")
    begin(page)
    look(page, "role-play, fresh")
    page.locator("textarea#answer").fill("x" * 4001)
    page.get_by_role("button", name="Send").click()
    page.locator("#answer-error").wait_for()
    look(page, "role-play, refused")
    page.get_by_role("button", name="hint").click()
    page.locator(".hint").wait_for()
    answer(page, 1, GOOD[0])
    answer(page, 2, POOR[0])
    look(page, "role-play")
    page.get_by_role("button", name="Pause").click()
    page.locator(".paused").wait_for()
    look(page, "role-play, paused")
    talk = page.url.split("#")[0]
    page.get_by_role("button", name="Go on with Ines").click()
    page.get_by_role("button", name=re.compile("^End")).click()
    page.get_by_role("heading", name="What worked").wait_for()
    for summary in page.locator("main details > summary").all():
        summary.click()
    look(page, "feedback")
    page.goto(page.url + "print/")
    look(page, "print")
    page.goto(talk)
    look(page, "role-play, over")
    page.goto(agent.house.address + "/practise/")
    look(page, "practise")
    page.goto(agent.house.address + "/practise/?level=9")
    look(page, "practise, nobody fits")
    page.goto(agent.house.address + "/practise/coverage/")
    look(page, "which skill with whom")


def test_stopped_and_earlier_versions_too(agent: Visitor) -> None:
    page = agent.page()
    begin(page)
    answer(page, 1, GOOD[0])
    page.locator("button.rewind").click()
    page.get_by_role("link", name="Version 1").click()
    look(page, "role-play, an earlier version")
    page.get_by_role("link", name="Back to the newest version").click()
    page.get_by_role("button", name="stop now").click()
    page.get_by_role("heading", name="It has stopped.").wait_for()
    look(page, "stopped")


def test_a_lead_s_pages(lead: Visitor) -> None:
    page = lead.page("/team/")
    look(page, "team")
    page.goto(lead.house.address + "/")
    look(page, "today of a lead")


def test_faces_and_replies_stand_still_where_less_motion_is_wanted(agent: Visitor) -> None:
    page = agent.page(reduced_motion="reduce")
    begin(page)
    answer(page, 1, GOOD[0])
    moving = page.evaluate("document.getAnimations().filter(a => a.playState === 'running').length")
    assert moving == 0


def test_the_feedback_prints_without_buttons(agent: Visitor) -> None:
    page = agent.page()
    to_feedback(page, GOOD[0], POOR[0])
    page.goto(page.url + "print/")
    page.emulate_media(media="print")
    assert page.locator("button:visible").count() == 0
    assert page.get_by_text("The whole talk").is_visible()
