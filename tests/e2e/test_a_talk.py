"""A whole conversation in a real browser, against a real server."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from tests.e2e.conftest import Visitor
from tests.e2e.steps import GOOD, POOR, answer, begin, read_reply, to_feedback


def test_two_clicks_from_choosing_a_person_to_the_conversation(stranger: Visitor) -> None:
    page = stranger.page("/")
    page.get_by_role("button", name="Be Nadia").click()
    page.get_by_role("button", name=re.compile(r"^Answer ")).click()
    expect(page.locator("textarea#answer")).to_be_visible()
    expect(page.get_by_role("log")).to_contain_text(re.compile(r"\w{3}"))


def test_from_the_first_answer_to_the_feedback_and_a_better_second_try(agent: Visitor) -> None:
    page = agent.page()
    begin(page)
    expect(page.locator(".sit")).to_be_visible()
    expect(page.get_by_text("is played by the computer")).to_be_visible()
    before = page.locator("#customer-face svg").evaluate("face => face.outerHTML")
    first = answer(page, 1, GOOD[0])
    assert len(first) > 10
    assert page.locator("#customer-face svg").evaluate("face => face.outerHTML") != before
    expect(page.locator("#progress")).to_contain_text("your second answer")
    expect(page.locator("textarea#answer")).to_be_focused()
    answer(page, 2, POOR[0])
    page.get_by_role("button", name="End and see feedback").click()
    expect(page.get_by_role("img", name=re.compile("How Ines felt")).first).to_be_visible()
    expect(page.locator("blockquote.voice").first).to_be_visible()
    again = page.get_by_role("button", name=re.compile("Try again from answer"))
    number = int(again.inner_text().rsplit(" ", 1)[1])
    again.click()
    expect(page.locator("textarea#answer")).to_have_value((GOOD[0], POOR[0])[number - 1])
    answer(page, number, GOOD[3])
    page.get_by_role("link", name="Version 1").click()
    expect(page.get_by_role("log")).to_contain_text("someone will come back to you soon")
    page.get_by_role("link", name="See its feedback").click()
    page.get_by_role("button", name="Same customer, another day").click()
    expect(page.locator("textarea#answer")).to_have_value("")


def test_taking_back_the_last_answer_keeps_both_versions(agent: Visitor) -> None:
    page = agent.page()
    begin(page)
    answer(page, 1, POOR[1])
    page.get_by_role("button", name="Take back my last answer").click()
    expect(page.locator("textarea#answer")).to_have_value(POOR[1])
    answer(page, 1, GOOD[0])
    expect(page.get_by_role("link", name="Version 1")).to_be_visible()


def test_pausing_keeps_what_is_typed_and_today_leads_back(agent: Visitor) -> None:
    page = agent.page()
    begin(page)
    answer(page, 1, GOOD[0])
    page.locator("textarea#answer").fill("I was about to")
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_role("heading", name="Paused")).to_be_visible()
    page.get_by_role("link", name="Today").click()
    page.get_by_role("link", name="Go on with Ines").click()
    page.get_by_role("button", name="Go on with Ines").click()
    expect(page.locator("textarea#answer")).to_have_value("I was about to")


def test_the_stop_word_stops_everything_at_once(agent: Visitor) -> None:
    page = agent.page()
    begin(page)
    answer(page, 1, GOOD[0])
    page.locator("textarea#answer").fill("lighthouse")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", name="It has stopped.")).to_be_visible()
    expect(page.locator("textarea")).to_have_count(0)
    page.get_by_role("link", name="Back to Today").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile("Good|Hello"))


def test_a_hint_leaves_what_is_typed(agent: Visitor) -> None:
    page = agent.page()
    begin(page)
    page.locator("textarea#answer").fill("Half a thought")
    page.get_by_role("button", name="Give me a hint").click()
    expect(page.locator(".hint")).to_contain_text("A hint:")
    expect(page.locator("textarea#answer")).to_have_value("Half a thought")


def test_a_double_click_counts_once(agent: Visitor) -> None:
    page = agent.page()
    begin(page)
    page.locator("textarea#answer").fill(GOOD[0])
    page.get_by_role("button", name="Send").dblclick()
    read_reply(page, 1)
    page.reload()
    expect(page.locator(".chat .mine")).to_have_count(1)


def test_a_second_window_is_told_and_keeps_what_was_typed(agent: Visitor) -> None:
    one = agent.page()
    begin(one)
    two = agent.page(one.url.removeprefix(agent.house.address))
    answer(one, 1, GOOD[0])
    two.locator("textarea#answer").fill("Something quite different")
    two.get_by_role("button", name="Send").click()
    expect(two.get_by_role("alert").filter(has_text="went on in another window")).to_be_visible()
    expect(two.locator("textarea#answer")).to_have_value("Something quite different")
    two.get_by_role("link", name="Show the newest state").click()
    expect(two.locator(".chat .mine")).to_have_count(1)


def test_too_long_an_answer_stays_in_the_box(agent: Visitor) -> None:
    page = agent.page()
    begin(page)
    page.locator("textarea#answer").fill("x" * 4001)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("alert").filter(has_text="longer than 4,000 characters")).to_be_visible()
    assert len(page.locator("textarea#answer").input_value()) == 4001
    expect(page.locator("textarea#answer")).to_be_focused()


def test_with_the_keyboard_alone(agent: Visitor) -> None:
    page = agent.page("/practise/?level=1&industry=parcel")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim().startsWith('Answer Ines')"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("textarea#answer")).to_be_visible()
    page.wait_for_load_state("load")
    page.locator("textarea#answer").focus()
    page.keyboard.type(GOOD[0][:60])
    page.keyboard.press("Control+Enter")
    read_reply(page, 1)
    expect(page.locator("textarea#answer")).to_be_focused()
    page.keyboard.type("And by when do you need it?")
    page.keyboard.press("Control+Enter")
    read_reply(page, 2)


def test_without_a_script_the_whole_way_works(agent: Visitor) -> None:
    page = agent.page("/practise/?level=1&industry=parcel", java_script_enabled=False)
    page.get_by_role("button", name="Answer Ines").first.click()
    for count, text in enumerate((GOOD[0], POOR[0]), start=1):
        page.locator("textarea#answer").fill(text)
        page.get_by_role("button", name="Send").click()
        expect(page.locator(".chat .mine")).to_have_count(count)
    page.locator("textarea#answer").fill("half")
    page.get_by_role("button", name="Give me a hint").click()
    expect(page.locator(".hint")).to_be_visible()
    expect(page.locator("textarea#answer")).to_have_value("half")
    page.get_by_role("button", name="Pause").click()
    page.get_by_role("button", name="Go on with Ines").click()
    expect(page.locator("textarea#answer")).to_have_value("half")
    page.get_by_role("button", name="End and see feedback").click()
    expect(page.get_by_role("heading", name="What worked")).to_be_visible()
    page.get_by_role("link", name="Print view").click()
    expect(page.get_by_role("heading", name="The whole talk")).to_be_visible()


def test_a_reply_that_breaks_off_can_be_fetched_again(agent: Visitor) -> None:
    page = agent.page()
    begin(page)
    page.route("**/stream?*", lambda route: route.abort())
    page.locator("textarea#answer").fill(GOOD[0])
    page.get_by_role("button", name="Send").click()
    shown = page.get_by_role("link", name="Show the answer of Ines")
    expect(shown).to_be_visible()
    expect(page.locator("[data-trouble]")).to_be_hidden()
    page.unroute("**/stream?*")
    shown.click()
    expect(page.locator(".chat .them")).to_have_count(2)
    agent.complaints.clear()  # the browser itself complains about the connection that this test cut


def test_an_answer_that_did_not_arrive_stays_and_counts_once_when_sent_again(agent: Visitor) -> None:
    page = agent.page()
    begin(page)
    page.route("**/say", lambda route: route.abort())
    page.locator("textarea#answer").fill(GOOD[0])
    page.get_by_role("button", name="Send").click()
    expect(page.locator("[data-trouble]")).to_be_visible()
    expect(page.locator("textarea#answer")).to_have_value(GOOD[0])
    page.unroute("**/say")
    page.get_by_role("button", name="Send").click()
    read_reply(page, 1)
    expect(page.locator(".chat .mine")).to_have_count(1)
    agent.complaints.clear()


@pytest.mark.parametrize("width", [360, 1280])
def test_case_rules_and_who_plays_are_within_reach(agent: Visitor, width: int) -> None:
    page = agent.page(viewport={"width": width, "height": 780})
    begin(page)
    expect(page.locator(".sit")).to_be_visible()
    expect(page.get_by_text("is played by the computer")).to_be_visible()
    if width == 360:
        page.get_by_text("Case, offers and rules").click()
    rule = page.locator("summary:visible", has_text="The rule in full")
    rule.click()
    expect(page.locator("details.rule[open] div:visible").first).to_contain_text(re.compile(r"\w{4}"))
    send = page.get_by_role("button", name="Send")
    expect(send).to_be_in_viewport()


def test_the_server_is_killed_after_a_reply_and_the_talk_goes_on(agent: Visitor) -> None:
    """Nothing acknowledged is lost: what was shown is there after a restart, and the next answer is taken."""
    page = agent.page()
    begin(page)
    reply = answer(page, 1, GOOD[0])
    agent.house.kill()
    agent.house.start()
    page.reload()
    expect(page.locator(".chat")).to_contain_text(reply.removeprefix("Ines:").strip()[:40])
    answer(page, 2, GOOD[1])


def test_feedback_reads_back_her_words(agent: Visitor) -> None:
    page = agent.page()
    to_feedback(page, GOOD[0], POOR[0])
    quotes = " ".join(page.locator("blockquote.voice").all_inner_texts())
    assert any(words in quotes for words in ("No wonder you are annoyed", "come back to you soon"))
    page.get_by_text("Every answer as a table").click()
    expect(page.get_by_role("table").first).to_be_visible()
    page.get_by_text("I see it differently").click()
    page.get_by_label("What do you see differently, and why?").fill("I had said when.")
    page.get_by_role("button", name="Keep my note").click()
    expect(page.get_by_text("Your note is kept.")).to_be_visible()
