"""What a page loads: CSS and JavaScript, gzipped."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

from bench.tables import Table, against

STATIC = Path(__file__).resolve().parent.parent / "src" / "warmline" / "web" / "static"
EXTRA = STATIC.parent.parent / "apps" / "roleplay" / "static"


def gzipped(paths: list[Path]) -> float:
    """kB of all files, each compressed alone as a server sends it."""
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths) / 1000


def table() -> Table:
    files = [path for root in (STATIC, EXTRA) for path in root.rglob("*") if path.is_file()]
    styles = [path for path in files if path.suffix == ".css"]
    scripts = [path for path in files if path.suffix == ".js"]
    fonts = [path for path in files if re.search(r"latin-(wght|standard)-normal", path.name)]
    whole = gzipped(styles) + gzipped(scripts)
    return Table(
        "Size of CSS and JavaScript",
        "kB, gzipped, all files together; a page loads at most these.",
        ("what", "kB", "budget"),
        (
            ("CSS", f"{gzipped(styles):.1f}", ""),
            ("JavaScript, htmx among it", f"{gzipped(scripts):.1f}", ""),
            ("both", f"{whole:.1f}", against(whole, 60, "kB")),
            ("the two fonts of every page", f"{sum(path.stat().st_size for path in fonts) / 1000:.0f}", ""),
        ),
    )
