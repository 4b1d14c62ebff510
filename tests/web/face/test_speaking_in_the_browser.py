"""The face on the page: lips follow the sound, a mood goes on underneath, and nothing moves where that is unwelcome."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from tests.web.browser import open_page
from tests.web.test_scripts_in_the_browser import house_page

from warmline.web.face import draw_face

PLACE = '<warm-face id="customer-face">{}</warm-face>'.format
INES = PLACE(draw_face("ines", "worried", label="Drawn face of Ines. Worried.", uid="a", speaks=True))
READ = """window.face = document.getElementById("customer-face");
window.mouth = () => face.head.mouth.read().join(" ");
window.sound = (viseme, seconds, at = face) =>
    at.dispatchEvent(new CustomEvent("mouth", {bubbles: true, detail: {viseme, seconds}}));
window.frame = () => new Promise(requestAnimationFrame);
window.later = ms => new Promise(done => setTimeout(done, ms)).then(frame).then(frame);
window.resting = face.head.mouth.shapes.get("sil").join(" ");"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """One page for all, made new before each test by putting the face in again."""
    found, complaints = open_page(browser, house_page(INES, "roleplay/mouth.js"))
    yield found
    found.context.close()
    assert complaints == []


@pytest.fixture
def ines(page: Page) -> Page:
    page.evaluate("html => { document.getElementById('customer-face').outerHTML = html; }", INES)
    page.evaluate(READ)
    return page


def test_lips_go_to_the_shape_on_the_way_and_close_at_the_end(ines: Page) -> None:
    script = """async () => {
        sound("aa", 0.5);
        await later(30);
        const early = mouth();
        await later(200);
        const open = mouth();
        sound("sil", 0);
        await later(200);
        return [resting, early, open, mouth()];
    }"""
    resting, early, opened, closed = ines.evaluate(script)
    assert len({resting, early, opened}) == 3
    assert closed == resting
    aa = draw_face("ines", "worried", speaks=True).split(";aa ")[1].split(";")[0].split()
    assert opened == " ".join(f"{float(one):g}" for one in aa)


def test_a_mouth_that_hears_no_more_closes_by_itself(ines: Page) -> None:
    ines.evaluate("sound('O', 0.1)")
    ines.wait_for_function("() => mouth() !== resting")
    ines.wait_for_function("() => mouth() === resting")


def test_the_voice_of_the_phone_page_moves_the_drawn_lips(ines: Page) -> None:
    script = """async () => {
        const begun = performance.now();
        warmCall.mouth.follow(face, [[0, "U"], [0.6, "sil"]], () => (performance.now() - begun) / 1000);
        await later(150);
        const spoken = mouth();
        while (mouth() !== resting) await frame();
        return spoken === face.head.mouth.shapes.get("U").join(" ");
    }"""
    assert ines.evaluate(script)


def test_a_list_of_shapes_is_said_in_order(ines: Page) -> None:
    script = """async () => {
        const seen = [];
        const show = face.head.show;
        face.head.show = function (viseme, seconds) { seen.push(viseme); show.call(this, viseme, seconds); };
        face.say([["PP", 0.02], ["aa", 0.02], ["nope", 0.02]]);
        while (seen.at(-1) !== "sil") await later(20);
        return [seen, face.head.viseme];
    }"""
    assert ines.evaluate(script) == [["PP", "aa", "nope", "sil"], "sil"]


def test_a_new_mood_while_it_speaks_keeps_the_sound_and_ends_in_the_new_mood(ines: Page) -> None:
    relieved = draw_face("ines", "relieved", uid="b", speaks=True)
    script = """async svg => {
        sound("aa", 2);
        await later(150);
        face.replaceChildren(new DOMParser().parseFromString(svg, "text/html").querySelector("svg"));
        await later(30);
        const calm = face.head.mouth.shapes.get("sil").join(" ");
        await later(300);
        const spoken = face.head.mouth.read().join(" ") === face.head.mouth.shapes.get("aa").join(" ");
        face.rest();
        await later(250);
        return [spoken, face.head.mouth.read().join(" ") === calm];
    }"""
    assert ines.evaluate(script, relieved) == [True, True]


def test_a_sentence_outlives_the_element_that_began_it(ines: Page) -> None:
    script = """async html => {
        const first = face;
        first.outerHTML = html;
        window.face = document.getElementById("customer-face");
        sound("O", 1, first);
        await later(200);
        return face !== first && mouth() === face.head.mouth.shapes.get("O").join(" ");
    }"""
    assert ines.evaluate(script, INES)


def test_eyes_look_and_come_back(ines: Page) -> None:
    script = """async () => {
        const at = () => [...face.querySelectorAll("[data-part=gaze]")].map(eye => eye.getAttribute("transform"));
        face.look(1, -7);
        await later(220);
        const aside = at();
        face.rest();
        await later(220);
        return [aside, at()];
    }"""
    assert ines.evaluate(script) == [["translate(2.4 -1.6)"] * 2, ["translate(0 0)"] * 2]


def test_another_head_gets_moods_and_sounds(ines: Page) -> None:
    script = """() => {
        const log = [];
        face.dataset.head = "modelled";
        warmFace.add("modelled", host => ({
            setMood: mood => log.push([host.id, mood.weights]), say: cues => log.push(cues),
            look: (x, y) => log.push([x, y]), rest: () => log.push("rest"), end: () => log.push("end"),
        }));
        sound("PP", 0.5);
        face.look(0, 1);
        face.rest();
        face.remove();
        return log;
    }"""
    assert ines.evaluate(script) == [
        ["customer-face", {"worried": 1}],
        [["PP", 0.5]],
        [0, 1],
        "rest",
        "end",
    ]
    ines.evaluate("html => document.querySelector('main').insertAdjacentHTML('beforeend', html)", INES)


def test_where_less_motion_is_wanted_lips_and_eyes_stay(browser: Browser) -> None:
    page, complaints = open_page(browser, house_page(INES), reduced_motion="reduce")
    page.evaluate(READ)
    whole = "face.innerHTML"
    before = page.evaluate(whole)
    page.evaluate("async () => { sound('aa', 0.4); face.say([['O', 0.2]]); face.look(1, 1); await later(120); }")
    assert page.evaluate(whole) == before
    assert page.get_by_role("img", name="Drawn face of Ines. Worried.").count() == 1
    assert complaints == []
    page.context.close()
