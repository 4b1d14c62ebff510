"""A file of real conversations in a browser: brought, looked at, scored in the background, read, deleted."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect
from tests.apps.conversations.house import COLD, lines, talk
from tests.e2e.conftest import Visitor
from tests.e2e.look import look

FILE = "week-12.jsonl"


def bring(page: Page, data: bytes) -> None:
    page.locator("input[type=file]").set_input_files({"name": FILE, "mimeType": "application/json", "buffer": data})
    if page.get_by_label("Where they are from").count():
        page.get_by_label("Where they are from").select_option(index=0)
    page.get_by_role("button", name="Read the file").click()


def test_from_a_file_to_what_is_worth_reading(analyst: Visitor) -> None:
    data = lines(*(talk(n, COLD) if n % 3 else talk(n) for n in range(12)), "{broken")
    page = analyst.page()
    page.get_by_role("link", name="Conversations").first.click()
    look(page, "list, empty")
    page.get_by_role("link", name="Bring a file").click()
    look(page, "new")
    bring(page, data)
    expect(page.get_by_role("heading", name="The file is being read")).to_be_visible()
    analyst.house.work()
    # The page finds out by itself.
    expect(page.get_by_role("heading", name="1 row to mend")).to_be_visible()
    look(page, "read")
    page.get_by_role("button", name="Score 12 conversations").click()
    expect(page.get_by_text("0 of 12 conversations are scored.")).to_be_visible()
    look(page, "being scored")
    analyst.house.work()
    expect(page.get_by_role("heading", name="Skill by skill")).to_be_visible()
    look(page, "scored")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    assert Path(download.value.path()).read_text().count("\n") == 13

    page.get_by_role("link", name="Empathy", exact=True).click()
    expect(page.locator("tbody tr").first).to_be_visible()
    look(page, "conversations")
    page.locator("tbody tr th a").first.click()
    expect(page.locator("mark").first).to_be_visible()
    page.locator("button.mkn").first.click()
    expect(page.locator(".mark-why:popover-open")).to_be_visible()
    page.keyboard.press("Escape")
    look(page, "a conversation")

    page.goto(analyst.house.address + "/conversations/new/")
    bring(page, data)
    expect(page.get_by_text("already here, so nothing was added")).to_be_visible()
    page.get_by_role("link", name="Delete file, conversations and scores").click()
    look(page, "delete")
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_text("Deleted, with all its conversations")).to_be_visible()
    assert re.search("/conversations/$", page.url)
