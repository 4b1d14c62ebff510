"""The Studio in a real browser: a trainer's copy goes by preview, form, trial and a colleague's review to Practise."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.conftest import Visitor
from tests.e2e.look import DESK, PHONE, look
from tests.e2e.steps import GOOD, answer


def copy_of_ines(page: Page, key: str) -> str:
    """Begin a copy of Ines and return the address of its page."""
    page.get_by_role("link", name="Studio").first.click()
    page.get_by_role("link", name="Begin a scenario").click()
    page.get_by_role("link", name=re.compile("^Copy The parcel that is not there")).click()
    page.get_by_label("Key").fill(key)
    look(page, "copy")
    page.get_by_role("button", name="Make the copy").click()
    expect(page.get_by_label("The scenario as YAML")).to_be_visible()
    found = re.match(r".*/studio/\d+/", page.url)
    assert found is not None
    return found.group()


def test_a_copy_goes_all_the_way_to_practise(trainer: Visitor, manager: Visitor, agent: Visitor) -> None:
    page = trainer.page()
    case = copy_of_ines(page, "told_by_us")
    page.get_by_label("Your line as the agent").fill(GOOD[0])
    page.keyboard.press("Enter")
    expect(page.locator("#preview .mine")).to_have_count(1)
    text = page.get_by_label("The scenario as YAML")
    written = text.input_value()
    text.fill(written.replace("level: 1", "level: 9"))
    page.get_by_role("link", name="Line 7").click()
    assert text.evaluate("box => box.value.slice(box.selectionStart, box.selectionEnd)") == "level: 9"
    look(page, "text with a mistake")
    text.fill(written.replace("minutes: 10", "minutes: 11"))
    expect(page.get_by_role("heading", name="Talk with Ines Duarte")).to_be_visible()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    page.get_by_role("link", name="Form").click()
    page.get_by_label("In one line, from the customer’s side").fill("Her parcel, as we tell it.")
    page.get_by_role("button", name="Save into the text").click()
    page.get_by_role("link", name="Trial").click()
    page.get_by_role("button", name="Start the trial").click()
    expect(page.get_by_text(re.compile("of .* talks are played"))).to_be_visible()
    trainer.house.work()
    expect(page.get_by_role("heading", name="It tells good work from poor.")).to_be_visible()
    page.goto(case)
    page.get_by_role("button", name="Send to review").click()
    expect(page.get_by_text("somebody else says whether it is fit")).to_be_visible()

    reviewer = manager.page(case.replace(manager.house.address, ""))
    reviewer.get_by_role("button", name="It is fit to be published").click()
    reviewer.get_by_role("button", name="Publish version 1").click()
    expect(reviewer.get_by_text("Published. It is on Practise now.")).to_be_visible()

    learner = agent.page("/practise/")
    row = learner.get_by_role("listitem").filter(has_text="Her parcel, as we tell it.")
    row.get_by_role("button", name="Answer Ines").click()
    answer(learner, 1, GOOD[0])


@pytest.mark.parametrize(
    ("size", "parts"),
    # Each page at one size: a fault of one size and scheme is nearly always one of the shared parts, seen elsewhere.
    [(DESK, ("", "1/coverage/", "compare/", "copy/")), (PHONE, ("1/text/", "1/form/", "1/trial/"))],
)
def test_axe_finds_nothing_and_nothing_overflows(
    trainer: Visitor, size: tuple[int, str], parts: tuple[str, ...]
) -> None:
    page = trainer.page(viewport={"width": size[0], "height": 800})
    case = copy_of_ines(page, f"looked_at_{size[0]}")
    for part in parts:
        page.goto(case + part)
        look(page, part or "case", [size])
    for part in ("", "new/source/", "packs/") if size is DESK else ():
        page.goto(f"{trainer.house.address}/studio/{part}")
        look(page, f"studio/{part}", [size])
    page.goto(case)
    page.get_by_label("Translate into").fill("pt")
    page.get_by_role("button", name="Begin a translation").click()
    expect(page.get_by_role("button", name="Save the translation")).to_be_visible()
    look(page, "side by side", [size])


def test_writing_works_without_a_script(trainer: Visitor) -> None:
    page = trainer.page()
    case = copy_of_ines(page, "by_hand_alone")
    plain = trainer.page(case.replace(trainer.house.address, "") + "1/text/", java_script_enabled=False)
    text = plain.get_by_label("The scenario as YAML")
    text.fill(text.input_value().replace("level: 1", "level: 9"))
    plain.get_by_role("button", name="Look without saving").click()
    expect(plain.get_by_role("link", name="Line 7")).to_be_visible()
