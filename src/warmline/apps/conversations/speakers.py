"""Whose conversation a reviewed one was: the link from a review to the person who spoke."""

from __future__ import annotations

from collections.abc import Collection

from warmline.apps.conversations.models import Talk
from warmline.apps.reviews.models import ReviewedConversation


def reviewed_of(organisation: int, people: Collection[int]) -> dict[int, int]:
    """Return which reviewed conversations these people held: the person's key by the conversation's.

    Reviews know a conversation by the name that it has in the house's own files. A name that two people's files share,
    or that nobody's file explains, is nobody's: a review must not be laid at the wrong door. Three queries at most, one
    where nothing was reviewed.
    """
    reviewed = ReviewedConversation.objects.filter(organisation=organisation)
    here = Talk.objects.filter(upload__organisation=organisation)
    hers = here.filter(agent__in=list(people), name__in=reviewed.values("name"))
    found = dict(hers.order_by().values_list("name", "agent"))
    if not found:
        return {}
    spoken: dict[str, set[int | None]] = {name: set() for name in found}
    for name, agent in here.filter(name__in=list(found)).order_by().values_list("name", "agent").distinct():
        spoken[name].add(agent)
    sure = {name: person for name, person in found.items() if spoken[name] == {person}}
    return {key: sure[name] for key, name in reviewed.filter(name__in=list(sure)).values_list("pk", "name")}
