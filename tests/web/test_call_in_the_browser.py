"""The phone page in a real browser with faked engines: whatever fails, typing goes on and no turn is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.web.browser import axe_findings, open_page
from tests.web.call_page import LINE, SCRIPTS, call_page
from tests.web.test_scripts_in_the_browser import house_page, tell

Call = Callable[..., Page]
SPOKEN = {"sound": "AAAA", "seconds": 0.1, "mouth": [[0, "PP"], [0.4, "aa"], [0.8, "sil"]], "parts": 1}


@pytest.fixture
def call(browser: Browser) -> Iterator[Call]:
    opened: list[tuple[Page, list[str]]] = []

    def open_it(**how: object) -> Page:
        page, complaints = open_page(browser, house_page(call_page(**how), *SCRIPTS))  # type: ignore[arg-type]
        page.set_default_timeout(8000)
        opened.append((page, complaints))
        return page

    yield open_it
    for page, complaints in opened:
        page.context.close()
        assert complaints == []


def log(page: Page) -> list[str]:
    found: list[str] = page.evaluate("log")
    return found


def until(page: Page, entry: str) -> None:
    page.wait_for_function("entry => log.some(line => line.includes(entry))", arg=entry)


def status(page: Page, words: str) -> None:
    expect(page.locator("[data-status]")).to_contain_text(words)


def words_in_the_box(page: Page) -> str:
    return page.locator("#answer").input_value()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


# --- the agent speaks


def test_what_is_heard_goes_behind_what_was_typed_and_is_not_sent(call: Call) -> None:
    page = call(ear="browser")
    page.locator("#answer").fill("Hello Ines.")
    press(page, "Speak")
    status(page, "Listening.")
    page.evaluate("ear.hear('I am Nadia')")
    press(page, "Speak")
    status(page, "This was heard. Change what is wrong")
    assert words_in_the_box(page) == "Hello Ines. I am Nadia"
    expect(page.locator("#answer")).to_be_focused()
    assert not [line for line in log(page) if line.startswith("sent")]


def test_a_key_held_down_listens_until_it_is_let_go(call: Call) -> None:
    page = call(ear="browser")
    page.get_by_role("button", name="Speak", exact=True).hover()
    page.mouse.down()
    status(page, "Listening.")
    page.evaluate("ear.hear('One moment')")
    page.wait_for_timeout(400)
    page.mouse.up()
    status(page, "This was heard.")


def test_the_keyboard_opens_and_closes_the_ear(call: Call) -> None:
    page = call(ear="browser")
    key = page.get_by_role("button", name="Speak", exact=True)
    key.press("Enter")
    status(page, "Listening.")
    page.evaluate("ear.hear('Yes')")
    key.press("Space")
    status(page, "This was heard.")


def test_a_refused_microphone_leaves_the_words_and_the_box(call: Call) -> None:
    page = call(ear="browser")
    page.locator("#answer").fill("Half a thought")
    for error in ("not-allowed", "service-not-allowed", "audio-capture"):
        press(page, "Speak")
        status(page, "Listening.")
        page.evaluate("error => ear.onerror({error})", error)
        status(page, "Type what you would say; nothing is lost.")
        assert words_in_the_box(page) == "Half a thought"
        expect(page.locator("#answer")).to_be_focused()


def test_a_browser_that_cannot_listen_says_so(call: Call) -> None:
    page = call(ear="browser")
    page.evaluate("SpeechRecognition = undefined; window.webkitSpeechRecognition = undefined")
    press(page, "Speak")
    status(page, "The microphone is not open to this page.")


def test_a_recogniser_that_is_down_says_so(call: Call) -> None:
    page = call(ear="browser")
    press(page, "Speak")
    page.evaluate("ear.onerror({error: 'network'})")
    status(page, "could not be turned into text")


def test_the_house_hears_a_recording_and_the_microphone_is_closed(call: Call) -> None:
    page = call(ear="house")
    page.evaluate("answers = {listen: {text: 'Good morning, this is Nadia.'}}")
    press(page, "Speak")
    status(page, "Listening.")
    press(page, "Speak")
    status(page, "This was heard.")
    assert words_in_the_box(page) == "Good morning, this is Nadia."
    assert "microphone closed" in log(page)
    assert [line for line in log(page) if line.startswith("POST")] == ["POST listen"]


def test_a_house_that_cannot_hear_loses_nothing(call: Call) -> None:
    page = call(ear="house")
    page.locator("#answer").fill("Half a thought")
    down, nothing = "could not be turned into text", "No words were heard."
    cases = (("{status: 503}", down), ("{text: ''}", nothing), ("{status: 413}", down), ("'never'", down))
    for answer, words in cases:
        page.evaluate(f"answers = {{listen: {answer}}}")
        press(page, "Speak")
        status(page, "Listening.")
        press(page, "Speak")
        status(page, words)
        assert words_in_the_box(page) == "Half a thought"


def test_a_microphone_refused_to_the_house_leaves_typing(call: Call) -> None:
    page = call(ear="house")
    page.evaluate("window.refuse = true")
    press(page, "Speak")
    status(page, "Type what you would say")


def test_hands_free_says_what_was_heard_after_a_while(call: Call) -> None:
    page = call(ear="browser")
    press(page, "Hands-free")
    page.evaluate("ear.hear('I will look now')")
    until(page, "sent answer-form [I will look now]")


def test_hands_free_what_is_changed_in_time_is_not_said(call: Call) -> None:
    page = call(ear="browser")
    press(page, "Hands-free")
    page.evaluate("ear.hear('I will cook now'); ear.stop()")
    page.evaluate("""() => {
        const box = document.getElementById("answer");
        box.value = "I will look now";
        box.dispatchEvent(new Event("input", {bubbles: true}));
    }""")
    page.wait_for_timeout(300)
    status(page, "Change what is wrong")
    assert not [line for line in log(page) if line.startswith("sent")]


# --- the customer speaks


def test_the_house_speaks_and_the_mouth_moves_and_closes(call: Call) -> None:
    page = call(voice=True)
    page.evaluate(f"answers = {{voice: {SPOKEN}}}")
    press(page, "Hear Ines")
    until(page, "mouth sil")
    assert [line for line in log(page) if line.startswith("mouth")] == ["mouth PP", "mouth aa", "mouth sil"]
    assert any("turns/0/voice?branch=1&part=0" in line for line in log(page))


def told_over(page: Page) -> str:
    """What the answer's form says of speaking over her."""
    return str(page.locator("#answer-form [name=over]").input_value())


def test_typing_interrupts_her(call: Call) -> None:
    page = call(voice=True)
    page.evaluate(f"answers = {{voice: {SPOKEN}}}")
    press(page, "Hear Ines")
    until(page, "play")
    page.locator("#answer").press_sequentially("W")
    until(page, "stop")
    press(page, "Say it")
    assert told_over(page) == "", "her words stand on the page: whoever types has let her finish"


def test_sending_what_was_typed_before_she_has_finished_cuts_her_short_with_a_microphone_at_hand(call: Call) -> None:
    page = call(voice=True, ear="browser")
    page.evaluate(f"answers = {{voice: {SPOKEN}}}")
    press(page, "Hear Ines")
    until(page, "play")
    page.locator("#answer").press_sequentially("Wait")
    assert "stop" not in log(page), "she goes on speaking while somebody types who could speak"
    press(page, "Say it")
    assert told_over(page) == "1"


def test_whoever_waits_until_she_has_finished_and_whoever_has_no_microphone_cuts_nobody_short(call: Call) -> None:
    page = call(voice=True, ear="browser")
    page.evaluate(f"answers = {{voice: {SPOKEN}}}")
    press(page, "Hear Ines")
    until(page, "play")
    page.evaluate("sound.over()")
    until(page, "mouth sil")
    page.locator("#answer").fill("Now me.")
    press(page, "Say it")
    assert told_over(page) == ""
    press(page, "Speak")
    status(page, "Listening.")
    page.evaluate("ear.onerror({error: 'not-allowed'})")
    page.evaluate("log.length = 0")
    press(page, "Hear Ines")
    press(page, "Hear Ines")
    until(page, "play")
    page.locator("#answer").press_sequentially("W")
    until(page, "stop")
    press(page, "Say it")
    assert told_over(page) == "", "her words stand on the page for somebody who must type"


def test_speaking_interrupts_her_but_her_own_echo_does_not(call: Call) -> None:
    page = call(voice=True, ear="browser", opening="Where is my parcel now?")
    page.evaluate(f"answers = {{voice: {SPOKEN}}}")
    press(page, "Hands-free")
    press(page, "Hear Ines")
    until(page, "play")
    # In one go: hands-free she has finished after 35 milliseconds of this page's time, and a busy machine is slower.
    script = """() => ["where is my parcel", "let me just ask you something"].map((words) => {
        ear.hear(words);
        return log.includes("stop");
    })"""
    assert page.evaluate(script) == [False, True]
    press(page, "Say it")
    assert told_over(page) == "1"


def test_where_the_house_cannot_speak_a_voice_of_this_machine_does(call: Call) -> None:
    page = call(voice=True)
    page.evaluate("""speechSynthesis.voices = [
        {name: 'Cloud', lang: 'en-US', localService: false}, {name: 'Here', lang: 'en-GB', localService: true}]""")
    for answer in ("{status: 503}", "{status: 404}", "'never'"):
        page.evaluate(f"log.length = 0; answers = {{voice: {answer}}}")
        press(page, "Hear Ines")
        until(page, "say Here: Where is it?")
        press(page, "Hear Ines")


def test_no_word_is_spoken_by_a_voice_from_the_network(call: Call) -> None:
    page = call()
    page.evaluate("speechSynthesis.voices = [{name: 'Cloud', lang: 'en-US', localService: false}]")
    press(page, "Hear Ines")
    status(page, "There is no voice for this customer here.")
    assert not [line for line in log(page) if line.startswith("say")]


def test_a_browser_s_voice_moves_the_mouth_by_its_words(call: Call) -> None:
    page = call(opening="Maybe.")
    page.evaluate("speechSynthesis.voices = [{name: 'Here', lang: 'en-GB', localService: true}]")
    press(page, "Hear Ines")
    until(page, "say Here")
    page.evaluate("words.dispatchEvent(Object.assign(new Event('boundary'), {charIndex: 0}))")
    until(page, "mouth sil")
    assert [line for line in log(page) if line.startswith("mouth")][:2] == ["mouth PP", "mouth E"]


def test_a_new_line_is_spoken_as_soon_as_it_stands_there(call: Call) -> None:
    page = call(voice=True)
    page.evaluate(f"answers = {{voice: {SPOKEN}}}")
    press(page, "Hear Ines")
    until(page, "mouth sil")
    page.evaluate(
        "html => document.getElementById('chat').insertAdjacentHTML('beforeend', html)",
        LINE.format(' id="reply-3"', "Well?"),
    )
    until(page, "turns/3/voice?branch=1&part=0")


# --- silence and hold


def test_silence_is_noticed_only_while_she_can_be_heard(call: Call) -> None:
    quiet = call(silence=10)
    quiet.wait_for_timeout(500)
    assert log(quiet) == []
    heard = call(silence=10, voice=True)
    heard.evaluate(f"answers = {{voice: {SPOKEN}}}")
    press(heard, "Hear Ines")
    until(heard, "play")
    heard.evaluate("sound.over()")
    until(heard, "sent silence-form")


def test_whoever_is_typing_is_not_silent(call: Call) -> None:
    page = call(silence=10, voice=True)
    page.locator("#answer").fill("I am writ")
    page.evaluate(f"answers = {{voice: {SPOKEN}}}")
    press(page, "Hear Ines")
    until(page, "play")
    page.evaluate("sound.over()")
    page.wait_for_timeout(500)
    assert not [line for line in log(page) if "silence" in line]


def test_a_hold_lasts_until_the_agent_is_back(call: Call) -> None:
    page = call()
    page.locator("summary", has_text="Hold").click()
    press(page, "Please hold for about three minutes")
    until(page, "sent answer-form 3[]")
    tell(page, "htmx:after:request", "#answer-form")
    status(page, "Ines is on hold and cannot hear you.")
    press(page, "Back to the call")
    until(page, "POST back")
    expect(page.locator("[data-back]")).to_be_hidden()


def test_a_hold_that_did_not_arrive_is_none(call: Call) -> None:
    page = call()
    page.locator("summary", has_text="Hold").click()
    press(page, "Please hold for about one minute")
    tell(page, "htmx:after:request", "#answer-form", 500)
    expect(page.locator("[data-back]")).to_be_hidden()


def test_the_keys_can_be_used_by_everybody(call: Call) -> None:
    page = call(ear="house", voice=True, silence=10)
    page.locator("summary", has_text="Hold").click()
    assert axe_findings(page) == []
