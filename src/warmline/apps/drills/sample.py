"""A few weeks of daily practice for the sample's first agent, answered through the services like anybody's."""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from warmline.apps.drills import models, services
from warmline.apps.drills.answers import Sent
from warmline.apps.drills.content import items
from warmline.apps.drills.deck import Deck, with_reviews
from warmline.apps.drills.planning import day_set
from warmline.apps.people.models import Organisation, Person
from warmline.apps.people.sample.faces import FACES
from warmline.core.practice.spacing import Grade, Review, Weekdays

DAYS: Final = 23
_SEED: Final = "sample drills"
_SPACE: Final = uuid.UUID("2f0f4b0e-8d0b-4a53-a2a1-5a8e3f6f8b11")
_HABIT: Final = 0.7  # of her working days
_GRADES: Final = ((Grade.AGAIN, 2), (Grade.HARD, 3), (Grade.GOOD, 4), (Grade.EASY, 1))


def load_sample_drills(organisation: Organisation, now: datetime) -> int:
    """Give the sample's first agent answers in the three weeks before today, and a plan; return how many answers.

    What she says aloud has no words to read, so this is quick. Where she has answers already nothing is added.
    """
    person = Person.objects.filter(organisation=organisation, is_sample=True, email=FACES[0].email).first()
    if person is None or models.Answer.objects.visible_to(person).exists():
        return 0
    answers = list(_answers(now))
    services.merge_answers(user=person, answers=answers, now=now)
    yesterday = now - timedelta(days=1)
    services.make_plan(
        user=person,
        moment="a customer says how long they waited",
        deed="say that time back before I ask for anything",
        now=yesterday,
    )
    return len(answers)


def _answers(now: datetime) -> Iterator[Sent]:
    """Yield what she would have been asked, day by day, with grades drawn from seeded dice."""
    dice, deck = random.Random(_SEED), Deck()  # noqa: S311
    today = now.astimezone(UTC).date()
    for back in range(DAYS, 0, -1):
        day = today - timedelta(days=back)
        if day.weekday() > 4 or dice.random() > _HABIT:
            continue
        for n, sent in enumerate(_day(deck, day, dice)):
            sent = replace(sent, key=uuid.uuid5(_SPACE, f"{day} {n}"))
            review = Review(sent.at, sent.key.hex, day, sent.grade or Grade.GOOD)
            deck = with_reviews(deck, [(sent.item, items()[sent.item].behaviour, review)])
            yield sent


def _day(deck: Deck, day: date, dice: random.Random) -> Iterator[Sent]:
    at = datetime.combine(day, time(8, 40), UTC)
    for item in day_set(deck, day, Weekdays()).left:
        grade = dice.choices([grade for grade, _weight in _GRADES], [weight for _grade, weight in _GRADES])[0]
        at += timedelta(seconds=item.seconds)
        yield Sent(_SPACE, item.id, at, "", grade, item.seconds)
