"""Reading rules, attempts, certificates, desks and sheets; each list starts from what its reader may see."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Prefetch, Q

from warmline.apps.assessment.models import (
    AngoffSheet,
    Appeal,
    Attempt,
    Certificate,
    CertificationRule,
    Judgement,
    Licence,
    Piece,
    RevocationAppeal,
    SignedDecision,
)
from warmline.apps.assessment.rules import ASSESSES
from warmline.apps.people.models import Membership, Person, Role
from warmline.apps.people.models.person import PersonQuerySet
from warmline.apps.people.scope import scope_of
from warmline.core.certifying.angoff import Proposal, Rating, propose

OPEN = (Attempt.State.ANNOUNCED, Attempt.State.RUNNING)


def rules_in_force(user: Person) -> list[CertificationRule]:
    """Return the rules that new attempts in the user's house run on, by level."""
    return list(CertificationRule.objects.visible_to(user).in_force())


def attempt_of(user: Person, attempt: UUID) -> Attempt | None:
    """Return an attempt that `user` may see, with everybody in it; None for others."""
    rows = Attempt.objects.visible_to(user).distinct()
    return (
        rows.select_related("owner", "assessor", "second", "rule", "renews", "decision__decided_by")
        .filter(pk=attempt)
        .first()
    )


def piece_of(user: Person, attempt: UUID, number: int) -> Piece | None:
    """Return a talk or task of an attempt that `user` may see; None for others."""
    rows = Piece.objects.visible_to(user).select_related("attempt__owner", "attempt__rule", "attempt__assessor")
    return rows.select_related("scenario").filter(attempt=attempt, number=number).first()


def held_certificate(person: Person, key: str, now: datetime) -> Certificate | None:
    """Return the certificate of this rule that a person holds at a moment, the longest first."""
    held = Certificate.objects.valid_at(now).filter(person=person, rule__key=key)
    return held.order_by("-valid_until").first()


def assessors_for(person: Person, now: datetime) -> list[Person]:
    """Return who may assess a person: licensed trainers and analysts who look after her, least busy first."""
    licensed = Licence.objects.valid_at(now).filter(person__organisation=person.organisation_id).values("person")
    found = _looking_after(person, ASSESSES).filter(pk__in=licensed).exclude(pk=person.pk)
    waiting = dict(
        Attempt.objects.open().filter(assessor__in=found).values_list("assessor").annotate(n=Count("pk")).order_by()
    )
    return sorted(found, key=lambda each: (waiting.get(each.pk, 0), each.pk))


def judges_for(decision: SignedDecision, now: datetime) -> list[Person]:
    """Return who may settle an appeal: assessors who neither judged nor decided; where there is none, managers."""
    attempt = decision.attempt
    taken = {decision.decided_by_id, attempt.assessor_id, attempt.owner_id, *_judged_in(attempt)}
    return _fresh(attempt.owner, taken, now)


def restorers_for(certificate: Certificate, now: datetime) -> list[Person]:
    """Return who may settle an appeal against a taking back: as for a decision, but for who took it back."""
    return _fresh(certificate.person, {certificate.revoked_by_id, certificate.person_id}, now)


def managers_for(person: Person) -> list[Person]:
    """Return the managers and admins who look after a person, managers first; never herself."""
    found = {
        each.pk: each for role in (Role.MANAGER, Role.ADMIN) for each in _looking_after(person, [role]).order_by("pk")
    }
    return [each for each in found.values() if each.pk != person.pk]


def _fresh(owner: Person, taken: Collection[int | None], now: datetime) -> list[Person]:
    """Return assessors who had nothing to do with it; where there is none, managers who had not."""
    others = [each for each in assessors_for(owner, now) if each.pk not in taken]
    return others or [each for each in managers_for(owner) if each.pk not in taken]


def _judged_in(attempt: Attempt) -> set[int]:
    rows = Judgement.objects.filter(piece__attempt=attempt).exclude(judged_by=None)
    return set(rows.values_list("judged_by", flat=True))


def _looking_after(person: Person, held: Iterable[str]) -> PersonQuerySet:
    """Return the present people who hold one of these roles where the person stands."""
    places = Membership.objects.current().filter(person=person).values_list("team", "team__site", "site")
    teams = {team for team, _, _ in places if team}
    sites = {site for _, of_team, own in places for site in (of_team, own) if site}
    here = Q(team__in=teams) | Q(site__in=sites) | Q(organisation=person.organisation_id)
    roles = Membership.objects.current().filter(here, role__in=list(held))
    people: PersonQuerySet = Person.objects.present().filter(pk__in=roles.values("person"))
    return people.filter(organisation=person.organisation_id)


@dataclass(frozen=True, slots=True)
class Desk:
    """What waits for somebody: attempts to judge and sign, attempts to decide as the second, appeals to settle."""

    attempts: Sequence[Attempt]
    seconds: Sequence[Attempt]
    appeals: Sequence[Appeal]
    revoked: Sequence[RevocationAppeal]

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits."""
        return not (self.attempts or self.seconds or self.appeals or self.revoked)


def desk_of(user: Person) -> Desk:
    """Return what is on the user's desk, oldest first. Six queries."""
    pieces = Prefetch("pieces", Piece.objects.filter(struck_why="").prefetch_related("judgements"))
    running = Attempt.objects.visible_to(user).filter(state=Attempt.State.RUNNING).distinct()
    own, asked = running.filter(assessor=user), running.filter(second=user).exclude(assessor=user)
    appeals = Appeal.objects.waiting_for(user)
    revoked = RevocationAppeal.objects.waiting_for(user)
    return Desk(
        list(own.select_related("owner", "rule").prefetch_related(pieces).order_by("read_at")),
        list(asked.select_related("owner", "rule", "assessor").order_by("read_at")),
        list(appeals.select_related("decision__attempt__owner", "decision__attempt__rule")),
        list(revoked.select_related("certificate__person", "certificate__rule")),
    )


def open_judgements(attempt: Attempt) -> int:
    """Return how many judgements of ended talks and tasks nobody has made."""
    rows = Judgement.objects.filter(piece__attempt=attempt, piece__struck_why="", judged_at=None)
    return rows.count()


@dataclass(frozen=True, slots=True)
class Overturned:
    """How many appeals of a house were settled, and how many decisions were overturned."""

    settled: int
    overturned: int


def overturned(user: Person) -> Overturned:
    """Return the figures of the user's house; everybody there may read them."""
    house = scope_of(user).organisation_id
    decided = Appeal.objects.filter(decision__attempt__rule__organisation=house).exclude(settled_at=None)
    revoked = RevocationAppeal.objects.filter(certificate__rule__organisation=house).exclude(settled_at=None)
    changed = Count("pk", filter=~Q(ruling=Appeal.Ruling.STANDS))
    found = [rows.aggregate(settled=Count("pk"), changed=changed) for rows in (decided, revoked)]
    return Overturned(sum(each["settled"] for each in found), sum(each["changed"] for each in found))


def proposal_of(sheet: AngoffSheet, number: int) -> Proposal | None:
    """Return what a round of a sheet proposes; None before three judges rated every item."""
    ratings = sheet.ratings.filter(round=number).order_by("judge", "pk")
    found = [Rating(str(each.judge_id), each.item, each.of_hundred / 100) for each in ratings]
    return propose([item["key"] for item in sheet.items], found)
