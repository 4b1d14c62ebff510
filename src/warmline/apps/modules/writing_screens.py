"""What the pages of a writer show: a module with its versions, a text with its preview."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from warmline.apps.modules import selectors, services
from warmline.apps.modules.beside import pairs
from warmline.apps.modules.forms import DayForm
from warmline.apps.modules.models import Module, Version
from warmline.apps.modules.showing import Shown, prose, section_items
from warmline.apps.modules.texts import Checked, checked
from warmline.apps.people.models import Person
from warmline.apps.studio.forms import LanguageForm, NoteForm


def case_context(person: Person, module: Module) -> dict[str, Any]:
    """Return what the page of one module shows to its writers."""
    newest = selectors.version_of(module, module.newest)
    assert newest is not None
    return {
        "module": module,
        "newest": newest,
        "missing": services.obstacles(actor=person, version=newest),
        "checked": checked(newest.text),
        "is_writer": newest.writers.filter(pk=person.pk).exists(),
        "versions": selectors.versions(module),
        "translations": selectors.translation_lines(module),
        "note_form": NoteForm(initial={"seen": newest.sha256}),
        "day_form": DayForm(),
        "language_form": LanguageForm(),
    }


def preview_context(version: Version, text: str) -> dict[str, Any]:
    """Return what stands beside a text that is being written: what to mend, and how it will look."""
    look: Checked = checked(text)
    sections = []
    if look.module is not None:
        sections = [
            (section, section_items(version, look.module, section, None, Shown())) for section in look.module.sections
        ]
    opening = prose(look.module.opening) if look.module else ""
    return {"version": version, "module": version.module, "checked": look, "opening": opening, "sections": sections}


def beside_context(version: Version, original: Version) -> dict[str, Any]:
    """Return a translation beside the newest published text of its original, and what changed since."""
    source = version.source.text if version.source else original.text
    found = pairs(original=original.text, source=source, translation=version.text)
    return {
        "version": version,
        "module": version.module,
        "original": original,
        "pairs": found,
        "stale": sum(pair.is_stale for pair in found),
        "same": sum(pair.is_same for pair in found),
    }


def in_her_zone(person: Person, at: datetime) -> datetime:
    """Return a time that was typed without a zone as the person means it."""
    return at.replace(tzinfo=ZoneInfo(person.timezone))
