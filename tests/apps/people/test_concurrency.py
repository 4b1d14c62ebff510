"""Two at the same moment, on a real database with real locks."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from django.db import connection
from tests.cast import Cast, gather

from warmline.apps.audit.models import AuditEvent
from warmline.apps.people import services, vault
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Membership, Person, PersonKey, Role
from warmline.apps.people.sample.load import load_sample
from warmline.apps.people.services.invitations import token_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people(transactional_db: None) -> Cast:
    return gather()


def together(*deeds: Callable[[], object]) -> list[object]:
    """Do the deeds in threads that start at the same moment; return what each gave back or raised."""
    start, outcome = threading.Barrier(len(deeds)), [None] * len(deeds)

    def do(number: int, deed: Callable[[], object]) -> None:
        try:
            start.wait(timeout=10)
            outcome[number] = deed()
        except Exception as raised:
            outcome[number] = raised
        finally:
            connection.close()

    threads = [threading.Thread(target=do, args=pair) for pair in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert not any(thread.is_alive() for thread in threads)
    return outcome


def failures(outcome: list[object]) -> list[BaseException]:
    return [one for one in outcome if isinstance(one, BaseException)]


def test_first_words_sealed_at_once_share_one_key(people: Cast) -> None:
    texts = [f"words {number}".encode() for number in range(6)]
    sealed = together(*(lambda text=text: vault.seal(people.nadia, text) for text in texts))
    assert failures(sealed) == []
    assert PersonKey.objects.count() == 1
    assert vault.open_many(people.nadia, people.nadia, sealed) == texts


def test_a_role_given_twice_at_once_is_held_once(people: Cast) -> None:
    def give() -> Membership:
        return services.give_role(actor=people.admin, person=people.nadia, role=Role.LEAD, place=people.other_team)

    assert failures(together(give, give, give)) == []
    assert Membership.objects.filter(person=people.nadia, role=Role.LEAD, until=None).count() == 1
    assert AuditEvent.objects.filter(verb="role.given").count() == 1


def test_two_admins_who_end_each_others_role_leave_one(people: Cast) -> None:
    second = services.give_role(actor=people.admin, person=people.manager, role=Role.ADMIN, place=people.organisation)
    first = people.admin.memberships.get(role=Role.ADMIN)
    outcome = together(
        lambda: services.end_role(actor=people.admin, membership=second),
        lambda: services.end_role(actor=people.manager, membership=first),
    )
    assert len(failures(outcome)) == 1
    assert Membership.objects.current().filter(role=Role.ADMIN, organisation=people.organisation).count() == 1


def test_a_link_opened_twice_at_once_lets_one_in(people: Cast) -> None:
    invitation = services.invite(
        actor=people.admin, email="kim@x.example", name="Kim", role=Role.AGENT, place=people.team
    )
    token = token_of(invitation)
    outcome = together(
        *(
            lambda word=word: services.accept(token=token, name=word, password=f"{word} and the fog")
            for word in ("One", "Two")
        )
    )
    (refused,) = failures(outcome)
    assert isinstance(refused, Refused)
    winner = next(one for one in outcome if isinstance(one, Person))
    assert Person.objects.get(email="kim@x.example").name == winner.name


def test_one_address_invited_twice_at_once_is_one_person(people: Cast) -> None:
    def invite() -> object:
        return services.invite(
            actor=people.admin, email="kim@x.example", name="Kim", role=Role.AGENT, place=people.team
        )

    outcome = together(invite, invite)
    assert all(isinstance(one, Refused) for one in failures(outcome))
    assert Person.objects.filter(email="kim@x.example").count() == 1


def test_two_imports_of_the_same_file_add_each_person_once(people: Cast) -> None:
    data = b"email,name,team\n" + b"".join(b"p%d@x.example,P,Parcels\n" % number for number in range(50))
    uploads = [services.start_import(actor=people.admin, data=data, make_places=False) for _ in range(2)]
    outcome = together(
        *(lambda upload=upload: services.finish_import(actor=people.admin, upload=upload) for upload in uploads)
    )
    assert failures(outcome) == []
    assert sorted(one.result["people"] for one in outcome) == [0, 50]
    assert Person.objects.filter(email__endswith="@x.example").count() == 50


def test_erasing_while_sealing_leaves_nothing_readable(people: Cast) -> None:
    vault.seal(people.nadia, b"before")
    sealed, _erased = together(
        lambda: vault.seal(people.nadia, b"during"),
        lambda: services.erase_person(actor=people.admin, person=people.nadia),
    )
    if not isinstance(sealed, BaseException):
        with pytest.raises(vault.KeyErased):
            vault.open_sealed(people.nadia, people.nadia, sealed)
    assert PersonKey.objects.get(pk=people.nadia.pk).erased_at is not None


def test_the_sample_is_loaded_once_by_two_first_runs(transactional_db: None) -> None:
    outcome = together(load_sample, load_sample)
    assert Person.objects.count() == 120, failures(outcome)
