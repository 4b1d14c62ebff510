"""What is kept of notices: handed out, erased, and gone after ninety days unless it still waits."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cast import Cast

from warmline.apps.notices.groups import Group, Way
from warmline.apps.notices.keeping import clean_notices, erase_notices, export_notices
from warmline.apps.notices.letters import kind_of, kinds
from warmline.apps.notices.models import Mailbox, Notice, WakeUp
from warmline.apps.notices.services import choose, mark_all_read
from warmline.apps.notices.waking import forget, wake

NOW = dt.datetime(2026, 5, 1, 12, 0, 30, tzinfo=dt.UTC)


def test_notices_and_the_choice_are_handed_out(cast: Cast) -> None:
    Notice.objects.create(kind="invitation", person=cast.nadia, about="7", queued_at=NOW)
    mark_all_read(person=cast.nadia, now=NOW)
    ways = {Group.REVIEWS: Way.DAILY}
    choose(person=cast.nadia, ways=ways, quiet_from=dt.time(21), quiet_until=dt.time(6), rests=False)
    told, chosen = export_notices(cast.nadia)
    assert told == {
        "kind": "invitation", "queued_at": NOW.isoformat(), "state": "queued", "read_at": NOW.isoformat(),
    }  # fmt: skip
    assert chosen == {
        "ways": {"reviews": "daily"}, "quiet_from": "21:00", "quiet_until": "06:00", "days_off_are_quiet": False,
    }  # fmt: skip
    assert export_notices(cast.petra) == []


def test_erasing_takes_both_and_leaves_those_of_others(cast: Cast) -> None:
    for person in (cast.nadia, cast.petra):
        Notice.objects.create(kind="invitation", person=person)
        Mailbox.objects.create(person=person)
    assert erase_notices(cast.nadia) == 1
    assert [row.person for row in Notice.objects.all()] == [cast.petra]
    assert [row.person for row in Mailbox.objects.all()] == [cast.petra]


@pytest.mark.parametrize(("state", "left"), [("queued", 1), ("digest", 1), ("sent", 0), ("in_app", 0), ("dropped", 0)])
def test_what_waits_is_not_cleaned_away(cast: Cast, state: str, left: int) -> None:
    Notice.objects.create(kind="invitation", person=cast.nadia, state=state, queued_at=NOW)
    assert clean_notices(NOW) == 0
    assert clean_notices(NOW + dt.timedelta(seconds=1)) == 1 - left
    assert Notice.objects.count() == left


def test_a_minute_is_put_into_the_queue_once_and_forgotten_when_it_is_over(db: None) -> None:
    asked: list[dt.datetime] = []
    assert wake(NOW, asked.append)
    assert not wake(NOW + dt.timedelta(seconds=20), asked.append)
    assert wake(NOW.replace(second=0), asked.append)
    assert [at.minute for at in asked] == [1, 0]
    forget(NOW + dt.timedelta(minutes=2))
    assert not WakeUp.objects.exists()


def test_every_kind_of_the_house_has_a_group_and_a_title() -> None:
    groups = {
        "invitation": Group.SECURITY,
        "live_invited": Group.SESSIONS,
        "workshops_soon": Group.SESSIONS,
        "workshops_huddle_booked": Group.SESSIONS,
        "workshops_licence_ends": Group.CERTIFICATES,
        "assessment_decided": Group.CERTIFICATES,
        "assessment_appeal": Group.REVIEWS,
        "appeal_decided": Group.REVIEWS,
        "programme_due": Group.PROGRAMME,
    }
    assert groups.keys() <= kinds()
    for key, group in groups.items():
        kind = kind_of(key)
        assert kind is not None
        assert (kind.group, bool(str(kind.title))) == (group, True), key
