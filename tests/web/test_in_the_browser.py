"""What scripts and styles do in a real browser: faces move, forms send once, pages fit, axe finds nothing."""

from __future__ import annotations

import re

import pytest
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from playwright.sync_api import Browser
from tests.web.browser import axe_findings, find_chromium, open_page

from warmline.web.face import draw_face
from warmline.web.guide import guide


def frame(content: str) -> str:
    """A page of the house with this content, under the nonce that the test's policy names."""
    request = RequestFactory().get("/")
    request.csp_nonce = "n1"  # type: ignore[attr-defined]
    page = (
        '{% extends "base.html" %}{% block title %}Test{% endblock %}{% block content %}' + content + "{% endblock %}"
    )
    return Template(page).render(Context({"request": request}))


@pytest.fixture(scope="module")
def design() -> str:
    request = RequestFactory().get("/design/")
    request.csp_nonce = "n1"  # type: ignore[attr-defined]
    return render_to_string("design/index.html", guide(), request=request)


# Contrast hangs on the scheme, overlaps on the width; a finding that needs a certain pair of them has not been met.
@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_axe_finds_nothing_on_the_style_guide(browser: Browser, design: str, width: int, scheme: str) -> None:
    page, complaints = open_page(browser, design, viewport={"width": width, "height": 800}, color_scheme=scheme)
    assert axe_findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert complaints == []
    page.context.close()


def test_without_a_browser_these_tests_fail_and_say_what_is_missing(browser: Browser) -> None:
    assert browser.is_connected()
    with pytest.raises(pytest.fail.Exception, match="install the package chromium"):
        find_chromium(["no-such-program"])


def test_axe_does_find_what_is_wrong(browser: Browser) -> None:
    page, _complaints = open_page(browser, frame('<h1>A</h1><img src="/static/icon.svg"><input type="text">'))
    found = {finding.split(":")[0] for finding in axe_findings(page)}
    assert {"image-alt", "label"} <= found
    page.context.close()


def test_what_the_policy_forbids_is_complained_about(browser: Browser) -> None:
    page, complaints = open_page(browser, frame('<h1>A</h1><p style="color: red">A</p>'))
    assert any("style" in complaint for complaint in complaints)
    page.context.close()


@pytest.mark.parametrize("name", ["404", "403_csrf", "429", "500", "offline"])
def test_axe_finds_nothing_on_an_error_page(browser: Browser, name: str) -> None:
    html = render_to_string(f"{name}.html").replace('nonce=""', 'nonce="n1"')
    page, complaints = open_page(browser, html, viewport={"width": 360, "height": 700})
    assert axe_findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert complaints == []
    page.context.close()


def test_the_page_fits_when_it_reads_from_the_right(browser: Browser, design: str) -> None:
    html = design.replace('dir="ltr"', 'dir="rtl"')
    page, _complaints = open_page(browser, html, viewport={"width": 360, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.context.close()


def test_the_first_tab_stop_leads_past_the_header_and_can_be_seen(browser: Browser) -> None:
    page, _complaints = open_page(browser, frame("<h1>Here</h1>"))
    page.keyboard.press("Tab")
    box = page.locator(".skip").bounding_box()
    assert box is not None
    assert box["width"] > 60
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.context.close()


def test_buttons_are_large_enough_to_touch(browser: Browser, design: str) -> None:
    page, _complaints = open_page(browser, design, viewport={"width": 360, "height": 800})
    heights = page.eval_on_selector_all(
        ".btn:not(.slim), .tool, .rewind", "all => all.map(e => e.getBoundingClientRect().height)"
    )
    assert min(height for height in heights if height) >= 44
    slim = page.eval_on_selector_all(".btn.slim", "all => all.map(e => e.getBoundingClientRect().height)")
    assert min(slim) >= 40
    page.context.close()


FACE = '<h1>A</h1><warm-face id="who">{}</warm-face>'.format


def mouth_paths(html: str) -> list[str]:
    return re.findall(r' d="([^"]+)"', html)


def swap(page: object, svg: str) -> list[str]:
    """Put another pose into the face; return its paths at once and after the move."""
    script = """svg => new Promise(done => {
        const place = document.getElementById("who");
        const next = new DOMParser().parseFromString(svg, "text/html").querySelector("svg");
        place.replaceChildren(next);
        const read = () => [...next.querySelectorAll("[d]")].map(e => e.getAttribute("d")).join("|");
        requestAnimationFrame(() => { const early = read(); setTimeout(() => done([early, read()]), 400); });
    })"""
    found: list[str] = page.evaluate(script, svg)  # type: ignore[attr-defined]
    return found


def test_a_face_moves_from_one_mood_to_the_next_and_arrives(browser: Browser) -> None:
    page, complaints = open_page(browser, frame(FACE(draw_face("ines", "worried", uid="a"))))
    relieved = draw_face("ines", "relieved", uid="b")
    early, late = swap(page, relieved)
    assert early != late
    assert late == "|".join(mouth_paths(relieved))
    assert complaints == []
    page.context.close()


def test_a_face_stands_at_once_where_less_motion_is_wanted(browser: Browser) -> None:
    html = frame(FACE(draw_face("ines", "worried", uid="a")))
    page, _complaints = open_page(browser, html, reduced_motion="reduce")
    relieved = draw_face("ines", "relieved", uid="b")
    early, late = swap(page, relieved)
    assert early == late == "|".join(mouth_paths(relieved))
    page.context.close()


def test_another_person_stands_there_at_once(browser: Browser) -> None:
    page, _complaints = open_page(browser, frame(FACE(draw_face("ines", "calm", uid="a"))))
    early, late = swap(page, draw_face("gordon", "calm", uid="b"))
    assert early == late
    page.context.close()


def test_a_face_whose_whole_place_is_swapped_still_moves(browser: Browser) -> None:
    page, _complaints = open_page(browser, frame(FACE(draw_face("ines", "worried", uid="a"))))
    script = """html => new Promise(done => {
        const old = document.getElementById("who");
        const parsed = new DOMParser().parseFromString(html, "text/html").querySelector("warm-face");
        const fresh = document.importNode(parsed, true);
        old.before(fresh);
        old.remove();
        const read = () => fresh.querySelector("path[fill='#4A1E1C']").getAttribute("d");
        requestAnimationFrame(() => { const early = read(); setTimeout(() => done([early, read()]), 400); });
    })"""
    early, late = page.evaluate(script, FACE(draw_face("ines", "relieved", uid="b")))
    assert early != late
    page.context.close()


FORM = '<h1>A</h1><form data-once action="/sent/"><button class="btn main">Send</button></form>'


def test_a_double_click_sends_a_form_once(browser: Browser) -> None:
    page, _complaints = open_page(browser, frame(FORM))
    count = page.evaluate("""() => {
        let sent = 0;
        const form = document.querySelector("form");
        form.addEventListener("submit", event => { event.preventDefault(); sent += 1; });
        const button = form.querySelector("button");
        button.click(); button.click();
        return sent;
    }""")
    assert count == 1
    assert page.locator("button").get_attribute("aria-disabled") == "true"
    page.context.close()


def test_without_a_script_the_same_page_stands(browser: Browser, design: str) -> None:
    page, _complaints = open_page(browser, design, java_script_enabled=False)
    assert page.locator("h1").inner_text() == "The house’s parts"
    assert page.locator("#faces svg.face").first.is_visible()
    page.locator("#charts summary").first.click()
    assert page.locator("#charts table").first.is_visible()
    page.context.close()


def test_the_menu_closes_on_escape_and_gives_the_focus_back(browser: Browser) -> None:
    menu = (
        '<h1>A</h1><details class="me" data-menu><summary>Nadia</summary>'
        '<div class="menu"><a href="/x/">Profile</a></div></details>'
    )
    page, _complaints = open_page(browser, frame(menu))
    page.locator("summary").click()
    page.locator(".menu a").focus()
    page.keyboard.press("Escape")
    assert page.locator("details.me").get_attribute("open") is None
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.context.close()


def test_a_dialog_opens_by_its_button_and_closes_on_escape(browser: Browser, design: str) -> None:
    page, _complaints = open_page(browser, design)
    page.locator("[data-dialog]").click()
    assert page.locator("dialog").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("dialog").is_visible()
    page.context.close()


def test_nothing_typed_is_stored_in_the_browser(browser: Browser) -> None:
    box = '<h1>A</h1><label for="say">Say</label><textarea id="say" data-keep></textarea>'
    page, _complaints = open_page(browser, frame(box))
    page.locator("textarea").fill("a planted sentence")
    assert page.evaluate("JSON.stringify([localStorage, sessionStorage, document.cookie])") == '[{},{},""]'
    page.context.close()


def test_styles_are_applied_in_forced_colours_and_in_print(browser: Browser, design: str) -> None:
    page, _complaints = open_page(browser, design, forced_colors="active")
    assert page.locator(".btn.main").first.is_visible()
    page.emulate_media(media="print", forced_colors="none")
    assert not page.locator(".btn.main").first.is_visible()
    assert page.locator("#charts .curve.wide").is_visible()
    page.context.close()


def test_on_a_sheet_of_paper_the_curve_is_no_poster_and_its_numbers_can_be_read(browser: Browser, design: str) -> None:
    page, _complaints = open_page(browser, design, viewport={"width": 720, "height": 1018})
    page.emulate_media(media="print")
    box = page.locator("#charts .curve.narrow").bounding_box()
    assert box is not None
    assert 300 < box["width"] < 400
    script = "e => { const s = getComputedStyle(e); return [s.backgroundColor, s.color]; }"
    ground, colour = page.locator("#charts .bends b").first.evaluate(script)
    assert ground == "rgba(0, 0, 0, 0)"
    assert colour == "rgb(32, 38, 31)"
    page.context.close()


def test_where_colours_are_forced_the_words_on_the_curve_keep_their_halo(browser: Browser, design: str) -> None:
    page, _complaints = open_page(browser, design, forced_colors="active", viewport={"width": 1280, "height": 800})
    script = "e => { const s = getComputedStyle(e); return [s.fill, s.stroke]; }"
    fill, stroke = page.locator("#charts .curve.wide .note text").first.evaluate(script)
    assert fill != stroke
    assert stroke != "none"
    page.context.close()


@pytest.mark.parametrize("width", [320, 360, 761, 1280])
def test_no_word_of_the_skills_leaves_its_place(browser: Browser, design: str, width: int) -> None:
    page, _complaints = open_page(browser, design, viewport={"width": width, "height": 800})
    outside = page.eval_on_selector_all(
        "#charts .sk span:not(.vh)",
        """all => all.filter(e => e.scrollWidth > e.clientWidth + 1
            || e.getBoundingClientRect().right > e.closest(".bands").getBoundingClientRect().right + 1)
            .map(e => e.textContent)""",
    )
    assert outside == []
    page.context.close()


@pytest.mark.parametrize("width", [320, 360])
def test_six_places_fit_in_the_bar_of_a_narrow_phone(browser: Browser, width: int) -> None:
    places = ("Today", "Practise", "Appeals", "Conversations", "People", "Studio")
    items = "".join(f'<li><a href="/{one}/">{one}</a></li>' for one in places)
    html = frame(f'<h1>A</h1><nav class="nav" aria-label="Main"><ul>{items}</ul></nav>')
    page, complaints = open_page(browser, html, viewport={"width": width, "height": 640})
    boxes = [box for one in page.locator(".nav a").all() if (box := one.bounding_box())]
    assert len(boxes) == 6
    assert len({box["y"] for box in boxes}) == 1
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= width and box["height"] >= 40 for box in boxes)
    assert all(one.evaluate("a => a.scrollWidth <= a.clientWidth") for one in page.locator(".nav a").all())
    assert complaints == []
    page.context.close()
