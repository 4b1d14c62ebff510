"""The plans that somebody may use: those that come with Warmline, and the newest version of each of her house."""

from __future__ import annotations

from dataclasses import dataclass

from warmline.adapters.packs.workshops import WorkshopPlan, load_workshops
from warmline.apps.people.scope import Viewer, scope_of
from warmline.apps.workshops.models import SessionPlan


@dataclass(frozen=True, slots=True)
class Offered:
    """A plan that can be used. `row` is empty for one that comes with Warmline and was not used yet."""

    plan: WorkshopPlan
    row: SessionPlan | None = None

    @property
    def is_own(self) -> bool:
        """Whether it was written in this house."""
        return self.row is not None and self.row.organisation_id is not None


def offered_plans(user: Viewer) -> list[Offered]:
    """Return the plans, by title. A house's own plan of the same key stands in the place of the shipped one."""
    house = scope_of(user).organisation_id
    if house is None:
        return []
    rows = SessionPlan.objects.visible_to(user).filter(organisation=house).order_by("key", "-version")
    newest: dict[str, Offered] = {}
    for row in rows:
        newest.setdefault(row.key, Offered(row.plan(), row))
    for plan in load_workshops():
        newest.setdefault(plan.key, Offered(plan))
    return sorted(newest.values(), key=lambda each: each.plan.title)


def offered_plan(user: Viewer, key: str) -> Offered | None:
    """Return one of these plans by its key, None where there is none."""
    return next((each for each in offered_plans(user) if each.plan.key == key), None)
