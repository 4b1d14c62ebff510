"""What the views of this app share."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest
from django.http.response import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.functional import Promise

from warmline.apps.people.errors import Refused, require
from warmline.apps.people.models import Person

P = ParamSpec("P")
T = TypeVar("T")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
Page = Callable[Concatenate[HttpRequest, P], HttpResponseBase]  # a view that may also stream


def me(request: HttpRequest) -> Person:
    """Return the person who asks; only behind the sign-in."""
    return cast(Person, request.user)


def or_404(found: T | None) -> T:
    """Return what a selector found; where it found nothing the page does not exist."""
    if found is None:
        raise Http404
    return found


def admins_only(view: View[P]) -> View[P]:
    """Answer 403 to everybody who is not an admin of her organisation."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **more: P.kwargs) -> HttpResponse:
        require("people.administer", me(request), me(request).organisation)
        return view(request, *args, **more)

    return guarded


def only_for(allowed: Callable[[Person], bool]) -> Callable[[Page[P]], Page[P]]:
    """Return the door of a room that does not exist, 404, for whoever is not allowed in."""

    def door(view: Page[P]) -> Page[P]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **more: P.kwargs) -> HttpResponseBase:
            if not allowed(me(request)):
                raise Http404
            return view(request, *args, **more)

        return guarded

    return door


def is_done(request: HttpRequest, form: Form, deed: Callable[[dict[str, Any]], object], said: str | Promise) -> bool:
    """Do the deed with the form's data and say so; a refusal becomes an error of the form."""
    if not form.is_valid():
        return False
    try:
        deed(form.cleaned_data)
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, str(said))
    return True


def number(text: str) -> int:
    """Return the key in a parameter, or 0, which is no key, where it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def act(request: HttpRequest, deed: Callable[[], object], said: str | Promise, to: str, *args: object) -> HttpResponse:
    """Do a deed of one button, say what came of it, and go to the page `to`."""
    try:
        deed()
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, str(said))
    return redirect(to, *args)
