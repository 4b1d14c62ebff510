"""Helping somebody in whose phone is lost."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.translation import gettext as _

from warmline.apps.audit.services import record
from warmline.apps.people.errors import Refused, require
from warmline.apps.people.models import Person


@transaction.atomic
def take_off_second_step(*, actor: Person, person: Person) -> None:
    """Remove every passkey, app and spare code of a person, so that her password alone lets her in again.

    Refused for oneself (the page about sign-in safety asks for a password first), and where there is no second step.
    """
    require("people.administer", actor, person)
    if actor.pk == person.pk:
        raise Refused(_("For your own account, use the page about sign-in safety."))
    gone, _by_model = Authenticator.objects.filter(user=person).delete()
    if not gone:
        raise Refused(_("There is no second step to take off."))
    record(actor=actor, verb="person.second_step_taken_off", about=person)
