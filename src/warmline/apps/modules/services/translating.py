"""Translations: a module of its own that knows which version of the original it was made from."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from warmline.apps.audit.services import record
from warmline.apps.modules.models import Module, Version
from warmline.apps.modules.rules import WRITE
from warmline.apps.modules.services.writing import begin_module, locked, touch
from warmline.apps.people.errors import Refused, require
from warmline.apps.people.models import Person
from warmline.apps.studio.written.reviewing import code_of, key_of


@transaction.atomic
def begin_translation(*, actor: Person, version: Version, language: str, now: datetime) -> Module:
    """Begin a translation as a copy of a version. Refused for the original's own language, and a second time."""
    original = version.module
    require(WRITE, actor, original if original.organisation_id else actor.organisation)
    code = code_of(original, language)
    key, origin = key_of(original, code), f"{original.key} {version.number}"
    made = begin_module(actor=actor, key=key, text=version.text, now=now, origin=origin, language=code, source=version)
    record(actor=actor, verb="modules.translated", target=f"module:{made.pk}", data={"language": code})
    return made


@transaction.atomic
def follow_original(*, actor: Person, version: Version, source: Version, now: datetime) -> Version:
    """Say that a translation now holds all that this version of its original says."""
    require(WRITE, actor, version.module)
    found = locked(version)
    if not found.is_open:
        raise Refused(_("This version does not change any more. Begin a new version."))
    if source.module_id != found.module.original_id:
        raise Refused(_("That is no version of the original."))
    found.source = source
    found.save(update_fields=["source"])
    touch(found.module, now)
    record(actor=actor, verb="modules.followed", target=f"module:{found.module_id}", data={"version": source.number})
    return found
