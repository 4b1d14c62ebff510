"""Translations: beginning one, writing it beside its original, saying that it is up to date."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from warmline.adapters.packs import PackError
from warmline.apps.people.errors import Refused
from warmline.apps.people.views.common import act, me, or_404
from warmline.apps.studio import services
from warmline.apps.studio.beside import Pair, pairs, pairs_in, parts_of
from warmline.apps.studio.forms import LanguageForm
from warmline.apps.studio.models import Revision
from warmline.apps.studio.selectors import original_of
from warmline.apps.studio.texts.editing import NotEditable, with_values
from warmline.apps.studio.views.common import version_or_404, writers_only


@writers_only
@require_POST
def begin(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Begin a translation of a version and go to it."""
    revision, form = version_or_404(request, pk, number), LanguageForm(request.POST)
    language = form.cleaned_data["language"] if form.is_valid() else ""
    try:
        made = services.begin_translation(actor=me(request), revision=revision, language=language)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("studio:case", pk)
    return redirect("studio:beside", made.pk, 1)


@writers_only
@require_http_methods(["GET", "POST"])
def beside(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Show a translation beside its original; on POST write the words that changed."""
    revision = version_or_404(request, pk, number)
    original = _original(revision)
    found = pairs(original=original.text, source=_source_text(revision, original), translation=revision.text)
    problem = _save(request, revision, found) if request.method == "POST" else ""
    if request.method == "POST" and not problem:
        messages.success(request, _("Saved."))
        return redirect(request.get_full_path())
    chosen, parts = request.GET.get("part", ""), parts_of(found)
    context = {"case": revision.case, "revision": revision, "original": original, "problem": problem, "parts": parts}
    context |= {"pairs": pairs_in(found, chosen), "part": chosen if chosen in parts else ""}
    context |= {"stale": sum(each.is_stale for each in found), "same": sum(each.is_same for each in found)}
    return render(request, "studio/beside.html", context, status=422 if problem else 200)


@writers_only
@require_POST
def follow(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Say that the translation holds all that the original says now."""
    revision = version_or_404(request, pk, number)
    source = _original(revision)
    said = _("Noted. It counts as translated from version %s.") % source.number
    return act(
        request,
        lambda: services.follow_original(actor=me(request), revision=revision, source=source),
        said,
        "studio:beside",
        pk,
        number,
    )


def _original(revision: Revision) -> Revision:
    return or_404(original_of(revision.case))


def _source_text(revision: Revision, original: Revision) -> str:
    return original.text if revision.source is None else revision.source.text


def _save(request: HttpRequest, revision: Revision, found: tuple[Pair, ...]) -> str:
    """Write the words that differ; return what went wrong, empty where nothing did."""
    typed = {each.address: request.POST.get(each.name, "").strip() for each in found if each.translation is not None}
    known = {each.address: each.translation for each in found}
    changes = {address: words for address, words in typed.items() if words and words != known[address]}
    try:
        text = with_values(revision.text, changes)
        services.save_text(actor=me(request), revision=revision, text=text, seen=request.POST.get("seen", ""))
    except (PackError, NotEditable) as problem:
        return _("This cannot be written without changing more. Change it in the text: %s") % problem
    except Refused as refused:
        return str(refused)
    return ""
