from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from warmline.adapters.packs import content_root
from warmline.config.cli.scenarios import command
from warmline.core.skills.keys import SKILL_KEYS

BIRTHDAY = "scenarios/parcel_birthday.yaml"


def run(*args: str) -> Result:
    return CliRunner().invoke(command, list(args))


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    text = (content_root() / BIRTHDAY).read_text(encoding="utf-8")
    path = tmp_path / "broken.yaml"
    path.write_text(text.replace("channel: chat", "channel: pigeon"), encoding="utf-8")
    return path


def test_the_list_is_the_promised_json() -> None:
    shown = run("--json")
    assert shown.exit_code == 0
    found = json.loads(shown.stdout)
    assert "parcel_birthday" in [each["key"] for each in found]
    for each in found:
        assert list(each) == ["key", "title", "industry", "channel", "level", "skills"]
        assert each["level"] in (1, 2, 3, 4)
        assert set(each["skills"]) <= set(SKILL_KEYS)


def test_the_table_names_key_title_and_person() -> None:
    shown = run()
    assert shown.exit_code == 0
    for word in ("parcel_birthday", "Ines", "Foundation"):
        assert word in shown.stdout


def test_a_sound_file_is_called_fine() -> None:
    shown = run("--check", str(content_root() / BIRTHDAY))
    assert shown.exit_code == 0
    assert "fine" in shown.stdout
    as_json = run("--check", str(content_root() / BIRTHDAY), "--json")
    assert json.loads(as_json.stdout)["key"] == "parcel_birthday"


def test_a_mistake_is_shown_with_file_line_field_and_what_was_expected(broken: Path) -> None:
    shown = run("--check", str(broken))
    line = next(n for n, text in enumerate(broken.read_text().splitlines(), 1) if "pigeon" in text)
    assert shown.exit_code == 2
    assert str(broken) in shown.stderr
    assert f"line {line}" in shown.stderr
    assert "channel" in shown.stderr
    assert "chat" in shown.stderr
    assert shown.stdout == ""


def test_a_file_that_is_not_there_is_said_plainly(tmp_path: Path) -> None:
    shown = run("--check", str(tmp_path / "none.yaml"))
    assert shown.exit_code == 2
    assert "none.yaml" in shown.stderr
    assert "Traceback" not in shown.output


def test_in_a_window_of_80_columns_no_key_is_broken_and_no_line_is_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = [each["key"] for each in json.loads(run("--json").stdout)]
    monkeypatch.setenv("COLUMNS", "80")
    lines = run().stdout.splitlines()
    assert max(len(line.rstrip()) for line in lines) <= 80
    firsts = [line.split()[0] for line in lines if line and not line.startswith(" ")]
    assert set(keys) <= set(firsts)
    # A scenario takes two lines: key, level, minutes and person, then its title.
    assert len(lines) == 2 * len(keys) + 3
