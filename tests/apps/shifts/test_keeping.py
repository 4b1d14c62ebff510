"""What is kept of shifts: handed out, erased, cleaned away."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from tests.cast import Cast

from warmline.apps.audit.verbs import is_named
from warmline.apps.people.registry import keepings, retentions
from warmline.apps.people.services import erase_person, export_person
from warmline.apps.shifts import keeping
from warmline.apps.shifts.models import Leave, OwnDays, Shift, ShiftImport

NOW = datetime(2026, 10, 14, 9, tzinfo=UTC)


def lived(cast: Cast) -> ShiftImport:
    source = ShiftImport.objects.create(
        organisation=cast.organisation, uploaded_by=cast.admin, uploaded_at=NOW, filename="october.csv", bad_rows=b"x"
    )
    for person in (cast.nadia, cast.petra):
        Shift.objects.create(person=person, starts_at=NOW, ends_at=NOW + timedelta(hours=8), source=source)
        Leave.objects.create(person=person, first=date(2026, 10, 20), last=date(2026, 10, 21), kind="sick")
        OwnDays.objects.create(person=person, days=31)
    return source


def test_a_person_gets_all_of_hers_and_nobody_elses(cast: Cast) -> None:
    lived(cast)
    found = export_person(actor=cast.nadia, person=cast.nadia)["shifts"]
    assert found == {
        "shifts": [{"from": "2026-10-14T09:00:00+00:00", "until": "2026-10-14T17:00:00+00:00"}],
        "leave": [{"first": "2026-10-20", "last": "2026-10-21", "kind": "sick"}],
        "own_days": [1, 2, 3, 4, 5],
    }
    assert keeping.export(cast.colleague) == {"shifts": [], "leave": [], "own_days": None}


def test_erasing_a_person_takes_hers_and_leaves_the_others(cast: Cast) -> None:
    lived(cast)
    erase_person(actor=cast.admin, person=cast.nadia)
    for model in (Shift, Leave, OwnDays):
        assert [row.person_id for row in model.objects.all()] == [cast.petra.pk]


def test_who_brought_a_file_is_erased_without_the_shifts_of_others(cast: Cast) -> None:
    source = lived(cast)
    keeping.erase(cast.admin)
    source.refresh_from_db()
    assert (source.filename, bytes(source.bad_rows)) == ("", b"")
    assert Shift.objects.count() == 2


def test_old_shifts_go_with_the_record_of_their_file(cast: Cast) -> None:
    lived(cast)
    assert keeping.clean(NOW) == 0
    assert keeping.clean(NOW + timedelta(days=1)) == 3
    assert (Shift.objects.count(), Leave.objects.count(), ShiftImport.objects.count()) == (0, 2, 0)


def test_lines_that_stayed_out_go_after_a_day(cast: Cast) -> None:
    source = lived(cast)
    assert keeping.clean_bad_rows(NOW) == 0
    assert keeping.clean_bad_rows(NOW + timedelta(seconds=1)) == 1
    source.refresh_from_db()
    assert bytes(source.bad_rows) == b""


def test_it_is_registered_and_its_verbs_have_words() -> None:
    assert "shifts" in {each.key for each in keepings()}
    assert {"shifts", "shifts_bad_rows"} <= {each.key for each in retentions()}
    assert all(is_named(verb) for verb in ("shifts.imported", "shifts.undone", "shifts.days_set"))
