"""`warmline worker`: work in the background alone, where the server runs elsewhere."""

from __future__ import annotations

import os

import click

from warmline.config.cli.output import database_words


@click.command()
def command() -> None:
    """Do the work of the background queue until told to stop (`warmline up` does this beside the server)."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "warmline.config.settings")
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import call_command
    from django.db import DatabaseError

    try:
        django.setup()
        call_command("db_worker")
    except ImproperlyConfigured as error:
        raise click.ClickException(str(error)) from error
    except DatabaseError as error:
        raise click.ClickException(database_words(error)) from error
