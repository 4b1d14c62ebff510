"""What programmes promise at their edges: a long-running house, places of others, days at both ends of the world."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from tests.apps.programmes.house import (
    NOW,
    TODAY,
    agents,
    assigned,
    enrolment,
    everybody,
    give_certificates,
    has_done,
    is_certified,
    outline,
    shipped,
    was_at,
    written,
)
from tests.cast import Cast, person

from warmline.apps.audit.models import AuditEvent
from warmline.apps.modules.models import Done
from warmline.apps.notices.models import Notice
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Cohort, Membership, Organisation, Person, Role, Site, Team
from warmline.apps.people.services.erasure import erase_person
from warmline.apps.programmes import editing, keeping
from warmline.apps.programmes.addresses import arm_for, is_safe_link, version_compared
from warmline.apps.programmes.audiences import Audience, count, people_in
from warmline.apps.programmes.models import Assignment, Enrolment, Pilot, Programme, StepDone, Sweep
from warmline.apps.programmes.packing import pack, unpack
from warmline.apps.programmes.plans import plan_for, sites_of
from warmline.apps.programmes.rules import manages_everywhere, sites_managed
from warmline.apps.programmes.selectors import due_soon, enrolments_of, next_assigned, path_of
from warmline.apps.programmes.services import catalogue, following
from warmline.apps.programmes.services.assigning import assign, stop_assigning
from warmline.apps.programmes.services.catalogue import edit_draft, publish, withdraw
from warmline.apps.programmes.services.overlays import change_for_site, merge_for_site, undo_for_site
from warmline.apps.programmes.standings import public_done
from warmline.apps.programmes.working.caring import AGAIN, look_after
from warmline.apps.programmes.working.enrolling import enrol_batch
from warmline.apps.programmes.working.rounds import sweep_on, take_back, welcome
from warmline.apps.shifts.models import Leave
from warmline.core.curriculum.overlays import Hide, SetMinutes
from warmline.core.curriculum.path import State
from warmline.core.curriculum.programme import Phase, Step, StepKind

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
GONE = datetime(2100, 1, 1, tzinfo=UTC)
"""When roles of these tests end: behind the real day on which they begin."""


def rows() -> list[Enrolment]:
    return list(Enrolment.objects.select_related("person", "plan").order_by("pk"))


# The daily round.


def test_a_path_begun_years_ago_does_not_hold_up_the_round_of_all(cast: Cast) -> None:
    """Somebody never finished; four years later others begin. Each has her own dates."""
    assigned(cast, shipped())
    Enrolment.objects.filter(person=cast.nadia).update(started_on=TODAY - timedelta(days=5 * 365))
    Enrolment.objects.filter(person=cast.colleague).update(started_on=TODAY)

    told = look_after(rows(), NOW)

    assert told == 1, "what was due years ago is not due soon; what is due in two days is"
    assert Enrolment.objects.get(person=cast.colleague).reminded_on == TODAY


def test_one_date_far_away_does_not_stop_the_round(cast: Cast) -> None:
    assigned(cast, shipped(), due_on=TODAY + timedelta(days=6 * 365))
    Leave.objects.create(person=cast.nadia, first=TODAY, last=TODAY + timedelta(days=30))
    assert look_after(rows(), NOW) >= 1


def test_whoever_never_works_stops_nobody_s_round(cast: Cast) -> None:
    assigned(cast, shipped())
    Leave.objects.create(person=cast.nadia, first=TODAY, last=TODAY + timedelta(days=20 * 365))
    assert look_after(rows(), NOW) == 1


@pytest.mark.parametrize(("days", "told"), [(AGAIN.days - 1, 0), (AGAIN.days, 1)])
def test_a_reminder_comes_again_after_a_week_and_not_before(cast: Cast, days: int, told: int) -> None:
    assigned(cast, shipped())
    Enrolment.objects.exclude(person=cast.nadia).delete()
    later = NOW + days * DAY
    Enrolment.objects.update(reminded_on=TODAY, started_on=TODAY + days * DAY)
    assert look_after(rows(), later) == told


def test_an_empty_round_is_one(db: None) -> None:
    assert look_after([], NOW) == 0
    put: list[str] = []
    sweep_on(TODAY.isoformat(), lambda day, after=None: put.append(day), now=NOW)
    assert put == ["2026-03-03"]
    assert Sweep.objects.get().ended_at == NOW


def test_the_same_round_twice_ends_and_tells_once(cast: Cast) -> None:
    assigned(cast, shipped())
    for later in (0, 3):
        sweep_on(TODAY.isoformat(), lambda day, after=None: None, now=NOW + timedelta(hours=later))
    assert Sweep.objects.count() == 1
    assert Notice.objects.filter(kind="programme_due").count() == len(rows())


@pytest.mark.parametrize("gone", ["closed", "no role"])
def test_who_left_is_let_go_and_goes_on_when_she_is_back(cast: Cast, gone: str) -> None:
    row = assigned(cast, shipped())
    if gone == "closed":
        Person.objects.filter(pk=cast.nadia.pk).update(is_active=False)
    else:
        Membership.objects.filter(person=cast.nadia).update(until=GONE)
    look_after(rows(), NOW)
    assert Enrolment.objects.get(person=cast.nadia).state == Enrolment.State.LEFT
    assert take_back(row, NOW) == 0

    Person.objects.filter(pk=cast.nadia.pk).update(is_active=True)
    Membership.objects.filter(person=cast.nadia).update(until=None)
    assert take_back(row, NOW + DAY) == 1
    assert take_back(row, NOW + DAY) == 0
    back = Enrolment.objects.get(person=cast.nadia)
    assert (back.state, back.ended_at) == (Enrolment.State.RUNNING, None)
    assert AuditEvent.objects.filter(verb="programmes.rejoined", about=cast.nadia).count() == 1


def test_all_that_others_may_see_done_is_finished_whatever_was_practised(cast: Cast) -> None:
    assigned(cast, shipped())
    following.tick_link(user=cast.nadia, enrolment=enrolment(cast.nadia), step="read_this", now=NOW)
    has_done(cast.nadia)
    was_at(cast.nadia)
    look_after(rows(), NOW)
    assert Enrolment.objects.get(person=cast.nadia).state == Enrolment.State.RUNNING
    is_certified(cast.nadia)
    look_after(rows(), NOW)
    done = Enrolment.objects.get(person=cast.nadia)
    assert (done.state, done.ended_at) == (Enrolment.State.FINISHED, NOW)
    assert set(StepDone.objects.filter(enrolment=done).values_list("step", flat=True)) == {
        "read_this", "feeling", "room", "proof",
    }  # fmt: skip
    assert AuditEvent.objects.filter(verb="programmes.finished", about=cast.nadia).count() == 1


def test_a_programme_of_practice_alone_is_never_finished_for_others(cast: Cast) -> None:
    steps = (Step("ines", StepKind.ROLEPLAY, "Talk", "parcel_birthday", 15),)
    assigned(cast, shipped(outline(phases=(Phase("a", "A", steps),))))
    look_after(rows(), NOW)
    assert {row.state for row in rows()} == {Enrolment.State.RUNNING}
    assert public_done(rows(), NOW) == {row.pk: {} for row in rows()}


# Enrolling.


def test_enrolling_a_stopped_assignment_enrols_nobody(cast: Cast) -> None:
    row = assign(actor=cast.admin, programme=shipped(), audience=everybody(cast), now=NOW)
    stop_assigning(actor=cast.admin, assignment=row, now=NOW)
    assert enrol_batch(row, NOW) == 0
    assert not Enrolment.objects.exists()


def test_batch_by_batch_everybody_is_enrolled_once_and_counted(cast: Cast) -> None:
    agents(cast, [f"agent{n}" for n in range(7)])
    row = assign(actor=cast.admin, programme=shipped(), audience=everybody(cast), now=NOW)
    looked = []
    while found := enrol_batch(row, NOW, most=3):
        looked.append(found)
    row.refresh_from_db()
    assert (looked, row.enrolled, row.state) == ([3, 3, 3], 9, Assignment.State.DONE)
    assert Notice.objects.filter(kind="programme_changed").count() == 9


@pytest.mark.parametrize("starts", [None, TODAY + 7 * DAY])
def test_the_first_day_is_hers_where_she_is_and_never_before_the_one_for_all(cast: Cast, starts: date | None) -> None:
    Person.objects.filter(pk=cast.nadia.pk).update(timezone="Pacific/Kiritimati")
    Person.objects.filter(pk=cast.colleague.pk).update(timezone="Pacific/Pago_Pago")
    evening = datetime(2026, 3, 2, 10, 30, tzinfo=UTC)
    row = assign(actor=cast.admin, programme=shipped(), audience=everybody(cast), now=evening, starts_on=starts)
    while enrol_batch(row, evening):
        pass
    own = [enrolment(who).started_on for who in (cast.nadia, cast.colleague)]
    assert own == ([date(2026, 3, 3), date(2026, 3, 1)] if starts is None else [starts, starts])


def test_who_joins_after_the_day_for_all_begins_on_her_own(cast: Cast) -> None:
    row = assigned(cast, shipped(), starts_on=TODAY + DAY)
    agents(cast, ["late"])
    assert welcome(NOW + 9 * DAY) == 1
    late = Enrolment.objects.get(person__name="Late")
    assert (late.started_on, late.assignment) == (TODAY + 9 * DAY, row)


def test_a_withdrawn_programme_welcomes_nobody(cast: Cast) -> None:
    assigned(cast, written(cast))
    agents(cast, ["late"])
    Programme.objects.update(withdrawn_at=NOW)
    assert welcome(NOW + DAY) == 0


def test_erased_and_gone_she_is_enrolled_no_more(cast: Cast) -> None:
    assigned(cast, shipped())
    erase_person(actor=cast.admin, person=cast.nadia)
    assert not Enrolment.objects.filter(person=cast.nadia).exists()
    assert welcome(NOW + DAY) == 0
    assert keeping.export(cast.nadia) == {"paths": []}


def test_an_audience_of_nobody_counts_nobody(cast: Cast) -> None:
    empty = Organisation.objects.create(name="New House")
    programme = shipped()
    for audience in (
        Audience(empty),
        Audience(cast.organisation, role="agent", team=Team.objects.create(site=cast.site, name="Nobody")),
        Audience(cast.organisation, level=3),
        Audience(
            cast.organisation, cohort=Cohort.objects.create(organisation=cast.organisation, name="May", starts_on=TODAY)
        ),
    ):
        found = count(audience, programme, NOW)
        assert (found.people, found.already, found.new) == (0, 0, 0)


def test_role_and_place_are_those_of_one_membership(cast: Cast) -> None:
    """Petra leads Parcels and answers in Returns: she is no agent of Parcels."""
    Membership.objects.create(person=cast.petra, role=Role.AGENT, team=cast.other_team)
    parcels = people_in(Audience(cast.organisation, role="agent", team=cast.team), NOW)
    returns = people_in(Audience(cast.organisation, role="agent", team=cast.other_team), NOW)
    assert (set(parcels), set(returns)) == ({cast.nadia, cast.colleague}, {cast.petra})


def test_two_memberships_are_one_person(cast: Cast) -> None:
    Membership.objects.create(person=cast.nadia, role=Role.AGENT, team=cast.other_team)
    found = count(Audience(cast.organisation, role="agent", site=cast.site), shipped(), NOW)
    assert found.people == 2


def test_of_several_places_the_last_one_is_hers(cast: Cast) -> None:
    ferry = Site.objects.create(organisation=cast.organisation, name="Ferry", timezone="Europe/London")
    assert sites_of([cast.nadia.pk]) == {cast.nadia.pk: cast.site.pk}
    Membership.objects.create(person=cast.nadia, role=Role.TRAINER, site=ferry, since=GONE)
    assert sites_of([cast.nadia.pk]) == {cast.nadia.pk: ferry.pk}
    assert sites_of([cast.admin.pk]) == {}
    assert sites_of([]) == {}


# Whose place it is.


def manager_of(cast: Cast, site: Site, name: str = "Milo") -> Person:
    made = person(cast.organisation, name, f"{name.lower()}@northwind.example")
    Membership.objects.create(person=made, role=Role.MANAGER, site=site)
    return made


def test_a_manager_of_one_site_reaches_that_site_and_nothing_else(cast: Cast) -> None:
    ferry = Site.objects.create(organisation=cast.organisation, name="Ferry", timezone="Europe/London")
    milo, programme = manager_of(cast, ferry), shipped()
    assert not manages_everywhere(milo)
    assert list(sites_managed(milo)) == [ferry]
    for audience in (
        everybody(cast),
        Audience(cast.organisation, site=cast.site),
        Audience(cast.organisation, team=cast.team),
    ):
        with pytest.raises(PermissionDenied):
            assign(actor=milo, programme=programme, audience=audience, now=NOW)
    made = assign(actor=milo, programme=programme, audience=Audience(cast.organisation, site=ferry), now=NOW)
    assert list(Assignment.objects.visible_to(milo)) == [made]
    assert not Assignment.objects.visible_to(cast.outsider).exists()
    assert list(Assignment.objects.visible_to(cast.admin)) == [made]
    with pytest.raises(PermissionDenied):
        following.move_on(actor=milo, programme=programme, site=cast.site, now=NOW)
    with pytest.raises(PermissionDenied):
        following.move_on(actor=milo, programme=programme, site=None, now=NOW)


def test_a_role_that_ended_reaches_nothing(cast: Cast) -> None:
    row = assigned(cast, shipped())
    Membership.objects.filter(person=cast.admin).update(until=GONE)
    with pytest.raises(PermissionDenied):
        stop_assigning(actor=cast.admin, assignment=row, now=NOW)
    assert not sites_managed(cast.admin).exists()
    assert not Assignment.objects.visible_to(cast.admin).exists()


@pytest.mark.parametrize("who", ["nadia", "petra", "trainer", "analyst", "outsider"])
def test_nobody_else_pauses_or_goes_on_for_her(cast: Cast, who: str) -> None:
    assigned(cast, shipped())
    if who == "nadia":
        return following.pause(actor=cast.nadia, enrolment=enrolment(cast.nadia), now=NOW)
    for deed in (following.pause, following.go_on):
        with pytest.raises(PermissionDenied):
            deed(actor=cast.people()[who], enrolment=enrolment(cast.nadia), now=NOW)
    assert enrolment(cast.nadia).pauses == []


# Writing.


def test_a_step_for_a_part_that_somebody_took_away_is_told_and_not_lost_in_silence(cast: Cast) -> None:
    programme = written(cast)
    edit_draft(actor=cast.admin, programme=programme, edit=editing.add_phase("More"), now=NOW)
    edit_draft(actor=cast.admin, programme=programme, edit=editing.drop_phase("more"), now=NOW)
    step = Step("", StepKind.LINK, "Read more", "/practise/learn/", 5)
    with pytest.raises(Refused, match="no longer there"):
        edit_draft(actor=cast.admin, programme=programme, edit=editing.add_step("more", step), now=NOW)


@pytest.mark.parametrize("edit", [editing.drop_step("gone"), editing.shift_step("gone", 1)])
def test_a_change_of_a_step_that_is_gone_is_told(cast: Cast, edit: editing.Edit) -> None:
    with pytest.raises(Refused, match="no longer there"):
        edit_draft(actor=cast.admin, programme=written(cast), edit=edit, now=NOW)


def test_of_two_drafts_there_is_one(cast: Cast) -> None:
    programme = written(cast)
    for title in ("One", "Two"):
        edit_draft(actor=cast.admin, programme=programme, edit=lambda old, t=title: replace(old, title=t), now=NOW)
    assert [row.number for row in programme.versions.order_by("number")] == [1, 2]
    assert unpack(programme.versions.get(number=2).body).title == "Two"
    publish(actor=cast.admin, programme=programme, now=NOW)
    with pytest.raises(Refused, match="no draft"):
        publish(actor=cast.admin, programme=programme, now=NOW)
    assert AuditEvent.objects.filter(verb="programmes.published").count() == 1


@pytest.mark.parametrize(
    ("changes", "says"),
    [({"title": " "}, "title"), ({"objective": ""}, "what it is for"), ({"metric": "\n"}, "what it is for")],
)
def test_a_draft_keeps_a_title_and_an_aim(cast: Cast, changes: dict[str, str], says: str) -> None:
    programme = written(cast)
    with pytest.raises(Refused, match=says):
        edit_draft(actor=cast.admin, programme=programme, edit=lambda old: replace(old, **changes), now=NOW)
    assert programme.versions.count() == 1, "not even a draft was begun"


def test_what_is_withdrawn_is_neither_assigned_nor_withdrawn_twice(cast: Cast) -> None:
    programme = written(cast)
    withdraw(actor=cast.admin, programme=programme, now=NOW)
    withdraw(actor=cast.admin, programme=programme, now=NOW + DAY)
    programme.refresh_from_db()
    assert programme.withdrawn_at == NOW
    with pytest.raises(Refused, match="no published version"):
        assign(actor=cast.admin, programme=programme, audience=everybody(cast), now=NOW)


def test_a_title_as_long_as_it_may_be_is_copied_with_its_own(cast: Cast) -> None:
    programme = shipped(outline(title="x" * 120))
    made = catalogue.copy_programme(actor=cast.admin, version=programme.versions.get(), now=NOW)
    again = catalogue.copy_programme(actor=cast.admin, version=programme.versions.get(), now=NOW)
    assert len(made.title) <= 120
    assert made.key != again.key
    assert not any(step.locked for step in unpack(made.versions.get().body).steps())


# A site's own.


def test_a_change_of_a_site_is_taken_back_once(cast: Cast) -> None:
    programme = shipped()
    told = {"actor": cast.admin, "programme": programme, "site": cast.site, "now": NOW}
    change_for_site(operation=SetMinutes("feeling", 20), **told)  # type: ignore[arg-type]
    undo_for_site(number=0, **told)  # type: ignore[arg-type]
    for number in (0, -1, 99):
        with pytest.raises(Refused, match="already"):
            undo_for_site(number=number, **told)  # type: ignore[arg-type]


def test_without_changes_a_site_follows_the_common_plan(cast: Cast) -> None:
    programme = shipped()
    common = plan_for(programme, None)
    assert plan_for(programme, cast.site) == common
    told = {"actor": cast.admin, "programme": programme, "site": cast.site, "now": NOW}
    change_for_site(operation=Hide("ines"), **told)  # type: ignore[arg-type]
    own = plan_for(programme, cast.site)
    assert own is not None
    assert own != common
    undo_for_site(number=0, **told)  # type: ignore[arg-type]
    assert plan_for(programme, cast.site) == common


def test_carrying_over_where_nothing_is_newer_changes_nothing(cast: Cast) -> None:
    programme = shipped()
    told = {"actor": cast.admin, "programme": programme, "site": cast.site, "now": NOW}
    row = change_for_site(operation=SetMinutes("feeling", 20), **told)  # type: ignore[arg-type]
    merge_for_site(choices={}, **told)  # type: ignore[arg-type]
    row.refresh_from_db()
    assert row.revision == 1
    assert not AuditEvent.objects.filter(verb="programmes.merged").exists()


def test_a_house_without_a_version_has_no_plan(cast: Cast) -> None:
    row = Programme.objects.create(organisation=cast.organisation, key="new", title="New", level=1, made_at=NOW)
    row.versions.create(number=1, body=pack(outline()), made_at=NOW)
    assert plan_for(row, None) is None
    with pytest.raises(Refused, match="no published version"):
        change_for_site(actor=cast.admin, programme=row, site=cast.site, operation=Hide("ines"), now=NOW)


# Her own path.


def test_what_is_left_of_a_house_that_gives_nothing_is_nothing(cast: Cast) -> None:
    assert path_of(cast.nadia, NOW) == ()
    assert next_assigned(cast.nadia, NOW) is None
    assert list(enrolments_of(cast.nadia)) == []


def test_a_paused_path_is_not_her_next_step_and_another_one_is(cast: Cast) -> None:
    assigned(cast, shipped())
    other = outline(key="second", title="Second weeks")
    assigned(cast, shipped(other))
    first = Enrolment.objects.get(person=cast.nadia, programme__key="first_weeks")
    following.pause(actor=cast.nadia, enrolment=first, now=NOW)
    found = next_assigned(cast.nadia, NOW)
    assert found is not None
    assert found.programme == "Second weeks"


def test_a_link_ticked_in_two_windows_is_in_the_trail_once(cast: Cast) -> None:
    assigned(cast, shipped())
    row = enrolment(cast.nadia)
    for later in (0, 1):
        following.tick_link(user=cast.nadia, enrolment=row, step="read_this", now=NOW + later * DAY)
    assert StepDone.objects.get().on == TODAY
    assert AuditEvent.objects.filter(verb="programmes.followed").count() == 1
    for step in ("feeling", "gone", "", "x" * 20_000):
        with pytest.raises(Refused, match="by hand"):
            following.tick_link(user=cast.nadia, enrolment=row, step=step, now=NOW)


@pytest.mark.parametrize(("ahead", "named"), [(-1, False), (0, True), (4, True), (5, False)])
def test_due_soon_is_from_today_until_the_fourth_day(cast: Cast, ahead: int, named: bool) -> None:
    steps = (Step("read_this", StepKind.LINK, "Read this", "/practise/learn/", 10, due_days=1),)
    assigned(cast, shipped(outline(phases=(Phase("a", "A", steps),))))
    moment = NOW + (1 - ahead) * DAY  # due on Tuesday, the third
    assert bool(due_soon(enrolment(cast.nadia), moment)) is named


def test_a_module_done_twice_was_done_when_it_was_done_first(cast: Cast) -> None:
    assigned(cast, shipped())
    has_done(cast.nadia, at=NOW - 9 * DAY)
    Done.objects.create(person=cast.nadia, module=Done.objects.get().module, number=2, at=NOW)
    assert public_done([enrolment(cast.nadia)], NOW)[enrolment(cast.nadia).pk]["feeling"] == TODAY - 9 * DAY


def test_what_is_done_tomorrow_is_not_done_today(cast: Cast) -> None:
    assigned(cast, shipped())
    has_done(cast.nadia, at=NOW + DAY)
    is_certified(cast.nadia, at=NOW + DAY)
    assert public_done([enrolment(cast.nadia)], NOW) == {enrolment(cast.nadia).pk: {}}


def test_her_steps_say_where_they_stand(cast: Cast) -> None:
    assigned(cast, shipped())
    (own,) = path_of(cast.nadia, NOW)
    assert [stop.state for stop in own.path.stops] == [State.NEXT, *[State.WAITS] * 4]


# Links and pilots.


@pytest.mark.once
@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("/practise/learn/", True),
        ("https://example.org/a?b=c", True),
        ("//example.org", False),
        ("/\\example.org", False),
        ("/\t/example.org", False),
        ("/\n/example.org", False),
        ("http://example.org", False),
        ("javascript:alert(1)", False),
        ("JavaScript:alert(1)", False),
        ("data:text/html,x", False),
        ("https:example.org", False),
        ("", False),
        (" /practise/", False),
        ("/a\x00b", False),
        ("HTTPS://example.org", False),
    ],
)
def test_a_link_leads_into_the_house_or_encrypted_elsewhere(address: str, safe: bool) -> None:
    assert is_safe_link(address) is safe


def test_while_two_versions_are_compared_each_gets_one_and_keeps_it(cast: Cast) -> None:
    has_done(cast.colleague)
    module = Done.objects.get().module
    assert version_compared(cast.nadia, module) is None
    pilot = Pilot.objects.create(
        organisation=cast.organisation, module=module.key, first=1, second=2, seed="s", began_at=NOW
    )
    given = {who.pk: version_compared(who, module) for who in cast.people().values()}
    assert given[cast.outsider.pk] is None, "another house compares nothing"
    assert set(given.values()) <= {1, 2, None}
    assert given[cast.nadia.pk] == arm_for(pilot, cast.nadia.pk)
    Pilot.objects.update(ended_at=NOW)
    assert version_compared(cast.nadia, module) is None


@pytest.mark.parametrize("who", ["nadia", "petra", "trainer", "analyst", "outsider"])
def test_pilots_are_for_those_who_look_after_programmes_of_the_house(cast: Cast, who: str) -> None:
    Pilot.objects.create(organisation=cast.organisation, module="m", first=1, second=2, seed="s", began_at=NOW)
    assert not Pilot.objects.visible_to(cast.people()[who]).exists()
    assert Pilot.objects.visible_to(cast.manager).exists()


def test_every_house_has_certificates_of_its_own(cast: Cast) -> None:
    give_certificates(outline())
    is_certified(cast.outsider)
    assigned(cast, shipped())
    assert public_done([enrolment(cast.nadia)], NOW)[enrolment(cast.nadia).pk] == {}
