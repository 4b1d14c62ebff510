"""Django's own commands with this house's settings."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.core.management.base import CommandError
from tests.config.cli.operator import python

from warmline.config.manage import main


def test_it_runs_the_command_it_is_given(capsys: pytest.CaptureFixture[str]) -> None:
    main(["manage", "diffsettings", "--all"])
    assert "ROOT_URLCONF = 'warmline.config.urls'" in capsys.readouterr().out


def test_a_command_that_is_none_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["manage", "migarte"])
    assert ended.value.code == 1
    said = capsys.readouterr().err
    assert "Unknown command: 'migarte'" in said
    assert "migrate" in said


def test_settings_that_were_chosen_stay_chosen() -> None:
    with pytest.raises((CommandError, SystemExit)):
        main(["manage", "check", "--tag", "none-such"])
    assert os.environ["DJANGO_SETTINGS_MODULE"] == "tests.settings"


def test_as_a_program_it_takes_the_words_of_the_command_line_and_the_house_s_settings(tmp_path: Path) -> None:
    code = (
        "import os, sys; del os.environ['DJANGO_SETTINGS_MODULE']; sys.argv = ['manage', 'diffsettings', '--all'];"
        "import runpy; runpy.run_module('warmline.config.manage', run_name='__main__')"
    )
    done = python(code, data=tmp_path / "house")
    assert done.returncode == 0, done.stderr
    assert "SETTINGS_MODULE = 'warmline.config.settings'" in done.stdout
    assert f"STATIC_ROOT = {tmp_path / 'house' / 'static'!r}" in done.stdout
