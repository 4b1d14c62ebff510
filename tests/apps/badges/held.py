"""A certificate that somebody holds, and the badge of it, in the database of a test."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache

from tests.cast import Cast

from warmline.adapters.packs.certificates import load_certificates
from warmline.apps.assessment.bodies import fingerprint, to_body
from warmline.apps.assessment.models import Attempt, Certificate, CertificationRule, SignedDecision
from warmline.apps.badges.models import Badge
from warmline.apps.badges.services import Showing, issue_own, show
from warmline.apps.people.models import Person
from warmline.core.certifying import Rule

NOW = datetime(2026, 10, 14, 9, 0, tzinfo=UTC)
YEAR = timedelta(days=365)


@cache
def empathy() -> Rule:
    """The shipped rule for empathy."""
    return next(rule for rule in load_certificates() if rule.key == "empathy_in_service")


def certificate(holder: Person, *, at: datetime = NOW) -> Certificate:
    """A certificate in empathy that a person holds for a year."""
    body = to_body(empathy())
    rule, _made = CertificationRule.objects.get_or_create(
        organisation=holder.organisation,
        key="empathy_in_service",
        version=1,
        defaults={
            "title": empathy().title,
            "level": int(empathy().level),
            "body": body,
            "sha256": fingerprint(body),
            "state": CertificationRule.State.IN_FORCE,
            "made_at": at,
        },
    )
    attempt = Attempt.objects.create(owner=holder, rule=rule, state=Attempt.State.DECIDED, announced_at=at)
    decision = SignedDecision.objects.create(
        attempt=attempt, proposed="certified", outcome="certified", evidence={}, reason="All three.", decided_at=at
    )
    return Certificate.objects.create(person=holder, rule=rule, decision=decision, issued_at=at, valid_until=at + YEAR)


def badge(cast: Cast, person: Person | None = None, **showing: object) -> Badge:
    """The badge of such a certificate; with words about showing, its page is open as they say."""
    held = certificate(person or cast.nadia)
    made = issue_own(person=held.person, certificate=held.pk, now=NOW)
    if showing:
        show(actor=held.person, badge=made, showing=Showing(shared=True, **showing))  # type: ignore[arg-type]
    return Badge.objects.get(pk=made.pk)
