"""Sample sessions: one that is over, with what its room found, one to join and lead, and a webinar that comes back."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.db import transaction

from warmline.apps.people.models import Membership, Organisation, Person, Role, Site
from warmline.apps.people.sample.finding import holder, holders
from warmline.apps.workshops import services
from warmline.apps.workshops.huddles.sample import load_sample_huddles
from warmline.apps.workshops.models import RoomQuestion, Seat, Session
from warmline.apps.workshops.models.seats import How
from warmline.apps.workshops.selectors.plans import Offered, offered_plan
from warmline.apps.workshops.track.sample import load_sample_track

SEATED: Final = 9
_SEED: Final = "sample workshops"
_WORDS: Final = {
    "lets_finish": ("Go on, I am listening.", "Yes, yes, and what is your number?"),
    "names_feeling": ("Twelve days without a line, that is a long time.", "I understand your frustration."),
    "validates": ("You kept Friday free for nobody.", "These things happen."),
    "comfort_with_action": ("I am looking at your visit now.", "Someone will call you."),
}


@transaction.atomic
def load_sample_workshops(organisation: Organisation, now: datetime) -> int:
    """Add the sessions once, through the services; return how many there are. Only for the sample organisation.

    All of it is made up, as the people are.
    """
    if not organisation.is_sample:
        return 0
    load_sample_huddles(organisation, now)
    load_sample_track(organisation, now)
    known = Session.objects.filter(organisation=organisation).count()
    trainer = holder(organisation, Role.TRAINER, site__isnull=False)
    if known or trainer is None:
        return known
    site = _site_of(trainer)
    agents = holders(organisation, Role.AGENT, team__site=site)[: SEATED + 3]
    if len(agents) <= SEATED:
        return 0
    today = now.astimezone(ZoneInfo(site.timezone)).date()
    _over(trainer, site, agents[:SEATED], _working(today - timedelta(days=9)))
    _coming(trainer, site, agents[1 : SEATED + 1], _working(today + timedelta(days=4)), now)
    _webinars(trainer, _working(today + timedelta(days=8)), now)
    return Session.objects.filter(organisation=organisation).count()


def _site_of(trainer: Person) -> Site:
    row = Membership.objects.current().filter(person=trainer, role=Role.TRAINER).exclude(site=None).order_by("pk")[0]
    assert row.site is not None
    return row.site


def _working(day: date) -> date:
    return day + timedelta(days=7 - day.weekday()) if day.weekday() >= 5 else day


def _plan(trainer: Person, key: str) -> Offered:
    found = offered_plan(trainer, key)
    if found is None:
        raise LookupError(f"the plan {key} is missing")
    return found


def _wish(trainer: Person, key: str, day: date, at: time, **more: object) -> services.Wish:
    told: dict[str, object] = {"seats": 12, "zone": trainer.timezone, "trainers": [trainer], "is_open": True}
    return services.Wish(plan=_plan(trainer, key), day=day, at=at, **(told | more))  # type: ignore[arg-type]


def _over(trainer: Person, site: Site, people: Sequence[Person], day: date) -> None:
    """The workshop of last week: everybody but one was there, the room noted and voted."""
    before = datetime.combine(day - timedelta(days=10), time(9), tzinfo=ZoneInfo(site.timezone))
    wish = _wish(trainer, "first_minute", day, time(10), site=site, room="Room 2")
    (session,) = services.plan_session(user=trainer, wish=wish, now=before)
    for person in people:
        services.join(user=person, session=session, now=before, anyway=True, quietly=True)
    there = Seat.objects.filter(session=session).exclude(person=people[-1])
    there.update(attended_at=session.starts_at, how=How.CODE)
    dice = random.Random(_SEED)  # noqa: S311
    _notes(trainer, session, people[:-1], dice)
    for question in RoomQuestion.objects.filter(session=session).order_by("number"):
        at = session.starts_at + timedelta(minutes=80)
        services.open_question(user=trainer, question=question, now=at)
        for person in people[:-1]:
            services.vote(
                user=person,
                question=question,
                option=dice.choice((0, 1, 1, 3) if question.number == 1 else (0, 0, 1, 3)),
            )
        services.close_question(user=trainer, question=question)
    services.finish(user=trainer, session=session, now=session.ends_at)


def _notes(trainer: Person, session: Session, people: Sequence[Person], dice: random.Random) -> None:
    for n, person in enumerate(people):
        observers = [trainer, people[n - 1]]
        for behaviour, by in zip(("names_feeling", "comfort_with_action"), observers, strict=True):
            anchor = dice.choice((1, 2, 2, 3) if behaviour == "names_feeling" else (2, 3, 3, 4))
            seen = services.Seen(behaviour, anchor, _WORDS[behaviour][0 if anchor > 2 else 1])
            at = session.starts_at + timedelta(minutes=40)
            services.note(user=by, session=session, person=person, seen=seen, key=uuid4(), now=at)


def _coming(trainer: Person, site: Site, people: Sequence[Person], day: date, now: datetime) -> None:
    """The workshop of this week: nine people have a seat, and three seats are left."""
    wish = _wish(trainer, "first_minute", day, time(14), site=site, room="Room 2", closes=timedelta(hours=1))
    (session,) = services.plan_session(user=trainer, wish=wish, now=now)
    for person in people:
        services.join(user=person, session=session, now=now, anyway=True, quietly=True)


def _webinars(trainer: Person, day: date, now: datetime) -> None:
    """The webinar, four times, every two weeks."""
    link = "https://meet.example.org/clear-no"
    wish = _wish(trainer, "clear_no", day, time(9), seats=60, link=link, every=2, times=4)
    services.plan_session(user=trainer, wish=wish, now=now)
