"""Four eyes: what lies too close to its cut is decided by somebody who judged no part of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from warmline.apps.assessment.models import Judgement
from warmline.apps.assessment.selectors import assessors_for, managers_for
from warmline.apps.assessment.standing import AttemptStanding
from warmline.apps.people.models import Person
from warmline.core.certifying import Outcome, Standing, StrandKind, StrandResult


def judged_close(found: AttemptStanding) -> frozenset[int]:
    """Return the keys of those who judged a strand that is too close to its cut.

    Empty where no strand is, and where only the test is: its points follow from its key.
    """
    close = [result for result in found.results if result.standing is Standing.BORDERLINE]
    return frozenset(
        each.judged_by_id
        for result in close
        for each in _judgements(result, found)
        if each.judged_at is not None and each.judged_by_id is not None
    )


def needs_another(found: AttemptStanding, person: Person) -> bool:
    """Say whether the decision is close, and this person judged what is close: then somebody else decides."""
    return found.decision.outcome is Outcome.BORDERLINE and person.pk in judged_close(found)


@dataclass(frozen=True, slots=True)
class Deciders:
    """Who may decide; `by_managers` where there is no other assessor, so that a manager or an admin does."""

    people: tuple[Person, ...]
    by_managers: bool


def deciders_for(found: AttemptStanding, now: datetime) -> Deciders:
    """Return who may decide in place of those who judged what is close."""
    owner, taken = found.attempt.owner, judged_close(found)
    others = tuple(each for each in assessors_for(owner, now) if each.pk not in taken)
    managers = tuple(each for each in managers_for(owner) if each.pk not in taken)
    return Deciders(others or managers, by_managers=not others)


def _judgements(result: StrandResult, found: AttemptStanding) -> list[Judgement]:
    if result.strand is StrandKind.KNOWLEDGE:
        return []
    talked = result.strand is StrandKind.PRACTICAL and not result.instead
    rows = found.pieces if talked else found.contacts
    return [each for row in rows for each in row.judgements.all()]
