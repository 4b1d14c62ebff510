"""What an operator sees: a command, what it said, and how it ended, as one text that can be compared."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner
from tests.web.golden import check_text

from warmline.config.cli import main

GOLDEN = Path(__file__).parent / "golden"


def written(words: tuple[str, ...], code: int, out: str, err: str) -> str:
    """Put it down: standard error under a line of its own, spaces at the ends of lines left out."""
    parts = [f"$ warmline {' '.join(words)}", out.rstrip()]
    if err.strip():
        parts += ["--- standard error", err.rstrip()]
    text = "\n".join([*parts, f"--- ended with {code}"])
    return "\n".join(line.rstrip() for line in text.splitlines())


def transcript(*words: str, input: str | bytes | None = None) -> str:
    """Run a command in this process; for what does not hang on the width of the terminal."""
    done = CliRunner().invoke(main, list(words), input=input, prog_name="warmline")
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
    return written(words, done.exit_code, done.stdout, done.stderr)


def seen(*words: str, folder: Path, input: str = "") -> str:
    """Run a command as an operator does, in a window of 100 columns without colours."""
    done = subprocess.run(
        [sys.executable, "-c", "from warmline.config.cli import main; main()", *words],
        env={
            "PATH": os.environ["PATH"],
            "COLUMNS": "100",
            "LC_ALL": "C.UTF-8",
            "PYTHONPATH": os.pathsep.join(sys.path),
        },
        cwd=folder,
        input=input,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    return written(words, done.returncode, done.stdout, done.stderr)


def same_as_recorded(name: str, *texts: str) -> None:
    """Compare with golden/NAME.txt; RECORD_GOLDEN=1 records it anew."""
    check_text(GOLDEN / f"{name}.txt", "\n\n".join(texts))
