"""Publishing a version now or on a day, and taking it back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from warmline.apps.audit.services import record
from warmline.apps.modules.models import Module, State, Version
from warmline.apps.modules.rules import WRITE
from warmline.apps.modules.services.checking import obstacles
from warmline.apps.modules.services.writing import locked, told_by, touch
from warmline.apps.modules.texts import text_of
from warmline.apps.people.errors import Refused, require
from warmline.apps.people.models import Person


@transaction.atomic
def publish(*, actor: Person, version: Version, now: datetime, at: datetime | None = None) -> Version:
    """Publish a version: now, or by itself at a moment to come. Refused with what is missing, or for a moment past.

    It takes the place of the version before. Whoever reads that one finishes it.
    """
    require(WRITE, actor, version.module)
    found = locked(version)
    if missing := obstacles(actor=actor, version=found):
        raise Refused(" ".join(missing))
    if at is not None and at <= now:
        raise Refused(_("This moment has passed. Choose a later one, or publish now."))
    found.published_by = actor
    data: dict[str, object] = {"version": found.number, "alone": found.reviewed_by_id is None}
    if at is None:
        found.save(update_fields=["published_by"])
        _go_live(found, now)
        record(actor=actor, verb="modules.published", target=f"module:{found.module_id}", data=data)
        return found
    found.state, found.publish_at = State.SCHEDULED, at
    found.save(update_fields=["published_by", "state", "publish_at"])
    touch(found.module, now, state=State.SCHEDULED)
    data["at"] = at.isoformat()
    record(actor=actor, verb="modules.scheduled", target=f"module:{found.module_id}", data=data)
    return found


@transaction.atomic
def unschedule(*, actor: Person, version: Version, now: datetime) -> Version:
    """Take the day of a version back; it is in review again, and its text may change."""
    require(WRITE, actor, version.module)
    found = locked(version)
    if found.state != State.SCHEDULED:
        raise Refused(_("No day is set for this version."))
    found.state, found.publish_at, found.published_by = State.REVIEW, None, None
    found.save(update_fields=["state", "publish_at", "published_by"])
    touch(found.module, now, state=State.REVIEW)
    record(actor=actor, verb="modules.unscheduled", target=f"module:{found.module_id}", data={"version": found.number})
    return found


def release_due(*, now: datetime) -> int:
    """Publish every version whose moment has come, and return how many that were. One query where none is due.

    Asked by everything that shows modules, so that a version appears in time whether or not a worker runs.
    """
    released = 0
    for due in list(Version.objects.filter(state=State.SCHEDULED, publish_at__lte=now).order_by("publish_at")):
        with transaction.atomic():
            found = locked(due)
            if found.state != State.SCHEDULED or found.publish_at is None:
                continue
            _go_live(found, found.publish_at)
            data = {"version": found.number, "by_itself": True}
            record(actor=None, verb="modules.published", target=f"module:{found.module_id}", data=data)
            released += 1
    return released


@transaction.atomic
def withdraw(*, actor: Person, module: Module, now: datetime) -> None:
    """Take the published version back. Whoever began it may finish it. Refused where none is published."""
    require(WRITE, actor, module)
    found = Version.objects.select_for_update(of=("self",)).filter(module=module, state=State.PUBLISHED).first()
    if found is None:
        raise Refused(_("No version of this module is published."))
    found.state, found.withdrawn_at = State.WITHDRAWN, now
    found.save(update_fields=["state", "withdrawn_at"])
    touch(module, now, live=None, state=State.WITHDRAWN if module.newest == found.number else module.state)
    record(actor=actor, verb="modules.withdrawn", target=f"module:{module.pk}", data={"version": found.number})


def _go_live(version: Version, at: datetime) -> None:
    version.state, version.published_at, version.publish_at = State.PUBLISHED, at, None
    version.save(update_fields=["state", "published_at", "publish_at"])
    older = Version.objects.filter(module=version.module_id, state=State.PUBLISHED).exclude(pk=version.pk)
    older.update(state=State.REPLACED)
    touch(version.module, at, state=State.PUBLISHED, live=version.number, **told_by(text_of(version)))
