"""A whole exchange by e-mail and a whole call, in a real browser against a real server."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect
from tests.e2e.conftest import Visitor
from tests.e2e.steps import read_reply


def meet(page: Page, scenario: str) -> None:
    """Begin a talk with the customer of this scenario from the list."""
    page.locator(f'form[action="/practise/start/{scenario}"] button').first.click()
    expect(page.locator("#answer-form")).to_be_visible()


def test_a_mail_is_written_answered_and_written_anew(agent: Visitor) -> None:
    page = agent.page("/practise/")
    meet(page, "shop_wrong_size_twice")
    page.get_by_label("Greeting").fill("Hello,")
    page.get_by_label("Your mail", exact=True).fill("I am sorry that it went wrong twice. Which size do you need?")
    page.get_by_role("button", name="Send the mail").click()
    expect(page.locator(".mail")).to_have_count(3)
    newest = page.locator(".mail").last
    expect(newest).to_be_focused()
    newest.get_by_text("Show the quoted mail").click()
    expect(newest.locator("blockquote")).to_contain_text("Which size do you need?")
    page.get_by_role("button", name=re.compile("Write this mail again")).click()
    expect(page.get_by_label("Greeting")).to_have_value("Hello,")
    expect(page.get_by_label("Subject")).to_have_value(re.compile("^Re: "))
    expect(page.locator(".mail")).to_have_count(1)


def test_a_call_by_typing_alone_with_a_hold(agent: Visitor) -> None:
    page = agent.page("/practise/")
    meet(page, "hotel_late_arrival")
    page.get_by_label("What you say to Aiyana").fill("Good evening, this is the night desk. Which door are you at?")
    page.get_by_role("button", name="Say it").click()
    assert read_reply(page, 1)
    page.locator("summary", has_text="Hold").click()
    page.get_by_role("button", name="Please hold for about one minute").click()
    assert read_reply(page, 2)
    expect(page.get_by_role("log")).to_contain_text("Please hold the line for about one minute")
    expect(page.get_by_text("Aiyana is on hold")).to_be_visible()
    page.get_by_role("button", name="Back to the call").click()
    expect(page.locator("textarea#answer")).to_be_focused()
    page.get_by_role("button", name="End and see feedback").click()
    expect(page.get_by_role("heading", name="What worked")).to_be_visible()


def test_a_chat_reply_can_be_had_at_once(agent: Visitor) -> None:
    page = agent.page("/practise/?level=1&industry=parcel")
    meet(page, "parcel_birthday")
    page.locator("textarea#answer").fill("Hello Ines, what is in the parcel?")
    page.get_by_role("button", name="Show them at once").click()
    expect(page.get_by_text("Replies appear at once.")).to_be_visible()
    expect(page.locator("textarea#answer")).to_have_value("Hello Ines, what is in the parcel?")
    page.get_by_role("button", name="Send").click()
    assert read_reply(page, 1)
