"""Buttons of pages that were left open: what went on meanwhile is said in words, never as a fault of the house."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from tests.apps.assessment.desk import again, announced, begun, house, running
from tests.cast import Cast

from warmline.apps.assessment import services
from warmline.apps.assessment.models import Attempt, CertificationRule, Piece
from warmline.apps.people.models import Person

pytestmark = pytest.mark.django_db


def browser(person: Person) -> Client:
    made = Client()
    made.force_login(person)
    return made


def now() -> datetime:
    """Pages live today."""
    return datetime.now(UTC)


def address(name: str, *args: object) -> str:
    return reverse(f"assessment:{name}", args=args)


@pytest.mark.parametrize("name", ["begin", "say", "text", "end", "resume"])
def test_after_it_was_taken_back_in_another_window_every_button_leads_away(cast: Cast, name: str) -> None:
    made = running(cast, house(cast), now=now())
    kind = "written" if name == "text" else "talk"
    one = begun(cast, made, kind, now=now())
    services.withdraw(user=cast.nadia, attempt=made, now=now())

    sent = {"key": str(uuid4()), "number": "1", "text": "Hello Ines"}
    view = "leave" if name == "end" else name
    answer = browser(cast.nadia).post(address(view, made.pk, one.number), sent)

    assert answer.status_code == 302
    assert Piece.objects.get(pk=one.pk).answers == 0
    assert again(made).state == Attempt.State.WITHDRAWN


def test_taken_back_twice_the_second_time_changes_nothing(cast: Cast) -> None:
    made = running(cast, house(cast), now=now())
    client = browser(cast.nadia)
    client.post(address("withdraw", made.pk))
    closed = again(made).closed_at
    assert client.post(address("withdraw", made.pk)).status_code == 302
    assert again(made).closed_at == closed


@pytest.mark.parametrize("sent", [{}, {"key": "no"}, {"key": "x" * 20_000, "number": "1"}, {"number": "0"}])
def test_a_form_that_is_none_is_not_found(cast: Cast, sent: dict[str, str]) -> None:
    made = running(cast, house(cast), now=now())
    one = begun(cast, made, now=now())
    assert browser(cast.nadia).post(address("say", made.pk, one.number), sent).status_code == 404


def test_a_talk_takes_no_letter_and_a_task_no_talk(cast: Cast) -> None:
    made = running(cast, house(cast), now=now())
    talk = begun(cast, made, now=now())
    client, sent = browser(cast.nadia), {"key": str(uuid4()), "number": "1", "text": "Hello"}
    assert client.post(address("text", made.pk, talk.number), sent).status_code == 404
    services.leave(user=cast.nadia, piece=talk, now=now())
    task = begun(cast, made, "written", now=now())
    assert client.post(address("say", made.pk, task.number), sent).status_code == 404


def test_an_appeal_before_there_is_a_decision_is_not_found(cast: Cast) -> None:
    made = running(cast, house(cast), now=now())
    client = browser(cast.nadia)
    for name in ("appeal", "appeal_revoked"):
        assert client.post(address(name, made.pk), {"words": "Look\x00"}).status_code == 404
    for name in ("evidence", "evidence_json"):
        assert client.get(address(name, made.pk)).status_code == 404


@pytest.mark.parametrize("who", ["colleague", "petra", "manager", "admin", "outsider"])
def test_an_attempt_of_somebody_else_has_no_buttons(cast: Cast, who: str) -> None:
    made = announced(cast, house(cast), now=now())
    client = browser(cast.people()[who])
    for name in ("read", "draw", "withdraw", "appeal"):
        assert client.post(address(name, made.pk), {"read": "on"}).status_code == 404
    assert again(made).state == Attempt.State.ANNOUNCED


def test_a_number_that_no_database_holds_is_no_page(cast: Cast) -> None:
    house(cast)
    huge = 10**30
    client = browser(cast.manager)
    for name in ("rule", "open_sheet"):
        assert client.get(address(name, huge)).status_code == 404
    assert client.get(address("sheet", huge)).status_code == 404
    assert client.post(address("end_licence", huge)).status_code == 404
    assert client.post(address("announce", huge)).status_code == 404


@pytest.mark.parametrize("page", ["0", "-1", "x", "\x00", "9" * 40, "٣", ""])
def test_whatever_page_is_asked_for_readiness_answers(cast: Cast, page: str) -> None:
    house(cast)
    assert browser(cast.petra).get(address("ready"), {"page": page}).status_code == 200


def test_a_contact_form_with_null_bytes_is_told_so_and_keeps_nothing(cast: Cast) -> None:
    from warmline.apps.assessment.models import ObservedContact

    house(cast)
    sent = {
        "person": str(cast.nadia.pk), "seen_at": "2026-01-05T10:00", "channel": "chat", "about": "A\x00 parcel",
        "anchor-names_feeling": "4", "quote-names_feeling": "No\x00 wonder", "reason-names_feeling": "So",
    }  # fmt: skip
    assert browser(cast.trainer).post(address("observe"), sent).status_code == 422
    assert not ObservedContact.objects.exists()


def test_an_hour_that_the_clocks_leave_out_is_told_and_keeps_nothing(cast: Cast) -> None:
    from warmline.apps.assessment.models import ObservedContact

    house(cast)
    Person.objects.filter(pk=cast.trainer.pk).update(timezone="Europe/London")
    sent = {"person": str(cast.nadia.pk), "seen_at": "2026-03-29T01:30", "channel": "chat", "about": "A parcel"}
    answer = browser(cast.trainer).post(address("observe"), sent)
    assert answer.status_code == 422
    assert not ObservedContact.objects.exists()


def test_a_rule_taken_over_twice_is_one_and_an_unknown_one_none(cast: Cast) -> None:
    client = browser(cast.manager)
    for _n in range(2):
        assert client.post(address("adopt", "service_fundamentals")).status_code == 302
    assert CertificationRule.objects.filter(key="service_fundamentals").count() == 1
    assert client.post(address("adopt", "of_nobody")).status_code == 404
    assert browser(cast.nadia).post(address("adopt", "service_fundamentals")).status_code in (403, 404)
