"""The programme as people walk it: a manager builds, assigns and sees counts; an agent follows her path."""

from __future__ import annotations

from playwright.sync_api import Page, expect
from tests.e2e.conftest import Visitor
from tests.e2e.look import DESK, PHONE, look


def test_a_programme_is_built_assigned_and_followed(manager: Visitor, agent: Visitor) -> None:
    page = manager.page("/learn/programmes/")
    build(page)
    assign(page)
    manager.house.work()
    follow(agent.page("/learn/"))


def build(page: Page) -> None:
    page.get_by_role("link", name="Build a programme").click()
    page.get_by_label("Title").fill("Two good sentences")
    page.get_by_label("What the organisation wants").fill("Customers need not write twice.")
    page.get_by_label("Which figure would show it").fill("Repeat contacts")
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_text("It has no steps yet. Add one.")).to_be_visible()
    page.get_by_role("link", name="Add a step").click()
    page.get_by_label("Or an address").fill("/practise/learn/")
    page.get_by_label("Title").fill("Look at good answers")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Add a step").click()
    page.get_by_label("What it leads to").select_option(label="Say the feeling first")
    page.get_by_label("Look at good answers").check()
    page.get_by_role("button", name="Save").click()
    look(page, "the builder", [PHONE])
    page.get_by_role("button", name="Publish it").click()
    expect(page.get_by_role("link", name="Assign it")).to_be_visible()


def assign(page: Page) -> None:
    page.get_by_role("link", name="Assign it").click()
    page.get_by_label("Where").select_option(label="Everywhere in Bright & Calder (sample)")
    page.get_by_role("button", name="Count the people").click()
    expect(page.get_by_role("heading", name="people would be enrolled")).to_be_visible()
    look(page, "the counts", [DESK])
    page.get_by_role("button", name="Yes, assign it").click()
    expect(page.get_by_text("people enrolled").or_(page.get_by_text("People are being enrolled")).first).to_be_visible()


def follow(page: Page) -> None:
    expect(page.get_by_role("heading", name="Look at good answers")).to_be_visible()
    look(page, "the path", [PHONE])
    page.get_by_role("button", name="I have done this").click()
    expect(page.get_by_text("1 of 2 required steps are behind you.")).to_be_visible()
    expect(page.get_by_role("heading", name="Say the feeling first")).to_be_visible()
    look(page, "the next step", [DESK])
    page.get_by_role("button", name="Pause this path").click()
    expect(page.get_by_text("Paused. Nothing is due until you go on.").first).to_be_visible()
