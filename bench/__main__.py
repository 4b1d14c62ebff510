"""`python -m bench [PART ...]`: measure, print, and write each part into docs/reference/performance.md."""

from __future__ import annotations

import importlib
import os
import platform
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

PARTS = ("size", "turn", "scoring", "bulk", "startup", "pages", "load", "speech", "enrolment")
PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "performance.md"


def machine() -> str:
    """The machine in one sentence."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"Measured on {datetime.now(UTC):%d %B %Y} with `make bench` on {os.cpu_count()} cores, {memory:.0f} GiB, "
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}. The machine is shared: "
        "read ratios and medians, not single figures."
    )


def keep(page: str, part: str, section: str) -> str:
    """Return the page with a part's section put in, or put in anew; sections stand in the order of PARTS."""
    begin = "<!-- part: {} -->"
    found = dict(re.findall(r"<!-- part: (\w+) -->\n(.*?)(?=<!-- part: |\Z)", page, flags=re.DOTALL))
    found[part] = f"{section}\n"
    order = [name for name in PARTS if name in found]
    return "# Performance\n\n" + "".join(f"{begin.format(name)}\n{found[name].strip()}\n\n" for name in order)


def main() -> None:
    for part in sys.argv[1:] or PARTS:
        print(f"... {part}", file=sys.stderr)
        section = importlib.import_module(f"bench.{part}").table().markdown() + f"\n{machine()}\n"
        print(section)
        page = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
        PAGE.write_text(keep(page, part, section), encoding="utf-8")


if __name__ == "__main__":
    main()
