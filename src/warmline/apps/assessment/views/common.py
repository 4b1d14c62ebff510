"""What the views share: finding the attempt or part that the user may see, in the seat that she has."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest

from warmline.apps.assessment.models import Attempt, Piece
from warmline.apps.assessment.selectors import attempt_of, piece_of
from warmline.apps.people.models import Person
from warmline.apps.people.views.common import me, or_404


def attempt_or_404(request: HttpRequest, attempt: UUID) -> Attempt:
    """Return an attempt in which the user has a seat."""
    return or_404(attempt_of(me(request), attempt))


def own_attempt_or_404(request: HttpRequest, attempt: UUID) -> Attempt:
    """Return the user's own attempt."""
    return _held(attempt_or_404(request, attempt), me(request), "owner_id")


def assessed_or_404(request: HttpRequest, attempt: UUID) -> Attempt:
    """Return an attempt that the user assesses."""
    return _held(attempt_or_404(request, attempt), me(request), "assessor_id")


def decided_or_404(request: HttpRequest, attempt: UUID) -> Attempt:
    """Return an attempt that the user was asked to decide, in place of its assessor."""
    return _held(attempt_or_404(request, attempt), me(request), "second_id")


def own_piece_or_404(request: HttpRequest, attempt: UUID, number: int) -> Piece:
    """Return a part of the user's own attempt."""
    found = or_404(piece_of(me(request), attempt, number))
    _held(found.attempt, me(request), "owner_id")
    return found


def assessed_piece_or_404(request: HttpRequest, attempt: UUID, number: int) -> Piece:
    """Return a part of an attempt that the user assesses."""
    found = or_404(piece_of(me(request), attempt, number))
    _held(found.attempt, me(request), "assessor_id")
    return found


def _held(attempt: Attempt, user: Person, seat: str) -> Attempt:
    if getattr(attempt, seat) != user.pk:
        raise Http404
    return attempt
