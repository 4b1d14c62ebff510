"""The pages of shifts, as each of the cast finds them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.apps.shifts.files import TABLE
from tests.cast import Cast

from warmline.apps.shifts import services
from warmline.apps.shifts.models import Leave, OwnDays, Shift, ShiftImport

MINE, FILES, TEAM = "/people/shifts/", "/people/shifts/files/", "/people/shifts/team/"
BAD = b"who@x.example,2026-10-14 09:00,2026-10-14 17:00,shift\n"


def get(client: Client, address: str) -> str:
    return str(client.get(address).content.decode())


def file(data: bytes = TABLE, name: str = "october.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def away(cast: Cast, kind: str = "sick") -> None:
    today = timezone.now().date()
    Leave.objects.create(person=cast.nadia, first=today, last=today + timedelta(days=20), kind=kind)


def test_ones_own_page_says_the_days_ahead_and_why_one_is_away(cast: Cast, client: Client) -> None:
    client.force_login(cast.nadia)
    text = get(client, MINE)
    assert text.count("working") == 10
    assert "Load shifts of others" not in text
    tomorrow = (timezone.now() + timedelta(days=1)).replace(hour=10, minute=0)
    Shift.objects.create(person=cast.nadia, starts_at=tomorrow, ends_at=tomorrow + timedelta(hours=8))
    assert "–" in get(client, MINE)
    away(cast)
    assert get(client, MINE).count("Sick") == 14


def test_days_are_set_on_the_page(cast: Cast, client: Client) -> None:
    client.force_login(cast.nadia)
    assert client.post(f"{MINE}days/", {"weekdays": ["5", "6"]})["Location"] == MINE
    assert OwnDays.objects.get().weekdays == {5, 6}
    assert get(client, MINE).count("working") == 4
    answer = client.post(f"{MINE}days/", {})
    assert answer.status_code == 422
    assert OwnDays.objects.get().weekdays == {5, 6}


def test_ones_own_file_is_loaded_looked_at_and_taken_back(cast: Cast, client: Client) -> None:
    client.force_login(cast.nadia)
    text = client.post(f"{MINE}own/", {"file": file()}, follow=True).content.decode()
    assert "2 new shifts" in text
    assert "1 line stayed out" in text
    upload = ShiftImport.objects.get()
    assert "october.csv" in get(client, MINE)
    answer = client.post(reverse("shifts:undo", args=[upload.pk]), follow=True)
    assert answer.redirect_chain[-1][0] == MINE
    assert "Taken back." in answer.content.decode()
    assert not Shift.objects.exists()


def test_a_file_that_says_nothing_says_why(cast: Cast, client: Client) -> None:
    client.force_login(cast.nadia)
    answer = client.post(f"{MINE}own/", {"file": file(b"hello\n")})
    assert answer.status_code == 422
    assert "must name the columns" in answer.content.decode()
    assert client.post(f"{MINE}own/", {}).status_code == 422


def test_a_manager_loads_shifts_and_gets_the_lines_to_mend(cast: Cast, client: Client) -> None:
    client.force_login(cast.manager)
    text = client.post(FILES, {"file": file(TABLE + BAD)}, follow=True).content.decode()
    assert "3 new shifts" in text
    assert "nobody you look after has this e-mail address" in text
    upload = ShiftImport.objects.get()
    mend = client.get(reverse("shifts:bad_rows", args=[upload.pk]))
    assert b"who@x.example" in mend.content
    assert mend["Content-Disposition"] == 'attachment; filename="shifts-to-mend.csv"'
    client.post(reverse("shifts:undo", args=[upload.pk]))
    assert "taken back" in get(client, FILES)
    assert client.get(reverse("shifts:bad_rows", args=[upload.pk])).status_code == 404
    assert client.post(FILES, {"file": file(b"")}).status_code == 422


@pytest.mark.parametrize("name", ["nadia", "petra", "trainer", "analyst"])
def test_who_brings_no_shifts_of_others_finds_no_such_page(cast: Cast, client: Client, name: str) -> None:
    upload = services.bring(actor=cast.manager, data=TABLE + BAD, filename="october.csv", now=timezone.now())
    client.force_login(cast.people()[name])
    assert client.get(FILES).status_code == 403
    assert client.post(FILES, {"file": file()}).status_code == 403
    for address in ("upload", "bad_rows", "undo"):
        path = reverse(f"shifts:{address}", args=[upload.pk])
        assert client.get(path).status_code in {404, 405}
        assert client.post(path).status_code in {404, 405}
    assert Shift.objects.count() == 3


def test_the_admin_of_the_house_sees_the_file_and_the_outsider_does_not(cast: Cast, client: Client) -> None:
    upload = services.bring(actor=cast.manager, data=TABLE, filename="october.csv", now=timezone.now())
    client.force_login(cast.admin)
    assert "october.csv" in get(client, FILES)
    client.force_login(cast.outsider)
    assert "october.csv" not in get(client, FILES)
    assert client.get(reverse("shifts:upload", args=[upload.pk])).status_code == 404


def test_a_lead_sees_that_somebody_is_away_and_never_why(cast: Cast, client: Client) -> None:
    away(cast)
    for name in ("petra", "manager", "admin"):
        client.force_login(cast.people()[name])
        text = get(client, TEAM)
        assert "Nadia Brandt" in text
        assert ">away<" in text
        assert "Sick" not in text
        assert "sick" not in text


@pytest.mark.parametrize("name", ["other_lead", "outsider"])
def test_another_lead_and_the_outsider_see_nobody_of_this_team(cast: Cast, client: Client, name: str) -> None:
    client.force_login(cast.people()[name])
    text = get(client, TEAM)
    assert "Nadia" not in text
    assert "Tomasz" not in text


@pytest.mark.parametrize("name", ["nadia", "trainer", "analyst"])
def test_who_leads_nobody_has_no_team_page(cast: Cast, client: Client, name: str) -> None:
    client.force_login(cast.people()[name])
    assert client.get(TEAM).status_code == 403


def test_a_week_can_be_chosen_and_nonsense_is_this_week(cast: Cast, client: Client) -> None:
    client.force_login(cast.petra)
    monday = date(2026, 10, 12)
    week = "Who works from 12 October to 18 October"
    if abs(timezone.now().date() - monday) < timedelta(days=700):
        assert week in get(client, f"{TEAM}?from=2026-10-14")
    this = get(client, TEAM)
    for odd in ("9999-12-31", "x", "0001-01-01"):
        assert get(client, f"{TEAM}?from={odd}").split("<h1>")[1][:60] == this.split("<h1>")[1][:60]


def test_a_team_page_takes_as_many_queries_for_many(cast: Cast, client: Client, django_assert_max_num_queries) -> None:
    for person in cast.people().values():
        Shift.objects.create(person=person, starts_at=timezone.now(), ends_at=timezone.now() + timedelta(hours=1))
    client.force_login(cast.admin)
    with django_assert_max_num_queries(10):
        assert client.get(TEAM).status_code == 200
