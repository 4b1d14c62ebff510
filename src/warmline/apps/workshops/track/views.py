"""The way to a licence: one's own page, the people on it, observations on a phone, the check of raters, licences."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from warmline.adapters.packs.track import load_track
from warmline.apps.assessment.rules import MANAGE, manages
from warmline.apps.people.errors import require
from warmline.apps.people.models import Person
from warmline.apps.people.views.common import act, is_done, me, or_404
from warmline.apps.workshops.models.track import RaterCheck, TrackEntry, TrackObservation, Trainee
from warmline.apps.workshops.rules import plans_sessions
from warmline.apps.workshops.track import deciding, rating, services
from warmline.apps.workshops.track.forms import AskForm, BlindForm, DecisionForm, EntryForm, MarksForm, OpenForm
from warmline.apps.workshops.track.rules import may_observe
from warmline.apps.workshops.track.screens import (
    check_shown,
    criteria_names,
    marks_shown,
    observed_shown,
    rulings_for,
)
from warmline.apps.workshops.track.selectors import (
    asked_of,
    licences,
    observations_of,
    observers_for,
    openable,
    own_track,
    to_confirm,
    track_of,
    tracks,
)
from warmline.apps.workshops.track.standing import standing_of
from warmline.apps.workshops.views.common import planner


@require_GET
@never_cache
def mine(request: HttpRequest) -> HttpResponse:
    """Show the user's own way; to who is on none, what she is asked for."""
    user, now = me(request), timezone.now()
    own = own_track(user)
    context: dict[str, object] = {"asked": asked_of(user), "confirms": to_confirm(user, now), "me": user}
    context |= {"plans": plans_sessions(user)}
    return render(request, "workshops/track/mine.html", context | (_context(user, own) if own else {}))


@require_http_methods(["GET", "POST"])
@never_cache
def people(request: HttpRequest) -> HttpResponse:
    """Show who is on the way, and bring somebody on it."""
    user, now = planner(request), timezone.now()
    form = OpenForm(request.POST or None, people=openable(user))
    deed = lambda data: services.open_track(user=user, person=data["person"], now=now)  # noqa: E731
    if is_done(request, form, deed, _("On the way. The page shows what comes.")):
        return redirect("workshops:track_people")
    rows = [standing_of(each, now) for each in tracks(user)]
    context = {"rows": rows, "form": form, "manages": manages(user)}
    return render(request, "workshops/track/people.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@never_cache
def trainee(request: HttpRequest, number_of: int) -> HttpResponse:
    """Show somebody's way to those who look after her, and decide about a licence."""
    user, found, now = me(request), _way(request, number_of), timezone.now()
    if found.person_id == user.pk:
        return redirect("workshops:track")
    rulings = rulings_for(standing_of(found, now))
    form = DecisionForm(request.POST or None, rulings=rulings) if deciding.may_decide(user, found) else None
    if request.method == "POST" and form is None:
        raise PermissionDenied
    deed = lambda data: deciding.decide(user=user, trainee=found, now=now, **data)  # noqa: E731
    if form is not None and form.is_bound and is_done(request, form, deed, _("Decided. The person is told.")):
        return redirect("workshops:track_person", found.pk)
    context = _context(user, found) | {"form": form}
    return render(request, "workshops/track/person.html", context, status=422 if form and form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@never_cache
def note(request: HttpRequest, number_of: int) -> HttpResponse:
    """Note a session of a stage."""
    user, found, now = me(request), _way(request, number_of), timezone.now()
    if user.pk != found.person_id and not may_observe(user, found, now):
        raise PermissionDenied
    form = EntryForm(request.POST or None, people=_colleagues(found), initial={"day": timezone.localdate()})
    deed = lambda data: services.note_entry(user=user, trainee=found, entry=services.Entry(**data), now=now)  # noqa: E731
    if is_done(request, form, deed, _("Noted.")):
        return _back(user, found)
    context = {"form": form, "trainee": found, "title": _("Note a session"), "go": _("Note it")}
    return render(request, "workshops/track/form.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@never_cache
def ask(request: HttpRequest, number_of: int) -> HttpResponse:
    """Ask a licensed trainer to watch a session."""
    user, found, now = me(request), _way(request, number_of), timezone.now()
    form = AskForm(request.POST or None, people=observers_for(found, now), initial={"day": timezone.localdate()})
    deed = lambda data: services.ask_observation(user=user, trainee=found, now=now, **data)  # noqa: E731
    if is_done(request, form, deed, _("Asked. The trainer is told.")):
        return _back(user, found)
    context = {"form": form, "trainee": found, "title": _("Ask for an observation"), "go": _("Ask")}
    return render(request, "workshops/track/form.html", context, status=422 if form.is_bound else 200)


@require_POST
def confirm(request: HttpRequest, number_of: int) -> HttpResponse:
    """Confirm a session of somebody else."""
    user = me(request)
    row = get_object_or_404(TrackEntry.objects.visible_to(user).select_related("trainee__person"), pk=number_of)
    deed = lambda: services.confirm(user=user, entry=row, now=timezone.now())  # noqa: E731
    return act(request, deed, _("Confirmed."), "workshops:track")


@require_http_methods(["GET", "POST"])
@never_cache
def observe(request: HttpRequest, number_of: int) -> HttpResponse:
    """Fill the form of an observation, mostly on a phone."""
    user, row = me(request), _observation(request, number_of)
    if row.observer_id != user.pk:
        raise Http404
    if row.done_at is not None:
        return redirect("workshops:track_observation", row.pk)
    form = MarksForm(request.POST or None, form=services.form_of(row.form))

    def deed(data: dict[str, str]) -> None:
        told = {"marks": form.marks(), "remark": data["remark"]}
        services.observe(user=user, observation=row, now=timezone.now(), **told)  # type: ignore[arg-type]

    if is_done(request, form, deed, _("Kept. The person can read it now.")):
        return redirect("workshops:track_observation", row.pk)
    context = {"form": form, "row": row}
    return render(request, "workshops/track/observe.html", context, status=422 if form.is_bound else 200)


@require_GET
@never_cache
def observation(request: HttpRequest, number_of: int) -> HttpResponse:
    """Show what was observed: to her, to who observed, to who decides."""
    row = _observation(request, number_of)
    if row.done_at is None:
        raise Http404
    return render(request, "workshops/track/observation.html", {"row": row, "marks": marks_shown(row)})


@require_http_methods(["GET", "POST"])
@never_cache
def rate(request: HttpRequest) -> HttpResponse:
    """Rate the next conversation of the check blind; nobody else's anchor is ever on this page."""
    user, own = me(request), _own(request)
    going = own.checks.filter(finished_at=None).first()
    row = rating.next_to_rate(going) if going is not None else None
    if going is None or row is None:
        return redirect("workshops:track")
    form = BlindForm(request.POST or None, criteria=criteria_names(going.drawn[str(row.pk)]))
    # The page may be older than the last answer: only what was shown is rated.
    shown = request.method == "POST" and request.POST.get("conversation") == str(row.pk)

    def deed(_data: dict[str, object]) -> None:
        rating.rate(user=user, check=going, conversation=row, anchors=form.anchors(), now=timezone.now())

    if request.method == "POST" and (not shown or is_done(request, form, deed, _("Kept."))):
        return redirect("workshops:track_rate")
    context = {"form": form, "row": row, "done": _rated(going), "whole": len(going.drawn)}
    return render(request, "workshops/track/rate.html", context, status=422 if form.is_bound else 200)


@require_POST
def begin_rating(request: HttpRequest) -> HttpResponse:
    """Draw the conversations of a check."""
    own = _own(request)
    deed = lambda: rating.begin_check(user=me(request), trainee=own, now=timezone.now())  # noqa: E731
    return act(request, deed, _("The conversations are drawn."), "workshops:track_rate")


@require_GET
@never_cache
def held(request: HttpRequest) -> HttpResponse:
    """Show the licences of the house, the one that ends first on top."""
    user = me(request)
    require(MANAGE, user, user.organisation)
    return render(request, "workshops/track/licences.html", {"rows": licences(user, timezone.now())})


def _context(user: Person, found: Trainee) -> dict[str, object]:
    now = timezone.now()
    standing = standing_of(found, now)
    return {
        "trainee": found,
        "standing": standing,
        "observed": observed_shown(standing),
        "check": check_shown(standing.check),
        "going": found.checks.filter(finished_at=None).exists(),
        "fresh": len(rating.fresh(found, now)),
        "entries": found.entries.select_related("partner", "confirmed_by"),
        "observations": observations_of(user, found),
        "decisions": found.decisions.select_related("decided_by"),
        "track": load_track(),
        "may_note": user.pk == found.person_id or may_observe(user, found, now),
        "own": user.pk == found.person_id,
    }


def _way(request: HttpRequest, pk: int) -> Trainee:
    return or_404(track_of(me(request), pk))


def _own(request: HttpRequest) -> Trainee:
    return or_404(own_track(me(request)))


def _observation(request: HttpRequest, pk: int) -> TrackObservation:
    rows = TrackObservation.objects.visible_to(me(request)).select_related("trainee__person", "observer")
    found: TrackObservation = get_object_or_404(rows, pk=pk)
    return found


def _rated(check: RaterCheck) -> int:
    return check.blind_marks.values("conversation").distinct().count()


def _colleagues(found: Trainee) -> QuerySet[Person]:
    rows: QuerySet[Person] = (
        Person.objects.present().filter(organisation=found.person.organisation_id).exclude(pk=found.person_id)
    )
    return rows.filter(memberships__until=None, memberships__role__in=("trainer", "lead", "analyst")).distinct()


def _back(user: Person, found: Trainee) -> HttpResponse:
    if user.pk == found.person_id:
        return redirect("workshops:track")
    return redirect("workshops:track_person", found.pk)
