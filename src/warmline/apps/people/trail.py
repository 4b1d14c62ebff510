"""What the trail says of a person, with the role and the place in words."""

from __future__ import annotations

from collections.abc import Iterable

from warmline.apps.audit.models import AuditEvent
from warmline.apps.people.models import Cohort, Organisation, Role, Site, Team

_KINDS = {"organisation": Organisation, "site": Site, "team": Team, "cohort": Cohort}


def told(events: Iterable[AuditEvent]) -> list[tuple[AuditEvent, str]]:
    """Return each event with what it was about ("Agent, Parcels"), empty where the verb says all.

    At most one query for each kind of place, however many events there are.
    """
    listed = list(events)
    names = _names({event.target for event in listed})
    roles = dict(Role.choices)
    return [
        (event, ", ".join(filter(None, (str(roles.get(event.data.get("role", ""), "")), names.get(event.target, "")))))
        for event in listed
    ]


def _names(targets: set[str]) -> dict[str, str]:
    keys: dict[str, list[int]] = {}
    for kind, _colon, key in (target.partition(":") for target in targets):
        if kind in _KINDS and key.isdigit():
            keys.setdefault(kind, []).append(int(key))
    return {
        f"{kind}:{pk}": name
        for kind, found in keys.items()
        for pk, name in _KINDS[kind]._default_manager.filter(pk__in=found).values_list("pk", "name")
    }
