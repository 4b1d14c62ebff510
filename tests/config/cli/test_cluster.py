"""`warmline cluster`: the same scores as `warmline score`, through Daft. What needs Daft is an optional group."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from warmline.config.cli.cluster import command

REASON = "the optional group is not installed: pip install 'warmline[cluster]'"
needs_daft = pytest.mark.skipif(find_spec("daft") is None, reason=REASON)
TALK = (
    ("customer", "I am so annoyed. Parcel {} is not here. When does it come?"),
    ("agent", "No wonder you are annoyed. I will ask the driver of {} now and write to you by 18:00."),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Forty conversations, with odd letters, and two lines that cannot be used."""
    lines = []
    for number in range(40):
        turns = [{"speaker": who, "text": text.format(number) + "\ud800 é"} for who, text in TALK]
        lines.append(json.dumps({"id": f"c{number}", "turns": turns}))
    lines[7:7] = ["{bad"]
    lines[30:30] = ['{"id": 1}']
    path = tmp_path / "talks.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def warmline(*words: str) -> subprocess.CompletedProcess[str]:
    code = "from warmline.config.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, text=True, check=False, env={**os.environ}
    )


def lines_of(file: Path) -> list[str]:
    out = file.with_name("lines.jsonl")
    assert warmline("score", str(file), "--json", "-o", str(out)).returncode == 1
    return out.read_text(encoding="utf-8").splitlines()


def rows_of(folder: Path) -> list[dict[str, Any]]:
    from pyarrow import parquet

    return sorted(parquet.read_table(folder).to_pylist(), key=lambda row: int(row["position"]))


@pytest.mark.cluster
@needs_daft
def test_parquet_holds_the_same_lines_as_score(file: Path) -> None:
    done = warmline("cluster", str(file), "-o", str(file.with_name("out")), "--workers", "2")
    assert done.returncode == 1, done.stderr
    assert "2 entries could not be used" in done.stderr
    assert "line 8" in done.stderr
    assert "40 conversations scored into" in done.stderr
    rows = rows_of(file.with_name("out"))
    assert [row["position"] for row in rows] == list(range(40))
    assert [row["score"] for row in rows] == lines_of(file)
    first = json.loads(rows[0]["score"])
    assert rows[0]["overall"] == first["overall"]
    assert rows[0]["skill_empathy"] == first["skills"]["empathy"]["score"]
    assert sorted(path.name for path in file.parent.iterdir() if path.name != "var") == [
        "lines.jsonl",
        "out",
        "talks.jsonl",
    ]


@pytest.mark.cluster
@needs_daft
def test_on_a_ray_cluster_of_this_machine_as_csv(file: Path) -> None:
    pytest.importorskip("ray", reason=REASON)
    done = warmline("cluster", str(file), "-o", str(file.with_name("out")), "--csv", "--ray", "local", "--workers", "2")
    assert done.returncode == 1, done.stderr
    rows: list[dict[str, str]] = []
    for part in file.with_name("out").glob("*.csv"):
        with part.open(encoding="utf-8", newline="") as stream:
            rows += csv.DictReader(stream)
    rows.sort(key=lambda row: int(row["position"]))
    assert [row["score"] for row in rows] == lines_of(file)


@pytest.mark.cluster
@needs_daft
def test_an_input_without_conversations_ends_with_two(tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text("{bad\n", encoding="utf-8")
    done = warmline("cluster", str(path), "-o", str(tmp_path / "out"))
    assert done.returncode == 2
    assert "no conversation could be used" in done.stderr


@pytest.mark.skipif(find_spec("daft") is not None, reason="the extra is installed here")
def test_without_the_extra_it_says_what_to_install(file: Path) -> None:
    shown = CliRunner().invoke(command, [str(file), "-o", str(file.with_name("out"))])
    assert shown.exit_code == 2
    assert "warmline[cluster]" in shown.stderr
    assert not file.with_name("out").exists()


@pytest.mark.parametrize("words", [[], ["-o", "{file}"], ["-o", "x", "--workers", "0"]])
def test_options_that_do_not_fit_are_said(file: Path, words: list[str]) -> None:
    shown = CliRunner().invoke(command, [str(file), *(word.format(file=file) for word in words)])
    assert shown.exit_code == 2


def test_a_folder_that_holds_something_is_left_alone(file: Path) -> None:
    from warmline.adapters.bulk.cluster import check_empty

    (file.parent / "new").mkdir()
    for fine in ("none", "new"):
        check_empty(file.with_name(fine))
    for full in (file.parent, file):
        with pytest.raises(FileExistsError, match="is not an empty folder"):
            check_empty(full)
