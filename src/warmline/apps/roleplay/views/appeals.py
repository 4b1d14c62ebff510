"""The owner's pages of one point: write an appeal, show it, take it back, drop it, let it help the computer learn."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from warmline.apps.people.models import Person
from warmline.apps.people.views.common import act, is_done
from warmline.apps.roleplay import services
from warmline.apps.roleplay.appeal_page import AppealPage, appeal_page
from warmline.apps.roleplay.mishap import LetterFailed, kept_whatever_happens
from warmline.apps.roleplay.views.common import ended_or_404, person
from warmline.apps.scores import services as scores
from warmline.apps.scores.forms import AppealForm


@require_http_methods(["GET", "POST"])
@never_cache
@sensitive_post_parameters("words")
def point(request: HttpRequest, session_id: UUID, number: int, place: int) -> HttpResponse:
    """Show one point with the owner's appeal; keep her words, and show them to the person she chose."""
    page = _page(request, session_id, number, place)
    owner = person(request)
    initial = {"words": page.own.plea.words} if page.own else {}
    form = AppealForm(request.POST if request.method == "POST" else None, owner=owner, initial=initial)
    if request.method == "POST" and is_done(
        request, form, lambda data: _keep(owner, page, data), _("Your appeal is kept.")
    ):
        return _back(page)
    return render(request, "roleplay/point.html", {"page": page, "form": form}, status=422 if form.is_bound else 200)


@require_POST
def take_back(request: HttpRequest, session_id: UUID, number: int, place: int) -> HttpResponse:
    """Take the appeal back from the person who was to decide."""
    said = _("Taken back. The copy is deleted, and nobody else can open the talk.")
    return _deed(request, session_id, number, place, lambda page: _taken_back(person(request), page), said)


@require_POST
def drop(request: HttpRequest, session_id: UUID, number: int, place: int) -> HttpResponse:
    """Delete an appeal that is not decided."""
    return _deed(request, session_id, number, place, lambda page: _dropped(person(request), page), _("Deleted."))


@require_POST
def learning(request: HttpRequest, session_id: UUID, number: int, place: int) -> HttpResponse:
    """Keep the redacted moment for learning where the box is ticked; delete it where it is not."""
    agreed = request.POST.get("agreed") == "on"
    said = _("Thank you. These words will help the computer learn.") if agreed else _("Nothing is kept for learning.")
    return _deed(request, session_id, number, place, lambda page: _learning(person(request), page, agreed), said)


def _keep(owner: Person, page: AppealPage, data: dict[str, object]) -> None:
    """Keep the words, then show them where she chose somebody; a refusal there leaves the words kept."""
    words, now = str(data["words"]), timezone.now()
    address = reverse("roleplay:point", args=[page.session.pk, page.branch.number, page.point.place])
    kept = scores.write_appeal(
        user=owner, score=page.filed.row, point=page.point, words=words, address=address, now=now
    )
    if isinstance(judge := data["judge"], Person):
        shown = page.copy_for_judge(words)
        scores.show_appeal(user=owner, appeal=kept, judge=judge, shown=shown, agreed=bool(data["agreed"]), now=now)


def _taken_back(owner: Person, page: AppealPage) -> None:
    if page.own:
        scores.take_back(user=owner, appeal=page.own.appeal)


def _dropped(owner: Person, page: AppealPage) -> None:
    if page.own:
        scores.drop_appeal(user=owner, appeal=page.own.appeal)


def _learning(owner: Person, page: AppealPage, agreed: bool) -> None:
    if page.own is None:
        raise Http404
    appeal, plea, verdict = page.own.appeal, page.own.plea, page.own.verdict
    if agreed:
        now = timezone.now()
        scores.give_to_learning(user=owner, appeal=appeal, plea=plea, verdict=verdict, turns=page.moment, now=now)
    else:
        scores.take_from_learning(user=owner, appeal=appeal)


def _deed(
    request: HttpRequest,
    session_id: UUID,
    number: int,
    place: int,
    deed: Callable[[AppealPage], None],
    said: str | Promise,
) -> HttpResponse:
    page = _page(request, session_id, number, place)
    where = (page.session.pk, page.branch.number, page.point.place)
    return act(request, lambda: deed(page), said, "roleplay:point", *where)


def _back(page: AppealPage) -> HttpResponse:
    return redirect("roleplay:point", page.session.pk, page.branch.number, page.point.place)


def _page(request: HttpRequest, session_id: UUID, number: int, place: int) -> AppealPage:
    """Return the page of the user's own point; to everybody else it does not exist."""
    session, branch = ended_or_404(request, session_id, number)
    owner, now = person(request), timezone.now()
    try:
        filed = services.letter_for(user=owner, session=session, branch=branch, now=now)
        with kept_whatever_happens():
            standing = services.settled(user=owner, filed=filed, now=now)
        return appeal_page(reader=owner, session=session, branch=branch, filed=filed, standing=standing, place=place)
    except (LookupError, LetterFailed):
        raise Http404 from None
