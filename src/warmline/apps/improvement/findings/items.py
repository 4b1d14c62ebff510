"""Test items whose figures say that something is wrong with them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from warmline.apps.improvement.findings.found import Counts, Found
from warmline.apps.improvement.models import Finding
from warmline.apps.knowledge.figures import figures_of
from warmline.apps.knowledge.models import ItemVersion, Response
from warmline.apps.studio.written.models import State


def find_bad_items(house: int, now: datetime, counts: Counts) -> Sequence[Found]:
    """Return the published items with a flag, from assessed answers; below thirty answers nothing is said."""
    asked = Response.objects.filter(attempt__person__organisation=house).values("version")
    versions = ItemVersion.objects.filter(pk__in=asked, state=State.PUBLISHED).select_related("item")
    found = []
    for each in figures_of(house, versions):
        counts["items" if each.statistics else "items_few"] += 1
        if each.statistics is None or not each.statistics.flags:
            continue
        item, figures = each.version.item, each.statistics
        flags = sorted(flag.value for flag in figures.flags)
        facts = {
            "title": item.prompt,
            "item": item.pk,
            "flags": flags,
            "difficulty": round(figures.difficulty, 2),
            "item_total": None if figures.item_total is None else round(figures.item_total, 2),
            "version": each.version.number,
        }
        basis = f"{each.version.number}:{','.join(flags)}"
        found.append(Found(Finding.Kind.ITEM, f"item:{item.pk}", basis, figures.n, facts))
    return found
