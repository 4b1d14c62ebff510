"""What the services of sessions promise at their edges: moments, seats twice, sessions that are over, far clocks."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import translation
from tests.apps.workshops.table import (
    NOW,
    START,
    a_series,
    again,
    crowd,
    noted,
    offered,
    planned,
    seated,
    wish,
)
from tests.cast import GONE, Cast

from warmline.apps.audit.models import AuditEvent
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Membership, Person, Site, Team
from warmline.apps.workshops import services
from warmline.apps.workshops.huddles import services as huddles
from warmline.apps.workshops.huddles.selectors import day_of, held_today, leaders_of, offered_huddles
from warmline.apps.workshops.models import CalendarFeed, RoomNote, RoomQuestion, RoomTally, RoomVote, Session
from warmline.apps.workshops.models.huddles import HuddleBooking, HuddleHeld
from warmline.apps.workshops.models.room import Vote
from warmline.apps.workshops.models.sessions import State
from warmline.apps.workshops.reminding import remind_now
from warmline.apps.workshops.selectors.room import hard_in, shown_counts
from warmline.apps.workshops.services.feeds import hash_of

pytestmark = pytest.mark.django_db
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
MOMENT = timedelta(microseconds=1)


# Planning and changing.


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"times": 0}, "26 dates"),
        ({"times": 27}, "26 dates"),
        ({"every": 0}, "26 dates"),
        ({"every": 13}, "26 dates"),
        ({"day": date(2026, 11, 26), "at": time(9, 0)}, "This date is over"),
        ({"closes": timedelta(days=5)}, "before anybody could join"),
        ({"trainers": []}, "somebody who leads"),
    ],
)
def test_nothing_is_planned_that_cannot_be(cast: Cast, changes: dict[str, object], says: str) -> None:
    with pytest.raises(Refused, match=says):
        services.plan_session(user=cast.trainer, wish=wish(cast, **changes), now=NOW)
    assert not Session.objects.exists()


@pytest.mark.parametrize(("times", "every"), [(26, 1), (2, 12)])
def test_the_longest_series_can_be_planned(cast: Cast, times: int, every: int) -> None:
    made = services.plan_session(user=cast.trainer, wish=wish(cast, times=times, every=every), now=NOW)
    assert len(made) == times
    assert made[-1].starts_at - made[0].starts_at > timedelta(weeks=every * (times - 1)) - 2 * HOUR


def test_a_series_with_one_date_in_the_gap_of_the_clocks_is_planned_not_at_all(cast: Cast) -> None:
    asked = wish(cast, day=date(2027, 3, 14), at=time(1, 30), times=4)
    for language, day in (("en", "28 March 2027"), ("de", "28 März 2027")):
        with translation.override(language), pytest.raises(Refused, match=day):
            services.plan_session(user=cast.trainer, wish=asked, now=NOW)
    assert not Session.objects.exists()


def test_a_closed_account_leads_nothing(cast: Cast) -> None:
    cast.analyst.is_active = False
    with pytest.raises(Refused, match="your own house"):
        services.plan_session(user=cast.trainer, wish=wish(cast, trainers=[cast.analyst]), now=NOW)


def test_calling_off_the_rest_leaves_what_has_been(cast: Cast) -> None:
    dates = a_series(cast)
    second = again(cast.trainer, dates[1])
    services.call_off(
        user=cast.trainer, session=again(cast.trainer, dates[2]), because="Ill.", now=second.starts_at + HOUR,
        whole_series=True,
    )  # fmt: skip
    states = Session.objects.order_by("starts_at").values_list("state", flat=True)
    assert list(states) == [State.OPEN, State.OPEN, State.CANCELLED, State.CANCELLED]


def test_a_single_session_called_off_with_its_series_is_itself_alone(cast: Cast) -> None:
    made, other = planned(cast), planned(cast, room="Room 3")
    services.call_off(user=cast.trainer, session=made, because="Ill.", now=NOW, whole_series=True)
    assert [again(cast.trainer, each).state for each in (made, other)] == [State.CANCELLED, State.OPEN]


@pytest.mark.parametrize("because", ["", " ", "\n"])
def test_calling_off_needs_a_reason(cast: Cast, because: str) -> None:
    made = planned(cast)
    with pytest.raises(Refused, match="Say why"):
        services.call_off(user=cast.trainer, session=made, because=because, now=NOW)
    assert again(cast.trainer, made).state == State.OPEN


def test_opening_twice_tells_once_and_what_is_over_is_not_opened(cast: Cast) -> None:
    made = planned(cast, is_open=False)
    for _n in range(2):
        services.open_session(user=cast.trainer, session=made, now=NOW)
    assert AuditEvent.objects.filter(verb="workshops.opened").count() == 1
    late = planned(cast, is_open=False, room="Room 3")
    with pytest.raises(Refused, match="This date is over"):
        services.open_session(user=cast.trainer, session=late, now=START)


def test_a_cancelled_session_is_neither_opened_nor_ended(cast: Cast) -> None:
    made = planned(cast)
    services.call_off(user=cast.trainer, session=made, because="Ill.", now=NOW)
    services.open_session(user=cast.trainer, session=made, now=NOW)
    assert again(cast.trainer, made).state == State.CANCELLED
    with pytest.raises(Refused, match="after it has begun"):
        services.finish(user=cast.trainer, session=made, now=START + HOUR)


def test_an_end_after_the_end_keeps_the_planned_one(cast: Cast) -> None:
    made = planned(cast)
    services.finish(user=cast.trainer, session=made, now=START + DAY)
    assert again(cast.trainer, made).ends_at == made.ends_at


# Votes and notes.


def question_of(cast: Cast, session: Session) -> RoomQuestion:
    return services.add_question(user=cast.trainer, session=session, ask="Which?", options=["a", "b", "c"])


def test_exactly_five_votes_are_shown_and_the_single_ones_are_gone(cast: Cast) -> None:
    made = planned(cast)
    people = crowd(cast, 5)
    seated(made, *people)
    question = question_of(cast, made)
    services.open_question(user=cast.trainer, question=question, now=START)
    for n, each in enumerate(people):
        services.vote(user=each, question=question, option=n % 3)
    services.vote(user=people[0], question=question, option=2)
    assert shown_counts(RoomQuestion.objects.get(pk=question.pk)) == ()
    services.close_question(user=cast.trainer, question=question)
    services.close_question(user=cast.trainer, question=question)

    assert shown_counts(RoomQuestion.objects.get(pk=question.pk)) == (1, 2, 2)
    assert not RoomVote.objects.exists()
    assert AuditEvent.objects.filter(verb="workshops.vote_closed").count() == 1


@pytest.mark.parametrize("kind", ["waiting", "left", "none", "trainer"])
def test_only_a_seat_votes(cast: Cast, kind: str) -> None:
    made = planned(cast, seats=1)
    voter = {"trainer": cast.trainer}.get(kind, cast.colleague)
    if kind == "waiting":
        seated(made, cast.nadia, voter)
    if kind == "left":
        seated(made, voter)
        services.leave(user=voter, session=made, now=NOW)
    question = question_of(cast, made)
    services.open_question(user=cast.trainer, question=question, now=START)
    with pytest.raises(Refused, match="with a seat"):
        services.vote(user=voter, question=question, option=0)


def test_a_vote_before_it_is_open_or_after_it_closed_is_refused(cast: Cast) -> None:
    made = planned(cast)
    seated(made, cast.nadia)
    question = question_of(cast, made)
    with pytest.raises(Refused, match="closed"):
        services.vote(user=cast.nadia, question=question, option=0)
    services.open_question(user=cast.trainer, question=question, now=START)
    services.finish(user=cast.trainer, session=made, now=START + HOUR)
    with pytest.raises(Refused, match="closed"):
        services.vote(user=cast.nadia, question=question, option=0)
    assert RoomQuestion.objects.get(pk=question.pk).state == Vote.CLOSED


def test_questions_are_numbered_after_those_of_the_plan(cast: Cast) -> None:
    made = planned(cast)
    before = made.questions.count() if hasattr(made, "questions") else RoomQuestion.objects.filter(session=made).count()
    first, second = question_of(cast, made), question_of(cast, made)
    assert (first.number, second.number) == (before + 1, before + 2)


def test_the_same_note_sent_twice_is_one_and_another_key_another(cast: Cast) -> None:
    made = planned(cast)
    seated(made, cast.nadia)
    seen, key = services.Seen("names_feeling", 2, "No wonder."), uuid4()
    for each in (key, key, uuid4()):
        services.note(user=cast.trainer, session=made, person=cast.nadia, seen=seen, key=each, now=START + MINUTE)
    tally = RoomTally.objects.get()
    assert (RoomNote.objects.count(), tally.two, tally.people) == (2, 2, 1)


@pytest.mark.parametrize("anchor", [0, 5, -1])
def test_an_anchor_lies_between_one_and_four(cast: Cast, anchor: int) -> None:
    made = planned(cast)
    seated(made, cast.nadia)
    with pytest.raises(Refused, match="from 1 to 4"):
        noted(cast.trainer, made, cast.nadia, anchor)
    with pytest.raises(Refused, match="from 1 to 4"):
        noted(cast.trainer, made, cast.nadia, 3, behaviour="is_nice")
    assert not RoomNote.objects.exists()


def test_a_behaviour_exactly_in_the_middle_is_not_hard(cast: Cast) -> None:
    made = planned(cast)
    people = crowd(cast, 6)
    seated(made, *people)
    for n, each in enumerate(people):
        noted(cast.trainer, made, each, 2 if n % 2 else 3)
    services.finish(user=cast.trainer, session=made, now=START + HOUR)
    assert hard_in(again(cast.trainer, made), START + DAY) == ()


# Reminders and calendars.


@pytest.mark.parametrize(
    ("name", "before", "told"),
    [
        ("day", DAY + 2 * MINUTE, 1),
        ("day", DAY + 2 * MINUTE + MOMENT, 0),
        ("day", 6 * HOUR + MOMENT, 1),
        ("day", 6 * HOUR, 0),
        ("hour", HOUR + 2 * MINUTE, 1),
        ("hour", MOMENT, 1),
        ("hour", timedelta(0), 0),
    ],
)
def test_a_reminder_comes_near_its_hour_or_not_at_all(cast: Cast, name: str, before: timedelta, told: int) -> None:
    made = planned(cast, seats=1)
    seated(made, cast.nadia, cast.colleague)
    assert remind_now(session_id=made.pk, name=name, now=START - before) == told
    assert remind_now(session_id=made.pk, name=name, now=START - before) == 0, "once"


def test_a_calendar_address_is_known_by_its_sum_alone_and_a_new_one_ends_the_old(cast: Cast) -> None:
    first = services.make_feed(user=cast.nadia, now=NOW)
    second = services.make_feed(user=cast.nadia, now=NOW)
    row = CalendarFeed.objects.get()
    assert row.hashed == hash_of(second) != hash_of(first)
    assert second not in str(CalendarFeed.objects.values())
    assert services.revoke_feed(user=cast.nadia)
    assert not services.revoke_feed(user=cast.nadia)
    assert AuditEvent.objects.filter(verb="workshops.feed_revoked").count() == 1


# Huddles.


def sydney(cast: Cast) -> Team:
    """Nadia's team, as if it stood in Sydney."""
    Site.objects.filter(pk=cast.site.pk).update(timezone="Australia/Sydney")
    return Team.objects.select_related("site").get(pk=cast.team.pk)


def test_the_day_of_a_huddle_is_that_of_the_team_s_own_clock(cast: Cast) -> None:
    team, key = sydney(cast), offered_huddles(cast.petra)[0].key
    evening = datetime(2026, 11, 26, 20, 0, tzinfo=UTC)
    row = huddles.hold(user=cast.petra, team=team, key=key, now=evening)
    assert row.day == day_of(team, evening) == date(2026, 11, 27)
    assert held_today(cast.nadia, evening) == row
    assert held_today(cast.nadia, evening + 17 * HOUR) is None, "it is tomorrow there"
    huddles.hold(user=cast.petra, team=team, key=key, now=evening + HOUR)
    assert HuddleHeld.objects.count() == 1
    assert AuditEvent.objects.filter(verb="workshops.huddle_held").count() == 1


@pytest.mark.parametrize(("ahead", "fits"), [(-1, False), (0, True), (60, True), (61, False)])
def test_a_huddle_is_booked_from_today_on_for_sixty_days(cast: Cast, ahead: int, fits: bool) -> None:
    team, key = sydney(cast), offered_huddles(cast.petra)[0].key
    evening = datetime(2026, 11, 26, 20, 0, tzinfo=UTC)
    day = date(2026, 11, 27) + timedelta(days=ahead)
    asked = {"user": cast.petra, "team": team, "key": key, "leader": cast.nadia, "day": day, "now": evening}
    if not fits:
        with pytest.raises(Refused, match="60 days"):
            huddles.book(**asked)  # type: ignore[arg-type]
        return
    assert huddles.book(**asked).day == day  # type: ignore[arg-type]


def test_who_left_the_team_or_the_house_cannot_be_booked(cast: Cast) -> None:
    team, key = cast.team, offered_huddles(cast.petra)[0].key
    assert set(leaders_of(team)) == {cast.nadia, cast.colleague, cast.petra}
    Membership.objects.filter(person=cast.colleague).update(until=GONE)
    Person.objects.filter(pk=cast.nadia.pk).update(is_active=False)
    assert set(leaders_of(team)) == {cast.petra}
    for who in (cast.nadia, cast.colleague, cast.outsider):
        with pytest.raises(Refused, match="not in the team"):
            huddles.book(user=cast.petra, team=team, key=key, leader=who, day=date(2026, 11, 27), now=NOW)


@pytest.mark.parametrize("who", ["petra", "nadia", "colleague", "other_lead", "outsider"])
def test_a_booking_is_taken_back_by_its_leader_or_who_looks_after_the_team(cast: Cast, who: str) -> None:
    key = offered_huddles(cast.petra)[0].key
    row = huddles.book(user=cast.petra, team=cast.team, key=key, leader=cast.nadia, day=date(2026, 11, 27), now=NOW)
    if who in ("petra", "nadia"):
        huddles.unbook(user=cast.people()[who], booking=row)
        assert not HuddleBooking.objects.exists()
        return
    with pytest.raises(PermissionDenied):
        huddles.unbook(user=cast.people()[who], booking=row)
    assert HuddleBooking.objects.exists()


@pytest.mark.parametrize("key", ["", "of_nobody", "\x00", "x" * 20_000])
def test_a_huddle_that_nobody_knows_is_held_and_booked_by_nobody(cast: Cast, key: str) -> None:
    with pytest.raises(Refused, match="not offered"):
        huddles.hold(user=cast.petra, team=cast.team, key=key, now=NOW)
    with pytest.raises(Refused, match="not offered"):
        huddles.book(user=cast.petra, team=cast.team, key=key, leader=cast.nadia, day=date(2026, 11, 27), now=NOW)


def test_offered_plans_of_an_outsider_are_her_own_house_s(cast: Cast) -> None:
    from warmline.apps.workshops.selectors.plans import offered_plans

    assert offered(cast.outsider).row is None
    keys = {each.plan.key for each in offered_plans(cast.outsider)}
    assert keys == {each.plan.key for each in offered_plans(cast.trainer)}
