"""Writing the trail: with the deed or not at all, for one or for many, and read by nobody else."""

from __future__ import annotations

import pytest
from django.db import transaction
from tests.cast import Cast

from warmline.apps.audit.models import AuditEvent
from warmline.apps.audit.services import record, record_each, record_many


def test_one_event_keeps_who_did_what_to_whom(cast: Cast) -> None:
    event = record(actor=cast.admin, verb="role.given", about=cast.nadia, target="team:7", data={"role": "agent"})
    kept = AuditEvent.objects.get(pk=event.pk)
    assert (kept.actor, kept.about, kept.verb, kept.target) == (cast.admin, cast.nadia, "role.given", "team:7")
    assert kept.plain_data() == {"role": "agent"}
    assert not kept.private
    assert str(kept) == "role.given team:7"


def test_without_a_target_the_event_is_its_verb(cast: Cast) -> None:
    assert str(record(actor=cast.admin, verb="house.tidied")) == "house.tidied"


def test_what_the_house_does_by_itself_has_no_actor(cast: Cast) -> None:
    event = record(actor=None, verb="person.erased", about=cast.nadia)
    assert event.actor is None
    assert event in AuditEvent.objects.visible_to(cast.nadia)
    assert event in AuditEvent.objects.visible_to(cast.admin)
    assert event not in AuditEvent.objects.visible_to(cast.outsider)


def test_what_is_read_out_can_be_changed_without_changing_the_trail(cast: Cast) -> None:
    event = record(actor=cast.admin, verb="role.given", about=cast.nadia, data={"role": "agent"})
    event.plain_data()["role"] = "admin"
    assert event.plain_data() == {"role": "agent"}


def test_for_many_each_gets_an_event_of_her_own(cast: Cast) -> None:
    people = [cast.nadia, cast.colleague, cast.petra]
    assert record_many(actor=cast.admin, verb="person.invited", about=people, data={"batch": 3}) == 3
    for person in people:
        (event,) = AuditEvent.objects.visible_to(person)
        assert (event.about, event.actor, event.plain_data()) == (person, cast.admin, {"batch": 3})


def test_each_may_have_a_target_and_data_of_its_own(cast: Cast) -> None:
    rows = [(cast.nadia, "team:1", {"role": "agent"}), (cast.petra, "team:2", {"role": "lead"})]
    assert record_each(actor=cast.admin, verb="role.given", rows=rows) == 2
    kept = {event.about: (event.target, event.data["role"]) for event in AuditEvent.objects.all()}
    assert kept == {cast.nadia: ("team:1", "agent"), cast.petra: ("team:2", "lead")}


def test_for_nobody_nothing_is_written(cast: Cast) -> None:
    assert record_many(actor=cast.admin, verb="person.invited", about=[]) == 0
    assert not AuditEvent.objects.exists()


def test_many_cost_as_many_queries_as_few(cast: Cast, django_assert_num_queries) -> None:
    for many in ([cast.nadia], [cast.nadia, cast.colleague, cast.petra] * 30):
        with django_assert_num_queries(1):
            record_many(actor=cast.admin, verb="person.invited", about=many)


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_written_for_one_or_many(cast: Cast) -> None:
    for write in (
        lambda: record(actor=cast.admin, verb="x"),
        lambda: record_many(actor=cast.admin, verb="x", about=[cast.nadia]),
        lambda: record_each(actor=cast.admin, verb="x", rows=[(cast.nadia, "", {})]),
    ):
        with pytest.raises(RuntimeError, match="together with the deed"):
            write()
    assert not AuditEvent.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_deed_that_is_taken_back_takes_its_trail_with_it(cast: Cast) -> None:
    def deed() -> None:
        with transaction.atomic():
            record_many(actor=cast.admin, verb="x", about=[cast.nadia, cast.petra])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        deed()
    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize("private", [True, False])
def test_only_what_is_not_private_reaches_the_admin(cast: Cast, private: bool) -> None:
    event = record(actor=cast.nadia, verb="practice.exported", about=cast.nadia, private=private)
    readers = {name for name, who in cast.people().items() if event in AuditEvent.objects.visible_to(who)}
    assert readers == ({"nadia"} if private else {"nadia", "admin"})


def test_a_private_event_is_about_somebody(cast: Cast) -> None:
    with pytest.raises(ValueError, match="needs the person"):
        record(actor=cast.nadia, verb="practice.exported", private=True)
    assert not AuditEvent.objects.exists()
