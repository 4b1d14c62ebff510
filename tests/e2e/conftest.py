"""Browser tests: Debian's Chromium against a real server. They run once, whatever the database of the other tests."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.e2e.server import House

# A machine with other work answers late; a test that waits for a condition loses nothing by waiting longer.
PATIENCE = 20_000  # milliseconds
expect.set_options(timeout=PATIENCE)

_next_agent = itertools.count()


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("house"))
    made.start()
    yield made
    made.kill()


class Visitor:
    """Opens pages as one person and notes every complaint of the console."""

    def __init__(self, browser: Browser, house: House, cookie: str | None) -> None:
        self.browser, self.house, self.cookie = browser, house, cookie
        self.complaints: list[str] = []
        self._contexts: list[BrowserContext] = []

    def page(self, path: str = "/", **options: object) -> Page:
        """A page in a window of its own (same person), opened at `path`."""
        settings = {"viewport": {"width": 1280, "height": 860}, "reduced_motion": "reduce"} | options
        context = self.browser.new_context(**settings)  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        self._contexts.append(context)
        if self.cookie:
            context.add_cookies([{"name": "sessionid", "value": self.cookie, "url": self.house.address}])
        page = context.new_page()
        page.on(
            "console", lambda said: self.complaints.append(said.text) if said.type in {"error", "warning"} else None
        )
        page.on("pageerror", lambda fault: self.complaints.append(str(fault)))
        page.goto(self.house.address + path)
        return page

    def close(self) -> None:
        """Close every window."""
        for context in self._contexts:
            context.close()


@pytest.fixture
def agent(browser: Browser, house: House) -> Iterator[Visitor]:
    """An agent whom no other test knows. At the end nothing may have been complained about in the console."""
    visitor = Visitor(browser, house, house.cookies[f"agent{next(_next_agent)}"])
    yield visitor
    visitor.close()
    assert visitor.complaints == [], house.log.read_text()[-3000:]


@pytest.fixture
def lead(browser: Browser, house: House) -> Iterator[Visitor]:
    visitor = Visitor(browser, house, house.cookies["lead"])
    yield visitor
    visitor.close()
    assert visitor.complaints == []


@pytest.fixture
def trainer(browser: Browser, house: House) -> Iterator[Visitor]:
    visitor = Visitor(browser, house, house.cookies["trainer"])
    yield visitor
    visitor.close()
    assert visitor.complaints == []


@pytest.fixture
def manager(browser: Browser, house: House) -> Iterator[Visitor]:
    visitor = Visitor(browser, house, house.cookies["manager"])
    yield visitor
    visitor.close()
    assert visitor.complaints == []


@pytest.fixture
def analyst(browser: Browser, house: House) -> Iterator[Visitor]:
    visitor = Visitor(browser, house, house.cookies["analyst"])
    yield visitor
    visitor.close()
    assert visitor.complaints == []


@pytest.fixture
def stranger(browser: Browser, house: House) -> Iterator[Visitor]:
    visitor = Visitor(browser, house, None)
    yield visitor
    visitor.close()
    assert visitor.complaints == []
