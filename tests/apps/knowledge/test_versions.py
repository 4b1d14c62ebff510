"""A draft beside what is asked today, an item that changes sides under a running test, and whose items they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from tests.apps.knowledge.shelf import KEYED, NOW, answer_next, assessed, begin, calibrated, plan, stock
from tests.cast import Cast, person
from tests.core.measurement.items.bank import item

from warmline.apps.audit.models import AuditEvent
from warmline.apps.knowledge import services
from warmline.apps.knowledge.models import BankItem, Form, ItemVersion, State
from warmline.apps.knowledge.scale import latest_run, scale_of
from warmline.apps.knowledge.services.setting import choose_items
from warmline.apps.knowledge.sheets import read_sheet
from warmline.apps.knowledge.shipped import load_items
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Membership, Role
from warmline.core.measurement.items import Item, ItemSet, Kind, Pool
from warmline.core.skills import ProgrammeLevel

INTERMEDIATE = ProgrammeLevel(2)


def own(cast: Cast, text: Item) -> ItemVersion:
    """An item of the house, written by the trainer and published by the manager."""
    version = services.begin_item(actor=cast.trainer, skill="empathy", item=text, now=NOW)
    return publish(cast, version)


def publish(cast: Cast, version: ItemVersion) -> ItemVersion:
    services.send_to_review(actor=cast.trainer, version=version, now=NOW)
    version.refresh_from_db()
    return services.approve(actor=cast.manager, version=version, seen=version.sha256, now=NOW)


def drafted(cast: Cast, live: ItemVersion, text: Item) -> ItemVersion:
    """The next version of an item with another text, not published."""
    draft = services.new_version(actor=cast.trainer, item=live.item, now=NOW)
    return services.save_item(actor=cast.trainer, version=draft, item=text, seen=draft.sha256, now=NOW)


@pytest.mark.parametrize(
    "change", [{"level": INTERMEDIATE}, {"pool": Pool.PRACTICE}, {"kind": Kind.BEST}], ids=["level", "pool", "kind"]
)
def test_a_draft_moves_nothing_of_what_is_asked_today(cast: Cast, change: dict[str, object]) -> None:
    text = item(Kind.SINGLE, key="own_one", pool=Pool.ASSESSED)
    live = own(cast, text)
    draft = drafted(cast, live, replace(text, **change))
    assert [row.pk for row in choose_items(plan(1), cast.organisation.pk)] == [live.pk]
    assert BankItem.objects.get().kind == "single"
    if "level" in change:
        publish(cast, draft)
        assert BankItem.objects.get().level == 2
        with pytest.raises(Refused, match="0 items for empathy"):
            choose_items(plan(1), cast.organisation.pk)
        assert [row.pk for row in choose_items(plan(1, level=2), cast.organisation.pk)] == [draft.pk]


def test_an_unpublished_item_follows_its_draft_and_the_list_shows_the_newest_words(cast: Cast) -> None:
    first = services.begin_item(actor=cast.trainer, skill="empathy", item=item(Kind.SINGLE, key="own_one"), now=NOW)
    changed = item(Kind.SINGLE, prompt="Who comes first?", level=INTERMEDIATE)
    services.save_item(actor=cast.trainer, version=first, item=changed, seen=first.sha256, now=NOW)
    row = BankItem.objects.get()
    assert (row.level, row.prompt, row.live) == (2, "Who comes first?", None)


def test_a_running_adaptive_test_goes_on_when_an_answered_item_changes_sides(cast: Cast) -> None:
    stock(*KEYED * 12)
    form = services.make_form(actor=cast.manager, plan=plan(8, adaptive=True), readers=[cast.trainer], now=NOW)
    calibrated(cast)
    attempt = answer_next(begin(cast.nadia, form))
    answered = ItemVersion.objects.get(pk=read_sheet(cast.nadia, attempt).entries[0].version)
    BankItem.objects.filter(pk=answered.item_id).update(pool=Pool.PRACTICE)
    run = latest_run(cast.organisation.pk)
    assert run is not None
    assert answered.pk not in scale_of(form, run).bank
    attempt = answer_next(attempt)
    sheet = read_sheet(cast.nadia, attempt)
    assert (attempt.answered, attempt.is_running) == (2, True)
    assert sheet.current not in {entry.version for entry in sheet.entries}
    done = services.finish(user=cast.nadia, attempt=attempt, now=NOW)
    assert read_sheet(cast.nadia, done).outcome.n == 1, "what is on the scale no more says nothing of her"


def test_nobody_copies_an_item_of_another_house(cast: Cast) -> None:
    version = own(cast, item(Kind.SINGLE, key="own_one", prompt="What did the pelican say?"))
    stranger = person(cast.elsewhere, "Trudi", "trudi@harbour.example")
    Membership.objects.create(person=stranger, role=Role.MANAGER, organisation=cast.elsewhere)
    with pytest.raises(PermissionDenied):
        services.copy_item(actor=stranger, version=version, now=NOW)
    assert not BankItem.objects.filter(organisation=cast.elsewhere).exists()
    assert not AuditEvent.objects.filter(actor=stranger).exists()


@pytest.mark.parametrize("key", ["ab", "1st_item", "Late_refund", "late-refund", "a" * 61, "späte_zahlung", "", "a\nb"])
def test_a_key_is_small_latin_letters(cast: Cast, key: str) -> None:
    with pytest.raises(Refused, match="3 to 60 small letters"):
        services.begin_item(actor=cast.trainer, skill="empathy", item=replace(item(Kind.SINGLE), key=key), now=NOW)


def test_a_house_cannot_take_the_key_of_a_shipped_item_but_two_houses_the_same(cast: Cast) -> None:
    stock(Kind.SINGLE)
    taken = BankItem.objects.get().key
    with pytest.raises(Refused, match="already an item"):
        services.begin_item(actor=cast.trainer, skill="empathy", item=item(Kind.SINGLE, key=taken), now=NOW)
    there = person(cast.elsewhere, "Trudi", "trudi@harbour.example")
    Membership.objects.create(person=there, role=Role.TRAINER, organisation=cast.elsewhere)
    for actor in (cast.trainer, there):
        services.begin_item(actor=actor, skill="empathy", item=item(Kind.SINGLE, key="the_same"), now=NOW)
    assert BankItem.objects.filter(key="the_same").count() == 2


def test_sending_twice_is_harmless_and_what_is_published_goes_to_no_review(cast: Cast) -> None:
    version = services.begin_item(actor=cast.trainer, skill="empathy", item=item(Kind.SINGLE, key="own_one"), now=NOW)
    services.send_to_review(actor=cast.trainer, version=version, now=NOW)
    services.send_to_review(actor=cast.trainer, version=version, now=NOW)
    assert AuditEvent.objects.filter(verb="knowledge.item_sent").count() == 1
    version.refresh_from_db()
    done = services.approve(actor=cast.manager, version=version, seen=version.sha256, now=NOW)
    with pytest.raises(Refused, match="Only a draft"):
        services.send_to_review(actor=cast.trainer, version=done, now=NOW)
    with pytest.raises(Refused, match="not in review"):
        services.approve(actor=cast.manager, version=done, seen=done.sha256, now=NOW)


def test_a_saved_draft_forgets_its_old_note(cast: Cast) -> None:
    version = services.begin_item(actor=cast.trainer, skill="empathy", item=item(Kind.SINGLE, key="own_one"), now=NOW)
    services.send_to_review(actor=cast.trainer, version=version, now=NOW)
    back = services.send_back(actor=cast.manager, version=version, note="  Shorter, please. ", now=NOW)
    assert back.note == "Shorter, please."
    saved = services.save_item(actor=cast.trainer, version=back, item=item(Kind.SINGLE), seen=back.sha256, now=NOW)
    assert (saved.note, saved.state) == ("", "draft")


def test_a_withdrawn_item_is_finished_by_whoever_has_it_on_her_paper(cast: Cast) -> None:
    form = assessed(cast, Kind.SINGLE, Kind.SINGLE)
    attempt = begin(cast.nadia, form)
    BankItem.objects.update(live=None, state=State.WITHDRAWN)
    ItemVersion.objects.update(state=State.WITHDRAWN)
    attempt = answer_next(answer_next(attempt))
    assert read_sheet(cast.nadia, attempt).outcome.score == 1.0
    with pytest.raises(Refused, match="0 items"):
        services.make_form(actor=cast.manager, plan=plan(2, title="New"), readers=[cast.trainer], now=NOW)


def test_an_item_that_comes_back_in_a_later_build_is_asked_again(db: None) -> None:
    both = [item(Kind.SINGLE, key=f"empathy_{n}") for n in range(3)]
    load_items(sets=[ItemSet("empathy", tuple(both))], names={}, now=NOW)
    load_items(sets=[ItemSet("empathy", tuple(both[:2]))], names={}, now=NOW)
    gone = BankItem.objects.get(key="empathy_2")
    assert (gone.state, gone.live) == ("withdrawn", None)
    assert load_items(sets=[ItemSet("empathy", tuple(both))], names={}, now=NOW + timedelta(days=1)) == 1
    gone.refresh_from_db()
    assert (gone.state, gone.live, gone.versions.get().state) == ("published", 1, "published")
    assert load_items(sets=[ItemSet("empathy", tuple(both))], names={}, now=NOW) == 0


@pytest.mark.parametrize("levels", [(1, 2, 1), (2, 1, 2, 1)])
def test_one_title_at_two_levels_is_one_test_with_a_version_each_time(cast: Cast, levels: tuple[int, ...]) -> None:
    for level in (1, 2):
        own(cast, item(Kind.SINGLE, key=f"own_{level}", pool=Pool.ASSESSED, level=ProgrammeLevel(level)))
    for level in levels:
        services.make_form(actor=cast.manager, plan=plan(1, level=level), readers=[cast.trainer], now=NOW)
    rows = list(Form.objects.order_by("number").values_list("number", "level"))
    assert rows == list(enumerate(levels, 1))
    assert Form.objects.filter(closed_at=None).count() == 1
