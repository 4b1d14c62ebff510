"""A person's own pages: make, look at, download, show; the outsider and everybody else find nothing of hers."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.apps.badges.held import NOW, badge, certificate
from tests.cast import Cast

from warmline.adapters.badges import Outcome, token_in
from warmline.apps.audit.models import AuditEvent
from warmline.apps.badges import services
from warmline.apps.badges.certificates import CertificateFacts
from warmline.apps.badges.models import Badge
from warmline.apps.badges.selectors import own_verdicts
from warmline.apps.badges.services import Showing

MINE = "/badges/"


@pytest.fixture
def nadia(cast: Cast, client: Client) -> Client:
    client.force_login(cast.nadia)
    return client


def test_without_a_certificate_the_page_says_what_comes(nadia: Client) -> None:
    page = nadia.get(MINE).content.decode()
    assert "No badge yet." in page
    assert "Make the badge" not in page


def test_a_certificate_is_made_into_a_badge_with_one_button(cast: Cast, nadia: Client) -> None:
    held = certificate(cast.nadia, at=timezone.now())
    assert "Make the badge" in nadia.get(MINE).content.decode()
    answer = nadia.post(reverse("badges:make", args=[held.pk]), follow=True).content.decode()
    assert "Your badge is ready." in answer
    assert "This badge holds." in answer
    assert "Make the badge" not in answer
    assert Badge.objects.get().holder == cast.nadia


def test_a_certificate_of_somebody_else_makes_nothing(cast: Cast, nadia: Client) -> None:
    held = certificate(cast.petra, at=timezone.now())
    answer = nadia.post(reverse("badges:make", args=[held.pk]), follow=True).content.decode()
    assert "does not hold, so it has no badge" in answer
    assert not Badge.objects.exists()


def test_many_badges_take_as_many_queries_as_one(cast: Cast, django_assert_num_queries) -> None:
    made = [badge(cast)]
    facts = CertificateFacts(None, cast.nadia, "House tour", "Shows guests round.", "Did it.", 1, (), NOW, None)
    for count in (1, 4):
        made += [services.issue(actor=cast.admin, facts=facts, now=NOW) for _ in range(count - len(made))]
        with django_assert_num_queries(3):
            assert [verdict.is_ok for _badge, verdict in own_verdicts(cast.nadia, NOW)] == [True] * count
    services.revoke(actor=cast.admin, badge=made[0], reason="Given by mistake.", now=NOW)
    said = {found.pk: verdict.outcome for found, verdict in own_verdicts(cast.nadia, NOW)}
    assert said[made[0].pk] is Outcome.REVOKED
    assert said[made[1].pk] is Outcome.OK


@pytest.mark.parametrize("kind", ["png", "svg", "jwt"])
def test_the_download_holds_the_badge(cast: Cast, nadia: Client, kind: str) -> None:
    made = badge(cast)
    answer = nadia.get(reverse("badges:download", args=[made.pk, kind]))
    assert token_in(answer.content) == made.token
    assert answer["Content-Disposition"] == f'attachment; filename="badge.{kind}"'


def test_no_other_kind_is_there(cast: Cast, nadia: Client) -> None:
    assert nadia.get(reverse("badges:download", args=[badge(cast).pk, "exe"])).status_code == 404


def test_the_holder_decides_what_its_page_shows(cast: Cast, nadia: Client) -> None:
    made = badge(cast)
    address = reverse("badges:badge", args=[made.pk])
    assert reverse("badges:page", args=[made.pk]) not in nadia.get(address).content.decode()
    answer = nadia.post(address, {"shared": "on", "name_shown": "first"}, follow=True).content.decode()
    assert reverse("badges:page", args=[made.pk]) in answer
    made.refresh_from_db()
    assert (made.shared, made.name_shown, made.dates_shown, made.level_shown) == (True, "first", False, False)
    event = AuditEvent.objects.get(verb="badge.shown")
    assert event.data == {"shared": True, "name": "first", "dates": False, "level": False}


def test_a_choice_that_is_none_is_refused(cast: Cast, nadia: Client) -> None:
    made = badge(cast)
    answer = nadia.post(reverse("badges:badge", args=[made.pk]), {"shared": "on", "name_shown": "everything"})
    assert answer.status_code == 422
    made.refresh_from_db()
    assert not made.shared


def test_a_badge_taken_back_says_why_to_its_holder(cast: Cast, nadia: Client) -> None:
    services.revoke(actor=cast.admin, badge=badge(cast), reason="Given by mistake.", now=timezone.now())
    page = nadia.get(MINE).content.decode()
    assert "This badge was taken back." in page
    assert "Given by mistake." in page


@pytest.mark.parametrize("name", ["colleague", "petra", "trainer", "analyst", "manager", "admin", "outsider"])
def test_nobody_else_opens_downloads_or_changes_it(cast: Cast, client: Client, name: str) -> None:
    made, who = badge(cast), cast.people()[name]
    client.force_login(who)
    assert "Empathy in service" not in client.get(MINE).content.decode()
    assert client.get(reverse("badges:badge", args=[made.pk])).status_code == 404
    assert client.post(reverse("badges:badge", args=[made.pk]), {"shared": "on"}).status_code == 404
    assert client.get(reverse("badges:download", args=[made.pk, "png"])).status_code == 404
    with pytest.raises(Exception, match=r"badges\.show"):
        services.show(actor=who, badge=made, showing=Showing(shared=True))


def test_a_stranger_is_asked_to_sign_in(cast: Cast, client: Client) -> None:
    made = badge(cast)
    for address in (MINE, reverse("badges:badge", args=[made.pk]), "/badges/keys/", "/badges/issued/"):
        assert client.get(address)["Location"].startswith("/accounts/login/")
