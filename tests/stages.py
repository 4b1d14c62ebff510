"""`make test`: all checks and tests of the house, in lanes side by side, closed by the test runner's own summary.

    python -m tests.stages            every stage
    python -m tests.stages types e2e  these, in this order

A stage that fails does not stop the others, so one run shows all there is to mend; it makes the whole fail. What the
test runner says is kept until the end: first the runs that passed, then those that failed, so that the last summary
is a bad one if any is. What a stage says while it runs can be followed in build/stages.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parent.parent
# Where tests that ask the database, and tests that drive a browser, may lie (tests/conftest.py sees to it): the stages
# collect only these.
WITH_DATABASE = ("tests/apps/", "tests/config/", "tests/web/", "tests/test_postgres.py")
WITH_BROWSER = ("tests/e2e/", "tests/web/")
LOGS = ROOT / "build" / "stages"
COMPILED = ROOT / "build" / "compiled"
CORES = os.cpu_count() or 2
# On two cores the lanes alone keep both busy, and every worker more would collect all tests of its stage once more.
WORKERS = min(4, CORES // 2) if CORES > 3 else 0


@dataclass(frozen=True, slots=True)
class Stage:
    """Commands run one after the other until one fails; `tests` says that they are a run of pytest."""

    name: str
    commands: tuple[tuple[str, ...], ...]
    tests: bool = False
    database: str | None = None

    def environment(self) -> dict[str, str]:
        """What the commands find in their environment."""
        named = {} if self.database is None else {"WARMLINE_TEST_DB": self.database}
        # Compiled once for all the processes of a run, in a place of its own, whatever the machine says about it.
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return {**kept, "PYTHONUNBUFFERED": "1", "PYTHONPYCACHEPREFIX": str(COMPILED), **named}


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a stage ended: its exit code, how many seconds it took, and what it said."""

    stage: Stage
    code: int
    seconds: float
    said: str


def _program(name: str) -> str:
    return str(Path(sys.executable).parent / name)


def _pytest(
    name: str,
    mark: str,
    places: Sequence[str],
    module: str = "pytest",
    database: str = "sqlite",
    before: tuple[tuple[str, ...], ...] = (),
    workers: int = WORKERS,
) -> Stage:
    cache = f"cache_dir=.pytest_cache/{name}"
    # A file's tests stay on one worker: what they make once for all of them is then made once.
    spread = ("-n", str(workers), "--dist", "loadfile")
    # PostgreSQL's database is made by the migrations, and so is each house that a process of its own opens.
    made = () if database == "postgres" else ("--no-migrations",)
    words = (sys.executable, "-m", module, "-q", *spread, *made, "-o", cache, "-m", mark, *places)
    return Stage(name, (*before, words), tests=True, database=database)


_MIGRATIONS = (*("-m", "django", "makemigrations", "--check", "--dry-run"), "--settings", "warmline.config.settings")
ALL = (
    Stage(
        "lint",
        (
            (_program("ruff"), "check", "."),
            (_program("ruff"), "format", "--check", "."),
            (_program("djlint"), "--lint", "--quiet", "src/warmline"),
        ),
    ),
    Stage("types", ((_program("mypy"), "src"),)),
    Stage("contracts", ((_program("lint-imports"),), (sys.executable, *_MIGRATIONS))),
    Stage("docs", ((_program("sphinx-build"), "-q", "-W", "-b", "html", "docs", "build/docs"),)),
    # The browser is looked for, and installed, while the other lane already works.
    _pytest("e2e", "browser", WITH_BROWSER, before=(("sh", "tools/browser.sh"),), workers=max(2, WORKERS)),
    _pytest("apps-postgres", "not browser", WITH_DATABASE, module="tests.postgres", database="postgres"),
    _pytest("apps", "not browser", WITH_DATABASE),
    _pytest("unit", "not browser", ("tests", *(f"--ignore={place}" for place in (*WITH_DATABASE, "tests/e2e/")))),
)
# The longest stage has a lane and its fair share for itself; browser tests wait much, so they come first in theirs and
# those that only compute after them.
LANES = (("e2e", "lint", "types", "contracts", "docs", "unit"), ("apps",), ("apps-postgres",))
YIELDING = ("lint", "types", "contracts", "docs", "apps-postgres", "unit")


def run_stage(stage: Stage, logs: Path = LOGS) -> Outcome:
    """Run one stage to its end and keep what it said on either stream, also in a file that can be followed."""
    begun = time.monotonic()
    logs.mkdir(parents=True, exist_ok=True)
    with (logs / f"{stage.name}.log").open("w+", encoding="utf-8", errors="replace") as log:
        commands = (_yielding(words) if stage.name in YIELDING else words for words in stage.commands)
        code = next((found for words in commands if (found := _run(words, stage.environment(), log))), 0)
        log.seek(0)
        return Outcome(stage, code, time.monotonic() - begun, log.read())


def _yielding(words: Sequence[str]) -> Sequence[str]:
    """Return a command that leaves the processor to others where both want it; as it is where there is no `nice`."""
    nice = shutil.which("nice")
    return words if nice is None else (nice, "-n", "5", *words)


def _run(words: Sequence[str], environment: Mapping[str, str], log: IO[str]) -> int:
    streams = {"stdin": subprocess.DEVNULL, "stdout": log, "stderr": subprocess.STDOUT}
    try:
        return subprocess.run(words, env=environment, cwd=ROOT, check=False, **streams).returncode
    except OSError as missing:
        log.write(f"{words[0]} could not be run: {missing}\n")
        return 127


def run_lanes(lanes: Sequence[Sequence[Stage]], out: IO[str], logs: Path = LOGS) -> list[Outcome]:
    """Run the lanes side by side and tell of each stage as it ends; return the outcomes in the order they came."""
    outcomes: list[Outcome] = []
    telling = threading.Lock()

    def follow(lane: Sequence[Stage]) -> None:
        for stage in lane:
            done = run_stage(stage, logs)
            with telling:
                outcomes.append(done)
                _tell(done, out)

    threads = [threading.Thread(target=follow, args=(lane,)) for lane in lanes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def _tell(done: Outcome, out: IO[str]) -> None:
    if done.code and not done.stage.tests:
        out.write(done.said)
    print(f"{done.stage.name:<14} {'FAILED' if done.code else 'passed':<7} {done.seconds:6.0f} s", file=out, flush=True)


def close(outcomes: Sequence[Outcome], out: IO[str]) -> int:
    """Print what the runs of tests said, the bad ones last, and return the exit code of the whole."""
    order = [stage.name for stage in ALL]
    runs = [done for done in outcomes if done.stage.tests]
    runs.sort(key=lambda done: (done.code != 0, order.index(done.stage.name) if done.stage.name in order else -1))
    failed = [done.stage.name for done in outcomes if done.code]
    if failed:
        print(f"Failed: {', '.join(failed)}.", file=out)
    for done in runs:
        print(f"\n--- {done.stage.name}", file=out)
        out.write(done.said)
    out.flush()
    return 1 if failed else 0


def main(names: Sequence[str]) -> int:
    """Run the stages of these names one after the other, or all in their lanes."""
    known = {stage.name: stage for stage in ALL}
    unknown = [name for name in names if name not in known]
    if unknown:
        sys.stderr.write(f"No stage is called {unknown[0]}; there are {', '.join(known)}.\n")
        return 2
    chosen = [[known[name] for name in lane] for lane in ([names] if names else LANES)]
    # What one stage makes for all, such as a database with all migrations (tests/migrated.py), lies in one folder.
    with tempfile.TemporaryDirectory(prefix="warmline-run-") as shared:
        os.environ["WARMLINE_TEST_RUN"] = shared
        return close(run_lanes(chosen, sys.stdout), sys.stdout)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
