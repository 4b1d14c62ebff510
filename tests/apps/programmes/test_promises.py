"""What programmes promise at their edges: a long-running house, places of others, days at both ends of the world."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from tests.apps.programmes.house import (
    NOW,
    TODAY,
    assigned,
    enrolment,
    everybody,
    give_certificates,
    has_done,
    is_certified,
    outline,
    shipped,
    written,
)
from tests.cast import GONE, Cast, person

from warmline.apps.audit.models import AuditEvent
from warmline.apps.modules.models import Done
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Membership, Person, Role, Site
from warmline.apps.programmes import editing
from warmline.apps.programmes.addresses import arm_for, is_safe_link, version_compared
from warmline.apps.programmes.audiences import Audience
from warmline.apps.programmes.models import Assignment, Enrolment, Pilot, Programme, StepDone
from warmline.apps.programmes.packing import pack, unpack
from warmline.apps.programmes.plans import plan_for
from warmline.apps.programmes.rules import manages_everywhere, sites_managed
from warmline.apps.programmes.selectors import due_soon, enrolments_of, next_assigned, path_of
from warmline.apps.programmes.services import catalogue, following
from warmline.apps.programmes.services.assigning import assign, stop_assigning
from warmline.apps.programmes.services.catalogue import edit_draft, publish, withdraw
from warmline.apps.programmes.services.overlays import change_for_site, merge_for_site, undo_for_site
from warmline.apps.programmes.standings import public_done
from warmline.core.curriculum.overlays import Hide, SetMinutes
from warmline.core.curriculum.path import State
from warmline.core.curriculum.programme import Phase, Step, StepKind

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


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
