"""The desk's appeals that nobody looks at, and the owner's page of one."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from tests.apps.assessment.desk import Book, days, house, whole
from tests.apps.assessment.test_own_pages import browser, page, post
from tests.cast import Cast

from warmline.apps.assessment import keeping, services
from warmline.apps.assessment.models import Appeal, RevocationAppeal
from warmline.apps.people.models import Membership
from warmline.core.certifying import Outcome

pytestmark = pytest.mark.django_db


@pytest.fixture
def today() -> datetime:
    """Pages live today."""
    return datetime.now(UTC)


def refused(cast: Cast, name: str, appeal: int, *allowed: str) -> None:
    """Nobody but the allowed takes it up; for the others it does not exist."""
    for each, who in cast.all_but(*allowed).items():
        found = browser(who).post(reverse(f"assessment:{name}", args=[appeal]))
        assert found.status_code == 404, each


def test_an_appeal_that_lost_its_judge_is_taken_up_on_the_desk(cast: Cast, book: Book, today: datetime) -> None:
    made = whole(cast, book, house(cast), anchor=1, now=today)
    decision = services.sign(actor=cast.trainer, attempt=made, outcome=Outcome.NOT_YET, reason="No", now=today)
    plea = services.appeal(user=cast.nadia, decision=decision, words="It was", now=today)
    assert plea.judge == cast.analyst
    assert "waits for somebody else" not in page(browser(cast.nadia), "evidence", made.pk)
    Membership.objects.filter(person=cast.analyst).update(until=today)
    services.let_go_of_lost(now=today)
    assert "It waits for somebody else." in page(browser(cast.nadia), "evidence", made.pk)

    miriam = browser(cast.manager)
    assert reverse("assessment:desk") in page(miriam, "mine"), "there is no other assessor: a manager may"
    assert "Appeals that nobody looks at" in page(miriam, "desk")
    assert "Appeals that nobody looks at" not in page(browser(cast.trainer), "desk"), "she decided it"
    refused(cast, "take_up", plea.pk, "manager", "admin")
    assert post(miriam, "take_up", plea.pk) == reverse("assessment:settle", args=[plea.pk])
    assert "An appeal of Nadia Brandt" in page(miriam, "settle", plea.pk)
    assert "Appeals that nobody looks at" not in page(miriam, "desk")
    refused(cast, "take_up", plea.pk)
    post(miriam, "settle", plea.pk, data={"ruling": "stands", "reason": "I see it so too"})
    assert Appeal.objects.get().settled_at is not None


def test_one_against_a_taking_back_is_taken_up_too(cast: Cast, book: Book, today: datetime) -> None:
    made = whole(cast, book, house(cast), now=today)
    held = services.certify(actor=cast.trainer, attempt=made, reason="Holds", now=today)
    services.revoke(actor=cast.manager, certificate=held, reason="Not hers", now=today + days(0.001))
    held.refresh_from_db()
    plea = services.appeal_revocation(user=cast.nadia, certificate=held, words="Mine", now=today + days(0.002))
    keeping.erase(cast.trainer)
    assert "It waits for somebody else." in page(browser(cast.nadia), "evidence", made.pk)

    refused(cast, "take_up_revoked", plea.pk, "analyst")
    anh = browser(cast.analyst)
    assert reverse("assessment:take_up_revoked", args=[plea.pk]) in page(anh, "desk")
    assert post(anh, "take_up_revoked", plea.pk) == reverse("assessment:settle_revoked", args=[plea.pk])
    assert RevocationAppeal.objects.get().judge == cast.analyst
    assert "Mine" in page(anh, "settle_revoked", plea.pk)
