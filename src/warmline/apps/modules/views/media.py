"""Files: shown to whoever may see a module that shows them, in whole or in parts."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from warmline.apps.modules.files.sending import send
from warmline.apps.modules.files.storing import place_of
from warmline.apps.modules.models import MediaFile
from warmline.apps.modules.selectors import media_of
from warmline.apps.people.views.common import me, or_404
from warmline.core.curriculum.module.transcripts import is_captions


@require_safe
def media(request: HttpRequest, short: str) -> HttpResponseBase:
    """Send a file, or the part of it that was asked for."""
    found = _found(request, short)
    path = place_of(found.sha256)
    if not path.exists():
        raise Http404
    name = f"{short}.pdf" if found.kind == MediaFile.Kind.DOCUMENT else ""
    response = send(request, path, content_type=found.content_type, etag=found.sha256, name=name)
    response._csp_replace = {"default-src": ["'none'"], "sandbox": [""]}  # type: ignore[attr-defined]
    return response


@require_safe
def captions(request: HttpRequest, short: str) -> HttpResponse:
    """Send the captions of a film or sound."""
    found = _found(request, short)
    if not is_captions(found.transcript):
        raise Http404
    return HttpResponse(found.transcript, content_type="text/vtt; charset=utf-8")


def _found(request: HttpRequest, short: str) -> MediaFile:
    return or_404(media_of(me(request), short))
