"""The same scoring function on a cluster, through Daft: conversations are laid out in parts, and each part scored."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final

from warmline.adapters.bulk.packing import packed, unpacked
from warmline.core.conversation import Conversation, RowProblem

PART: Final = 2_000
"""Conversations in one part: what one machine takes up at a time."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Work:
    """What is done to a conversation: `judge` gives a row by column; `texts` and `numbers` name the columns."""

    judge: Callable[[Conversation], Row]
    texts: Sequence[str]
    numbers: Sequence[str]


@dataclass(frozen=True, slots=True)
class Crew:
    """Who does it: `ray` is the address of a Ray cluster, "local" for one on this machine, None for none at all."""

    workers: int
    ray: str | None = None


def score_on_cluster(
    found: Iterable[Conversation | RowProblem],
    work: Work,
    crew: Crew,
    out: Path,
    *,
    as_csv: bool,
    problem: Callable[[RowProblem], None],
) -> int:
    """Score every conversation and return how many there were; bad entries go to `problem`.

    `out` gets files of Parquet or CSV with a column `position`, the place in the input from 0, and the columns of
    `work`. On a cluster every machine must see the folder of `out` and have this program installed. Reading is done
    here, by the same readers as everywhere, so lines of problems and the joining of rows are the same; memory is flat.
    Raises ImportError without the extra, FileExistsError where `out` holds something.
    """
    import daft

    check_empty(out)
    _choose(crew)
    with _parts(out) as parts:
        if not (count := _lay_out(found, parts, problem)):
            return 0
        frame = daft.read_parquet(f"{parts}/*.parquet")
        judged = _judge(work, crew.workers)(frame["conversation"]).alias("judged")
        columns = frame.select(frame["position"], judged)
        whole = columns.select(columns["position"], columns["judged"]["*"])
        if as_csv:
            whole.write_csv(str(out))
        else:
            whole.write_parquet(str(out))
    return count


def check_empty(out: Path) -> None:
    """Raise FileExistsError where the output would be mixed with something that is there."""
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise FileExistsError(17, "is not an empty folder", str(out))


def _choose(crew: Crew) -> None:
    import daft

    if crew.ray is None:
        daft.set_runner_native()
    else:
        daft.set_runner_ray(None if crew.ray == "local" else crew.ray, noop_if_initialized=True)


@contextmanager
def _parts(out: Path) -> Iterator[Path]:
    """Yield a folder beside the output, which all machines see; it is gone at the end."""
    out.parent.mkdir(parents=True, exist_ok=True)
    parts = Path(tempfile.mkdtemp(prefix=f".{out.name}.", dir=out.parent)).resolve()
    try:
        yield parts
    finally:
        shutil.rmtree(parts, ignore_errors=True)


def _lay_out(found: Iterable[Conversation | RowProblem], parts: Path, problem: Callable[[RowProblem], None]) -> int:
    import pyarrow
    from pyarrow import parquet

    def good() -> Iterator[str]:
        for each in found:
            if isinstance(each, RowProblem):
                problem(each)
            else:
                yield packed(each)

    lines, count = good(), 0
    while part := list(islice(lines, PART)):
        table = pyarrow.table({"position": list(range(count, count + len(part))), "conversation": part})
        parquet.write_table(table, parts / f"{count:012}.parquet")
        count += len(part)
    return count


def _judge(work: Work, workers: int) -> Any:
    import daft

    texts = {name: daft.DataType.string() for name in work.texts}
    form = daft.DataType.struct({**texts, **{name: daft.DataType.float64() for name in work.numbers}})

    # A class, not a function: each of its processes loads the models once and keeps them.
    class Judge:
        @daft.method(return_dtype=form)  # type: ignore[untyped-decorator]
        def __call__(self, line: str) -> Row:
            return work.judge(unpacked(line))

    return daft.cls(Judge, use_process=True, max_concurrency=workers)()
