"""Content that is offered or assigned and that nobody has finished for ninety days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Q

from warmline.apps.improvement.findings.found import Counts, Found
from warmline.apps.improvement.findings.plans import enrolled_by_plan
from warmline.apps.improvement.models import Finding
from warmline.apps.knowledge.models import Attempt, Form, Room
from warmline.apps.modules.models import Done, Module, Version
from warmline.apps.workshops.models import Session, SessionPlan
from warmline.core.curriculum.programme import StepKind

QUIET: Final = timedelta(days=90)


def find_unused(house: int, now: datetime, counts: Counts) -> Sequence[Found]:
    """Return modules, announced tests and plans that lie idle. That somebody opened one is private: done counts."""
    return [*_modules(house, now), *_tests(house, now), *_plans(house, now)]


def _found(kind: str, ref: str, title: str, since: datetime, assigned: bool) -> Found:
    facts = {"what": kind, "title": title, "ref": ref, "since": f"{since.date()}", "assigned": assigned}
    return Found(Finding.Kind.UNUSED, f"{kind}:{ref}", f"since:{since.date()}", 0, facts)


def _modules(house: int, now: datetime) -> Iterator[Found]:
    assigned = {
        step.ref for plan in enrolled_by_plan(house, now - QUIET) for step in plan.steps if step.kind is StepKind.MODULE
    }
    rows = Module.objects.filter(Q(organisation=house) | Q(organisation=None, key__in=assigned), live__isnull=False)
    done = Done.objects.filter(person__organisation=house, at__gte=now - QUIET)
    told = Version.objects.filter(module__in=rows, published_at__lte=now - QUIET)
    since = dict(told.order_by("-published_at").values_list("module_id", "published_at"))
    used = set(done.values_list("module_id", flat=True).distinct())
    for row in rows:
        first = since.get(row.pk)
        if first is not None and row.pk not in used:
            yield _found("module", row.key, row.title, first, row.key in assigned)


def _tests(house: int, now: datetime) -> Iterator[Found]:
    rows = Form.objects.open().filter(organisation=house, room=Room.ASSESSED, made_at__lte=now - QUIET)
    used = set(Attempt.objects.filter(form__in=rows, begun_at__gte=now - QUIET).values_list("form_id", flat=True))
    for row in rows:
        if row.pk not in used:
            yield _found("test", row.key, row.title, row.made_at, False)


def _plans(house: int, now: datetime) -> Iterator[Found]:
    held = Session.objects.filter(organisation=house, starts_at__gte=now - QUIET)
    used = set(held.values_list("plan__key", flat=True))
    newest: dict[str, SessionPlan] = {}
    for row in SessionPlan.objects.filter(organisation=house).order_by("version"):
        newest[row.key] = row
    for row in newest.values():
        if row.made_at <= now - QUIET and row.key not in used:
            yield _found("workshop", row.key, row.title, row.made_at, False)
