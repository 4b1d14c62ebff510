"""Who has done a module. The programmes ask for it where a module is assigned; nothing of practice is in it."""

from __future__ import annotations

from collections.abc import Iterable

from warmline.apps.modules.models import Done, Module
from warmline.apps.people.models import Person

_AT_ONCE = 500  # keys in one question


def done(people: Iterable[Person | int], module_key: str) -> dict[int, Done]:
    """Return for each of these people (or their keys) who has done the module of this key when she did so last.

    For services that checked that the viewer may know: the module is assigned to them, or they are herself.
    """
    keys = [person if isinstance(person, int) else person.pk for person in people]
    found: dict[int, Done] = {}
    for start in range(0, len(keys), _AT_ONCE):
        rows = Done.objects.filter(person__in=keys[start : start + _AT_ONCE], module__key=module_key).order_by("at")
        found |= {row.person_id: row for row in rows.select_related("module")}
    return found


def own_done(person: Person) -> dict[int, Done]:
    """Return what a person has done herself, by the key of the module; the last time counts. One query."""
    return {row.module_id: row for row in Done.objects.visible_to(person).order_by("at")}


def latest_done(person: Person, module: Module) -> Done | None:
    """Return when a person did this module last, or None."""
    return Done.objects.visible_to(person).filter(module=module).first()
