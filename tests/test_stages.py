"""The runner of all stages: nothing that fails is lost, and the test runner's summary closes."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from tests.stages import ALL, LANES, Outcome, Stage, close, main, run_lanes, run_stage


def says(name: str, text: str, code: int = 0, tests: bool = False) -> Stage:
    """A stage that prints one line and ends with this code."""
    return Stage(name, ((sys.executable, "-c", f"print({text!r}); raise SystemExit({code})"),), tests=tests)


Whole = Callable[..., tuple[int, str]]


@pytest.fixture
def whole(tmp_path: Path) -> Whole:
    """Run lanes as `make test` does; return the exit code and all that was printed."""

    def run(*lanes: Sequence[Stage]) -> tuple[int, str]:
        out = io.StringIO()
        return close(run_lanes(lanes, out, tmp_path), out), out.getvalue()

    return run


def test_the_runners_own_summary_closes(whole: Whole) -> None:
    code, said = whole([says("lint", "clean")], [says("unit", "7 passed in 0.1s", tests=True)])
    assert code == 0
    assert said.endswith("7 passed in 0.1s\n")
    assert "clean" not in said, "what has nothing to say is not quoted"
    assert "lint           passed" in said


def test_a_failed_check_fails_the_whole_and_is_quoted(whole: Whole) -> None:
    code, said = whole([says("lint", "E501 Line too long", 1)], [says("unit", "7 passed", tests=True)])
    assert code == 1
    assert "E501 Line too long\nlint           FAILED" in said
    assert "Failed: lint." in said


@pytest.mark.parametrize("bad", ["e2e", "apps-postgres", "unit"])
def test_a_failed_run_of_tests_is_the_last_word(whole: Whole, bad: str) -> None:
    runs = [says(n, f"of {n}", int(n == bad), tests=True) for n in ("unit", "e2e", "apps-postgres")]
    code, said = whole(runs[:1], runs[1:])
    assert code == 1
    assert said.endswith(f"--- {bad}\nof {bad}\n")
    assert all(said.count(f"of {name}\n") == 1 for name in ("e2e", "apps-postgres", "unit"))


def test_a_stage_that_fails_does_not_hide_the_next_one_of_its_lane(whole: Whole) -> None:
    code, said = whole([says("types", "error: Name", 2), says("docs", "WARNING: no page", 1)])
    assert code == 1
    assert "error: Name" in said
    assert "WARNING: no page" in said
    assert "Failed: types, docs." in said


def test_within_a_stage_the_first_bad_command_ends_it(tmp_path: Path) -> None:
    commands = tuple(says("x", word, code).commands[0] for word, code in (("one", 0), ("two", 3), ("three", 0)))
    done = run_stage(Stage("lint", commands), tmp_path)
    assert (done.code, done.said) == (3, "one\ntwo\n")


def test_what_goes_to_standard_error_is_kept_too(tmp_path: Path) -> None:
    done = run_stage(Stage("lint", ((sys.executable, "-c", "import sys; print('oh', file=sys.stderr)"),)), tmp_path)
    assert done.said == "oh\n"


def test_a_command_that_is_not_there_is_an_error_and_no_pass(whole: Whole) -> None:
    code, said = whole([Stage("looks", (("/nowhere/ruff", "check"),)), says("docs", "built")])
    assert code == 1
    assert "/nowhere/ruff could not be run" in said
    assert "docs           passed" in said


def test_the_order_of_passed_runs_is_fixed_whatever_ended_first() -> None:
    out = io.StringIO()
    close([Outcome(says(name, "", tests=True), 0, 1.0, f"of {name}\n") for name in ("unit", "e2e")], out)
    assert out.getvalue().endswith("of unit\n")


def test_every_stage_stands_in_one_lane() -> None:
    assert sorted(name for lane in LANES for name in lane) == sorted(stage.name for stage in ALL)


def test_an_unknown_stage_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["units"]) == 2
    assert "No stage is called units" in capsys.readouterr().err


def test_what_a_stage_says_can_be_followed_in_its_file(whole: Whole, tmp_path: Path) -> None:
    whole([says("docs", "built"), says("unit", "7 passed", tests=True)])
    assert (tmp_path / "docs.log").read_text() == "built\n"
    assert (tmp_path / "unit.log").read_text() == "7 passed\n"


@pytest.mark.skipif(os.nice(0) > 14, reason="there is no lower priority to go to")
@pytest.mark.parametrize(("name", "lower"), [("unit", 5), ("e2e", 0)])
def test_what_computes_lets_the_browser_go_first(tmp_path: Path, name: str, lower: int) -> None:
    asks = Stage(name, ((sys.executable, "-c", "import os; print(os.nice(0))"),))
    assert int(run_stage(asks, tmp_path).said) == os.nice(0) + lower
