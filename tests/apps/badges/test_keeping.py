"""What is kept of a badge: handed out, emptied with its holder, gone when it is long over."""

from __future__ import annotations

from datetime import timedelta

from tests.apps.badges.held import NOW, YEAR, badge
from tests.cast import Cast

from warmline.adapters.badges import Outcome, read_status, verify
from warmline.apps.audit.verbs import is_named
from warmline.apps.badges import keeping, services
from warmline.apps.badges.models import Badge
from warmline.apps.badges.selectors import key_set, public_badge, status_token, verdict_on
from warmline.apps.people.registry import retentions
from warmline.apps.people.services import erase_person, export_person


def test_the_holder_gets_her_badges_and_nobody_elses(cast: Cast) -> None:
    made = badge(cast)
    badge(cast, cast.petra)
    (found,) = export_person(actor=cast.nadia, person=cast.nadia)["badges"]
    assert (found["badge"], found["credential"]) == (str(made.pk), made.token)
    assert found["shown"] == {"page": False, "name": "nothing", "dates": True, "level": True}


def test_an_erased_holder_leaves_a_badge_that_says_withdrawn_and_nothing_of_her(cast: Cast) -> None:
    made = badge(cast, name_shown="full")
    services.revoke(actor=cast.admin, badge=made, reason="Nadia asked for it.", now=NOW)
    erase_person(actor=cast.admin, person=cast.nadia)
    left = Badge.objects.get(pk=made.pk)
    assert (left.holder, left.token, left.facts, left.revoked_why, left.certificate) == (None, "", {}, "", None)
    found = public_badge(made.pk, NOW)
    assert found is not None
    assert found.is_withdrawn
    assert (found.verdict, found.name) == (None, "")
    assert verdict_on(made.token, NOW).outcome is Outcome.REVOKED
    token = status_token(cast.organisation, 1, NOW)
    assert token is not None
    assert verify(made.token, key_set(), [read_status(token, key_set())], NOW).outcome is Outcome.REVOKED


def test_the_badge_of_somebody_else_stays_as_it_was(cast: Cast) -> None:
    hers = badge(cast, cast.petra)
    badge(cast)
    erase_person(actor=cast.admin, person=cast.nadia)
    hers.refresh_from_db()
    assert hers.holder == cast.petra
    assert verdict_on(hers.token, NOW).is_ok


def test_badges_go_when_their_end_is_long_past(cast: Cast) -> None:
    badge(cast)
    assert keeping.clean(NOW + YEAR) == 0
    assert keeping.clean(NOW + YEAR + timedelta(seconds=1)) == 1
    assert {each.key: each.stays for each in retentions()}["badges"] == keeping.STAYS


def test_every_verb_has_words() -> None:
    verbs = ("issued", "revoked", "shown", "key_made", "key_rotated", "key_compromised")
    assert all(is_named(f"badge.{verb}") for verb in verbs)
