"""Planning a session, or a series of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from warmline.adapters.packs.workshops import plan_text
from warmline.apps.audit.services import record
from warmline.apps.people.errors import Refused, require
from warmline.apps.people.models import Person, Site
from warmline.apps.workshops.clocks import NoSuchTime, weekly
from warmline.apps.workshops.models import RoomQuestion, Series, Session, SessionPlan
from warmline.apps.workshops.models.sessions import State
from warmline.apps.workshops.rules import PLAN
from warmline.apps.workshops.selectors.conflicts import Conflicts, conflicts_of_new
from warmline.apps.workshops.selectors.plans import Offered
from warmline.apps.workshops.services.scheduling import schedule_reminders

MOST_DATES = 26  # dates of one series; chosen: half a year of weeks


@dataclass(frozen=True, slots=True)
class Wish:
    """What is planned: the plan, where, when by which clock, for how many, and until when people may join.

    `closes` is how long before the start sign-up ends. With `times` above one it comes back every `every` weeks.
    """

    plan: Offered
    day: date
    at: time
    zone: str
    seats: int
    trainers: Sequence[Person]
    site: Site | None = None
    room: str = ""
    link: str = ""
    closes: timedelta = timedelta(0)
    every: int = 1
    times: int = 1
    is_open: bool = False


@transaction.atomic
def plan_session(*, user: Person, wish: Wish, now: datetime, anyway: bool = True) -> list[Session]:
    """Save a session, or all dates of a series, and return them in order.

    Raises PermissionDenied for who may not plan, and Refused for a date in the past, a sign-up that has ended by now, a
    time that does not exist on that day, a series without an end in sight, or a session without a trainer of this
    house. Unless `anyway`, raises Conflicts where something is in the way, and nothing is planned.
    """
    require(PLAN, user, user.organisation)
    starts = _starts(wish, now)
    _check_people(user, wish)
    plan = _kept(wish.plan, now)
    length = timedelta(minutes=plan.minutes)
    series = _series(user, wish, starts, length, now) if len(starts) > 1 else None
    made = [_session(user, wish, plan, start, length, series, now) for start in starts]
    for session in made:
        session.trainers.set(wish.trainers)
    if not anyway and (lines := conflicts_of_new(made)):
        raise Conflicts(lines, _("Nothing is planned yet: something is in the way."))
    for session in made:
        _put_questions(session)
        record(actor=user, verb="workshops.planned", target=str(session.pk), data={"plan": plan.key})
    if wish.is_open:
        schedule_reminders(made, now)
    return made


def _starts(wish: Wish, now: datetime) -> list[datetime]:
    if not 1 <= wish.times <= MOST_DATES or not 1 <= wish.every <= 12:
        raise Refused(_("A series has up to 26 dates, at most twelve weeks apart."))
    try:
        starts = list(weekly(wish.day, wish.at, ZoneInfo(wish.zone), every=wish.every, times=wish.times))
    except NoSuchTime as gap:
        raise Refused(
            _("On %(day)s the clocks go forward, and there is no %(time)s. Choose another time.")
            % {"day": date_format(gap.moment, "j F Y"), "time": date_format(gap.moment, "H:i")}
        ) from gap
    if starts[0] <= now:
        raise Refused(_("This date is over. Choose one that is still to come."))
    if starts[0] - wish.closes <= now:
        raise Refused(
            _("Sign-up would have ended before anybody could join. Let it end nearer to the start, or begin later.")
        )
    return starts


def _check_people(user: Person, wish: Wish) -> None:
    if not wish.trainers:
        raise Refused(_("A session needs somebody who leads it. Choose at least one person."))
    if any(each.organisation_id != user.organisation_id or not each.is_active for each in wish.trainers):
        raise Refused(_("Only people of your own house can lead a session."))
    if wish.site is not None and wish.site.organisation_id != user.organisation_id:
        raise Refused(_("Choose a site of your own house."))


def _kept(offered: Offered, now: datetime) -> SessionPlan:
    """Return the row of a plan; one that comes with the house gets its row when it is used for the first time."""
    if offered.row is not None:
        return offered.row
    plan = offered.plan
    told = {"title": plan.title, "kind": plan.kind.value, "minutes": plan.minutes, "body": plan_text(plan)}
    row, _made = SessionPlan.objects.get_or_create(
        organisation=None, key=plan.key, version=plan.version, defaults={**told, "made_at": now}
    )
    return row


def _series(user: Person, wish: Wish, starts: Sequence[datetime], length: timedelta, now: datetime) -> Series:
    return Series.objects.create(
        organisation=user.organisation,
        starts_at=starts[0],
        ends_at=starts[0] + length,
        zone=wish.zone,
        every=wish.every,
        times=wish.times,
        changed_at=now,
    )


def _session(
    user: Person,
    wish: Wish,
    plan: SessionPlan,
    start: datetime,
    length: timedelta,
    series: Series | None,
    now: datetime,
) -> Session:
    return Session.objects.create(
        organisation=user.organisation,
        plan=plan,
        series=series,
        recurs_at=start if series is not None else None,
        site=wish.site,
        room=wish.room,
        link=wish.link,
        starts_at=start,
        ends_at=start + length,
        zone=wish.zone,
        seats=wish.seats,
        sign_up_until=start - wish.closes,
        state=State.OPEN if wish.is_open else State.PLANNED,
        made_by=user,
        changed_at=now,
    )


def _put_questions(session: Session) -> None:
    questions = session.plan.plan().questions
    RoomQuestion.objects.bulk_create(
        RoomQuestion(
            session=session,
            number=number,
            ask=question.ask,
            options=[{"text": option.text, "behaviour": option.behaviour or ""} for option in question.options],
        )
        for number, question in enumerate(questions, start=1)
    )
