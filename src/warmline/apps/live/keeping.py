"""What is kept of talks between two people: handed out to the owner alone, erased with her, gone after two years."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from warmline.apps.audit.verbs import name_verbs
from warmline.apps.live.models import OPEN_FOR, LiveLine, LiveTalk, Status
from warmline.apps.people import vault
from warmline.apps.people.models import Person
from warmline.apps.people.registry import Keeping, Retention, register_keeping, register_retention

STAYS = timedelta(days=730)


def register() -> None:
    """Name the verbs and hand exporter, eraser and retention to the registry."""
    name_verbs(
        {
            "live.invited": _("You asked a colleague to play a customer"),
            "live.asked": _("A colleague asked you to play a customer"),
            "live.accepted": _("You agreed to play a customer"),
            "live.declined": _("You declined to play a customer"),
            "live.withdrawn": _("You took back an invitation to play a customer"),
            "live.ended": _("You ended a talk with a colleague"),
            "live.stopped": _("You stopped a talk with a colleague"),
            "live.noted": _("You wrote what you noticed as the customer"),
        }
    )
    register_keeping(Keeping("live", export, erase))
    register_retention(
        Retention("live", "Talks between two people, counted from the day they were last touched", STAYS, clean)
    )
    register_retention(
        Retention("live_open", "The partner's copy of a talk that nobody ended", OPEN_FOR, close_forgotten)
    )


def export(person: Person) -> list[dict[str, Any]]:
    """Return a person's own live talks in full, and when she played for others: the words of those are not hers."""
    rows = LiveTalk.objects.visible_to(person).select_related("scenario", "owner").order_by("invited_at")
    try:
        return [_own(person, talk) if talk.owner_id == person.pk else _played(talk) for talk in rows]
    except vault.KeyErased:
        return []


def erase(person: Person) -> int:
    """Delete a person's own talks, and take her out of those of others: her copies go, open talks end."""
    own = list(LiveTalk.objects.filter(owner=person).values_list("pk", flat=True))
    LiveTalk.objects.filter(pk__in=own).delete()
    played = LiveTalk.objects.filter(partner=person)
    count = len(own) + played.count()
    LiveLine.objects.filter(talk__partner=person).update(shown=None)
    played.filter(status=Status.ACTIVE).update(status=Status.ENDED)
    played.filter(status=Status.INVITED).update(status=Status.DECLINED)
    played.update(partner=None)
    return count


def clean(before: datetime) -> int:
    """Delete the talks last touched before a moment and return how many there were."""
    found = list(LiveTalk.objects.filter(touched_at__lt=before).values_list("pk", flat=True))
    LiveTalk.objects.filter(pk__in=found).delete()
    return len(found)


def close_forgotten(before: datetime) -> int:
    """End the talks that nobody touched since a moment: with that the partner's copy is gone."""
    # Imported here: what reads and scores is not needed to start the house.
    from warmline.apps.live.services.leaving import close_forgotten as close

    return close(before=before)


def _played(talk: LiveTalk) -> dict[str, Any]:
    return {"scenario": talk.scenario.key, "seat": "customer", "invited_at": talk.invited_at.isoformat()}


def _own(person: Person, talk: LiveTalk) -> dict[str, Any]:
    from warmline.apps.live.selectors import own_lines, own_note

    return {
        "talk": str(talk.pk),
        "scenario": talk.scenario.key,
        "seat": "agent",
        "invited_at": talk.invited_at.isoformat(),
        "turns": [
            {"speaker": line.side.value, "text": line.text, "at": line.at.isoformat()}
            for line in own_lines(person, talk)
        ],
        "noticed": [
            {"behaviour": each.behaviour, "worked": each.worked, "words": each.words} for each in own_note(person, talk)
        ],
    }
