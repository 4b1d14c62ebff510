"""`warmline tidy`: delete what has been kept as long as its retention rule says."""

from __future__ import annotations

import os

import click


@click.command()
def command() -> None:
    """Delete what has been kept long enough; run it daily, for instance from cron."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "warmline.config.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("tidy")
