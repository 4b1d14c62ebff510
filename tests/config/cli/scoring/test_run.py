"""Long runs: broken off and taken up, over several processes, and always the same bytes."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from click.testing import CliRunner

from warmline.adapters.bulk import OtherRun
from warmline.config.cli.score import command
from warmline.config.cli.scoring.run import Wishes, run

HEADING = "conversation_id,turn,speaker,text"
TALK = (
    ("customer", "I am so annoyed. I waited two days and parcel {} is not here!"),
    ("agent", "Two days of waiting for nothing, no wonder you are annoyed. I will call the driver of {} now."),
    ("customer", "When does it come?"),
    ("agent", "I will write to you by 18:00."),
)


class Killed(BaseException):
    """Stands in for a kill: no code of the house catches it."""


def file_of(path: Path, conversations: int, bad: int = 0) -> Path:
    dice = random.Random(f"{conversations}:{bad}")
    rows = [HEADING]
    for number in range(conversations):
        rows += [f'c{number},{n},{who},"{text.format(1000 + number)}"' for n, (who, text) in enumerate(TALK)]
    for _ in range(bad):
        rows.insert(dice.randrange(1, len(rows) + 1), "c1,77,boss,no")
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def ticking() -> Callable[[], float]:
    """A clock on which every look takes two seconds, so that every step is kept."""
    seconds = count(0, 2)
    return lambda: float(next(seconds))


def broken_at(step: int) -> Callable[[], float]:
    """The same clock, which kills the run at this look."""
    seconds = count(0, 2)

    def now() -> float:
        look = next(seconds)
        if look >= 2 * step:
            raise Killed
        return float(look)

    return now


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return file_of(tmp_path / "talks.csv", 12, bad=23)


def wishes(file: Path, out: str, **more: object) -> Wishes:
    named: dict[str, object] = {"as_json": True, "resume": True, **more}
    return Wishes(file, file.with_name(out), file.with_name(f"{out}.bad.csv"), **named)  # type: ignore[arg-type]


def both(file: Path, out: str) -> tuple[bytes, bytes]:
    return file.with_name(out).read_bytes(), file.with_name(f"{out}.bad.csv").read_bytes()


@pytest.mark.parametrize("form", [{"as_json": True}, {"as_json": False, "explain": True}, {"last_turn": True}])
def test_broken_off_again_and_again_it_gives_the_same_bytes(
    file: Path, form: dict[str, bool], capsys: pytest.CaptureFixture[str]
) -> None:
    whole = run(wishes(file, "whole", resume=False, **form))
    told = [line.replace("whole", "") for line in capsys.readouterr().err.splitlines()]
    kills = 0
    while not file.with_name("often").exists():
        try:
            taken_up = run(wishes(file, "often", **form), broken_at(25))
        except Killed:
            kills += 1
            assert not file.with_name("often").exists()
    assert kills > 3, "else this proves nothing"
    assert both(file, "often") == both(file, "whole")
    assert taken_up == whole
    assert (whole.scored, whole.bad) == (12, 23)
    again = [line.replace("often", "") for line in capsys.readouterr().err.splitlines()]
    where = [line for line in again if line.startswith(("Goes on after entry ", "Nothing to take up"))]
    assert where[0] == "Nothing to take up: this run begins at the first entry."
    assert len(where) == kills + 1
    assert [line for line in again if "turns/s" not in line and line not in where] == told, (
        "the same problems are named"
    )


def test_a_run_that_is_taken_up_says_where(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(Killed):
        run(wishes(file, "out"), broken_at(60))
    kept = json.loads(file.with_name("out.state").read_text(encoding="utf-8"))["progress"]
    capsys.readouterr()
    run(wishes(file, "out"), ticking())
    told = capsys.readouterr().err.splitlines()[0]
    assert told.startswith(
        f"Goes on after entry {kept['entries']}: {kept['scored']} scored before, {kept['bad']} could"
    )


def test_a_run_without_resume_says_nothing_of_it(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(wishes(file, "out", resume=False))
    assert "take up" not in capsys.readouterr().err


def test_what_is_done_is_not_done_again(file: Path) -> None:
    with pytest.raises(Killed):
        run(wishes(file, "out"), broken_at(60))
    kept = json.loads(file.with_name("out.state").read_text(encoding="utf-8"))["progress"]
    assert kept["entries"] > 5
    assert kept["scored"] == len(file.with_name("out.part").read_bytes().splitlines())
    assert run(wishes(file, "out"), ticking()).scored == 12
    assert sorted(path.name for path in file.parent.iterdir()) == ["out", "out.bad.csv", "talks.csv"]


def test_another_input_is_not_mixed_in(file: Path) -> None:
    with pytest.raises(Killed):
        run(wishes(file, "out"), broken_at(60))
    file.write_text(file.read_text(encoding="utf-8") + "c99,0,customer,One more\n", encoding="utf-8")
    with pytest.raises(OtherRun, match="input changed since"):
        run(wishes(file, "out"))


def test_a_shortened_list_of_problems_is_noticed(file: Path) -> None:
    with pytest.raises(Killed):
        run(wishes(file, "out"), broken_at(60))
    file.with_name("out.bad.csv").write_text("line\n", encoding="utf-8")
    with pytest.raises(OtherRun, match="lost rows"):
        run(wishes(file, "out"))


@pytest.mark.parametrize("as_json", [True, False])
def test_several_processes_give_the_same_bytes(file: Path, as_json: bool) -> None:
    one = run(wishes(file, "one", as_json=as_json, resume=False))
    two = run(wishes(file, "two", as_json=as_json, resume=False, workers=2))
    assert both(file, "one") == both(file, "two")
    assert one == two


def test_the_number_of_processes_may_change_between_two_runs(file: Path) -> None:
    run(wishes(file, "whole", resume=False))
    with pytest.raises(Killed):
        run(wishes(file, "out"), broken_at(50))
    run(wishes(file, "out", workers=2), ticking())
    assert both(file, "out") == both(file, "whole")


@pytest.mark.parametrize("words", [["-", "--resume", "-o", "x"], ["{file}", "--resume"]])
def test_resume_needs_a_file_and_an_output(file: Path, words: list[str]) -> None:
    shown = CliRunner().invoke(command, [word.format(file=file) for word in words], input="")
    assert shown.exit_code == 2
    assert "--resume needs a file to read and --output" in shown.stderr


def test_another_run_is_said_in_words_on_the_command_line(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.with_name("out.state").write_text("{", encoding="utf-8")
    shown = CliRunner().invoke(command, [str(file), "--json", "--resume", "-o", str(out)])
    assert shown.exit_code == 2
    assert "is damaged. Delete it and" in shown.stderr


def test_killed_for_real_and_started_again_nothing_is_lost_and_nothing_there_twice(tmp_path: Path) -> None:
    file = file_of(tmp_path / "long.csv", 600, bad=40)
    run(wishes(file, "whole", resume=False))
    words = [str(file), "--json", "--resume", "-o", str(tmp_path / "out"), "--problems", str(tmp_path / "out.bad.csv")]
    command_line = [sys.executable, "-c", "from warmline.config.cli import main; main()", "score", *words]
    with subprocess.Popen(command_line, stderr=subprocess.DEVNULL) as process:
        assert any(_waited(lambda: (tmp_path / "out.state").exists() or process.poll() is not None))
        os.kill(process.pid, signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL, "it was killed in the middle"
    assert not (tmp_path / "out").exists()
    assert subprocess.run(command_line, stderr=subprocess.DEVNULL, check=False).returncode == 1
    assert both(file, "out") == both(file, "whole")
    ids = [json.loads(line)["id"] for line in (tmp_path / "out").read_text(encoding="utf-8").splitlines()]
    assert ids == [f"c{number}" for number in range(600)]


def _waited(there: Callable[[], bool], seconds: float = 120.0) -> Iterator[bool]:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if there():
            yield True
            return
        time.sleep(0.005)
