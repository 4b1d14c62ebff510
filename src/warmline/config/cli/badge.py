"""`warmline badge`: whether a badge holds, checked with files alone or with the keys of this house."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from warmline.config.cli.output import FINE, SOME_BAD, printable, unusable

if TYPE_CHECKING:
    from warmline.adapters.badges import KeySet, StatusList, Verdict

_SAID: Final[Mapping[str, str]] = {
    "ok": "This badge holds.",
    "tampered": "This badge was changed: what it says is not what was signed.",
    "expired": "This badge has run out.",
    "not_yet_valid": "This badge does not hold yet.",
    "revoked": "This badge was taken back.",
    "wrong_issuer": "This badge names another issuer than these keys belong to.",
    "unknown_key": "This badge names this issuer, but none of these keys signed it.",
    "compromised_key": "This badge was signed with a key that is not safe any more.",
    "not_a_badge": "There is no whole badge in this file.",
}
_MOST: Final = 4 * 1024 * 1024


@click.command()
@click.argument("deed", type=click.Choice(["verify"]))
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--keys",
    type=click.Path(path_type=Path),
    help="The issuer's public keys (keys.json). Without it, the keys of this house are used.",
)
@click.option(
    "--status",
    type=click.Path(path_type=Path),
    multiple=True,
    help="The signed list of what was taken back; needs --keys, and can be given several times.",
)
@click.option("--email", default="", help="Say too whether the badge was given to this address.")
@click.option("--json", "as_json", is_flag=True, help="Write one JSON object instead of words.")
def command(deed: str, file: Path, keys: Path | None, status: tuple[Path, ...], email: str, as_json: bool) -> None:
    """Say whether the badge in FILE (PNG, SVG or text) holds. Ends with 1 where it does not."""
    from warmline.adapters.badges import NoBadge, Outcome, Verdict, token_in, verify

    if status and keys is None:
        unusable("--status needs --keys: the list is signed with one of them.")
    now = datetime.now(UTC)
    try:
        token = token_in(_bytes(file))
    except NoBadge as problem:
        click.echo(f"{file}: {problem}.", err=True)
        verdict = Verdict(Outcome.NOT_A_BADGE)
    else:
        verdict = _by_house(token, now) if keys is None else verify(token, *_files(keys, status), now)
    _show(verdict, email, as_json)
    sys.exit(FINE if verdict.is_ok else SOME_BAD)


def _files(keys: Path, status: tuple[Path, ...]) -> tuple[KeySet, list[StatusList]]:
    from warmline.adapters.badges import UnusableKeys, UnusableStatus, read_keys, read_status

    try:
        known = read_keys(_bytes(keys))
    except UnusableKeys as problem:
        unusable(f"{keys}: {problem}.")
    lists = []
    for path in status:
        try:
            lists.append(read_status(_bytes(path).decode("ascii", "replace"), known))
        except UnusableStatus as problem:
            unusable(f"{path}: {problem}.")
    return known, lists


def _by_house(token: str, now: datetime) -> Verdict:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "warmline.config.settings")
    import django

    django.setup()
    from django.db import DatabaseError

    from warmline.apps.badges.selectors import verdict_on
    from warmline.config.cli.output import database_words

    try:
        return verdict_on(token, now)
    except DatabaseError as error:
        unusable(f"{database_words(error)} Give --keys to check without a house.")


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_MOST)
    except OSError as error:
        unusable(f"{path}: {error.strerror or error}.")


def _show(verdict: Verdict, email: str, as_json: bool) -> None:
    told = _told(verdict, email)
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    click.echo(_SAID[verdict.outcome])
    if verdict.is_ok and not verdict.revocation_checked:
        click.echo("Whether it was taken back was not checked: there was no list of today for it.")
    labels = {"title": "What", "issuer": "Issuer", "since": "From", "until": "Until", "key": "Key"}
    for name, label in labels.items():
        if told[name]:
            click.echo(f"{label + ':':<8}{printable(str(told[name]))}")
    if told["given_to_address"] is not None:
        click.echo("It was given to this address." if told["given_to_address"] else "It was given to another address.")


def _told(verdict: Verdict, email: str) -> dict[str, Any]:
    from warmline.adapters.badges import belongs_to

    badge = verdict.credential or {}
    subject = badge.get("credentialSubject", {})
    return {
        "outcome": verdict.outcome.value,
        "revocation_checked": verdict.revocation_checked,
        "title": subject.get("achievement", {}).get("name"),
        "issuer": badge.get("issuer", {}).get("name"),
        "since": badge.get("validFrom"),
        "until": badge.get("validUntil"),
        "key": verdict.key_id or None,
        "given_to_address": belongs_to(badge, email) if email and badge else None,
    }
