"""What is kept of a rater: handed out to her, taken off her name when she is erased, gone after two years."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from warmline.apps.audit.verbs import name_verbs
from warmline.apps.people.models import Person
from warmline.apps.people.registry import Keeping, Retention, register_keeping, register_retention
from warmline.apps.reviews.models import Review, ReviewedConversation

STAYS = timedelta(days=730)


def register() -> None:
    """Name the verbs and hand exporter, eraser and retention to the registry."""
    name_verbs(
        {
            "reviews.imported": _("Reviews were loaded"),
            "reviews.fitted": _("The machine learned from reviews"),
            "reviews.put_back": _("An earlier state of what the machine learned was put in force"),
            "reviews.turned_off": _("Criteria were set back to suggested, because newer reviews do not bear them out"),
        }
    )
    register_keeping(Keeping("reviews", export, erase))
    register_retention(Retention("reviews", "Reviews of conversations by raters", STAYS, clean))


def export(person: Person) -> list[dict[str, Any]]:
    """Return the reviews that a person gave under her e-mail address."""
    return [
        {
            "conversation": row.conversation.name,
            "criterion": row.criterion,
            "anchor": row.anchor,
            "comment": row.comment,
            "given_at": row.given_at.isoformat(),
        }
        for row in _given_by(person).select_related("conversation")
    ]


def erase(person: Person) -> int:
    """Take her address and her words off the reviews she gave; the anchors stay, under a number."""
    taken_off: int = _given_by(person).update(rater=f"erased-{person.pk}", comment="")
    return taken_off


def clean(before: datetime) -> int:
    """Delete the reviews given before a moment, and conversations that nobody's review needs any longer."""
    rows = Review.objects.filter(given_at__lt=before)
    count = rows.count()
    rows.delete()
    ReviewedConversation.objects.filter(reviews=None).delete()
    return count


def _given_by(person: Person) -> Any:
    return Review.objects.filter(conversation__organisation=person.organisation_id, rater__iexact=person.email)
