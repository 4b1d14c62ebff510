"""What tests of sessions share: Thandi leads, Nadia and the others come."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

from tests.cast import Cast, person

from warmline.apps.people.models import Membership, Person, Role
from warmline.apps.workshops import services
from warmline.apps.workshops.models import Seat, Session
from warmline.apps.workshops.selectors.mine import session_of
from warmline.apps.workshops.selectors.plans import Offered, offered_plan

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)  # a Thursday
DAY, NINE = date(2026, 12, 1), time(9, 0)
LONDON = ZoneInfo("Europe/London")
START = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)


def offered(user: Person, key: str = "first_minute") -> Offered:
    found = offered_plan(user, key)
    assert found is not None
    return found


def wish(cast: Cast, **changes: object) -> services.Wish:
    """The workshop on the first of December at nine, at Larkfield, led by Thandi, open at once."""
    told: dict[str, object] = {
        "plan": offered(cast.trainer),
        "day": DAY,
        "at": NINE,
        "zone": "Europe/London",
        "seats": 12,
        "trainers": [cast.trainer],
        "site": cast.site,
        "room": "Room 2",
        "is_open": True,
    }
    return services.Wish(**(told | changes))  # type: ignore[arg-type]


def planned(cast: Cast, **changes: object) -> Session:
    """One session, fetched as a view would."""
    (made,) = services.plan_session(user=cast.trainer, wish=wish(cast, **changes), now=NOW)
    return again(cast.trainer, made)


def a_series(cast: Cast, **changes: object) -> list[Session]:
    """Four webinars on Wednesdays at nine, from 24 March 2027 on: the clocks go forward after the first."""
    told = {"day": date(2027, 3, 24), "every": 1, "times": 4, "plan": offered(cast.trainer, "clear_no"), "seats": 60}
    return services.plan_session(user=cast.trainer, wish=wish(cast, **(told | changes)), now=NOW)


def again(user: Person, session: Session) -> Session:
    found = session_of(user, session.pk)
    assert found is not None
    return found


def crowd(cast: Cast, count: int = 6) -> list[Person]:
    """More agents of Nadia's team."""
    made = [person(cast.organisation, f"Agent {n}", f"agent{n}@northwind.example") for n in range(count)]
    for each in made:
        Membership.objects.create(person=each, role=Role.AGENT, team=cast.team)
    return made


def seated(session: Session, *people: Person, now: datetime = NOW) -> list[Seat]:
    """These people join, whatever else they have."""
    return [services.join(user=each, session=session, now=now, anyway=True) for each in people]


def noted(by: Person, session: Session, about: Person, anchor: int, behaviour: str = "names_feeling") -> None:
    """One note during the session."""
    seen = services.Seen(behaviour, anchor, "You waited in for nothing.")
    services.note(user=by, session=session, person=about, seen=seen, key=uuid4(), now=START + timedelta(minutes=40))


def state_of(session: Session, who: Person) -> str:
    seat = Seat.objects.filter(session=session, person=who).first()
    return seat.state if seat is not None else ""


def seat_of(session: Session, who: Person) -> Seat:
    """The seat that this person has at a session."""
    return Seat.objects.get(session=session, person=who)
