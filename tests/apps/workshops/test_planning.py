"""Planning: by the clock on the wall, never into the past, only by those who may."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied
from tests.apps.workshops.table import NOW, START, a_series, offered, planned, wish
from tests.cast import Cast

from warmline.apps.audit.models import AuditEvent
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Person
from warmline.apps.workshops import services
from warmline.apps.workshops.clocks import NoSuchTime, moment, overlap, weekly
from warmline.apps.workshops.models import RoomQuestion, Session, SessionPlan
from warmline.apps.workshops.models.sessions import State
from warmline.apps.workshops.selectors.plans import offered_plans


def test_a_session_takes_time_and_length_from_plan_and_clock(cast: Cast) -> None:
    session = planned(cast, closes=timedelta(days=1))
    assert (session.starts_at, session.ends_at - session.starts_at) == (START, timedelta(minutes=90))
    assert session.sign_up_until == START - timedelta(days=1)
    assert (session.state, session.plan.key, session.series) == (State.OPEN, "first_minute", None)
    assert [each.number for each in RoomQuestion.objects.filter(session=session)] == [1, 2]
    assert AuditEvent.objects.filter(verb="workshops.planned", target=str(session.pk)).count() == 1


def test_a_shipped_plan_gets_one_row_however_often_it_is_used(cast: Cast) -> None:
    planned(cast)
    planned(cast, day=date(2026, 12, 2))
    assert SessionPlan.objects.filter(key="first_minute").count() == 1


def test_nine_stays_nine_over_the_change_of_the_clocks(cast: Cast) -> None:
    series = a_series(cast)
    assert [each.starts_at.astimezone(UTC).hour for each in series] == [9, 8, 8, 8]
    assert {each.starts_at.astimezone(each.clock).hour for each in series} == {9}
    assert len({each.uid for each in series}) == 1
    assert len({each.recurs_at for each in series}) == 4


def test_an_hour_that_does_not_exist_is_refused_and_one_that_comes_twice_is_the_first() -> None:
    london = ZoneInfo("Europe/London")
    with pytest.raises(NoSuchTime):
        moment(date(2027, 3, 28), time(1, 30), london)
    twice = moment(date(2027, 10, 31), time(1, 30), london)
    assert twice.astimezone(london).utcoffset() == timedelta(hours=1)
    with pytest.raises(NoSuchTime):
        list(weekly(date(2027, 3, 21), time(1, 30), london, every=1, times=3))


def test_spans_that_only_touch_do_not_overlap() -> None:
    nine, ten, eleven = (datetime(2027, 1, 4, hour, tzinfo=UTC) for hour in (9, 10, 11))
    assert not overlap((nine, ten), (ten, eleven))
    assert overlap((nine, eleven), (ten, eleven))
    assert overlap((ten, eleven), (nine, eleven))


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"day": date(2026, 11, 25)}, "still to come"),
        ({"day": date(2026, 11, 26)}, "still to come"),
        ({"times": 27}, "up to 26"),
        ({"times": 2, "every": 0}, "up to 26"),
        ({"trainers": []}, "somebody who leads"),
        ({"day": date(2027, 3, 28), "at": time(1, 30)}, "no 01:30"),
    ],
)
def test_what_cannot_be_planned_is_refused_with_the_cure(cast: Cast, changes: dict[str, object], says: str) -> None:
    with pytest.raises(Refused, match=says):
        services.plan_session(user=cast.trainer, wish=wish(cast, **changes), now=NOW)
    assert not Session.objects.exists()


def test_people_and_sites_of_another_house_have_no_part_in_it(cast: Cast) -> None:
    with pytest.raises(Refused, match="your own house"):
        services.plan_session(user=cast.trainer, wish=wish(cast, trainers=[cast.outsider]), now=NOW)
    theirs = wish(cast, plan=offered(cast.outsider), trainers=[cast.outsider], site=cast.site)
    with pytest.raises(Refused, match="your own house"):
        services.plan_session(user=cast.outsider, wish=theirs, now=NOW)


def test_only_trainers_managers_and_admins_plan(cast: Cast) -> None:
    may = {name for name, who in cast.people().items() if _plans(who, wish(cast, trainers=[who], site=None))}
    assert may == {"trainer", "manager", "admin", "outsider"}, "the outsider is admin of her own house"


def _plans(who: Person, wanted: services.Wish) -> bool:
    try:
        services.plan_session(user=who, wish=wanted, now=NOW)
    except PermissionDenied:
        return False
    return True


def test_who_sees_a_session(cast: Cast) -> None:
    draft = planned(cast, is_open=False)
    sees = lambda: {n for n, w in cast.people().items() if Session.objects.visible_to(w).exists()}  # noqa: E731
    assert sees() == {"trainer", "manager", "admin"}
    services.open_session(user=cast.trainer, session=draft, now=NOW)
    assert sees() == set(cast.people()) - {"outsider"}


def test_a_plan_of_the_house_stands_in_for_the_shipped_one_and_others_do_not_see_it(cast: Cast) -> None:
    from dataclasses import replace

    own = replace(offered(cast.trainer).plan, title="Our first minute")
    row = services.write_plan(user=cast.trainer, plan=own, starts_from="first_minute", now=NOW)
    row2 = services.write_plan(user=cast.manager, plan=replace(own, title="Newer"), starts_from="", now=NOW)
    assert (row.version, row2.version, row2.plan().version) == (1, 2, 2)
    assert [each.plan.title for each in offered_plans(cast.trainer) if each.is_own] == ["Newer"]
    assert all(not each.is_own for each in offered_plans(cast.outsider))
    assert offered_plans(Person()) == []


def test_a_plan_that_does_not_hold_is_refused_with_every_reason(cast: Cast) -> None:
    from dataclasses import replace

    wrong = replace(offered(cast.trainer).plan, minutes=91, aims=(), observe=("magic",))
    with pytest.raises(Refused) as refused:
        services.write_plan(user=cast.trainer, plan=wrong, starts_from="", now=NOW)
    assert [line.split(":")[0] for line in str(refused.value).splitlines()] == ["minutes", "aims", "observe[0]"]
    with pytest.raises(PermissionDenied):
        services.write_plan(user=cast.petra, plan=offered(cast.trainer).plan, starts_from="", now=NOW)


def test_a_new_plan_gets_a_key_of_its_own(cast: Cast) -> None:
    from dataclasses import replace

    new = replace(offered(cast.trainer).plan, key="", title="Über den Berg")
    keys = [services.write_plan(user=cast.trainer, plan=new, starts_from="", now=NOW).key for _ in range(2)]
    assert keys == ["own_uber_den_berg", "own_uber_den_berg_2"]
