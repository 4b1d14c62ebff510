"""Work over several processes: nothing lost, nothing doubled, nothing out of order, nothing held."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import conversation

from warmline.adapters.bulk import Done, in_order
from warmline.core.conversation import Conversation, RowProblem

BOTH = pytest.mark.parametrize("workers", [1, 3])


def name(talk: Conversation) -> str:
    return talk.id


def process_of(talk: Conversation) -> int:
    time.sleep(0.01)
    return os.getpid()


def slow_at_first(talk: Conversation) -> str:
    time.sleep(0.3 if talk.id == "c0" else 0.0)
    return talk.id


def fails_at_30(talk: Conversation) -> str:
    if talk.id == "c30":
        raise ValueError("30 cannot be read")
    return talk.id


def is_killed(talk: Conversation) -> str:
    os.kill(os.getpid(), signal.SIGKILL)
    return talk.id


def entries(count: int) -> Iterator[Conversation | RowProblem]:
    for number in range(count):
        yield RowProblem(number, "text", "is empty") if number % 7 == 3 else conversation("c: Hi.", id=f"c{number}")


def shape(found: object) -> tuple[str, str]:
    if isinstance(found, Done):
        return found.conversation.id, found.result
    assert isinstance(found, RowProblem)
    return "bad", str(found.line)


@BOTH
def test_every_entry_comes_out_once_where_it_stood(workers: int) -> None:
    expected = [("bad", str(n)) if n % 7 == 3 else (f"c{n}", f"c{n}") for n in range(50)]
    assert [shape(each) for each in in_order(entries(50), name, workers=workers)] == expected


@BOTH
def test_of_nothing_comes_nothing(workers: int) -> None:
    assert list(in_order([], name, workers=workers)) == []


def test_problems_alone_go_through_processes_too() -> None:
    bad = [RowProblem(n, "", "no") for n in range(20)]
    assert list(in_order(bad, name, workers=2)) == bad


def test_a_slow_first_one_does_not_let_the_others_pass() -> None:
    done = [each.result for each in in_order(entries(40), slow_at_first, workers=2) if isinstance(each, Done)]
    assert done == [f"c{n}" for n in range(40) if n % 7 != 3]


def test_the_work_is_done_in_other_processes_and_in_more_than_one() -> None:
    used = {each.result for each in in_order(entries(60), process_of, workers=2) if isinstance(each, Done)}
    assert os.getpid() not in used
    assert len(used) == 2


def test_the_input_is_read_only_a_little_ahead() -> None:
    read = 0

    def watched() -> Iterator[Conversation | RowProblem]:
        nonlocal read
        for each in entries(5_000):
            read += 1
            yield each

    stream = in_order(watched(), name, workers=2)
    for _ in range(100):
        next(stream)
    stream.close()  # type: ignore[attr-defined]
    assert read <= 100 + 2 * 4 * 8


@BOTH
def test_an_error_in_the_work_is_raised_where_it_stands(workers: int) -> None:
    found = in_order(entries(60), fails_at_30, workers=workers)
    came: list[object] = []
    with pytest.raises(ValueError, match="30 cannot be read"):
        came.extend(found)
    assert len(came) <= 30


def test_a_process_that_is_killed_is_said_and_not_waited_for() -> None:
    with pytest.raises(BrokenProcessPool):
        list(in_order(entries(20), is_killed, workers=2))


@given(st.lists(st.booleans(), max_size=40))
def test_whatever_the_mix_order_and_number_stay(good: list[bool]) -> None:
    mixed = [conversation("c: Hi.", id=str(n)) if fine else RowProblem(n, "", "no") for n, fine in enumerate(good)]
    came = list(in_order(mixed, name))
    assert [each.conversation if isinstance(each, Done) else each for each in came] == mixed


def test_no_process_outlives_a_parent_that_is_killed(tmp_path: Path) -> None:
    """Each worker writes down its number, the parent is killed, and then there are none of them."""
    code = (
        "from tests.adapters.bulk import test_spread as t\n"
        "from warmline.adapters.bulk import in_order\n"
        "if __name__ == '__main__':\n"
        "    for each in in_order(t.entries(1_000_000), t.process_of, workers=2):\n"
        "        print(getattr(each, 'result', ''), flush=True)\n"
    )
    script = tmp_path / "parent.py"
    script.write_text(code, encoding="utf-8")
    root = Path(__file__).resolve().parents[3]
    environment = {**os.environ, "PYTHONPATH": f"{root}:{root / 'src'}"}
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True, env=environment) as parent:
        assert parent.stdout is not None
        seen: set[int] = set()
        while len(seen) < 2:
            seen |= {int(line) for line in [parent.stdout.readline().strip()] if line}
        parent.kill()
    until = time.monotonic() + 20
    while any(Path(f"/proc/{pid}").exists() for pid in seen) and time.monotonic() < until:
        time.sleep(0.05)
    assert not [pid for pid in seen if Path(f"/proc/{pid}").exists()]
