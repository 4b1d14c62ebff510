"""What a person does on the pages, as words."""

from __future__ import annotations

from playwright.sync_api import Page, expect
from tests.practice_room import GOOD, POOR

__all__ = ["GOOD", "POOR", "answer", "begin", "read_reply", "to_feedback"]


def begin(page: Page) -> None:
    """Begin a talk with Ines from the list of customers."""
    page.goto(page.url.split("/", 3)[0] + "//" + page.url.split("/")[2] + "/practise/?level=1&industry=parcel")
    page.get_by_role("button", name="Answer Ines").first.click()
    expect(page.locator("textarea#answer")).to_be_visible()


def read_reply(page: Page, number: int) -> str:
    """Wait until the reply to an answer has been spoken, and return it."""
    line = page.locator(f"#reply-{number}:not(.writing) .voice")
    expect(line).to_be_visible()
    return line.inner_text()


def answer(page: Page, number: int, text: str) -> str:
    """Send an answer and return the reply."""
    page.locator("textarea#answer").fill(text)
    page.get_by_role("button", name="Send").click()
    return read_reply(page, number)


def to_feedback(page: Page, *texts: str) -> None:
    """Begin a talk, give these answers, and end at the feedback."""
    begin(page)
    for number, text in enumerate(texts, start=1):
        answer(page, number, text)
    page.get_by_role("button", name="End and see feedback").click()
    expect(page.get_by_role("heading", name="What worked")).to_be_visible()
