"""What is kept of a person: that she was asked on a day, sealed which answer is hers, and kind words sent to her."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from warmline.apps.audit.verbs import name_verbs
from warmline.apps.improvement.models import KindWord, OwnReaction, Reaction
from warmline.apps.improvement.selectors.reactions import own_reactions
from warmline.apps.people import vault
from warmline.apps.people.models import Person
from warmline.apps.people.registry import Keeping, Retention, register_keeping, register_retention

STAYS = timedelta(days=730)


def register() -> None:
    """Name the verbs and hand exporter, eraser and retention to the registry."""
    name_verbs(
        {
            "improvement.reacted": _("You said what you think of a step"),
            "improvement.taken_back": _("You took back what you said of a step"),
            "improvement.looked": _("All content was looked over"),
            "improvement.handled": _("A finding about content was handled"),
            "improvement.reopened": _("A finding about content came back"),
            "improvement.word_sent": _("Your lead wrote to you about an open step"),
        }
    )
    register_keeping(Keeping("improvement", export, erase))
    register_retention(Retention("improvement", "Answers to the two questions, and kind words", STAYS, clean))


def export(person: Person) -> dict[str, Any]:
    """Return what she said of steps, opened for her alone, and when her lead wrote to her."""
    words = KindWord.objects.filter(enrolment__person=person).select_related("enrolment__programme")
    try:
        said = own_reactions(person)
    except vault.KeyErased:
        said = []
    return {
        "reactions": [
            {
                "step": own.title,
                "kind": own.reaction.kind,
                "version": own.reaction.version,
                "will_use_it": own.reaction.use,
                "should_change": own.reaction.words,
                "week": own.reaction.week.isoformat(),
            }
            for own in said
        ],
        "kind_words": [
            {"programme": word.enrolment.programme.title, "sent_at": word.sent_at.isoformat()} for word in words
        ],
    }


def erase(person: Person) -> int:
    """Delete what ties answers to her, and kind words to her; return how many rows that were.

    Her key is gone by then: the answers themselves stay without a name, and nobody can ever tell that they were hers.
    """
    links, _rows = OwnReaction.objects.filter(owner=person).delete()
    words, _rows = KindWord.objects.filter(enrolment__person=person).delete()
    return links + words


def clean(before: datetime) -> int:
    """Delete what is older than a moment and return how many rows that were."""
    counts = (
        Reaction.objects.filter(week__lt=before.date()).delete()[0],
        OwnReaction.objects.filter(day__lt=before.date()).delete()[0],
        KindWord.objects.filter(sent_at__lt=before).delete()[0],
    )
    return sum(counts)
