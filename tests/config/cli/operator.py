"""Running the program as an operator does: in a process of its own, with the least a shell holds."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

WARMLINE = Path(sys.executable).with_name("warmline")


def environment(data: Path, **more: str) -> dict[str, str]:
    """The least an operator's shell holds, and the house's folder."""
    return {"PATH": os.environ["PATH"], "HOME": str(data.parent), "WARMLINE_DATA": str(data), **more}


def warmline(*words: str, data: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run one command to its end, with nobody at the terminal."""
    return subprocess.run(
        [str(WARMLINE), *words],
        env=environment(data, **more),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )


def python(code: str, *, data: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run code with the real settings."""
    return subprocess.run(
        [sys.executable, "-c", code],
        env=environment(data, DJANGO_SETTINGS_MODULE="warmline.config.settings", **more),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
