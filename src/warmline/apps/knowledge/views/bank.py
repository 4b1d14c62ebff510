"""The bank of items: list, one item with its figures, writing, review, withdrawal, the panel, calibration."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from warmline.apps.knowledge import services
from warmline.apps.knowledge.bankpages import bank_page, item_page
from warmline.apps.knowledge.bodies import item_of
from warmline.apps.knowledge.forms import ItemForm, NewItemForm, NoteForm, SearchForm
from warmline.apps.knowledge.views.common import item_or_404, version_or_404, writers_only
from warmline.apps.people.errors import Refused
from warmline.apps.people.views.common import act, me

ITEM = "knowledge:item"


@writers_only
@require_GET
def bank(request: HttpRequest) -> HttpResponse:
    """Show the bank, cut to what is looked for."""
    form = SearchForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    page = bank_page(me(request), wanted, request.GET.get("page", "1"))
    return render(request, "knowledge/bank.html", {"form": form, **page})


@writers_only
@require_GET
def item(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one item: as people see it, its key, its versions and figures."""
    return render(request, "knowledge/item.html", {"page": item_page(me(request), item_or_404(request, pk))})


@writers_only
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Begin an item."""
    form = NewItemForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and (found := form.item(form.cleaned_data["key"])) is not None:
        try:
            version = services.begin_item(
                actor=me(request), skill=form.cleaned_data["skill"], item=found, now=timezone.now()
            )
            return redirect(ITEM, version.item_id)
        except Refused as refused:
            form.add_error(None, str(refused))
    return render(request, "knowledge/write.html", {"form": form, "title": _("Write an item")})


@writers_only
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Change a draft."""
    version = version_or_404(request, pk, number)
    form = ItemForm(request.POST or None, initial=ItemForm.values(item_of(version), version.sha256))
    if request.method == "POST" and form.is_valid() and (found := form.item(version.item.key)) is not None:
        seen = form.cleaned_data["seen"]
        try:
            services.save_item(actor=me(request), version=version, item=found, seen=seen, now=timezone.now())
            return redirect(ITEM, pk)
        except Refused as refused:
            form.add_error(None, str(refused))
    context = {"form": form, "title": _("Change an item"), "back": version.item}
    return render(request, "knowledge/write.html", context)


@writers_only
@require_POST
def next_version(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the next version."""
    found, said = item_or_404(request, pk), _("A new version is begun. The old one stays for the answers it got.")
    return act(request, lambda: services.new_version(actor=me(request), item=found, now=timezone.now()), said, ITEM, pk)


@writers_only
@require_POST
def copy(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Begin an item of the house as a copy."""
    version = version_or_404(request, pk, number)
    try:
        made = services.copy_item(actor=me(request), version=version, now=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect(ITEM, pk)
    return redirect(ITEM, made.item_id)


@writers_only
@require_POST
def send(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Ask for a review."""
    version, said = version_or_404(request, pk, number), _("It waits for somebody who did not write it.")
    deed = lambda: services.send_to_review(actor=me(request), version=version, now=timezone.now())  # noqa: E731
    return act(request, deed, said, ITEM, pk)


@writers_only
@require_POST
def review(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Publish a version, or give it back with a note."""
    version, who, now = version_or_404(request, pk, number), me(request), timezone.now()
    form = NoteForm(request.POST)
    data = form.cleaned_data if form.is_valid() else {"note": "", "seen": ""}
    if "back" in request.POST:
        said = _("It went back to its writer, with your note.")
        deed = lambda: services.send_back(actor=who, version=version, note=data["note"], now=now)  # noqa: E731
        return act(request, deed, said, ITEM, pk)
    said = _("Published. New tests can use it.")
    return act(
        request, lambda: services.approve(actor=who, version=version, seen=data["seen"], now=now), said, ITEM, pk
    )


@writers_only
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an item out of new tests."""
    found, said = item_or_404(request, pk), _("Withdrawn. Tests that have begun finish with it.")
    return act(request, lambda: services.withdraw(actor=me(request), item=found, now=timezone.now()), said, ITEM, pk)


@writers_only
@require_POST
def calibrate(request: HttpRequest) -> HttpResponse:
    """Ask for a calibration."""
    said = _("The items are being calibrated. It takes a minute or two.")
    return act(request, lambda: services.calibrate_house(actor=me(request)), said, "knowledge:bank")
