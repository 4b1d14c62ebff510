"""What the views share: the door, and finding an upload of one's own places."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from warmline.apps.conversations.models import Upload
from warmline.apps.conversations.rules import is_analyst
from warmline.apps.conversations.selectors import upload_of
from warmline.apps.people.views.common import me

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def analysts_only(view: View[P]) -> View[P]:
    """Answer 404 to everybody who is no analyst: for them there is no such room."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **more: P.kwargs) -> HttpResponseBase:
        if not is_analyst(me(request)):
            raise Http404
        return view(request, *args, **more)

    return guarded


def upload_or_404(request: HttpRequest, pk: int) -> Upload:
    """Return an upload of her places. To everybody else it does not exist."""
    found = upload_of(me(request), pk)
    if found is None:
        raise Http404
    return found
