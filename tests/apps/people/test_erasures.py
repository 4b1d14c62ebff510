"""The erasure list: an erased person stays erased after an old backup comes back."""

from __future__ import annotations

import datetime as dt
import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cast import Cast

from warmline.apps.audit.models import AuditEvent
from warmline.apps.people import services, vault
from warmline.apps.people.erasures import FORMAT, NotAList, Replayed, replay_list, write_list
from warmline.apps.people.models import Membership, Organisation, Person, PersonKey, Role
from warmline.apps.people.services.erasure import erase_again


def brought_back(person: Person) -> Person:
    """Put Nadia's record back as an old backup would: name, address, role and key."""
    old = Person.objects.get(pk=person.pk)
    old.name, old.email, old.is_active, old.erased_at = "Nadia Brandt", "nadia@northwind.example", True, None
    old.save()
    PersonKey.objects.filter(pk=old.pk).delete()
    vault.seal(old, b"her words")
    return old


def test_the_list_holds_numbers_and_times_and_nothing_else(cast: Cast) -> None:
    services.erase_person(actor=cast.admin, person=cast.nadia)
    cast.nadia.refresh_from_db()
    text = write_list()
    data = json.loads(text)
    assert data["erased"] == [{"person": cast.nadia.pk, "at": cast.nadia.erased_at.isoformat()}]
    assert set(data) == {"format", "house", "erased"}
    for word in ("nadia", "brandt", "northwind"):
        assert word not in text.lower()


def test_who_came_back_is_erased_again_and_her_words_do_not_open(cast: Cast) -> None:
    sealed = vault.seal(cast.nadia, b"her words")
    services.erase_person(actor=cast.admin, person=cast.nadia)
    cast.nadia.refresh_from_db()
    text, when = write_list(), cast.nadia.erased_at
    nadia = brought_back(cast.nadia)
    assert replay_list(text) == Replayed(again=1)
    nadia.refresh_from_db()
    assert (nadia.name, nadia.is_active, nadia.erased_at) == ("Erased person", False, when)
    assert not Person.objects.filter(name__icontains="Nadia").exists()
    with pytest.raises(vault.KeyErased):
        vault.open_sealed(nadia, nadia, sealed)


def test_replaying_twice_changes_nothing(cast: Cast) -> None:
    services.erase_person(actor=cast.admin, person=cast.nadia)
    text = write_list()
    assert replay_list(text) == Replayed(already=1)
    brought_back(cast.nadia)
    replay_list(text)
    events = AuditEvent.objects.filter(verb="person.erased").count()
    assert replay_list(text) == Replayed(already=1)
    assert AuditEvent.objects.filter(verb="person.erased").count() == events
    assert write_list() == text


def test_somebody_the_backup_does_not_hold_is_counted_as_absent(cast: Cast) -> None:
    services.erase_person(actor=cast.admin, person=cast.nadia)
    data = json.loads(write_list())
    data["erased"].append({"person": 10**9, "at": timezone.now().isoformat()})
    assert replay_list(json.dumps(data)) == Replayed(already=1, absent=1)


def test_a_number_given_out_anew_after_the_restore_is_another_person(cast: Cast) -> None:
    data = json.loads(write_list())
    at = cast.nadia.joined_at - dt.timedelta(days=1)
    data["erased"] = [{"person": cast.nadia.pk, "at": at.isoformat()}]
    assert replay_list(json.dumps(data)) == Replayed(already=1)
    cast.nadia.refresh_from_db()
    assert (cast.nadia.name, cast.nadia.erased_at) == ("Nadia Brandt", None)


def test_even_the_last_admin_is_erased_again(cast: Cast) -> None:
    assert erase_again(person=cast.admin, at=timezone.now()) is True
    cast.admin.refresh_from_db()
    assert cast.admin.erased_at is not None


def test_the_trail_says_that_it_was_after_a_restore(cast: Cast) -> None:
    erase_again(person=cast.nadia, at=timezone.now())
    event = AuditEvent.objects.get(verb="person.erased")
    assert event.actor is None
    assert event.data["after_restore"] is True
    assert event.about == cast.nadia


def test_other_people_keep_everything(cast: Cast) -> None:
    sealed = vault.seal(cast.colleague, b"his words")
    erase_again(person=cast.nadia, at=timezone.now())
    assert vault.open_sealed(cast.colleague, cast.colleague, sealed) == b"his words"
    assert Membership.objects.current().filter(person=cast.colleague, role=Role.AGENT).exists()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no erasure list"),
        ("[]", "no erasure list"),
        ("{}", "no erasure list"),
        ("not json", "no erasure list"),
        (json.dumps({"format": "warmline export 1", "house": "", "erased": []}), "expected the format"),
        (json.dumps({"format": FORMAT, "house": "", "erased": [{"person": "x", "at": "2026-01-01"}]}), "no erasure"),
        (json.dumps({"format": FORMAT, "house": "", "erased": [{"person": 1, "at": "2026-01-01"}]}), "no time zone"),
        (json.dumps({"format": FORMAT, "house": "2020-01-01", "erased": []}), "another house"),
    ],
)
def test_what_is_no_list_of_this_house_erases_nobody(cast: Cast, text: str, says: str) -> None:
    with pytest.raises(NotAList, match=says):
        replay_list(text)
    assert not Person.objects.exclude(erased_at=None).exists()


def test_the_list_of_another_house_is_refused_whoever_is_on_it(cast: Cast) -> None:
    data = json.loads(write_list()) | {"erased": [{"person": cast.nadia.pk, "at": timezone.now().isoformat()}]}
    Organisation.objects.filter(pk=cast.organisation.pk).update(created_at=timezone.now() + dt.timedelta(days=1))
    with pytest.raises(NotAList, match="another house"):
        replay_list(json.dumps(data))
    cast.nadia.refresh_from_db()
    assert cast.nadia.erased_at is None


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=200) | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps))
def test_any_text_is_refused_in_words(cast: Cast, text: str) -> None:
    with pytest.raises(NotAList):
        replay_list(text)


def test_the_command_writes_and_replays_a_file(cast: Cast, tmp_path: Path) -> None:
    services.erase_person(actor=cast.admin, person=cast.nadia)
    file, said = tmp_path / "erasures.json", io.StringIO()
    call_command("erasures", "export", str(file), stdout=said)
    assert json.loads(file.read_text())["erased"][0]["person"] == cast.nadia.pk
    brought_back(cast.nadia)
    call_command("erasures", "replay", str(file), stdout=said)
    assert "1 erased again, 0 were erased already, 0 are not in this database" in said.getvalue()
    cast.nadia.refresh_from_db()
    assert cast.nadia.name == "Erased person"


def test_the_command_writes_to_standard_output(cast: Cast) -> None:
    out = io.StringIO()
    call_command("erasures", "export", "-", stdout=out)
    assert out.getvalue() == write_list()


def test_the_command_says_what_is_wrong(cast: Cast, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="No such file"):
        call_command("erasures", "replay", str(tmp_path / "none.json"))
    broken = tmp_path / "broken.json"
    broken.write_text("{")
    with pytest.raises(CommandError, match="no erasure list"):
        call_command("erasures", "replay", str(broken))
