"""What people decided about a letter: it counts from the owner's next visit on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from warmline.apps.people.models import Person
from warmline.apps.practice.services import unlearn
from warmline.apps.roleplay.services.ending import FiledLetter
from warmline.apps.scores.selectors import OwnAppeal, newest_card, own_appeals
from warmline.apps.scores.services import settle
from warmline.core.scoring.scorecard import Scorecard


@dataclass(frozen=True, slots=True)
class Settled:
    """The scorecard as it stands now, and the owner's appeals by the place of the point in the machine's own card."""

    card: Scorecard
    appeals: Mapping[int, OwnAppeal]

    @property
    def overturned(self) -> int:
        """How many points people overturned."""
        return sum(each.overturned for each in self.appeals.values())


def settled(*, user: Person, filed: FiledLetter, now: datetime) -> Settled:
    """Return where the owner's letter stands; decisions that came in since count from here on, in her mastery too.

    One query where she has not appealed.
    """
    appeals = own_appeals(user, user, filed.row) if filed.row.owner_id == user.pk else {}
    if any(each.unsettled for each in appeals.values()):
        with transaction.atomic():
            corrections = settle(user=user, score=filed.row, letter=filed.letter, appeals=appeals, now=now)
            if corrections:
                unlearn(person=user, corrections=corrections, at=filed.row.filed_at)
    upheld = any(each.overturned for each in appeals.values())
    newest = newest_card(user, user, filed.row) if upheld else None
    return Settled(newest or filed.letter.card, appeals)
