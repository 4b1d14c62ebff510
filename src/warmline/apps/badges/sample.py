"""Badges of the sample people: of the certificates that the sample has, and one for the agent who begins today."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from warmline.apps.assessment.models import Certificate
from warmline.apps.badges.certificates import CertificateFacts
from warmline.apps.badges.models import Badge
from warmline.apps.badges.services import Showing, issue, issue_own, show
from warmline.apps.people.models import Organisation, Person, Role
from warmline.apps.people.sample.finding import face, holder


@transaction.atomic
def load_sample_badges(organisation: Organisation, now: datetime) -> int:
    """Make the badges, the first of them with an open page; return how many. Twice adds none."""
    admin = holder(organisation, Role.ADMIN)
    nadia = face(organisation)
    known = Badge.objects.filter(organisation=organisation).exists()
    if known or not organisation.is_sample or admin is None or nadia is None:
        return 0
    first = issue(actor=admin, facts=welcome(nadia, now), now=now)
    show(actor=nadia, badge=first, showing=Showing(shared=True, name_shown=Badge.Name.FIRST))
    held = Certificate.objects.valid_at(now).filter(person__organisation=organisation).select_related("person")
    for certificate in held:
        issue_own(person=certificate.person, certificate=certificate.pk, now=now)
    return Badge.objects.filter(organisation=organisation).count()


def welcome(person: Person, now: datetime) -> CertificateFacts:
    """Return the facts of an invented badge that rests on no certificate, and says so."""
    return CertificateFacts(
        certificate=None,
        holder=person,
        title="Welcome week (sample)",
        description="An invented badge of the sample organisation: took part in the rounds of the first week.",
        criteria="Invented, to show what a badge looks like. It proves nothing about anybody.",
        level=1,
        skills=(),
        since=now - timedelta(days=1),
        until=now + timedelta(days=365),
    )
