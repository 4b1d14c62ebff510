"""What the daily practice keeps of a person: handed out to her alone, erased with her, gone after two years."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from warmline.apps.audit.verbs import name_verbs
from warmline.apps.drills.models import Answer, Deck
from warmline.apps.people import vault
from warmline.apps.people.models import Person
from warmline.apps.people.registry import Keeping, Retention, register_keeping, register_retention

STAYS = timedelta(days=730)


def register() -> None:
    """Name the verbs and hand exporter, eraser and retention to the registry."""
    name_verbs(
        {
            "drills.practised": _("You practised for the day"),
            "drills.plan_made": _("You made an if-then plan"),
            "drills.pace_changed": _("You changed your minutes a day"),
        }
    )
    register_keeping(Keeping("drills", export, erase))
    meaning = "Answers to drills, and cards that were not touched for so long"
    register_retention(Retention("drills", meaning, STAYS, clean))


def export(person: Person) -> dict[str, Any]:
    """Return a person's answers, cards and plans, opened for her alone."""
    # Imported here: what reads drills is not needed to start the house.
    from warmline.apps.drills.answers import pack_answer
    from warmline.apps.drills.deck import pack
    from warmline.apps.drills.selectors import own_answers, read_own_deck

    try:
        deck = json.loads(pack(read_own_deck(person, person)))
        answers = [json.loads(pack_answer(each)) for each in own_answers(person)]
    except vault.KeyErased:
        return {"answers": [], "deck": None}
    return {"answers": answers, "deck": deck}


def erase(person: Person) -> int:
    """Delete a person's answers and deck and return how many rows that were."""
    answers, _rows = Answer.objects.filter(person=person).delete()
    decks, _rows = Deck.objects.filter(person=person).delete()
    return answers + decks


def clean(before: datetime) -> int:
    """Delete answers given, and decks last touched, before a moment; return how many there were."""
    answers, _rows = Answer.objects.filter(at__lt=before).delete()
    decks, _rows = Deck.objects.filter(updated_at__lt=before).delete()
    return answers + decks
