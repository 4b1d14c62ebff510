"""`warmline score` on a long file: memory of the process as the file grows, and what workers and resuming cost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.scoring import BUDGET, GROWTH, SAMPLE
from bench.tables import Table, against

FEW = 1_000
MANY = int(os.environ.get("BENCH_MANY", "100000"))
SPEAKING = ("customer", "agent")


@dataclass(frozen=True)
class Run:
    """One run of the command: the highest resident memory in MiB, seconds of processor time, seconds on the clock."""

    memory: float
    processor: float
    clock: float


def archive(path: Path, count: int) -> int:
    """Write the sample's conversations over and over, each with an id of its own; return the turns of both speakers."""
    talks = json.loads(SAMPLE.read_text(encoding="utf-8"))
    spoken = [sum(speaker in SPEAKING for speaker, _ in talk["original"]) for talk in talks]
    with path.open("w", encoding="utf-8") as out:
        for number in range(count):
            out.write(json.dumps({**talks[number % len(talks)], "convo_id": number}) + "\n")
    return sum(spoken[number % len(talks)] for number in range(count))


def run(file: Path, *options: str) -> Run:
    """Score a file into another one and measure the command's own process and, together, those it started."""
    out = file.with_suffix(".out")
    words = [str(Path(sys.executable).with_name("warmline")), "score", str(file), "--json", "-o", str(out), *options]
    out.unlink(missing_ok=True)
    begun = time.perf_counter()
    process = subprocess.Popen(words, stderr=subprocess.DEVNULL, env={**os.environ, "WARMLINE_DATA": str(file.parent)})
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    lines, expected = _lines(out), _lines(file)
    if process.returncode or lines != expected:
        raise SystemExit(f"{words}: ended with {process.returncode}, {lines} of {expected} scores")
    return Run(used.ru_maxrss / 1024, used.ru_utime + used.ru_stime, time.perf_counter() - begun)


def _lines(path: Path) -> int:
    if not path.exists():
        return 0
    with path.open("rb") as stream:
        return sum(1 for _ in stream)


def table() -> Table:
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder, "small.jsonl"), Path(folder, "large.jsonl")
        few_turns, many_turns = archive(small, FEW), archive(large, MANY)
        few, many = run(small), run(large)
        kept, two = run(small, "--resume"), run(small, "--workers", "2")
    rate = many_turns / many.processor
    rows = (
        (f"{FEW:,} conversations, MiB", f"{few.memory:.0f}", ""),
        (f"{MANY:,} conversations, MiB", f"{many.memory:.0f}", against(many.memory - few.memory, GROWTH, "MiB more")),
        (
            f"turns a second of CPU, {MANY:,} conversations",
            f"{rate:.0f}",
            f"at least {BUDGET}: {'kept' if rate >= BUDGET else 'MISSED'}",
        ),
        (f"turns a second of CPU, {FEW:,} conversations", f"{few_turns / few.processor:.0f}", ""),
        ("the same with --resume", f"{few_turns / kept.processor:.0f}", ""),
        ("the same with --workers 2, CPU of all processes", f"{few_turns / two.processor:.0f}", ""),
        ("turns a second on the clock, one process", f"{few_turns / few.clock:.0f}", ""),
        ("turns a second on the clock, --workers 2", f"{few_turns / two.clock:.0f}", ""),
    )
    return Table(
        "warmline score on a long file",
        "The command as it is called, starting included. Three chats of ABCD over and over, each time with another id; "
        "their words repeat, so what is remembered of words helps: the part before this one has other words each time.",
        ("what", "measured", "budget"),
        rows,
    )


if __name__ == "__main__":
    print(table().markdown())
