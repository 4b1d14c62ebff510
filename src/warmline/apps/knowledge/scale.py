"""The calibrated items of a house: its last calibration, and what an adaptive test may ask."""

from __future__ import annotations

from dataclasses import dataclass

from warmline.apps.knowledge.models import CalibrationRun, Form, ItemParameters, State, pool_of
from warmline.core.measurement.items import FEWEST_ANSWERS, Kind, Parameters
from warmline.core.measurement.items.adaptive import Candidate, Rules, can_adapt

# What is right or wrong at once: the next item hangs on it.
ADAPTIVE_KINDS = (Kind.SINGLE, Kind.MULTIPLE, Kind.ORDERING, Kind.MATCHING)


@dataclass(frozen=True, slots=True)
class Scale:
    """The items of one test on one calibration: `bank` is all that was calibrated, `askable` what is published now."""

    bank: dict[int, Candidate]
    askable: tuple[Candidate, ...]

    def parameters(self) -> dict[int, Parameters]:
        """Return the parameters by version."""
        return {version: each.parameters for version, each in self.bank.items()}


def latest_run(organisation: int) -> CalibrationRun | None:
    """Return the last calibration of a house, or None."""
    return CalibrationRun.objects.filter(organisation=organisation).first()


def rules_of(form: Form) -> Rules:
    """Return how an adaptive test of this form runs."""
    return Rules(dict(form.shares))


def scale_of(form: Form, run: CalibrationRun) -> Scale:
    """Return the calibrated items of the form's level and skills; none with fewer than two hundred answers."""
    rows = ItemParameters.objects.filter(
        run=run,
        n__gte=FEWEST_ANSWERS,
        version__item__level=form.level,
        version__item__skill__in=list(form.shares),
        version__item__kind__in=ADAPTIVE_KINDS,
        version__item__pool=pool_of(form.room),
    )
    bank: dict[int, Candidate] = {}
    askable = []
    for row in rows.select_related("version__item").order_by("version"):
        parameters = Parameters(row.a, row.b, row.se_a, row.se_b, row.n)
        bank[row.version_id] = Candidate(str(row.version_id), row.version.item.skill, parameters)
        if row.version.state == State.PUBLISHED:
            askable.append(bank[row.version_id])
    return Scale(bank, tuple(askable))


def run_to_use(form: Form, organisation: int) -> CalibrationRun | None:
    """Return the calibration on which a new attempt adapts, or None: then its fixed list is used."""
    run = latest_run(organisation) if form.adaptive else None
    if run is None or not can_adapt(scale_of(form, run).askable, rules_of(form)):
        return None
    return run
