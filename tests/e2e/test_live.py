"""Two people in two browsers: one asks, one plays the customer, both hear each other, and the end belongs to one."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.e2e.conftest import Visitor
from tests.e2e.server import House
from tests.e2e.steps import GOOD, POOR
from tests.web.browser import axe_findings

INES = "I waited in for two days and nothing came. It is the present for my daughter."


@pytest.fixture
def player(browser: Browser, house: House) -> Iterator[Visitor]:
    """The trainer, who plays the customer."""
    visitor = Visitor(browser, house, house.cookies["trainer"])
    yield visitor
    visitor.close()
    assert visitor.complaints == [], house.log.read_text()[-3000:]


def send(page: Page, text: str) -> None:
    page.locator("textarea#words").fill(text)
    page.get_by_role("button", name="Send").click()
    expect(page.locator("#chat li").last).to_contain_text(text)
    expect(page.locator("textarea#words")).to_have_value("")


def address_of(visitor: Visitor) -> str:
    """The person's e-mail address, from her own page."""
    found = re.search(r"[\w.+-]+@[\w.-]+\.\w+", visitor.page("/people/me/").locator("main").inner_text())
    assert found is not None
    return found.group()


def on_a_phone(page: Page) -> None:
    """The guidance is one line with the mood; the last words and the whole box are in view; it opens at full width."""
    wide = page.viewport_size
    page.set_viewport_size({"width": 360, "height": 640})
    page.reload()
    expect(page.locator("#guide-mood")).to_be_visible()
    expect(page.locator("#guide")).to_be_hidden()
    expect(page.locator("#chat li").last).to_be_in_viewport()
    expect(page.get_by_role("button", name="Send")).to_be_in_viewport(ratio=1)
    page.locator("#guidance > summary").click()
    box = page.locator("#guide").bounding_box()
    assert box is not None
    assert box["width"] > 300
    assert axe_findings(page) == []
    assert wide is not None
    page.set_viewport_size(wide)
    page.reload()


def test_a_colleague_plays_the_customer(agent: Visitor, player: Visitor, house: House) -> None:
    mine = agent.page("/practise/?level=1&industry=parcel")
    mine.locator("a[href$='/with/parcel_birthday/']").click()
    mine.get_by_label("Or anybody else of your house").fill(address_of(player))
    mine.get_by_role("button", name="Ask this colleague").click()
    expect(mine.get_by_role("heading", level=1)).to_contain_text("has been asked")

    hers = player.page("/")
    hers.get_by_role("link", name=re.compile("^Look")).first.click()
    expect(hers.get_by_role("heading", name="You are Ines")).to_be_visible()
    hers.get_by_role("button", name="Yes, begin now").click()
    expect(hers.locator("textarea#words")).not_to_have_value("")
    expect(mine.locator("textarea#words")).to_be_visible()  # the waiting page went on by itself

    send(hers, INES)
    expect(mine.locator("#chat .them")).to_contain_text("waited in for two days")
    mood = hers.locator("#guide .mood").inner_text()
    send(mine, GOOD[0])
    expect(hers.locator("#chat .them")).to_contain_text("I am Nadia")
    expect(hers.locator("#guide")).to_contain_text("You could:")
    assert hers.locator("#guide .mood").inner_text() != mood

    for page in (mine, hers):
        assert axe_findings(page) == []
    on_a_phone(hers)

    second = agent.page(mine.url.removeprefix(house.address))  # a second window of the same person
    send(second, "One more thing, please.")
    expect(mine.locator("#chat .mine").last).to_contain_text("One more thing")
    mine.reload()
    expect(mine.locator("#chat li")).to_have_count(3)

    hers.get_by_role("button", name="End the talk").click()
    expect(hers.get_by_role("heading", name="Thank you for playing")).to_be_visible()
    expect(hers.locator("body")).not_to_contain_text("I am Nadia")
    assert axe_findings(hers) == []
    hers.get_by_label("Your line").first.fill("When you said no wonder, I felt heard.")
    hers.get_by_role("button", name=re.compile("^Give them to")).click()
    expect(hers.get_by_role("status").first).to_contain_text("Your lines were given")

    expect(mine.get_by_role("heading", name="What worked")).to_be_visible()  # the end reached her page
    mine.reload()
    expect(mine.locator(".from-partner")).to_contain_text("I felt heard")
    mine.get_by_role("link", name="Play the talk again").click()
    expect(mine.locator(".replayed li")).to_have_count(3)
    mine.get_by_role("link", name="From the start").click()
    expect(mine.locator(".replayed li")).to_have_count(1)


def test_words_sent_while_the_server_is_away_are_kept_and_the_talk_goes_on(
    browser: Browser, agent: Visitor, house: House
) -> None:
    """No console check for the partner: a lost connection is what is played here."""
    player = Visitor(browser, house, house.cookies["trainer"])
    mine = agent.page("/practise/?level=1&industry=parcel")
    mine.locator("a[href$='/with/parcel_birthday/']").click()
    mine.get_by_label("Or anybody else of your house").fill(address_of(player))
    mine.get_by_role("button", name="Ask this colleague").click()
    hers = player.page(mine.url.removeprefix(house.address))
    hers.get_by_role("button", name="Yes, begin now").click()
    send(hers, INES)
    expect(mine.locator("#chat .them")).to_have_count(1)  # both are in the talk before the server goes
    house.kill()
    hers.locator("textarea#words").fill("Are you there?")
    hers.get_by_role("button", name="Send").click()
    expect(hers.get_by_role("alert").first).to_contain_text("Your words are still here")
    expect(hers.locator("#lost")).to_contain_text("The connection is lost")
    house.start()
    hers.get_by_role("button", name="Send").click()
    expect(hers.locator("#chat li")).to_have_count(2)
    expect(hers.locator("#lost")).to_have_text("")
    expect(mine.locator("#chat .them")).to_have_count(2)  # her page came back by itself
    mine.reload()
    expect(mine.locator("#chat .them")).to_have_count(2)
    mine.locator("textarea#words").fill(f"lighthouse {POOR[0]}")
    mine.get_by_role("button", name="Send").click()
    for page in (mine, hers):
        expect(page.get_by_role("heading", name="It has stopped.")).to_be_visible()
    player.close()
    agent.complaints.clear()
