"""Content whose day of review has passed, or whose source is newer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from warmline.apps.improvement.findings.found import Counts, Found
from warmline.apps.improvement.models import Finding
from warmline.apps.knowledge.models import FormItem
from warmline.apps.modules.models import Module, Version
from warmline.apps.studio.written.models import State as ItemState


def find_stale(house: int, now: datetime, counts: Counts) -> Sequence[Found]:
    """Return the house's modules that should have been looked at, translations and tests behind their source."""
    return [*_overdue(house, now), *_behind(house), *_old_items(house)]


def _overdue(house: int, now: datetime) -> Iterator[Found]:
    rows = Module.objects.filter(organisation=house, live__isnull=False, review_by__lt=now.date())
    for row in rows:
        facts = {"why": "review", "title": row.title, "day": f"{row.review_by}", "ref": row.key}
        yield Found(Finding.Kind.STALE, f"module:{row.key}", f"review:{row.review_by}", 0, facts)


def _behind(house: int) -> Iterator[Found]:
    rows = Module.objects.filter(organisation=house, live__isnull=False, original__live__isnull=False)
    by_key = {row.pk: row for row in rows.select_related("original")}
    live = Version.objects.filter(module__in=by_key, source__isnull=False).select_related("source")
    for version in live:
        row = by_key[version.module_id]
        original, source = row.original, version.source
        if version.number != row.live or original is None or source is None or original.live is None:
            continue
        if source.number < original.live:
            facts = {"why": "translation", "title": row.title, "from": source.number, "to": original.live,
                     "ref": row.key}  # fmt: skip
            yield Found(Finding.Kind.STALE, f"translation:{row.key}", f"{source.number}<{original.live}", 0, facts)


def _old_items(house: int) -> Iterator[Found]:
    """Tests that still ask a version of an item which a newer one has replaced."""
    places = FormItem.objects.filter(
        form__organisation=house, form__closed_at=None, version__state__in=[ItemState.REPLACED, ItemState.WITHDRAWN]
    )
    count: dict[tuple[str, str, int], list[int]] = {}
    for place in places.select_related("form").order_by("form", "version"):
        form = place.form
        count.setdefault((form.key, form.title, form.number), []).append(place.version_id)
    for (key, title, number), versions in count.items():
        facts = {"why": "items", "title": title, "items": len(versions)}
        basis = f"{number}:{','.join(map(str, versions))}"[:200]
        yield Found(Finding.Kind.STALE, f"test:{key}", basis, len(versions), facts)
