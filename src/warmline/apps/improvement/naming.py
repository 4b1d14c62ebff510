"""What things are called, for lists of many kinds at once."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

from django.db.models import Model, Q
from django.utils.translation import gettext as _

from warmline.adapters.packs.huddles import load_huddles
from warmline.apps.improvement.models import Step
from warmline.apps.knowledge.models import Form
from warmline.apps.library.models import ScenarioVersion
from warmline.apps.modules.models import Module
from warmline.apps.workshops.models import SessionPlan
from warmline.apps.workshops.models.huddles import HuddleProposal

# Huddles that came with Warmline stand in no table.
_TABLES: Final[dict[Step, type[Model]]] = {
    Step.MODULE: Module,
    Step.TEST: Form,
    Step.WORKSHOP: SessionPlan,
    Step.ROLEPLAY: ScenarioVersion,
    Step.HUDDLE: HuddleProposal,
}


def titles_of(house: int | None, things: Collection[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Return the title of each (kind, ref) in a house; what is gone keeps its key. One query a kind."""
    found = {thing: _("Five minutes a day") if thing[0] == Step.DRILLS else thing[1] for thing in things}
    if any(kind == Step.HUDDLE for kind, _ref in things):
        found |= {key: each.title for each in load_huddles() if (key := (Step.HUDDLE.value, each.key)) in found}
    for kind, table in _TABLES.items():
        keys = {ref for each, ref in things if each == kind}
        if keys:
            rows: Any = table._default_manager.filter(Q(organisation=None) | Q(organisation=house), key__in=keys)
            found |= {(kind.value, key): title for key, title in rows.order_by("pk").values_list("key", "title")}
    return found
