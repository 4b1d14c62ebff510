"""The daily round and enrolling at their edges: a house that runs for years, people who go and come back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
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
    rows,
    shipped,
    was_at,
    written,
)
from tests.cast import GONE, Cast

from warmline.apps.audit.models import AuditEvent
from warmline.apps.notices.models import Notice
from warmline.apps.people.models import Cohort, Membership, Organisation, Person, Role, Site, Team
from warmline.apps.people.services.erasure import erase_person
from warmline.apps.programmes import keeping
from warmline.apps.programmes.audiences import Audience, count, people_in
from warmline.apps.programmes.models import Assignment, Enrolment, Programme, StepDone, Sweep
from warmline.apps.programmes.plans import sites_of
from warmline.apps.programmes.services import following
from warmline.apps.programmes.services.assigning import assign, stop_assigning
from warmline.apps.programmes.standings import public_done
from warmline.apps.programmes.working.caring import AGAIN, look_after
from warmline.apps.programmes.working.enrolling import enrol_batch
from warmline.apps.programmes.working.rounds import sweep_on, take_back, welcome
from warmline.apps.shifts.models import Leave
from warmline.core.curriculum.programme import Phase, Step, StepKind

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


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
