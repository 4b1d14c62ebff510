"""Translations: a scenario of its own that knows which version of the original it was made from."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from warmline.apps.audit.services import record
from warmline.apps.people.errors import Refused, require
from warmline.apps.people.models import Person
from warmline.apps.studio.models import Case, Revision
from warmline.apps.studio.rules import WRITE
from warmline.apps.studio.services.writing import begin_case, locked, touch
from warmline.apps.studio.written.reviewing import code_of, key_of


@transaction.atomic
def begin_translation(*, actor: Person, revision: Revision, language: str) -> Case:
    """Begin a translation as a copy of a version. Refused for the original's own language, and a second time."""
    require(WRITE, actor, revision.case)
    original = revision.case
    code = code_of(original, language)
    key, origin = key_of(original, code), f"{original.key} {revision.number}"
    made = begin_case(actor=actor, key=key, text=revision.text, origin=origin, language=code, source=revision)
    record(actor=actor, verb="studio.translated", target=f"case:{made.pk}", data={"language": code})
    return made


@transaction.atomic
def follow_original(*, actor: Person, revision: Revision, source: Revision) -> Revision:
    """Say that a translation now holds all that this version of its original says."""
    require(WRITE, actor, revision.case)
    found = locked(revision)
    if not found.is_open:
        raise Refused(_("A published version never changes. Begin a new version."))
    if source.case_id != found.case.original_id:
        raise Refused(_("That is no version of the original."))
    found.source = source
    found.save(update_fields=["source"])
    touch(found.case)
    record(actor=actor, verb="studio.followed", target=f"case:{found.case_id}", data={"version": source.number})
    return found
