"""What a page loads: CSS and JavaScript, gzipped, of every template with what it adds to those of every page."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable
from pathlib import Path

from bench.tables import Table, against
from warmline.web.templatetags.warmline import HOUSE_SCRIPTS, HOUSE_STYLES

SOURCE = Path(__file__).resolve().parent.parent / "src" / "warmline"
STATIC = SOURCE / "web" / "static"
TEMPLATES = sorted(SOURCE.rglob("templates/**/*.html"))


def packed(paths: Iterable[Path]) -> int:
    """Bytes of all files, each compressed alone as a server sends it."""
    return sum(len(gzip.compress(path.read_bytes(), 6)) for path in paths)


def found(name: str) -> Path | None:
    """A template by the name that others extend it by."""
    return next((path for path in TEMPLATES if path.as_posix().endswith(f"/templates/{name}")), None)


def brought(path: Path) -> set[Path]:
    """The styles and scripts that a template, or one that it extends or includes, adds to those of every page."""
    text = path.read_text()
    names = [
        name for tag in re.findall(r"{%\s*page_styles\s+([^%]*)%}", text) for name in re.findall(r'"([^"]+)"', tag)
    ]
    links = re.findall(r"{%\s*static\s+['\"]([^'\"]+\.(?:css|js))['\"]\s*%}", text)
    links += [
        name for tag in re.findall(r"{%\s*page_scripts\s+([^%]*)%}", text) for name in re.findall(r'"([^"]+)"', tag)
    ]
    files = {STATIC / "css" / "pages" / f"{name}.css" for name in names}
    for link in links:
        rooms = (STATIC, *SOURCE.glob("apps/*/static"))
        files |= {room / link for room in rooms if (room / link).is_file()}
    for name in re.findall(r"{%\s*(?:extends|include)\s+['\"]([^'\"]+)['\"]", text):
        above = found(name)
        files |= brought(above) if above is not None and above != path else set()
    return files


def loaded() -> dict[Path, set[Path]]:
    """The files of each template: those of every page, all that is vendored for pages, and its own."""
    house = {STATIC / "css" / f"{name}.css" for name in (*HOUSE_STYLES, "print")}
    house |= {STATIC / path for path in HOUSE_SCRIPTS} | set((STATIC / "vendor").glob("*.js"))
    return {path: house | brought(path) for path in TEMPLATES}


def table() -> Table:
    pages = loaded()
    heaviest = max(pages, key=lambda path: packed(pages[path]))
    files, every = pages[heaviest], set.intersection(*pages.values())
    kinds = {kind: packed(path for path in files if path.suffix == kind) / 1000 for kind in (".css", ".js")}
    fonts = [path for path in STATIC.rglob("*") if re.search(r"latin-(wght|standard)-normal", path.name)]
    return Table(
        "Size of CSS and JavaScript",
        "kB, gzipped, each file alone. A page loads what every page has and its own; the heaviest page is shown.",
        ("what", "kB", "budget"),
        (
            ("what every page loads", f"{packed(every) / 1000:.1f}", ""),
            (f"the heaviest page ({heaviest.name}): CSS", f"{kinds['.css']:.1f}", ""),
            ("its JavaScript, htmx among it", f"{kinds['.js']:.1f}", ""),
            ("both", f"{sum(kinds.values()):.1f}", against(sum(kinds.values()), 60, "kB")),
            ("the two fonts of every page", f"{sum(path.stat().st_size for path in fonts) / 1000:.0f}", ""),
        ),
    )
