"""Speech into the answer box, where this house or her browser may listen. It counts only when she sends the words."""

from __future__ import annotations

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST

from warmline.adapters.speech import NotSpoken
from warmline.apps.library.ports import listener
from warmline.apps.people.views.common import me
from warmline.apps.roleplay.calls import agreed_to, may_listen
from warmline.apps.roleplay.forms import ListeningForm
from warmline.apps.roleplay.models import Listening
from warmline.apps.roleplay.selectors import own_manner
from warmline.apps.roleplay.services import agree_to_listening

LARGEST = 2_000_000  # bytes; two minutes of speech as browsers record it are half of that


@require_POST
@never_cache
@sensitive_variables()
def listen(request: HttpRequest) -> HttpResponse:
    """Turn a recording into text for the one who sent it; nothing of it is kept.

    403 unless she agreed that the house listens, 413 for too long a recording, 503 where it could not be heard.
    """
    ear = listener()
    if ear is None or agreed_to(own_manner(me(request))) != Listening.HOUSE:
        return HttpResponse(status=403)
    try:
        sound = request.body
    except RequestDataTooBig:
        return HttpResponse(status=413)
    if len(sound) > LARGEST:
        return HttpResponse(status=413)
    try:
        return JsonResponse({"text": ear.listen(sound) if sound else ""})
    except NotSpoken:
        return HttpResponse(status=503)


@require_POST
def agree(request: HttpRequest) -> HttpResponse:
    """Keep who may listen to this person, here and in talks; an empty choice takes it back."""
    form = ListeningForm(request.POST)
    if not form.is_valid() or not may_listen(form.cleaned_data["listening"]):
        raise Http404
    agree_to_listening(user=me(request), listening=form.cleaned_data["listening"], now=timezone.now())
    return redirect("drills:next")


def hearing(request: HttpRequest) -> dict[str, object]:
    """Return who could listen and to whom she agreed, for the page of a drill. One query."""
    return {
        "house": may_listen(Listening.HOUSE),
        "browser": may_listen(Listening.BROWSER),
        "agreed": agreed_to(own_manner(me(request))),
    }
