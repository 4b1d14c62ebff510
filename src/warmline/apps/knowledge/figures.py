"""Item statistics of a house, from its assessed answers alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from warmline.apps.knowledge.bodies import item_of
from warmline.apps.knowledge.models import Attempt, ItemParameters, ItemVersion, Response
from warmline.apps.knowledge.scale import latest_run
from warmline.core.measurement.items import Kind
from warmline.core.measurement.items.classical import Answered, ItemStatistics, statistics

_CHOSEN = frozenset({Kind.SINGLE, Kind.MULTIPLE, Kind.BEST})


@dataclass(frozen=True, slots=True)
class VersionFigures:
    """One version: how often it was answered, its figures (from thirty answers), its parameters (from two hundred)."""

    version: ItemVersion
    answers: int
    statistics: ItemStatistics | None
    parameters: ItemParameters | None


def figures_of(organisation: int, versions: Iterable[ItemVersion]) -> list[VersionFigures]:
    """Return the figures of these versions in one house; the queries do not grow with their number."""
    wanted = list(versions)
    answered = _answers(organisation, {row.pk for row in wanted})
    run = latest_run(organisation)
    known = {} if run is None else {row.version_id: row for row in ItemParameters.objects.filter(run=run)}
    return [
        VersionFigures(row, len(answered[row.pk]), _statistics(row, answered[row.pk]), known.get(row.pk))
        for row in wanted
    ]


def _statistics(version: ItemVersion, answers: list[Answered]) -> ItemStatistics | None:
    item = item_of(version)
    letters = item.letters() if item.kind in _CHOSEN else ()
    return statistics(answers, letters, item.key_of())


def _answers(organisation: int, versions: set[int]) -> dict[int, list[Answered]]:
    """Return the answers to each version, each with the mean points on the rest of its test."""
    done = Attempt.objects.filter(person__organisation=organisation, room="assessed", state=Attempt.State.DONE)
    attempts = done.filter(responses__version__in=versions).distinct()
    rows = Response.objects.filter(attempt__in=attempts, counts=True, score__isnull=False)
    by_attempt: dict[object, list[Response]] = defaultdict(list)
    for row in rows.only("attempt", "version", "score", "answer", "too_fast").iterator():
        by_attempt[row.attempt_id].append(row)
    found: dict[int, list[Answered]] = defaultdict(list)
    for each in by_attempt.values():
        total = sum(row.score or 0.0 for row in each)
        for row in each:
            if row.version_id in versions and len(each) > 1:
                rest = (total - (row.score or 0.0)) / (len(each) - 1)
                found[row.version_id].append(Answered(row.score or 0.0, rest, tuple(row.answer), row.too_fast))
    return found
