"""The check of raters: conversations that licensed raters rated, rated again blind by somebody who learns it."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from warmline.apps.assessment.models import Licence
from warmline.apps.audit.services import record
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Person
from warmline.apps.reviews.models import Review, ReviewedConversation
from warmline.apps.workshops.models.track import BlindMark, RaterCheck, Trainee
from warmline.core.measurement.raters import LEAST_CONVERSATIONS, BlindRating, rater_check

DRAWN: Final = (
    40  # conversations of a check where there are so many: above the least, so that the interval can be narrow
)

Anchors = dict[int, dict[str, list[int]]]


def licensed_anchors(trainee: Trainee, now: datetime) -> Anchors:
    """Return what licensed raters gave, by conversation and criterion, where at least two of them did.

    Raters are known by their e-mail address. The learner's own reviews are left out, whatever she holds.
    """
    house = trainee.person.organisation_id
    held = Licence.objects.valid_at(now).filter(person__organisation=house).exclude(person=trainee.person)
    raters = {address.lower() for address in held.values_list("person__email", flat=True)}
    found: Anchors = defaultdict(lambda: defaultdict(list))
    rows = Review.objects.filter(conversation__organisation=house).order_by("pk")
    for rater, key, criterion, anchor in rows.values_list("rater", "conversation_id", "criterion", "anchor"):
        if rater.lower() in raters:
            found[key][criterion].append(anchor)
    doubly = {key: {name: given for name, given in by.items() if len(given) > 1} for key, by in sorted(found.items())}
    return {key: by for key, by in doubly.items() if by}


def fresh(trainee: Trainee, now: datetime) -> Anchors:
    """Return what she can still rate blind: conversations of no earlier check of hers."""
    seen = {int(key) for drawn in trainee.checks.values_list("drawn", flat=True) for key in drawn}
    return {key: by for key, by in licensed_anchors(trainee, now).items() if key not in seen}


@transaction.atomic
def begin_check(*, user: Person, trainee: Trainee, now: datetime) -> RaterCheck:
    """Draw the conversations of a check. Only she herself begins it; one that is open is gone on with.

    Raises Refused where fewer than 30 conversations are there that she has not rated before.
    """
    if user.pk != trainee.person_id:
        raise PermissionDenied("workshops.rate")
    Trainee.objects.select_for_update().get(pk=trainee.pk)
    going: RaterCheck | None = trainee.checks.filter(finished_at=None).first()
    if going is not None:
        return going
    found = fresh(trainee, now)
    if len(found) < LEAST_CONVERSATIONS:
        message = _("Cannot tell: %(n)d conversations are there that two licensed raters rated; it takes %(least)d.")
        raise Refused(message % {"n": len(found), "least": LEAST_CONVERSATIONS})
    dice = random.Random(f"raters:{trainee.pk}:{trainee.checks.count()}")  # noqa: S311
    keys = dice.sample(sorted(found), k=min(DRAWN, len(found)))
    drawn = {str(key): sorted(found[key]) for key in keys}
    made = RaterCheck.objects.create(trainee=trainee, drawn=drawn, begun_at=now)
    record(actor=user, verb="track.check_begun", about=user, target=str(made.pk))
    return made


def next_to_rate(check: RaterCheck) -> ReviewedConversation | None:
    """Return the next conversation that she has not rated, in the order of the draw; None once all are."""
    rated = set(check.blind_marks.values_list("conversation_id", flat=True))
    there = ReviewedConversation.objects.in_bulk([int(key) for key in check.drawn])
    return next((there[int(key)] for key in check.drawn if int(key) in there and int(key) not in rated), None)


@transaction.atomic
def rate(
    *, user: Person, check: RaterCheck, conversation: ReviewedConversation, anchors: Mapping[str, int], now: datetime
) -> None:
    """Keep her anchors of one conversation, once and for all; with the last one the check is reckoned.

    Raises Refused unless every criterion that was drawn has an anchor from 1 to 4. Sent twice, the first counts.
    """
    if user.pk != check.trainee.person_id:
        raise PermissionDenied("workshops.rate")
    held = RaterCheck.objects.select_for_update().get(pk=check.pk)
    criteria = held.drawn.get(str(conversation.pk))
    if criteria is None or set(anchors) != set(criteria) or not all(each in (1, 2, 3, 4) for each in anchors.values()):
        raise Refused(_("Give each line one number."))
    if held.blind_marks.filter(conversation=conversation).exists():
        return
    told = {"rater_check": held, "conversation": conversation, "given_at": now}
    BlindMark.objects.bulk_create([BlindMark(criterion=key, anchor=each, **told) for key, each in anchors.items()])
    if next_to_rate(held) is None:
        _finish(held, now)


def _finish(check: RaterCheck, now: datetime) -> None:
    given = licensed_anchors(check.trainee, now)
    ratings = [
        BlindRating(
            str(row.conversation_id), row.criterion, row.anchor, tuple(given[row.conversation_id][row.criterion])
        )
        for row in check.blind_marks.all()
        if row.criterion in given.get(row.conversation_id, {})
    ]
    found = rater_check(ratings, random.Random(f"raters:{check.pk}"))  # noqa: S311
    figures: dict[str, Any] = asdict(found) | {"verdict": found.verdict.value}
    RaterCheck.objects.filter(pk=check.pk).update(figures=figures, finished_at=now)
    record(actor=check.trainee.person, verb="track.check_done", about=check.trainee.person, target=str(check.pk))
