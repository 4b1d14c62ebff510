"""Pictures of the real pages for the documentation: `python tools/screenshots.py [FOLDER]`, default docs/screenshots.

Starts the sample house on a free port and a data folder of its own, plays one conversation as Nadia, and takes Today,
practise, role-play, feedback, team, people and the sign-in page at 1280 and 360 px, in light and in dark; and the pages
of the programme, as those who use them, at 1280 px in light and 360 px in dark.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from palette import few_colours
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ANSWERS = (
    "You stayed in for two days and nothing came. No wonder you are annoyed. I have the driver's note open now.",
    "The note says it was left with number 14. Is there a number 14 near you?",
    "I understand. We will open a search and someone will come back to you soon.",
    "You have heard “soon” before. What is in the parcel, and by when do you need it?",
    "Then it has to be in the house by Friday. I can send a new one tonight, so it is with you by noon tomorrow.",
)
LOOKS = [(width, scheme) for width in (1280, 360) for scheme in ("light", "dark")]
TWO_LOOKS = [(1280, "light"), (360, "dark")]
# Who opens which page of the programme, and what its picture is called.
PROGRAMME = {
    "Nadia": {
        "path": "/learn/",
        "five-minutes": "/practise/daily/",
        "cards": "/learn/modules/cards/?q=angry",
        "tests": "/tests/",
        "workshops": "/workshops/",
        "certificates": "/certificates/",
    },
    "Petra": {"huddle": "/workshops/huddle/", "team-learning": "/learn/team/"},
    "Thandi": {"assessor": "/certificates/desk/"},
    "Miriam": {"programmes": "/learn/programmes/", "items": "/tests/items/", "improvement": "/improvement/"},
}


def free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def sample_house() -> Iterator[str]:
    """Run the sample house; yield its address."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory() as data:
        command = [str(ROOT / ".venv/bin/warmline"), "up", "--sample", "--bind", f"127.0.0.1:{port}"]
        with subprocess.Popen(command, env={**os.environ, "WARMLINE_DATA": data}) as house:
            try:
                for _ in range(300):
                    try:
                        urllib.request.urlopen(f"{address}/health/", timeout=2).close()
                        break
                    except OSError:
                        time.sleep(0.1)
                yield address
            finally:
                house.terminate()


def sign_in(page: Page, address: str, name: str) -> None:
    """Sign in as one of the sample people."""
    page.context.clear_cookies()
    page.goto(f"{address}/sign-in/sample/")
    page.get_by_role("button", name=re.compile(name)).first.click()
    page.wait_for_load_state("networkidle")


def shoot(page: Page, folder: Path, name: str, looks: Sequence[tuple[int, str]] = LOOKS) -> None:
    """Take one page in every look."""
    address = page.url
    for width, scheme in looks:
        page.set_viewport_size({"width": width, "height": 860 if width > 400 else 780})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.goto(address)
        page.wait_for_load_state("networkidle")
        if name not in {"role-play", "people"}:
            # A window as tall as the page: in a full-page picture a fixed bar would stand in the middle.
            page.set_viewport_size({"width": width, "height": page.evaluate("document.documentElement.scrollHeight")})
        picture = page.screenshot()
        (folder / f"{name}-{width}-{scheme}.png").write_bytes(few_colours(page, picture))


def play(page: Page, address: str) -> None:
    """Talk with Ines until there is something to see; leaves the browser on the conversation's page."""
    page.set_viewport_size({"width": 1280, "height": 860})
    page.goto(f"{address}/practise/?level=1&industry=parcel")
    page.get_by_role("button", name="Answer Ines").first.click()
    page.wait_for_load_state("load")
    for count, answer in enumerate(ANSWERS, 1):
        page.get_by_role("textbox").fill(answer)
        page.get_by_role("button", name="Send").click()
        page.locator(".mine").nth(count - 1).wait_for()
        page.wait_for_timeout(2600)
        page.reload()


def take(browser: Browser, address: str, folder: Path) -> None:
    """Take all pictures."""
    page = browser.new_page()
    page.goto(f"{address}/sign-in/sample/")
    shoot(page, folder, "sign-in")
    sign_in(page, address, "Nadia")
    shoot(page, folder, "today")
    page.goto(f"{address}/practise/")
    shoot(page, folder, "practise")
    play(page, address)
    shoot(page, folder, "role-play")
    page.set_viewport_size({"width": 1280, "height": 860})
    page.get_by_role("button", name=re.compile("^End")).first.click()
    page.wait_for_url("**/feedback/**")
    shoot(page, folder, "feedback")
    sign_in(page, address, "Petra")
    page.goto(f"{address}/team/")
    shoot(page, folder, "team")
    sign_in(page, address, "Adaeze")
    page.goto(f"{address}/people/")
    shoot(page, folder, "people")
    for person, pages in PROGRAMME.items():
        sign_in(page, address, person)
        for name, path in pages.items():
            answer = page.goto(f"{address}{path}")
            if answer is None or answer.status != 200:
                sys.exit(f"{person} cannot open {path}: {answer and answer.status}")
            shoot(page, folder, name, TWO_LOOKS)


def main() -> None:
    """Take the pictures into the folder named."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    executable = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if executable is None:
        sys.exit("No Chrome or Chromium was found. Install one (Debian: apt-get install chromium) and run this again.")
    flags = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    with sample_house() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=flags)
        take(browser, address, folder)
        browser.close()


if __name__ == "__main__":
    main()
