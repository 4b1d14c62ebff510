"""Reading badges: one's own, the open page, and the verdict on whatever somebody hands in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, QuerySet

from warmline.adapters.badges import SIZE, KeySet, StatusList, Verdict, verify, write_status
from warmline.apps.assessment.models import Certificate
from warmline.apps.badges import addresses
from warmline.apps.badges.models import Badge, IssuerKey
from warmline.apps.badges.signing import opened
from warmline.apps.library.words import LEVELS
from warmline.apps.people.models import Organisation, Person
from warmline.apps.people.scope import Viewer

# A list is fetched again after a day at the latest; its file says so.
LIST_HOLDS = timedelta(days=1)


def own_verdicts(person: Person, now: datetime) -> list[tuple[Badge, Verdict]]:
    """Return the person's badges, each with its verdict, the latest first; three queries for any number."""
    keys = key_set()
    badges = list(own_badges(person))
    gone = set(Badge.objects.visible_to(person).taken_back().values_list("pk", flat=True))
    found = []
    for badge in badges:
        url = addresses.list_url(badge.organisation_id, badge.list_number)
        listed = _one_bit(url, badge.list_index, gone=badge.pk in gone, until=now + LIST_HOLDS)
        found.append((badge, verify(badge.token, keys, [listed], now)))
    return found


def own_badges(person: Person) -> QuerySet[Badge]:
    """Return the person's badges, the latest first."""
    return Badge.objects.visible_to(person).select_related("organisation")


def certificates_without(person: Person, now: datetime) -> QuerySet[Certificate]:
    """Return the person's certificates that hold and have no badge."""
    made = Badge.objects.filter(holder=person).exclude(certificate=None).values("certificate")
    return Certificate.objects.valid_at(now).filter(person=person).exclude(pk__in=made).select_related("rule")


def managed_badges(viewer: Viewer) -> QuerySet[Badge]:
    """Return the badges of an admin's house with their holders."""
    return Badge.objects.managed_by(viewer).select_related("holder")


def key_set(organisation: Organisation | None = None) -> KeySet:
    """Return what badges of this house are checked with, of one organisation or of all; one query."""
    rows = IssuerKey.objects.all() if organisation is None else IssuerKey.objects.filter(organisation=organisation)
    found = list(rows.order_by("pk").values_list("key_id", "public", "compromised_at"))
    return KeySet(
        {name: public for name, public, compromised in found if compromised is None},
        {name: compromised for name, _public, compromised in found if compromised is not None},
    )


def status_token(organisation: Organisation, number: int, now: datetime) -> str | None:
    """Return a status list, signed, or None where no badge stands in it or no key is safe."""
    key = IssuerKey.objects.filter(organisation=organisation, retired_at=None, compromised_at=None).first()
    listed = Badge.objects.filter(organisation=organisation, list_number=number)
    if key is None or not listed.exists():
        return None
    # By the hour, so that the same list is the same text for whoever fetches it twice.
    since = now.replace(minute=0, second=0, microsecond=0)
    return write_status(
        addresses.list_url(organisation.pk, number),
        addresses.issuer_of(organisation),
        listed.taken_back().values_list("list_index", flat=True),
        opened(key),
        since=since,
        until=since + LIST_HOLDS,
    )


def verdict_on(text: str, now: datetime) -> Verdict:
    """Return the verdict on a badge as text, by the keys of this house and what it knows of the badge; three queries.

    Whether it was taken back is asked of the badge's own row: the list that is published follows from the same rows.
    """
    keys = key_set()
    first = verify(text, keys, [], now)
    if first.credential is None:
        return first
    listed = _own_list(first.credential, now + LIST_HOLDS)
    return first if listed is None else verify(text, keys, [listed], now)


def _own_list(credential: Mapping[str, Any], until: datetime) -> StatusList | None:
    """Return the list that the credential names, with its one bit; None where no badge of this house has its id."""
    try:
        key = UUID(str(credential["id"]).removeprefix("urn:uuid:"))
    except ValueError:
        return None
    here = Badge.objects.filter(pk=key)
    row = here.annotate(gone=Exists(here.taken_back())).values_list("list_index", "gone").first()
    if row is None:
        return None
    index, gone = row
    return _one_bit(str(credential["credentialStatus"]["statusListCredential"]), index, gone=gone, until=until)


def _one_bit(url: str, index: int, *, gone: bool, until: datetime) -> StatusList:
    bits = bytearray(SIZE // 8)
    if gone:
        bits[index // 8] = 128 >> index % 8
    return StatusList(url, bytes(bits), until)


@dataclass(frozen=True, slots=True)
class PublicBadge:
    """What a badge's page may show. `verdict` is None where the holder shows no page."""

    badge: Badge
    verdict: Verdict | None
    name: str = ""
    level: str = ""

    @property
    def is_withdrawn(self) -> bool:
        """Whether its holder was erased."""
        return self.badge.withdrawn_at is not None


def public_badge(badge_id: UUID, now: datetime) -> PublicBadge | None:
    """Return what anybody may see of a badge; None where there is none."""
    badge = Badge.objects.filter(pk=badge_id).select_related("organisation", "holder").first()
    if badge is None:
        return None
    if badge.withdrawn_at is not None or not badge.shared or badge.holder is None:
        return PublicBadge(badge, None)
    level = badge.facts["level"]
    names = {Badge.Name.FIRST: badge.holder.first_name, Badge.Name.FULL: badge.holder.name}
    return PublicBadge(
        badge,
        verdict_on(badge.token, now),
        name=names.get(Badge.Name(badge.name_shown), ""),
        level=str(LEVELS[level]) if badge.level_shown and level is not None else "",
    )
