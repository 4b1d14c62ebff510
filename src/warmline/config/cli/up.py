"""`warmline up`: bring the database up to date, make the first admin, serve, and work in the background."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from warmline.config.cli.founding import Founder, settle_people
from warmline.config.cli.output import database_words
from warmline.config.cli.serving import serve

LOOPBACK = ("127.0.0.1", "::1", "localhost")


@click.command()
@click.option("--bind", metavar="HOST:PORT", help="Where to listen; WARMLINE_BIND or 127.0.0.1:8000 otherwise.")
@click.option("--sample", is_flag=True, help="Load the sample organisation and open one-click sign-in (loopback only).")
@click.option("--admin", metavar="E-MAIL", help="The first admin's address, on an empty house.")
@click.option("--name", help="The first admin's name.")
@click.option("--organisation", help="The organisation's name.")
@click.option(
    "--password-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A file with the first admin's password in its first line; asked for otherwise.",
)
@click.option("--workers", type=click.IntRange(1, 64), help="Server processes; otherwise one a core, at most four.")
@click.option("--prepare-only", is_flag=True, help="Migrate, load content, make the admin; then stop.")
def command(
    bind: str | None,
    sample: bool,
    admin: str | None,
    name: str | None,
    organisation: str | None,
    password_file: Path | None,
    workers: int | None,
    prepare_only: bool,
) -> None:
    """Migrate, make the first admin, serve, and work in the background: everything in one command."""
    host, port = _settle(bind=bind, sample=sample)
    if not prepare_only:
        _port_is_free(host, port)
    _prepare()
    settle_people(sample=sample, founder=Founder(admin, name, organisation, password_file))
    if prepare_only:
        return
    processes = workers or (1 if sample else min(os.cpu_count() or 1, 4))
    with background_worker() as start_worker:
        serve(host=host, port=port, workers=processes, sample=sample, when_open=start_worker)


def _settle(*, bind: str | None, sample: bool) -> tuple[str, int]:
    """Put the options into the environment, where the server's processes find them, and check all settings."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "warmline.config.settings")
    os.umask(0o077)  # the database and all else made from here on is for the service alone
    if bind:
        os.environ["WARMLINE_BIND"] = bind
        os.environ.setdefault("WARMLINE_URL", f"http://{bind}")
    if sample:
        os.environ["WARMLINE_SAMPLE"] = "1"
    from django.core.exceptions import ImproperlyConfigured

    try:
        from warmline.config import table
    except ImproperlyConfigured as error:
        raise click.ClickException(str(error)) from error
    problems = table.problems()
    if problems:
        raise click.ClickException("\n".join(["These settings do not fit:", *problems]))
    host, _, port = table.text("WARMLINE_BIND").rpartition(":")
    host = host.strip("[]")
    if sample and host not in LOOPBACK:
        raise click.ClickException(
            f"--sample lets everybody in without a password, so it listens only on this machine, not on {host}. "
            "Say --bind 127.0.0.1:8000, or leave --sample out."
        )
    return host, int(port)


def _port_is_free(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise click.ClickException(
                f"Cannot listen on {host}:{port} ({error.strerror}). "
                f"Stop what runs there, or say --bind {host}:{port + 1}."
            ) from error


def _prepare() -> None:
    """Bring database and content up to date. Quick when nothing is new."""
    import django
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import CommandError, call_command
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        django.setup()
        from warmline.config.collecting import collect_when_new

        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            click.echo("Bringing the database up to date ...")
            call_command("migrate", verbosity=0, interactive=False)
        with open(os.devnull, "w", encoding="utf-8") as quiet:
            for loads in ("load_content", "load_items", "load_modules", "load_programmes"):
                call_command(loads, stdout=quiet)
        collect_when_new(Path(settings.STATIC_ROOT))
    except (ImproperlyConfigured, CommandError) as error:
        raise click.ClickException(str(error)) from error
    except DatabaseError as error:
        raise click.ClickException(database_words(error)) from error
    except OSError as error:
        raise click.ClickException(
            f"Cannot write style sheets and fonts to {settings.STATIC_ROOT}: {error.strerror}"
        ) from error


@contextmanager
def background_worker() -> Iterator[Callable[[], None]]:
    """Yield what starts the worker for background tasks beside the server; the worker ends with the server.

    It is started when the house is open, so that the two do not take the processor from each other on the way there.
    """
    from django.db import connections

    connections.close_all()
    # The server gives a termination on to whoever handled it before; without this the worker would stay behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    started: list[subprocess.Popen[bytes]] = []
    try:
        yield lambda: started.append(subprocess.Popen([sys.executable, "-m", "warmline.config.manage", "db_worker"]))
    finally:
        for worker in started:
            _end(worker)


def _end(worker: subprocess.Popen[bytes]) -> None:
    worker.send_signal(signal.SIGINT)
    try:
        worker.wait(timeout=10)
    except subprocess.TimeoutExpired:
        worker.kill()
