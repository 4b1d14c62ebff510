"""A person's own notices, and how they come."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from warmline.apps.notices import services
from warmline.apps.notices.forms import ChoosingForm
from warmline.apps.notices.selectors import mailbox_of, own_notices
from warmline.apps.notices.telling import tell
from warmline.apps.people.views.common import is_done, me

PAGE = 20


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show what is new, and what was."""
    page = Paginator(own_notices(me(request)), PAGE).get_page(request.GET.get("page", "1"))
    rows = [tell(notice) for notice in page.object_list]
    return render(request, "notices/index.html", {"page_obj": page, "rows": rows})


@require_POST
def open_thing(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark a notice as read and go to what it is about; back to the list where that is gone."""
    notice = get_object_or_404(own_notices(me(request)), pk=pk)
    services.mark_read(person=me(request), notice=notice, now=timezone.now())
    return redirect(tell(notice).path or "notices:index")


@require_POST
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark a notice as read."""
    notice = get_object_or_404(own_notices(me(request)), pk=pk)
    services.mark_read(person=me(request), notice=notice, now=timezone.now())
    return redirect("notices:index")


@require_POST
def all_read(request: HttpRequest) -> HttpResponse:
    """Mark everything as read."""
    services.mark_all_read(person=me(request), now=timezone.now())
    return redirect("notices:index")


@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """Show and change how notices come."""
    person = me(request)
    form = ChoosingForm(request.POST or None, box=mailbox_of(person))

    def deed(data: dict[str, object]) -> None:
        times = {name: data[name] for name in ("quiet_from", "quiet_until", "rests")}
        services.choose(person=person, ways=form.ways(), **times)  # type: ignore[arg-type]

    if is_done(request, form, deed, _("Saved.")):
        return redirect("notices:choose")
    context = {"form": form, "person": person}
    return render(request, "notices/choose.html", context, status=422 if form.is_bound else 200)
