"""A badge on its way: made in the house, its page opened, downloaded, and checked by a stranger."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from playwright.sync_api import expect
from tests.e2e.conftest import Visitor
from tests.e2e.look import look


def test_a_badge_is_shown_taken_along_and_checked_by_a_stranger(
    manager: Visitor, stranger: Visitor, tmp_path: Path
) -> None:
    page = manager.page("/people/me/")
    page.get_by_role("link", name="Your badges").click()
    look(page, "mine")
    page.get_by_role("link", name="Welcome week").click()
    expect(page.get_by_text("This badge holds.")).to_be_visible()
    page.get_by_label("Show a page to anybody who has its address").check()
    page.get_by_label("My first name").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    look(page, "badge")
    address = page.locator("a.address").get_attribute("href")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the picture").click()
    download.value.save_as(tmp_path / "badge.png")
    strangers_check(stranger, str(address), tmp_path / "badge.png")


def strangers_check(stranger: Visitor, address: str, file: Path) -> None:
    page = stranger.page(address)
    expect(page.get_by_text("This badge holds.")).to_be_visible()
    look(page, "page")
    page.get_by_role("link", name="Check a badge that you were sent").click()
    page.get_by_label("The badge as a file").set_input_files(file)
    page.get_by_role("button", name="Check the badge").click()
    expect(page.get_by_text("This badge holds.")).to_be_visible()
    look(page, "verify")
    page.get_by_label("Or the badge as text").fill("not a badge")
    page.get_by_role("button", name="Check the badge").click()
    expect(page.get_by_text("There is no whole badge in this.")).to_be_visible()


def test_a_manager_loads_shifts_mends_and_takes_them_back(manager: Visitor) -> None:
    page = manager.page("/people/shifts/")
    look(page, "days")
    page.get_by_label("Saturday").check()
    page.get_by_role("button", name="Save my days").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    page.get_by_role("link", name="Load shifts of others").click()
    email, day = "nadia.brandt@sample.warmline.example", f"{datetime.now():%Y-%m-%d}"
    lines = f"email,start,end,kind\n{email},{day} 00:10,{day} 00:20,shift\nwho@x.example,{day},{day},sick\n"
    page.get_by_label("CSV or calendar file").set_input_files(
        {"name": "roster.csv", "mimeType": "text/csv", "buffer": lines.encode()}
    )
    page.get_by_role("button", name="Load the file").click()
    expect(page.get_by_text("1 new shift", exact=True)).to_be_visible()
    expect(page.get_by_text("nobody you look after has this e-mail address")).to_be_visible()
    look(page, "what came of it")
    page.get_by_role("button", name="Take this file back").click()
    expect(page.get_by_text("What this file brought is gone.")).to_be_visible()
    page.get_by_role("link", name="Your days").click()
    page.get_by_role("link", name="Who works this week").click()
    look(page, "team")
