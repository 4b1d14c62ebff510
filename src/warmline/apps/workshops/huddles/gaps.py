"""What a team shows least, from what people saw in real contacts and in assessments. Practice is never read here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import mean
from typing import Final

from django.db.models import Q

from warmline.apps.assessment.models import Attempt, Judgement, ObservedContact
from warmline.apps.knowledge.bodies import item_of
from warmline.apps.knowledge.models import Response
from warmline.apps.people.models import Membership, Team
from warmline.apps.reviews.about import told_of

FEWEST: Final = 5
"""People of the team who must be in a figure before anything is said about the team."""
LOOKS_BACK: Final = timedelta(days=90)
SHOWN: Final = 2 / 3  # anchor 3 of 4, "done", on the scale of core/practice/evidence.py


@dataclass(frozen=True, slots=True)
class Gap:
    """How far a team shows one behaviour: 0-1, people weigh the same; over how many people and sightings."""

    behaviour: str
    shown: float
    people: int
    sightings: int

    @property
    def is_open(self) -> bool:
        """Whether it is shown less than "done" on average."""
        return self.shown < SHOWN


def members_of(team: Team) -> list[int]:
    """Return the keys of the people who answer customers in the team today."""
    rows = Membership.objects.current().filter(team=team, role="agent", person__is_active=True, person__erased_at=None)
    return list(rows.order_by("person").values_list("person", flat=True).distinct())


def team_gaps(team: Team, now: datetime) -> list[Gap]:
    """Return every behaviour with enough people behind it, the one that is shown least first. Nine queries at most.

    It rests on what assessors and reviewers saw in real contacts, on assessments that are decided and were not struck
    out, and on announced tests, of the last 90 days. Behaviours with fewer than five people are not told.
    """
    people = members_of(team)
    if len(people) < FEWEST:
        return []
    seen: dict[str, dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
    for behaviour, person, success in (*_judged(people, now), *_tested(people, now), *_reviewed(team, people, now)):
        seen[behaviour][person].append(success)
    found = [
        Gap(key, mean(mean(each) for each in by.values()), len(by), sum(map(len, by.values())))
        for key, by in seen.items()
        if len(by) >= FEWEST
    ]
    return sorted(found, key=lambda gap: (gap.shown, gap.behaviour))


def _judged(people: list[int], now: datetime) -> Iterator[tuple[str, int, float]]:
    contact = Q(contact__person__in=people)
    piece = Q(piece__attempt__owner__in=people, piece__struck_why="", piece__attempt__void=False)
    piece &= Q(piece__attempt__state=Attempt.State.DECIDED)
    rows = Judgement.objects.filter(
        contact | piece, anchor__isnull=False, judged_at__gt=now - LOOKS_BACK, judged_at__lte=now
    )
    for behaviour, observed, owner, anchor in rows.values_list(
        "behaviour", "contact__person", "piece__attempt__owner", "anchor"
    ):
        yield behaviour, observed or owner, ((anchor or 1) - 1) / 3


def _reviewed(team: Team, people: list[int], now: datetime) -> Iterator[tuple[str, int, float]]:
    """Yield what reviews say. A conversation that an assessor took up is there already, with the contacts."""
    told = [each for each in told_of(team.site.organisation_id, people) if now - LOOKS_BACK < each.at <= now]
    rows = ObservedContact.objects.filter(reviewed__in={each.conversation for each in told}) if told else ()
    taken = {(row.person_id, row.reviewed_id) for row in rows}
    for each in told:
        if (each.person, each.conversation) not in taken:
            yield each.behaviour, each.person, each.success


def _tested(people: list[int], now: datetime) -> Iterator[tuple[str, int, float]]:
    rows = Response.objects.filter(
        attempt__person__in=people,
        attempt__state="done",
        answered_at__gt=now - LOOKS_BACK,
        answered_at__lte=now,
        counts=True,
        score__isnull=False,
    )
    for row in rows.select_related("version", "attempt"):
        behaviour = item_of(row.version).behaviour
        if behaviour:
            yield behaviour, row.attempt.person_id, row.score or 0.0
