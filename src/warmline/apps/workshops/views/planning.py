"""Planning: a new session, and the plans themselves."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from warmline.apps.people.views.common import is_done, or_404
from warmline.apps.workshops import services
from warmline.apps.workshops.forms import PlanForm, SessionForm
from warmline.apps.workshops.models import Session, SessionPlan
from warmline.apps.workshops.screens import timed_steps, watched
from warmline.apps.workshops.selectors.plans import Offered, offered_plan, offered_plans
from warmline.apps.workshops.views.common import planner


@require_http_methods(["GET", "POST"])
@never_cache
def new(request: HttpRequest) -> HttpResponse:
    """Plan a session or a series."""
    user = planner(request)
    plans = offered_plans(user)
    form = SessionForm(request.POST or None, user=user, plans=plans, initial={"plan": request.GET.get("plan", "")})
    made: list[Session] = []
    in_the_way: list[str] = []

    def deed(data: dict[str, Any]) -> None:
        try:
            wish, anyway = form.wish(), data["anyway"]
            made.extend(services.plan_session(user=user, wish=wish, now=timezone.now(), anyway=anyway))
        except services.Conflicts as told:
            in_the_way.extend(told.lines)
            raise

    if is_done(request, form, deed, _("Planned.")):
        return redirect("workshops:desk", made[0].pk)
    context = {"form": form, "in_the_way": in_the_way}
    return render(request, "workshops/new.html", context, status=422 if form.is_bound else 200)


@require_GET
@never_cache
def plans(request: HttpRequest) -> HttpResponse:
    """Show the plans that can be used."""
    return render(request, "workshops/plans.html", {"plans": offered_plans(planner(request))})


@require_GET
@never_cache
def plan(request: HttpRequest, key: str) -> HttpResponse:
    """Show one plan minute by minute, also to print."""
    offered = _offered(request, key)
    context = {"offered": offered, "plan": offered.plan, "steps": timed_steps(offered.plan)}
    return render(request, "workshops/plan.html", context | {"watched": watched(offered.plan)})


@require_http_methods(["GET", "POST"])
@never_cache
def edit(request: HttpRequest, key: str) -> HttpResponse:
    """Write the house's own version of a plan."""
    offered = _offered(request, key)
    return _write(request, PlanForm.typed(offered.plan), key, _("Change “%(title)s”") % {"title": offered.plan.title})


@require_http_methods(["GET", "POST"])
@never_cache
def write(request: HttpRequest) -> HttpResponse:
    """Write a new plan."""
    return _write(request, {}, "", _("Write a plan"))


def _write(request: HttpRequest, typed: dict[str, object], key: str, title: str) -> HttpResponse:
    user = planner(request)
    form = PlanForm(request.POST or None, user=user, key=key, initial=typed)
    made: list[SessionPlan] = []

    def deed(_data: dict[str, object]) -> None:
        made.append(services.write_plan(user=user, plan=form.plan(), starts_from=key, now=timezone.now()))

    if is_done(request, form, deed, _("Saved as a new version.")):
        return redirect("workshops:plan", made[0].key)
    status = 422 if form.is_bound else 200
    return render(request, "workshops/write.html", {"form": form, "title": title}, status=status)


def _offered(request: HttpRequest, key: str) -> Offered:
    return or_404(offered_plan(planner(request), key))
