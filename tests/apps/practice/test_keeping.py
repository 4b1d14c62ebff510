"""What practice keeps of a person, how it is handed out and erased, and what happens when two windows write at once."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from tests.cast import Cast
from tests.practice_room import GOOD, NOW, POOR, finish, queries

from warmline.apps.people import vault
from warmline.apps.people.registry import keepings, retentions
from warmline.apps.practice import keeping
from warmline.apps.practice.models import Mastery, PracticeDay, TeamWeek
from warmline.apps.practice.selectors import own_week, read_own_standing
from warmline.apps.practice.services import LONGEST_THOUGHT, learn_from, note_time
from warmline.apps.practice.standing import Finished, Standing
from warmline.apps.scores.selectors import practice_score, read_own


def days_of(person) -> list[tuple[str, int]]:
    return [(day.date.isoformat(), day.seconds) for day in PracticeDay.objects.filter(person=person)]


def test_the_registry_knows_how_practice_is_handed_out_and_how_long_days_stay() -> None:
    assert {kept.key: kept.export for kept in keepings()}["practice"] is keeping.export
    rule = next(rule for rule in retentions() if rule.key == "practice_days")
    assert (rule.stays, rule.clean) == (timedelta(days=730), keeping.clean)


def test_whoever_never_practised_gets_an_empty_page_and_not_an_error(cast: Cast) -> None:
    exported = keeping.export(cast.outsider)
    assert exported["days"] == []
    assert exported["standing"]["finished"] == []
    assert keeping.erase(cast.outsider) == 0


def test_the_export_has_her_days_and_her_standing_and_nobody_else_s(cast: Cast) -> None:
    finish(cast.nadia, [GOOD[0], *POOR])
    finish(cast.colleague, GOOD[:1])
    exported = json.loads(json.dumps(keeping.export(cast.nadia)))
    assert exported["days"] == [{"date": "2026-11-26", "seconds": days_of(cast.nadia)[0][1]}]
    assert [done["scenario"] for done in exported["standing"]["finished"]] == ["parcel_birthday"]
    assert exported["standing"]["last_try"]["next_step"]


def test_after_her_key_is_erased_the_days_remain_readable_and_the_standing_does_not(cast: Cast) -> None:
    finish(cast.nadia, GOOD[:1])
    vault.erase_key(cast.nadia)
    exported = keeping.export(cast.nadia)
    assert exported["standing"] is None
    assert len(exported["days"]) == 1


def test_erasing_her_leaves_team_figures_and_everybody_else(cast: Cast) -> None:
    finish(cast.nadia, GOOD[:1])
    finish(cast.colleague, GOOD[:1])
    TeamWeek.objects.create(team=cast.team, monday=date(2026, 11, 16), members=9, practised=6)
    assert keeping.erase(cast.nadia) == 2
    assert not PracticeDay.objects.filter(person=cast.nadia).exists()
    assert set(Mastery.objects.values_list("person", flat=True)) == {cast.colleague.pk}
    assert TeamWeek.objects.get().practised == 6


def test_cleaning_takes_the_days_before_a_day_and_no_other(cast: Cast) -> None:
    for days in (0, 1, 729, 730, 731):
        PracticeDay.objects.create(person=cast.nadia, date=NOW.date() - timedelta(days=days), seconds=60)
    assert keeping.clean(NOW - keeping.DAYS_STAY) == 1
    assert PracticeDay.objects.count() == 4
    assert keeping.clean(NOW - keeping.DAYS_STAY) == 0


def test_two_windows_add_to_one_day(cast: Cast) -> None:
    for seconds in (30, 60, 5):
        note_time(person=cast.nadia, seconds=seconds, now=NOW)
    note_time(person=cast.colleague, seconds=7, now=NOW)
    assert days_of(cast.nadia) == [("2026-11-26", 95)]
    assert days_of(cast.colleague) == [("2026-11-26", 7)]


def test_the_database_allows_one_row_a_day_and_one_standing_a_person(cast: Cast) -> None:
    PracticeDay.objects.create(person=cast.nadia, date=NOW.date())
    with pytest.raises(IntegrityError), transaction.atomic():
        PracticeDay.objects.create(person=cast.nadia, date=NOW.date())
    Mastery.objects.create(person=cast.nadia, sealed=b"x", updated_at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Mastery.objects.create(person=cast.nadia, sealed=b"y", updated_at=NOW)


@pytest.mark.parametrize(
    ("zone", "day"), [("Pacific/Kiritimati", "2026-11-27"), ("UTC", "2026-11-26"), ("Pacific/Pago_Pago", "2026-11-25")]
)
def test_the_same_moment_is_another_day_elsewhere(cast: Cast, zone: str, day: str) -> None:
    cast.nadia.timezone = zone
    moment = datetime(2026, 11, 26, 10, 30, tzinfo=UTC)
    note_time(person=cast.nadia, seconds=10, now=moment)
    assert days_of(cast.nadia) == [(day, 10)]
    assert [shown.date.isoformat() for shown in own_week(cast.nadia, moment) if shown.today] == [day]


def test_on_the_night_the_clocks_change_the_week_still_has_seven_days(cast: Cast) -> None:
    cast.nadia.timezone = "Europe/London"
    for hour in (0, 1, 2, 3):  # 25 October 2026 has 25 hours in London
        week = own_week(cast.nadia, datetime(2026, 10, 25, hour, 30, tzinfo=UTC))
        assert [day.date.day for day in week] == [19, 20, 21, 22, 23, 24, 25]
        assert week[6].today


def test_a_week_is_one_query_however_much_was_practised(cast: Cast) -> None:
    empty = queries(lambda: own_week(cast.nadia, NOW))
    for days in range(7):
        PracticeDay.objects.create(person=cast.nadia, date=NOW.date() - timedelta(days=days), seconds=LONGEST_THOUGHT)
    assert queries(lambda: own_week(cast.nadia, NOW)) == empty == 1


def test_minutes_are_rounded_and_a_few_seconds_count_as_one_minute(cast: Cast) -> None:
    for days, seconds in ((0, 1), (1, 89), (2, 91)):
        PracticeDay.objects.create(person=cast.nadia, date=NOW.date() - timedelta(days=days), seconds=seconds)
    assert [day.minutes for day in own_week(cast.nadia, NOW)[1:4]] == [2, 1, 1]


def test_learning_twice_from_one_letter_would_count_twice_so_the_caller_files_it_once(cast: Cast) -> None:
    session = finish(cast.nadia, GOOD[:1])
    row = practice_score(cast.nadia, session.branch.subject)
    assert row is not None
    letter = read_own(cast.nadia, cast.nadia, row)
    case = Finished("parcel_birthday", 1, False, NOW)
    standing = learn_from(person=cast.nadia, letter=letter, case=case)
    assert len(standing.finished) == 2
    assert read_own_standing(cast.nadia, cast.nadia) == standing


def test_a_standing_belongs_to_its_owner_even_while_it_is_empty(cast: Cast) -> None:
    assert read_own_standing(cast.nadia, cast.nadia) == Standing()
    for name, stranger in cast.all_but("nadia").items():
        with pytest.raises(vault.NotTheOwner):
            read_own_standing(cast.nadia, stranger)
        assert name


def test_no_row_names_itself_after_a_person(cast: Cast) -> None:
    finish(cast.nadia, GOOD[:1])
    week = TeamWeek.objects.create(team=cast.team, monday=date(2026, 11, 16), members=9, practised=6)
    for row in (PracticeDay.objects.get(), Mastery.objects.get(), week):
        assert "Nadia" not in str(row)
        assert cast.nadia.email not in str(row)
