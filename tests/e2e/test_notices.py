"""A notice as its reader meets it: the number in the header, the words, the thing itself, and how it shall come."""

from __future__ import annotations

import re

from playwright.sync_api import expect
from tests.e2e.conftest import Visitor
from tests.e2e.look import look
from tests.e2e.test_live import address_of


def test_a_colleague_s_question_is_found_read_and_from_then_on_comes_once_a_day(
    agent: Visitor, manager: Visitor
) -> None:
    asks = agent.page("/practise/?level=1&industry=parcel")
    asks.locator("a[href$='/with/parcel_birthday/']").click()
    asks.get_by_label("Or anybody else of your house").fill(address_of(manager))
    asks.get_by_role("button", name="Ask this colleague").click()
    expect(asks.get_by_role("heading", level=1)).to_contain_text("has been asked")

    page = manager.page("/people/me/", viewport={"width": 360, "height": 760})
    bell = page.get_by_role("link", name=re.compile(r"^Notices\s+\d+\s+not read"))
    bell.click()
    row = page.locator(".notices > li", has_text="asks you to play a customer")
    expect(row.get_by_text("new", exact=True)).to_be_visible()
    row.get_by_text("Read it").click()
    expect(row.locator(".letter")).to_contain_text("/practise/live/")
    look(page, "notices")
    row.get_by_role("button", name=re.compile("^Open")).click()
    expect(page).to_have_url(re.compile("/practise/live/"))

    page.goto(manager.house.address + "/notices/")
    expect(row.get_by_text("new", exact=True)).to_have_count(0)
    page.get_by_role("link", name="How they reach you").click()
    about = page.get_by_label("Workshops, webinars and talks with colleagues")
    about.select_option("One e-mail a day")
    page.get_by_label("Quiet from").fill("21:30")
    look(page, "how they come")
    page.get_by_role("button", name="Save").press("Enter")
    expect(page.locator(".notice", has_text="Saved.")).to_be_visible()
    expect(about).to_have_value("daily")
    expect(page.get_by_label("Quiet from")).to_have_value("21:30")
