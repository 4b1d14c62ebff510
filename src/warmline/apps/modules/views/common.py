"""What the views of the modules share: the doors, and finding a module that one may read or write."""

from __future__ import annotations

from django.http import Http404, HttpRequest

from warmline.apps.modules.models import Module, Version
from warmline.apps.modules.rules import writes_modules
from warmline.apps.modules.selectors import Taken, module_of, readable, taken_up, version_of
from warmline.apps.people.views.common import me, only_for

# Answer 404 to everybody who writes no modules.
writers_only = only_for(writes_modules)


def module_or_404(request: HttpRequest, key: str) -> Module:
    """Return the module of this key that the person may read. To everybody else it does not exist."""
    found = readable(me(request), key)
    if found is None:
        raise Http404
    return found


def taken_or_404(request: HttpRequest, key: str) -> Taken:
    """Return what the person reads of this module; 404 where she has not begun it."""
    found = taken_up(me(request), module_or_404(request, key))
    if found is None:
        raise Http404
    return found


def own_module_or_404(request: HttpRequest, pk: int) -> Module:
    """Return a module of the writer's house."""
    found = module_of(me(request), pk)
    if found is None:
        raise Http404
    return found


def own_version_or_404(request: HttpRequest, pk: int, number: int) -> Version:
    """Return a version of a module of the writer's house; `module` is at hand."""
    found = version_of(own_module_or_404(request, pk), number)
    if found is None:
        raise Http404
    return found
