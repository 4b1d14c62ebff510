"""Mutation test of the core: faults are put into copies of its files, one at a time, and the tests must notice.

`python tools/mutants.py [--sample 200] [--seed 1] [--jobs 2] [--anew | --survivors]` draws the faults (cosmic-ray's
operators) over all files of core/, runs the tests of the fault's room on a copy of the tree, prints the running share,
a table by room and the survivors, and exits with 1 when fewer than 80 % were caught.

What was found is kept in var/mutants.jsonl, so a run that was stopped goes on where it stood. `--survivors` tries those
that survived once more, after tests were added; `--anew` forgets everything.

First the rooms drawn are tested without a fault: tests that fail anyway would seem to catch every one. Left out before
drawing: faults in type annotations (`X | None`) and in docstrings, which change no behaviour.
"""

from __future__ import annotations

import argparse
import ast
import difflib
import hashlib
import json
import math
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path
from queue import Queue
from threading import Lock

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

ROOT = Path(__file__).resolve().parent.parent
CORE = ROOT / "src" / "warmline" / "core"
NEEDED = 0.80
SECONDS_A_MUTANT = 300
STATE = ROOT / "var" / "mutants.jsonl"
Z_95 = 1.959964  # of the standard normal distribution
_MOMENTS = count(1_000_000_000)


@dataclass(frozen=True)
class Place:
    path: Path
    operator: str
    occurrence: int


@dataclass(frozen=True)
class Mutant:
    path: Path
    operator: str
    occurrence: int
    code: str

    @property
    def room(self) -> str:
        """The core's room the fault stands in."""
        return self.path.relative_to(CORE).parts[0]

    @property
    def key(self) -> str:
        """What tells it from every other fault, and from itself in a file that has changed since."""
        return hashlib.sha256(f"{self.path.relative_to(ROOT)}\0{self.code}".encode()).hexdigest()[:24]


class Found:
    """What earlier runs found, one line a fault: its key, whether it was caught, and where it stands."""

    def __init__(self, path: Path) -> None:
        self.path, self._lock = path, Lock()
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        self.caught: dict[str, bool] = {row["key"]: row["caught"] for row in map(json.loads, lines)}

    def add(self, mutant: Mutant, ok: bool) -> None:
        """Keep one result; the later line of the same fault counts."""
        place = f"{mutant.path.relative_to(ROOT)} {mutant.operator} #{mutant.occurrence}"
        with self._lock:
            self.caught[mutant.key] = ok
            self.path.parent.mkdir(exist_ok=True)
            with self.path.open("a", encoding="utf-8") as file:
                file.write(json.dumps({"key": mutant.key, "caught": ok, "place": place}) + "\n")


def wilson(caught: int, tried: int) -> tuple[float, float]:
    """The 95 % interval of a share, between 0 and 1 (Wilson, 1927)."""
    share, z2 = caught / tried, Z_95**2
    middle = share + z2 / (2 * tried)
    reach = Z_95 * math.sqrt(share * (1 - share) / tried + z2 / (4 * tried**2))
    return (middle - reach) / (1 + z2 / tried), (middle + reach) / (1 + z2 / tried)


def without_meaningless(code: str) -> str:
    """The code's meaning as text: annotations and docstrings taken out, so that equal text is an equal program."""
    tree = ast.parse(code)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            node.returns = None
            for argument in [*node.args.args, *node.args.kwonlyargs, *node.args.posonlyargs]:
                argument.annotation = None
        elif isinstance(node, ast.AnnAssign):
            node.annotation = ast.Constant(0)
        if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Module) and ast.get_docstring(node) is not None:
            node.body = node.body[1:] or [ast.Pass()]
    return ast.dump(tree)


def places_in(path: Path) -> Iterator[Place]:
    """Yield every place of one file where an operator could put a fault."""
    nodes = list(ast_nodes(get_ast(path.read_text(encoding="utf-8"))))
    for name in operator_names():
        operator = get_operator(name)
        if list(operator.arguments()):
            continue
        made = operator()
        for occurrence in range(sum(len(list(made.mutation_positions(node))) for node in nodes)):
            yield Place(path, name, occurrence)


def mutant_at(place: Place) -> Mutant | None:
    """Return the fault at a place, or None where it would change no behaviour or no longer be Python."""
    code = place.path.read_text(encoding="utf-8")
    mutated = mutate_code(code, get_operator(place.operator)(), place.occurrence)
    try:
        if mutated is None or without_meaningless(mutated) == without_meaningless(code):
            return None
    except SyntaxError:
        return None
    return Mutant(place.path, place.operator, place.occurrence, mutated)


def draw(places: list[Place], size: int, seed: int) -> list[Mutant]:
    """Draw this many faults, every place as likely as any other."""
    shuffled = random.Random(seed).sample(places, len(places))
    return list(islice(filter(None, map(mutant_at, shuffled)), size))


def caught(mutant: Mutant, tree: Path) -> bool:
    """Say whether the room's tests fail on the tree with this fault in it."""
    target = tree / mutant.path.relative_to(ROOT)
    target.write_text(mutant.code, encoding="utf-8")
    _dated(target)
    try:
        return tests_of(mutant.room, tree, nearest=mutant.path) != 0
    except subprocess.TimeoutExpired:
        return True
    finally:
        shutil.copyfile(mutant.path, target)
        _dated(target)


def _dated(file: Path) -> None:
    """Give a file a time of its own, so that nothing compiled of an earlier text is taken for it."""
    moment = next(_MOMENTS)
    os.utime(file, (moment, moment))


def tests_of(room: str, tree: Path, nearest: Path | None) -> int:
    """Run a room's tests on a tree until the first that fails and return pytest's exit code."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-n0", "-p", "no:cacheprovider", "-p", "no:randomly"]
    own = {"PYTHONPATH": str(tree / "src"), "PYTHONPYCACHEPREFIX": str(tree / "compiled")}
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [*command, *nearest_first(room, tree, nearest)],
        cwd=tree,
        env={**kept, **own, "HYPOTHESIS_MAX_EXAMPLES": "25"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=SECONDS_A_MUTANT,
        check=False,
    )
    if done.returncode == 5:
        raise SystemExit(f"tests/core/{room} holds no test: nothing can be said about its mutants.")
    return done.returncode


def must_pass(rooms: Iterable[str], tree: Path) -> None:
    """Stop where a room's tests fail, or take too long, without any fault: they would seem to catch every one."""
    for room in sorted(set(rooms)):
        try:
            code = tests_of(room, tree, None)
        except subprocess.TimeoutExpired:
            raise SystemExit(
                f"tests/core/{room} takes over {SECONDS_A_MUTANT} s: try again on a quiet machine."
            ) from None
        if code:
            raise SystemExit(f"tests/core/{room} fails without a fault: mend it first, or nothing is proven.")


def nearest_first(room: str, tree: Path, near: Path | None) -> list[str]:
    """The room's test files, those named after the fault's own file first, since most faults are caught there."""
    names = set() if near is None else {f"test_{near.stem}.py", f"test_{near.parent.name}.py"}
    files = sorted((tree / "tests" / "core" / room).rglob("test_*.py"))
    return [str(path.relative_to(tree)) for path in sorted(files, key=lambda path: path.name not in names)]


def copy_tree(folder: Path) -> Path:
    """Copy what the tests need into a folder of its own."""
    for name in ("src", "tests", "content", "data", "exams", "pyproject.toml"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif source.exists():
            shutil.copyfile(source, folder / name)
    return folder


def run(sample: list[Mutant], jobs: int, found: Found) -> None:
    """Try every mutant, `jobs` at a time, each job on its own copy of the tree, and keep what is found."""
    with tempfile.TemporaryDirectory() as scratch:
        trees: Queue[Path] = Queue()
        for number in range(jobs):
            trees.put(copy_tree(Path(scratch) / f"tree{number}"))
        must_pass((mutant.room for mutant in sample), trees.queue[0])
        tried: list[bool] = []

        def attempt(mutant: Mutant) -> None:
            tree = trees.get()
            try:
                ok = caught(mutant, tree)
            finally:
                trees.put(tree)
            found.add(mutant, ok)
            tried.append(ok)
            place = f"{mutant.path.relative_to(CORE)} {mutant.operator} #{mutant.occurrence}"
            word = "caught" if ok else "SURVIVED"
            print(f"{len(tried)}/{len(sample)} {sum(tried) / len(tried):.0%}  {word:<9} {place}", flush=True)

        with ThreadPoolExecutor(jobs) as pool:
            list(pool.map(attempt, sample))


def difference(mutant: Mutant) -> str:
    """The lines the fault changes, before and after."""
    before, after = mutant.path.read_text(encoding="utf-8").splitlines(), mutant.code.splitlines()
    changed = [line for line in difflib.unified_diff(before, after, n=0, lineterm="") if line[:2] not in {"--", "++"}]
    return "\n".join(f"    {line}" for line in changed)


def report(results: list[tuple[Mutant, bool]], total: int) -> int:
    """Print the table and the survivors; return the exit code."""
    tried, killed = Counter(m.room for m, _ in results), Counter(m.room for m, ok in results if ok)
    for mutant, ok in results:
        if not ok:
            print(f"survived: {mutant.path.relative_to(ROOT)} {mutant.operator} #{mutant.occurrence}")
            print(difference(mutant))
    print(f"\n{'room':<16}{'tried':>7}{'caught':>8}{'share':>8}")
    for room in sorted(tried):
        print(f"{room:<16}{tried[room]:>7}{killed[room]:>8}{killed[room] / tried[room]:>8.0%}")
    share, (low, high) = sum(killed.values()) / len(results), wilson(sum(killed.values()), len(results))
    print(
        f"{'all':<16}{len(results):>7}{sum(killed.values()):>8}{share:>8.1%}  (95 %: {low:.1%} to {high:.1%}, Wilson)"
    )
    print(f"drawn from {total} places; needed: {NEEDED:.0%}")
    return 0 if share >= NEEDED else 1


def wanted(sample: list[Mutant], found: Found, survivors: bool) -> list[Mutant]:
    """Return those that are still to be tried."""
    return [m for m in sample if m.key not in found.caught or (survivors and not found.caught[m.key])]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--survivors", action="store_true", help="try those that survived once more")
    parser.add_argument("--anew", action="store_true", help="forget what earlier runs found")
    options = parser.parse_args()
    if options.anew:
        STATE.unlink(missing_ok=True)
    files = [path for path in sorted(CORE.rglob("*.py")) if path.name != "__init__.py"]
    places = [place for path in files for place in places_in(path)]
    sample, found = draw(places, options.sample, options.seed), Found(STATE)
    left = wanted(sample, found, options.survivors)
    known = len(sample) - len(left)
    print(f"{len(places)} places in {len(files)} files; {len(sample)} faults, {known} known from before.", flush=True)
    run(left, options.jobs, found)
    return report([(mutant, found.caught[mutant.key]) for mutant in sample], len(places))


if __name__ == "__main__":
    sys.exit(main())
