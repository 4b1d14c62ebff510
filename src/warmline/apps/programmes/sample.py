"""The sample house learns: two programmes assigned, a site that goes its own way, a comparison, people on their way."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from warmline.apps.modules.models import Module, State
from warmline.apps.notices.models import Notice
from warmline.apps.people.models import Membership, Organisation, Person, Role, Site, Team
from warmline.apps.people.sample.finding import face
from warmline.apps.programmes.audiences import Audience
from warmline.apps.programmes.models import Assignment, Enrolment, Programme
from warmline.apps.programmes.plans import newest_version
from warmline.apps.programmes.services.assigning import assign
from warmline.apps.programmes.services.catalogue import copy_programme
from warmline.apps.programmes.services.following import tick_link
from warmline.apps.programmes.services.overlays import change_for_site
from warmline.apps.programmes.services.piloting import begin_pilot
from warmline.apps.programmes.standings import outline_of
from warmline.apps.programmes.working.caring import look_after
from warmline.apps.programmes.working.enrolling import enrol_batch
from warmline.core.curriculum.overlays import AddStep, SetText, TextField
from warmline.core.curriculum.programme import Step, StepKind

_SEED: Final = "sample programmes"
_WATCHED: Final = 0.45  # of the agents
_OWN_MODULE: Final = "parcel_desk_feelings"
_BEFORE: Final = timedelta(days=2)


@transaction.atomic
def load_sample_programmes(organisation: Organisation, now: datetime) -> int:
    """Assign the standard's two programmes in the sample house once; return how many people are on a path.

    Where something is assigned already, or the standard is not loaded, nothing is added.
    """
    manager, nadia = face(organisation, 4), face(organisation, 0)
    first, second = _standard("foundation"), _standard("mastery_empathy")
    if not (manager and nadia and first and second):
        return 0
    if Assignment.objects.filter(organisation=organisation).exists():
        return 0
    team = _team_of(nadia)
    _go_own_way(manager, first, team.site, now)
    _enrol(manager, first, Audience(organisation, role=Role.AGENT), now - _BEFORE)
    _enrol(manager, second, Audience(organisation, role=Role.AGENT, team=team), now - timedelta(days=1))
    _watch(organisation, now)
    _look_after(organisation, now)
    version = newest_version(first)
    if version is not None:
        copy_programme(actor=manager, version=version, now=now)
    Notice.objects.filter(kind__startswith="programme_", person__organisation=organisation).exclude(
        person=nadia
    ).delete()
    return Enrolment.objects.filter(person__organisation=organisation).count()


def _standard(key: str) -> Programme | None:
    return Programme.objects.filter(organisation=None, key=key).first()


def _team_of(person: Person) -> Team:
    held = Membership.objects.current().filter(person=person, role=Role.AGENT).select_related("team__site")
    team = held[0].team
    assert team is not None
    return team


def _go_own_way(manager: Person, programme: Programme, site: Site, now: datetime) -> None:
    """One line of the site's own, and its own module where the sample house has one; its two versions are compared."""
    day = now - _BEFORE
    note = SetText("first_customer", TextField.NOTE, "Headsets are in the cupboard by the window.")
    change_for_site(actor=manager, programme=programme, site=site, operation=note, now=day)
    module = Module.objects.filter(organisation=manager.organisation, key=_OWN_MODULE).first()
    if module is None:
        return
    step = Step("at_our_desk", StepKind.MODULE, module.title, module.key, module.minutes, after=("say_the_feeling",))
    own = AddStep("begin", step, "say_the_feeling")
    change_for_site(actor=manager, programme=programme, site=site, operation=own, now=day)
    told = list(module.versions.filter(published_at__isnull=False).order_by("number").values_list("number", flat=True))
    if len(told) > 1 and module.state == State.PUBLISHED:
        begin_pilot(actor=manager, module=module, first=told[0], second=told[1], now=now - timedelta(days=5))


def _enrol(manager: Person, programme: Programme, audience: Audience, now: datetime) -> None:
    row = assign(actor=manager, programme=programme, audience=audience, now=now, even_lacking=True)
    while enrol_batch(row, now):
        pass


def _watch(organisation: Organisation, now: datetime) -> None:
    """Some people followed the link to a model conversation, on some day since they began."""
    rows = Enrolment.objects.filter(person__organisation=organisation, programme__key="foundation")
    for row in rows.select_related("person", "plan"):
        dice = random.Random(f"{_SEED}:{row.person.email}")  # noqa: S311
        if dice.random() < _WATCHED and any(step.key == "watch_one" for step in outline_of(row).steps()):
            at = now - timedelta(days=dice.randint(1, _BEFORE.days - 1))
            tick_link(user=row.person, enrolment=row, step="watch_one", now=at)


def _look_after(organisation: Organisation, now: datetime) -> None:
    rows = Enrolment.objects.running().filter(person__organisation=organisation)
    look_after(list(rows.select_related("person", "plan")), now)
