"""What the views share: finding the talk in which the user has a seat."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from warmline.apps.live.models import LiveTalk
from warmline.apps.live.selectors import talk_of
from warmline.apps.live.services.leaving import close_if_forgotten
from warmline.apps.people.models import Person


def person(request: HttpRequest) -> Person:
    """Return who is signed in; the middleware lets nobody else come this far."""
    return cast(Person, request.user)


def talk_or_404(request: HttpRequest, talk_id: UUID) -> LiveTalk:
    """Return the talk in which the user has a seat; one that was forgotten is over."""
    talk = talk_of(person(request), talk_id)
    if talk is None:
        raise Http404
    close_if_forgotten(talk, timezone.now())
    return talk


def owned_or_404(request: HttpRequest, talk_id: UUID) -> LiveTalk:
    """Return the user's own talk."""
    talk = talk_or_404(request, talk_id)
    if talk.owner_id != person(request).pk:
        raise Http404
    return talk


def played_or_404(request: HttpRequest, talk_id: UUID) -> LiveTalk:
    """Return the talk in which the user plays the customer."""
    talk = talk_or_404(request, talk_id)
    if talk.partner_id != person(request).pk:
        raise Http404
    return talk


def to_talk(talk: LiveTalk) -> HttpResponse:
    """Go to the talk, which shows what is next."""
    return redirect("live:talk", talk.pk)
