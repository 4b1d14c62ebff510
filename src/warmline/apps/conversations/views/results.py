"""Results: conversations in a list, one with its marks, and tables to take along."""

from __future__ import annotations

import csv

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from warmline.apps.conversations.exporting import as_csv, as_parquet
from warmline.apps.conversations.forms import SearchForm
from warmline.apps.conversations.screens import has_parquet, talk_page, talk_rows
from warmline.apps.conversations.selectors import bad_rows, talk_of, talks_page, teams_to_choose
from warmline.apps.conversations.sending import download
from warmline.apps.conversations.services import note_download
from warmline.apps.conversations.views.common import analysts_only, upload_or_404
from warmline.apps.people.importing.badrows import harmless
from warmline.apps.people.views.common import me, or_404


@analysts_only
@require_safe
def talks(request: HttpRequest, pk: int) -> HttpResponse:
    """List the conversations of a file, cut to what is looked for."""
    found, user = upload_or_404(request, pk), me(request)
    teams = teams_to_choose(user, found)
    form = SearchForm(request.GET, teams=teams)
    wanted = form.wanted()
    form = form if form.is_valid() else SearchForm(teams=teams)
    page = talks_page(user, found, wanted, request.GET.get("page", "1"))
    skill = dict(form.fields["skill"].choices).get(wanted.skill, "") if wanted.skill else ""  # type: ignore[attr-defined]
    context = {"upload": found, "form": form, "page_obj": page, "wanted": wanted, "skill": skill}
    return render(request, "conversations/talks.html", context | {"rows": talk_rows(user, page.object_list)})


@analysts_only
@require_safe
def talk(request: HttpRequest, pk: int, position: int) -> HttpResponse:
    """Show one conversation with its marks and scores."""
    found = upload_or_404(request, pk)
    row = or_404(talk_of(me(request), found, position))
    page = talk_page(me(request), row)
    context = {"upload": found, "page": page, "earlier": position - 1, "later": position + 1}
    context["is_last"] = position + 1 >= found.read
    return render(request, "conversations/talk.html", context)


@analysts_only
@require_safe
def bad_rows_csv(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out the rows to mend with line and reason."""
    found = upload_or_404(request, pk)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="rows-to-mend.csv"'
    writer = csv.writer(response)
    writer.writerow(["line", "field", "reason"])
    for row in bad_rows(me(request), found).iterator():
        writer.writerow([row.line, harmless(row.field), harmless(row.why)])
    return response


@analysts_only
@require_safe
def scores_csv(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Hand out the scores as CSV."""
    found, user = upload_or_404(request, pk), me(request)
    note_download(actor=user, upload=found, form="csv")
    return download(request, as_csv(user, found), f"scores-{pk}.csv", "text/csv; charset=utf-8")


@analysts_only
@require_safe
def scores_parquet(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Hand out the scores as Parquet, where the extra is installed; else say what to install."""
    found, user = upload_or_404(request, pk), me(request)
    if not has_parquet():
        messages.error(request, _("Parquet needs the extra warmline[parquet]. Ask your admin, or take the CSV."))
        return redirect("conversations:upload", pk)
    note_download(actor=user, upload=found, form="parquet")
    return download(request, as_parquet(user, found), f"scores-{pk}.parquet", "application/vnd.apache.parquet")
