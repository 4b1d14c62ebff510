"""Noting what is seen in a role-play, on a phone, and reading what was noted about oneself."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from warmline.apps.people.models import Person
from warmline.apps.people.views.common import is_done, me
from warmline.apps.workshops import services
from warmline.apps.workshops.forms import NoteForm
from warmline.apps.workshops.screens import watched
from warmline.apps.workshops.selectors.room import is_over, own_notes
from warmline.apps.workshops.services.observing import may_observe
from warmline.apps.workshops.views.common import session_or_404


@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("words")
@never_cache
def observe(request: HttpRequest, workshop_id: UUID) -> HttpResponse:
    """Note one thing about somebody who answers in a role-play."""
    found, user = session_or_404(request, workshop_id), me(request)
    if not may_observe(user, found) or not found.plan.plan().observe:
        raise Http404
    form = NoteForm(request.POST or None, user=user, session=found, initial={"key": uuid4()})

    def deed(data: dict[str, object]) -> None:
        about, key, now = data["person"], data["key"], timezone.now()
        services.note(user=user, session=found, person=about, seen=form.seen(), key=key, now=now)  # type: ignore[arg-type]

    if is_done(request, form, deed, _("Noted. Only the person observed can read it.")):
        return redirect("workshops:observe", found.pk)
    context = {"session": found, "form": form, "watched": watched(found.plan.plan())}
    return render(request, "workshops/observe.html", context, status=422 if form.is_bound else 200)


@require_GET
@never_cache
def notes(request: HttpRequest, workshop_id: UUID) -> HttpResponse:
    """Show the user what was noted about her, once the session is over."""
    found, user, now = session_or_404(request, workshop_id), me(request), timezone.now()
    rows = own_notes(user, found, now)
    names = dict(Person.objects.present().filter(pk__in={each.noted.by for each in rows}).values_list("pk", "name"))
    shown = [(each, names.get(each.noted.by, _("A colleague"))) for each in rows]
    return render(request, "workshops/notes.html", {"session": found, "notes": shown, "over": is_over(found, now)})
