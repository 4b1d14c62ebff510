"""Granting and ending assessors' licences."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from warmline.apps.assessment.models import Licence
from warmline.apps.assessment.rules import ASSESSES, MANAGE
from warmline.apps.assessment.services.taking_up import let_go_of_lost
from warmline.apps.audit.services import record
from warmline.apps.people.errors import Refused, require
from warmline.apps.people.models import Person
from warmline.apps.people.said import kept
from warmline.apps.people.scope import scope_of


def grant_licence(*, actor: Person, person: Person, since: datetime, until: datetime, basis: str) -> Licence:
    """Let a trainer or analyst assess from one moment to another. Managers and admins of the house may say so.

    `basis` says what it rests on: the course, the agreement with other raters. Raises Refused for other roles, and
    where the end is not behind the beginning or the basis is empty. The same twice is one licence: of two that look
    alike one would be ended, and the other would go on.
    """
    require(MANAGE, actor, person)
    if not scope_of(person).roles & ASSESSES:
        raise Refused(_("Only trainers and quality analysts can assess. Give the role first."))
    if until <= since:
        raise Refused(_("A licence ends after it begins."))
    said = kept(basis, 300)
    if not said:
        raise Refused(_("Say what the licence rests on."))
    told = {"person": person, "until": until, "basis": said}
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=person.pk)
        there = Licence.objects.filter(**told, ended_at=None).first()
        if there is not None:
            return there
        made = Licence.objects.create(**told, since=since, granted_by=actor)
        data = {"since": since.isoformat(), "until": until.isoformat()}
        record(actor=actor, verb="licence.granted", about=person, target=str(made.pk), data=data)
    return made


def end_licence(*, actor: Person, licence: Licence, now: datetime) -> None:
    """End a licence at once. What was signed under it stays, twice is harmless.

    Appeals that its holder cannot settle without it wait for somebody else.
    """
    require(MANAGE, actor, licence.person)
    with transaction.atomic():
        if Licence.objects.filter(pk=licence.pk, ended_at=None).update(ended_at=now):
            record(actor=actor, verb="licence.ended", about=licence.person, target=str(licence.pk))
            let_go_of_lost(now=now, judge=licence.person)
