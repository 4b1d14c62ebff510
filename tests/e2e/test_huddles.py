"""A morning as its two people walk it: the lead finds the huddle, times it, holds it; an agent leads the next one."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect
from tests.e2e.conftest import Visitor
from tests.e2e.look import DESK, PHONE, look


def test_a_huddle_is_timed_held_and_another_one_comes(lead: Visitor) -> None:
    desk = lead.page("/team/")
    desk.get_by_role("link", name="Today’s huddle").first.click()
    expect(desk.get_by_role("heading", name="Why this one")).to_be_visible()
    first = desk.locator("h1").inner_text()
    look(desk, "today's huddle", [DESK])
    time_it(desk)
    desk.get_by_role("link", name="Draw names").click()
    expect(desk.get_by_role("link", name="Draw again")).to_be_visible()
    look(desk, "today's huddle with names", [PHONE])
    desk.get_by_role("button", name="We held it").click()
    expect(desk.get_by_text("Written down.")).to_be_visible()
    desk.get_by_role("link", name="Today’s huddle").click()
    expect(desk.get_by_text("You held a huddle today.")).to_be_visible()
    assert desk.locator("h1").inner_text() != first


def time_it(page: Page) -> None:
    """Start, pause, go on; the minute of now is marked."""
    page.get_by_role("button", name="Start the five minutes").click()
    expect(page.locator("[data-huddle-step][data-now]")).to_have_count(1)
    expect(page.get_by_role("timer")).to_have_text(re.compile(r"4:5\d"))
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_role("button", name="Go on")).to_be_visible()
    page.get_by_role("button", name="From the beginning").click()
    expect(page.get_by_role("timer")).to_have_text("5:00")


def test_on_paper_it_is_one_page(lead: Visitor) -> None:
    page = lead.page("/workshops/huddle/with/two_waits/")
    page.emulate_media(media="print")
    pdf = page.pdf(format="A4", margin=dict.fromkeys(("top", "right", "bottom", "left"), "15mm"))  # type: ignore[arg-type]
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1


def test_a_trainer_finds_the_track_and_the_kit(trainer: Visitor) -> None:
    page = trainer.page("/workshops/track/people/")
    look(page, "who is on the way", [DESK])
    page.goto(page.url.replace("/track/people/", "/kit/foundation/"))
    expect(page.get_by_role("heading", name="Site kit: Foundation")).to_be_visible()
    look(page, "the kit", [PHONE])
