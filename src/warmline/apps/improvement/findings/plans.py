"""What people are enrolled on, read once a plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from warmline.apps.programmes.models import Enrolment, Plan
from warmline.apps.programmes.packing import unpack
from warmline.core.curriculum.programme import Step


@dataclass(frozen=True, slots=True)
class Followed:
    """A plan that people of the house follow: its programme's title, its steps, and the enrolments."""

    title: str
    steps: Sequence[Step]
    enrolments: Sequence[int]


def enrolled_by_plan(house: int, before: datetime) -> list[Followed]:
    """Return the plans that people have been on since before a moment, people who left or paused left out."""
    rows = Enrolment.objects.filter(person__organisation=house, enrolled_at__lte=before)
    by_plan: dict[int, list[int]] = {}
    for row in rows.exclude(state=Enrolment.State.LEFT).only("plan_id", "pauses", "state"):
        if not row.is_paused:
            by_plan.setdefault(row.plan_id, []).append(row.pk)
    bodies = {row.pk: unpack(row.body) for row in Plan.objects.filter(pk__in=by_plan)}
    return [Followed(bodies[pk].title, list(bodies[pk].steps()), found) for pk, found in by_plan.items()]
