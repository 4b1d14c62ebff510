"""A person's own days: the next two weeks, the days she sets, and a file of her own."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from warmline.apps.people.views.common import is_done, me
from warmline.apps.shifts import services
from warmline.apps.shifts.forms import DaysForm, ShiftsFileForm
from warmline.apps.shifts.rules import brings
from warmline.apps.shifts.selectors import imports_of, own_days
from warmline.apps.shifts.views.common import brought, sees_team
from warmline.apps.shifts.week import own_fortnight


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Show the next two weeks, and what can be changed."""
    return _page(request)


@require_POST
def days(request: HttpRequest) -> HttpResponse:
    """Set the weekdays of weeks without shifts."""
    form, person = DaysForm(request.POST), me(request)
    if is_done(request, form, lambda data: services.set_days(person=person, weekdays=data["weekdays"]), _("Saved.")):
        return redirect("shifts:mine")
    return _page(request, days_form=form, status=422)


@require_POST
def bring(request: HttpRequest) -> HttpResponse:
    """Load one's own shifts."""
    form, person = ShiftsFileForm(request.POST, request.FILES), me(request)
    done = brought(
        form, lambda data, name: services.bring_own(person=person, data=data, filename=name, now=timezone.now())
    )
    return _page(request, file_form=form, status=422) if done is None else redirect("shifts:upload", done.pk)


def _page(
    request: HttpRequest,
    *,
    days_form: DaysForm | None = None,
    file_form: ShiftsFileForm | None = None,
    status: int = 200,
) -> HttpResponse:
    person = me(request)
    context = {
        "days": own_fortnight(person, timezone.now()),
        "days_form": days_form or DaysForm(initial={"weekdays": sorted(own_days(person))}),
        "file_form": file_form or ShiftsFileForm(),
        "uploads": imports_of(person).filter(uploaded_by=person, is_own=True, undone_at=None)[:5],
        "brings": brings(person),
        "sees_team": sees_team(person),
    }
    return render(request, "shifts/mine.html", context, status=status)
