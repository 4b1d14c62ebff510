"""Building a programme: its head, its parts and its steps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from warmline.apps.people.views.common import act, is_done, me, or_404
from warmline.apps.programmes import editing
from warmline.apps.programmes.editing import Edit
from warmline.apps.programmes.forms import HeadForm, PhaseForm, StepForm
from warmline.apps.programmes.models import Programme
from warmline.apps.programmes.packing import unpack
from warmline.apps.programmes.services.catalogue import edit_draft
from warmline.apps.programmes.views.common import managers_only, programme_or_404
from warmline.core.curriculum.programme import Programme as Outline
from warmline.core.skills import ProgrammeLevel

EDITS: dict[str, Callable[[str], Edit]] = {
    "up": lambda key: editing.shift_step(key, -1),
    "down": lambda key: editing.shift_step(key, 1),
    "drop": editing.drop_step,
    "drop-part": editing.drop_phase,
}


@managers_only
@require_http_methods(["GET", "HEAD", "POST"])
def head(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what a programme says of itself."""
    found = _own(request, pk)
    outline = _newest(found)
    form = HeadForm(request.POST or None, initial=asdict(outline) | {"level": int(outline.level)})

    def keep(data: dict[str, object]) -> None:
        level = ProgrammeLevel(int(str(data["level"])))
        _edit(request, found, lambda old: replace(old, **(data | {"level": level})))  # type: ignore[arg-type]

    if is_done(request, form, keep, _("Saved in the draft.")):
        return redirect("programmes:programme", pk)
    return _page(request, found, form, _("What it is for"))


@managers_only
@require_http_methods(["GET", "HEAD", "POST"])
def part(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a part."""
    found, form = _own(request, pk), PhaseForm(request.POST or None)
    if request.method == "POST" and is_done(
        request, form, lambda data: _edit(request, found, editing.add_phase(data["title"])), _("Added to the draft.")
    ):
        return redirect("programmes:programme", pk)
    return _page(request, found, form, _("Another part"))


@managers_only
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, pk: int, phase: str) -> HttpResponse:
    """Add a step to a part."""
    found = _own(request, pk)
    form = StepForm(request.POST or None, user=me(request), programme=_newest(found))
    if is_done(
        request, form, lambda _data: _edit(request, found, editing.add_step(phase, form.made())), _("Step added.")
    ):
        return redirect("programmes:programme", pk)
    return _page(request, found, form, _("Another step"))


@managers_only
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Change a step."""
    found = _own(request, pk)
    outline = _newest(found)
    here = or_404(next((each for each in outline.steps() if each.key == key), None))
    form = StepForm(request.POST or None, user=me(request), programme=outline, step=here)
    if is_done(request, form, lambda _data: _edit(request, found, editing.put_step(form.made())), _("Step changed.")):
        return redirect("programmes:programme", pk)
    return _page(request, found, form, here.title)


@managers_only
@require_POST
def change(request: HttpRequest, pk: int, how: str, key: str) -> HttpResponse:
    """Move or take away a step, or take away a part."""
    found = _own(request, pk)
    edit = or_404(EDITS.get(how))
    return act(
        request, lambda: _edit(request, found, edit(key)), _("Changed in the draft."), "programmes:programme", pk
    )


def _own(request: HttpRequest, pk: int) -> Programme:
    found = programme_or_404(request, pk)
    if found.is_shipped:
        raise Http404
    return found


def _newest(programme: Programme) -> Outline:
    return unpack(programme.versions.order_by("-number")[0].body)


def _edit(request: HttpRequest, programme: Programme, edit: Edit) -> None:
    edit_draft(actor=me(request), programme=programme, edit=edit, now=timezone.now())


def _page(request: HttpRequest, programme: Programme, form: object, title: str) -> HttpResponse:
    context = {"programme": programme, "form": form, "heading": title}
    return render(request, "programmes/form_page.html", context, status=422 if form.is_bound else 200)  # type: ignore[attr-defined]
