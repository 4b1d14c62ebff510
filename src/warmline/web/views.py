"""The style guide, and the page for a lost connection. Error pages need no view: Django finds them by number."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from warmline.web.guide import guide


@require_safe
@login_not_required
def design(request: HttpRequest) -> HttpResponse:
    """Show every part of the house's look. It holds no person's data, so anybody may read it."""
    return render(request, "design/index.html", guide())


@require_safe
@login_not_required
def offline(request: HttpRequest) -> HttpResponse:
    """Show what a page says when the server cannot be reached."""
    return render(request, "offline.html")
