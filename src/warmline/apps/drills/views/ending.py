"""When it is done: what comes back when, and one if-then plan."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from warmline.apps.drills import services
from warmline.apps.drills.forms import PlanForm
from warmline.apps.drills.plans import PlanRefused
from warmline.apps.drills.screens import on_day
from warmline.apps.drills.selectors import own_desk
from warmline.apps.library.ports import rubric
from warmline.apps.people.views.common import me


@require_GET
@never_cache
def end(request: HttpRequest) -> HttpResponse:
    """Show what comes back when, and ask for one plan."""
    return _page(request)


@require_POST
@never_cache
@sensitive_post_parameters()
def make_plan(request: HttpRequest) -> HttpResponse:
    """Keep an if-then plan; a hint or a refusal shows the page again with what was typed."""
    form = PlanForm(request.POST)
    form.is_valid()
    data, error = form.cleaned_data, ""
    typed = {"moment": data.get("moment", ""), "deed": data.get("deed", "")}
    try:
        hint = services.make_plan(user=me(request), **typed, sure=bool(data.get("sure")), now=timezone.now())
    except PlanRefused as refused:
        hint, error = "", str(refused)
    if hint or error:
        return _page(request, hint=hint, error=error, typed=typed)
    return redirect("drills:end")


def _page(request: HttpRequest, **more: object) -> HttpResponse:
    desk = own_desk(me(request), timezone.now())
    back = desk.returns()
    found = [{"item": each.item, "when": on_day(each.day, each.days)} for each in back]
    idea = rubric().behaviour(back[0].item.behaviour)[1].next_step if back else ""
    context = {"desk": desk, "returns": found, "idea": idea, **more}
    return render(request, "drills/end.html", context, status=422 if more.get("error") else 200)
