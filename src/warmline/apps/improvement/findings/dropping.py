"""Modules at which people stop: they did all before it, and weeks later it is still before them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Final

from warmline.apps.improvement.findings.found import Counts, Found
from warmline.apps.improvement.findings.plans import enrolled_by_plan
from warmline.apps.improvement.models import Finding
from warmline.apps.programmes.models import StepDone
from warmline.core.curriculum.comparing import wilson
from warmline.core.curriculum.programme import Step, StepKind

FEWEST: Final = 20
TIME: Final = timedelta(days=21)
"""Days that a module may lie open before it counts as one at which somebody stopped."""

HALF: Final = 0.5


def find_drop_off(house: int, now: datetime, counts: Counts) -> Sequence[Found]:
    """Return the modules that more than half of the people left undone for three weeks after the step before.

    Only steps that others may see are counted, never practice. More than half must be sure: the lower end of the 95 %
    interval (Wilson, 1927) lies above a half.
    """
    last = (now - TIME).date()
    reached: dict[str, list[int]] = {}
    names: dict[str, tuple[str, str]] = {}
    for plan in enrolled_by_plan(house, now - TIME):
        seen = [step for step in plan.steps if step.required and not step.kind.is_practice]
        done = _done(plan.enrolments)
        for before, step in pairwise(seen):
            if step.kind is not StepKind.MODULE:
                continue
            names[step.ref] = (step.title, plan.title)
            there = [pk for pk in plan.enrolments if _long_ago(done.get(pk, {}), before, last)]
            into = reached.setdefault(step.ref, [0, 0])
            into[0] += len(there)
            into[1] += sum(step.key not in done.get(pk, {}) for pk in there)
    return [found for ref, (of, lost) in reached.items() if (found := _found(ref, names[ref], of, lost, counts))]


def _long_ago(done: dict[str, date], before: Step, last: date) -> bool:
    return before.key in done and done[before.key] <= last


def _done(enrolments: Sequence[int]) -> dict[int, dict[str, date]]:
    found: dict[int, dict[str, date]] = {}
    rows = StepDone.objects.filter(enrolment__in=enrolments)
    for pk, key, on in rows.values_list("enrolment_id", "step", "on"):
        found.setdefault(pk, {})[key] = on
    return found


def _found(ref: str, names: tuple[str, str], of: int, lost: int, counts: Counts) -> Found | None:
    counts["drop_off" if of >= FEWEST else "drop_off_few"] += 1
    if of < FEWEST or wilson(lost, of)[0] <= HALF:
        return None
    title, programme = names
    low, high = wilson(lost, of)
    facts = {"title": title, "ref": ref, "programme": programme, "of": of, "lost": lost,
             "low": round(low, 3), "high": round(high, 3)}  # fmt: skip
    return Found(Finding.Kind.DROP_OFF, f"module:{ref}", "half", of, facts)
