"""What the people app itself keeps of a person, and the words for what is done to her."""

from __future__ import annotations

import datetime as dt
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from warmline.apps.audit.models import AuditEvent
from warmline.apps.audit.verbs import name_verbs
from warmline.apps.people.models import Invitation, Membership, PeopleImport, Person
from warmline.apps.people.registry import Keeping, Retention, register_keeping, register_retention

VERBS = {
    "house.founded": _("The organisation was set up"),
    "organisation.renamed": _("The organisation was renamed"),
    "site.created": _("A site was opened"),
    "site.changed": _("A site was changed"),
    "site.archived": _("A site was archived"),
    "site.restored": _("A site was brought back"),
    "team.created": _("A team was opened"),
    "team.renamed": _("A team was renamed"),
    "team.archived": _("A team was archived"),
    "team.restored": _("A team was brought back"),
    "group.created": _("A group was made"),
    "group.changed": _("A group was changed"),
    "cohort.created": _("A cohort was made"),
    "cohort.joined": _("Counted among a cohort"),
    "cohort.left": _("No longer counted among a cohort"),
    "role.given": _("A role was given"),
    "role.ended": _("A role ended"),
    "person.changed": _("The profile was changed"),
    "person.imported": _("Put on the list from a file"),
    "person.exported": _("A copy of your data was handed to you"),
    "person.second_step_taken_off": _("The second step was taken off, so that the password alone opens the account"),
    "person.erasure_asked": _("Erasure was asked for"),
    "person.erasure_taken_back": _("The wish to be erased was taken back"),
    "person.erased": _("The person was erased"),
    "people.imported": _("People were put on the list from a file"),
    "invitation.sent": _("An invitation was sent"),
    "invitation.revoked": _("An invitation was withdrawn"),
    "invitation.accepted": _("The invitation was accepted"),
    "sample.signed_in": _("Signed in as a sample person"),
}


def register() -> None:
    """Hand the exporters, erasers and retention rules of people and their trail to the registry."""
    name_verbs(VERBS)
    register_keeping(Keeping("trail", export_trail, erase_trail))
    register_keeping(Keeping("person", export_record, erase_record))
    register_retention(Retention("trail", str(_("The trail of who did what")), dt.timedelta(days=3 * 365), clean_trail))
    register_retention(Retention("imports", str(_("Lists of people uploaded")), dt.timedelta(days=1), clean_imports))
    register_retention(Retention("sessions", str(_("Ended sign-ins")), dt.timedelta(), clean_sessions))


def export_record(person: Person) -> dict[str, Any]:
    """Return the person's record and all the roles she held."""
    fields = ("email", "name", "language", "timezone", "joined_at", "last_login")
    held = person.memberships.select_related("organisation", "site", "team")
    return {
        **{field: _plain(getattr(person, field)) for field in fields},
        "organisation": person.organisation.name,
        "roles": [
            {"role": one.role, "place": one.place.name, "since": _plain(one.since), "until": _plain(one.until)}
            for one in held
        ],
        "cohorts": [cohort.name for cohort in person.cohorts.all()],
        "second_steps": [step.type for step in Authenticator.objects.filter(user=person)],
    }


def erase_record(person: Person) -> int:
    """Empty the person's record: name, address, password, second steps, roles of today, cohorts, invitation."""
    now = timezone.now()
    touched, _by_model = Authenticator.objects.filter(user=person).delete()
    touched += EmailAddress.objects.filter(user=person).delete()[0]
    touched += Invitation.objects.filter(person=person).delete()[0]
    touched += Membership.objects.current().filter(person=person).update(until=now)
    person.cohorts.clear()
    person.email, person.name = f"erased-{person.pk}@erased.invalid", str(_("Erased person"))
    person.language, person.timezone = "en", "UTC"
    person.is_active, person.erased_at, person.last_login = False, now, None
    person.set_unusable_password()
    person.save()
    return int(touched) + 1


def export_trail(person: Person) -> list[dict[str, Any]]:
    """Return every event about the person, oldest first."""
    events = AuditEvent.objects.filter(about=person).order_by("at", "pk")
    return [{"at": _plain(event.at), "verb": event.verb, "data": event.data} for event in events]


def erase_trail(person: Person) -> int:
    """Drop the private events, which were hers alone; the others name nobody and stay."""
    return AuditEvent.objects.filter(about=person, private=True).delete()[0]


def clean_trail(before: dt.datetime) -> int:
    """Delete events older than `before`."""
    return AuditEvent.objects.filter(at__lt=before).delete()[0]


def clean_imports(before: dt.datetime) -> int:
    """Delete uploads older than `before`, whether they were finished or not."""
    return PeopleImport.objects.filter(uploaded_at__lt=before).delete()[0]


def clean_sessions(before: dt.datetime) -> int:
    """Delete sign-ins that ended before `before`."""
    return Session.objects.filter(expire_date__lt=before).delete()[0]


def _plain(moment: Any) -> Any:
    return moment.isoformat() if isinstance(moment, dt.datetime) else moment
