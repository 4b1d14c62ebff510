"""What the page of overturned points shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from warmline.apps.people.models import Person
from warmline.apps.scores.selectors import FEWEST, Overturned, overturned
from warmline.apps.scores.selectors.overturns import monday_of
from warmline.core.skills import Rubric


@dataclass(frozen=True, slots=True)
class Row:
    """One criterion: how many appeals were decided and which share was upheld, in words."""

    name: str
    skill: str
    decided: int
    share: str
    interval: str


@dataclass(frozen=True, slots=True)
class OverturnedPage:
    """The whole page. `silent` names the criteria on which too few appeals were decided."""

    rows: Sequence[Row]
    silent: Sequence[str]
    until: dt.date
    fewest: int = FEWEST


def overturned_page(viewer: Person, rubric: Rubric, today: dt.date) -> OverturnedPage:
    """Return the page for the viewer's organisation, in the order of the rubric."""
    found = overturned(viewer, today)
    listed = list(rubric.behaviours())
    return OverturnedPage(
        rows=[_row(each.name, skill.name, found[each.key]) for skill, each in listed if each.key in found],
        silent=[each.name for _skill, each in listed if each.key not in found],
        until=monday_of(today) - dt.timedelta(days=1),
    )


def _row(name: str, skill: str, figure: Overturned) -> Row:
    interval = _("%(low)s to %(high)s") % {"low": _percent(figure.low), "high": _percent(figure.high)}
    return Row(name, skill, figure.decided, _percent(figure.share), interval)


def _percent(share: float) -> str:
    return _("%(n)d %%") % {"n": round(100 * share)}
