"""How far the people of a programme come, for whoever looks after it: counts, never names, none below five people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Q
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from warmline.apps.people.models import Site
from warmline.apps.people.scope import Viewer, scope_of
from warmline.apps.programmes.charts import funnel
from warmline.apps.programmes.models import Enrolment, Programme, StepDone
from warmline.apps.programmes.models.enrolling import EnrolmentQuerySet
from warmline.apps.programmes.packing import unpack
from warmline.apps.programmes.plans import newest_version
from warmline.apps.programmes.rules import manages_everywhere, sites_managed
from warmline.core.curriculum.reach import FEWEST, Reached, reach


@dataclass(frozen=True, slots=True)
class Reach:
    """Counts of one group. Where it is below five people, `people` alone is None and nothing else is told."""

    name: str
    people: int | None
    running: int = 0
    finished: int = 0
    left: int = 0
    rows: Sequence[Reached] = ()

    @property
    def chart(self) -> SafeString:
        """The bars with their table."""
        return funnel(self.rows)


@dataclass(frozen=True, slots=True)
class ReachPage:
    """All whom the viewer reaches, then site by site. `counted_at` is the last daily round (None: none yet)."""

    whole: Reach
    sites: Sequence[Reach]
    counted_at: datetime | None
    finding: str


def reach_page(viewer: Viewer, programme: Programme) -> ReachPage:
    """Return the counts of a programme. The queries grow with the sites, not with the people."""
    version = newest_version(programme)
    body = version.body if version else ""
    rows = _reached(viewer).filter(programme=programme)
    whole = _reach("", rows, body)
    sites = [
        _reach(site.name, rows.filter(_at(site)).distinct(), body) for site in sites_managed(viewer).order_by("name")
    ]
    at = rows.aggregate(at=Max("checked_at"))["at"]
    return ReachPage(whole, _covered([each for each in sites if each.people != 0]), at, _finding(whole))


def _covered(sites: list[Reach]) -> list[Reach]:
    """Hide the smallest group that is shown where just one is hidden: else it is the whole less the others."""
    hidden = [each for each in sites if each.people is None]
    shown = [each for each in sites if each.people is not None]
    if len(hidden) != 1 or not shown:
        return sites
    smallest = min(shown, key=lambda each: each.people or 0)
    return [Reach(each.name, None) if each is smallest else each for each in sites]


def _reached(viewer: Viewer) -> EnrolmentQuerySet:
    rows = Enrolment.objects.filter(person__organisation=scope_of(viewer).organisation_id)
    if manages_everywhere(viewer):
        return rows
    here = sites_managed(viewer)
    held = Q(person__memberships__until=None)
    return rows.filter(
        held & (Q(person__memberships__site__in=here) | Q(person__memberships__team__site__in=here))
    ).distinct()


def _at(site: Site) -> Q:
    held = Q(person__memberships__until=None)
    return held & (Q(person__memberships__site=site) | Q(person__memberships__team__site=site))


def _reach(name: str, rows: EnrolmentQuerySet, body: str) -> Reach:
    keys = rows.values("pk")
    states = dict(
        Enrolment.objects.filter(pk__in=keys).order_by().values_list("state").annotate(Count("pk", distinct=True))
    )
    people = sum(states.values())
    if people < FEWEST or not body:
        return Reach(name, 0 if people == 0 else None)
    done = dict(StepDone.objects.filter(enrolment__in=keys).order_by().values_list("step").annotate(Count("pk")))
    return Reach(
        name,
        people,
        running=states.get(Enrolment.State.RUNNING, 0),
        finished=states.get(Enrolment.State.FINISHED, 0),
        left=states.get(Enrolment.State.LEFT, 0),
        rows=reach(unpack(body), done, people),
    )


def _finding(whole: Reach) -> str:
    if not whole.rows:
        return ""
    worst = max(whole.rows, key=lambda row: row.lost)
    if worst.lost == 0:
        return _("Nobody is lost between the steps.")
    return _("Most people are still before “%(step)s”: %(lost)d fewer than at the step before.") % {
        "step": worst.step.title,
        "lost": worst.lost,
    }
