"""A programme at a site: its own changes, and a new standard carried over."""

from __future__ import annotations

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from warmline.apps.people.models import Site
from warmline.apps.people.views.common import act, is_done, me, or_404
from warmline.apps.programmes.editing import key_from
from warmline.apps.programmes.forms import SiteStepForm, StepForm
from warmline.apps.programmes.models import Programme
from warmline.apps.programmes.plans import newest_version
from warmline.apps.programmes.screens import sites as screens
from warmline.apps.programmes.services.overlays import change_together_for_site, merge_for_site, undo_for_site
from warmline.apps.programmes.views.common import managers_only, programme_or_404, site_or_404
from warmline.core.curriculum.overlays import AddStep, Choice, Hide, Move, Operation
from warmline.core.curriculum.programme import Programme as Outline


@managers_only
@require_GET
def sites(request: HttpRequest, pk: int) -> HttpResponse:
    """List the sites with how much of their own they have."""
    found = programme_or_404(request, pk)
    context = {"programme": found, "lines": screens.site_lines(me(request), found)}
    return render(request, "programmes/sites.html", context)


@managers_only
@require_GET
def site(request: HttpRequest, pk: int, site_pk: int) -> HttpResponse:
    """Show a programme as a site has it, and its changes."""
    found, place = programme_or_404(request, pk), site_or_404(request, site_pk)
    page = or_404(screens.site_page(me(request), found, place))
    return render(request, "programmes/site.html", {"programme": found, "site": place, "page": page})


@managers_only
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, pk: int, site_pk: int, key: str) -> HttpResponse:
    """Change words, minutes and date of a step at a site."""
    found, place = programme_or_404(request, pk), site_or_404(request, site_pk)
    here = or_404(next((each for each in _outline(request, found, place).steps() if each.key == key), None))
    form = SiteStepForm(request.POST or None, step=here)
    if is_done(
        request, form, lambda _data: _all(request, found, place, form.operations()), _("Changed for this site.")
    ):
        return redirect("programmes:site", pk, site_pk)
    return _page(request, found, place, form, here.title)


@managers_only
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, pk: int, site_pk: int, phase: str) -> HttpResponse:
    """Add a step of the site's own at the end of a part."""
    found, place = programme_or_404(request, pk), site_or_404(request, site_pk)
    outline = _outline(request, found, place)
    form = StepForm(request.POST or None, user=me(request), programme=outline)
    keep = lambda _data: _all(request, found, place, [_added(outline, phase, form)])  # noqa: E731
    if is_done(request, form, keep, _("Added for this site.")):
        return redirect("programmes:site", pk, site_pk)
    return _page(request, found, place, form, _("A step of this site’s own"))


@managers_only
@require_POST
def change(request: HttpRequest, pk: int, site_pk: int, how: str, key: str) -> HttpResponse:
    """Leave a step out at a site, or move it up or down."""
    found, place = programme_or_404(request, pk), site_or_404(request, site_pk)
    operation = _operation(_outline(request, found, place), how, key)
    return act(
        request, lambda: _all(request, found, place, [operation]), _("Changed for this site."), "programmes:site", pk,
        site_pk,
    )  # fmt: skip


@managers_only
@require_POST
def undo(request: HttpRequest, pk: int, site_pk: int, number: int) -> HttpResponse:
    """Take one change back."""
    found, place, user = programme_or_404(request, pk), site_or_404(request, site_pk), me(request)
    return act(
        request,
        lambda: undo_for_site(actor=user, programme=found, site=place, number=number, now=timezone.now()),
        _("Taken back."),
        "programmes:site",
        pk,
        site_pk,
    )


@managers_only
@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest, pk: int, site_pk: int) -> HttpResponse:
    """Show what a new standard brings and what is in conflict, and carry the site's changes over."""
    found, place, user = programme_or_404(request, pk), site_or_404(request, site_pk), me(request)
    row, newest = screens.overlay_of(user, found, place), newest_version(found)
    if row is None or newest is None:
        raise Http404
    choices = _choices(request)
    if "yes" in request.POST:
        return act(
            request,
            lambda: merge_for_site(actor=user, programme=found, site=place, choices=choices, now=timezone.now()),
            _("Carried over. New people get this version; move the others on when it suits."),
            "programmes:site",
            pk,
            site_pk,
        )
    context = {"programme": found, "site": place, "page": screens.merge_page(row, newest, choices)}
    return render(request, "programmes/merge.html", context)


def _choices(request: HttpRequest) -> dict[int, Choice]:
    """Return whose side was taken in which conflict."""
    sent = {
        name.removeprefix("conflict-"): value for name, value in request.POST.items() if name.startswith("conflict-")
    }
    known = {choice.value for choice in Choice}
    return {int(key): Choice(value) for key, value in sent.items() if key.isdecimal() and value in known}


def _outline(request: HttpRequest, programme: Programme, place: Site) -> Outline:
    return or_404(screens.outline_at(programme, screens.overlay_of(me(request), programme, place)))


def _all(request: HttpRequest, programme: Programme, place: Site, operations: list[Operation]) -> None:
    change_together_for_site(
        actor=me(request), programme=programme, site=place, operations=operations, now=timezone.now()
    )


def _added(outline: Outline, phase: str, form: StepForm) -> AddStep:
    made = form.made()
    key = key_from(made.title, {each.key for each in outline.steps()})
    last = [step.key for each in outline.phases if each.key == phase for step in each.steps]
    return AddStep(phase, replace(made, key=key), last[-1] if last else None)


def _operation(outline: Outline, how: str, key: str) -> Operation:
    """Return the change that a button stands for. Raises Http404 where the step, or its neighbour, is not there."""
    phases = [[step.key for step in phase.steps] for phase in outline.phases]
    steps = next((keys for keys in phases if key in keys), [])
    at = steps.index(key) if steps else -1
    if steps and how == "hide":
        return Hide(key)
    if how == "up" and at > 0:
        return Move(key, steps[at - 2] if at > 1 else None)
    if how == "down" and 0 <= at < len(steps) - 1:
        return Move(key, steps[at + 1])
    raise Http404


def _page(request: HttpRequest, programme: Programme, place: Site, form: object, title: str) -> HttpResponse:
    context = {"programme": programme, "site": place, "form": form, "heading": title}
    return render(request, "programmes/form_page.html", context, status=422 if form.is_bound else 200)  # type: ignore[attr-defined]
