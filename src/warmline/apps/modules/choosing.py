"""Which version of a module somebody begins: the published one, unless a room above compares two."""

from __future__ import annotations

from collections.abc import Callable

from warmline.apps.modules.models import Module, State, Version
from warmline.apps.people.models import Person

# Returns the number of the version that a person is given while two are compared, None where nothing is compared.
Chooser = Callable[[Person, Module], int | None]
_choosers: list[Chooser] = []


def register_chooser(choose: Chooser) -> None:
    """Say who compares versions; called once when the app above starts."""
    if choose not in _choosers:
        _choosers.append(choose)


def version_to_begin(person: Person, module: Module) -> Version | None:
    """Return what a person who begins now gets; None where nothing is published. Withdrawn versions are never given."""
    published = Version.objects.filter(module=module, state=State.PUBLISHED).first()
    if published is None:
        return None
    for choose in _choosers:
        number = choose(person, module)
        if number is not None and number != published.number:
            open_ones = Version.objects.filter(module=module, state=State.REPLACED)
            return open_ones.filter(number=number).first() or published
    return published
