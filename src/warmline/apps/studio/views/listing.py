"""The list of scenarios, and how they are reviewed here."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from warmline.apps.people.errors import require
from warmline.apps.people.rules import is_admin
from warmline.apps.people.views.common import me
from warmline.apps.studio import services
from warmline.apps.studio.forms import SearchForm, SettleForm
from warmline.apps.studio.rules import SETTLE
from warmline.apps.studio.selectors import Wanted, case_page, one_person_suffices
from warmline.apps.studio.views.common import writers_only


@writers_only
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """List the house's scenarios."""
    form = SearchForm(request.GET)
    wanted = Wanted(**form.cleaned_data) if form.is_valid() else Wanted()
    page = case_page(me(request), wanted, request.GET.get("page", "1"))
    context = {
        "page_obj": page,
        "form": SearchForm(initial={"words": wanted.words, "state": wanted.state}),
        "is_narrowed": bool(wanted.words or wanted.state),
        "is_admin": is_admin(me(request)),
        "one_person": one_person_suffices(me(request).organisation),
    }
    return render(request, "studio/home.html", context)


@writers_only
@require_http_methods(["GET", "POST"])
def settle(request: HttpRequest) -> HttpResponse:
    """Let an admin settle whether one person is enough to publish."""
    house = me(request).organisation
    require(SETTLE, me(request), house)
    form = SettleForm(request.POST or None, initial={"one_person": one_person_suffices(house)})
    if request.method == "POST":
        form = SettleForm(request.POST)
        if form.is_valid():
            services.settle_review(actor=me(request), one_person=form.cleaned_data["one_person"])
            messages.success(request, _("Saved."))
            return redirect("studio:home")
    return render(request, "studio/settle.html", {"form": form})
