"""Trying a scenario out with scripted agents, in the background."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from warmline.apps.audit.services import record
from warmline.apps.library import ports
from warmline.apps.library.languages import is_spoken
from warmline.apps.people.errors import Refused, require
from warmline.apps.people.models import Person
from warmline.apps.studio.models import Revision, Trial
from warmline.apps.studio.rules import WRITE
from warmline.apps.studio.selectors import is_stuck
from warmline.apps.studio.services.writing import locked
from warmline.apps.studio.tasks import play
from warmline.apps.studio.texts.checking import check_text
from warmline.core.trials import scenes_of


@transaction.atomic
def begin_trial(*, actor: Person, revision: Revision) -> Trial:
    """Ask for a trial of the text as it stands. The same text by the same reader is tried once; a broken one again."""
    require(WRITE, actor, revision.case)
    found = locked(revision)
    if not is_spoken(found.case.language):
        raise Refused(_("Customers do not speak this language yet, so it cannot be tried out."))
    checked = check_text(found.text)
    if checked.scenario is None or checked.gaps:
        raise Refused(_("Mend the lines that are named first; then it can be played."))
    reader = ports.reader().version[:120]
    same = Trial.objects.filter(revision=found, sha256=found.sha256, reader=reader).exclude(stage=Trial.Stage.FAILED)
    known = same.first()
    if known is not None and not is_stuck(known):
        return known
    made = Trial.objects.create(
        revision=found,
        sha256=found.sha256,
        reader=reader,
        total=scenes_of(checked.scenario),
        started_by=actor,
        started_at=timezone.now(),
    )
    record(actor=actor, verb="studio.tried", target=f"case:{found.case_id}", data={"version": found.number})
    play.enqueue(made.pk)
    return made
