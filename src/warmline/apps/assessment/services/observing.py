"""Real contacts: what an assessor saw, or what reviewers found in a reviewed conversation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from statistics import mean

from django.db import transaction
from django.utils.translation import gettext as _

from warmline.apps.assessment.models import Judgement, ObservedContact
from warmline.apps.assessment.rules import require_assessor
from warmline.apps.audit.services import record
from warmline.apps.library.ports import rubric
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Person
from warmline.apps.reviews.ids import ways_kept
from warmline.apps.reviews.models import MODEL_RATER, Review, ReviewedConversation
from warmline.core.conversation import redact


@dataclass(frozen=True, slots=True)
class Noticed:
    """One behaviour as it was seen in a real contact: anchor 1-4, the words it rests on, and why."""

    anchor: int
    quote: str
    reason: str


@dataclass(frozen=True, slots=True)
class Contact:
    """Which contact it was: when, over which channel, and one line on what it was about."""

    seen_at: datetime
    channel: str
    about: str


def observe(
    *, actor: Person, person: Person, contact: Contact, noticed: Mapping[str, Noticed], now: datetime
) -> ObservedContact:
    """Write down a real contact that `actor` observed. Personal data is taken out of what she wrote.

    The same form sent twice is one contact: same person, minute, channel and line.

    Only assessors with a licence who look after the person may. Raises Refused for a contact of the future, without a
    behaviour, or with one that has no quote or reason.
    """
    require_assessor(actor, person, now)
    if contact.seen_at > now:
        raise Refused(_("This moment has not been yet."))
    if not noticed:
        raise Refused(_("Name at least one behaviour that you saw."))
    if not all(each.quote.strip() and each.reason.strip() for each in noticed.values()):
        raise Refused(_("Each behaviour needs the words that were said, and why you see it so."))
    known = {behaviour.key for _skill, behaviour in rubric().behaviours()}
    if not set(noticed) <= known:
        raise Refused(_("One of the behaviours is not in the rubric."))
    about = redact(contact.about.strip()).text[:200]
    told = {"person": person, "observer": actor, "channel": contact.channel, "about": about}
    with transaction.atomic():
        # Whoever presses the button twice waits here for the first to be kept.
        Person.objects.select_for_update().get(pk=person.pk)
        there = ObservedContact.objects.filter(**told, seen_at=contact.seen_at).first()
        if there is not None:
            return there
        made = ObservedContact.objects.create(**told, seen_at=contact.seen_at, noted_at=now)
        Judgement.objects.bulk_create(
            [_judgement(made, key, each, actor=actor, now=now) for key, each in noticed.items()]
        )
        record(actor=actor, verb="assessment.observed", about=person, target=f"contact {made.pk}")
    return made


def take_review(*, actor: Person, person: Person, name: str, now: datetime) -> ObservedContact:
    """Count a conversation of the person that people reviewed; `actor` answers for it that it was hers.

    The anchor of a behaviour is the mean of its reviewers, rounded, a half down; language models do not count among
    them. Raises Refused where she may see no such conversation, or nobody reviewed it.
    """
    require_assessor(actor, person, now)
    found = ReviewedConversation.objects.visible_to(actor).filter(
        name__in=ways_kept(person.organisation_id, name.strip()), organisation=person.organisation_id
    )
    conversation = found.first()
    if conversation is None:
        raise Refused(_("You see no reviewed conversation of this name."))
    reviews = Review.objects.visible_to(actor).filter(conversation=conversation).exclude(rater__startswith=MODEL_RATER)
    anchors: dict[str, list[int]] = defaultdict(list)
    for review in reviews:
        anchors[review.criterion].append(review.anchor)
    if not anchors:
        raise Refused(_("No person has reviewed this conversation."))
    if ObservedContact.objects.filter(person=person, reviewed=conversation).exists():
        raise Refused(_("This conversation counts already."))
    seen_at = min(review.given_at for review in reviews)
    with transaction.atomic():
        made = ObservedContact.objects.create(
            person=person, observer=actor, reviewed=conversation, channel="other", about=_("A reviewed conversation"),
            seen_at=seen_at, noted_at=now,
        )  # fmt: skip
        why = _("Mean of %(n)d reviewers")
        Judgement.objects.bulk_create(
            Judgement(contact=made, behaviour=key, anchor=int(mean(given) + 0.499), reason=why % {"n": len(given)},
                      judged_by=actor, judged_at=now)
            for key, given in anchors.items()
        )  # fmt: skip
        record(actor=actor, verb="assessment.observed", about=person, target=f"contact {made.pk}")
    return made


def _judgement(contact: ObservedContact, behaviour: str, each: Noticed, *, actor: Person, now: datetime) -> Judgement:
    quote = redact(each.quote.strip()).text[:400]
    return Judgement(
        contact=contact,
        behaviour=behaviour,
        seen=[{"turn": None, "quote": quote, "anchor": each.anchor, "confidence": 1.0}],
        anchor=each.anchor,
        reason=redact(each.reason.strip()).text[:500],
        judged_by=actor,
        judged_at=now,
    )
