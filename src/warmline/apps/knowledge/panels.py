"""What the experts of a house answered, by version."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from warmline.apps.knowledge.models import ExpertAnswer
from warmline.core.measurement.items import Answer

Panels = dict[int, list[Answer]]


def panels_of(organisation: int, versions: Iterable[int]) -> Panels:
    """Return the experts' answers of one house to these versions. One query."""
    rows = ExpertAnswer.objects.filter(version__in=list(versions), person__organisation=organisation)
    found: Panels = defaultdict(list)
    for version, answer in rows.order_by("pk").values_list("version", "answer"):
        found[version].append(tuple(answer))
    return found
