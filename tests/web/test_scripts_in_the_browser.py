"""What each small script does for the person at the page, and that nothing is lost when it cannot do it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from playwright.sync_api import Browser, Page
from tests.web.browser import HOUSE, axe_findings, open_page, static_file

from warmline.web.face import draw_face

Open = Callable[..., Page]


def house_page(content: str, *scripts: str) -> str:
    """A page of the house with this content and, beside the scripts of every page, these."""
    request = RequestFactory().get("/")
    request.csp_nonce = "n1"  # type: ignore[attr-defined]
    frame = '{% extends "base.html" %}{% load warmline %}{% block title %}Test{% endblock %}{% block content %}'
    own = "".join(f'{{% page_scripts "{path}" %}}' for path in scripts)
    html = Template(f"{frame}<h1>A</h1>{content}{own}{{% endblock %}}").render(Context({"request": request}))
    return re.sub(r'(src="/static/[^"?]+)\?[^"]*"', r'\1"', html)


@pytest.fixture
def show(browser: Browser) -> Iterator[Open]:
    """Open a page with this content; nothing may complain, and every page is closed at the end."""
    opened: list[tuple[Page, list[str]]] = []

    def open_it(content: str, *scripts: str, **options: object) -> Page:
        page, complaints = open_page(browser, house_page(content, *scripts), **options)
        opened.append((page, complaints))
        return page

    yield open_it
    for page, complaints in opened:
        page.context.close()
        assert complaints == []


def tell(page: Page, name: str, selector: str, status: int = 200) -> None:
    """Let htmx's event happen at an element, as it does when the server has answered."""
    page.evaluate(
        """([name, selector, status]) => {
            const source = document.querySelector(selector);
            const ctx = {sourceElement: source, target: source, response: {status}};
            source.dispatchEvent(new CustomEvent(name, {bubbles: true, detail: {ctx}}));
        }""",
        [name, selector, status],
    )


def said(page: Page) -> str:
    page.wait_for_function("document.getElementById('announce').textContent !== ''")
    return page.locator("#announce").inner_text().strip()


# --- forms that are sent once

ONCE = (
    '<form data-once action="/sent/"><label>Say <input name="a"></label><button class="btn main">Send</button></form>'
)
COUNT = """() => {
    window.sent = 0;
    document.addEventListener("submit", event => { event.preventDefault(); window.sent += 1; });
}"""


def test_enter_pressed_twice_sends_once(show: Open) -> None:
    page = show(ONCE)
    page.evaluate(COUNT)
    page.locator("input").press("Enter")
    page.locator("input").press("Enter")
    assert page.evaluate("window.sent") == 1


def test_a_form_without_the_mark_is_sent_as_often_as_asked(show: Open) -> None:
    page = show(ONCE.replace("data-once ", ""))
    page.evaluate(COUNT)
    page.locator("button").dblclick()
    assert page.evaluate("window.sent") == 2


@pytest.mark.parametrize("name", ["htmx:after:request", "htmx:error", "htmx:response:error"])
def test_after_the_answer_or_a_failure_it_can_be_sent_again(show: Open, name: str) -> None:
    page = show(ONCE)
    page.evaluate(COUNT)
    page.locator("button").click()
    assert page.locator("button").get_attribute("aria-disabled") == "true"
    tell(page, name, "form")
    assert page.locator("button").get_attribute("aria-disabled") is None
    page.locator("button").click()
    assert page.evaluate("window.sent") == 2


def test_a_page_brought_back_is_not_locked(show: Open) -> None:
    page = show(ONCE)
    page.evaluate(COUNT)
    page.locator("button").click()
    page.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    page.locator("button").click()
    assert page.evaluate("window.sent") == 2


# --- drafts

DRAFT = (
    '<form id="f" data-once data-clears><label for="say">Say</label>'
    '<textarea id="say" data-keep data-send-keys></textarea><button class="btn main">Send</button></form>'
)
FRESH = """() => {
    const form = document.getElementById("f");
    form.querySelector("textarea").outerHTML = "<textarea id='say' data-keep></textarea>";
    form.dispatchEvent(new CustomEvent("htmx:after:swap", {bubbles: true, detail: {ctx: {target: form}}}));
    return form.querySelector("textarea").value;
}"""


def test_what_is_typed_survives_a_swap_of_its_form(show: Open) -> None:
    page = show(DRAFT)
    page.locator("textarea").fill("No wonder you are annoyed")
    assert page.evaluate(FRESH) == "No wonder you are annoyed"


def test_a_draft_is_let_go_only_when_the_server_has_it(show: Open) -> None:
    page = show(DRAFT)
    page.locator("textarea").fill("by noon")
    tell(page, "htmx:after:request", "#f", status=503)
    assert page.evaluate(FRESH) == "by noon"
    tell(page, "htmx:after:request", "#f", status=200)
    assert page.evaluate(FRESH) == ""


def test_a_draft_that_was_emptied_does_not_come_back(show: Open) -> None:
    page = show(DRAFT)
    page.locator("textarea").fill("by noon")
    page.locator("textarea").fill("")
    assert page.evaluate(FRESH) == ""


def test_words_the_server_sent_are_not_replaced_by_a_draft(show: Open) -> None:
    page = show(DRAFT)
    page.locator("textarea").fill("my draft")
    value = page.evaluate(FRESH.replace("data-keep></textarea>", "data-keep>from the server</textarea>"))
    assert value == "from the server"


def test_a_draft_is_gone_with_the_page_and_never_stored(show: Open) -> None:
    page = show(DRAFT)
    page.locator("textarea").fill("a planted sentence")
    stored = "JSON.stringify([localStorage, sessionStorage, document.cookie, history.state, location.href])"
    assert "planted" not in page.evaluate(stored)
    page.goto(f"{HOUSE}/again/")
    assert page.locator("textarea").input_value() == ""


@pytest.mark.parametrize("keys", ["Control+Enter", "Meta+Enter"])
def test_two_keys_send_what_is_written(show: Open, keys: str) -> None:
    page = show(DRAFT)
    page.evaluate(COUNT)
    page.locator("textarea").press(keys)
    assert page.evaluate("window.sent") == 1


def test_enter_alone_begins_a_new_line(show: Open) -> None:
    page = show(DRAFT)
    page.evaluate(COUNT)
    page.locator("textarea").press("Enter")
    assert page.evaluate("window.sent") == 0
    assert page.locator("textarea").input_value() == "\n"


# --- focus, menus, words read out


def test_the_summary_of_errors_takes_the_focus(show: Open) -> None:
    page = show('<div id="errors" tabindex="-1" data-focus><h2>Look again</h2></div>')
    assert page.evaluate("document.activeElement.id") == "errors"


def test_only_the_first_of_two_takes_the_focus(show: Open) -> None:
    page = show('<p id="one" tabindex="-1" data-focus>1</p><p id="two" tabindex="-1" data-focus>2</p>')
    assert page.evaluate("document.activeElement.id") == "one"


def test_what_arrives_is_read_out(show: Open) -> None:
    page = show('<p data-say="Ines has answered.">…</p>')
    assert said(page) == "Ines has answered."


def test_what_arrives_by_a_swap_is_read_out_by_its_own_words(show: Open) -> None:
    page = show('<div id="place"></div>')
    page.evaluate("document.getElementById('place').innerHTML = '<p data-say> Saved. </p>'")
    tell(page, "htmx:after:swap", "#place")
    assert said(page) == "Saved."


MENUS = "".join(
    f'<details data-menu><summary>{name}</summary><a href="/{name}/">{name} link</a></details>'
    for name in ("One", "Two")
)


def test_a_click_elsewhere_closes_a_menu(show: Open) -> None:
    page = show(MENUS)
    page.locator("summary").first.click()
    page.locator("h1").click()
    assert page.locator("details[open]").count() == 0


def test_one_menu_at_a_time_is_open(show: Open) -> None:
    page = show(MENUS)
    page.locator("summary").first.click()
    page.locator("summary").last.click()
    assert page.locator("details[open] summary").inner_text() == "Two"


def test_escape_elsewhere_leaves_the_focus_where_it_is(show: Open) -> None:
    page = show(f'{MENUS}<label>Say <input id="say"></label>')
    page.locator("summary").first.click()
    page.locator("#say").focus()
    page.keyboard.press("Escape")
    assert page.locator("details[open]").count() == 0
    assert page.evaluate("document.activeElement.id") == "say"


def test_print_prints_and_does_not_follow_the_link(show: Open) -> None:
    page = show('<a href="/print/" data-print>Print</a>')
    page.evaluate("window.print = () => { window.printed = true; }")
    page.locator("[data-print]").click()
    assert page.evaluate("window.printed") is True
    assert page.url == f"{HOUSE}/"


def test_a_button_for_a_dialog_that_is_not_there_is_a_plain_link(show: Open) -> None:
    page = show('<a href="/end/" data-dialog="nowhere">End</a>')
    page.locator("[data-dialog]").click()
    page.wait_for_url(f"{HOUSE}/end/")


# --- a lost connection

TROUBLE = f'{ONCE}<div class="notice bad" data-trouble hidden><p>That did not go through. Nothing is lost.</p></div>'


@pytest.mark.parametrize("name", ["htmx:error", "htmx:response:error"])
def test_a_failure_is_shown_and_read_out_and_goes_with_the_next_try(show: Open, name: str) -> None:
    page = show(TROUBLE)
    notice = page.locator("main [data-trouble], [data-trouble]").first
    assert notice.is_hidden()
    tell(page, name, "form[data-once]", status=500)
    assert notice.is_visible()
    assert said(page) == notice.inner_text().strip()
    tell(page, "htmx:before:request", "form[data-once]")
    assert notice.is_hidden()


# --- passkeys

PASSKEY = '<div class="notice bad" data-passkey-trouble hidden><p>That did not work.</p></div><button>Again</button>'


def test_a_passkey_that_fails_says_so_in_words(show: Open) -> None:
    page = show(PASSKEY, "js/passkey.js")
    stopped = page.evaluate(
        "!document.dispatchEvent(new CustomEvent('allauth.error', {bubbles: true, cancelable: true}))"
    )
    assert stopped
    assert page.locator("[data-passkey-trouble]").is_visible()
    page.locator("button", has_text="Again").click()
    assert page.locator("[data-passkey-trouble]").is_hidden()


def test_without_a_place_for_words_the_error_is_left_to_others(show: Open) -> None:
    page = show("<p>Nothing here</p>", "js/passkey.js")
    assert page.evaluate("document.dispatchEvent(new CustomEvent('allauth.error', {bubbles: true, cancelable: true}))")


# --- the conversation page

TALK = (
    '<div class="talk"><ol class="log"><li class="writing" id="line">Ines is writing.'
    '<a class="lost" href="/whole/" hidden>Show the whole reply</a></li></ol>'
    '<form id="answer-box"><label for="answer">Your answer</label><textarea id="answer">kept</textarea></form></div>'
    "<div data-trouble hidden>Not sent.</div>"
)
NEW_BOX = """html => new Promise(done => {
    document.getElementById("answer-box").remove();
    const parsed = new DOMParser().parseFromString(html, "text/html").body.firstChild;
    document.querySelector(".talk").append(parsed);
    setTimeout(() => done([document.activeElement.id, document.activeElement.selectionStart ?? -1]), 50);
})"""


def test_a_new_answer_box_takes_the_focus_behind_its_words(show: Open) -> None:
    page = show(TALK, "roleplay/talk.js")
    box = '<form id="answer-box"><label for="answer">Your answer</label><textarea id="answer">by noon</textarea></form>'
    assert page.evaluate(NEW_BOX, box) == ["answer", 7]


def test_a_box_that_is_closed_gives_the_focus_to_its_button(show: Open) -> None:
    page = show(TALK, "roleplay/talk.js")
    box = '<div id="answer-box"><button id="go-on" class="btn main">Go on</button></div>'
    assert page.evaluate(NEW_BOX, box)[0] == "go-on"


def test_one_broken_reply_is_tried_again_and_two_offer_the_whole(show: Open) -> None:
    page = show(TALK, "roleplay/talk.js")
    tell(page, "htmx:sse:error", "#line")
    assert page.locator(".lost").is_hidden()
    tell(page, "htmx:sse:error", "#line")
    assert page.locator(".lost").is_visible()


def test_a_reply_that_never_came_is_not_called_unsent(show: Open) -> None:
    page = show(TALK, "roleplay/talk.js")
    tell(page, "htmx:error", "#line")
    assert page.locator(".lost").is_visible()
    assert page.locator(".talk ~ [data-trouble]").is_hidden()


def test_an_answer_that_was_not_sent_is_called_so(show: Open) -> None:
    page = show(TALK, "roleplay/talk.js")
    tell(page, "htmx:error", "#answer-box")
    assert page.locator(".lost").is_hidden()
    assert page.locator("[data-trouble]").first.is_visible()


# --- faces

PLACE = '<warm-face id="who">{}</warm-face>'.format
MIDWAY = """([svg, wait]) => new Promise(done => {
    const next = new DOMParser().parseFromString(svg, "text/html").querySelector("svg");
    document.getElementById("who").replaceChildren(next);
    setTimeout(() => done(next.outerHTML), wait);
})"""


def test_a_second_mood_in_the_middle_of_a_move_arrives_too(show: Open) -> None:
    page = show(PLACE(draw_face("ruth", "worried", uid="a")))
    page.evaluate(MIDWAY, [draw_face("ruth", "angry", uid="b"), 60])
    last = draw_face("ruth", "relieved", uid="c")
    page.evaluate(MIDWAY, [last, 400])
    shown = page.locator("#who").inner_html()
    assert re.findall(r' d="([^"]+)"', shown) == re.findall(r' d="([^"]+)"', last)


def test_a_face_is_an_image_with_its_mood_all_the_while(show: Open) -> None:
    page = show(PLACE(draw_face("ruth", "worried", label="Ruth, worried", uid="a")))
    shown = page.evaluate(MIDWAY, [draw_face("ruth", "angry", label="Ruth, angry", uid="b"), 30])
    assert 'role="img"' in shown
    assert 'aria-label="Ruth, angry"' in shown
    assert axe_findings(page) == []


def test_the_page_s_motion_is_off_where_less_is_wanted(show: Open) -> None:
    page = show(f"{PLACE(draw_face('ruth', 'calm'))}{ONCE}", reduced_motion="reduce")
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter(e => {
            const s = getComputedStyle(e);
            return s.animationName !== "none" || parseFloat(s.transitionDuration) > 0.001;
        }).length"""
    )
    assert moving == 0


def test_a_static_file_is_found_in_the_room_that_has_it() -> None:
    assert static_file("roleplay/talk.js") is not None
    assert static_file("js/app.js") is not None
    assert static_file("js/none.js") is None
