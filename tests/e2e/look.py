"""Looking at a page as axe does and as a narrow window does, on a desk in the dark and on a phone by day."""

from __future__ import annotations

from collections.abc import Sequence

from playwright.sync_api import Page
from tests.web.browser import RULES_OF_A_SIZE, axe_findings

DESK, PHONE = (1280, "dark"), (360, "light")


def look(page: Page, where: str, sizes: Sequence[tuple[int, str]] = (DESK, PHONE)) -> None:
    """Fail where axe finds something or the page is wider than its window.

    At the last of the sizes axe tries all its rules, at those before only what hangs on size and colours. The window is
    left as wide as it was.
    """
    window = page.viewport_size or {"width": 1280, "height": 860}
    for n, (width, scheme) in enumerate(sizes, start=1):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found = axe_findings(page) if n == len(sizes) else axe_findings(page, RULES_OF_A_SIZE)
        assert found == [], (where, width, scheme, found)
        wide = page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert wide, f"{where} overflows at {width}"
    page.set_viewport_size(window)
