"""A module read on a phone and on a desk, by one person; a card found while somebody waits."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect
from tests.e2e.conftest import Visitor
from tests.e2e.look import look


def onward(page: Page) -> None:
    page.get_by_role("link", name="Next", exact=True).click()


def test_a_module_from_the_library_to_done(agent: Visitor) -> None:
    page = agent.page("/learn/modules/", viewport={"width": 360, "height": 800})
    page.get_by_role("link", name="Say the feeling first", exact=True).click()
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("radio", name="the engineer").check()
    page.get_by_role("button", name="Check my answer").click()
    expect(page.get_by_text("Not quite. Here is what fits, and why.")).to_be_visible()
    look(page, "a section, answered")
    page.get_by_label("Your note to this section").fill("Three places to look.")
    page.get_by_role("button", name="Keep the note").click()
    expect(page.locator("#main").get_by_text("Your note is kept, for you alone.")).to_be_visible()
    onward(page)
    match(page)
    onward(page)
    work_and_order(page)
    onward(page)
    say_and_fill(page)
    for heading in ("What the research says, and what it does not", "To keep at hand", "Your plan"):
        onward(page)
        expect(page.get_by_role("heading", name=heading, level=1)).to_be_visible()
    page.get_by_role("button", name="Finish").click()
    expect(page.locator("#main").get_by_text("One exercise is still open.")).to_be_visible()
    plan(page)
    page.get_by_role("button", name="Finish").click()
    expect(page.get_by_text(re.compile(r"Done on .*, version \d"))).to_be_visible()


def match(page: Page) -> None:
    for message, answer in (
        ("The cot was meant to come", "The baby may come tomorrow"),
        ("You booked the money twice", "Your rent bounced"),
        ("I have explained this", "Four times from the start"),
    ):
        box = page.get_by_label(re.compile(message))
        value = box.locator("option", has_text=re.compile(answer)).get_attribute("value")
        box.select_option(value)
    page.get_by_role("button", name="Check my answer").click()
    expect(page.get_by_text("That is it.")).to_be_visible()


def work_and_order(page: Page) -> None:
    page.get_by_label("Now go on to the matter").fill("I ring the driver now and write to you by three.")
    page.get_by_role("button", name="Show the next steps").click()
    expect(page.get_by_text("A time lets her stop waiting.")).to_be_visible()
    page.get_by_role("button", name="Check my answer").click()
    expect(page.get_by_role("alert")).to_contain_text("Something is still missing.")
    for place, words in enumerate(("Three weeks without", "I am looking", "The part is here", "Does that time"), 1):
        page.get_by_label(re.compile(words)).select_option(str(place))
    page.get_by_role("button", name="Check my answer").click()
    expect(page.get_by_text("That is it.")).to_be_visible()


def say_and_fill(page: Page) -> None:
    page.get_by_label("Your words").fill(
        "Three times you found a carer for your father, no wonder you are annoyed. I have Thursday at 9:20."
    )
    page.get_by_role("button", name="Show what is seen in it").click()
    expect(page.get_by_text("Suggested, not confirmed")).to_be_visible()
    for gap, word in (("Gap 1", "feeling"), ("Gap 2", "own"), ("Gap 3", "phrase")):
        page.get_by_label(gap).fill(word)
    page.get_by_role("button", name="Check my answer").click()
    expect(page.get_by_text("That is it.")).to_be_visible()
    look(page, "own words, read")


def plan(page: Page) -> None:
    page.get_by_label("If ...").fill("a customer writes how often they tried")
    page.get_by_label("... then I will").fill("say the number first")
    page.get_by_role("button", name="Keep it").last.click()
    expect(page.get_by_text("then I will say the number first.")).to_be_visible()


def test_a_card_while_somebody_waits(agent: Visitor) -> None:
    page = agent.page("/learn/modules/cards/", viewport={"width": 360, "height": 800})
    look(page, "cards")
    page.get_by_label("What do you need right now?").press_sequentially("five lnes")
    page.get_by_role("link", name="Five lenses on a problem").first.click()
    expect(page.get_by_role("img", name=re.compile("The person, The facts"))).to_be_visible()
    look(page, "a card")
