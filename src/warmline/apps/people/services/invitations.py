"""Inviting people by e-mail. The link is signed, works once and for a few days; sending again ends older links."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.core import signing
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from warmline.apps.audit.services import record
from warmline.apps.people.errors import Refused, require
from warmline.apps.people.messages import queue_messages
from warmline.apps.people.models import Invitation, Person, Place
from warmline.apps.people.services.founding import confirm_address
from warmline.apps.people.services.roles import hold, lock

KIND = "invitation"
_SALT = "warmline.invitation"


@transaction.atomic
def invite(*, actor: Person, email: str, name: str, role: str, place: Place) -> Invitation:
    """Put a new person on the list with a role, and send her a link. Refused when the address is in use."""
    require("people.administer", actor, place)
    person = _new_person(actor, email.strip().lower(), name, place)
    hold(actor=actor, person=person, role=role, place=place)
    return _send(actor, Invitation(person=person, serial=0))


@transaction.atomic
def resend(*, actor: Person, person: Person) -> Invitation:
    """Send a new link to somebody who has not joined yet; older links stop working."""
    require("people.administer", actor, person)
    lock(person)
    person.refresh_from_db()
    if person.is_active or person.erased_at is not None:
        raise Refused(_("This person has already joined, or was erased. There is nobody to invite."))
    invitation = Invitation.objects.filter(person=person).first() or Invitation(person=person, serial=0)
    return _send(actor, invitation)


@transaction.atomic
def revoke(*, actor: Person, invitation: Invitation) -> None:
    """Withdraw an invitation that was not accepted. Twice is harmless."""
    require("people.administer", actor, invitation.person)
    lock(invitation.person)
    invitation.refresh_from_db()
    if invitation.accepted_at is not None:
        raise Refused(_("The invitation was accepted before you withdrew it. End the person’s roles instead."))
    if invitation.revoked_at is None:
        invitation.revoked_at = timezone.now()
        invitation.save(update_fields=["revoked_at"])
        record(actor=actor, verb="invitation.revoked", about=invitation.person)


@transaction.atomic
def accept(*, token: str, name: str, password: str) -> Person:
    """Let the invited person in: she sets her name and password. Refused when the link no longer works."""
    invitation = open_invitation(token)
    lock(invitation.person)
    invitation = open_invitation(token)
    person = invitation.person
    person.name, person.is_active = " ".join(name.split()), True
    person.set_password(password)
    person.save(update_fields=["name", "is_active", "password"])
    confirm_address(person)
    invitation.accepted_at = timezone.now()
    invitation.save(update_fields=["accepted_at"])
    record(actor=person, verb="invitation.accepted", about=person)
    return person


def open_invitation(token: str) -> Invitation:
    """Return the invitation a link belongs to. Refused, with the reason, when the link does not work (any more)."""
    try:
        key, serial = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, ValueError, TypeError) as broken:
        raise Refused(_("This link is not whole. Open it again from the e-mail, all of it.")) from broken
    invitation = Invitation.objects.select_related("person__organisation").filter(pk=key).first()
    if invitation is None or invitation.revoked_at is not None:
        raise Refused(_("This invitation was withdrawn. Ask the person who invited you."))
    if invitation.accepted_at is not None:
        raise Refused(_("This invitation was used already. Sign in with your e-mail and password."))
    if invitation.serial != serial or invitation.state is Invitation.State.EXPIRED:
        raise Refused(_("This link is too old. Look for a newer e-mail, or ask for a new invitation."))
    return invitation


def token_of(invitation: Invitation) -> str:
    """Return the signed part of the link that was sent last."""
    return signing.dumps([invitation.pk, invitation.serial], salt=_SALT)


def _send(actor: Person, invitation: Invitation) -> Invitation:
    now = timezone.now()
    invitation.invited_by, invitation.serial, invitation.sent_at = actor, invitation.serial + 1, now
    invitation.expires_at = now + dt.timedelta(days=settings.WARMLINE_INVITATION_DAYS)
    invitation.revoked_at = None
    invitation.save()
    record(actor=actor, verb="invitation.sent", about=invitation.person, data={"serial": invitation.serial})
    queue_messages(KIND, [(invitation.person.pk, str(invitation.pk))])
    return invitation


def _new_person(actor: Person, address: str, name: str, place: Place) -> Person:
    try:
        with transaction.atomic():
            return Person.objects.create_person(
                email=address,
                name=name or address.partition("@")[0],
                organisation=actor.organisation,
                is_active=False,
                is_sample=actor.organisation.is_sample,
                **_habits_of(place),
            )
    except IntegrityError as taken:
        raise Refused(_("Somebody already uses this address. Look for it in the list of people.")) from taken


def _habits_of(place: Place) -> dict[str, str]:
    """Return the language and time zone of the site a person joins, where there is one."""
    site = getattr(place, "site", place)
    zone, language = getattr(site, "timezone", ""), getattr(site, "language", "")
    return {"timezone": zone, "language": language} if zone and language else {}
