"""Licences that end: told 90 and 30 days before, once; and a round a day that goes on by itself."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests.apps.workshops.table import NOW
from tests.apps.workshops.track.way import licensed, on_the_way
from tests.cast import Cast

from warmline.apps.assessment.models import Licence
from warmline.apps.notices.letters import write_letter
from warmline.apps.notices.models import Notice
from warmline.apps.people.models import Person
from warmline.apps.workshops.models.track import TrackObservation
from warmline.apps.workshops.track.reminding import begin_rounds, round_on, warn

pytestmark = pytest.mark.once
DAY = timedelta(days=1)


def told(who: Person) -> list[str]:
    rows = Notice.objects.filter(kind="workshops_licence_ends", person=who).order_by("pk")
    return [each.about.partition(":")[2] for each in rows]


def test_ninety_and_thirty_days_before_each_once(cast: Cast) -> None:
    licence = licensed(cast.trainer, until=NOW + 100 * DAY)
    for day in range(101):
        warn(NOW + day * DAY)
        warn(NOW + day * DAY)
    assert told(cast.trainer) == ["90", "30"]
    assert licence.pk is not None


def test_a_round_that_comes_late_tells_once(cast: Cast) -> None:
    licensed(cast.trainer, until=NOW + 20 * DAY)
    assert warn(NOW) == 1
    assert warn(NOW + DAY) == 0
    assert told(cast.trainer) == ["30"]


def test_who_has_a_longer_one_or_none_is_left_alone(cast: Cast) -> None:
    licensed(cast.trainer, until=NOW + 20 * DAY)
    licensed(cast.trainer, until=NOW + 400 * DAY)
    Licence.objects.filter(pk=licensed(cast.analyst, until=NOW + 20 * DAY).pk).update(ended_at=NOW)
    licensed(cast.manager, until=NOW - DAY)
    assert warn(NOW) == 0


def test_rounds_go_on_and_no_day_is_done_twice(cast: Cast) -> None:
    put_down: list[date] = []
    today = NOW.date()
    assert begin_rounds(today, put_down.append)
    round_on(today, NOW, put_down.append)
    round_on(today, NOW, put_down.append)
    assert put_down == [today, today + DAY]
    assert not begin_rounds(today, put_down.append)
    assert not begin_rounds(today + DAY, put_down.append)
    assert begin_rounds(today + 3 * DAY, put_down.append), "the chain was lost"


def test_the_letters_are_written_while_they_are_true(cast: Cast) -> None:
    now = timezone.now()
    trainee = on_the_way(cast)
    Licence.objects.all().delete()
    licence = licensed(cast.trainer, since=now - DAY, until=now + 20 * DAY)
    notice = Notice(kind="workshops_licence_ends", person=cast.trainer, about=f"{licence.pk}:30")
    letter = write_letter(notice)
    assert letter is not None
    assert "/workshops/track/" in letter.body
    licensed(cast.trainer, since=now - DAY, until=now + 400 * DAY)
    assert write_letter(notice) is None
    row = TrackObservation.objects.create(
        trainee=trainee, observer=cast.trainer, title="A", day=now.date(), form="workshop", asked_at=now
    )
    wanted = Notice(kind="workshops_observation_wanted", person=cast.trainer, about=str(row.pk))
    done = Notice(kind="workshops_observation_done", person=trainee.person, about=str(row.pk))
    assert write_letter(done) is None
    letter = write_letter(wanted)
    assert letter is not None
    assert "Lena Hoffmann" in letter.body
    TrackObservation.objects.update(done_at=now)
    assert write_letter(wanted) is None
    assert write_letter(done) is not None
    assert write_letter(Notice(kind="workshops_licence_decided", person=cast.trainer, about="1")) is None
