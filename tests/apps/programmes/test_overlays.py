"""What a site makes of a programme: changes, refusals, undoing, and a new standard carried over."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied
from tests.apps.programmes.house import NOW, agents, outline, shipped, written
from tests.cast import Cast

from warmline.apps.audit.models import AuditEvent
from warmline.apps.modules.choosing import version_to_begin
from warmline.apps.modules.models import Module
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Person, Site
from warmline.apps.programmes.addresses import arm_for
from warmline.apps.programmes.models import Pilot, Plan, Programme, SiteOverlay
from warmline.apps.programmes.packing import unpack
from warmline.apps.programmes.plans import as_at_site, plan_for
from warmline.apps.programmes.services.catalogue import load_shipped
from warmline.apps.programmes.services.overlays import (
    change_for_site,
    change_together_for_site,
    merge_for_site,
    undo_for_site,
)
from warmline.apps.programmes.services.piloting import begin_pilot, end_pilot
from warmline.core.curriculum.overlays import (
    AddStep,
    Choice,
    Hide,
    Move,
    Operation,
    SetMinutes,
    SetText,
    TextField,
)
from warmline.core.curriculum.programme import Step, StepKind

pytestmark = pytest.mark.django_db
OURS = Step("our_till", StepKind.LINK, "Our till", "/practise/learn/", 5)


def change(cast: Cast, programme: Programme, *operations: Operation) -> SiteOverlay:
    for each in operations:
        row = change_for_site(actor=cast.manager, programme=programme, site=cast.site, operation=each, now=NOW)
    return row


def test_a_site_changes_what_is_open(cast: Cast) -> None:
    row = change(cast, shipped(), AddStep("begin", OURS, "read_this"), SetMinutes("ines", 25), Hide("room"))
    made = as_at_site(row).programme
    assert [step.key for step in made.steps()] == ["read_this", "our_till", "feeling", "ines", "proof"]
    assert made.step("proof").after == ("feeling",)
    assert row.revision == 3
    assert AuditEvent.objects.filter(verb="programmes.site_changed").count() == 3


@pytest.mark.parametrize("operation", [Hide("proof"), SetText("read_this", TextField.TITLE, "Read it if you like")])
def test_what_the_standard_fixes_is_refused_by_name(cast: Cast, operation: Operation) -> None:
    with pytest.raises(Refused, match=r"“(The certificate|Read this first)” is fixed by the standard"):
        change(cast, shipped(), operation)
    assert not SiteOverlay.objects.exists()


def test_the_changes_of_one_form_are_made_together_or_not_at_all(cast: Cast) -> None:
    programme = shipped()
    form = {"actor": cast.manager, "programme": programme, "site": cast.site, "now": NOW}
    locked = SetText("read_this", TextField.TITLE, "Read it if you like")
    with pytest.raises(Refused, match="fixed by the standard"):
        change_together_for_site(operations=[SetMinutes("ines", 25), locked], **form)  # type: ignore[arg-type]
    assert not SiteOverlay.objects.exists()
    assert not AuditEvent.objects.filter(verb="programmes.site_changed").exists()

    change_together_for_site(operations=[SetMinutes("ines", 25), Hide("room")], **form)  # type: ignore[arg-type]
    row = SiteOverlay.objects.get()
    assert (row.revision, len(row.operations)) == (1, 2)
    change_together_for_site(operations=[], **form)  # type: ignore[arg-type]
    row.refresh_from_db()
    assert row.revision == 1, "a form without a change changes nothing"


def test_a_change_is_taken_back_unless_another_rests_on_it(cast: Cast) -> None:
    programme = shipped()
    change(cast, programme, AddStep("begin", OURS, "read_this"), SetMinutes("our_till", 9))
    undo = {"actor": cast.manager, "programme": programme, "site": cast.site, "now": NOW}
    with pytest.raises(Refused, match="rests on this one"):
        undo_for_site(number=0, **undo)  # type: ignore[arg-type]
    undo_for_site(number=1, **undo)  # type: ignore[arg-type]
    row = undo_for_site(number=0, **undo)  # type: ignore[arg-type]
    assert row.operations == []
    with pytest.raises(Refused, match="already"):
        undo_for_site(number=0, **undo)  # type: ignore[arg-type]


def test_a_new_standard_is_carried_over_when_somebody_says_so(cast: Cast) -> None:
    programme = shipped()
    change(cast, programme, SetMinutes("ines", 25), Hide("room"))
    steps = outline(2).phases[0].steps
    newer = replace(outline(2).phases[0], steps=tuple(
        replace(step, minutes=20) if step.key == "ines" else step for step in steps
    ))  # fmt: skip
    load_shipped(outlines=[outline(2, phases=(newer,))], now=NOW)
    assert unpack(plan_for(programme, cast.site).body).version == 1, "the site stays where it was"  # type: ignore[union-attr]
    done = merge_for_site(actor=cast.manager, programme=programme, site=cast.site, choices={0: Choice.SITE}, now=NOW)
    assert [conflict.name for conflict in done.conflicts] == ["Talk with Ines"]
    row = SiteOverlay.objects.get()
    assert row.base.number == 2
    assert as_at_site(row).programme.step("ines").minutes == 25
    again = merge_for_site(actor=cast.manager, programme=programme, site=cast.site, choices={}, now=NOW)
    assert again.conflicts == ()
    assert AuditEvent.objects.filter(verb="programmes.merged").count() == 1


def test_a_plan_is_made_once_and_shared(cast: Cast) -> None:
    programme = shipped()
    other = Site.objects.create(organisation=cast.organisation, name="Harbour")
    assert plan_for(programme, cast.site) == plan_for(programme, other) == plan_for(programme, None)
    change(cast, programme, Move("ines", "room"))
    own = plan_for(programme, cast.site)
    assert own != plan_for(programme, other)
    assert plan_for(programme, cast.site) == own
    assert Plan.objects.count() == 2


@pytest.mark.parametrize("who", ["nadia", "petra", "trainer", "analyst", "outsider"])
def test_nobody_else_changes_a_site(cast: Cast, who: str) -> None:
    programme = shipped()
    change(cast, programme, Hide("room"))
    person = cast.people()[who]
    assert not SiteOverlay.objects.visible_to(person).exists()
    with pytest.raises(PermissionDenied):
        change_for_site(actor=person, programme=programme, site=cast.site, operation=Hide("ines"), now=NOW)
    with pytest.raises(PermissionDenied):
        merge_for_site(actor=person, programme=programme, site=cast.site, choices={}, now=NOW)


def test_a_sites_manager_changes_her_own_site_only(cast: Cast) -> None:
    other = Site.objects.create(organisation=cast.organisation, name="Harbour")
    with pytest.raises(PermissionDenied):
        change_for_site(actor=cast.manager, programme=shipped(), site=other, operation=Hide("ines"), now=NOW)
    change_for_site(actor=cast.admin, programme=shipped(), site=other, operation=Hide("ines"), now=NOW)


def test_the_programme_of_another_house_is_no_base(cast: Cast) -> None:
    theirs = written(cast)
    abroad = Site.objects.create(organisation=cast.elsewhere, name="Dock")
    with pytest.raises(Refused, match="another house"):
        change_for_site(actor=cast.outsider, programme=theirs, site=abroad, operation=Hide("ines"), now=NOW)


def test_a_pilot_is_of_two_published_versions_and_one_at_a_time(cast: Cast) -> None:
    module = Module.objects.create(organisation=cast.organisation, key="waiting_well", changed_at=NOW)
    for number in (1, 2):
        module.versions.create(number=number, text="", sha256="", changed_at=NOW, published_at=NOW)
    module.versions.create(number=3, text="", sha256="", changed_at=NOW)
    for first, second in ((1, 1), (1, 3)):
        with pytest.raises(Refused, match="two different versions"):
            begin_pilot(actor=cast.manager, module=module, first=first, second=second, now=NOW)
    with pytest.raises(PermissionDenied):
        begin_pilot(actor=cast.petra, module=module, first=1, second=2, now=NOW)
    pilot = begin_pilot(actor=cast.manager, module=module, first=1, second=2, now=NOW)
    with pytest.raises(Refused, match="already"):
        begin_pilot(actor=cast.manager, module=module, first=1, second=2, now=NOW)
    assert list(Pilot.objects.visible_to(cast.admin)) == [pilot]
    assert not Pilot.objects.visible_to(cast.nadia).exists()
    assert not Pilot.objects.visible_to(cast.outsider).exists()
    with pytest.raises(PermissionDenied):
        end_pilot(actor=cast.outsider, pilot=pilot, now=NOW)
    for _time in range(2):
        end_pilot(actor=cast.manager, pilot=pilot, now=NOW)
    assert AuditEvent.objects.filter(verb="programmes.pilot_ended").count() == 1


def test_a_reader_begins_the_version_that_chance_gave_her(cast: Cast) -> None:
    module = Module.objects.create(organisation=None, key="waiting_well", live=2, changed_at=NOW)
    for number, state in ((1, "replaced"), (2, "published")):
        module.versions.create(number=number, state=state, text="", sha256="", changed_at=NOW, published_at=NOW)
    assert number_for(cast.nadia, module) == 2, "nothing is compared"
    pilot = begin_pilot(actor=cast.manager, module=module, first=1, second=2, now=NOW)
    people = [cast.nadia, *agents(cast, [f"a{n}" for n in range(20)])]
    given = [number_for(person, module) for person in people]
    assert given == [arm_for(pilot, person.pk) for person in people]
    assert set(given) == {1, 2}
    assert number_for(cast.outsider, module) == 2, "another house compares nothing"
    module.versions.filter(number=1).update(state="withdrawn")
    assert {number_for(person, module) for person in people} == {2}, "what was withdrawn is given to nobody"
    end_pilot(actor=cast.manager, pilot=pilot, now=NOW)
    assert number_for(cast.nadia, module) == 2


def number_for(person: Person, module: Module) -> int:
    version = version_to_begin(person, module)
    assert version is not None
    return version.number
