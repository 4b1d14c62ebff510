"""The first admin of a house: what is asked for, what is refused, and that a refusal leaves nothing behind."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import click
import pytest

from warmline.apps.people.models import Membership, Organisation, Person
from warmline.config.cli.founding import Founder, found, found_sample, settle_people

pytestmark = pytest.mark.django_db
PASSWORD = "a calm evening at sea"


@pytest.fixture(autouse=True)
def nobody_at_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO())


def password_file(folder: Path, text: str) -> Path:
    path = folder / "password"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_admin_with_all_that_was_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert not Person.objects.exists()
    found(Founder("Ada@Example.org ", "Ada Park", "Larkfield", password_file(tmp_path, f"{PASSWORD}\nsecond line\n")))
    ada = Person.objects.get()
    assert (ada.email, ada.name, ada.organisation.name) == ("ada@example.org", "Ada Park", "Larkfield")
    assert ada.check_password(PASSWORD)
    assert list(Membership.objects.values_list("role", flat=True)) == ["admin"]
    assert capsys.readouterr().out == "Ada Park is the first admin. Sign in with ada@example.org.\n"
    assert Person.objects.real().exists()


def test_what_was_left_out_gets_a_plain_default(tmp_path: Path) -> None:
    found(Founder("ada@example.org", None, None, password_file(tmp_path, PASSWORD)))
    ada = Person.objects.get()
    assert (ada.name, ada.organisation.name) == ("ada", "Our organisation")


@pytest.mark.parametrize(
    ("email", "password", "said"),
    [
        ("ada@example.org", "kite-7", "This password does not do."),
        ("ada@example.org", "", "This password does not do."),
        ("ada@example.org", "1234567890123", "This password does not do."),
        ("ada@example.org", "password1234", "This password does not do."),
        ("adalovelace@example.org", "adalovelace", "This password does not do."),
        ("ada at example", PASSWORD, "'ada at example' is not an e-mail address. Write it like you@example.org."),
    ],
)
def test_a_founder_who_does_not_fit_changes_nothing(tmp_path: Path, email: str, password: str, said: str) -> None:
    with pytest.raises(click.ClickException, match=said) as refused:
        found(Founder(email, "Ada Park", "Larkfield", password_file(tmp_path, password + "\n")))
    assert not password or password not in str(refused.value)
    assert not Person.objects.exists()
    assert not Organisation.objects.exists()


def test_an_empty_password_file_is_no_password(tmp_path: Path) -> None:
    with pytest.raises(click.ClickException, match="This password does not do"):
        found(Founder("ada@example.org", "Ada", "Larkfield", password_file(tmp_path, "")))


def test_without_a_terminal_a_missing_password_is_named() -> None:
    with pytest.raises(click.ClickException, match="Say --password-file FILE"):
        found(Founder("ada@example.org", "Ada", "Larkfield", None))
    assert not Person.objects.exists()


def test_without_a_terminal_and_an_address_it_says_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    found(Founder(None, None, None, None))
    said = capsys.readouterr().err
    assert "Run `warmline up --admin you@example.org` in a terminal once" in said
    assert not Person.objects.exists()


def test_sample_people_do_not_count_as_somebody_and_come_once() -> None:
    found_sample()
    count = Person.objects.count()
    found_sample()
    assert not Person.objects.real().exists()
    assert Person.objects.count() == count > 100


def test_no_sample_where_real_people_are(tmp_path: Path) -> None:
    found(Founder("ada@example.org", "Ada", "Larkfield", password_file(tmp_path, PASSWORD)))
    with pytest.raises(click.ClickException):
        found_sample()
    assert Person.objects.count() == 1


def test_a_house_with_people_needs_no_founder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found(Founder("ada@example.org", "Ada", "Larkfield", password_file(tmp_path, PASSWORD)))
    settle_people(sample=False, founder=Founder("eve@example.org", "Eve", None, password_file(tmp_path, PASSWORD)))
    assert "--admin was not needed" in capsys.readouterr().err
    settle_people(sample=False, founder=Founder(None, None, None, None))
    assert capsys.readouterr().err == ""
    assert list(Person.objects.values_list("email", flat=True)) == ["ada@example.org"]


def test_a_sample_house_takes_no_real_founder(tmp_path: Path) -> None:
    settle_people(sample=True, founder=Founder(None, None, None, None))
    settle_people(sample=False, founder=Founder(None, None, None, None))
    with pytest.raises(click.ClickException, match="never mixed"):
        settle_people(sample=False, founder=Founder("eve@example.org", "Eve", None, password_file(tmp_path, PASSWORD)))
    assert not Person.objects.real().exists()
