"""The first people of a house: its first admin, or the sample organisation."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import click


@dataclass(frozen=True, slots=True)
class Founder:
    """What was said on the command line about the first admin; what is missing is asked for."""

    email: str | None
    name: str | None
    organisation: str | None
    password_file: Path | None


def settle_people(*, sample: bool, founder: Founder) -> None:
    """Make the sample organisation or the first admin, as the house needs; never one beside the other."""
    from warmline.apps.people.models import Person

    if sample:
        found_sample()
    elif Person.objects.real().exists():
        if founder.email:
            click.echo("This house has people already: --admin was not needed. An admin can invite more.", err=True)
    elif Person.objects.filter(is_sample=True).exists():
        if founder.email:
            raise click.ClickException(
                "Sample people live here, and real people are never mixed with them. "
                "Set WARMLINE_DATA to an empty folder (or DATABASE_URL to an empty database) for a house of your own."
            )
    else:
        found(founder)


def found_sample() -> None:
    """Load the sample organisation; twice is harmless."""
    from django.utils import timezone

    from warmline.apps.people.errors import Refused
    from warmline.apps.people.sample.load import load_sample
    from warmline.config.samples import SAMPLES

    try:
        house = load_sample()
    except Refused as refused:
        raise click.ClickException(str(refused)) from refused
    for load in SAMPLES:
        load(house, timezone.now())


def found(founder: Founder) -> None:
    """Make the organisation and its first admin, asking for what the command line left out."""
    if not founder.email and not sys.stdin.isatty():
        click.echo(
            "Nobody lives here yet. Run `warmline up --admin you@example.org` in a terminal once, "
            "or give --admin, --name, --organisation and --password-file.",
            err=True,
        )
        return
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email

    from warmline.apps.people.services.founding import found_house

    email = (founder.email or click.prompt("Your e-mail address")).strip().lower()
    try:
        validate_email(email)
    except ValidationError as error:
        raise click.ClickException(f"'{email}' is not an e-mail address. Write it like you@example.org.") from error
    name = founder.name or _ask("Your name", email.partition("@")[0])
    organisation = founder.organisation or _ask("Your organisation's name", "Our organisation")
    found_house(organisation=organisation, email=email, name=name, password=_password(founder, email, name))
    click.echo(f"{name} is the first admin. Sign in with {email}.")


def _ask(question: str, default: str) -> str:
    return str(click.prompt(question, default=default)) if sys.stdin.isatty() else default


def _password(founder: Founder, email: str, name: str) -> str:
    """Return a password that passes the house's rules; asked for twice in a terminal, else from the file."""
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    from warmline.apps.people.models import Person

    if founder.password_file:
        lines = founder.password_file.read_text(encoding="utf-8").splitlines()
        password = lines[0] if lines else ""
    elif sys.stdin.isatty():
        password = click.prompt("A password", hide_input=True, confirmation_prompt="The same again")
    else:
        raise click.ClickException("No password was given. Say --password-file FILE; its first line counts.")
    try:
        validate_password(password, Person(email=email, name=name))
    except ValidationError as error:
        raise click.ClickException("This password does not do. " + " ".join(error.messages)) from error
    return str(password)
