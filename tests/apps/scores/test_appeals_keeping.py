"""Appeals handed out, erased, and taken back when they wait too long; and the two messages."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import mail
from tests.appeals import REASON, WORDS, Talk, rule
from tests.cast import Cast
from tests.practice_room import NOW

from warmline.apps.notices.models import Notice
from warmline.apps.notices.sending import send_waiting
from warmline.apps.people import services as people
from warmline.apps.people import vault
from warmline.apps.people.models import Membership, Person, Role
from warmline.apps.people.registry import keepings, retentions
from warmline.apps.scores import appeals_keeping, keeping, services
from warmline.apps.scores.models import Appeal, LearningItem, Revision
from warmline.apps.scores.selectors import own_appeals, waiting_for


@pytest.fixture
def talk(cast: Cast) -> Talk:
    return Talk.of(cast.nadia)


def test_she_gets_her_words_the_decision_and_whom_she_asked(cast: Cast, talk: Talk) -> None:
    talk.decided(cast.petra, 0, grade=None)
    talk.written(1, "not sent yet")
    found = appeals_keeping.export(cast.nadia)
    json.dumps(found)
    assert [each["words"] for each in found["own"]] == [WORDS, "not sent yet"]
    assert found["own"][0]["shown_to"] == "Petra Lindqvist"
    assert found["own"][0]["decision"] == {"upheld": True, "grade": None, "reason": REASON}
    assert (found["own"][1]["shown_to"], found["own"][1]["decision"]) == (None, None)
    assert found["asked_to_decide"] == []


def test_the_person_who_was_asked_gets_dates_and_no_word_of_another(cast: Cast, talk: Talk) -> None:
    talk.decided(cast.petra, 0)
    talk.shown(cast.petra, 1)
    found = appeals_keeping.export(cast.petra)
    assert found["own"] == []
    assert [each["decided_at"] is None for each in found["asked_to_decide"]] == [False, True]
    assert WORDS not in json.dumps(found)
    assert "Nadia" not in json.dumps(found)


def test_nobody_else_gets_anything(cast: Cast, talk: Talk) -> None:
    talk.shown(cast.petra)
    for name, person in cast.all_but("nadia", "petra").items():
        assert appeals_keeping.export(person) == {"own": [], "asked_to_decide": []}, name


def test_after_her_key_is_erased_there_is_nothing_to_hand_out(cast: Cast, talk: Talk) -> None:
    talk.written(0)
    vault.erase_key(cast.nadia)
    assert appeals_keeping.export(cast.nadia)["own"] == []


def test_her_erasure_takes_appeals_copies_versions_and_what_was_to_teach(cast: Cast, talk: Talk) -> None:
    talk.decided(cast.petra, 0)
    page = talk.page(0)
    services.give_to_learning(
        user=cast.nadia,
        appeal=page.own.appeal,
        plea=page.own.plea,
        verdict=page.own.verdict,
        turns=page.moment,
        now=NOW,
    )
    talk.shown(cast.trainer, 1)
    people.erase_person(actor=cast.admin, person=cast.nadia)
    for model in (Appeal, Revision, LearningItem):
        assert not model.objects.exists(), model
    assert waiting_for(cast.trainer) == []


def test_erasing_who_was_asked_gives_the_appeal_back(cast: Cast, talk: Talk) -> None:
    talk.shown(cast.petra, 0)
    talk.decided(cast.petra, 1)
    people.erase_person(actor=cast.admin, person=cast.petra)
    found = own_appeals(cast.nadia, cast.nadia, talk.filed.row)
    assert (found[0].state, found[0].appeal.judge, found[0].appeal.shown) == ("kept", None, None)
    assert (found[1].state, found[1].appeal.judge) == ("upheld", None)
    assert found[1].verdict.reason == REASON


def test_an_appeal_that_came_back_can_be_shown_to_somebody_else(cast: Cast, talk: Talk) -> None:
    appeal = talk.shown(cast.petra, 0)
    people.erase_person(actor=cast.admin, person=cast.petra)
    assert talk.shown(cast.trainer, 0).pk == appeal.pk
    assert [each.pk for each in waiting_for(cast.trainer)] == [appeal.pk]
    rule(cast.trainer, appeal)
    assert own_appeals(cast.nadia, cast.nadia, talk.filed.row)[0].verdict.reason == REASON


def without_role(judge: Person) -> None:
    Membership.objects.filter(person=judge).update(until=NOW)


def closed(judge: Person) -> None:
    Person.objects.filter(pk=judge.pk).update(is_active=False)


@pytest.mark.parametrize("gone", [without_role, closed])
def test_what_was_shown_to_somebody_who_left_goes_back(cast: Cast, talk: Talk, gone: Callable[[Person], None]) -> None:
    talk.shown(cast.petra, 0)
    talk.shown(cast.trainer, 1)
    tomorrow = NOW + timedelta(days=1)
    assert appeals_keeping.take_back_from_lost(tomorrow) == 0, "both are there"
    gone(cast.petra)
    assert appeals_keeping.take_back_from_lost(NOW) == 0, "not the one that was shown this moment"
    assert [appeals_keeping.take_back_from_lost(tomorrow) for _time in "12"] == [1, 0]

    found = own_appeals(cast.nadia, cast.nadia, talk.filed.row)
    assert [(found[n].state, found[n].appeal.shown is None) for n in (0, 1)] == [("kept", True), ("shown", False)]
    assert [each.person for each in Notice.objects.filter(kind="appeal_returned")] == [cast.nadia]
    assert [each.about for each in Notice.objects.filter(kind="appeal_returned")] == [str(found[0].appeal.pk)]


def test_a_new_role_of_the_same_rights_is_no_leaving(cast: Cast, talk: Talk) -> None:
    talk.shown(cast.petra)
    without_role(cast.petra)
    Membership.objects.create(person=cast.petra, role=Role.TRAINER, site=cast.site)
    assert appeals_keeping.take_back_from_lost(NOW + timedelta(days=1)) == 0


def test_the_owner_is_told_that_it_came_back_and_what_she_can_do(cast: Cast, talk: Talk, settings) -> None:
    talk.shown(cast.petra, 0)
    talk.shown(cast.petra, 1)
    people.erase_person(actor=cast.admin, person=cast.petra)
    talk.shown(cast.trainer, 1)
    told = [each for each in sent() if each[0] == [cast.nadia.email]]
    ((_to, subject, body),) = told
    assert subject == "Your appeal came back to you"
    assert "You can choose somebody else" in " ".join(body.split())
    assert f"{settings.WARMLINE_URL}{talk.address(0)}" in body
    for secret in (WORDS, "Petra", "Ines", talk.page(0).point.name):
        assert secret not in body
    assert Notice.objects.filter(kind="appeal_returned", state=Notice.State.DROPPED).count() == 1, "shown again"


def test_what_waits_for_ninety_days_goes_back_to_its_owner(cast: Cast, talk: Talk) -> None:
    talk.shown(cast.petra)
    assert appeals_keeping.take_all_back(NOW) == 0
    assert appeals_keeping.take_all_back(NOW + timedelta(seconds=1)) == 1
    assert waiting_for(cast.petra) == []
    assert own_appeals(cast.nadia, cast.nadia, talk.filed.row)[0].plea.words == WORDS


def test_the_score_s_own_retention_takes_its_appeals_along(cast: Cast, talk: Talk) -> None:
    talk.written(0)
    keeping.clean(NOW + timedelta(days=1))
    assert not Appeal.objects.exists()


def test_the_registry_knows_appeals_and_the_ninety_days() -> None:
    assert {kept.key: kept.erase for kept in keepings()}["appeals"] is appeals_keeping.erase
    stays = {rule.key: rule.stays for rule in retentions()}
    assert (stays["appeals_shown"], stays["appeals_without_judge"]) == (timedelta(days=90), timedelta())


def sent() -> list[tuple[list[str], str, str]]:
    send_waiting(now=NOW + timedelta(days=400))
    return [(letter.to, letter.subject, str(letter.body)) for letter in mail.outbox]


def test_the_messages_lead_to_the_page_and_hold_no_word(cast: Cast, talk: Talk, settings) -> None:
    appeal = talk.shown(cast.petra)
    ((to, subject, body),) = sent()
    assert to == [cast.petra.email]
    assert subject == "Nadia Brandt asks you to look at one point of feedback"
    assert f"{settings.WARMLINE_URL}/appeals/{appeal.pk}/" in body
    rule(cast.petra, appeal)
    to, subject, body2 = sent()[-1]
    assert (to, subject) == ([cast.nadia.email], "Your appeal is decided")
    assert f"{settings.WARMLINE_URL}{talk.address(0)}" in body2
    for secret in (WORDS, REASON, "Ines", "upheld", talk.page(0).point.name):
        assert secret not in body + body2


def test_a_message_about_what_was_taken_back_is_not_sent(cast: Cast, talk: Talk) -> None:
    appeal = talk.shown(cast.petra)
    services.take_back(user=cast.nadia, appeal=appeal)
    assert sent() == []
    assert Notice.objects.get().state == Notice.State.DROPPED


def test_a_message_about_a_deleted_appeal_is_not_sent(cast: Cast, talk: Talk) -> None:
    Notice.objects.create(kind="appeal_decided", person=cast.nadia, about="0")
    appeal = talk.decided(cast.petra)
    Notice.objects.create(kind="appeal_decided", person=cast.petra, about=str(appeal.pk))
    assert [subject for _to, subject, _body in sent()] == ["Your appeal is decided"]
