"""Keys: made with the first badge, changed, and given up; the private half is nowhere to be read."""

from __future__ import annotations

import logging

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from tests.apps.badges.held import NOW, YEAR, badge
from tests.cast import Cast

from warmline.adapters.badges import Outcome
from warmline.apps.audit.models import AuditEvent
from warmline.apps.badges import services
from warmline.apps.badges.models import Badge, IssuerKey
from warmline.apps.badges.selectors import key_set, verdict_on
from warmline.apps.badges.signing import PURPOSE, opened
from warmline.apps.people import vault
from warmline.apps.people.errors import Refused
from warmline.apps.people.services import export_person


def test_the_first_badge_makes_the_key_and_the_second_uses_it(cast: Cast) -> None:
    assert badge(cast).key == badge(cast, cast.petra).key
    assert [event.verb for event in AuditEvent.objects.filter(verb__startswith="badge.key")] == ["badge.key_made"]


def test_a_new_key_signs_and_the_old_one_goes_on_proving(cast: Cast) -> None:
    before = badge(cast)
    services.rotate_key(actor=cast.admin, organisation=cast.organisation, now=NOW)
    after = badge(cast, cast.petra)
    assert before.key != after.key
    assert [verdict_on(each.token, NOW).outcome for each in (before, after)] == [Outcome.OK, Outcome.OK]
    assert IssuerKey.objects.filter(retired_at=None).get() == after.key


def test_a_key_that_got_out_fails_what_it_signed_and_what_stands_is_signed_again(cast: Cast) -> None:
    standing, gone = badge(cast), badge(cast, cast.petra)
    services.revoke(actor=cast.admin, badge=gone, reason="Given by mistake.", now=NOW)
    old_token = standing.token
    assert services.mark_compromised(actor=cast.admin, key=standing.key, now=NOW) == 1
    assert verdict_on(old_token, NOW).outcome is Outcome.COMPROMISED_KEY
    standing.refresh_from_db()
    assert verdict_on(standing.token, NOW).outcome is Outcome.OK
    assert standing.key != gone.key
    gone.refresh_from_db()
    assert verdict_on(gone.token, NOW).outcome is Outcome.COMPROMISED_KEY
    assert AuditEvent.objects.get(verb="badge.key_compromised").data == {"signed_again": 1}


def test_an_old_key_may_get_out_while_another_signs(cast: Cast) -> None:
    before = badge(cast)
    new = services.rotate_key(actor=cast.admin, organisation=cast.organisation, now=NOW)
    services.mark_compromised(actor=cast.admin, key=before.key, now=NOW)
    before.refresh_from_db()
    assert before.key == new
    assert before.token != ""
    with pytest.raises(Refused):
        services.mark_compromised(actor=cast.admin, key=IssuerKey.objects.exclude(pk=new.pk).get(), now=NOW)


@pytest.mark.parametrize("name", ["nadia", "petra", "trainer", "analyst", "manager", "outsider"])
def test_only_an_admin_of_the_house_touches_keys(cast: Cast, name: str) -> None:
    key, actor = badge(cast).key, cast.people()[name]
    with pytest.raises(PermissionDenied):
        services.rotate_key(actor=actor, organisation=cast.organisation, now=NOW)
    with pytest.raises(PermissionDenied):
        services.mark_compromised(actor=actor, key=key, now=NOW)
    assert IssuerKey.objects.get().signs
    assert IssuerKey.objects.visible_to(actor).count() == 0


def test_two_keys_cannot_sign_for_one_house(cast: Cast) -> None:
    key = badge(cast).key
    with pytest.raises(IntegrityError), transaction.atomic():
        IssuerKey.objects.create(organisation=cast.organisation, key_id="x/keys/y", public={}, private=b"", made_at=NOW)
    assert IssuerKey.objects.get() == key


def test_the_private_half_is_in_no_table_no_export_no_log_and_no_page(cast: Cast, client, caplog) -> None:
    caplog.set_level(logging.DEBUG)
    key = badge(cast).key
    secret = opened(key).private["d"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM badges_issuerkey")
        stored = repr([[bytes(v) if isinstance(v, memoryview) else v for v in row] for row in cursor.fetchall()])
    client.force_login(cast.admin)
    pages = "".join(client.get(f"/badges/{path}").content.decode() for path in ("keys/", "keys.json", "issued/"))
    exported = repr([export_person(actor=who, person=who) for who in (cast.admin, cast.nadia)])
    assert key.short in pages
    for text in (stored, pages, exported, caplog.text, repr(opened(key)), repr(key)):
        assert secret not in text


def test_what_is_sealed_for_the_house_opens_for_its_purpose_and_under_its_key_alone(settings) -> None:
    sealed = vault.seal_for_house(b"a secret", purpose=PURPOSE)
    assert vault.open_for_house(sealed, purpose=PURPOSE) == b"a secret"
    assert sealed != vault.seal_for_house(b"a secret", purpose=PURPOSE)
    with pytest.raises(vault.Damaged):
        vault.open_for_house(sealed, purpose="another")
    settings.WARMLINE_MASTER_KEY = "A" * 43 + "="
    with pytest.raises(vault.Damaged):
        vault.open_for_house(sealed, purpose=PURPOSE)


def test_signing_again_goes_through_many_in_parts(cast: Cast) -> None:
    first = badge(cast)
    fresh = [
        Badge(
            organisation=cast.organisation, holder=cast.petra, title="House tour", facts=first.facts, since=NOW,
            until=NOW + YEAR, issued_at=NOW, key=first.key, token="x", list_number=9, list_index=n,
        )
        for n in range(501)
    ]  # fmt: skip
    Badge.objects.bulk_create(fresh)
    assert services.mark_compromised(actor=cast.admin, key=first.key, now=NOW) == 502
    assert not Badge.objects.filter(token="x").exists()
    assert key_set().compromised.keys() == {first.key.key_id}
