"""The pages of close decisions and of appeals against a taking back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from tests.apps.assessment.desk import Book, again, contact, days, done, house, passed, running, whole
from tests.apps.assessment.test_own_pages import browser, page, post
from tests.cast import Cast

from warmline.apps.assessment import mail as letters
from warmline.apps.assessment import services
from warmline.apps.assessment.models import Attempt, Certificate, Piece, RevocationAppeal
from warmline.apps.notices.models import Notice
from warmline.core.certifying import Outcome

pytestmark = pytest.mark.django_db


@pytest.fixture
def today() -> datetime:
    """Pages live today."""
    return datetime.now(UTC)


def close(cast: Cast, book: Book, today: datetime) -> Attempt:
    """An attempt that Thandi judged on the cut."""
    made = running(cast, house(cast), now=today)
    passed(book, cast.nadia, at=today)
    done(cast, made, now=today)
    for part in Piece.objects.filter(attempt=made).select_related("attempt__owner"):
        given = services.Judged(3 if part.kind == "talk" else 2, "As I read it")
        both = {"names_feeling": given, "gives_information": given}
        services.judge(actor=cast.trainer, piece=part, judged=both, now=today)
    for ago in (3, 6):
        contact(cast.trainer, cast.nadia, ago=ago, now=today)
    return again(made)


def test_the_assessor_is_told_who_may_decide_and_asks(cast: Cast, book: Book, today: datetime) -> None:
    made = close(cast, book, today)
    thandi = browser(cast.trainer)
    shown = page(thandi, "sign", made.pk)
    assert "Somebody else decides this" in shown
    assert "Anh Pham" in shown
    assert "Sign your decision" not in shown
    assert "only assessor" not in shown

    post(thandi, "ask", made.pk, data={"to": cast.analyst.pk})

    assert "Anh Pham was asked and has not decided yet." in page(thandi, "sign", made.pk)
    mine = page(browser(cast.nadia), "attempt", made.pk)
    assert "Anh Pham" in mine
    assert "and by nobody else" not in mine
    assert "Anh Pham decides" in page(browser(cast.nadia), "mine")


def test_the_second_reads_what_it_rests_on_and_signs(cast: Cast, book: Book, today: datetime) -> None:
    made = close(cast, book, today)
    services.ask_second(actor=cast.trainer, attempt=made, to=cast.analyst, now=today)
    anh = browser(cast.analyst)
    assert reverse("assessment:decide", args=[made.pk]) in page(anh, "desk")
    shown = page(anh, "decide", made.pk)
    assert "As I read it" in shown
    for name in ("judge", "sign"):
        page(anh, name, made.pk, *([1] if name == "judge" else []), status=404)

    refused = post(anh, "decide", made.pk, data={"outcome": "certified", "reason": " "}, status=422)
    assert "Sign your decision" in refused
    post(anh, "decide", made.pk, data={"outcome": "certified", "reason": "Read twice"})

    assert again(made).decision.decided_by == cast.analyst
    assert Certificate.objects.get().person == cast.nadia
    assert "Decided by Anh Pham" in page(browser(cast.nadia), "evidence", made.pk)
    assert page(anh, "decide", made.pk, status=302) == ""


def test_nobody_else_opens_the_page_of_the_second(cast: Cast, book: Book, today: datetime) -> None:
    made = close(cast, book, today)
    services.ask_second(actor=cast.trainer, attempt=made, to=cast.analyst, now=today)
    for name, person in cast.all_but("analyst").items():
        found = browser(person).get(reverse("assessment:decide", args=[made.pk])).status_code
        assert found == 404, name
        if name != "trainer":
            post(browser(person), "ask", made.pk, data={"to": cast.analyst.pk}, status=404)


def test_the_only_assessor_of_a_house_reads_that_a_manager_decides(cast: Cast, book: Book, today: datetime) -> None:
    made = close(cast, book, today)
    for each in cast.analyst.assessor_licences.all():
        services.end_licence(actor=cast.admin, licence=each, now=today - days(1))
    shown = page(browser(cast.trainer), "sign", made.pk)
    assert "You are the only assessor here who could, so a manager or an admin decides." in shown
    assert "Your desk" not in page(browser(cast.manager), "mine")
    post(browser(cast.trainer), "ask", made.pk, data={"to": cast.manager.pk})
    miriam = browser(cast.manager)
    assert "Your desk" in page(miriam, "mine")
    post(miriam, "decide", made.pk, data={"outcome": "not_yet", "reason": "The letter passes the feeling by"})
    assert again(made).decision.decided_by == cast.manager


def test_with_nobody_left_the_page_says_so_plainly(cast: Cast, book: Book, today: datetime) -> None:
    made = close(cast, book, today)
    for each in cast.analyst.assessor_licences.all():
        services.end_licence(actor=cast.admin, licence=each, now=today - days(1))
    for person in (cast.manager, cast.admin):
        person.memberships.update(until=today)
    shown = page(browser(cast.trainer), "sign", made.pk)
    assert "Nobody is there who could: no other assessor, no manager and no admin." in shown
    assert "Ask for the decision" not in shown


def test_a_taking_back_is_appealed_and_settled_on_pages(cast: Cast, book: Book, today: datetime) -> None:
    made = whole(cast, book, house(cast), now=today - timedelta(days=2))
    held = services.certify(actor=cast.trainer, attempt=made, reason="Holds", now=today - timedelta(days=2))
    nadia = browser(cast.nadia)
    assert "Should it not have been taken back?" not in page(nadia, "evidence", made.pk)
    post(nadia, "appeal_revoked", made.pk, data={"words": "Nothing was taken"})
    assert not RevocationAppeal.objects.exists()
    services.revoke(actor=cast.manager, certificate=held, reason="A mix-up of names", now=today)
    assert "Should it not have been taken back?" in page(nadia, "evidence", made.pk)
    post(browser(cast.petra), "appeal_revoked", made.pk, data={"words": "Hers"}, status=404)

    post(nadia, "appeal_revoked", made.pk, data={"words": "The names are alike. It was me."})

    found = RevocationAppeal.objects.get()
    shown = page(nadia, "evidence", made.pk)
    assert "An appeal against the taking back is waiting." in shown
    assert "Should it not" not in shown
    assert "written on" in page(browser(cast.trainer), "desk")
    for name, person in cast.all_but("trainer").items():
        answer = browser(person).get(reverse("assessment:settle_revoked", args=[found.pk]))
        assert answer.status_code == 404, name
    thandi = browser(cast.trainer)
    assert "A mix-up of names" in page(thandi, "settle_revoked", found.pk)
    post(thandi, "settle_revoked", found.pk, data={"ruling": "restored", "reason": ""}, status=422)
    post(thandi, "settle_revoked", found.pk, data={"ruling": "restored", "reason": "Two people, one name"})
    shown = page(nadia, "evidence", made.pk)
    assert "the certificate is given back" in shown
    assert "Two people, one name" in shown
    assert Certificate.objects.valid_at(today + days(1)).exists()


def test_the_letters_name_no_score_and_lead_to_the_right_page(cast: Cast, book: Book, today: datetime) -> None:
    made = close(cast, book, today)
    services.ask_second(actor=cast.trainer, attempt=made, to=cast.analyst, now=today)
    asked = letters.write_second(Notice.objects.get(kind="assessment_second"))
    named = letters.write_second_named(Notice.objects.get(kind="assessment_second_named"))
    assert asked is not None
    assert named is not None
    assert f"/desk/{made.pk}/decide/" in asked.body
    assert "Anh Pham" in named.body
    assert f"/mine/{made.pk}/" in named.body
    assert "2.5" not in asked.body + named.body
    services.sign(actor=cast.analyst, attempt=again(made), outcome=Outcome.NOT_YET, reason="No", now=today)
    assert letters.write_second(Notice.objects.get(kind="assessment_second")) is None, "decided: nothing waits"


def test_the_letters_of_a_taking_back_are_dropped_once_settled(cast: Cast, book: Book, today: datetime) -> None:
    made = whole(cast, book, house(cast), now=today)
    held = services.certify(actor=cast.trainer, attempt=made, reason="Holds", now=today)
    services.revoke(actor=cast.manager, certificate=held, reason="A mix-up", now=today)
    held.refresh_from_db()
    appeal = services.appeal_revocation(user=cast.nadia, certificate=held, words="It was me", now=today)
    waiting = Notice.objects.get(kind="revocation_appeal")
    assert letters.write_revocation_appeal(waiting) is not None
    services.settle_revocation(actor=cast.trainer, appeal=appeal, ruling="stands", reason="It was not", now=today)
    assert letters.write_revocation_appeal(waiting) is None
    told = letters.write_revocation_settled(Notice.objects.get(kind="revocation_appeal_settled"))
    assert told is not None
    assert f"/mine/{made.pk}/evidence/" in told.body
    assert "It was not" not in told.body, "the reason stands on her page"
