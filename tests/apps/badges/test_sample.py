"""The badges of the sample people."""

from __future__ import annotations

from tests.apps.badges.held import NOW, certificate
from tests.cast import Cast

from warmline.apps.badges.models import Badge
from warmline.apps.badges.sample import load_sample_badges
from warmline.apps.badges.selectors import public_badge
from warmline.apps.people.models import Membership, Person
from warmline.apps.people.sample.faces import FACES
from warmline.apps.people.sample.load import load_sample


def test_the_beginner_has_one_with_a_page_certificates_have_theirs_and_twice_adds_none(db: None) -> None:
    house = load_sample()
    other = Membership.objects.filter(person__organisation=house, role="agent").exclude(person__email=FACES[0].email)
    held = certificate(other[0].person)
    assert load_sample_badges(house, NOW) == 2
    welcome = Badge.objects.get(holder=Person.objects.get(email=FACES[0].email))
    found = public_badge(welcome.pk, NOW)
    assert found is not None
    assert found.verdict is not None
    assert found.verdict.is_ok
    assert (found.name, found.level) == ("Nadia", "Foundation")
    assert "sample" in welcome.title
    assert not Badge.objects.get(certificate=held.pk).shared
    assert load_sample_badges(house, NOW) == 0
    assert Badge.objects.count() == 2


def test_a_real_house_gets_none(cast: Cast) -> None:
    assert load_sample_badges(cast.organisation, NOW) == 0
    assert not Badge.objects.exists()
