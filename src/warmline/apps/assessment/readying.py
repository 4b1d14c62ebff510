"""Who is proven for which contacts, for those who say who takes them: words, never a rank."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
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
from warmline.core.certifying.readiness import FLOOR_DAYS, FloorContact, Held, readiness


@dataclass(frozen=True, slots=True)
class Cell:
    """One person and one contact type. `certificate` is the page of what it rests on, None for none."""

    contact: str
    proven: bool
    words: str
    until: datetime | None
    behaviours: Sequence[str]


@dataclass(frozen=True, slots=True)
class PersonReady:
    """One person with a cell for each contact type, in their order."""

    person: Person
    cells: Sequence[Cell]
    certificates: Sequence[Certificate]


@dataclass(frozen=True, slots=True)
class ReadyPage:
    """The page: contact types and people in the order of their names."""

    types: Sequence[ContactType]
    people: Sequence[PersonReady]
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
    people, types = rows[:SHOWN], contact_types(user)
    held, seen_contacts = _certificates(user, people), _contacts(people, now)
    found = [
        PersonReady(each, [_cell(kind, held[each.pk], seen_contacts[each.pk], now) for kind in types], held[each.pk])
        for each in people
    ]
    return ReadyPage(types, found, len(rows) > SHOWN, max(1, page))


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


def _cell(kind: ContactType, held: Sequence[Certificate], contacts: Sequence[FloorContact], now: datetime) -> Cell:
    result = readiness(kind.key, [Held(rule_of(each.rule), each.valid_until) for each in held], contacts, now)
    names = [behaviour_name(key) for key in result.behaviours]
    return Cell(kind.name, result.proven, str(WORDS[result.why]), result.until, names)
