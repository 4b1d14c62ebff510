"""An appeal in its owner's hands: written, shown to one person she names, taken back, dropped."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from tests.appeals import WORDS, Talk, rule, strangers
from tests.cast import Cast
from tests.practice_room import NOW

from warmline.apps.audit.models import AuditEvent
from warmline.apps.audit.verbs import is_named
from warmline.apps.notices.models import Notice
from warmline.apps.people import vault
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Membership, Person
from warmline.apps.scores import services
from warmline.apps.scores.models import Appeal
from warmline.apps.scores.selectors import judges_for, one_waiting, own_appeals, waiting_for
from warmline.apps.scores.services import WORDS_LIMIT


@pytest.fixture
def talk(cast: Cast) -> Talk:
    return Talk.of(cast.nadia)


def own(talk: Talk, reader: Person | None = None):
    return own_appeals(talk.owner, reader or talk.owner, talk.filed.row)


def test_what_she_wrote_is_kept_as_she_wrote_it(talk: Talk) -> None:
    appeal = talk.written(2, "  I did\x00 say when. ")
    found = own(talk)[2]
    assert found.plea.words == "I did say when."
    assert found.plea.point.behaviour == talk.observations[2].behaviour
    assert (found.state, found.verdict, found.learning, found.overturned) == ("kept", None, False, False)
    assert str(appeal) == f"appeal {appeal.pk}"


def test_no_column_holds_her_words_or_what_was_practised(talk: Talk) -> None:
    talk.shown(judges_for(talk.owner)[0], 1)
    row = Appeal.objects.values().get()
    plain = "".join(str(value) for name, value in row.items() if name != "address")
    for secret in (WORDS, talk.observations[1].behaviour, "Ines"):
        assert secret not in plain
        assert secret.encode() not in bytes(row["sealed"]) + bytes(row["shown"])


def test_writing_again_replaces_the_words_and_no_point_has_two_appeals(talk: Talk) -> None:
    first = talk.written(0, "one")
    assert talk.written(0, "two").pk == first.pk
    assert own(talk)[0].plea.words == "two"
    first.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        first.save(force_insert=True)


@pytest.mark.parametrize(("words", "says"), [("  ", "a sentence"), ("x" * (WORDS_LIMIT + 1), "longer than 2,000")])
def test_no_words_or_too_many_are_refused(talk: Talk, words: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        talk.written(0, words)
    assert not Appeal.objects.exists()


def test_nobody_else_writes_an_appeal_or_opens_one(cast: Cast, talk: Talk) -> None:
    talk.written(0)
    for name, stranger in strangers(cast).items():
        with pytest.raises(PermissionDenied):
            services.write_appeal(
                user=stranger, score=talk.filed.row, point=talk.page(0).point, words="x", address="/", now=NOW
            )
        with pytest.raises(vault.NotTheOwner):
            own(talk, stranger)
        assert not Appeal.objects.visible_to(stranger).exists(), name


def test_whom_she_may_ask_is_who_looks_after_people_here(cast: Cast) -> None:
    assert list(judges_for(cast.nadia)) == [cast.analyst, cast.other_lead, cast.petra, cast.trainer]


def test_whom_a_lead_may_ask_does_not_hold_herself(cast: Cast) -> None:
    assert list(judges_for(cast.petra)) == [cast.analyst, cast.other_lead, cast.trainer]


def test_an_admin_may_ask_anybody_of_her_own_house(cast: Cast) -> None:
    assert list(judges_for(cast.admin)) == [cast.analyst, cast.other_lead, cast.petra, cast.trainer]
    assert list(judges_for(cast.outsider)) == []


@pytest.mark.parametrize("change", [{"is_active": False}, {"is_sample": True}])
def test_a_closed_account_and_a_sample_person_cannot_be_asked(cast: Cast, change: dict[str, bool]) -> None:
    Person.objects.filter(pk=cast.petra.pk).update(**change)
    assert cast.petra not in judges_for(cast.nadia)


def test_a_role_that_ended_is_no_role(cast: Cast) -> None:
    Membership.objects.filter(person=cast.petra).update(until=Membership.objects.get(person=cast.petra).since)
    assert cast.petra not in judges_for(cast.nadia)


def test_only_the_named_person_finds_it_among_what_waits(cast: Cast, talk: Talk) -> None:
    appeal = talk.shown(cast.petra)
    assert [each.pk for each in waiting_for(cast.petra)] == [appeal.pk]
    found, copy = one_waiting(cast.petra, appeal.pk)
    assert found.score.owner == cast.nadia
    assert copy.plea.words == WORDS
    assert next(line.text for line in copy.talk.lines if line.mine).startswith("Hello Ines")
    for name, stranger in strangers(cast, "petra").items():
        assert waiting_for(stranger) == [], name
        assert one_waiting(stranger, appeal.pk) is None, name
        assert not Appeal.objects.visible_to(stranger).exists(), name
    assert waiting_for(cast.nadia) == []


def test_the_copy_opens_for_no_other_person_and_no_other_appeal(cast: Cast, talk: Talk) -> None:
    one, two = talk.shown(cast.petra, 0), talk.shown(cast.petra, 1)
    vault.seal(cast.trainer, b"so that he has a key")
    with pytest.raises(vault.Damaged):
        vault.open_sealed(cast.trainer, cast.trainer, bytes(one.shown), purpose=f"appeal:{one.pk}")
    with pytest.raises(vault.Damaged):
        vault.open_sealed(cast.petra, cast.petra, bytes(one.shown), purpose=f"appeal:{two.pk}")
    with pytest.raises(vault.NotTheOwner):
        vault.open_sealed(cast.petra, cast.admin, bytes(one.shown), purpose=f"appeal:{one.pk}")


def test_without_her_consent_nothing_is_shown(cast: Cast, talk: Talk) -> None:
    appeal, copy = talk.written(0), talk.page(0).copy_for_judge(WORDS)
    with pytest.raises(Refused, match="Tick the box"):
        services.show_appeal(user=cast.nadia, appeal=appeal, judge=cast.petra, shown=copy, agreed=False, now=NOW)
    assert waiting_for(cast.petra) == []
    assert not Notice.objects.exists()


@pytest.mark.parametrize("name", ["colleague", "manager", "admin", "outsider", "nadia"])
def test_who_is_not_on_the_list_cannot_be_asked(cast: Cast, talk: Talk, name: str) -> None:
    with pytest.raises(Refused, match="cannot be asked"):
        talk.shown(cast.people()[name])
    assert Appeal.objects.get().state == Appeal.State.KEPT


def test_what_is_shown_is_changed_only_after_it_was_taken_back(cast: Cast, talk: Talk) -> None:
    appeal = talk.shown(cast.petra)
    with pytest.raises(Refused, match="Take it back first"):
        talk.written(0, "other words")
    with pytest.raises(Refused, match="shown already"):
        services.show_appeal(
            user=cast.nadia,
            appeal=appeal,
            judge=cast.trainer,
            shown=talk.page(0).copy_for_judge("x"),
            agreed=True,
            now=NOW,
        )
    services.take_back(user=cast.nadia, appeal=appeal)
    talk.shown(cast.trainer, 0, "other words")
    assert [each.pk for each in waiting_for(cast.trainer)] == [appeal.pk]


def test_taking_back_deletes_the_copy_and_keeps_her_words(cast: Cast, talk: Talk) -> None:
    appeal = talk.shown(cast.petra)
    services.take_back(user=cast.nadia, appeal=appeal)
    services.take_back(user=cast.nadia, appeal=appeal)
    row = Appeal.objects.get()
    assert (row.state, row.judge, row.shown, row.shown_at) == (Appeal.State.KEPT, None, None, None)
    assert own(talk)[0].plea.words == WORDS
    assert one_waiting(cast.petra, appeal.pk) is None
    assert AuditEvent.objects.filter(verb="scores.appeal_taken_back").count() == 1
    with pytest.raises(PermissionDenied):
        rule(cast.petra, appeal)


def test_only_its_owner_takes_it_back_or_deletes_it(cast: Cast, talk: Talk) -> None:
    appeal = talk.shown(cast.petra)
    for stranger in strangers(cast).values():
        with pytest.raises(PermissionDenied):
            services.take_back(user=stranger, appeal=appeal)
        with pytest.raises(PermissionDenied):
            services.drop_appeal(user=stranger, appeal=appeal)
    assert Appeal.objects.get().state == Appeal.State.SHOWN


def test_deleting_takes_the_copy_along(cast: Cast, talk: Talk) -> None:
    appeal = talk.shown(cast.petra)
    services.drop_appeal(user=cast.nadia, appeal=appeal)
    assert not Appeal.objects.exists()
    assert waiting_for(cast.petra) == []


def test_what_is_decided_is_neither_taken_back_nor_deleted(cast: Cast, talk: Talk) -> None:
    appeal = talk.decided(cast.petra)
    with pytest.raises(Refused, match="decided"):
        services.take_back(user=cast.nadia, appeal=appeal)
    with pytest.raises(Refused, match="decided"):
        services.drop_appeal(user=cast.nadia, appeal=appeal)


def test_the_database_keeps_a_copy_only_while_it_is_shown(cast: Cast, talk: Talk) -> None:
    appeal = talk.shown(cast.petra)
    for wrong in ({"state": Appeal.State.KEPT}, {"shown": None}, {"judge": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Appeal.objects.filter(pk=appeal.pk).update(**wrong)


def test_the_trail_names_every_deed_and_is_hers_alone(cast: Cast, talk: Talk) -> None:
    appeal = talk.decided(cast.petra)
    talk.settled()
    services.drop_appeal(user=cast.nadia, appeal=talk.shown(cast.trainer, 1))
    assert appeal.pk
    events = AuditEvent.objects.filter(verb__contains="appeal")
    assert {event.verb.removeprefix("scores.appeal_") for event in events} == {
        "written",
        "shown",
        "decided",
        "settled",
        "dropped",
    }
    assert all(event.private and event.about == cast.nadia and event.data == {} for event in events)
    assert all(is_named(event.verb) for event in events)
    assert {event.actor for event in events.filter(verb="scores.appeal_decided")} == {cast.petra}


def test_appeals_are_read_in_two_queries_however_many_there_are(
    cast: Cast, talk: Talk, django_assert_num_queries
) -> None:
    with django_assert_num_queries(1):
        assert own(talk) == {}
    for place in range(4):
        talk.decided(cast.petra, place)
    with django_assert_num_queries(2):
        assert len(own(talk)) == 4
    for place in range(4, 7):
        talk.shown(cast.petra, place)
    with django_assert_num_queries(1):
        assert len(waiting_for(cast.petra)) == 3
