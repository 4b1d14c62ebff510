"""The edges of a path: whose day it is, the same asked twice, what a house may not touch, and what is typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from tests.apps.programmes.house import (
    NOW,
    TODAY,
    agents,
    assigned,
    enrolment,
    everybody,
    has_done,
    is_certified,
    outline,
    shipped,
    written,
)
from tests.cast import Cast
from tests.practice_room import begin

from warmline.apps.audit.models import AuditEvent
from warmline.apps.modules.models import Module
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Membership, Person, Role, Site
from warmline.apps.programmes import keeping, tasks
from warmline.apps.programmes.audiences import Audience
from warmline.apps.programmes.models import Assignment, Enrolment, Pilot, Plan, Programme, SiteOverlay, StepDone, Sweep
from warmline.apps.programmes.packing import pack, unpack
from warmline.apps.programmes.providers import own_roleplays
from warmline.apps.programmes.selectors import next_assigned, path_of
from warmline.apps.programmes.services.assigning import assign, stop_assigning
from warmline.apps.programmes.services.catalogue import copy_programme, create_programme, publish, withdraw
from warmline.apps.programmes.services.following import go_on, move_on, pause, tick_link
from warmline.apps.programmes.services.overlays import change_for_site, merge_for_site, undo_for_site
from warmline.apps.programmes.services.piloting import begin_pilot
from warmline.apps.programmes.standings import own_path, public_done, read_own
from warmline.apps.programmes.working.enrolling import enrol_batch
from warmline.apps.roleplay.models import Session as Talk
from warmline.core.curriculum.overlays import Hide, SetMinutes, SetText, TextField

pytestmark = pytest.mark.django_db
EVENING = datetime(2026, 3, 3, 4, 30, tzinfo=UTC)
"""Tuesday in London, still Monday the 2nd in Los Angeles, and Tuesday evening in Kiritimati."""


def lives_in(person: Person, zone: str) -> None:
    person.timezone = zone
    person.save(update_fields=["timezone"])


# Whose day it is.


@pytest.mark.parametrize(
    ("zone", "day"),
    [("America/Los_Angeles", date(2026, 3, 2)), ("Europe/London", date(2026, 3, 3)),
     ("Pacific/Kiritimati", date(2026, 3, 3)), ("No/Such_Place", date(2026, 3, 3))],
)  # fmt: skip
def test_what_is_done_is_done_on_the_day_that_her_own_clock_shows(cast: Cast, zone: str, day: date) -> None:
    assigned(cast, shipped())
    lives_in(cast.nadia, zone)
    has_done(cast.nadia, at=EVENING)
    is_certified(cast.nadia, at=EVENING)
    row = enrolment(cast.nadia)
    assert public_done([row], EVENING + timedelta(days=1))[row.pk] == {"feeling": day, "proof": day}


@pytest.mark.parametrize(("zone", "hour"), [("Pacific/Kiritimati", 20), ("America/Los_Angeles", 7)])
def test_a_talk_on_the_very_first_day_counts_wherever_she_is(cast: Cast, zone: str, hour: int) -> None:
    """In Kiritimati the day begins at 10:00 UTC of the day before, in Los Angeles it ends at 08:00 of the day after."""
    lives_in(cast.nadia, zone)
    talk = begin(cast.nadia, now=NOW)
    first = date(2026, 3, 5)
    at = datetime(2026, 3, 4 if hour == 20 else 6, hour, tzinfo=UTC)
    for moment, found in ((at, {"parcel_birthday": first}), (at - timedelta(days=1), {})):
        Talk.objects.filter(pk=talk.pk).update(status="ended", touched_at=moment)
        assert own_roleplays(cast.nadia, {"parcel_birthday"}, first) == found


@pytest.mark.parametrize(
    ("zone", "refused"),
    [("America/Los_Angeles", False), ("Europe/London", True), ("Pacific/Kiritimati", True)],
)
def test_today_is_the_day_of_whoever_assigns(cast: Cast, zone: str, refused: bool) -> None:
    lives_in(cast.admin, zone)
    programme = shipped()
    wanted = {"actor": cast.admin, "programme": programme, "audience": everybody(cast), "now": EVENING}
    if refused:
        with pytest.raises(Refused, match="first day has passed"):
            assign(**wanted, starts_on=TODAY)
    else:
        assert assign(**wanted, starts_on=TODAY).starts_on == TODAY


@pytest.mark.parametrize(("zone", "on"), [("America/Los_Angeles", 2), ("Pacific/Kiritimati", 3)])
def test_a_link_is_followed_and_a_pause_begins_on_her_own_day(cast: Cast, zone: str, on: int) -> None:
    assigned(cast, shipped())
    lives_in(cast.nadia, zone)
    tick_link(user=cast.nadia, enrolment=enrolment(cast.nadia), step="read_this", now=EVENING)
    assert StepDone.objects.get().on == date(2026, 3, on)
    pause(actor=cast.nadia, enrolment=enrolment(cast.nadia), now=EVENING)
    assert enrolment(cast.nadia).pauses == [[f"2026-03-0{on}", None]]


def test_a_pause_over_a_change_of_clocks_gives_whole_days_back(cast: Cast) -> None:
    assigned(cast, shipped())
    zone = ZoneInfo("Europe/London")
    begin_at = datetime(2026, 3, 27, 23, 30, tzinfo=zone)
    pause(actor=cast.nadia, enrolment=enrolment(cast.nadia), now=begin_at)
    go_on(actor=cast.nadia, enrolment=enrolment(cast.nadia), now=datetime(2026, 3, 30, 0, 30, tzinfo=zone))
    assert enrolment(cast.nadia).pauses == [["2026-03-27", "2026-03-29"]]


# The same asked twice.


def test_the_same_assignment_sent_twice_is_one(cast: Cast) -> None:
    programme = shipped()
    first = assigned(cast, programme)
    assert assigned(cast, programme) == first
    assert Assignment.objects.count() == 1
    assert AuditEvent.objects.filter(verb="programmes.assigned").count() == 1
    other = assigned(cast, programme, everybody(cast, "lead"))
    dated = assigned(cast, programme, starts_on=TODAY)
    assert len({first.pk, other.pk, dated.pk}) == 3
    stop_assigning(actor=cast.admin, assignment=first, now=NOW)
    assert assigned(cast, programme) != first, "what was stopped may begin anew"


def test_stopping_twice_is_one_deed_and_nobody_loses_her_path(cast: Cast) -> None:
    row = assigned(cast, shipped())
    for _time in range(2):
        stop_assigning(actor=cast.admin, assignment=row, now=NOW)
    assert AuditEvent.objects.filter(verb="programmes.stopped").count() == 1
    assert Enrolment.objects.running().count() == 2


@pytest.mark.parametrize("who", ["nadia", "petra", "trainer", "analyst", "outsider"])
def test_nobody_else_stops_moves_or_withdraws(cast: Cast, who: str) -> None:
    programme, actor = written(cast), cast.people()[who]
    row = assigned(cast, programme)
    for deed in (
        lambda: stop_assigning(actor=actor, assignment=row, now=NOW),
        lambda: move_on(actor=actor, programme=programme, site=cast.site, now=NOW),
        lambda: withdraw(actor=actor, programme=programme, now=NOW),
        lambda: pause(actor=actor, enrolment=enrolment(cast.colleague), now=NOW),
        lambda: go_on(actor=actor, enrolment=enrolment(cast.colleague), now=NOW),
    ):
        with pytest.raises(PermissionDenied):
            deed()
    row.refresh_from_db()
    assert (row.stopped_at, enrolment(cast.colleague).pauses) == (None, [])


def test_a_path_that_ended_is_not_paused_and_a_pause_that_is_not_there_not_ended(cast: Cast) -> None:
    assigned(cast, shipped())
    go_on(actor=cast.nadia, enrolment=enrolment(cast.nadia), now=NOW)
    Enrolment.objects.update(state=Enrolment.State.FINISHED, ended_at=NOW)
    pause(actor=cast.nadia, enrolment=enrolment(cast.nadia), now=NOW)
    assert enrolment(cast.nadia).pauses == []
    assert not AuditEvent.objects.filter(verb__in=["programmes.paused", "programmes.resumed"]).exists()


def test_moving_on_twice_moves_nobody_twice_and_leaves_other_houses_alone(cast: Cast) -> None:
    programme = shipped()
    assigned(cast, programme)
    there = Site.objects.create(organisation=cast.elsewhere, name="Quay", timezone="Europe/Berlin")
    stranger = Person.objects.create_person(email="a@harbour.example", name="A", organisation=cast.elsewhere)
    Membership.objects.create(person=stranger, role=Role.AGENT, site=there)
    row = assign(actor=cast.outsider, programme=programme, audience=Audience(cast.elsewhere, role="agent"), now=NOW)
    enrol_batch(row, NOW)
    shipped(outline(version=2, about="Newer."))
    assert move_on(actor=cast.admin, programme=programme, site=None, now=NOW) == 2
    assert move_on(actor=cast.admin, programme=programme, site=None, now=NOW) == 0
    assert unpack(enrolment(stranger).plan.body).version == 1
    with pytest.raises(PermissionDenied):
        move_on(actor=cast.admin, programme=programme, site=there, now=NOW)


def test_the_tasks_twice_are_harmless(cast: Cast) -> None:
    row = assign(actor=cast.admin, programme=shipped(), audience=everybody(cast), now=NOW)
    for _time in range(2):
        tasks.enrol.call(row.pk, 0)
    assert Enrolment.objects.count() == 2
    for _time in range(2):
        tasks.sweep.call("2026-03-02")
    assert Sweep.objects.get(day=TODAY).ended_at is not None
    assert AuditEvent.objects.filter(verb="programmes.enrolled").count() == 2


# What a house may not touch.


def test_a_house_compares_versions_of_its_own_modules_and_the_shipped_ones_only(cast: Cast) -> None:
    theirs = Module.objects.create(organisation=cast.elsewhere, key="their_own", live=2, changed_at=NOW)
    for number in (1, 2):
        theirs.versions.create(number=number, text="", sha256="", changed_at=NOW, published_at=NOW)
    with pytest.raises(Refused, match="another house"):
        begin_pilot(actor=cast.manager, module=theirs, first=1, second=2, now=NOW)
    assert not Pilot.objects.exists()


def test_nobody_assigns_copies_or_changes_the_programme_of_another_house(cast: Cast) -> None:
    programme = written(cast)
    version = programme.versions.get()
    with pytest.raises(Refused, match="another house"):
        copy_programme(actor=cast.outsider, version=version, now=NOW)
    with pytest.raises(Refused, match="another house"):
        assign(actor=cast.outsider, programme=programme, audience=Audience(cast.elsewhere), now=NOW)
    with pytest.raises(PermissionDenied):
        publish(actor=cast.outsider, programme=programme, now=NOW)
    assert not Assignment.objects.exists()
    assert Programme.objects.count() == 1


def test_a_site_cannot_loosen_what_is_locked_by_way_of_another_change(cast: Cast) -> None:
    """Hiding what a locked step waits for is allowed; the locked step itself stays, and waits for what is left."""
    programme = shipped()
    for operation in (Hide("room"), Hide("feeling")):
        change_for_site(actor=cast.manager, programme=programme, site=cast.site, operation=operation, now=NOW)
    row = assigned(cast, programme)
    made = unpack(enrolment(cast.nadia).plan.body)
    assert made.step("proof").locked
    assert made.step("proof").after == ("read_this",)
    for locked in ("proof", "read_this"):
        for operation in (Hide(locked), SetMinutes(locked, 5), SetText(locked, TextField.NOTE, "Skip it.")):
            with pytest.raises(Refused, match="fixed by the standard"):
                change_for_site(actor=cast.manager, programme=programme, site=cast.site, operation=operation, now=NOW)
    assert SiteOverlay.objects.get().revision == 2
    assert row.enrolled == 2


def test_a_new_standard_that_locks_what_a_site_left_out_brings_it_back_and_says_so(cast: Cast) -> None:
    programme = shipped()
    change_for_site(actor=cast.manager, programme=programme, site=cast.site, operation=Hide("ines"), now=NOW)
    base = outline(version=2)
    steps = tuple(replace(step, locked=True) if step.key == "ines" else step for step in base.phases[0].steps)
    shipped(replace(base, phases=(replace(base.phases[0], steps=steps),)))
    merged = merge_for_site(actor=cast.manager, programme=programme, site=cast.site, choices={}, now=NOW)
    assert [(each.kind, each.name) for each in merged.conflicts] == [("now_locked", "Talk with Ines")]
    assert "ines" in {step.key for step in merged.programme.steps()}
    again = merge_for_site(actor=cast.manager, programme=programme, site=cast.site, choices={}, now=NOW)
    assert again.conflicts == ()
    assert AuditEvent.objects.filter(verb="programmes.merged").count() == 1
    with pytest.raises(Refused, match="taken back already"):
        undo_for_site(actor=cast.manager, programme=programme, site=cast.site, number=0, now=NOW)


def test_whose_plan_changed_under_her_keeps_what_she_began(cast: Cast) -> None:
    programme = shipped()
    assigned(cast, programme)
    change_for_site(actor=cast.manager, programme=programme, site=cast.site, operation=Hide("ines"), now=NOW)
    (own,) = path_of(cast.nadia, NOW)
    assert "ines" in {stop.step.key for stop in own.path.stops}
    new = agents(cast, ["ada"])[0]
    assigned(cast, programme, everybody(cast, ""))
    assert "ines" not in {step.key for step in unpack(enrolment(new).plan.body).steps()}
    assert Plan.objects.count() == 2


def test_a_withdrawn_programme_is_finished_by_whoever_is_on_it_and_given_to_nobody(cast: Cast) -> None:
    programme = written(cast)
    row = assigned(cast, programme)
    stop_assigning(actor=cast.admin, assignment=row, now=NOW)
    withdraw(actor=cast.manager, programme=programme, now=NOW)
    assert next_assigned(cast.nadia, NOW) is not None
    programme.refresh_from_db()
    with pytest.raises(Refused, match="no published version"):
        assign(actor=cast.admin, programme=programme, audience=everybody(cast), now=NOW)


def test_the_path_of_one_person_is_never_made_of_the_steps_of_another(cast: Cast) -> None:
    assigned(cast, shipped())
    has_done(cast.colleague)
    tick_link(user=cast.colleague, enrolment=enrolment(cast.colleague), step="read_this", now=NOW)
    row = enrolment(cast.nadia)
    _path, standing = own_path(row, read_own(cast.nadia, [row], NOW))
    assert standing.done == {}
    assert Enrolment.objects.visible_to(cast.outsider).count() == 0
    assert set(Enrolment.objects.visible_to(cast.other_lead)) == set()


# What is typed.


@pytest.mark.parametrize("title", ["", "  ", "\n"])
def test_a_programme_without_a_title_is_refused(cast: Cast, title: str) -> None:
    with pytest.raises(Refused, match="title"):
        create_programme(
            actor=cast.manager, title=title, about="", objective="Fewer", metric="Repeats", level=1, now=NOW
        )


@pytest.mark.parametrize("title", ["Первые недели", "最初の週", "<b>First</b> weeks", "…", "x" * 120])
def test_any_script_is_a_title_and_markup_is_text(cast: Cast, client: Client, title: str) -> None:
    made = [
        create_programme(actor=cast.manager, title=title, about="<i>a</i>", objective="o", metric="m", level=1, now=NOW)
        for _time in range(2)
    ]
    assert made[0].key != made[1].key
    assert all(row.key and len(row.key) <= 60 for row in made)
    client.force_login(cast.manager)
    page = client.get(reverse("programmes:programme", args=[made[0].pk])).content.decode()
    assert "<b>First" not in page
    assert "<i>a" not in page


@pytest.mark.parametrize(
    "wrong",
    [{"title": ""}, {"title": "x" * 20_000}, {"title": "a\x00b"}, {"objective": ""}, {"metric": "y" * 201},
     {"level": "9"}],
    ids=["empty", "long", "null", "aimless", "long metric", "no level"],
)  # fmt: skip
def test_what_cannot_be_kept_is_said_at_its_field(cast: Cast, client: Client, wrong: dict[str, str]) -> None:
    client.force_login(cast.manager)
    sent = {"title": "Weeks", "objective": "Fewer", "metric": "Repeats", "level": "1", "about": "", **wrong}
    response = client.post(reverse("programmes:new"), sent)
    assert response.status_code in (200, 422)
    assert "errorlist" in response.content.decode() or "error" in response.content.decode()
    assert not Programme.objects.exists()


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2026-02-30", "tomorrow"])
@pytest.mark.parametrize("field", ["starts_on", "due_on"])
def test_a_day_of_no_calendar_is_an_error_of_the_form(cast: Cast, client: Client, field: str, day: str) -> None:
    programme = shipped()
    client.force_login(cast.admin)
    sent = {"role": "agent", "place": f"organisation:{cast.organisation.pk}", field: day}
    response = client.post(reverse("programmes:assign", args=[programme.pk]), {**sent, "yes": "1"})
    assert response.status_code == 422
    assert not Assignment.objects.exists()


# What is kept.


def test_erasing_one_leaves_the_others_paths_and_the_houses_programme(cast: Cast) -> None:
    assigned(cast, written(cast))
    tick_link(user=cast.nadia, enrolment=enrolment(cast.nadia), step="read_this", now=NOW)
    assert keeping.export(cast.nadia)["paths"][0]["done"] == [{"step": "read_this", "on": "2026-03-02", "how": "done"}]
    assert keeping.erase(cast.nadia) == 2
    assert keeping.erase(cast.nadia) == 0
    assert keeping.export(cast.nadia) == {"paths": []}
    assert enrolment(cast.colleague).state == "running"
    assert Programme.objects.exists()


def test_what_a_newer_version_no_longer_has_stays_on_record_and_hinders_nothing(cast: Cast) -> None:
    programme = shipped()
    assigned(cast, programme)
    tick_link(user=cast.nadia, enrolment=enrolment(cast.nadia), step="read_this", now=NOW)
    base = outline(version=2)
    kept = tuple(
        replace(step, after=tuple(key for key in step.after if key != "read_this"))
        for step in base.phases[0].steps
        if step.key != "read_this"
    )
    shipped(replace(base, phases=(replace(base.phases[0], steps=kept),)))
    move_on(actor=cast.admin, programme=programme, site=None, now=NOW)
    (own,) = path_of(cast.nadia, NOW)
    assert own.standing.done == {}
    assert [stop.step.key for stop in own.path.stops] == ["feeling", "ines", "room", "proof"]
    assert StepDone.objects.filter(enrolment__person=cast.nadia).count() == 1


def test_a_body_is_read_back_as_it_was_written_in_every_script() -> None:
    made = outline(title="Первые «недели»", about="日本語 \u200f שלום & <b>")
    assert unpack(pack(made)) == made
