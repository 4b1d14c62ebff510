"""Loading people from a file: upload, look, load."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from warmline.apps.people import services
from warmline.apps.people.errors import Refused
from warmline.apps.people.forms import UploadForm
from warmline.apps.people.importing.badrows import bad_rows_csv
from warmline.apps.people.importing.plan import Plan
from warmline.apps.people.models import PeopleImport
from warmline.apps.people.selectors import not_invited
from warmline.apps.people.services.importing import look
from warmline.apps.people.views.common import admins_only, me

SHOWN = 100


@admins_only
@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Take a file and go on to the look at it."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        data, make_places = form.cleaned_data["file"].read(), form.cleaned_data["make_places"]
        try:
            begun = services.start_import(actor=me(request), data=data, make_places=make_places)
            return redirect("people:import_look", begun.pk)
        except Refused as refused:
            form.add_error("file", str(refused))
    return render(request, "people/import.html", {"form": form}, status=422 if form.is_bound else 200)


@admins_only
@require_http_methods(["GET", "POST"])
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what the file would do, line by line where it stays out; on POST do it."""
    upload = _own(request, pk)
    if request.method == "POST":
        return _finish(request, upload)
    if upload.state == PeopleImport.State.DONE:
        waiting = not_invited(upload.organisation).count()
        return render(request, "people/import_done.html", {"upload": upload, "not_invited": waiting})
    plan = _plan(upload)
    context = {"upload": upload, "plan": plan, "bad": plan.bad[:SHOWN], "rows": plan.rows[:10]}
    return render(request, "people/import_look.html", context)


@admins_only
@require_safe
def bad_rows(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out the rows that stay out, to be mended and loaded again."""
    upload = _own(request, pk)
    done = upload.state == PeopleImport.State.DONE
    if done and not upload.file:
        raise Http404
    rows = bytes(upload.file).decode() if done else bad_rows_csv(_plan(upload).bad)
    response = HttpResponse(rows, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="people-to-mend.csv"'
    return response


def _finish(request: HttpRequest, upload: PeopleImport) -> HttpResponse:
    try:
        done = services.finish_import(actor=me(request), upload=upload)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("people:import")
    return redirect("people:import_look", done.pk)


def _plan(upload: PeopleImport) -> Plan:
    return look(upload.organisation, bytes(upload.file), make_places=upload.make_places)


def _own(request: HttpRequest, pk: int) -> PeopleImport:
    # Another admin's upload is not shown: whoever chose the file looks at it.
    return get_object_or_404(PeopleImport.objects.select_related("organisation"), pk=pk, uploaded_by=me(request))
