"""`python -m bench [PART ...]`: measure, print, and write docs/reference/performance.md when all parts ran."""

from __future__ import annotations

import importlib
import os
import platform
import sys
from datetime import UTC, datetime
from pathlib import Path

PARTS = ("size", "turn", "scoring", "startup", "pages", "load")
PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "performance.md"


def machine() -> str:
    """The machine in one sentence."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"Measured on {datetime.now(UTC):%d %B %Y} with `make bench` on {os.cpu_count()} cores, {memory:.0f} GiB, "
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}. The machine is shared: "
        "read ratios and medians, not single figures."
    )


def main() -> None:
    wanted = sys.argv[1:] or list(PARTS)
    tables = []
    for part in wanted:
        print(f"... {part}", file=sys.stderr)
        tables.append(importlib.import_module(f"bench.{part}").table().markdown())
        print(tables[-1])
    if wanted == list(PARTS):
        PAGE.write_text("# Performance\n\n" + machine() + "\n\n" + "\n".join(tables), encoding="utf-8")
        print(f"Written: {PAGE.relative_to(PAGE.parents[2])}")


if __name__ == "__main__":
    main()
