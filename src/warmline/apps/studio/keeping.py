"""What the studio keeps of a person: which versions she wrote, reviewed or published. The texts are the house's own."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from warmline.apps.audit.verbs import name_verbs
from warmline.apps.people.models import Person
from warmline.apps.people.registry import Keeping, register_keeping
from warmline.apps.studio.models import Revision
from warmline.apps.studio.written.keeping import empty_notes, parts_in

_VERBS = {
    "studio.written": _("A scenario was begun"),
    "studio.saved": _("A scenario was saved"),
    "studio.version": _("A new version of a scenario was begun"),
    "studio.tried": _("A scenario was tried out with scripted agents"),
    "studio.sent": _("A scenario was sent to review"),
    "studio.reviewed": _("A scenario was reviewed"),
    "studio.returned": _("A scenario was sent back to its writer"),
    "studio.published": _("A scenario was published"),
    "studio.withdrawn": _("A scenario was withdrawn"),
    "studio.translated": _("A translation of a scenario was begun"),
    "studio.followed": _("A translation was brought up to its original"),
    "studio.imported": _("A pack of scenarios was loaded"),
    "studio.exported": _("A pack of scenarios was handed out"),
    "studio.settled": _("It was settled how scenarios are reviewed"),
}


def register() -> None:
    """Name the verbs, and hand exporter and eraser to the registry."""
    name_verbs(_VERBS)
    register_keeping(Keeping("studio", export, erase))


def export(person: Person) -> list[dict[str, Any]]:
    """Return the versions in which a person had a part, and which part it was."""
    return parts_in(Revision.objects.all(), person, of="case", name="scenario")


def erase(person: Person) -> int:
    """Take her notes off what she reviewed. That somebody reviewed it stays, without her name."""
    return empty_notes(Revision.objects.all(), person, of="case", verb="studio.returned")
