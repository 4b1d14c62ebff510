"""What the views share: the door for managers, and finding a programme or a site of theirs."""

from __future__ import annotations

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from warmline.apps.people.models import Site
from warmline.apps.people.views.common import me, only_for
from warmline.apps.programmes.models import Programme
from warmline.apps.programmes.rules import manages, sites_managed

# Answer 404 to everybody who does not look after programmes: for them there is no such room.
managers_only = only_for(manages)


def programme_or_404(request: HttpRequest, pk: int) -> Programme:
    """Return a programme of the user's house, or one that came with Warmline."""
    return get_object_or_404(Programme.objects.visible_to(me(request)), pk=pk)


def site_or_404(request: HttpRequest, pk: int) -> Site:
    """Return a site whose programmes the user looks after."""
    return get_object_or_404(sites_managed(me(request)), pk=pk)
