"""The sample house says what it thinks: invented reactions, kind words, and a look over its content."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from warmline.apps.improvement.holding import GROUP
from warmline.apps.improvement.looking import look
from warmline.apps.improvement.models import KindWord, Reaction, Step
from warmline.apps.modules.models import Module, State
from warmline.apps.people.models import Membership, Organisation, Role
from warmline.apps.people.sample.finding import face
from warmline.apps.programmes.models import Enrolment

_SAID: Final = (
    "More short examples, please",
    "Shorter examples and more of them",
    "An example from our own parcel desk",
    "Examples for the parcel desk would help",
    "The last exercise is too long",
    "The exercise at the end is long for a shift",
    "",
    "",
    "",
    "",
)
_WORDS: Final = 9
_BEGAN: Final = timedelta(days=40)
_BEFORE: Final = timedelta(days=20)


@transaction.atomic
def load_sample_improvement(organisation: Organisation, now: datetime) -> int:
    """Make reactions and kind words of the sample house once, and look over its content; return how many findings.

    A real house gets nothing. The reactions belong to nobody: no sample person is said to have given one.
    """
    if not organisation.is_sample or Reaction.objects.filter(organisation=organisation).exists():
        return 0
    Reaction.objects.bulk_create(_reactions(organisation, now))
    _words(organisation, now)
    return look(organisation=organisation, now=now)


def _reactions(organisation: Organisation, now: datetime) -> list[Reaction]:
    modules = Module.objects.filter(organisation=organisation, state=State.PUBLISHED, live__isnull=False)
    versions = [(row.key, number) for row in modules for number in range(1, (row.live or 1) + 1)]
    made: list[Reaction] = []
    for key, number in versions:
        made += _said(organisation, Step.MODULE, key, number, 15, now)
    return made + _said(organisation, Step.DRILLS, "daily", 0, 25, now)


def _said(organisation: Organisation, kind: Step, ref: str, version: int, n: int, now: datetime) -> list[Reaction]:
    dice = random.Random(f"sample reactions:{kind}:{ref}:{version}")  # noqa: S311
    return [
        Reaction(
            organisation=organisation,
            kind=kind,
            ref=ref,
            version=version,
            use=dice.choice((2, 3, 3, 4, 4, 4, 5, 5)),
            words=_SAID[place % len(_SAID)],
            week=now.date() - timedelta(days=now.date().weekday() + 7 * (place % 3)),
            batch=place // GROUP,
        )
        for place in range(n)
    ]


def _words(organisation: Organisation, now: datetime) -> None:
    """Some people began earlier than the others, were held up, and were written to by their lead."""
    held = Membership.objects.current().filter(person__organisation=organisation, team__isnull=False)
    leads: dict[int | None, int] = dict(held.filter(role=Role.LEAD).values_list("team_id", "person_id"))
    teams = dict(held.filter(role=Role.AGENT).values_list("person_id", "team_id"))
    visitor = face(organisation)
    home = None if visitor is None else teams.get(visitor.pk)
    rows = Enrolment.objects.running().filter(person__in=teams, programme__key="foundation").exclude(person=visitor)
    late = sorted(rows, key=lambda row: (teams[row.person_id] != home, -row.pk))[:_WORDS]
    for row in late:
        row.started_on, row.enrolled_at = (now - _BEGAN).date(), now - _BEGAN
    Enrolment.objects.bulk_update(late, ["started_on", "enrolled_at"])
    KindWord.objects.bulk_create(
        KindWord(enrolment=row, by_id=leads.get(teams[row.person_id]), sent_at=now - _BEFORE) for row in late
    )
