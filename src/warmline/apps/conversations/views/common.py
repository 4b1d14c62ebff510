"""What the views share: the door, and finding an upload of one's own places."""

from __future__ import annotations

from django.http import HttpRequest

from warmline.apps.conversations.models import Upload
from warmline.apps.conversations.rules import is_analyst
from warmline.apps.conversations.selectors import upload_of
from warmline.apps.people.views.common import me, only_for, or_404

# Answer 404 to everybody who is no analyst: for them there is no such room.
analysts_only = only_for(is_analyst)


def upload_or_404(request: HttpRequest, pk: int) -> Upload:
    """Return an upload of her places. To everybody else it does not exist."""
    return or_404(upload_of(me(request), pk))
