"""The built wheel, installed in a fresh environment, plays a scenario from another folder."""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def run(*command: str | Path, cwd: Path, text: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command with an empty environment, so that nothing of this checkout is found by accident."""
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        input=text,
        env={"PATH": "/usr/bin:/bin", "HOME": str(cwd), "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment that holds the wheel; its dependencies come from the one that runs the tests."""
    folder = tmp_path_factory.mktemp("wheel")
    built = run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder / "dist", cwd=ROOT)
    assert built.returncode == 0, built.stderr
    (wheel,) = (folder / "dist").glob("warmline-*.whl")
    home = folder / "env"
    venv.create(home, with_pip=False, symlinks=True)
    python = home / "bin" / "python"
    installed = run(
        sys.executable, "-m", "uv", "pip", "install", "--offline", "--no-deps", "--python", python, wheel, cwd=folder
    )
    assert installed.returncode == 0, installed.stderr
    site = next((home / "lib").glob("python*")) / "site-packages"
    # A plain path line: the .pth file of the editable install over there is not followed.
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return home


def test_the_wheel_is_what_runs(fresh: Path, tmp_path: Path) -> None:
    done = run(fresh / "bin" / "python", "-c", "import warmline; print(warmline.__file__)", cwd=tmp_path)
    assert done.stdout.startswith(str(fresh)), done.stdout + done.stderr


def test_a_scenario_plays_from_another_folder(fresh: Path, tmp_path: Path) -> None:
    lines = "You waited in and nothing came. Let me look at the driver's note now.\nI will call you by 18:00 today.\n"
    done = run(
        fresh / "bin" / "warmline",
        *("practise", "parcel_birthday", "--script", "-", "--seed", "7", "--json"),
        cwd=tmp_path,
        text=lines,
    )
    assert done.returncode == 0, done.stderr
    *turns, end = [json.loads(line) for line in done.stdout.splitlines()]
    assert [turn["turn"] for turn in turns] == [0, 1, 2]
    assert turns[0]["agent"] is None
    assert all(turn["customer"] for turn in turns)
    assert end["ended"] == "unfinished"
    assert len(end["score"]["skills"]) == 23


def test_all_scenarios_are_inside(fresh: Path, tmp_path: Path) -> None:
    done = run(fresh / "bin" / "warmline", "scenarios", "--json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    listed = {scenario["key"] for scenario in json.loads(done.stdout)}
    assert listed == {path.stem for path in (ROOT / "content" / "scenarios").glob("*.yaml")}
