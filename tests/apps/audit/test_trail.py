"""The trail: written with the deed or not at all, and read by the person it is about."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from tests.cast import Cast

import warmline
from warmline.apps.audit.models import AuditEvent
from warmline.apps.audit.services import record, record_many
from warmline.apps.audit.verbs import is_named, name_verbs, words_of

LOOKERS = ("nadia", "colleague", "petra", "other_lead", "trainer", "analyst", "manager", "admin", "outsider")


@pytest.fixture
def about_nadia(cast: Cast) -> AuditEvent:
    return record(actor=cast.admin, verb="role.given", about=cast.nadia, target="team:1", data={"role": "agent"})


@pytest.fixture
def private(cast: Cast) -> AuditEvent:
    return record(actor=cast.nadia, verb="person.exported", about=cast.nadia, private=True)


@pytest.mark.parametrize("name", LOOKERS)
def test_an_event_is_read_by_its_person_and_by_her_admin(cast: Cast, about_nadia: AuditEvent, name: str) -> None:
    seen = about_nadia in AuditEvent.objects.visible_to(cast.people()[name])
    assert seen == (name in {"nadia", "admin"})


@pytest.mark.parametrize("name", LOOKERS)
def test_a_private_event_is_read_by_its_person_alone(cast: Cast, private: AuditEvent, name: str) -> None:
    seen = private in AuditEvent.objects.visible_to(cast.people()[name])
    assert seen == (name == "nadia")


def test_strangers_read_nothing(cast: Cast, about_nadia: AuditEvent) -> None:
    assert not AuditEvent.objects.visible_to(AnonymousUser()).exists()


def test_an_admin_reads_events_about_her_own_organisation_only(cast: Cast) -> None:
    own = record(actor=cast.admin, verb="site.created", target="site:1")
    other = record(actor=cast.outsider, verb="site.created", target="site:2")
    seen = set(AuditEvent.objects.visible_to(cast.admin))
    assert own in seen
    assert other not in seen


def test_an_event_that_the_house_made_is_nobodys_but_the_persons(cast: Cast) -> None:
    event = record(actor=None, verb="house.founded", target="organisation:1")
    assert event not in AuditEvent.objects.visible_to(cast.admin)
    assert event not in AuditEvent.objects.visible_to(cast.outsider)


def test_a_private_event_without_a_person_is_a_mistake(cast: Cast) -> None:
    with pytest.raises(ValueError, match="person it is about"):
        record(actor=cast.admin, verb="site.created", private=True)


def test_the_latest_event_comes_first(cast: Cast) -> None:
    first = record(actor=cast.admin, verb="role.given", about=cast.nadia)
    second = record(actor=cast.admin, verb="role.ended", about=cast.nadia)
    assert list(AuditEvent.objects.visible_to(cast.nadia)) == [second, first]


def test_many_people_are_written_in_one_go(cast: Cast) -> None:
    assert record_many(actor=cast.admin, verb="person.imported", about=[cast.nadia, cast.petra]) == 2
    assert set(AuditEvent.objects.values_list("about", flat=True)) == {cast.nadia.pk, cast.petra.pk}


@pytest.mark.django_db(transaction=True)
def test_a_deed_that_fails_leaves_no_trail() -> None:
    @transaction.atomic
    def fails() -> None:
        record(actor=None, verb="site.created")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    assert not AuditEvent.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_no_event_is_written_outside_a_transaction() -> None:
    with pytest.raises(RuntimeError, match="atomic"):
        record(actor=None, verb="site.created")
    with pytest.raises(RuntimeError, match="atomic"):
        record_many(actor=None, verb="site.created", about=[])
    assert not AuditEvent.objects.exists()


def test_the_data_is_copied(cast: Cast) -> None:
    given = {"fields": ["name"]}
    event = record(actor=cast.nadia, verb="person.changed", about=cast.nadia, data=given)
    given["more"] = ["text"]
    assert event.plain_data() == {"fields": ["name"]}


def test_an_event_says_itself_in_words(about_nadia: AuditEvent) -> None:
    assert about_nadia.words() == "A role was given"
    assert str(about_nadia) == "role.given team:1"


def test_a_verb_nobody_named_is_shown_as_it_is() -> None:
    assert words_of("something.odd") == "Recorded: something.odd"
    assert not is_named("something.odd")


def test_an_app_names_its_verbs() -> None:
    name_verbs({"test.done": "A test was done"})
    assert words_of("test.done") == "A test was done"


def verbs_in_the_code() -> set[str]:
    """Return every verb that some service writes, read from the source."""
    found = set()
    for path in Path(warmline.__file__).parent.joinpath("apps").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"record", "record_many"}:
                verbs = [word.value for word in node.keywords if word.arg == "verb"]
                found |= {verb.value for verb in verbs if isinstance(verb, ast.Constant)}
    return found


def test_every_verb_has_words_for_the_person_it_is_about() -> None:
    verbs = verbs_in_the_code() | {f"{kind}.{deed}" for kind in ("site", "team") for deed in ("archived", "restored")}
    assert len(verbs) > 20
    assert [verb for verb in sorted(verbs) if not is_named(verb)] == []
