"""What the views of tests share: doors, and finding things."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from warmline.apps.knowledge.models import Attempt, BankItem, Form, ItemVersion
from warmline.apps.knowledge.rules import is_expert, writes_items
from warmline.apps.knowledge.selectors import attempt_seen, own_attempt
from warmline.apps.people.views.common import me, only_for, or_404

# Answer 404 to everybody who writes no items: for them there is no bank.
writers_only = only_for(writes_items)


# Answer 404 to everybody who sits on no panel.
experts_only = only_for(is_expert)


def own_or_404(request: HttpRequest, key: UUID) -> Attempt:
    """Return the person's own attempt. To everybody else it does not exist."""
    return or_404(own_attempt(me(request), key))


def seen_or_404(request: HttpRequest, key: UUID) -> Attempt:
    """Return an attempt that this person may read."""
    return or_404(attempt_seen(me(request), key))


def form_or_404(request: HttpRequest, pk: int) -> Form:
    """Return a test of the house, or one that came with Warmline."""
    return get_object_or_404(Form.objects.visible_to(me(request)), pk=pk)


def item_or_404(request: HttpRequest, pk: int) -> BankItem:
    """Return an item of the bank for whoever may see it."""
    return get_object_or_404(BankItem.objects.visible_to(me(request)), pk=pk)


def version_or_404(request: HttpRequest, pk: int, number: int) -> ItemVersion:
    """Return a version of an item of the bank."""
    return get_object_or_404(item_or_404(request, pk).versions.select_related("item"), number=number)
