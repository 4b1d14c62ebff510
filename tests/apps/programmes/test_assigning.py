"""Assigning: counts before anybody says yes, who is enrolled and when, again without doubles, and what is refused."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from tests.apps.programmes.house import NOW, TODAY, agents, assigned, enrolment, everybody, outline, shipped, written
from tests.cast import Cast

from warmline.apps.audit.models import AuditEvent
from warmline.apps.notices.models import Notice
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Cohort, Membership
from warmline.apps.people.services.roles import end_role, move_person
from warmline.apps.programmes.audiences import Audience, count, people_in
from warmline.apps.programmes.models import Assignment, Enrolment, Sweep
from warmline.apps.programmes.packing import unpack
from warmline.apps.programmes.services.assigning import assign, stop_assigning
from warmline.apps.programmes.services.overlays import change_for_site
from warmline.apps.programmes.working import rounds as working
from warmline.apps.programmes.working.enrolling import enrol_batch
from warmline.core.curriculum.overlays import Hide

pytestmark = pytest.mark.django_db


class Line:
    """Notes what is put into the queue instead of working on it."""

    def __init__(self) -> None:
        self.steps: list[tuple[object, object, timedelta | None]] = []

    def __call__(self, what: object, step: object = None, after: timedelta | None = None) -> None:
        self.steps.append((what, step, after))


def names(audience: Audience) -> set[str]:
    return {person.first_name for person in people_in(audience, NOW)}


def test_an_audience_is_everybody_to_whom_all_of_it_applies(cast: Cast) -> None:
    agents(cast, ["ada"], cast.other_team)
    assert names(everybody(cast)) == {"Nadia", "Tomasz", "Ada"}
    assert names(Audience(cast.organisation, role="agent", team=cast.team)) == {"Nadia", "Tomasz"}
    assert names(Audience(cast.organisation, role="lead", site=cast.site)) == {"Petra", "Lorenzo"}
    assert len(names(Audience(cast.organisation, site=cast.site))) == 8, "all roles of the site, not the admin"
    assert "Olga" not in names(Audience(cast.organisation))


def test_an_audience_can_be_a_cohort_or_people_with_a_certificate(cast: Cast) -> None:
    cohort = Cohort.objects.create(organisation=cast.organisation, name="March", starts_on=TODAY)
    cohort.people.set([cast.nadia])
    assert names(Audience(cast.organisation, role="agent", cohort=cohort)) == {"Nadia"}
    assert names(Audience(cast.organisation, role="agent", level=1)) == set(), "nobody holds one yet"


def test_the_counts_are_there_before_anybody_says_yes(cast: Cast) -> None:
    programme = shipped()
    assigned(cast, programme, Audience(cast.organisation, team=cast.team))
    counts = count(everybody(cast), programme, NOW)
    agents(cast, ["ada"], cast.other_team)
    more = count(everybody(cast), programme, NOW)
    assert (counts.people, counts.already, counts.new) == (2, 2, 0)
    assert (more.people, more.already, more.new) == (3, 2, 1)


def test_everybody_is_enrolled_once_told_once_and_it_is_on_record(cast: Cast) -> None:
    programme = shipped()
    row = assigned(cast, programme)
    assert (row.state, row.enrolled, row.cursor) == ("done", 2, 0)
    again = assigned(cast, programme, everybody(cast, ""))
    assert again.enrolled == 6, "the others of the house, and nobody twice"
    assert Enrolment.objects.count() == 8
    assert Notice.objects.filter(kind="programme_changed").count() == 8
    assert AuditEvent.objects.filter(verb="programmes.enrolled", about=cast.nadia).count() == 1


def test_enrolling_goes_on_where_it_was_cut_off(cast: Cast) -> None:
    agents(cast, [f"a{n}" for n in range(5)])
    row = assign(actor=cast.admin, programme=shipped(), audience=everybody(cast), now=NOW)
    assert enrol_batch(row, NOW, most=3) == 3
    row.refresh_from_db()
    assert (row.enrolled, row.state) == (3, "at_work")
    assert [enrol_batch(row, NOW, most=3) for _time in range(3)] == [3, 1, 0]
    assert Enrolment.objects.count() == 7


def test_a_step_hands_on_when_its_time_is_over_and_an_old_one_does_nothing(cast: Cast) -> None:
    agents(cast, [f"a{n}" for n in range(3)])
    row, line = assign(actor=cast.admin, programme=shipped(), audience=everybody(cast), now=NOW), Line()
    assert working.enrol_on(row.pk, 0, line, clock=iter([0.0, 9.0]).__next__, seconds=1) == 5
    assert line.steps == [(row.pk, 1, working.LATER), (row.pk, 1, None)]
    assert working.enrol_on(row.pk, 0, line) == 0, "the same step again"
    assert working.enrol_on(row.pk, 1, line) == 0
    row.refresh_from_db()
    assert row.state == "done"
    assert working.enrol_on(row.pk, 2, line) == 0, "nothing is left to do"


def test_a_dated_programme_begins_for_all_on_one_day(cast: Cast) -> None:
    assigned(cast, shipped(), starts_on=date(2026, 3, 9), due_on=date(2026, 4, 30))
    row = enrolment(cast.nadia)
    assert (row.started_on, row.due_on) == (date(2026, 3, 9), date(2026, 4, 30))


def test_a_self_paced_one_begins_on_the_day_where_she_is(cast: Cast) -> None:
    cast.nadia.timezone = "Asia/Manila"
    cast.nadia.save()
    late = datetime(2026, 3, 2, 20, tzinfo=UTC)
    row = assign(actor=cast.admin, programme=shipped(), audience=everybody(cast), now=late)
    enrol_batch(row, late)
    assert enrolment(cast.nadia).started_on == date(2026, 3, 3)
    assert enrolment(cast.colleague).started_on == TODAY


@pytest.mark.parametrize(
    ("starts", "due", "said"),
    [
        (None, date(2026, 2, 27), "has passed. The earliest that fits is"),
        (None, date(2026, 3, 4), "too few working days"),
        (date(2026, 4, 1), date(2026, 3, 30), "before the start"),
        (date(2026, 2, 27), None, "The first day has passed"),
    ],
)
def test_a_date_that_cannot_be_kept_is_refused_with_what_to_do(
    cast: Cast, starts: date | None, due: date | None, said: str
) -> None:
    with pytest.raises(Refused, match=said):
        assign(actor=cast.admin, programme=shipped(), audience=everybody(cast), now=NOW, starts_on=starts, due_on=due)
    assert not Assignment.objects.exists()


def test_a_site_with_changes_of_its_own_has_its_own_plan(cast: Cast) -> None:
    programme = shipped()
    change_for_site(actor=cast.manager, programme=programme, site=cast.site, operation=Hide("ines"), now=NOW)
    assigned(cast, programme)
    plan = enrolment(cast.nadia).plan
    assert plan.site == cast.site
    assert "ines" not in {step.key for step in unpack(plan.body).steps()}


def test_a_draft_is_not_assigned(cast: Cast) -> None:
    programme = written(cast)
    programme.versions.update(state="draft")
    with pytest.raises(Refused, match="Publish it first"):
        assigned(cast, programme)


@pytest.mark.parametrize("who", ["nadia", "petra", "trainer", "analyst", "outsider"])
def test_nobody_else_assigns(cast: Cast, who: str) -> None:
    with pytest.raises(PermissionDenied):
        assign(actor=cast.people()[who], programme=shipped(), audience=everybody(cast), now=NOW)


def test_a_sites_manager_assigns_for_her_site_only(cast: Cast) -> None:
    programme = shipped()
    with pytest.raises(PermissionDenied):
        assign(actor=cast.manager, programme=programme, audience=everybody(cast), now=NOW)
    for audience in (Audience(cast.organisation, site=cast.site), Audience(cast.organisation, team=cast.team)):
        row = assign(actor=cast.manager, programme=programme, audience=audience, now=NOW)
        assert row in Assignment.objects.visible_to(cast.manager)
    assert not Assignment.objects.visible_to(cast.petra).exists()
    assert not Assignment.objects.visible_to(cast.outsider).exists()


def test_the_cohort_of_another_house_is_no_audience(cast: Cast) -> None:
    cohort = Cohort.objects.create(organisation=cast.elsewhere, name="Theirs", starts_on=TODAY)
    with pytest.raises(Refused, match="another house"):
        assigned(cast, shipped(), Audience(cast.organisation, cohort=cohort))
    with pytest.raises(Refused, match="another house"):
        assign(actor=cast.outsider, programme=written(cast), audience=Audience(cast.elsewhere), now=NOW)


def test_newcomers_are_enrolled_by_the_daily_round_until_it_is_stopped(cast: Cast) -> None:
    row = assigned(cast, shipped())
    (ada,) = agents(cast, ["ada"])
    working.sweep_on("2026-03-03", Line(), now=NOW + timedelta(days=1))
    assert enrolment(ada).assignment == row
    stop_assigning(actor=cast.admin, assignment=row, now=NOW)
    stop_assigning(actor=cast.admin, assignment=row, now=NOW)
    agents(cast, ["bea"])
    assert working.welcome(NOW + timedelta(days=2)) == 0
    assert AuditEvent.objects.filter(verb="programmes.stopped").count() == 1
    assert Enrolment.objects.count() == 3, "who is on it stays on it"


def test_who_moves_keeps_her_path_and_who_leaves_stops(cast: Cast) -> None:
    assigned(cast, shipped(), Audience(cast.organisation, team=cast.team))
    held = Membership.objects.get(person=cast.nadia)
    moved = move_person(actor=cast.admin, membership=held, team=cast.other_team)
    working.sweep_on("2026-03-03", Line(), now=NOW)
    assert enrolment(cast.nadia).state == "running"
    end_role(actor=cast.admin, membership=moved)
    working.sweep_on("2026-03-04", Line(), now=NOW)
    assert enrolment(cast.nadia).state == "left"
    assert enrolment(cast.colleague).state == "running"


def test_who_comes_back_goes_on(cast: Cast) -> None:
    row = assigned(cast, shipped())
    Enrolment.objects.filter(person=cast.nadia).update(state="left", ended_at=NOW)
    assert working.take_back(row, NOW) == 1
    assert enrolment(cast.nadia).state == "running"
    assert AuditEvent.objects.filter(verb="programmes.rejoined", about=cast.nadia).exists()


def test_who_comes_back_goes_on_also_where_the_assignment_was_stopped_meanwhile(cast: Cast) -> None:
    row = assigned(cast, shipped(), Audience(cast.organisation, team=cast.team))
    Enrolment.objects.filter(person=cast.nadia).update(state="left", ended_at=NOW)
    stop_assigning(actor=cast.admin, assignment=row, now=NOW)
    (bea,) = agents(cast, ["bea"])
    working.sweep_on("2026-03-03", Line(), now=NOW + timedelta(days=1))
    assert (enrolment(cast.nadia).state, enrolment(cast.nadia).ended_at) == ("running", None)
    assert not Enrolment.objects.filter(person=bea).exists(), "nobody new is enrolled"
    assert AuditEvent.objects.filter(verb="programmes.rejoined", about=cast.nadia).count() == 1


def test_a_stopped_assignment_takes_back_only_its_own_and_only_people_of_its_audience(cast: Cast) -> None:
    programme = shipped()
    row = assigned(cast, programme, Audience(cast.organisation, team=cast.team))
    Enrolment.objects.update(state="left", ended_at=NOW)
    Enrolment.objects.filter(person=cast.colleague).update(assignment=None)
    stop_assigning(actor=cast.admin, assignment=row, now=NOW)
    move_person(actor=cast.admin, membership=Membership.objects.get(person=cast.nadia), team=cast.other_team)
    working.welcome(NOW + timedelta(days=1))
    assert {enrolment(each).state for each in (cast.nadia, cast.colleague)} == {"left"}


def test_the_round_goes_on_where_it_was_and_calls_the_next_day_once(cast: Cast) -> None:
    agents(cast, [f"a{n}" for n in range(4)])
    assigned(cast, shipped())
    line = Line()
    working.sweep_on("2026-03-03", line, now=NOW + timedelta(days=1), clock=iter([0.0, 9.0]).__next__, seconds=1)
    assert line.steps == [("2026-03-04", timedelta(days=1), None), ("2026-03-03", None, None)]
    working.sweep_on("2026-03-03", line, now=NOW + timedelta(days=1))
    assert len(line.steps) == 2
    assert Sweep.objects.get(day=date(2026, 3, 3)).ended_at == NOW + timedelta(days=1)


def test_a_house_that_was_off_goes_on_from_today_with_one_round_a_day(cast: Cast) -> None:
    line = Line()
    for day in ("2026-02-20", "2026-02-21", "2026-02-20"):
        working.sweep_on(day, line, now=NOW)
    assert line.steps == [("2026-03-03", timedelta(days=1), None)] * 2
    working.sweep_on("2026-03-03", line, now=NOW + timedelta(days=1))
    working.sweep_on("2026-03-03", line, now=NOW + timedelta(days=1))
    assert line.steps[2:] == [("2026-03-04", timedelta(days=1), None)]


def test_enrolling_asks_as_much_for_many_as_for_few(cast: Cast, django_assert_max_num_queries: object) -> None:
    row = assign(actor=cast.admin, programme=shipped(outline()), audience=everybody(cast), now=NOW)
    agents(cast, [f"a{n}" for n in range(200)])
    with django_assert_max_num_queries(30):  # type: ignore[operator]
        assert enrol_batch(row, NOW) == 202
