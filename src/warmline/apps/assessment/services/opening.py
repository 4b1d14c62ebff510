"""Announcing an assessment, beginning it, taking it back, handing it to another assessor."""

from __future__ import annotations

import random
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from warmline.apps.assessment.bodies import rule_of
from warmline.apps.assessment.models import Attempt, Certificate, CertificationRule, Piece
from warmline.apps.assessment.rules import manages, may_assess
from warmline.apps.assessment.selectors import assessors_for, held_certificate
from warmline.apps.assessment.standing import past_attempts, standing_of
from warmline.apps.audit.services import record
from warmline.apps.library.ports import reader, rubric
from warmline.apps.library.selectors import published_version
from warmline.apps.notices.services import queue
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Person
from warmline.core.certifying import Rule, StrandKind, draw, next_date, renewable_from
from warmline.core.scoring.score import ENGINE


def announce(*, user: Person, rule: CertificationRule, now: datetime) -> Attempt:
    """Open an attempt for `user`: rule, versions and the named assessor stand from here on. Twice gives the same one.

    Raises Refused where it is too early, where a certificate that is not yet to be renewed holds, or where nobody may
    assess her.
    """
    if rule.organisation_id != user.organisation_id or rule.state != CertificationRule.State.IN_FORCE:
        raise PermissionDenied("assessment.take")
    waiting = Attempt.objects.open().filter(owner=user, rule__key=rule.key).first()
    if waiting is not None:
        return waiting
    renews = _renewable(user, rule, now)
    _not_too_early(user, rule, now)
    assessor = next(iter(assessors_for(user, now)), None)
    if assessor is None:
        raise Refused(_("There is no assessor for you yet. Ask your programme manager to name one."))
    try:
        with transaction.atomic():
            made = Attempt.objects.create(
                owner=user, rule=rule, assessor=assessor, renews=renews, pins=pins_of(rule), announced_at=now
            )
            record(actor=user, verb="assessment.announced", about=user, target=str(made.pk), data={"rule": str(rule)})
    except IntegrityError:
        # The same button in two windows: the other one was first.
        return Attempt.objects.open().get(owner=user, rule=rule)
    return made


def pins_of(rule: CertificationRule) -> dict[str, str]:
    """Return the versions that count for an attempt that begins now."""
    return {
        "rule": str(rule),
        "rule_sha256": rule.sha256,
        "rubric": rubric().version,
        "reader": reader().version,
        "scoring": ENGINE,
        "test": rule_of(rule).knowledge.test,
    }


def read(*, user: Person, attempt: Attempt, now: datetime) -> None:
    """Say that the announcement was read: only now are talks drawn, and the attempt counts. Twice is harmless."""
    _own(user, attempt)
    with transaction.atomic():
        held = Attempt.objects.select_for_update().select_related("owner", "rule").get(pk=attempt.pk)
        if held.state != Attempt.State.ANNOUNCED:
            return
        Attempt.objects.filter(pk=held.pk).update(state=Attempt.State.RUNNING, read_at=now)
        _draw_pieces(held, rule_of(held.rule), now)
        record(actor=user, verb="assessment.read", about=user, target=str(held.pk), data=held.pins)


def draw_missing(*, user: Person, attempt: Attempt, now: datetime) -> None:
    """Draw the talks after all, where contacts stood in for them and have grown too old meanwhile."""
    _own(user, attempt)
    with transaction.atomic():
        held = Attempt.objects.select_for_update().select_related("owner", "rule").get(pk=attempt.pk)
        if held.state == Attempt.State.RUNNING and not held.pieces.exists():
            _draw_pieces(held, rule_of(held.rule), now)


def withdraw(*, user: Person, attempt: Attempt, now: datetime) -> None:
    """Take an attempt back. One that had begun counts as an attempt; one only announced counts as nothing."""
    _own(user, attempt)
    with transaction.atomic():
        changed = Attempt.objects.open().filter(pk=attempt.pk).update(state=Attempt.State.WITHDRAWN, closed_at=now)
        if changed:
            record(actor=user, verb="assessment.withdrawn", about=user, target=str(attempt.pk))


def hand_over(*, actor: Person, attempt: Attempt, to: Person, now: datetime) -> None:
    """Name another assessor for an open attempt: its assessor may, and a manager of the house. Its owner is told."""
    owner = attempt.owner
    manager = manages(actor) and actor.organisation_id == owner.organisation_id and actor.pk != owner.pk
    if attempt.assessor_id != actor.pk and not manager:
        raise PermissionDenied("assessment.hand_over")
    if not may_assess(to, owner, now):
        raise Refused(_("This person has no licence to assess, or does not look after the one who is assessed."))
    with transaction.atomic():
        if not Attempt.objects.open().filter(pk=attempt.pk).update(assessor=to, second=None):
            raise Refused(_("This assessment is not open any more."))
        record(actor=actor, verb="assessment.handed_over", about=owner, target=str(attempt.pk), data={"to": to.pk})
        queue("assessment_handed_over", [(owner.pk, str(attempt.pk))])


def new_piece(attempt: Attempt, rule: Rule, kind: str) -> Piece:
    """Draw one more talk or task for an attempt; part of the caller's transaction."""
    number = attempt.pieces.count() + 1
    dice = random.Random(f"{attempt.pk}:{number}")  # noqa: S311
    return _pieces(attempt, rule, kind, 1, number, dice)[0]


def _draw_pieces(attempt: Attempt, rule: Rule, now: datetime) -> None:
    if any(result.instead and result.strand is StrandKind.PRACTICAL for result in standing_of(attempt, now).results):
        return  # contacts stand in for the talks already
    dice = random.Random(f"{attempt.pk}:draw")  # noqa: S311
    made = _pieces(attempt, rule, Piece.Kind.TALK, rule.practical.talks, 1, dice)
    if rule.practical.written:
        _pieces(attempt, rule, Piece.Kind.WRITTEN, 1, len(made) + 1, dice)


def _pieces(attempt: Attempt, rule: Rule, kind: str, count: int, number: int, dice: random.Random) -> list[Piece]:
    written = rule.practical.written
    if kind == Piece.Kind.WRITTEN:
        pool = tuple(prompt.key for prompt in written.prompts) if written else ()
        versions = {}
    else:
        house = attempt.owner.organisation_id
        found = {key: published_version(key, house) for key in rule.practical.scenarios}
        versions = {key: version for key, version in found.items() if version is not None}
        pool = tuple(versions)
    if len(pool) < count:
        raise Refused(_("The customers of this assessment are not there any more. Tell your programme manager."))
    met = Piece.objects.filter(attempt__owner=attempt.owner_id, attempt__rule__key=rule.key, kind=kind)
    known = tuple(met.order_by("attempt__announced_at", "number").values_list("variant", flat=True))
    return [
        Piece.objects.create(
            attempt=attempt,
            number=number + n,
            kind=kind,
            variant=key,
            scenario=versions.get(key),
            seed=dice.getrandbits(31),
        )
        for n, key in enumerate(draw(pool, count, known, dice))
    ]


def _renewable(user: Person, rule: CertificationRule, now: datetime) -> Certificate | None:
    held = held_certificate(user, rule.key, now)
    if held is None:
        return None
    opens = renewable_from(rule_of(rule), held.valid_until)
    if now < opens:
        when = date_format(localtime(opens), "j F Y")
        raise Refused(_("Your certificate holds. It can be renewed from %(date)s on.") % {"date": when})
    return held


def _not_too_early(user: Person, rule: CertificationRule, now: datetime) -> None:
    allowed = next_date(rule_of(rule).attempts, past_attempts(user.pk, rule.key), now)
    if allowed > now:
        raise Refused(
            _("The next attempt can begin on %(date)s.") % {"date": date_format(localtime(allowed), "j F Y, H:i")}
        )


def _own(user: Person, attempt: Attempt) -> None:
    if attempt.owner_id != user.pk:
        raise PermissionDenied("assessment.take")
