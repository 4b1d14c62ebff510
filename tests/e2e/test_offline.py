"""A phone that loses its network: drills go on, answers come home once, and at sign-out nothing is left of her."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from tests.e2e.conftest import PATIENCE
from tests.e2e.look import look
from tests.e2e.server import House

PLANTED = "quokkas juggle seventeen teapots"
SAID = f"You waited in for nothing, of course you are upset. {PLANTED}"
START = "/practise/daily/"
# Everything that a site can keep in a browser, as one text.
EVERYTHING = """async () => {
  const found = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
  for (const { name } of await indexedDB.databases()) {
    const base = await new Promise((resolve, reject) => {
      const asked = indexedDB.open(name);
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
    for (const store of base.objectStoreNames) {
      found.push(await new Promise((resolve) => {
        base.transaction(store).objectStore(store).getAll().onsuccess = (event) =>
          resolve(JSON.stringify(event.target.result));
      }));
    }
    base.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) found.push(request.url, await (await cache.match(request)).text());
  }
  return found.join("\\n");
}"""
QUEUED = "async () => (await warmHeld.all('queue')).length"
HELD = "async () => (await warmHeld.holder())?.items.length ?? 0"

KEEP = """answer => warmSender.keep({
  key: crypto.randomUUID(), text: "Planted.", grade: 3, seconds: 9, ...answer,
})"""
# The store as a build to come may leave it: of a higher version, with one part more.
LATER_BUILD = """() => new Promise((resolve, reject) => {
  const asked = indexedDB.open("warmline-held", 7);
  asked.onupgradeneeded = () => asked.result.createObjectStore("later", { keyPath: "key" });
  asked.onerror = () => reject(asked.error);
  asked.onsuccess = () => { asked.result.close(); resolve(); };
})"""
# The browser of these tests takes no wishes to be woken: they are noted, and it is woken by hand.
WISHES = "SyncManager.prototype.register = async (tag) => { (globalThis.wishes ??= []).push(tag); }"
NO_WORKER = "Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => undefined })"


class Phone:
    """One phone, whoever signs in on it."""

    def __init__(self, browser: Browser, house: House) -> None:
        self.house = house
        self.context = browser.new_context(viewport={"width": 360, "height": 760}, reduced_motion="reduce")
        self.context.set_default_timeout(PATIENCE)
        self.complaints: list[str] = []

    def sign_in(self, name: str) -> None:
        self.context.add_cookies([{"name": "sessionid", "value": self.house.cookies[name], "url": self.house.address}])

    def page(self, path: str = START) -> Page:
        page = self.context.new_page()
        page.on("pageerror", lambda fault: self.complaints.append(str(fault)))
        page.on("console", lambda said: self._note(said.type, said.text))
        page.goto(self.house.address + path)
        return page

    def ready(self) -> Page:
        """The daily page, once the phone holds what is next."""
        page = self.page()
        expect(page.get_by_text("Moments and cards kept on this device")).to_be_visible()
        page.evaluate("navigator.serviceWorker.ready")
        page.wait_for_function("navigator.serviceWorker.controller !== null")
        return page

    def _note(self, kind: str, text: str) -> None:
        # A browser says so itself when a file cannot be fetched; that is what these tests are about.
        if kind in {"error", "warning"} and "ERR_INTERNET_DISCONNECTED" not in text:
            self.complaints.append(text)


@pytest.fixture
def new_phone(browser: Browser, house: House) -> Iterator[Callable[[], Phone]]:
    phones: list[Phone] = []

    def new() -> Phone:
        phones.append(Phone(browser, house))
        return phones[-1]

    yield new
    for phone in phones:
        phone.context.close()
        assert phone.complaints == []


def answer(page: Page, times: int) -> None:
    """Answer what the phone shows without a network, in words where it can be, and grade it."""
    for _ in range(times):
        if page.locator("#words").count():
            page.locator("#words").fill(SAID)
            page.get_by_role("button", name="Compare with two good answers").click()
            expect(page.get_by_role("heading", name="Two answers that work")).to_be_visible()
        else:
            page.get_by_role("button", name="Show the answer").click()
        was = page.locator("h1").inner_text() + page.locator(".where").inner_text()
        page.get_by_role("button", name=re.compile("^(Good|Yes)$")).click()
        page.wait_for_function(
            "was => document.querySelector('h1').innerText + "
            "(document.querySelector('.where')?.innerText ?? '') !== was",
            arg=was,
        )


def until_words(page: Page) -> None:
    """Go on until a drill is shown, so that words can be written."""
    while not page.locator("#words").count():
        answer(page, 1)


def sign_out(page: Page) -> None:
    page.locator("details.me > summary").click()
    page.get_by_role("button", name="Sign out", exact=True).click()


def test_a_bus_ride_comes_home_once_and_sign_out_leaves_nothing(new_phone: Callable[[], Phone]) -> None:
    phone = new_phone()
    phone.sign_in("agent60")
    page = phone.ready()
    assert page.evaluate(HELD) == 20
    phone.context.set_offline(True)
    page.reload()
    expect(page.get_by_role("heading", name="Five minutes without a network")).to_be_visible()
    look(page, "offline, start")
    page.get_by_role("button", name="Begin").click()
    until_words(page)
    look(page, "offline, drill")
    answer(page, 2)
    count = page.evaluate(QUEUED)
    assert count + page.evaluate(HELD) == 20
    page.get_by_role("button", name="Stop for now").click()
    expect(page.get_by_text(f"Not sent yet: {count}")).to_be_visible()
    assert PLANTED in page.evaluate(EVERYTHING), "or the search below could find nothing"

    # The house takes the answers, and the phone never hears of it; then it sends them again.
    lost: list[int] = []

    def lose(route: Route) -> None:
        lost.append(route.fetch().status)
        route.abort()

    phone.context.route("**/offline/answers/", lose, times=1)
    with page.expect_event("requestfailed", lambda request: request.url.endswith("/offline/answers/")):
        phone.context.set_offline(False)
    assert (lost, page.evaluate(QUEUED)) == ([200], count)
    phone.complaints.clear()  # the browser tells of the lost response
    page.goto(phone.house.address + START)
    expect(page.get_by_text("Moments and cards kept on this device")).to_be_visible()
    assert page.evaluate(QUEUED) == 0
    page.goto(phone.house.address + START + "end/")
    expect(
        page.get_by_role("heading", name="That was today").or_(page.get_by_role("heading", name="So far"))
    ).to_be_visible()
    expect(page.locator(".list > li:has(.nb)")).to_have_count(count)

    sign_out(page)
    page.wait_for_url("**/accounts/login/**")
    assert PLANTED not in page.evaluate(EVERYTHING)
    kept = "async () => [await indexedDB.databases(), await caches.keys(), localStorage.length, sessionStorage.length]"
    assert json.dumps(page.evaluate(kept)) == "[[], [], 0, 0]"
    assert page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0
    phone.sign_in("agent61")
    page.goto(phone.house.address + START)
    expect(page.get_by_text("Moments and cards kept on this device")).to_be_visible()
    assert PLANTED not in page.evaluate(EVERYTHING)
    expect(page.locator("[data-tell=lost]")).to_be_hidden()


class Pocket:
    """A phone whose pages are closed: a picture of the house alone is open, so that its browser can be asked."""

    def __init__(self, phone: Phone, page: Page) -> None:
        self.origin = phone.house.address
        self.page = phone.page(page.evaluate("new URL(document.querySelector('link[rel=icon]').href).pathname"))
        self.talk = phone.context.new_cdp_session(self.page)
        with_one = "ServiceWorker.workerRegistrationUpdated"
        self.known: list[str] = []
        self.talk.on(with_one, lambda told: self.known.extend(each["registrationId"] for each in told["registrations"]))
        self.talk.send("ServiceWorker.enable")
        self.until(lambda: bool(self.known))

    def until(self, comes: Callable[[], bool]) -> None:
        """Wait until something comes, for a few seconds."""
        for _ in range(100):
            if comes():
                return
            self.page.wait_for_timeout(50)
        pytest.fail("it did not come")

    def holds(self, words: str) -> bool:
        """Say whether the phone still holds these words."""
        return words in self.page.evaluate(EVERYTHING)

    def wake(self) -> None:
        """Send the worker what a browser sends it when the network is back."""
        about = {"origin": self.origin, "registrationId": self.known[-1], "tag": "warmline-answers"}
        self.talk.send("ServiceWorker.dispatchSyncEvent", {**about, "lastChance": False})


def test_a_phone_in_the_pocket_sends_by_itself_when_the_network_is_back(new_phone: Callable[[], Phone]) -> None:
    phone, desk = new_phone(), new_phone()
    phone.context.add_init_script(WISHES)
    for each in (phone, desk):
        each.sign_in("agent68")
    page = phone.ready()
    pocket = Pocket(phone, page)
    phone.context.set_offline(True)
    page.reload()
    page.get_by_role("button", name="Begin").click()
    until_words(page)
    answer(page, 1)
    count = page.evaluate(QUEUED)
    assert page.evaluate("wishes") == ["warmline-answers"] * count, "the browser was asked to wake the worker"
    page.close()
    pocket.wake()
    assert pocket.holds(PLANTED), "without a network nothing leaves, and nothing is lost"

    phone.context.set_offline(False)
    assert pocket.holds(PLANTED), "no page is open that would send it"
    pocket.wake()
    pocket.until(lambda: not pocket.holds(PLANTED))
    pocket.wake()
    home = desk.page(START + "end/")
    expect(home.locator(".list > li:has(.nb)")).to_have_count(count)
    phone.ready()
    home.reload()
    expect(home.locator(".list > li:has(.nb)")).to_have_count(count)


def test_words_that_were_on_their_way_are_rescued_read_and_told(new_phone: Callable[[], Phone]) -> None:
    phone = new_phone()
    phone.sign_in("agent62")
    page = phone.ready()
    page.goto(phone.house.address + START + "next/?anyway")
    while not page.locator("textarea#words").count():
        page.get_by_text("Show the answer").click()
        page.get_by_role("button", name="Yes").click()
        page.wait_for_load_state()
    page.locator("#words").fill(SAID)
    phone.context.set_offline(True)
    page.get_by_role("button", name="Compare with two good answers").click()
    expect(page.get_by_text("Not sent yet: 1")).to_be_visible()
    phone.context.set_offline(False)
    expect(page.get_by_text("Answers that came in from this phone: 1")).to_be_visible()
    look(page, "home again")
    page.locator("[data-read] a").first.click()
    expect(page.get_by_text(PLANTED)).to_be_visible()
    expect(page.get_by_text("Two answers that work")).to_be_visible()
    page.goto(phone.house.address + START)
    page.get_by_role("button", name="Put away").click()
    expect(page.get_by_text("Answers that came in")).to_be_hidden()
    assert PLANTED not in page.evaluate(EVERYTHING)


def test_a_sign_in_that_ran_out_keeps_the_queue_for_her_and_somebody_else_finds_only_a_count(
    new_phone: Callable[[], Phone],
) -> None:
    phone = new_phone()
    phone.sign_in("agent63")
    page = phone.ready()
    phone.context.set_offline(True)
    page.reload()
    page.get_by_role("button", name="Begin").click()
    until_words(page)
    answer(page, 1)
    count = page.evaluate(QUEUED)
    phone.context.clear_cookies()  # as a phone does that was closed; the session itself is still good
    phone.context.set_offline(False)
    expect(page.get_by_text("Please sign in again")).to_be_visible()
    assert page.evaluate(QUEUED) == count
    phone.sign_in("agent64")
    page.goto(phone.house.address + "/practise/")
    page.wait_for_function("async () => !(await warmHeld.all('queue')).length && !await warmHeld.holder()")
    assert PLANTED not in page.evaluate(EVERYTHING), "on any page, not only on the daily one"
    page.goto(phone.house.address + START)
    expect(page.locator("[data-tell=lost]")).to_contain_text(f"before they were sent: {count}")
    page.goto(phone.house.address + START + "end/")
    expect(page.locator(".list > li:has(.nb)")).to_have_count(0)


def test_signing_out_asks_about_what_is_not_sent(new_phone: Callable[[], Phone]) -> None:
    phone = new_phone()
    phone.sign_in("agent65")
    page = phone.ready()
    item = page.evaluate("async () => (await warmHeld.holder()).items[0].id")
    assert page.evaluate(KEEP, {"item": item, "person": "somebody else by now"}) is False
    assert page.evaluate(KEEP, {"item": item}) is True
    # A later build may have made the store anew before this page is loaded again.
    page.evaluate(LATER_BUILD)
    assert page.evaluate(QUEUED) == 1
    sign_out(page)
    expect(page.get_by_text("Answers on this phone that are not sent yet: 1")).to_be_visible()
    look(page, "signing out")
    assert page.evaluate(QUEUED) == 1
    page.get_by_role("link", name="Send them first").click()
    expect(page.get_by_text("Answers that came in from this phone: 1")).to_be_visible()
    assert page.evaluate(KEEP, {"item": item}) is True
    sign_out(page)
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/accounts/login/**")
    assert page.evaluate("async () => (await indexedDB.databases()).length") == 0


def test_signed_out_elsewhere_the_phone_is_wiped_when_it_hears_of_it(new_phone: Callable[[], Phone]) -> None:
    phone, elsewhere = new_phone(), new_phone()
    phone.sign_in("agent66")
    elsewhere.sign_in("agent66")
    page = phone.ready()
    phone.context.set_offline(True)
    page.reload()
    page.get_by_role("button", name="Begin").click()
    until_words(page)
    answer(page, 1)
    other = elsewhere.page("/practise/")
    sign_out(other)  # the same session here: its row is gone for both
    other.wait_for_url("**/accounts/login/**")
    phone.context.set_offline(False)
    expect(page.get_by_text("You were signed out elsewhere")).to_be_visible()
    assert PLANTED not in page.evaluate(EVERYTHING)
    assert page.evaluate(HELD) == page.evaluate(QUEUED) == 0


def test_where_there_is_no_service_worker_all_is_as_before_and_nothing_is_held(new_phone: Callable[[], Phone]) -> None:
    phone = new_phone()
    phone.context.add_init_script(NO_WORKER)
    phone.sign_in("agent67")
    page = phone.page(START + "next/?anyway")
    page.locator("#words").fill(SAID)
    page.get_by_role("button", name="Compare with two good answers").click()
    page.get_by_role("button", name=re.compile("^(Good|Go on)")).click()
    page.goto(phone.house.address + START)
    expect(page.locator("[data-tell=held]")).to_be_hidden()
    assert page.evaluate("async () => (await indexedDB.databases()).length") == 0
    sign_out(page)
    page.wait_for_url("**/accounts/login/**")
