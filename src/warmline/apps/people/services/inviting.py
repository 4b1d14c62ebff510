"""Inviting everybody who was put on the list and has not been invited."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from warmline.apps.audit.services import record_each
from warmline.apps.people.errors import require
from warmline.apps.people.messages import queue_messages
from warmline.apps.people.models import Invitation, Organisation, Person
from warmline.apps.people.selectors import not_invited
from warmline.apps.people.services.invitations import KIND


@transaction.atomic
def invite_everyone(*, actor: Person) -> int:
    """Invite each person of the actor's organisation who holds a role and was never invited; return how many.

    The letters are written and sent in the background. A second click, or a second admin, invites nobody twice:
    expired and withdrawn invitations count as invited, and are sent again person by person.
    """
    require("people.administer", actor, actor.organisation)
    organisation = Organisation.objects.select_for_update().get(pk=actor.organisation_id)
    people = list(not_invited(organisation).order_by("pk"))
    now = timezone.now()
    until = now + dt.timedelta(days=settings.WARMLINE_INVITATION_DAYS)
    made = Invitation.objects.bulk_create(
        [Invitation(person=one, invited_by=actor, serial=1, sent_at=now, expires_at=until) for one in people],
        batch_size=500,
    )
    record_each(actor=actor, verb="invitation.sent", rows=[(one, "", {"serial": 1}) for one in people])
    return queue_messages(KIND, [(one.person_id, str(one.pk)) for one in made])
