"""`warmline worker`: work in the background alone, where the server runs elsewhere."""

from __future__ import annotations

import os

import click


@click.command()
def command() -> None:
    """Do the work of the background queue until told to stop (`warmline up` does this beside the server)."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "warmline.config.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("db_worker")
