"""The page behind the link in each mail: no more of these, without signing in."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from warmline.apps.notices import services
from warmline.apps.notices.groups import Group, Way
from warmline.apps.notices.stopping import read_stop
from warmline.apps.people.views.common import or_404


# Mail programs send the one-click request without a cookie or a token of a form (RFC 8058); the signature is the proof.
@csrf_exempt
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Ask, then stop the letters of some groups, or take that back. Opening the page changes nothing.

    It names nobody: a mail may have been passed on.
    """
    found = or_404(read_stop(token))
    person, groups = found
    context: dict[str, object] = {"groups": groups, "state": "ask"}
    if request.method == "POST" and "undo" in request.POST:
        services.go_on(person=person, ways=_ways(request, groups))
        context["state"] = "back"
    elif request.method == "POST":
        context |= {"state": "stopped", "before": services.stop(person=person, groups=groups).items()}
    return render(request, "notices/stop.html", context)


def _ways(request: HttpRequest, groups: tuple[Group, ...]) -> dict[Group, Way]:
    """Return how each group shall come again: as it came before, which the page remembers, or at once."""
    said = {group: request.POST.get(f"way_{group.value}", "") for group in groups}
    return {group: Way(way) if way in Way.values else Way.AT_ONCE for group, way in said.items()}
