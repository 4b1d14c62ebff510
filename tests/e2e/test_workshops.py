"""A workshop as its two people walk it: planned, joined, there by code, voted, noted."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import Page, expect
from tests.e2e.conftest import Visitor
from tests.e2e.look import DESK, PHONE, look


def test_a_workshop_is_planned_joined_and_held(trainer: Visitor, agent: Visitor) -> None:
    desk, phone = trainer.page("/workshops/"), agent.page("/workshops/", viewport={"width": 360, "height": 800})
    plan(desk)
    trainer.complaints.clear()  # the browser itself tells of the page that asks back at a weekend
    join(phone)
    arrive(desk, phone)
    vote(desk, phone)
    note(desk)


def plan(desk: Page) -> None:
    desk.get_by_role("link", name="Plan a session").click()
    desk.get_by_label("Plan").select_option("first_minute")
    zone = desk.get_by_label("By the clock of").input_value()
    soon = datetime.now(ZoneInfo(zone)) + timedelta(minutes=12)
    desk.get_by_label("Day").fill(f"{soon:%Y-%m-%d}")
    desk.get_by_label("Begins at").fill(f"{soon:%H:%M}")
    desk.get_by_label("Room", exact=False).first.fill("Room 2")
    desk.get_by_label("Sign-up ends").select_option("0")
    desk.get_by_label("Open for sign-up at once").check()
    look(desk, "plan a session", [DESK])
    desk.get_by_role("button", name="Plan it").click()
    all_the_same = desk.get_by_label("Plan it all the same")  # asked at a weekend, when the trainer is off
    expect(desk.locator(".code-text").or_(all_the_same)).to_be_visible()
    if all_the_same.is_visible():
        all_the_same.check()
        desk.get_by_role("button", name="Plan it").click()
    expect(desk.locator(".code-text")).to_be_visible()
    expect(desk.get_by_role("heading", name="Three things in one minute")).to_be_visible()
    look(desk, "the room", [DESK])


def join(phone: Page) -> None:
    phone.reload()
    phone.get_by_role("link", name="The first minute with an upset customer").first.click()
    phone.get_by_role("button", name="Take a seat").click()
    anyway = phone.get_by_role("button", name="Join anyway")
    seat = phone.locator("aside").get_by_text("You have a seat.")
    expect(anyway.or_(seat)).to_be_visible()
    if anyway.is_visible():  # a weekend: not one of her working days
        anyway.click()
    expect(seat).to_be_visible()


def arrive(desk: Page, phone: Page) -> None:
    phone.get_by_label("Code on the screen").fill("NOPE")
    phone.get_by_role("button", name="I am here").click()
    expect(phone.get_by_text("not the code of this moment")).to_be_visible()
    look(phone, "a session with its code", [PHONE])
    phone.get_by_label("Code on the screen").fill(desk.locator(".code-text").inner_text().lower())
    phone.get_by_role("button", name="I am here").click()
    expect(phone.get_by_text("You are on the list of those who are here.")).to_be_visible()
    expect(desk.locator("#code .there b")).to_have_text("1")  # the screen hears of it by itself


def vote(desk: Page, phone: Page) -> None:
    phone.get_by_role("link", name="Vote").click()
    expect(phone.get_by_text("No vote yet")).to_be_visible()
    desk.get_by_role("link", name="Votes").click()
    desk.get_by_role("button", name=re.compile("Show it to the room.*hardest for you")).click()
    phone.get_by_role("button", name="Not to cut in").click()
    expect(phone.get_by_role("button", name="Not to cut in")).to_have_attribute("aria-pressed", "true")
    look(phone, "a vote", [PHONE])
    expect(desk.get_by_text("1 vote so far", exact=False)).to_be_visible()
    desk.get_by_role("button", name="Close the vote").click()
    expect(desk.get_by_text("Fewer than five people voted")).to_be_visible()
    expect(phone.get_by_text("Fewer than five people voted")).to_be_visible()


def note(desk: Page) -> None:
    desk.get_by_role("link", name="Code and plan").click()
    # The link stands there from the start on; this session begins in a few minutes.
    expect(desk.get_by_role("link", name="Note what you see")).to_have_count(0)
    desk.goto(desk.url.replace("/room/", "/observe/"))
    desk.get_by_label("Who answered the customer?").select_option(index=1)
    desk.get_by_role("radio", name="Lets the customer finish").check()
    desk.get_by_label("The words, as they were said").fill("Go on, I am listening.")
    desk.get_by_role("radio", name="3: done").check()
    look(desk, "note what you see", [PHONE])
    desk.get_by_role("button", name="Give it to the person").click()
    expect(desk.get_by_text("Only the person observed can read it.").first).to_be_visible()
