"""Writing: the text with its preview, and the form that writes the same text."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from warmline.adapters.packs import PackError
from warmline.apps.people.errors import Refused
from warmline.apps.people.views.common import me
from warmline.apps.studio import services
from warmline.apps.studio.forms import ScenarioForm, TextForm
from warmline.apps.studio.models import Revision
from warmline.apps.studio.preview import MOST_LINES, Preview, preview
from warmline.apps.studio.texts.editing import NotEditable, with_values
from warmline.apps.studio.views.common import version_or_404, writers_only


@writers_only
@require_http_methods(["GET", "POST"])
def text(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Show the text with its preview; on POST save it, sound or not."""
    revision = version_or_404(request, pk, number)
    form = TextForm(request.POST or None, initial={"text": revision.text, "seen": revision.sha256})
    if request.method == "POST" and form.is_valid():
        try:
            services.save_text(actor=me(request), revision=revision, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("studio:text", pk, number)
        except Refused as refused:
            form.add_error(None, str(refused))
            # Who looks again and saves again has seen the newer text.
            form.data = {"text": form.cleaned_data["text"], "seen": revision.sha256}
    shown = preview(str(form["text"].value() or ""), [], revision.case.language)
    context = {"form": form, **_context(revision, shown)}
    return render(request, "studio/text.html", context, status=422 if form.is_bound else 200)


@writers_only
@require_POST
def look(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Return the preview of a text as it is being written, after the lines that were typed to the customer."""
    revision = version_or_404(request, pk, number)
    lines = [] if "afresh" in request.POST else _lines(request.POST)
    typed = request.POST.get("text", revision.text)[:200_000]
    shown = preview(typed.replace("\r\n", "\n"), lines, revision.case.language)
    template = "studio/parts/preview.html" if getattr(request, "htmx", False) else "studio/preview.html"
    return render(request, template, _context(revision, shown))


@writers_only
@require_http_methods(["GET", "POST"])
def form(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Show the common fields as a form; on POST write them into the text, and nothing else."""
    revision = version_or_404(request, pk, number)
    filled = ScenarioForm(request.POST or None, text=revision.text, initial={"seen": revision.sha256})
    if request.method == "POST" and filled.is_valid() and _written(request, revision, filled):
        messages.success(request, _("Saved."))
        return redirect("studio:form", pk, number)
    context = {"form": filled, "revision": revision, "case": revision.case}
    return render(request, "studio/form.html", context, status=422 if filled.is_bound else 200)


def _written(request: HttpRequest, revision: Revision, filled: ScenarioForm) -> bool:
    try:
        changed = with_values(revision.text, filled.changes())
        services.save_text(actor=me(request), revision=revision, text=changed, seen=filled.cleaned_data["seen"])
    except (PackError, NotEditable) as problem:
        filled.add_error(None, _("This cannot be written without changing more. Change it in the text: %s") % problem)
        return False
    except Refused as refused:
        filled.add_error(None, str(refused))
        return False
    return True


def _lines(data: QueryDict) -> list[str]:
    said = [line for line in data.getlist("said") if line.strip()]
    return [*said, data.get("line", "")][-MOST_LINES:]


def _context(revision: Revision, shown: Preview) -> dict[str, object]:
    return {"revision": revision, "case": revision.case, "preview": shown, "scenario": shown.checked.scenario}
