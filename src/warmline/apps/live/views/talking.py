"""The talk itself: its page, saying a line, what is new, leaving and stopping."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from warmline.apps.live import services
from warmline.apps.live.forms import LineForm
from warmline.apps.live.models import LiveTalk, Side, Status
from warmline.apps.live.news import news_for
from warmline.apps.live.screens import live_screen
from warmline.apps.live.selectors import talk_of
from warmline.apps.live.streams import looking_at, watch
from warmline.apps.live.views.common import person, talk_or_404, to_talk
from warmline.apps.live.views.resting import resting
from warmline.apps.people.views.common import number
from warmline.apps.roleplay.answers import AnswerRefused

_HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


@require_GET
@never_cache
def talk(request: HttpRequest, talk_id: UUID) -> HttpResponse:
    """Show the talk as it stands for this side: the invitation, the talk, or what comes after it."""
    found = talk_or_404(request, talk_id)
    if found.status != Status.ACTIVE:
        return resting(request, found)
    return render(request, "live/talk.html", {"screen": live_screen(person(request), found)})


@require_POST
@sensitive_post_parameters("text")
@never_cache
def say(request: HttpRequest, talk_id: UUID) -> HttpResponse:
    """Save a line. A script gets a fresh key, or what is wrong; without one the page is shown anew."""
    found, form = talk_or_404(request, talk_id), LineForm(request.POST)
    if not form.is_valid():
        raise Http404
    try:
        saved = services.say(user=person(request), talk=found, sent=form.sent(), now=timezone.now())
    except AnswerRefused as problem:
        return _refused(request, found, form.sent().text, str(problem))
    except (services.Stopped, services.Over):
        saved = 0
    return JsonResponse({"number": saved, "key": str(uuid4())}) if _by_script(request) else to_talk(found)


@require_GET
@never_cache
def lines(request: HttpRequest, talk_id: UUID) -> HttpResponse:
    """Bring what was said since a line, and for the player the guidance that goes with it."""
    found = talk_or_404(request, talk_id)
    return JsonResponse(news_for(request, person(request), found, after=number(request.GET.get("after", ""))))


def events(request: HttpRequest, talk_id: UUID) -> HttpResponseBase:
    """Tell whenever the talk goes on, by its status and the number of its lines alone."""
    found = talk_of(person(request), talk_id)
    if found is None:
        # Not Http404: nobody reads a page here.
        return HttpResponse(status=404)
    known = (request.GET.get("status", ""), number(request.GET.get("lines", "")))
    return StreamingHttpResponse(watch(looking_at(found.pk), known), content_type="text/event-stream", headers=_HEADERS)


@require_POST
def leave(request: HttpRequest, talk_id: UUID) -> HttpResponse:
    """End the talk, and go to what comes after it."""
    found = talk_or_404(request, talk_id)
    services.leave(user=person(request), talk=found, now=timezone.now())
    mine = found.side_of(person(request)) is Side.AGENT and found.status == Status.ENDED
    return redirect("live:letter", found.pk) if mine else to_talk(found)


@require_POST
def stop(request: HttpRequest, talk_id: UUID) -> HttpResponse:
    """Stop everything at once, for both."""
    found = talk_or_404(request, talk_id)
    services.stop(user=person(request), talk=found, now=timezone.now())
    return to_talk(found)


def _by_script(request: HttpRequest) -> bool:
    return request.headers.get("X-Live") == "1"


def _refused(request: HttpRequest, talk: LiveTalk, text: str, problem: str) -> HttpResponse:
    if _by_script(request):
        return JsonResponse({"error": problem}, status=422)
    shown = live_screen(person(request), talk, text=text, error=problem)
    return render(request, "live/talk.html", {"screen": shown}, status=422)
