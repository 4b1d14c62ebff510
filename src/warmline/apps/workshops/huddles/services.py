"""Holding, booking and proposing huddles."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify
from django.utils.translation import gettext as _

from warmline.adapters.packs.document import name_of
from warmline.adapters.packs.huddles import Huddle, check_huddle, huddle_text
from warmline.apps.audit.services import record
from warmline.apps.people.errors import Refused, require
from warmline.apps.people.messages import queue_messages
from warmline.apps.people.models import Organisation, Person, Team
from warmline.apps.workshops.huddles.rules import HUDDLE, may_lead
from warmline.apps.workshops.huddles.selectors import day_of, leaders_of, offered_huddle
from warmline.apps.workshops.models.huddles import HuddleBooking, HuddleHeld, HuddleProposal, Proposed
from warmline.apps.workshops.rules import JOIN, PLAN

FARTHEST: Final = timedelta(days=60)  # ahead of today that a huddle can be booked; rosters rarely reach farther
MOST_WAITING: Final = 10  # proposals of one person that wait at the same time


@transaction.atomic
def hold(*, user: Person, team: Team, key: str, now: datetime) -> HuddleHeld:
    """Write that a team held a huddle today. Twice on one day is once.

    Raises PermissionDenied for who may not lead it, Refused for a huddle that nobody knows.
    """
    day = day_of(team, now)
    if not may_lead(user, team, day):
        raise PermissionDenied(HUDDLE)
    huddle = _known(user, key)
    told = {"version": huddle.version, "led_by": user, "held_at": now}
    row, made = HuddleHeld.objects.get_or_create(team=team, day=day, key=key, defaults=told)
    if made:
        record(actor=user, verb="workshops.huddle_held", target=f"{team.pk}:{key}")
    return row


@transaction.atomic
def book(*, user: Person, team: Team, key: str, leader: Person, day: date, now: datetime) -> HuddleBooking:
    """Book who leads which huddle on a day; what was booked for that day is replaced. The leader is told.

    Raises Refused for a day that is over or far away, for somebody who is not in the team, and for an unknown huddle.
    """
    require(HUDDLE, user, team)
    today = day_of(team, now)
    if not today <= day <= today + FARTHEST:
        raise Refused(_("Choose a day from today on, within the next 60 days."))
    if not leaders_of(team).filter(pk=leader.pk).exists():
        raise Refused(_("This person is not in the team."))
    huddle = _known(user, key)
    told = {"key": huddle.key, "leader": leader, "booked_by": user, "booked_at": now}
    row, _made = HuddleBooking.objects.update_or_create(team=team, day=day, defaults=told)
    if leader.pk != user.pk:
        queue_messages("workshops_huddle_booked", [(leader.pk, str(row.pk))])
    record(actor=user, verb="workshops.huddle_booked", about=leader, target=f"{team.pk}:{key}:{day.isoformat()}")
    return row


@transaction.atomic
def unbook(*, user: Person, booking: HuddleBooking) -> None:
    """Take a booking back: whoever looks after the team, or who was to lead."""
    if booking.leader_id != user.pk:
        require(HUDDLE, user, booking.team)
    booking.delete()
    record(actor=user, verb="workshops.huddle_unbooked", about=booking.leader, target=f"{booking.team_id}")


@transaction.atomic
def propose(*, user: Person, huddle: Huddle, now: datetime) -> HuddleProposal:
    """Hand in a huddle for review. With an empty key it is a new one, else a new version of the user's own.

    Raises Refused with everything that does not hold, and PermissionDenied for somebody else's huddle.
    """
    require(JOIN, user, user.organisation)
    problems = [f"{name_of(address)}: {text}" for address, text in check_huddle(replace(huddle, version=1))]
    if problems:
        raise Refused("\n".join(problems))
    Organisation.objects.select_for_update().get(pk=user.organisation_id)
    rows = HuddleProposal.objects.filter(organisation=user.organisation)
    if rows.filter(proposed_by=user, state=Proposed.WAITING).exclude(key=huddle.key).count() >= MOST_WAITING:
        raise Refused(_("Ten of yours wait already. Let a trainer look at them first."))
    mine = rows.filter(key=huddle.key)
    if huddle.key and not mine.filter(proposed_by=user).exists():
        raise PermissionDenied("workshops.huddle_propose")
    mine.filter(state=Proposed.WAITING).delete()
    key = huddle.key or _free_key(user.organisation_id, huddle.title)
    version = (rows.filter(key=key).aggregate(last=Max("version"))["last"] or 0) + 1
    kept = replace(huddle, key=key, version=version)
    row = HuddleProposal.objects.create(
        organisation=user.organisation, key=key, version=version, title=kept.title, body=huddle_text(kept),
        proposed_by=user, proposed_at=now,
    )  # fmt: skip
    record(actor=user, verb="workshops.huddle_proposed", about=user, target=f"{key}:{version}")
    return row


@transaction.atomic
def review(*, user: Person, proposal: HuddleProposal, take_up: bool, reason: str, now: datetime) -> None:
    """Take a proposal up, or send it back with a reason; the proposer is told. Nobody reviews her own."""
    require(PLAN, user, proposal)
    if proposal.proposed_by_id == user.pk:
        raise Refused(_("Somebody else looks at your own huddle."))
    if not reason.strip():
        raise Refused(_("Write one line to whoever made it: what is good, or what to change."))
    state = Proposed.APPROVED if take_up else Proposed.SENT_BACK
    told = {"state": state, "reviewed_by": user, "reviewed_at": now, "reason": reason.strip()[:300]}
    if not HuddleProposal.objects.filter(pk=proposal.pk, state=Proposed.WAITING).update(**told):
        raise Refused(_("Somebody has looked at it already."))
    verb = "workshops.huddle_taken_up" if take_up else "workshops.huddle_sent_back"
    record(actor=user, verb=verb, about=proposal.proposed_by, target=f"{proposal.key}:{proposal.version}")
    if proposal.proposed_by_id is not None:
        queue_messages("workshops_huddle_reviewed", [(proposal.proposed_by_id, str(proposal.pk))])


def _known(user: Person, key: str) -> Huddle:
    found = offered_huddle(user, key)
    if found is None:
        raise Refused(_("This huddle is not offered any more. Choose another one."))
    return found


def _free_key(organisation: int, title: str) -> str:
    stem = slugify(title).replace("-", "_")[:40] or "huddle"
    taken = set(HuddleProposal.objects.filter(organisation=organisation).values_list("key", flat=True))
    names = (f"own_{stem}{'' if n == 1 else f'_{n}'}" for n in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)
