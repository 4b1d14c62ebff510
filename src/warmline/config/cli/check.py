"""`warmline check`: looks at settings, database, keys, storage, content and models, and says how to mend what fails."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import click

MEBIBYTE = 1024 * 1024
LOW_DISK = 500 * MEBIBYTE
UNSET = "Set the variable as said, or unset it to get the default."
ENOUGH_ASKED = 20
SILENT = (
    "Most questions had no answer in two seconds, and people waited for them. Look at the server, take a faster"
    " model, or turn WARMLINE_LLM_WORDS off. Delete llm/wording.json in the data folder to count anew."
)
BACKUP = "Stop the service and restore a backup."


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `mend` says what to do when it is not fine."""

    area: str
    fine: bool
    text: str
    mend: str = ""


def settings_fit() -> Iterator[Finding]:
    """Hold every setting against its rule."""
    from django.core.exceptions import ImproperlyConfigured

    try:
        from warmline.config import table
    except ImproperlyConfigured as error:
        yield Finding("Settings", False, str(error), UNSET)
        return
    problems = table.problems()
    for problem in problems:
        yield Finding("Settings", False, problem, UNSET)
    if not problems:
        yield Finding("Settings", True, f"{len(table.SETTINGS)} settings fit")


def data_folder_is_safe(low: int = LOW_DISK) -> Iterator[Finding]:
    """See that the data folder can be written, has room (`low` bytes are too few), and hides its keys from others."""
    from django.conf import settings

    folder = Path(settings.WARMLINE_DATA)
    if not os.access(folder, os.W_OK | os.X_OK):
        yield Finding(
            "Storage", False, f"{folder} cannot be written", "Give the service's user write permission to it."
        )
        return
    free = shutil.disk_usage(folder).free
    roomy = free > low
    yield Finding(
        "Storage", roomy, f"{folder}, {free // MEBIBYTE:,} MiB free", "Free some disk space; 500 MiB is little."
    )
    for name in ("secret.key", "master.key"):
        path = folder / name
        if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077:
            yield Finding("Keys", False, f"{path} can be read by other users", f"chmod 600 {path}")


def database_answers() -> Iterator[Finding]:
    """See that the database answers, is sound, and has the present shape."""
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    local = connection.vendor == "sqlite"
    try:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA quick_check(1)" if local else "SELECT 'ok'")
            answer = cursor.fetchone()[0]
    except DatabaseError as error:
        mend = BACKUP if local else "Start the database server, or correct DATABASE_URL."
        yield Finding("Database", False, " ".join(str(error).split()), mend)
        return
    sound = Finding("Database", answer == "ok", f"{connection.vendor}: {answer}", BACKUP)
    yield sound
    if not sound.fine:
        return
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    text = f"{len(waiting)} migrations wait" if waiting else "shape is up to date"
    yield Finding("Database", not waiting, text, "Run `warmline up`; it migrates before it serves.")


def keys_open() -> Iterator[Finding]:
    """Try the master key on one person's key."""
    from django.db import DatabaseError

    from warmline.apps.people.vault import check_master_key

    try:
        problem = check_master_key()
    except DatabaseError:
        return  # the finding about the database says it already
    yield Finding("Keys", problem is None, problem or "the master key opens people's keys", "See SECURITY.md.")


def content_is_loaded() -> Iterator[Finding]:
    """Read the packs, and see that the library holds them."""
    from django.db import DatabaseError

    from warmline.adapters.packs import PackError, load_rubric, load_scenarios
    from warmline.apps.library.models import ScenarioVersion

    try:
        skills, scenarios = load_rubric().skills, load_scenarios()
        held = set(ScenarioVersion.objects.filter(published=True, organisation=None).values_list("key", flat=True))
    except PackError as error:
        yield Finding("Content", False, str(error), "Mend the file at the line named.")
        return
    except DatabaseError:
        return
    missing = sorted({scenario.key for scenario in scenarios} - held)
    text = f"not loaded: {', '.join(missing)}" if missing else f"{len(skills)} skills, {len(scenarios)} scenarios"
    yield Finding("Content", not missing, text, "Run `warmline up`; it loads content before it serves.")


def weights_are_as_examined(folder: Path | None = None) -> Iterator[Finding]:
    """See that the text model's files are there and the ones that were examined; by rules alone none are needed."""
    from warmline.adapters.encoder import UnusableWeights
    from warmline.adapters.encoder.manifest import WEIGHTS, checked
    from warmline.config import table

    if table.text("WARMLINE_READER") == "rules":
        yield Finding("Model", True, "not used: WARMLINE_READER=rules reads by rules alone")
        return
    try:
        manifest = checked(folder or WEIGHTS)
    except UnusableWeights as error:
        yield Finding("Model", False, str(error), "Or set WARMLINE_READER=rules, to read by rules alone meanwhile.")
        return
    yield Finding("Model", True, f"{manifest.version}, {len(manifest.files)} files as examined")


def work_is_done() -> Iterator[Finding]:
    """See that no task in the background waits for long."""
    from django.db import DatabaseError
    from django.utils import timezone
    from django_tasks_db.models import DBTaskResult

    late = timezone.now() - timedelta(minutes=5)
    try:
        waiting = DBTaskResult.objects.ready().filter(enqueued_at__lt=late).count()
    except DatabaseError:
        return
    text = f"{waiting} tasks wait for more than five minutes" if waiting else "nothing waits"
    yield Finding("Worker", not waiting, text, "Start the worker: `warmline up` does, or `warmline worker` alone.")


def speech_is_as_set() -> Iterator[Finding]:
    """See that the voice and the ear that were asked for are there; without any a house is whole, too."""
    from warmline.adapters.speech import find_listener, find_speaker
    from warmline.config import table

    mend = "Install it (`pip install 'warmline[speech]'`, or the package espeak-ng), or correct the setting."
    for found in (
        find_speaker(table.text("WARMLINE_SPEECH_VOICE")),
        find_listener(table.text("WARMLINE_SPEECH_MODEL")),
    ):
        yield Finding("Speech", found.fine, found.words, mend)


def somebody_is_admin() -> Iterator[Finding]:
    """See that somebody can administer the house."""
    from django.db import DatabaseError

    from warmline.apps.people.models import Membership, Role

    try:
        there = Membership.objects.current().filter(role=Role.ADMIN, person__is_active=True).exists()
    except DatabaseError:
        return
    mend = "Run `warmline up --admin you@example.org` in a terminal; it asks for a password."
    yield Finding("People", there, "there is an admin" if there else "nobody is an admin", mend)


def words_are_guarded() -> Iterator[Finding]:
    """Say what became of a language model's words for customers, where one is switched on."""
    from warmline.config.wording import standing

    now = standing()
    if now is None:
        return
    if now.tallied is None:
        yield Finding("Wording", False, now.wrong, "Complete the settings, or turn WARMLINE_LLM_WORDS off.")
        return
    told, rate = now.tallied, now.tallied.rejection_rate
    refused = ", ".join(f"{count:,} {why}" for why, count in told.rejected.items()) or "none"
    failed = ", ".join(f"{count:,} {why}" for why, count in told.failed.items()) or "none"
    share = "" if rate is None else f" ({rate:.0%})"
    text = f"{told.asked:,} asked, {told.accepted:,} used; rejected{share}: {refused}; no answer: {failed}"
    text += "; today's budget is spent, the rest of the day is in the authored words" if now.spent else ""
    silent = told.asked >= ENOUGH_ASKED and 2 * sum(told.failed.values()) > told.asked
    yield Finding("Wording", not silent, text, SILENT)


CHECKS: tuple[Callable[[], Iterator[Finding]], ...] = (
    settings_fit,
    data_folder_is_safe,
    database_answers,
    keys_open,
    content_is_loaded,
    weights_are_as_examined,
    work_is_done,
    speech_is_as_set,
    somebody_is_admin,
    words_are_guarded,
)


def findings() -> Iterator[Finding]:
    """Run every check in order. Django must be set up, except where the settings themselves are wrong."""
    import django
    from django.core.exceptions import ImproperlyConfigured

    first = list(settings_fit())
    yield from first
    if not all(finding.fine for finding in first):
        return
    try:
        django.setup()
    except ImproperlyConfigured as error:
        yield Finding("Settings", False, str(error), UNSET)
        return
    for check in CHECKS[1:]:
        yield from check()


@click.command()
def command() -> None:
    """Look at settings, database, keys, storage, content and text model: what is wrong and how to mend it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "warmline.config.settings")
    wrong = 0
    for finding in findings():
        wrong += not finding.fine
        click.echo(f"{'ok   ' if finding.fine else 'WRONG'}  {finding.area:<9} {finding.text}")
        if not finding.fine:
            click.echo(f"{'':17}To mend: {finding.mend}")
    if wrong:
        click.echo(f"\n{wrong} to mend.")
        sys.exit(1)
