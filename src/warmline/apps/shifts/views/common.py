"""What the views of shifts share."""

from __future__ import annotations

from collections.abc import Callable

from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Person
from warmline.apps.people.scope import scope_of
from warmline.apps.shifts.forms import ShiftsFileForm
from warmline.apps.shifts.models import ShiftImport


def brought(form: ShiftsFileForm, deed: Callable[[bytes, str], ShiftImport]) -> ShiftImport | None:
    """Load the form's file with the deed; a refusal becomes an error of the form, and the answer None."""
    if not form.is_valid():
        return None
    file = form.cleaned_data["file"]
    try:
        return deed(file.read(), file.name or "")
    except Refused as refused:
        form.add_error("file", str(refused))
        return None


def sees_team(person: Person) -> bool:
    """Return whether she leads, manages or administers somebody, and so may see who is there."""
    return bool(scope_of(person).roles & {"lead", "manager", "admin"})
