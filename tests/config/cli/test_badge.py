"""`warmline badge verify`: files alone, words, JSON, exit codes; and the keys of a house."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image
from tests.apps.badges.held import certificate
from tests.badges import EMAIL, HOUSE, LIST, YEAR, badge, house_key, key_set, other_key
from tests.cast import Cast

from warmline.adapters.badges import bake_png, write_keys, write_status
from warmline.apps.badges.services import issue_own
from warmline.config.cli.badge import command

# The command asks the clock, so these badges begin yesterday.
SINCE = datetime.now(UTC).replace(microsecond=0) - timedelta(days=1)


def run(*args: object) -> Result:
    return CliRunner().invoke(command, ["verify", *map(str, args)])


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with a badge, the keys, and lists in which it is clear or taken back."""
    text = badge(since=SINCE, until=SINCE + YEAR)
    (tmp_path / "badge.jwt").write_text(text)
    (tmp_path / "badge.png").write_bytes(bake_png(Image.new("RGB", (8, 8)), text))
    (tmp_path / "old.jwt").write_text(badge(since=SINCE - YEAR * 2, until=SINCE - YEAR))
    (tmp_path / "changed.jwt").write_text(text[:-6] + "AAAAAA")
    (tmp_path / "keys.json").write_text(json.dumps(write_keys(key_set())))
    (tmp_path / "other.json").write_text(json.dumps(write_keys(key_set(other_key()))))
    for name, revoked in (("clear", []), ("revoked", [7])):
        listed = write_status(LIST, HOUSE, revoked, house_key(), since=SINCE, until=SINCE + YEAR)
        (tmp_path / f"{name}.jwt").write_text(listed)
    return tmp_path


@pytest.mark.parametrize("name", ["badge.jwt", "badge.png"])
def test_a_good_badge_is_said_to_hold(files: Path, name: str) -> None:
    shown = run(files / name, "--keys", files / "keys.json", "--status", files / "clear.jwt")
    assert shown.exit_code == 0
    assert shown.stdout.startswith("This badge holds.\n")
    assert "De-escalation on the phone" in shown.stdout
    assert "not checked" not in shown.stdout


@pytest.mark.parametrize(
    ("name", "keys", "status", "words"),
    [
        ("badge.jwt", "keys.json", "revoked.jwt", "taken back"),
        ("old.jwt", "keys.json", "clear.jwt", "run out"),
        ("changed.jwt", "keys.json", "clear.jwt", "was changed"),
        ("badge.jwt", "other.json", None, "none of these keys"),
        ("keys.json", "keys.json", None, "no whole badge"),
    ],
)
def test_a_badge_that_does_not_hold_ends_with_one(
    files: Path, name: str, keys: str, status: str | None, words: str
) -> None:
    shown = run(files / name, "--keys", files / keys, *(["--status", files / status] if status else []))
    assert shown.exit_code == 1
    assert words in shown.stdout


def test_without_a_list_it_says_that_nobody_looked(files: Path) -> None:
    shown = run(files / "badge.jwt", "--keys", files / "keys.json")
    assert shown.exit_code == 0
    assert "was not checked" in shown.stdout


@pytest.mark.parametrize(("email", "hers"), [(EMAIL, True), ("who@x.example", False)])
def test_json_says_all_and_whose_it_is(files: Path, email: str, hers: bool) -> None:
    shown = run(files / "badge.png", "--keys", files / "keys.json", "--json", "--email", email)
    found = json.loads(shown.stdout)
    assert found["outcome"] == "ok"
    assert found["given_to_address"] is hers
    assert (found["issuer"], found["key"]) == (HOUSE.name, house_key().id)
    words = run(files / "badge.png", "--keys", files / "keys.json", "--email", email).stdout
    assert ("to this address" in words) is hers


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("missing.png", "--keys", "keys.json"), "No such file"),
        (("badge.jwt", "--keys", "missing.json"), "No such file"),
        (("badge.jwt", "--keys", "badge.jwt"), "no set of keys"),
        (("badge.jwt", "--keys", "keys.json", "--status", "badge.jwt"), "not whole"),
        (("badge.jwt", "--keys", "other.json", "--status", "clear.jwt"), "not signed with one of these keys"),
        (("badge.jwt", "--status", "clear.jwt"), "--status needs --keys"),
    ],
)
def test_what_cannot_be_used_ends_with_two(files: Path, args: tuple[str, ...], words: str) -> None:
    shown = run(*(each if each.startswith("--") else files / each for each in args))
    assert shown.exit_code == 2
    assert words in shown.stderr


def test_a_badge_cannot_write_to_the_terminal_what_it_likes(files: Path) -> None:
    from tests.badges import facts

    loud = facts().achievement.__class__(id="urn:x", name="\x1b[2JBoo", description="d", criteria="c")
    (files / "loud.jwt").write_text(badge(since=SINCE, until=SINCE + YEAR, achievement=loud))
    shown = run(files / "loud.jwt", "--keys", files / "keys.json")
    assert "\x1b" not in shown.stdout
    assert "Boo" in shown.stdout


def test_without_keys_those_of_the_house_are_used(cast: Cast, tmp_path: Path) -> None:
    now = datetime.now(UTC)
    held = certificate(cast.nadia, at=now - timedelta(days=1))
    made = issue_own(person=cast.nadia, certificate=held.pk, now=now)
    (tmp_path / "badge.jwt").write_text(made.token)
    shown = run(tmp_path / "badge.jwt")
    assert shown.exit_code == 0
    assert "was not checked" not in shown.stdout
    assert run(*[tmp_path / "badge.jwt", "--email", cast.nadia.email]).stdout.endswith("given to this address.\n")
