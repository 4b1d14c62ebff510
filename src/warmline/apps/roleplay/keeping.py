"""What is kept of a person's role-plays: handed out to her alone, erased with her, gone after two years."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from warmline.apps.audit.verbs import name_verbs
from warmline.apps.people import vault
from warmline.apps.people.models import Person
from warmline.apps.people.registry import Keeping, Retention, register_keeping, register_retention
from warmline.apps.roleplay.models import Branch, Manner, Session

STAYS = timedelta(days=730)


def register() -> None:
    """Name the verbs and hand exporter, eraser and retention to the registry."""
    name_verbs(
        {
            "roleplay.started": _("You began a practice conversation"),
            "roleplay.ended": _("You ended a practice conversation"),
            "roleplay.stopped": _("You stopped a practice conversation"),
            "roleplay.rewound": _("You took back an answer in practice"),
            "roleplay.thoughts_kept": _("You kept or removed thoughts after a practice conversation"),
            "roleplay.listening_agreed": _("You agreed that your speech may be turned into text"),
            "roleplay.listening_ended": _("You ended that your speech may be turned into text"),
        }
    )
    register_keeping(Keeping("roleplay", export, erase))
    register_keeping(Keeping("roleplay_manner", export_manner, erase_manner))
    register_retention(
        Retention("roleplay", "Practice conversations, counted from the day they were last touched", STAYS, clean)
    )


def export(person: Person) -> list[dict[str, Any]]:
    """Return all of a person's conversations with every version, in her own words."""
    rows = Branch.objects.filter(session__owner=person).select_related("session__scenario", "session__owner")
    try:
        return [_version(person, branch) for branch in rows.order_by("session__started_at", "number")]
    except vault.KeyErased:
        return []


def erase(person: Person) -> int:
    """Delete all of a person's conversations and return how many there were."""
    return _delete(Session.objects.filter(owner=person).values_list("pk", flat=True))


def export_manner(person: Person) -> list[dict[str, Any]]:
    """Return how a person wants her talks to run, and what she agreed to."""
    rows = Manner.objects.filter(owner=person)
    return [
        {"pace": row.pace, "listening": row.listening, "agreed_at": row.agreed_at and row.agreed_at.isoformat()}
        for row in rows
    ]


def erase_manner(person: Person) -> int:
    """Delete how a person wants her talks to run, and return how many rows there were."""
    return Manner.objects.filter(owner=person).delete()[0]


def clean(before: datetime) -> int:
    """Delete the conversations last touched before a moment and return how many there were."""
    return _delete(Session.objects.filter(touched_at__lt=before).values_list("pk", flat=True))


def _delete(keys: Any) -> int:
    found = list(keys)
    Session.objects.filter(pk__in=found).delete()
    return len(found)


def _version(person: Person, branch: Branch) -> dict[str, Any]:
    # Imported here: the customer and the reader behind it are not needed to start the house.
    from warmline.apps.roleplay.calming import read_own_thoughts
    from warmline.apps.roleplay.screens import lines_of
    from warmline.apps.roleplay.selectors import read_own_scene

    thoughts = read_own_thoughts(person, branch.session, branch)
    lines = lines_of(read_own_scene(person, branch.session, branch))
    return {
        "conversation": str(branch.session_id),
        "scenario": branch.session.scenario.key,
        "version": branch.number,
        "begun_at": branch.begun_at.isoformat(),
        "turns": [{"speaker": "agent" if line.mine else "customer", "text": line.text} for line in lines],
        "thoughts": [words for _key, words in sorted(thoughts.items())],
    }
