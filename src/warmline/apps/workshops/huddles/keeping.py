"""What is kept of huddles: who leads one when, what was held, and what people proposed."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from warmline.apps.audit.verbs import name_verbs
from warmline.apps.people.models import Person
from warmline.apps.people.registry import Keeping, Retention, register_keeping, register_retention
from warmline.apps.workshops.models.huddles import HuddleBooking, HuddleHeld, HuddleProposal

HELD_STAYS = timedelta(days=730)


def register() -> None:
    """Name the verbs and hand exporter, eraser and retention to the registry."""
    name_verbs(
        {
            "workshops.huddle_held": _("Wrote that a team held its huddle"),
            "workshops.huddle_booked": _("Somebody was booked to lead a huddle"),
            "workshops.huddle_unbooked": _("A booking of a huddle was taken back"),
            "workshops.huddle_proposed": _("A huddle was proposed"),
            "workshops.huddle_taken_up": _("A proposed huddle was taken up"),
            "workshops.huddle_sent_back": _("A proposed huddle was sent back"),
        }
    )
    register_keeping(Keeping("huddles", export, erase))
    register_retention(Retention("huddles", "Which team held which huddle, and who led it", HELD_STAYS, clean))


def export(person: Person) -> dict[str, Any]:
    """Return what a person led, is booked for and proposed."""
    held = HuddleHeld.objects.filter(led_by=person).order_by("day")
    booked = HuddleBooking.objects.filter(leader=person).order_by("day")
    proposed = HuddleProposal.objects.filter(proposed_by=person).order_by("proposed_at")
    return {
        "led": [{"day": each.day.isoformat(), "huddle": each.key} for each in held],
        "booked": [{"day": each.day.isoformat(), "huddle": each.key} for each in booked],
        "proposed": [
            {"title": each.title, "text": each.body, "state": each.state, "reason": each.reason} for each in proposed
        ],
    }


def erase(person: Person) -> int:
    """Delete a person's bookings, and take her name from what she led and proposed; return the rows."""
    count = HuddleBooking.objects.filter(leader=person).delete()[0]
    count += HuddleBooking.objects.filter(booked_by=person).update(booked_by=None)
    count += HuddleHeld.objects.filter(led_by=person).update(led_by=None)
    count += HuddleProposal.objects.filter(proposed_by=person).update(proposed_by=None)
    return count + HuddleProposal.objects.filter(reviewed_by=person).update(reviewed_by=None)


def clean(before: datetime) -> int:
    """Delete what was held, and what was booked, before a moment; return how many rows there were."""
    booked = HuddleBooking.objects.filter(day__lt=before.date()).delete()[0]
    return booked + HuddleHeld.objects.filter(held_at__lt=before).delete()[0]
