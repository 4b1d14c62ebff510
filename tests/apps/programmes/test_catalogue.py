"""Programmes and their versions: shipped, written, published, withdrawn; and who may."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from tests.apps.programmes.house import NOW, assigned, outline, shipped, written
from tests.cast import Cast

from warmline.adapters.packs.programmes import load_programmes
from warmline.apps.audit.models import AuditEvent
from warmline.apps.people.errors import Refused
from warmline.apps.programmes import editing
from warmline.apps.programmes.models import Programme, ProgrammeVersion
from warmline.apps.programmes.packing import pack, pack_operations, unpack, unpack_operations
from warmline.apps.programmes.services import catalogue
from warmline.core.curriculum.overlays import AddStep, Hide, Move, SetDue, SetMinutes, SetText, TextField
from warmline.core.curriculum.programme import Step, StepKind

pytestmark = pytest.mark.django_db


def newest(programme: Programme) -> ProgrammeVersion:
    return programme.versions.order_by("-number")[0]


def begun(cast: Cast) -> Programme:
    return catalogue.create_programme(
        actor=cast.manager, title="Calls that end well", about="", objective="Shorter waits", metric="AHT", level=2,
        now=NOW,
    )  # fmt: skip


@pytest.mark.parametrize("programme", load_programmes(), ids=lambda each: each.key)
def test_a_programme_survives_being_packed(programme: object) -> None:
    assert unpack(pack(programme)) == programme  # type: ignore[arg-type]


def test_changes_of_a_site_survive_being_packed() -> None:
    operations = (
        AddStep("begin", outline().step("feeling"), "read_this"), Hide("ines"), Move("ines", None),
        SetDue("ines", None), SetMinutes("ines", 9), SetText("ines", TextField.NOTE, "Ask Petra."),
    )  # fmt: skip
    assert unpack_operations(pack_operations(operations)) == operations


def test_what_ships_is_loaded_once_and_a_newer_version_is_added() -> None:
    assert catalogue.load_shipped(outlines=[outline()], now=NOW) == 1
    assert catalogue.load_shipped(outlines=[outline()], now=NOW) == 0
    assert catalogue.load_shipped(outlines=[outline(2, title="First weeks, again")], now=NOW) == 1
    row = Programme.objects.get(key="first_weeks")
    assert (row.title, row.versions.count(), row.is_shipped) == ("First weeks, again", 2, True)


def test_a_changed_text_without_a_raised_version_is_refused() -> None:
    shipped()
    with pytest.raises(catalogue.ContentChanged, match="raise its version above 1"):
        catalogue.load_shipped(outlines=[outline(title="Other")], now=NOW)


def test_in_a_workshop_of_texts_the_newest_counts_and_people_keep_their_plan(cast: Cast) -> None:
    person = cast.nadia
    assigned(cast, shipped())
    catalogue.load_shipped(outlines=[outline(title="Other")], now=NOW, replace_changed=True)
    assert Programme.objects.get(key="first_weeks").title == "Other"
    assert unpack(person.enrolments.get().plan.body).title == "First weeks"


def test_the_command_loads_the_standard_curriculum_once() -> None:
    said = StringIO()
    call_command("load_programmes", stdout=said)
    call_command("load_programmes", stdout=said)
    assert said.getvalue().splitlines() == [
        f"Programmes: {len(load_programmes())} new versions.",
        "Programmes: nothing new.",
    ]


def test_a_manager_writes_and_publishes(cast: Cast) -> None:
    programme = begun(cast)
    with pytest.raises(Refused, match="no steps yet"):
        catalogue.publish(actor=cast.manager, programme=programme, now=NOW)
    step = Step("", StepKind.LINK, "Read the rules", "/practise/learn/", 5)
    catalogue.edit_draft(actor=cast.manager, programme=programme, edit=editing.add_step("begin", step), now=NOW)
    version = catalogue.publish(actor=cast.manager, programme=programme, now=NOW)
    assert (version.state, unpack(version.body).steps()[0].key) == ("published", "read_the_rules")
    verbs = set(AuditEvent.objects.filter(actor=cast.manager).values_list("verb", flat=True))
    assert verbs == {"programmes.begun", "programmes.published"}


def test_a_published_version_never_changes_a_new_draft_does(cast: Cast) -> None:
    programme = written(cast)
    before = newest(programme).body
    catalogue.edit_draft(actor=cast.manager, programme=programme, edit=editing.drop_step("ines"), now=NOW)
    draft = newest(programme)
    assert (draft.number, draft.state, unpack(draft.body).version) == (2, "draft", 2)
    assert programme.versions.get(number=1).body == before
    catalogue.edit_draft(actor=cast.manager, programme=programme, edit=editing.drop_step("room"), now=NOW)
    assert programme.versions.count() == 2, "one draft at a time"


def test_an_edit_of_a_step_that_is_gone_is_told(cast: Cast) -> None:
    with pytest.raises(Refused, match="no longer there"):
        catalogue.edit_draft(actor=cast.manager, programme=written(cast), edit=editing.drop_step("nowhere"), now=NOW)


@pytest.mark.parametrize(("field", "said"), [("title", "a title"), ("objective", "aim"), ("metric", "aim")])
def test_a_programme_has_a_title_and_an_aim(cast: Cast, field: str, said: str) -> None:
    programme = written(cast)
    with pytest.raises(Refused, match=said):
        catalogue.edit_draft(
            actor=cast.manager, programme=programme, edit=lambda old: replace(old, **{field: " "}), now=NOW
        )


def test_a_copy_of_the_standard_is_the_houses_own(cast: Cast) -> None:
    source = newest(shipped())
    copy = catalogue.copy_programme(actor=cast.manager, version=source, now=NOW)
    made = unpack(newest(copy).body)
    assert copy.organisation == cast.organisation
    assert [step.key for step in made.steps()] == [step.key for step in outline().steps()]
    assert not any(step.locked for step in made.steps())


def test_nothing_is_published_twice(cast: Cast) -> None:
    with pytest.raises(Refused, match="no draft"):
        catalogue.publish(actor=cast.manager, programme=written(cast), now=NOW)


def test_what_is_assigned_is_not_withdrawn(cast: Cast) -> None:
    programme = written(cast)
    assigned(cast, programme)
    with pytest.raises(Refused, match="still assigned"):
        catalogue.withdraw(actor=cast.manager, programme=programme, now=NOW)


def test_withdrawing_twice_is_harmless(cast: Cast) -> None:
    programme = written(cast)
    for _time in range(2):
        catalogue.withdraw(actor=cast.manager, programme=programme, now=NOW)
    assert AuditEvent.objects.filter(verb="programmes.withdrawn").count() == 1
    assert not Programme.objects.visible_to(cast.manager).current().exists()


@pytest.mark.parametrize("who", ["nadia", "petra", "trainer", "analyst"])
def test_nobody_else_writes_programmes(cast: Cast, who: str) -> None:
    person = cast.people()[who]
    with pytest.raises(PermissionDenied):
        catalogue.create_programme(actor=person, title="Mine", about="", objective="x", metric="y", level=1, now=NOW)
    with pytest.raises(PermissionDenied):
        catalogue.publish(actor=person, programme=written(cast), now=NOW)


def test_another_house_neither_sees_nor_changes_it(cast: Cast) -> None:
    programme = written(cast)
    assert programme not in Programme.objects.visible_to(cast.outsider)
    for deed in (catalogue.publish, catalogue.withdraw):
        with pytest.raises(PermissionDenied):
            deed(actor=cast.outsider, programme=programme, now=NOW)
    with pytest.raises(Refused, match="another house"):
        catalogue.copy_programme(actor=cast.outsider, version=newest(programme), now=NOW)


def test_nobody_changes_what_came_with_warmline(cast: Cast) -> None:
    with pytest.raises(PermissionDenied):
        catalogue.edit_draft(actor=cast.admin, programme=shipped(), edit=editing.drop_step("ines"), now=NOW)
