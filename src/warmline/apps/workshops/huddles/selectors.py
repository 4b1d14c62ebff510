"""The huddles that a house can hold, and what its teams booked and held."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Max, QuerySet

from warmline.adapters.packs.huddles import Huddle, load_huddles
from warmline.apps.people.models import Membership, Person, Team
from warmline.apps.people.scope import Viewer, scope_of
from warmline.apps.workshops.huddles.choosing import Choice, choose
from warmline.apps.workshops.huddles.gaps import team_gaps
from warmline.apps.workshops.models.huddles import HuddleBooking, HuddleHeld, HuddleProposal, Proposed
from warmline.apps.workshops.rules import plans_sessions


@dataclass(frozen=True, slots=True)
class Today:
    """A team's huddle of a day: the choice, what was held already today, and who is booked to lead."""

    team: Team
    day: date
    choice: Choice | None
    held: Sequence[str]
    booking: HuddleBooking | None


def day_of(team: Team, now: datetime) -> date:
    """Return the day by the clock of the team's site."""
    return now.astimezone(ZoneInfo(team.site.timezone)).date()


def offered_huddles(user: Viewer) -> list[Huddle]:
    """Return the huddles that came with Warmline and those that the house took up, by title; one a key."""
    house = scope_of(user).organisation_id
    return [] if house is None else _offered(house)


def offered_huddle(user: Viewer, key: str) -> Huddle | None:
    """Return one of these huddles by its key, None where there is none."""
    return next((each for each in offered_huddles(user) if each.key == key), None)


def _offered(house: int) -> list[Huddle]:
    found = {huddle.key: huddle for huddle in load_huddles()}
    rows = HuddleProposal.objects.filter(organisation=house, state=Proposed.APPROVED).order_by("key", "version")
    found |= {row.key: row.huddle() for row in rows}
    return sorted(found.values(), key=lambda huddle: huddle.title)


def teams_for(user: Viewer) -> list[Team]:
    """Return the teams whose huddles the user looks after: those she leads, and for planners those of her places."""
    rows = Team.objects.visible_to(user).current()
    if not plans_sessions(user):
        rows = rows.led_by(user)
    return list(rows.select_related("site").order_by("site__name", "name"))


def today_of(user: Viewer, team: Team, now: datetime) -> Today:
    """Return a team's huddle of today, with its reason."""
    day = day_of(team, now)
    rows = HuddleHeld.objects.visible_to(user).filter(team=team)
    held = dict(rows.order_by().values_list("key").annotate(Max("day")))
    bookings = HuddleBooking.objects.visible_to(user).filter(team=team, day=day)
    booking = bookings.select_related("leader").first()
    done = [key for key, last in held.items() if last == day]
    booked = booking.key if booking is not None and booking.key not in done else ""
    choice = choose(offered_huddles(user), team_gaps(team, now), held, day, booked)
    return Today(team, day, choice, done, booking)


def bookings_of(user: Viewer, team: Team, day: date) -> QuerySet[HuddleBooking]:
    """Return what a team has booked from a day on, soonest first."""
    rows = HuddleBooking.objects.visible_to(user).filter(team=team, day__gte=day)
    return rows.select_related("leader").order_by("day")


def led_by(user: Person, day: date) -> QuerySet[HuddleBooking]:
    """Return the huddles that the user is booked to lead from a day on."""
    rows = HuddleBooking.objects.visible_to(user).filter(leader=user, day__gte=day)
    return rows.select_related("team__site").order_by("day")


def held_by(user: Viewer, team: Team, limit: int) -> list[HuddleHeld]:
    """Return what a team held, the newest first."""
    rows = HuddleHeld.objects.visible_to(user).filter(team=team).select_related("led_by")
    return list(rows.order_by("-day", "-pk")[:limit])


def held_today(user: Person, now: datetime, key: str = "") -> HuddleHeld | None:
    """Return the last huddle that a team of the user's own held today, by the clock of its site; of `key`, if given.

    Her own are those in which she has a role: whoever only looks after a team was not there.
    """
    teams = Membership.objects.current().filter(person=user, team__isnull=False).values("team")
    rows = HuddleHeld.objects.visible_to(user).filter(team__in=teams, day__gte=now.date() - timedelta(days=1))
    found = rows.filter(key=key) if key else rows
    listed = found.select_related("team__site").order_by("-held_at", "-pk")
    return next((row for row in listed if row.day == day_of(row.team, now)), None)


def leaders_of(team: Team) -> QuerySet[Person]:
    """Return who can be booked to lead: everybody with a role in the team."""
    rows = Membership.objects.current().filter(team=team)
    found: QuerySet[Person] = Person.objects.present().filter(pk__in=rows.values("person")).order_by("name")
    return found


def proposals(user: Person) -> list[HuddleProposal]:
    """Return the user's own proposals, and for those who plan sessions all that wait."""
    rows = HuddleProposal.objects.visible_to(user).select_related("proposed_by", "reviewed_by")
    mine = rows.filter(proposed_by=user)
    return list((mine | rows.filter(state=Proposed.WAITING)).distinct() if plans_sessions(user) else mine)
