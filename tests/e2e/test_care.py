"""Choosing how hard it is, leaving a theme out, and the calm page after a hard scene, in a real browser."""

from __future__ import annotations

from playwright.sync_api import Page, expect
from tests.e2e.conftest import Visitor
from tests.e2e.look import look
from tests.e2e.steps import answer

HARSH = ("You are an idiot and a liar. Shut up.", "Stop whining, you stupid cow.")


def test_a_harder_talk_its_calm_page_and_a_theme_left_out(agent: Visitor) -> None:
    page = agent.page("/practise/before/parcel_birthday/", viewport={"width": 360, "height": 800})
    look(page, "before")
    page.get_by_label("Harder.").check()
    page.get_by_role("button", name="Answer Ines").click()
    words = page.locator(".cust").get_by_text("A step harder than it was written").bounding_box()
    assert words is not None
    assert words["width"] > 180  # not squeezed into the portrait's column of a phone
    answer(page, 1, HARSH[0])
    if page.locator("textarea#answer").count():
        answer(page, 2, HARSH[1])
    end_it(page)
    expect(page.get_by_role("heading", name="It is over.")).to_be_visible()
    for summary in page.locator("main details > summary").all():
        summary.click()
    expect(page.get_by_text("Breathe out slowly and count to six.")).to_be_visible()
    look(page, "calm")
    page.get_by_label("What was Ines really angry about?").fill("Two days of waiting.")
    page.get_by_role("button", name="Keep it for me").click()
    expect(page.get_by_label("What was Ines really angry about?")).to_have_value("Two days of waiting.")
    page.get_by_role("link", name="Straight to the feedback").click()
    expect(page.get_by_text("A step harder than it was written")).to_be_visible()
    leave_out(agent, page)


def end_it(page: Page) -> None:
    """End the talk, whether the customer has gone already or not."""
    over = page.get_by_role("button", name="See your feedback")
    (over if over.count() else page.get_by_role("button", name="End").first).click()


def leave_out(agent: Visitor, page: Page) -> None:
    """Leave illness out; then such a case begins only on the second click."""
    page.goto(agent.house.address + "/care/")
    page.get_by_label("Illness").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved, for you alone.")).to_be_visible()
    look(page, "care")
    page.goto(agent.house.address + "/practise/?industry=clinic&channel=phone")
    page.get_by_role("link", name="Look first").first.click()
    expect(page.get_by_text("You left out something that this case holds.")).to_be_visible()
    look(page, "before, left out")
    page.get_by_role("button", name="all the same").click()
    expect(page.locator("#answer-form")).to_be_visible()


def test_the_ring_breathes_only_where_motion_is_wanted(agent: Visitor) -> None:
    page = agent.page("/practise/?level=1&industry=parcel")
    page.get_by_role("button", name="Answer Ines").first.click()
    page.get_by_role("button", name="stop now").click()
    page.get_by_text("Breathe for a minute").click()
    expect(page.get_by_text("Breathe out slowly and count to six.")).to_be_visible()
    expect(page.locator(".ring")).to_be_hidden()
    stopped = page.url.removeprefix(agent.house.address)
    moving = agent.page(stopped, reduced_motion="no-preference")
    moving.get_by_text("Breathe for a minute").click()
    expect(moving.locator(".ring")).to_be_visible()
    assert moving.evaluate("document.getAnimations().filter(a => a.animationName === 'breathe').length") == 1
