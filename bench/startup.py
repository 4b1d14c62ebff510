"""Start-up: a fresh clone to the first page, a warm start, and memory at rest."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from bench.house import ROOT, children, free_port, resident, wait_for
from bench.tables import Table, against


def until_first_page(command: list[str], port: int, cwd: Path, data: str) -> tuple[float, float]:
    """Seconds from the command to the first answer, and MiB of the largest process then."""
    environment = {**os.environ, "WARMLINE_DATA": data}
    environment.pop("VIRTUAL_ENV", None)
    begun = time.perf_counter()
    with subprocess.Popen(
        command, cwd=cwd, env=environment, stdout=subprocess.DEVNULL, start_new_session=True
    ) as house:
        try:
            wait_for(f"http://127.0.0.1:{port}", 300)
            seconds = time.perf_counter() - begun
            return seconds, max(resident(pid) for pid in [house.pid, *children(house.pid)])
        finally:
            os.killpg(house.pid, 15)


def fresh_clone() -> float:
    """Seconds from `git clone` to the first page of `make run`; packages come from the index or its cache."""
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        subprocess.run(["git", "clone", "--quiet", str(ROOT), f"{folder}/warmline"], check=True)
        cloned = time.perf_counter() - begun
        port = free_port()
        command = ["make", "--silent", "run", f"BIND=127.0.0.1:{port}"]
        return cloned + until_first_page(command, port, Path(folder) / "warmline", f"{folder}/data")[0]


def table() -> Table:
    warmline = str(Path(sys.executable).with_name("warmline"))
    with tempfile.TemporaryDirectory() as data:
        subprocess.run(
            [warmline, "up", "--sample", "--prepare-only"], env={**os.environ, "WARMLINE_DATA": data}, check=True
        )
        warm, memory = [], []
        for _ in range(5):
            port = free_port()
            command = [warmline, "up", "--sample", "--bind", f"127.0.0.1:{port}"]
            seconds, size = until_first_page(command, port, ROOT, data)
            warm.append(seconds)
            memory.append(size)
    clone = fresh_clone()
    return Table(
        "Start-up and memory",
        "From the command to the first answer over HTTP: median of five warm starts, one fresh clone.",
        ("what", "measured", "budget"),
        (
            ("fresh clone to first page, s", f"{clone:.1f}", against(clone, 60, "s")),
            ("warm start to first page, s", f"{median(warm):.2f}", against(median(warm), 2, "s")),
            ("largest process after the first page, MiB", f"{max(memory):.0f}", against(max(memory), 350, "MiB")),
        ),
    )
