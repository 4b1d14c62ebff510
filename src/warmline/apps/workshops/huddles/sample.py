"""Sample huddles: what a team held, who leads next, and a game that an agent proposed."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from warmline.adapters.packs.huddles import Huddle, HuddleStep, Kind, Part, Said, load_huddles
from warmline.apps.people.models import Membership, Organisation, Person, Role, Team
from warmline.apps.people.sample.finding import holders
from warmline.apps.workshops.huddles import services
from warmline.apps.workshops.huddles.gaps import members_of
from warmline.apps.workshops.huddles.selectors import day_of
from warmline.apps.workshops.models.huddles import HuddleBooking, HuddleHeld, HuddleProposal
from warmline.core.skills import ProgrammeLevel

_DAYS: Final = 3  # huddles that the sample team held


def load_sample_huddles(organisation: Organisation, now: datetime) -> int:
    """Add them once; return how many huddles were held. All of it is made up, as the people are. Nobody is told."""
    rows = Membership.objects.current().filter(role=Role.LEAD, person__organisation=organisation)
    for row in rows.select_related("person", "team__site").order_by("pk"):
        if row.team is not None and len(members_of(row.team)) > 1:
            _team(row.person, row.team, now)
    _proposed(organisation, now)
    return HuddleHeld.objects.filter(team__site__organisation=organisation).count()


def _team(lead: Person, team: Team, now: datetime) -> None:
    today = day_of(team, now)
    if HuddleHeld.objects.filter(team=team).exists():
        return
    day = today
    for huddle in load_huddles()[-_DAYS:]:
        day = _working_before(day)
        HuddleHeld.objects.create(
            team=team, day=day, key=huddle.key, version=huddle.version, led_by=lead,
            held_at=now - timedelta(days=(today - day).days),
        )  # fmt: skip
    HuddleBooking.objects.create(
        team=team, day=_working_after(today), key=load_huddles()[0].key, leader_id=members_of(team)[0],
        booked_by=lead, booked_at=now,
    )  # fmt: skip


def _working_before(day: date) -> date:
    day -= timedelta(days=1)
    return day if day.weekday() < 5 else _working_before(day)


def _working_after(day: date) -> date:
    day += timedelta(days=1)
    return day if day.weekday() < 5 else _working_after(day)


def _proposed(organisation: Organisation, now: datetime) -> None:
    if HuddleProposal.objects.filter(organisation=organisation).exists():
        return
    agent = holders(organisation, Role.AGENT)[1]
    services.propose(user=agent, huddle=_GAME, now=now)


_GAME: Final = Huddle(
    key="",
    version=1,
    kind=Kind.GAME,
    title="Pass the feeling on",
    summary="A ball goes round. Whoever has it names a feeling in other words than the one before.",
    skill="empathy",
    behaviour="names_feeling",
    level=ProgrammeLevel.FOUNDATION,
    people=4,
    steps=(
        HuddleStep(
            1, "Hear the customer", "Ask the reader to read it once.",
            (Said(Part.READER, "I am so angry. This is the third form you sent me, and the wrong one again!"),),
        ),
        HuddleStep(
            3, "The ball goes round", "Whoever has the ball says one sentence. No word for the feeling may come twice.",
            (Said(Part.AGENT, "Three forms and still the wrong one, no wonder you are angry."),),
        ),
        HuddleStep(1, "The best one", "Each points at the one whose sentence would have calmed the customer most."),
    ),
    line="Three forms and still the wrong one. No wonder you are angry. I am sending the right one now.",
    question="Which sentence would you have wanted to hear?",
    take_along=("I find my own word for the feeling.", "I say what it comes from."),
    materials=("A soft ball, or a rolled-up sock",),
)  # fmt: skip
