"""What is looked for in content: out of date, unused, lost on the way, bad items, unfair to a site or a language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from warmline.apps.improvement.findings.dropping import find_drop_off
from warmline.apps.improvement.findings.found import Counts, Found
from warmline.apps.improvement.findings.gaps import find_item_gaps, find_scenario_gaps
from warmline.apps.improvement.findings.items import find_bad_items
from warmline.apps.improvement.findings.resting import find_resting
from warmline.apps.improvement.findings.stale import find_stale
from warmline.apps.improvement.findings.unused import find_unused

Source = Callable[[int, datetime, Counts], Sequence[Found]]

SOURCES: tuple[Source, ...] = (
    find_stale,
    find_resting,
    find_unused,
    find_drop_off,
    find_bad_items,
    find_item_gaps,
    find_scenario_gaps,
)

__all__ = ["SOURCES", "Counts", "Found"]
