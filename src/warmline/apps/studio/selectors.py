"""Reading the studio: lists begin with what a person may see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.utils import timezone

from warmline.adapters.packs import load_scenarios
from warmline.apps.people.models import Membership, Organisation, Person
from warmline.apps.people.scope import Viewer
from warmline.apps.studio.models import Case, HouseRule, Revision, State, Trial
from warmline.apps.studio.rules import ROLES
from warmline.core.customer.scenario import Scenario

PAGE = 25
# A trial takes seconds; where many wait in the queue, minutes.
LONGEST_TRIAL = timedelta(minutes=30)
STATES = (State.DRAFT, State.REVIEW, State.PUBLISHED, State.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for; empty fields do not narrow the list."""

    words: str = ""
    state: str = ""


def case_page(viewer: Viewer, wanted: Wanted, number: str | int) -> Page[Case]:
    """Return one page of the house's scenarios, the last changed first; the queries do not grow with the list."""
    cases = Case.objects.visible_to(viewer).select_related("original")
    for word in wanted.words.split()[:8]:
        cases = cases.filter(Q(title__icontains=word) | Q(key__icontains=word))
    if wanted.state == State.PUBLISHED:
        # Also those whose next version is being written.
        cases = cases.exclude(live=None)
    elif wanted.state in STATES:
        cases = cases.filter(state=wanted.state)
    return Paginator(cases, PAGE).get_page(number)


def case_of(viewer: Viewer, pk: int) -> Case | None:
    """Return one scenario of the viewer's house, or None."""
    return Case.objects.visible_to(viewer).select_related("organisation", "original").filter(pk=pk).first()


def revision_of(case: Case, number: int) -> Revision | None:
    """Return one version of a case, with those who had a part in it; or None."""
    people = ("written_by", "reviewed_by", "published_by", "library", "source__case")
    found = Revision.objects.filter(case=case, number=number).select_related(*people).first()
    if found is not None:
        found.case = case
    return found


def versions(case: Case) -> Sequence[Revision]:
    """Return all versions, the newest first, without their texts."""
    people = ("written_by", "reviewed_by", "published_by")
    return list(Revision.objects.filter(case=case).select_related(*people).defer("text"))


def last_trial(revision: Revision) -> Trial | None:
    """Return the last trial of the text as it stands now; a trial of another text says nothing about this one.

    One that has gone on for far too long counts as broken off: its worker was stopped.
    """
    found = Trial.objects.filter(revision=revision, sha256=revision.sha256).first()
    if found is not None and is_stuck(found):
        found.stage = Trial.Stage.FAILED
    return found


def is_stuck(trial: Trial) -> bool:
    """Whether a trial neither ended nor can be expected to."""
    return trial.goes_on and trial.started_at < timezone.now() - LONGEST_TRIAL


def one_person_suffices(organisation: Organisation) -> bool:
    """Whether an admin settled that a version needs no second person."""
    return HouseRule.objects.filter(organisation=organisation, one_person=True).exists()


def is_alone(person: Person) -> bool:
    """Whether nobody else in the house may review today."""
    here = Membership.objects.current().filter(person__organisation=person.organisation_id, role__in=ROLES)
    return not here.exclude(person=person).filter(person__is_active=True).exists()


def original_of(case: Case) -> Revision | None:
    """Return the version that a translation is held against: the published one of its original, or else the newest."""
    if case.original is None:
        return None
    return revision_of(case.original, case.original.live or case.original.newest)


def shipped() -> Sequence[Scenario]:
    """Return the scenarios that came with Warmline, by title."""
    return sorted(load_scenarios(), key=lambda scenario: scenario.title)
