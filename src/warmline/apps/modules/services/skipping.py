"""Leaving a module out: by what assessments and reviewed contacts show, or by a passed check. Never by saying so."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from warmline.apps.audit.services import record
from warmline.apps.modules.models import Done, Module
from warmline.apps.modules.selectors.skipping import skip_for
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Person


@transaction.atomic
def skip(*, user: Person, module: Module, now: datetime) -> Done:
    """Count a module as left out by evidence, with the reason. Refused where nothing proves it."""
    found = skip_for(user, module, now)
    if found is None or module.live is None:
        raise Refused(_("Nothing assessed or reviewed shows all of this yet. The module is the way to go."))
    done, made = Done.objects.get_or_create(
        person=user,
        module=module,
        number=module.live,
        defaults={"how": found.ground.value, "because": list(found.because), "at": now},
    )
    if made:
        target, data = f"module:{module.pk}", {"how": done.how}
        record(actor=user, verb="modules.skipped", about=user, target=target, data=data, private=True)
    return done
