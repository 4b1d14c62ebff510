"""What the views share: the door for managers, and finding a programme or a site of theirs."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from warmline.apps.people.models import Site
from warmline.apps.people.views.common import me
from warmline.apps.programmes.models import Programme
from warmline.apps.programmes.rules import manages, sites_managed

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def managers_only(view: View[P]) -> View[P]:
    """Answer 404 to everybody who does not look after programmes: for them there is no such room."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **more: P.kwargs) -> HttpResponse:
        if not manages(me(request)):
            raise Http404
        return view(request, *args, **more)

    return guarded


def programme_or_404(request: HttpRequest, pk: int) -> Programme:
    """Return a programme of the user's house, or one that came with Warmline."""
    return get_object_or_404(Programme.objects.visible_to(me(request)), pk=pk)


def site_or_404(request: HttpRequest, pk: int) -> Site:
    """Return a site whose programmes the user looks after."""
    return get_object_or_404(sites_managed(me(request)), pk=pk)
