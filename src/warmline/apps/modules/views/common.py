"""What the views of the modules share: the doors, and finding a module that one may read or write."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse

from warmline.apps.modules.models import Module, Version
from warmline.apps.modules.rules import writes_modules
from warmline.apps.modules.selectors import Taken, module_of, readable, taken_up, version_of
from warmline.apps.people.views.common import me

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def writers_only(view: View[P]) -> View[P]:
    """Answer 404 to everybody who writes no modules."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **more: P.kwargs) -> HttpResponse:
        if not writes_modules(me(request)):
            raise Http404
        return view(request, *args, **more)

    return guarded


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
