"""Content of a house that rests on a customer who has changed since, or is not there any more."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from warmline.apps.assessment.models import CertificationRule
from warmline.apps.improvement.findings.found import Counts, Found
from warmline.apps.improvement.models import Finding
from warmline.apps.library.models import ScenarioVersion
from warmline.apps.programmes.models import Programme, ProgrammeVersion
from warmline.apps.programmes.packing import unpack
from warmline.apps.workshops.models import SessionPlan
from warmline.core.curriculum.programme import StepKind


@dataclass(frozen=True, slots=True)
class Resting:
    """One thing of a house and the customers it rests on, as they were at `since`.

    `minds` says whether a changed customer matters: a cut score and a brief are made for one text, a step of a path is
    not.
    """

    about: str
    title: str
    scenarios: frozenset[str]
    since: datetime
    minds: bool = True
    ref: int | str = ""


def find_resting(house: int, now: datetime, counts: Counts) -> Sequence[Found]:
    """Return rules of certificates, workshop plans and programmes whose customers were changed or withdrawn since.

    Modules, drills, items and huddles hold their moments themselves and rest on no customer.
    """
    listed = [*_rules(house), *_plans(house), *_programmes(house)]
    by_key = _versions(house, frozenset().union(*(each.scenarios for each in listed)))
    return [found for each in listed if (found := _found(each, by_key)) is not None]


def _found(each: Resting, by_key: dict[str, list[ScenarioVersion]]) -> Found | None:
    known = {key: by_key[key] for key in sorted(each.scenarios) if key in by_key}
    gone = [key for key, rows in known.items() if not any(row.published for row in rows)]
    changed = [key for key, rows in known.items() if each.minds and key not in gone and _has_changed(rows, each.since)]
    if not gone and not changed:
        return None
    named = gone or changed
    marks = [f"{key}:{max(row.version for row in known[key])}" for key in named]
    facts = {
        "why": "scenario_gone" if gone else "scenario",
        "title": each.title,
        "customers": [known[key][-1].title for key in named],
        "ref": each.ref,
    }
    basis = f"{facts['why']}:{each.since.date()}:{','.join(marks)}"[:200]
    return Found(Finding.Kind.STALE, each.about, basis, len(named), facts)


def _has_changed(rows: Sequence[ScenarioVersion], since: datetime) -> bool:
    """Say whether another version than the one of then is met now. The first one that ever came is no change."""
    before = [row.sha256 for row in rows if row.loaded_at <= since]
    today = [row.sha256 for row in rows if row.published]
    return bool(before) and before[-1] != today[-1]


def _versions(house: int, keys: frozenset[str]) -> dict[str, list[ScenarioVersion]]:
    """Return all versions by key, the oldest first; the house's own stand in the place of those that came along."""
    rows = ScenarioVersion.objects.filter(Q(organisation=None) | Q(organisation=house), key__in=keys)
    found: dict[str, list[ScenarioVersion]] = {}
    for row in rows.defer("body").order_by("loaded_at", "version"):
        found.setdefault(row.key, []).append(row)
    own = {key for key, listed in found.items() if any(row.organisation_id and row.published for row in listed)}
    return {
        key: [row for row in listed if row.organisation_id or key not in own] for key, listed in found.items() if listed
    }


def _rules(house: int) -> Iterator[Resting]:
    for row in CertificationRule.objects.in_force().filter(organisation=house):
        cases = json.loads(row.body).get("practical", {}).get("scenarios", ())
        yield Resting(f"rule:{row.key}", row.title, frozenset(cases), row.made_at, ref=row.pk)


def _plans(house: int) -> Iterator[Resting]:
    newest = {row.key: row for row in SessionPlan.objects.filter(organisation=house).order_by("version")}
    for row in newest.values():
        played = row.plan().roleplay
        if played is not None:
            yield Resting(f"workshop:{row.key}", row.title, frozenset({played.scenario}), row.made_at, ref=row.key)


def _programmes(house: int) -> Iterator[Resting]:
    mine = Programme.objects.filter(organisation=house, withdrawn_at=None)
    rows = ProgrammeVersion.objects.filter(programme__in=mine, state=ProgrammeVersion.State.PUBLISHED)
    newest = {row.programme_id: row for row in rows.select_related("programme").order_by("number")}
    for pk, row in newest.items():
        keys = frozenset(step.ref for step in unpack(row.body).steps() if step.kind is StepKind.ROLEPLAY)
        yield Resting(f"programme:{row.programme.key}", row.programme.title, keys, row.made_at, minds=False, ref=pk)
