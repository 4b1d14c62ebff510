"""Pages of the house in a real browser, served from memory: no server, no network, no database."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

SOURCE = Path(__file__).resolve().parents[2] / "src" / "warmline"
STATIC = SOURCE / "web" / "static"
ROOMS = (STATIC, *sorted(SOURCE.glob("apps/*/static")))
AXE = Path(__file__).parent / "vendor" / "axe.min.js"
HOUSE = "http://house.test"
POLICY = (
    "default-src 'none'; script-src 'self' 'nonce-n1'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'"
)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What may differ between two widths or two schemes of one page: colours, room, and what is shown at one of them alone.
RULES_OF_A_SIZE = [
    "color-contrast",
    "link-in-text-block",
    "target-size",
    "scrollable-region-focusable",
    "region",
    "button-name",
    "link-name",
    "label",
    "aria-hidden-focus",
]
_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2"}


# Debian's Chromium without a desktop comes first: it makes no window for each page, and takes half the time.
PROGRAMS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)
# Nothing here needs processes kept apart, and each one that is not started is time for the tests.
QUIET = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--in-process-gpu",
    "--disable-site-isolation-trials",
    "--disable-features=Translate,OptimizationHints,MediaRouter,IsolateOrigins,site-per-process,PaintHolding",
    "--disable-extensions",
    "--disable-breakpad",
    "--disable-software-rasterizer",
    "--disable-threaded-animation",
    "--disable-threaded-scrolling",
    "--num-raster-threads=1",
    "--disable-sync",
    "--no-first-run",
)


def find_chromium(names: Sequence[str] = PROGRAMS) -> str:
    """Return the system's Chromium; fail where there is none, since a test that is left out proves nothing."""
    found = next((program for name in names if (program := shutil.which(name))), None)
    if found is None:
        pytest.fail("These tests need Chromium: install the package chromium (Debian) or put it on the PATH.")
    return found


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the system's Chromium."""
    program = find_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(QUIET))
        yield browser
        browser.close()


def static_file(path: str) -> Path | None:
    """Find a static file in the room that has it."""
    return next((room / path for room in ROOMS if (room / path).is_file()), None)


def open_page(browser: Browser, html: str | Callable[[], str], **options: object) -> tuple[Page, list[str]]:
    """Open a page from its HTML under the house's content policy; also return what the console complained about.

    Of a function, each visit to HOUSE shows what it returns then.
    """
    context = browser.new_context(**options)  # type: ignore[arg-type]
    page = context.new_page()
    complaints: list[str] = []
    page.on(
        "console", lambda message: complaints.append(message.text) if message.type in {"error", "warning"} else None
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(HOUSE).split("?")[0]
        file = static_file(path.removeprefix("/static/"))
        if path.startswith("/static/") and file is not None:
            route.fulfill(body=file.read_bytes(), content_type=_TYPES[file.suffix])
        else:
            body = html if isinstance(html, str) else html()
            route.fulfill(body=body, content_type="text/html", headers={"Content-Security-Policy": POLICY})

    context.route("**/*", answer)
    page.goto(f"{HOUSE}/")
    return page, complaints


def axe_findings(page: Page, rules: Sequence[str] = RULES) -> list[str]:
    """Return what axe finds, by WCAG 2.2 A and AA or by these rules alone.

    axe runs in a world of its own, so the policy need not be opened, and stays there as long as the page does.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text())
    script = """rules => axe.run(document, {runOnly: rules, resultTypes: ["violations"]})
        .then(found => found.violations.flatMap(v => v.nodes.map(n => v.id + ": " + n.target.join(" "))))"""
    found: list[str] = page.evaluate(script, list(rules))
    return found
