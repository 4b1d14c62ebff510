"""Today, as a newcomer walks it: a customer first, the five minutes below, and back again when they are done."""

from __future__ import annotations

import re

from playwright.sync_api import expect
from tests.e2e.conftest import Visitor
from tests.e2e.look import look


def test_one_thing_is_first_and_the_five_minutes_are_a_click_away(agent: Visitor) -> None:
    page = agent.page("/")
    look(page, "today")
    expect(page.locator("main .btn.main")).to_have_count(1)
    expect(page.get_by_role("heading", name="Today and soon")).to_be_visible()
    page.get_by_role("link", name=re.compile("Five minutes a day")).click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text(re.compile("Good|Hello"))
    page.go_back()
    page.get_by_role("link", name="Workshops and webinars").click()
    expect(page).to_have_url(re.compile("/workshops/"))
