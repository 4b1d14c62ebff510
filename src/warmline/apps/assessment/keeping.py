"""What is kept of assessments: handed out to their owner, erased with her, gone after three years."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from warmline.apps.assessment.models import (
    AngoffRating,
    Attempt,
    Certificate,
    Judgement,
    Licence,
    ObservedContact,
)
from warmline.apps.audit.verbs import name_verbs
from warmline.apps.people.models import Person
from warmline.apps.people.registry import Keeping, Retention, register_keeping, register_retention

STAYS = timedelta(days=3 * 365)

VERBS = {
    "rule.adopted": _("A certification rule was taken over"),
    "rule.changed": _("A new version of a certification rule was written"),
    "rule.in_force": _("A version of a certification rule was put in force"),
    "assessment.announced": _("An assessment was announced to you"),
    "assessment.read": _("You read the announcement and began the assessment"),
    "assessment.withdrawn": _("You took an assessment back"),
    "assessment.handed_over": _("Another assessor looks at your assessment"),
    "assessment.piece_ended": _("A talk or task of an assessment ended"),
    "assessment.resumed": _("Time lost with a connection was given back"),
    "assessment.judged": _("An assessor judged a talk or task"),
    "assessment.struck": _("A talk or task was struck out and replaced"),
    "assessment.observed": _("A real contact was observed"),
    "assessment.second_asked": _("A second person was asked to decide your assessment"),
    "assessment.decided": _("An assessment was decided"),
    "assessment.appealed": _("You appealed against a decision"),
    "assessment.appeal_let_go": _("Your appeal waits for somebody else to look at it"),
    "assessment.appeal_taken_up": _("Somebody else took your appeal up"),
    "assessment.appeal_settled": _("Your appeal was decided"),
    "certificate.given": _("A certificate was given"),
    "certificate.revoked": _("A certificate was taken back"),
    "certificate.appealed": _("You appealed against the taking back of a certificate"),
    "certificate.appeal_settled": _("Your appeal against the taking back of a certificate was decided"),
    "certificate.restored": _("A certificate that was taken back was given back"),
    "licence.granted": _("A licence to assess was granted"),
    "licence.ended": _("A licence to assess ended"),
    "cut.sheet_opened": _("A sheet for a cut score was opened"),
    "cut.rated": _("A judge filled in a sheet for a cut score"),
    "cut.second_round": _("The second round of a sheet was opened"),
    "cut.accepted": _("A cut score was accepted"),
}


def register() -> None:
    """Name the verbs and hand exporter, eraser and retention to the registry."""
    name_verbs(VERBS)
    register_keeping(Keeping("assessment", export, erase))
    register_retention(
        Retention("assessment", "Assessments and certificates, counted from their decision", STAYS, clean)
    )
    meaning = "Names of judges on appeals that they cannot settle any more"
    register_retention(Retention("assessment_judges", meaning, timedelta(), let_go))


def export(person: Person) -> dict[str, Any]:
    """Return a person's assessments with their words, her certificates, contacts, licences and ratings."""
    from warmline.apps.assessment.exporting import attempt_as_data, contact_as_data

    attempts = Attempt.objects.filter(owner=person).select_related("rule").prefetch_related("pieces__judgements")
    contacts = ObservedContact.objects.filter(person=person).prefetch_related("judgements")
    licences = Licence.objects.filter(person=person)
    return {
        "attempts": [attempt_as_data(attempt) for attempt in attempts],
        "contacts": [contact_as_data(contact) for contact in contacts],
        "licences": [
            {"since": each.since.isoformat(), "until": each.until.isoformat(), "basis": each.basis} for each in licences
        ],
        "rated_items": AngoffRating.objects.filter(judge=person).count(),
    }


def erase(person: Person) -> int:
    """Delete a person's assessments, certificates, contacts and licences, and her name from those of others.

    Appeals that she was to settle wait for somebody else; their owners are told.
    """
    from warmline.apps.assessment.services.taking_up import let_go_of

    touched = Attempt.objects.filter(owner=person).count() + Certificate.objects.filter(person=person).count()
    Attempt.objects.filter(owner=person).delete()
    for rows in (
        ObservedContact.objects.filter(person=person),
        Licence.objects.filter(person=person),
        AngoffRating.objects.filter(judge=person),
    ):
        touched += rows.delete()[0]
    touched += Attempt.objects.filter(assessor=person).update(assessor=None)
    touched += ObservedContact.objects.filter(observer=person).update(observer=None)
    touched += Judgement.objects.filter(judged_by=person).update(judged_by=None)
    touched += Attempt.objects.filter(second=person).update(second=None)
    touched += let_go_of(judge=person, now=timezone.now())
    return int(touched)


def let_go(before: datetime) -> int:
    """Take judges off the appeals that they cannot settle any more, so that others can; owners are told."""
    from warmline.apps.assessment.services.taking_up import let_go_of_lost

    return let_go_of_lost(now=before)


def clean(before: datetime) -> int:
    """Delete what was closed before a moment, but for what a certificate that outlives it rests on.

    A contact that nobody's unrevoked certificate rests on goes by its own day.
    """
    closed = Attempt.objects.filter(closed_at__lt=before)
    held = Certificate.objects.filter(valid_until__gte=before)
    found = list(closed.exclude(pk__in=held.values("decision__attempt")).values_list("pk", flat=True))
    needed = _contacts_under(held.filter(revoked_at=None))
    old = ObservedContact.objects.filter(seen_at__lt=before).values_list("pk", "person", "seen_at")
    contacts = [pk for pk, person, seen_at in old if (person, seen_at) not in needed]
    Attempt.objects.filter(pk__in=found).delete()
    ObservedContact.objects.filter(pk__in=contacts).delete()
    return len(found) + len(contacts)


def _contacts_under(certificates: QuerySet[Certificate]) -> set[tuple[int, datetime]]:
    """Return whose contacts of which moment the files of these certificates name."""
    files = certificates.values_list("person", "decision__evidence")
    return {
        (person, datetime.fromisoformat(rest["seen_at"]))
        for person, file in files.iterator()
        for strand in file["strands"]
        for rest in strand["rests_on"]
        if rest["kind"] == "contact"
    }
