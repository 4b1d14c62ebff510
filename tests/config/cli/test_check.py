"""What `warmline check` finds, one check at a time."""

from __future__ import annotations

import shutil
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests.cast import Cast

from warmline.adapters.encoder.manifest import WEIGHTS, load_manifest
from warmline.apps.library.models import ScenarioVersion
from warmline.apps.people.models import Membership, Person
from warmline.apps.people.vault import seal
from warmline.config import table
from warmline.config.cli import check
from warmline.config.cli.check import Finding
from warmline.config.settings.keys import new_master_key


def only(findings: object) -> Finding:
    (found,) = findings  # type: ignore[misc]
    return found


def test_settings_that_fit_are_counted() -> None:
    assert only(check.settings_fit()) == Finding("Settings", True, f"{len(table.SETTINGS)} settings fit")


def test_every_setting_that_does_not_fit_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WARMLINE_BIND", "nowhere")
    monkeypatch.setenv("WARMLINE_PROXIES", "many")
    found = list(check.settings_fit())
    assert [(each.fine, each.text.split(":")[0]) for each in found] == [
        (False, "WARMLINE_BIND"),
        (False, "WARMLINE_PROXIES"),
    ]
    assert all("unset it" in each.mend for each in found)


def test_a_folder_with_room_is_fine(settings, tmp_path: Path) -> None:
    settings.WARMLINE_DATA = tmp_path
    found = only(check.data_folder_is_safe())
    assert found.area == "Storage"
    assert str(tmp_path) in found.text


def test_a_folder_that_is_not_there_cannot_be_written(settings, tmp_path: Path) -> None:
    settings.WARMLINE_DATA = tmp_path / "none"
    found = only(check.data_folder_is_safe())
    assert not found.fine
    assert "cannot be written" in found.text
    assert "permission" in found.mend


def test_a_folder_with_little_room_is_told(settings, tmp_path: Path) -> None:
    settings.WARMLINE_DATA = tmp_path
    found = only(check.data_folder_is_safe(low=shutil.disk_usage(tmp_path).total + 1))
    assert (found.area, found.fine) == ("Storage", False)
    assert " MiB free" in found.text
    assert found.mend == "Free some disk space; 500 MiB is little."


@pytest.mark.parametrize("name", ["secret.key", "master.key"])
@pytest.mark.parametrize(("mode", "safe"), [(0o600, True), (0o400, True), (0o640, False), (0o604, False)])
def test_a_key_that_others_can_read_is_named_with_the_command(
    settings, tmp_path: Path, name: str, mode: int, safe: bool
) -> None:
    settings.WARMLINE_DATA = tmp_path
    (tmp_path / name).touch()
    (tmp_path / name).chmod(mode)
    keys = [found for found in check.data_folder_is_safe() if found.area == "Keys"]
    assert (keys == []) is safe
    assert all(found.mend == f"chmod 600 {tmp_path / name}" for found in keys)


@pytest.mark.django_db
def test_a_database_that_is_up_to_date_is_fine() -> None:
    answers, shape = check.database_answers()
    assert answers.fine
    assert answers.text.endswith(": ok")
    assert (shape.fine, shape.text) == (True, "shape is up to date")


@pytest.mark.django_db
def test_a_migration_that_waits_is_counted() -> None:
    if not MigrationRecorder(connection).has_table():
        pytest.skip("this database was made straight from the models; PostgreSQL's is made by the migrations")
    MigrationRecorder.Migration.objects.filter(app="notices").delete()
    waiting = len([key for key in MigrationLoader(connection).graph.nodes if key[0] == "notices"])
    _answer, shape = check.database_answers()
    assert (shape.fine, shape.text) == (False, f"{waiting} migrations wait")
    assert shape.mend.startswith("Run `warmline up`")


def test_a_master_key_that_opens_is_fine_and_another_is_told(cast: Cast, settings) -> None:
    assert only(check.keys_open()) == Finding("Keys", True, "the master key opens people's keys", "See SECURITY.md.")
    seal(Person.objects.earliest("pk"), b"hers")
    assert only(check.keys_open()).fine
    settings.WARMLINE_MASTER_KEY = new_master_key()
    told = only(check.keys_open())
    assert not told.fine
    assert "does not open" in told.text
    settings.WARMLINE_MASTER_KEY = "short"
    assert not only(check.keys_open()).fine


@pytest.mark.django_db
def test_content_that_is_not_loaded_is_named_and_loaded_content_counted() -> None:
    missing = only(check.content_is_loaded())
    assert not missing.fine
    assert "parcel_birthday" in missing.text
    assert "warmline up" in missing.mend
    call_command("load_content", verbosity=0)
    assert only(check.content_is_loaded()).text.startswith("23 skills, ")
    ScenarioVersion.objects.filter(key="parcel_birthday").update(published=False)
    assert only(check.content_is_loaded()).text == "not loaded: parcel_birthday"


def test_a_voice_or_an_ear_that_was_asked_for_and_is_missing_is_named(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WARMLINE_SPEECH_VOICE", "off")
    monkeypatch.setenv("WARMLINE_SPEECH_MODEL", "")
    assert all(found.fine for found in check.speech_is_as_set())
    monkeypatch.setenv("WARMLINE_SPEECH_MODEL", str(tmp_path))
    voice, ear = check.speech_is_as_set()
    assert (voice.fine, ear.fine) == (True, False)
    assert "warmline[speech]" in ear.mend


def test_the_weights_are_named_with_their_version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WARMLINE_READER")
    found = only(check.weights_are_as_examined())
    assert (found.area, found.fine) == ("Model", True)
    assert load_manifest(WEIGHTS).version in found.text
    assert found.text.endswith("files as examined")


def test_weights_that_are_missing_or_changed_are_told_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("WARMLINE_READER")
    missing = only(check.weights_are_as_examined(tmp_path))
    assert not missing.fine
    assert "make models" in missing.text
    (tmp_path / "w.bin").write_bytes(b"other")
    (tmp_path / "manifest.json").write_text('{"version": "m-1", "files": {"w.bin": "00"}, "heads": []}')
    changed = only(check.weights_are_as_examined(tmp_path))
    assert not changed.fine
    assert "not the file that was examined" in changed.text
    assert "WARMLINE_READER=rules" in changed.mend


def test_with_rules_alone_no_weights_are_asked_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WARMLINE_READER", "rules")
    found = only(check.weights_are_as_examined(tmp_path))
    assert found.fine
    assert "rules" in found.text


@pytest.mark.django_db
def test_work_that_waits_for_long_is_counted_and_fresh_work_is_not() -> None:
    assert only(check.work_is_done()).fine
    task = DBTaskResult.objects.create(
        task_path="x.y", args_kwargs={"args": [], "kwargs": {}}, backend_name="default", run_after=timezone.now()
    )
    assert only(check.work_is_done()).fine
    DBTaskResult.objects.filter(pk=task.pk).update(enqueued_at=timezone.now() - timedelta(minutes=6))
    late = only(check.work_is_done())
    assert (late.fine, late.text) == (False, "1 tasks wait for more than five minutes")
    assert "warmline worker" in late.mend


@pytest.mark.django_db
def test_a_house_without_an_admin_is_told_how_to_get_one() -> None:
    nobody = only(check.somebody_is_admin())
    assert (nobody.fine, nobody.text) == (False, "nobody is an admin")
    assert "--admin you@example.org" in nobody.mend


def test_an_admin_counts_while_the_role_lasts_and_the_account_is_open(cast: Cast) -> None:
    assert only(check.somebody_is_admin()).fine
    admins = Membership.objects.filter(role="admin")
    for membership in admins:
        membership.person.is_active = False
        membership.person.save()
    assert not only(check.somebody_is_admin()).fine


@pytest.mark.django_db
def test_the_command_ends_with_one_and_says_how_many(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        check.command.callback()  # type: ignore[misc]
    shown = capsys.readouterr().out
    assert ended.value.code == 1
    lines = shown.splitlines()
    wrong = [line for line in lines if line.startswith("WRONG")]
    assert lines[-1] == f"{len(wrong)} to mend."
    assert shown.count("To mend: ") == len(wrong)
    assert sys.stdout is not None


@pytest.mark.django_db
def test_a_sound_house_has_only_fine_findings_in_the_order_of_the_checks(cast: Cast, settings, tmp_path: Path) -> None:
    settings.WARMLINE_DATA = tmp_path
    call_command("load_content", verbosity=0)
    found = list(check.findings())
    assert [each.area for each in found if not each.fine] == []
    areas = [
        "Settings",
        "Storage",
        "Database",
        "Database",
        "Keys",
        "Content",
        "Model",
        "Worker",
        "Speech",
        "Speech",
        "People",
    ]
    assert [each.area for each in found] == areas


def test_nothing_more_is_looked_at_while_settings_do_not_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WARMLINE_SESSION_HOURS", "0")
    (found,) = check.findings()
    assert (found.area, found.fine) == ("Settings", False)
    assert found.text == "WARMLINE_SESSION_HOURS: write a whole number from 1 to 720"


@pytest.mark.django_db
def test_the_command_is_quiet_where_all_is_fine(
    cast: Cast, settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.WARMLINE_DATA = tmp_path
    call_command("load_content", verbosity=0)
    capsys.readouterr()
    check.command.callback()  # type: ignore[misc]
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 11
    assert all(line.startswith("ok     ") for line in lines)


def test_every_check_is_run_and_settings_first() -> None:
    assert check.CHECKS[0] is check.settings_fit
    assert len(set(check.CHECKS)) == len(check.CHECKS) == 10
