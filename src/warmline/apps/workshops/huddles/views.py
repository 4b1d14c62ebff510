"""The huddle of today, the others to choose from, bookings, and what colleagues propose."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from warmline.apps.people.models import Person, Team
from warmline.apps.people.views.common import act, is_done, me, number, or_404
from warmline.apps.workshops.huddles import services
from warmline.apps.workshops.huddles.forms import BookingForm, ProposalForm, ReviewForm
from warmline.apps.workshops.huddles.rules import looks_after_team, may_lead
from warmline.apps.workshops.huddles.screens import HuddlePage, page_of
from warmline.apps.workshops.huddles.selectors import (
    bookings_of,
    day_of,
    held_by,
    held_today,
    led_by,
    offered_huddle,
    offered_huddles,
    proposals,
    teams_for,
    today_of,
)
from warmline.apps.workshops.models.huddles import HuddleBooking, HuddleProposal, Proposed
from warmline.apps.workshops.rules import plans_sessions

SHOWN = 15


@require_GET
@never_cache
def today(request: HttpRequest) -> HttpResponse:
    """Show the huddle of a team's day with its reason; to who leads no team, what she is booked for."""
    user, now = me(request), timezone.now()
    team = _team(request)
    if team is None or not looks_after_team(user, team):
        return redirect("workshops:huddle_list")
    found = today_of(user, team, now)
    if found.choice is None:
        return redirect("workshops:huddle_list")
    context = {"today": found, "bookings": bookings_of(user, team, found.day), "teams": teams_for(user)}
    shown = page_of(user, found.choice.huddle, team, now, draws=number(request.GET.get("draw", "")))
    return render(request, "workshops/huddles/today.html", context | {"page": shown, "choice": found.choice})


@require_GET
@never_cache
def huddle(request: HttpRequest, key: str) -> HttpResponse:
    """Show one huddle to hold, to print or to read."""
    held = held_today(me(request), timezone.now(), key)
    return render(request, "workshops/huddles/huddle.html", {"page": _page(request, key), "was_held": held})


@require_POST
def hold(request: HttpRequest, key: str) -> HttpResponse:
    """Write that it was held."""
    team = or_404(_team(request))
    deed = lambda: services.hold(user=me(request), team=team, key=key, now=timezone.now())  # noqa: E731
    return act(request, deed, _("Written down. The next one will be another."), "workshops:huddle_list")


@require_GET
@never_cache
def every(request: HttpRequest) -> HttpResponse:
    """Show all huddles to choose from, what the user is booked for, and what her teams held."""
    user, team = me(request), _team(request)
    looks_after = team is not None and looks_after_team(user, team)
    context = {
        "huddles": [page_of(user, each, None, timezone.now()) for each in offered_huddles(user)],
        "team": team if looks_after else None,
        "booked": led_by(user, timezone.localdate()),
        "held": _held(user, team) if looks_after and team is not None else [],
        "reviews": plans_sessions(user),
    }
    return render(request, "workshops/huddles/all.html", context | _just_held(user))


@require_http_methods(["GET", "POST"])
@never_cache
def book(request: HttpRequest) -> HttpResponse:
    """Book who leads which huddle when."""
    user, team, now = me(request), _team(request), timezone.now()
    if team is None or not looks_after_team(user, team):
        raise Http404
    initial = {"key": request.GET.get("key", ""), "day": day_of(team, now)}
    form = BookingForm(request.POST or None, user=user, team=team, initial=initial)
    deed = lambda data: services.book(user=user, team=team, now=now, **data)  # noqa: E731
    if is_done(request, form, deed, _("Booked. Whoever leads it is told.")):
        return _to_today(team)
    context = {"form": form, "team": team, "bookings": bookings_of(user, team, day_of(team, now))}
    return render(request, "workshops/huddles/book.html", context, status=422 if form.is_bound else 200)


@require_POST
def unbook(request: HttpRequest, number_of: int) -> HttpResponse:
    """Take a booking back."""
    rows = HuddleBooking.objects.visible_to(me(request)).select_related("team__site", "leader")
    found = get_object_or_404(rows, pk=number_of)
    deed = lambda: services.unbook(user=me(request), booking=found)  # noqa: E731
    return act(request, deed, _("Taken back."), "workshops:huddle_list")


@require_http_methods(["GET", "POST"])
@never_cache
def propose(request: HttpRequest) -> HttpResponse:
    """Propose a huddle of one's own, or change a proposal: `?from` names it."""
    user = me(request)
    came_from = request.GET.get("from", "")
    mine = HuddleProposal.objects.visible_to(user).filter(proposed_by=user, key=came_from)
    row = mine.order_by("-version").first() if came_from else None
    typed = ProposalForm.typed(row.huddle()) if row is not None else {}
    form = ProposalForm(request.POST or None, key=row.key if row is not None else "", initial=typed)
    deed = lambda _data: services.propose(user=user, huddle=form.huddle(), now=timezone.now())  # noqa: E731
    if is_done(request, form, deed, _("Handed in. A trainer looks at it.")):
        return redirect("workshops:huddle_proposals")
    return render(request, "workshops/huddles/propose.html", {"form": form}, status=422 if form.is_bound else 200)


@require_GET
@never_cache
def proposed(request: HttpRequest) -> HttpResponse:
    """Show the user's proposals, and to trainers those that wait."""
    user = me(request)
    context = {"proposals": proposals(user), "reviews": plans_sessions(user), "me": user}
    return render(request, "workshops/huddles/proposals.html", context)


@require_http_methods(["GET", "POST"])
@never_cache
def review(request: HttpRequest, number_of: int) -> HttpResponse:
    """Show one proposal, and let a trainer say what happens with it."""
    user = me(request)
    row = get_object_or_404(HuddleProposal.objects.visible_to(user).select_related("proposed_by"), pk=number_of)
    open_to_her = plans_sessions(user) and row.proposed_by_id != user.pk and row.state == Proposed.WAITING
    form = ReviewForm(request.POST or None) if open_to_her else None
    if request.method == "POST" and form is None:
        raise PermissionDenied
    deed = lambda data: services.review(user=user, proposal=row, now=timezone.now(), **data)  # noqa: E731
    if form is not None and form.is_bound and is_done(request, form, deed, _("Whoever made it is told.")):
        return redirect("workshops:huddle_proposals")
    shown = page_of(user, row.huddle(), None, timezone.now())
    context = {"page": shown, "row": row, "form": form}
    return render(request, "workshops/huddles/review.html", context, status=422 if form and form.is_bound else 200)


def _team(request: HttpRequest) -> Team | None:
    """Return the team that the address names; without a name the first that the user looks after."""
    asked = number(request.GET.get("team") or request.POST.get("team") or "")
    if not asked:
        return next(iter(teams_for(me(request))), None)
    rows = Team.objects.visible_to(me(request)).current().select_related("site")
    return get_object_or_404(rows, pk=asked)


def _page(request: HttpRequest, key: str) -> HuddlePage:
    user, now = me(request), timezone.now()
    found, team = offered_huddle(user, key), _team(request)
    if found is None:
        raise Http404
    leads = team is not None and may_lead(user, team, day_of(team, now))
    return page_of(user, found, team if leads else None, now, draws=number(request.GET.get("draw", "")))


def _just_held(user: Person) -> dict[str, object]:
    """Return the huddle that her own team held today, with its title, for the two questions; empty values without."""
    row = held_today(user, timezone.now())
    found = offered_huddle(user, row.key) if row is not None else None
    return {"was_held": row if found else None, "was_held_title": found.title if found else ""}


def _held(user: Person, team: Team) -> list[tuple[object, str]]:
    titles = {each.key: each.title for each in offered_huddles(user)}
    return [(row, titles.get(row.key, row.key)) for row in held_by(user, team, SHOWN)]


def _to_today(team: Team) -> HttpResponse:
    response = redirect("workshops:huddle")
    response["Location"] += f"?team={team.pk}"
    return response
