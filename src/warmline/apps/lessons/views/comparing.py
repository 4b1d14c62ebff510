"""Two versions of one's own conversation, side by side."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from warmline.apps.lessons.comparing import compare_page
from warmline.apps.roleplay.views.common import branch_or_404, own_or_404, person


@require_GET
@never_cache
def compare(request: HttpRequest, session_id: UUID, left: int, right: int) -> HttpResponse:
    """Show two versions of the user's own session. To everybody else they do not exist."""
    session, _current = own_or_404(request, session_id)
    one, other = branch_or_404(session, left), branch_or_404(session, right)
    page = compare_page(reader=person(request), session=session, left=one, right=other)
    return render(request, "lessons/compare.html", {"page": page})
