"""`warmline erasures`: who was erased, written out beside each backup and carried out again after a restore."""

from __future__ import annotations

import os

import click


@click.command()
@click.argument("deed", type=click.Choice(["export", "replay"]))
@click.argument("file")
def command(deed: str, file: str) -> None:
    """Write the list of erasures to FILE, or carry it out again after a restore; - is a pipe."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "warmline.config.settings")
    import django
    from django.core.management import CommandError, call_command

    django.setup()
    try:
        call_command("erasures", deed, file)
    except CommandError as error:
        raise click.ClickException(str(error)) from error
