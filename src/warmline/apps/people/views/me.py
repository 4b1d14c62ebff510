"""A person's own pages: profile, history, her data."""

from __future__ import annotations

import json

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from warmline.apps.audit.models import AuditEvent
from warmline.apps.people import services
from warmline.apps.people.forms import ProfileForm
from warmline.apps.people.selectors import history_of
from warmline.apps.people.trail import told
from warmline.apps.people.views.common import act, is_done, me


@require_http_methods(["GET", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """Show and change name, language and time zone; the way to sign-in safety, history and data."""
    person = me(request)
    start = {"name": person.name, "language": person.language, "timezone": person.timezone}
    form = ProfileForm(request.POST or None, initial=start)
    if is_done(request, form, lambda data: services.update_profile(person=person, **data), _("Saved.")):
        return redirect("people:me")
    context = {"form": form, "person": person, "history": history_of(person).filter(until=None)}
    return render(request, "people/me.html", context, status=422 if form.is_bound else 200)


@require_safe
def history(request: HttpRequest) -> HttpResponse:
    """Show the person what was done about her, the latest first."""
    events = AuditEvent.objects.visible_to(me(request)).filter(about=me(request).pk).select_related("actor")
    page = Paginator(events, 50).get_page(request.GET.get("page", "1"))
    return render(request, "people/history.html", {"page": page, "events": told(page.object_list)})


@never_cache
@require_POST
def export(request: HttpRequest) -> HttpResponse:
    """Hand the person everything that is kept of her, as a file."""
    data = services.export_person(actor=me(request), person=me(request))
    body = json.dumps(data, ensure_ascii=False, indent=1, default=str)
    response = HttpResponse(body, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="warmline-my-data.json"'
    return response


@require_POST
def erasure(request: HttpRequest) -> HttpResponse:
    """Ask to be erased, or take it back."""
    person = me(request)
    if request.POST.get("wish") == "stay":
        said = _("You stay. Nothing was erased.")
        return act(request, lambda: services.take_back_erasure(person=person), said, "people:me")
    said = _("Your admins see that you want to be erased. Until they do it, you can take it back here.")
    return act(request, lambda: services.ask_for_erasure(person=person), said, "people:me")
