"""Days and standing: her own, sealed, and gone when she is erased."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from tests.cast import Cast
from tests.practice_room import GOOD, NOW, POOR, finish

from warmline.apps.people import vault
from warmline.apps.practice import keeping
from warmline.apps.practice.models import Mastery, PracticeDay
from warmline.apps.practice.selectors import own_week, read_own_standing
from warmline.apps.practice.services import LONGEST_THOUGHT, note_time
from warmline.apps.practice.standing import KEPT, Sighting, Standing, after, pack, unpack
from warmline.apps.roleplay import services
from warmline.apps.roleplay.selectors import own_branch


def test_time_is_added_to_the_day_of_her_own_clock(cast: Cast) -> None:
    cast.nadia.timezone = "Pacific/Auckland"
    late = datetime(2026, 11, 26, 23, 0, tzinfo=UTC)
    note_time(person=cast.nadia, seconds=30, now=late)
    note_time(person=cast.nadia, seconds=20, now=late)
    assert [(d.date.isoformat(), d.seconds) for d in PracticeDay.objects.all()] == [("2026-11-27", 50)]


@pytest.mark.parametrize(("seconds", "counted"), [(-5, 0), (0, 0), (10_000, LONGEST_THOUGHT)])
def test_odd_times_are_bounded(cast: Cast, seconds: int, counted: int) -> None:
    note_time(person=cast.nadia, seconds=seconds, now=NOW)
    assert PracticeDay.objects.get().seconds == counted


def test_the_week_runs_from_monday_to_sunday_of_her_own_calendar(cast: Cast) -> None:
    PracticeDay.objects.create(person=cast.nadia, date=NOW.date() - timedelta(days=3), seconds=20)
    PracticeDay.objects.create(person=cast.nadia, date=NOW.date() - timedelta(days=4), seconds=900)
    PracticeDay.objects.create(person=cast.colleague, date=NOW.date(), seconds=900)
    week = own_week(cast.nadia, NOW)
    assert [day.minutes for day in week] == [1, 0, 0, 0, 0, 0, 0]
    assert [day.today for day in week].index(True) == 3
    assert [day.to_come for day in week] == [False] * 4 + [True] * 3


def test_a_finished_talk_adds_what_was_seen_and_the_one_thing_to_try(cast: Cast) -> None:
    finish(cast.nadia, [GOOD[0], *POOR])
    standing = read_own_standing(cast.nadia, cast.nadia)
    assert standing.met() == {"parcel_birthday"}
    assert standing.last_try is not None
    assert standing.of(standing.last_try.behaviour)
    assert all(1 <= seen.anchor <= 4 for seen in standing.sightings)


def test_looking_at_the_same_letter_again_adds_nothing(cast: Cast) -> None:
    session = finish(cast.nadia, GOOD)
    before = read_own_standing(cast.nadia, cast.nadia)
    services.letter_for(user=cast.nadia, session=session, branch=own_branch(session, 1), now=NOW)
    assert read_own_standing(cast.nadia, cast.nadia) == before


def test_nobody_else_opens_her_standing(cast: Cast) -> None:
    for name, stranger in cast.all_but("nadia").items():
        with pytest.raises(vault.NotTheOwner):
            read_own_standing(cast.nadia, stranger)
        assert name
    finish(cast.nadia, GOOD[:2])
    for name, stranger in cast.all_but("nadia").items():
        with pytest.raises(vault.NotTheOwner):
            read_own_standing(cast.nadia, stranger)
        assert name


def test_the_stored_standing_names_neither_behaviour_nor_scenario(cast: Cast) -> None:
    finish(cast.nadia, GOOD[:3])
    sealed = bytes(Mastery.objects.get().sealed)
    assert b"parcel_birthday" not in sealed
    assert b"behaviour" not in sealed


def test_only_the_newest_sightings_of_a_behaviour_are_kept(cast: Cast) -> None:
    session = finish(cast.nadia, GOOD[:2])
    filed = services.letter_for(user=cast.nadia, session=session, branch=own_branch(session, 1), now=NOW)
    standing = read_own_standing(cast.nadia, cast.nadia)
    case = standing.finished[0]
    for _ in range(30):
        standing = after(standing, card=filed.letter.card, feedback=filed.letter.feedback, case=case)
    counts = [len(standing.of(seen.behaviour)) for seen in standing.sightings]
    assert max(counts) == KEPT


def test_a_standing_survives_being_packed() -> None:
    standing = Standing(sightings=(Sighting("a", "b", 3, 0.85, NOW),))
    assert unpack(pack(standing)) == standing


def test_she_gets_all_of_it_and_her_erasure_leaves_none_of_it(cast: Cast) -> None:
    finish(cast.nadia, GOOD[:2])
    finish(cast.colleague, GOOD[:1])
    exported = keeping.export(cast.nadia)
    assert exported["days"]
    assert exported["standing"]["finished"][0]["scenario"] == "parcel_birthday"
    json.dumps(exported)
    assert keeping.erase(cast.nadia) == 2
    assert not PracticeDay.objects.filter(person=cast.nadia).exists()
    assert Mastery.objects.count() == 1


def test_old_days_are_cleaned_away(cast: Cast) -> None:
    PracticeDay.objects.create(person=cast.nadia, date=NOW.date(), seconds=1)
    PracticeDay.objects.create(person=cast.nadia, date=NOW.date() - timedelta(days=800), seconds=1)
    assert keeping.clean(NOW - keeping.DAYS_STAY) == 1
    assert PracticeDay.objects.count() == 1
