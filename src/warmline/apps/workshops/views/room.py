"""The room, as whoever runs a session has it: the code, the list, and what is changed on the way."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from warmline.apps.people.views.common import act, is_done, me
from warmline.apps.workshops import services
from warmline.apps.workshops.codes import code_of, seconds_left
from warmline.apps.workshops.forms import CallOffForm, CorrectionForm, ReleaseForm, SeatsForm
from warmline.apps.workshops.lists import attendance_csv, note_download
from warmline.apps.workshops.models import Session
from warmline.apps.workshops.models.sessions import State
from warmline.apps.workshops.screens import hard_things, polls, room_means, timed_steps, watched
from warmline.apps.workshops.selectors.mine import other_dates, seats_of
from warmline.apps.workshops.selectors.room import is_over
from warmline.apps.workshops.services.attending import takes_codes
from warmline.apps.workshops.views.common import change_form, run_or_404


@require_GET
@never_cache
def desk(request: HttpRequest, workshop_id: UUID) -> HttpResponse:
    """Show the plan with its times, the code, and how many are there."""
    found, now = run_or_404(request, workshop_id), timezone.now()
    context = {
        "session": found,
        "plan": found.plan.plan(),
        "steps": timed_steps(found.plan.plan(), found),
        "watched": watched(found.plan.plan()),
        "code": _code(found),
        "begun": now >= found.starts_at,
        "over": is_over(found, now),
        "others": other_dates(me(request), found, now),
    }
    return render(request, "workshops/desk.html", context)


@require_GET
@never_cache
def code(request: HttpRequest, workshop_id: UUID) -> HttpResponse:
    """Bring the code of this moment where it is another one, or where more people have come."""
    found = _code(run_or_404(request, workshop_id))
    if request.GET.get("seen") == found["seen"]:
        return HttpResponse(status=204)
    return render(request, "workshops/parts/code.html", {"session_id": workshop_id, "code": found})


def _code(session: Session) -> dict[str, object]:
    now = timezone.now()
    there = len([seat for seat in seats_of(session) if seat.attended_at is not None])
    shown = code_of(session.pk, now) if takes_codes(session, now) else ""
    return {"text": shown, "there": there, "seconds": seconds_left(now), "seen": f"{shown}{there}"}


@require_http_methods(["GET", "POST"])
@never_cache
def people(request: HttpRequest, workshop_id: UUID) -> HttpResponse:
    """Show who has a seat, who waits and who was there, and take a correction."""
    found, user = run_or_404(request, workshop_id), me(request)
    form = CorrectionForm(request.POST or None, user=user, session=found)
    deed = lambda data: services.correct(user=user, session=found, now=timezone.now(), **data)  # noqa: E731
    if is_done(request, form, deed, _("It is on the list.")):
        return redirect("workshops:people", found.pk)
    return _people(request, found, form=form)


@require_POST
def release(request: HttpRequest, workshop_id: UUID) -> HttpResponse:
    """Take somebody's seat back."""
    found, user = run_or_404(request, workshop_id), me(request)
    form = ReleaseForm(request.POST, session=found, auto_id="release_%s")
    deed = lambda data: services.release(user=user, session=found, now=timezone.now(), **data)  # noqa: E731
    if is_done(request, form, deed, _("The seat is free again.")):
        return redirect("workshops:people", found.pk)
    return _people(request, found, release_form=form)


@require_POST
def seats(request: HttpRequest, workshop_id: UUID) -> HttpResponse:
    """Change the number of seats."""
    found, user = run_or_404(request, workshop_id), me(request)
    form = SeatsForm(request.POST)
    deed = lambda data: services.change_seats(user=user, session=found, seats=data["seats"], now=timezone.now())  # noqa: E731
    if is_done(request, form, deed, _("The number of seats is changed.")):
        return redirect("workshops:people", found.pk)
    return _people(request, found, seats_form=form)


def _people(request: HttpRequest, session: Session, **forms: object) -> HttpResponse:
    user = me(request)
    bound = bool(request.method == "POST")
    context = {
        "session": session,
        "seats": seats_of(session),
        "form": CorrectionForm(user=user, session=session),
        "release_form": ReleaseForm(session=session, auto_id="release_%s"),
        "seats_form": SeatsForm(initial={"seats": session.seats}),
        **forms,
    }
    return render(request, "workshops/people.html", context, status=422 if bound else 200)


@require_GET
@never_cache
def attendance(request: HttpRequest, workshop_id: UUID) -> HttpResponse:
    """Hand out who was there as a table."""
    found = run_or_404(request, workshop_id)
    note_download(actor=me(request), session=found)
    response = HttpResponse(attendance_csv(found), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="attendance-{found.starts_at:%Y-%m-%d}.csv"'
    return response


@require_http_methods(["GET", "POST"])
@never_cache
def change(request: HttpRequest, workshop_id: UUID) -> HttpResponse:
    """Move a session to another time or place."""
    found, user = run_or_404(request, workshop_id), me(request)
    form = change_form(request, found)
    in_the_way: list[str] = []

    def deed(data: dict[str, object]) -> None:
        try:
            services.change(user=user, session=found, now=timezone.now(), **data)  # type: ignore[arg-type]
        except services.Conflicts as told:
            in_the_way.extend(told.lines)
            raise

    if request.method == "POST" and is_done(request, form, deed, _("Changed. Everybody on the list is told.")):
        return redirect("workshops:desk", found.pk)
    context = {"session": found, "form": form, "in_the_way": in_the_way, "call_off_form": CallOffForm()}
    return render(request, "workshops/change.html", context, status=422 if form.is_bound else 200)


@require_POST
def call_off(request: HttpRequest, workshop_id: UUID) -> HttpResponse:
    """Cancel a session, or the rest of its series."""
    found, user = run_or_404(request, workshop_id), me(request)
    form = CallOffForm(request.POST)
    deed = lambda data: services.call_off(user=user, session=found, now=timezone.now(), **data)  # noqa: E731
    if is_done(request, form, deed, _("Cancelled. Everybody on the list is told.")):
        return redirect("workshops:desk", found.pk)
    context = {"session": found, "form": change_form(request, found, sent=False), "call_off_form": form}
    return render(request, "workshops/change.html", context, status=422)


@require_POST
def open_up(request: HttpRequest, workshop_id: UUID) -> HttpResponse:
    """Let people join."""
    found = run_or_404(request, workshop_id)
    deed = lambda: services.open_session(user=me(request), session=found, now=timezone.now())  # noqa: E731
    said = _("People can join now.")
    if found.sign_up_until <= timezone.now():
        said = _("It is open. Sign-up has ended already, so nobody new can join; who comes types the code in the room.")
    return act(request, deed, said, "workshops:desk", found.pk)


@require_POST
def finish(request: HttpRequest, workshop_id: UUID) -> HttpResponse:
    """End a session and go to what the room found."""
    found = run_or_404(request, workshop_id)
    deed = lambda: services.finish(user=me(request), session=found, now=timezone.now())  # noqa: E731
    return act(request, deed, _("The session has ended."), "workshops:retro", found.pk)


@require_GET
@never_cache
def retro(request: HttpRequest, workshop_id: UUID) -> HttpResponse:
    """Show what the room found, once the session is over."""
    found, now = run_or_404(request, workshop_id), timezone.now()
    there = [seat for seat in seats_of(found) if seat.attended_at is not None]
    context = {
        "session": found,
        "over": is_over(found, now),
        "done": found.state == State.DONE,
        "there": len(there),
        "means": room_means(found, now),
        "polls": [poll for poll in polls(found, me(request), with_ready=False) if not poll.is_open],
        "hard": hard_things(found, now),
    }
    return render(request, "workshops/retro.html", context)
