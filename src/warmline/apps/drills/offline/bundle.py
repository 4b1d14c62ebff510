"""What a phone gets to hold: the next drills and cards of one person, with good answers to compare with."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final

from django.contrib.sessions.backends.base import SessionBase
from django.urls import reverse

from warmline.apps.drills.content import Item
from warmline.apps.drills.offline.slips import sign_in_mark, write_slip
from warmline.apps.drills.selectors import own_next
from warmline.apps.library.ports import rubric
from warmline.apps.people.marks import person_mark
from warmline.apps.people.models import Person
from warmline.core.practice.drills import Drill

SCHEMA: Final = 1
"""The form of what phones hold and send. A later form adds; a queue that an earlier build filled stays readable."""
COUNT: Final = 20
SHOWN: Final = timedelta(days=7)
"""How long a phone shows what it holds. Longer than a sign-in lasts: the way home and the next morning come later."""


def bundle_for(person: Person, session: SessionBase, now: datetime) -> dict[str, Any]:
    """Return the person's next twenty as plain values for her own phone. Opens what is hers alone."""
    return {
        "schema": SCHEMA,
        "person": person_mark(person),
        "signIn": sign_in_mark(session),
        "slip": write_slip(person, session, now),
        "until": int((now + SHOWN).timestamp() * 1000),
        "addresses": {name: reverse(f"drills:offline_{name}") for name in ("hello", "answers", "bundle")},
        "home": reverse("drills:start"),
        "items": [_item(each) for each in own_next(person, now, COUNT)],
    }


def _item(item: Item) -> dict[str, Any]:
    told = {
        "id": item.id,
        "aim": rubric().behaviour(item.behaviour)[1].name,
        "seconds": item.seconds,
    }
    thing = item.thing
    if not isinstance(thing, Drill):
        return {**told, "kind": "card", "prompt": thing.prompt, "answer": thing.answer}
    return {
        **told,
        "kind": "drill",
        "context": thing.context,
        "customer": thing.customer,
        "good": [{"say": good.say, "why": good.why} for good in thing.good],
        "trap": {"say": thing.trap.say, "why": thing.trap.why},
    }
