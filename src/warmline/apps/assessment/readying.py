"""Who is proven for which contacts, for those who say who takes them: words, never a rank."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from warmline.apps.assessment.bodies import rule_of
from warmline.apps.assessment.models import Certificate, CertificationRule, ObservedContact
from warmline.apps.assessment.rules import READY
from warmline.apps.assessment.standing import sightings
from warmline.apps.assessment.wording import READY as WORDS
from warmline.apps.assessment.wording import behaviour_name
from warmline.apps.people.errors import require
from warmline.apps.people.models import Person, Role
from warmline.core.certifying import ContactType
from warmline.core.certifying.readiness import FLOOR_DAYS, FloorContact, Held, Why, readiness


@dataclass(frozen=True, slots=True)
class Line:
    """One person for one contact type: until when it is proven, or which behaviours recent contacts speak against.

    `certificate` is the one that it rests on, None where there is none.
    """

    person: Person
    until: datetime | None
    behaviours: Sequence[str]
    certificate: Certificate | None


@dataclass(frozen=True, slots=True)
class Group:
    """People who stand alike for a contact type, and what that is called. In the order of their names: no rank."""

    why: str
    words: str
    lines: Sequence[Line]


@dataclass(frozen=True, slots=True)
class TypeReady:
    """One contact type with everybody on the page."""

    name: str
    groups: Sequence[Group]


@dataclass(frozen=True, slots=True)
class ReadyPage:
    """The page: contact types, each with the same people."""

    types: Sequence[TypeReady]
    more: bool
    page: int


SHOWN = 50


def ready_page(user: Person, now: datetime, page: int = 1) -> ReadyPage:
    """Return who is proven for what among the agents whom `user` looks after. Five queries, whatever their number.

    Raises PermissionDenied for whoever does not say who takes which contacts.
    """
    require(READY, user, user.organisation)
    seen = Person.objects.visible_to(user).present().filter(memberships__role=Role.AGENT, memberships__until=None)
    start = (max(1, page) - 1) * SHOWN
    rows = list(seen.exclude(pk=user.pk).distinct().order_by("name", "pk")[start : start + SHOWN + 1])
    people = rows[:SHOWN]
    held, seen_contacts = _certificates(user, people), _contacts(people, now)
    types = [_type(kind, people, held, seen_contacts, now) for kind in contact_types(user)] if people else []
    return ReadyPage(types, len(rows) > SHOWN, max(1, page))


def _type(
    kind: ContactType,
    people: Sequence[Person],
    held: Mapping[int, Sequence[Certificate]],
    contacts: Mapping[int, Sequence[FloorContact]],
    now: datetime,
) -> TypeReady:
    found: dict[Why, list[Line]] = {why: [] for why in Why}
    for person in people:
        own = held.get(person.pk, ())
        certificates = [Held(rule_of(each.rule), each.valid_until) for each in own]
        result = readiness(kind.key, certificates, contacts.get(person.pk, ()), now)
        opening = [each for each in own if kind.key in {one.key for one in rule_of(each.rule).opens}]
        names = [behaviour_name(key) for key in result.behaviours]
        found[result.why].append(Line(person, result.until, names, opening[0] if opening else None))
    order = (Why.CERTIFICATE, Why.FLOOR, Why.EXPIRED, Why.NO_CERTIFICATE)
    return TypeReady(kind.name, [Group(why.value, str(WORDS[why]), found[why]) for why in order if found[why]])


def contact_types(user: Person) -> list[ContactType]:
    """Return the contact types that the house's rules open, each once."""
    rows = CertificationRule.objects.visible_to(user).in_force()
    return list({kind.key: kind for row in rows for kind in rule_of(row).opens}.values())


def _certificates(user: Person, people: Sequence[Person]) -> dict[int, list[Certificate]]:
    found: dict[int, list[Certificate]] = defaultdict(list)
    rows = Certificate.objects.visible_to(user).filter(person__in=people, revoked_at=None).select_related("rule")
    for each in rows.order_by("-valid_until"):
        found[each.person_id].append(each)
    return found


def _contacts(people: Sequence[Person], now: datetime) -> dict[int, list[FloorContact]]:
    found: dict[int, list[FloorContact]] = defaultdict(list)
    rows = ObservedContact.objects.filter(person__in=people, seen_at__gt=now - timedelta(days=FLOOR_DAYS))
    for each in rows.prefetch_related("judgements"):
        seen = tuple(sightings(list(each.judgements.all()), str(each.pk)))
        found[each.person_id].append(FloorContact(each.seen_at, seen))
    return found
