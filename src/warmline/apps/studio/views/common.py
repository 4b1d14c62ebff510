"""What the views of the studio share: the door, and finding a case and a version of one's own house."""

from __future__ import annotations

from django.http import HttpRequest

from warmline.apps.people.views.common import me, only_for, or_404
from warmline.apps.studio.models import Case, Revision
from warmline.apps.studio.rules import writes_scenarios
from warmline.apps.studio.selectors import case_of, revision_of

# Answer 404 to everybody who writes no scenarios: for them there is no studio.
writers_only = only_for(writes_scenarios)


def case_or_404(request: HttpRequest, pk: int) -> Case:
    """Return a scenario of the house. To everybody else it does not exist."""
    return or_404(case_of(me(request), pk))


def version_or_404(request: HttpRequest, pk: int, number: int) -> Revision:
    """Return a version of a scenario of the house; `case` is at hand."""
    return or_404(revision_of(case_or_404(request, pk), number))
