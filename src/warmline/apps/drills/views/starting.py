"""Before it begins: what today holds and why, yesterday's plan, and how much a day may hold."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from warmline.apps.drills import services
from warmline.apps.drills.forms import CameForm, PaceForm
from warmline.apps.drills.planning import reason
from warmline.apps.drills.screens import aside
from warmline.apps.drills.selectors import own_desk, read_own_deck
from warmline.apps.people.views.common import is_done, me


@require_GET
@never_cache
def start(request: HttpRequest) -> HttpResponse:
    """Show what today holds and why."""
    desk = own_desk(me(request), timezone.now())
    drills = sum(item.is_drill for item in desk.today.left)
    context = {"desk": desk, "today": desk.today, "reason": reason(desk.today), "drills": drills}
    context["cards"] = len(desk.today.left) - drills
    context["aside"] = aside(desk)
    return render(request, "drills/start.html", context)


@require_POST
def tell_of_plan(request: HttpRequest) -> HttpResponse:
    """Keep what came of yesterday's plan."""
    form = CameForm(request.POST)
    if not form.is_valid():
        raise Http404
    services.tell_of_plan(user=me(request), came=form.cleaned_data["came"], now=timezone.now())
    return redirect("drills:start")


@require_POST
@sensitive_post_parameters()
def take_up_again(request: HttpRequest) -> HttpResponse:
    """Bring back what is set aside, before its time."""
    if services.take_up_again(user=me(request), name=request.POST.get("name", ""), now=timezone.now()):
        messages.success(request, _("Brought back. It has its turn again."))
    return redirect("drills:start")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def pace(request: HttpRequest) -> HttpResponse:
    """Show or keep the minutes a day and the days."""
    user = me(request)
    deck = read_own_deck(user, user)
    form = PaceForm(request.POST or None, initial={"minutes": deck.minutes, "days": sorted(deck.days)})

    def keep(_data: object) -> None:
        services.choose_pace(user=user, **form.chosen(), now=timezone.now())

    if request.method == "POST" and is_done(request, form, keep, _("Kept. It counts from now on.")):
        return redirect("drills:start")
    return render(request, "drills/pace.html", {"form": form}, status=422 if form.is_bound else 200)
