"""How the programme gets better, in the browser: two questions, what is overdue, a finding that is handled."""

from __future__ import annotations

import re

from playwright.sync_api import expect
from tests.e2e.conftest import Visitor
from tests.e2e.look import look
from tests.e2e.steps import GOOD, to_feedback


def test_two_questions_after_a_talk(agent: Visitor) -> None:
    page = agent.page("/practise/")
    to_feedback(page, *GOOD[:2])
    page.get_by_text("Was this useful? Two short questions").click()
    page.get_by_label("Probably").check()
    page.get_by_label(re.compile("What should change")).fill("A quieter customer to begin with")
    look(page, "asked")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_text("Your answer is kept without your name.")).to_be_visible()
    expect(page.get_by_text("Was this useful? Two short questions")).to_have_count(0)
    page.goto(re.sub(r"^(https?://[^/]+)/.*", r"\1/improvement/mine/", page.url))
    expect(page.get_by_text("A quieter customer to begin with")).to_be_visible()
    look(page, "mine")
    page.get_by_role("button", name=re.compile("Take back")).click()
    expect(page.get_by_text("Nothing yet")).to_be_visible()


def test_a_manager_looks(manager: Visitor) -> None:
    page = manager.page("/improvement/")
    look(page, "front")
    page.get_by_role("button", name="Look now").click()
    expect(page.get_by_text("Everything is being looked over.")).to_be_visible()
    page.get_by_role("link", name="Read what they say").click()
    look(page, "reactions")
