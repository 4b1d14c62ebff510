"""From a sheet to its outcome: points, error, verdict, and a band for each skill."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from warmline.apps.knowledge.models import Form
from warmline.apps.knowledge.sheets import Entry, Outcome, Sheet
from warmline.core.measurement.items import Parameters
from warmline.core.measurement.items.ability import expected_ability, weighted_ability
from warmline.core.measurement.items.outcome import (
    Result,
    Verdict,
    adaptive_band,
    adaptive_result,
    band,
    fixed_result,
)
from warmline.core.measurement.items.timing import is_hurried

# An adaptive test that was cut off earlier says too little: a person decides.
SHORTEST_ADAPTIVE = 12


def waits(sheet: Sheet) -> bool:
    """Say whether an answer that counts has no points yet."""
    return any(entry.counts and entry.score is None for entry in sheet.entries)


def outcome_of(
    form: Form, sheet: Sheet, skills: Mapping[int, str], parameters: Mapping[int, Parameters], *, adaptive: bool
) -> Outcome:
    """Return what a finished sheet comes to. `skills` names the skill of each version on the paper.

    What the clock cut off counts as wrong in a fixed form. Where nothing counts, a person decides.
    """
    found = _adaptive(form, sheet, parameters) if adaptive else _fixed(form, sheet)
    verdict = found.verdict if found.n else Verdict.BORDERLINE
    if adaptive and len(sheet.entries) < SHORTEST_ADAPTIVE:
        verdict = Verdict.BORDERLINE
    bands = _adaptive_bands(form, sheet, skills, parameters) if adaptive else _fixed_bands(form, sheet, skills)
    hurried = is_hurried([entry.too_fast for entry in sheet.entries])
    return Outcome(found.score, found.se, found.cut, found.n, verdict.value, bands, found.theta, hurried)


def points(sheet: Sheet) -> list[float]:
    """Return the points of all that counts, a nought for each item that was not reached."""
    reached = [entry.score or 0.0 for entry in sheet.entries if entry.counts]
    return reached + [0.0] * (len(sheet.paper) - len(sheet.entries))


def _fixed(form: Form, sheet: Sheet) -> Result:
    scores = points(sheet)
    return fixed_result(scores, form.cut) if scores else Result(0.0, 1.0, form.cut, 0)


def _fixed_bands(form: Form, sheet: Sheet, skills: Mapping[int, str]) -> dict[str, str]:
    by_skill: dict[str, list[float]] = {skill: [] for skill in form.shares}
    for place, version in enumerate(sheet.paper):
        entry = sheet.entries[place] if place < len(sheet.entries) else None
        if entry is None or entry.counts:
            by_skill.setdefault(skills[version], []).append((entry.score or 0.0) if entry else 0.0)
    return {skill: band(scores, form.cut).value for skill, scores in by_skill.items()}


def _adaptive(form: Form, sheet: Sheet, parameters: Mapping[int, Parameters]) -> Result:
    given = _answered(sheet.entries, parameters)
    if not given:
        return Result(0.0, 1.0, form.cut, 0)
    return adaptive_result(weighted_ability(given), list(parameters.values()), form.cut)


def _adaptive_bands(
    form: Form, sheet: Sheet, skills: Mapping[int, str], parameters: Mapping[int, Parameters]
) -> dict[str, str]:
    by_skill: dict[str, list[Entry]] = defaultdict(list)
    for entry in sheet.entries:
        by_skill[skills[entry.version]].append(entry)
    bank = list(parameters.values())
    return {
        skill: adaptive_band(expected_ability(_answered(tuple(by_skill[skill]), parameters)), bank, form.cut).value
        for skill in form.shares
    }


def _answered(entries: tuple[Entry, ...], parameters: Mapping[int, Parameters]) -> list[tuple[Parameters, bool]]:
    return [(parameters[each.version], bool(each.right)) for each in entries if each.version in parameters]
