"""The calibration of a house: assessed answers in, parameters out. Practice answers are sealed and never go in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import numpy as np
from django.db import transaction

from warmline.apps.audit.services import record
from warmline.apps.knowledge.models import Attempt, CalibrationRun, ItemParameters, Response
from warmline.apps.people.models import Organisation, Person
from warmline.core.measurement.items import FEWEST_ANSWERS, Parameters
from warmline.core.measurement.items.ability import weighted_ability
from warmline.core.measurement.items.calibrate import Calibration, calibrate
from warmline.core.measurement.items.fit import Fit, item_fit
from warmline.core.measurement.items.model import Numbers, fitting_model

FEWEST_ITEMS = 3  # with fewer there is no common scale


def run_calibration(*, organisation: Organisation, by: Person | None, now: datetime) -> CalibrationRun | None:
    """Calibrate every item with at least two hundred answers, and keep it with numbers and date.

    None where there are too few such items. A first answer of a person to a version counts, later ones do not.
    """
    versions, matrix = response_matrix(organisation)
    if len(versions) < FEWEST_ITEMS:
        return None
    found = calibrate(matrix, fitting_model(int((~np.isnan(matrix)).sum(axis=0).min())))
    fits = item_fit(matrix, _abilities(matrix, found.items), found.items)
    with transaction.atomic():
        return _kept(organisation, by, now, versions, found, fits)


def response_matrix(organisation: Organisation) -> tuple[list[int], Numbers]:
    """Return the versions that are ready, and persons x versions with 1 right, 0 wrong, nan not answered."""
    rows = Response.objects.filter(
        attempt__person__organisation=organisation, attempt__state=Attempt.State.DONE, right__isnull=False
    )
    first: dict[tuple[int, int], bool] = {}
    for person, version, right in rows.order_by("answered_at").values_list("attempt__person", "version", "right"):
        first.setdefault((person, version), bool(right))
    ready = [version for version in sorted({one for _, one in first}) if _is_ready(version, first)]
    column = {version: n for n, version in enumerate(ready)}
    line: dict[int, int] = {}
    for person, version in first:
        if version in column:
            line.setdefault(person, len(line))
    matrix = np.full((len(line), len(ready)), np.nan)
    for (person, version), right in first.items():
        if version in column:
            matrix[line[person], column[version]] = float(right)
    return ready, matrix


def _is_ready(version: int, first: dict[tuple[int, int], bool]) -> bool:
    """Whether an item has its two hundred answers, right ones and wrong ones among them."""
    given = [right for (_, one), right in first.items() if one == version]
    return len(given) >= FEWEST_ANSWERS and 0 < sum(given) < len(given)


def _abilities(matrix: Numbers, items: Sequence[Parameters]) -> Numbers:
    found = []
    for row in matrix:
        answers = [(items[n], bool(value)) for n, value in enumerate(row) if not np.isnan(value)]
        found.append(weighted_ability(answers).theta)
    return np.array(found)


def _kept(
    organisation: Organisation,
    by: Person | None,
    now: datetime,
    versions: list[int],
    found: Calibration,
    fits: Sequence[Fit],
) -> CalibrationRun:
    run = CalibrationRun.objects.create(
        organisation=organisation,
        model=found.model.value,
        persons=found.persons,
        log_likelihood=found.log_likelihood,
        converged=found.converged,
        made_at=now,
        made_by=by,
    )
    ItemParameters.objects.bulk_create(
        ItemParameters(
            run=run,
            version_id=version,
            a=each.a,
            b=each.b,
            se_a=each.se_a,
            se_b=each.se_b,
            n=each.n,
            infit=fit.infit,
            outfit=fit.outfit,
        )
        for version, each, fit in zip(versions, found.items, fits, strict=True)
    )
    record(actor=by, verb="knowledge.calibrated", target=f"calibration:{run.pk}", data={"items": len(versions)})
    return run
