"""What the views of the modules share: the doors, and finding a module that one may read or write."""

from __future__ import annotations

from django.http import HttpRequest

from warmline.apps.modules.models import Module, Version
from warmline.apps.modules.rules import writes_modules
from warmline.apps.modules.selectors import Taken, module_of, readable, taken_up, version_of
from warmline.apps.people.views.common import me, only_for, or_404

# Answer 404 to everybody who writes no modules.
writers_only = only_for(writes_modules)


def module_or_404(request: HttpRequest, key: str) -> Module:
    """Return the module of this key that the person may read. To everybody else it does not exist."""
    return or_404(readable(me(request), key))


def taken_or_404(request: HttpRequest, key: str) -> Taken:
    """Return what the person reads of this module; 404 where she has not begun it."""
    return or_404(taken_up(me(request), module_or_404(request, key)))


def own_module_or_404(request: HttpRequest, pk: int) -> Module:
    """Return a module of the writer's house."""
    return or_404(module_of(me(request), pk))


def own_version_or_404(request: HttpRequest, pk: int, number: int) -> Version:
    """Return a version of a module of the writer's house; `module` is at hand."""
    return or_404(version_of(own_module_or_404(request, pk), number))
