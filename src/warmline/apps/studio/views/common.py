"""What the views of the studio share: the door, and finding a case and a version of one's own house."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse

from warmline.apps.people.views.common import me
from warmline.apps.studio.models import Case, Revision
from warmline.apps.studio.rules import writes_scenarios
from warmline.apps.studio.selectors import case_of, revision_of

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def writers_only(view: View[P]) -> View[P]:
    """Answer 404 to everybody who writes no scenarios: for them there is no studio."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **more: P.kwargs) -> HttpResponse:
        if not writes_scenarios(me(request)):
            raise Http404
        return view(request, *args, **more)

    return guarded


def case_or_404(request: HttpRequest, pk: int) -> Case:
    """Return a scenario of the house. To everybody else it does not exist."""
    found = case_of(me(request), pk)
    if found is None:
        raise Http404
    return found


def version_or_404(request: HttpRequest, pk: int, number: int) -> Revision:
    """Return a version of a scenario of the house; `case` is at hand."""
    found = revision_of(case_or_404(request, pk), number)
    if found is None:
        raise Http404
    return found
