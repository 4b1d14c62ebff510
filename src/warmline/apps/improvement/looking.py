"""Looking over all content of a house: what is found, what goes on, what has gone, what came back."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from django.db import transaction

from warmline.apps.audit.services import record
from warmline.apps.improvement.findings import SOURCES, Found
from warmline.apps.improvement.models import Finding, Look
from warmline.apps.people.models import Organisation


@transaction.atomic
def look(*, organisation: Organisation, now: datetime) -> int:
    """Look over everything and return how many findings are there now.

    A handled finding stays handled while it only goes on; it opens again when it was gone and came back, or when what
    it rests on has changed. One that is no longer found is marked as gone. Nobody is behind this: it runs daily.
    """
    counts: Counter[str] = Counter()
    found = {(each.kind.value, each.about): each for source in SOURCES for each in source(organisation.pk, now, counts)}
    known = {(row.kind, row.about): row for row in Finding.objects.filter(organisation=organisation)}
    for key, each in found.items():
        _keep(organisation, known.get(key), each, now)
    lost = [row.pk for key, row in known.items() if key not in found and row.gone_at is None]
    Finding.objects.filter(pk__in=lost).update(gone_at=now)
    Look.objects.update_or_create(organisation=organisation, day=now.date(), defaults={"at": now, "counts": counts})
    return len(found)


def _keep(organisation: Organisation, row: Finding | None, each: Found, now: datetime) -> None:
    if row is None:
        Finding.objects.create(
            organisation=organisation, kind=each.kind, about=each.about, basis=each.basis, n=each.n, facts=each.facts,
            first_seen_at=now, last_seen_at=now,
        )  # fmt: skip
        return
    if row.state == Finding.State.HANDLED and (row.gone_at is not None or row.basis != each.basis):
        row.state, row.reopened_at = Finding.State.OPEN, now
        record(actor=None, verb="improvement.reopened", target=f"finding:{row.pk}", data={"kind": row.kind})
    row.basis, row.n, row.facts, row.last_seen_at, row.gone_at = each.basis, each.n, each.facts, now, None
    row.save()
