"""The site kit: choose a level, look at it, print it, take it along."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from warmline.apps.library.words import LEVELS
from warmline.apps.people.views.common import or_404
from warmline.apps.workshops.kit.papers import as_zip, one_file, papers_of
from warmline.apps.workshops.views.common import planner
from warmline.core.skills import ProgrammeLevel


@require_GET
@never_cache
def levels(request: HttpRequest) -> HttpResponse:
    """Show the levels for which there is a kit."""
    planner(request)
    shown = [(each.name.lower(), LEVELS[int(each)]) for each in ProgrammeLevel]
    return render(request, "workshops/kit/levels.html", {"levels": shown})


@require_GET
@never_cache
def kit(request: HttpRequest, key: str) -> HttpResponse:
    """Show all papers of a level on one page, to look through and to print."""
    user, level = planner(request), _level(key)
    told = {"papers": papers_of(user, level), "level": LEVELS[int(level)], "key": key}
    return render(request, "workshops/kit/kit.html", told)


@require_GET
@never_cache
def file(request: HttpRequest, key: str) -> HttpResponse:
    """Hand out everything as one HTML file."""
    user, level = planner(request), _level(key)
    text = one_file(papers_of(user, level), _title(level))
    return _attached(text.encode(), "text/html; charset=utf-8", f"site-kit-{key}.html")


@require_GET
@never_cache
def archive(request: HttpRequest, key: str) -> HttpResponse:
    """Hand out the papers as a ZIP."""
    user, level = planner(request), _level(key)
    return _attached(as_zip(papers_of(user, level), _title(level)), "application/zip", f"site-kit-{key}.zip")


def _level(key: str) -> ProgrammeLevel:
    return or_404(next((each for each in ProgrammeLevel if each.name.lower() == key), None))


def _title(level: ProgrammeLevel) -> str:
    return _("Site kit: %(level)s") % {"level": LEVELS[int(level)]}


def _attached(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
