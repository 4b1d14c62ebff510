"""A certificate that was given back has a new badge; the old one stays taken back, as the standard has it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.apps.badges.held import NOW, YEAR, badge
from tests.cast import Cast

from warmline.adapters.badges import Outcome, read_status
from warmline.apps.assessment.models import Certificate, RevocationAppeal
from warmline.apps.assessment.services import appeal_revocation, revoke, settle_revocation
from warmline.apps.audit.models import AuditEvent
from warmline.apps.badges import services
from warmline.apps.badges.models import Badge
from warmline.apps.badges.selectors import certificates_without, key_set, status_token, verdict_on

DAY = timedelta(days=1)


def taken_back(cast: Cast) -> Certificate:
    """The certificate of Nadia's only badge, taken back by the manager."""
    held = Certificate.objects.get(pk=Badge.objects.get(holder=cast.nadia).certificate)
    revoke(actor=cast.manager, certificate=held, reason="Somebody else spoke", now=NOW + DAY)
    held.refresh_from_db()
    return held


def settled(cast: Cast, held: Certificate, ruling: str, later: timedelta = 3 * DAY) -> None:
    appeal = appeal_revocation(user=cast.nadia, certificate=held, words="It was me", now=NOW + 2 * DAY)
    RevocationAppeal.objects.filter(pk=appeal.pk).update(judge=cast.admin)
    appeal.refresh_from_db()
    settle_revocation(actor=cast.admin, appeal=appeal, ruling=ruling, reason="The log shows it", now=NOW + later)


def set_bits(cast: Cast) -> set[int]:
    """The places in the published list that say: taken back."""
    token = status_token(cast.organisation, 1, NOW + 4 * DAY)
    assert token is not None
    found = read_status(token, key_set())
    assert found is not None
    return {place for place in Badge.objects.values_list("list_index", flat=True) if found.is_set(place)}


def test_a_new_badge_holds_and_the_old_one_stays_taken_back(cast: Cast) -> None:
    old = badge(cast, name_shown=Badge.Name.FULL, dates_shown=False, level_shown=True)
    held = taken_back(cast)
    settled(cast, held, "restored")

    new = Badge.objects.get(certificate=held.pk)
    assert new.pk != old.pk
    assert verdict_on(new.token, NOW + 4 * DAY).is_ok
    assert verdict_on(old.token, NOW + 4 * DAY).outcome is Outcome.REVOKED
    assert set_bits(cast) == {old.list_index}
    assert (new.shared, new.name_shown, new.dates_shown) == (True, Badge.Name.FULL, False)
    assert "A new badge took its place" in Badge.objects.get(pk=old.pk).revoked_why
    assert not certificates_without(cast.nadia, NOW + 4 * DAY).exists()
    assert AuditEvent.objects.filter(verb="badge.issued").count() == 2


def test_an_appeal_that_changes_nothing_leaves_the_list_as_it_is(cast: Cast) -> None:
    old = badge(cast)
    settled(cast, taken_back(cast), "stands")
    assert Badge.objects.get() == old
    assert set_bits(cast) == {old.list_index}


def test_a_badge_that_was_taken_back_itself_stays_so(cast: Cast) -> None:
    old = badge(cast)
    services.revoke(actor=cast.admin, badge=old, reason="The picture was misused", now=NOW + DAY)
    settled(cast, taken_back(cast), "restored")
    assert Badge.objects.get().revoked_why == "The picture was misused"


def test_of_a_certificate_that_has_ended_meanwhile_there_is_no_new_badge(cast: Cast) -> None:
    old = badge(cast)
    settled(cast, taken_back(cast), "restored", later=YEAR + DAY)
    assert [each.pk for each in Badge.objects.all()] == [old.pk]
    assert set_bits(cast) == {old.list_index}


@pytest.mark.parametrize("name", ["petra", "outsider"])
def test_outsiders_see_neither(cast: Cast, name: str) -> None:
    badge(cast)
    settled(cast, taken_back(cast), "restored")
    assert not Badge.objects.visible_to(cast.people()[name]).exists()
