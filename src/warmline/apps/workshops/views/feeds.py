"""The calendar that a program subscribes to."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from warmline.apps.people.views.common import me
from warmline.apps.workshops import services
from warmline.apps.workshops.dates import calendar_of
from warmline.apps.workshops.models import CalendarFeed
from warmline.apps.workshops.services.feeds import hash_of


@require_GET
@never_cache
def page(request: HttpRequest) -> HttpResponse:
    """Show whether the user has an address for her calendar."""
    feed = CalendarFeed.objects.filter(person=me(request)).first()
    return render(request, "workshops/calendar.html", {"feed": feed})


@require_POST
@never_cache
def make(request: HttpRequest) -> HttpResponse:
    """Make a new address and show it, this once."""
    token = services.make_feed(user=me(request), now=timezone.now())
    address = f"{settings.WARMLINE_URL}{reverse('workshops:feed', args=[token])}"
    feed = CalendarFeed.objects.get(person=me(request))
    return render(request, "workshops/calendar.html", {"feed": feed, "address": address})


@require_POST
def revoke(request: HttpRequest) -> HttpResponse:
    """End the address."""
    if services.revoke_feed(user=me(request)):
        messages.success(request, _("The address has ended. Calendars that use it get nothing any more."))
    return redirect("workshops:calendar")


@login_not_required
@require_GET
@never_cache
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """Hand out the calendar to whoever has the secret address; a wrong one does not exist."""
    row = CalendarFeed.objects.select_related("person").filter(hashed=hash_of(token)).first()
    if row is None or not row.person.is_active or row.person.erased_at is not None:
        raise Http404
    with translation.override(row.person.language):
        content = calendar_of(row.person, timezone.now())
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["X-Robots-Tag"] = "noindex"
    return response
