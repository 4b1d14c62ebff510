"""The five minutes, as one person walks them on a phone: drills and cards, grades, a plan; and with the keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.e2e.conftest import Visitor
from tests.e2e.look import look

SAID = "You waited in for nothing, of course you are upset. I will look into it now and write to you by three."


def do_one(page: Page, looked: set[str]) -> None:
    """Answer what is shown, drill or card, and look at each kind of page once."""
    if page.locator("textarea#words").count():
        if "drill" not in looked:
            look(page, "drill")
        page.locator("#words").fill(SAID)
        page.get_by_role("button", name="Compare with two good answers").click()
        expect(page.get_by_text("Two answers that work")).to_be_visible()
        expect(page.get_by_text(SAID).first).to_be_visible()
        if "drill" not in looked:
            look(page, "answer")
        looked.add("drill")
    else:
        page.get_by_text("Show the answer").click()
        if "card" not in looked:
            look(page, "card")
        looked.add("card")
    page.get_by_role("button", name=re.compile("^(Good|Yes|Go on)")).click()
    page.wait_for_load_state()


def test_five_minutes_from_begin_to_plan(agent: Visitor) -> None:
    page = agent.page("/practise/daily/next/?anyway", viewport={"width": 360, "height": 760})
    looked: set[str] = set()
    for _ in range(20):
        if page.url.endswith("/end/"):
            break
        do_one(page, looked)
    assert looked == {"drill", "card"}
    expect(page.get_by_role("heading", name="That was today")).to_be_visible()
    look(page, "end")
    page.get_by_label("If", exact=True).fill("a customer says how long she waited")
    page.get_by_label("then I will").fill("be more patient")
    page.get_by_role("button", name="Keep the plan").click()
    expect(page.locator(".notice", has_text="one can hear")).to_be_visible()
    page.get_by_label("then I will").fill("say that time back to her")
    page.get_by_role("button", name="Keep it like this").click()
    expect(page.get_by_text("then I will say that time back to her.")).to_be_visible()
    page.goto(agent.house.address + "/practise/daily/")
    expect(page.get_by_role("heading", name="Nothing is left for today")).to_be_visible()
    look(page, "start, done")


STATIC = Path(__file__).resolve().parents[2] / "src" / "warmline" / "apps"
# An ear of a browser that hears what the test says; and the drill's box and button as the page has them.
FAKE = """
window.SpeechRecognition = class {
  start() { window.mic = this; this.onstart(); }
  stop() { this.onend(); }
  abort() {}
};
window.hear = (words) => mic.onresult({ results: [[{ transcript: words }]] });
"""
BOX = """
<form><input name="csrfmiddlewaretoken" value="t"><textarea id="words"></textarea>
<button type="button" hidden data-ear="browser" data-language="en" data-listen="/listen/"
  aria-pressed="false">Speak</button>
<span id="heard" data-listening="Listening." data-heard="Read it over." data-nothing="Nothing was heard."></span></form>
"""


@pytest.fixture
def box(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.set_content(BOX)
    page.add_script_tag(content=FAKE)
    for script in ("roleplay/static/roleplay/ear.js", "drills/static/drills/speak.js"):
        page.add_script_tag(path=STATIC / script)
    yield page
    page.close()


def test_what_is_said_lands_in_the_box_after_what_was_typed_and_can_be_mended(box: Page) -> None:
    speak = box.get_by_role("button", name="Speak")
    box.locator("#words").fill("Hello Ines.")
    speak.click()
    expect(speak).to_have_attribute("aria-pressed", "true")
    expect(box.locator("#heard")).to_have_text("Listening.")
    box.evaluate("hear('two days are long')")
    expect(box.locator("#words")).to_have_value("Hello Ines. two days are long")
    speak.click()
    expect(box.locator("#heard")).to_have_text("Read it over.")
    expect(speak).to_have_attribute("aria-pressed", "false")
    box.locator("#words").fill("Two days are long.")
    speak.click()
    speak.click()
    expect(box.locator("#heard")).to_have_text("Nothing was heard.")
    expect(box.locator("#words")).to_have_value("Two days are long.")


def test_where_the_browser_cannot_listen_there_is_no_button(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(BOX)
    page.evaluate("SpeechRecognition = undefined; window.webkitSpeechRecognition = undefined")
    for script in ("roleplay/static/roleplay/ear.js", "drills/static/drills/speak.js"):
        page.add_script_tag(path=STATIC / script)
    expect(page.locator("[data-ear]")).to_be_hidden()
    page.close()
