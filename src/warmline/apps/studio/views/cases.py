"""One scenario: its versions, where it stands, what to do next; its trial; its next version."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from warmline.apps.library.languages import is_spoken
from warmline.apps.people.errors import Refused
from warmline.apps.people.views.common import act, me
from warmline.apps.studio import services
from warmline.apps.studio.forms import LanguageForm, NoteForm
from warmline.apps.studio.models import Revision
from warmline.apps.studio.screens import remark_groups, trial_page
from warmline.apps.studio.selectors import last_trial, revision_of, versions
from warmline.apps.studio.texts.checking import check_text
from warmline.apps.studio.texts.gaps import open_parts
from warmline.apps.studio.texts.mending import to_mend
from warmline.apps.studio.translated import remarks_on
from warmline.apps.studio.views.common import case_or_404, version_or_404, writers_only


@writers_only
@require_safe
def case(request: HttpRequest, pk: int) -> HttpResponse:
    """Show where a scenario stands and what to do next."""
    found = case_or_404(request, pk)
    newest = revision_of(found, found.newest)
    context: dict[str, object] = {"case": found, "newest": newest, "versions": versions(found)}
    if newest is not None:
        context |= _standing(request, newest)
    return render(request, "studio/case.html", context)


def _standing(request: HttpRequest, newest: Revision) -> dict[str, object]:
    checked, language = check_text(newest.text), newest.case.language
    speaks = is_spoken(language)
    return {
        "speaks": speaks,
        "open_parts": open_parts(newest.text) if newest.is_open else (),
        "remarks": remark_groups(remarks_on(newest)) if newest.is_open and not speaks else (),
        "checked": checked,
        "trial": last_trial(newest),
        "missing": services.obstacles(actor=me(request), revision=newest, checked=checked),
        "is_writer": newest.writers.filter(pk=me(request).pk).exists(),
        "note_form": NoteForm(initial={"seen": newest.sha256}),
        "language_form": LanguageForm(),
        "translations": newest.case.translations.order_by("language"),
    }


@writers_only
@require_http_methods(["GET", "POST"])
def trial(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Show the trial of the text as it stands, how far it is, or what it found; on POST begin one."""
    revision = version_or_404(request, pk, number)
    if request.method == "POST":
        said = _("The agents are playing. This page shows how far they are.")
        return act(
            request,
            lambda: services.begin_trial(actor=me(request), revision=revision),
            said,
            "studio:trial",
            pk,
            number,
        )
    found, part = last_trial(revision), getattr(request, "htmx", False)
    if part and (found is None or not found.goes_on):
        # The page that asks every two seconds makes way for one that does not.
        return HttpResponse(headers={"HX-Redirect": request.path})
    checked = check_text(revision.text)
    context = {"revision": revision, "case": revision.case, "page": trial_page(found), "checked": checked}
    context |= {"mend": to_mend(revision.text, checked), "speaks": is_spoken(revision.case.language)}
    return render(request, "studio/parts/trial.html" if part else "studio/trial.html", context)


@writers_only
@require_POST
def next_version(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the next version and go to its text."""
    found = case_or_404(request, pk)
    try:
        made = services.new_version(actor=me(request), case=found)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("studio:case", pk)
    return redirect("studio:text", pk, made.number)


@writers_only
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the published version off Practise."""
    found = case_or_404(request, pk)
    said = _("It is off Practise. Talks that began with it go on.")
    return act(request, lambda: services.withdraw(actor=me(request), case=found), said, "studio:case", pk)
