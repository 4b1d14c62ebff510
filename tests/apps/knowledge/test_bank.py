"""Writing items: two people, versions that never change, withdrawal; and what comes with Warmline."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from tests.apps.knowledge.shelf import NOW, stock
from tests.cast import Cast
from tests.core.measurement.items.bank import item

from warmline.adapters.packs.items import load_item_sets
from warmline.apps.knowledge import services
from warmline.apps.knowledge.bodies import fingerprint, item_of, to_body
from warmline.apps.knowledge.models import BankItem, Form, ItemVersion
from warmline.apps.knowledge.shipped import ItemChanged, load_items
from warmline.apps.people.errors import Refused
from warmline.core.measurement.items import Item, ItemSet, Kind


def begun(cast: Cast, kind: Kind = Kind.SINGLE) -> ItemVersion:
    return services.begin_item(actor=cast.trainer, skill="empathy", item=item(kind, key="own_one"), now=NOW)


def published(cast: Cast) -> ItemVersion:
    version = services.send_to_review(actor=cast.trainer, version=begun(cast), now=NOW)
    return services.approve(actor=cast.manager, version=version, seen=version.sha256, now=NOW)


def test_an_item_is_written_by_one_and_published_by_another(cast: Cast) -> None:
    version = services.send_to_review(actor=cast.trainer, version=begun(cast), now=NOW)
    with pytest.raises(Refused, match="somebody else reviews"):
        services.approve(actor=cast.trainer, version=version, seen=version.sha256, now=NOW)
    with pytest.raises(Refused, match="changed while you read"):
        services.approve(actor=cast.manager, version=version, seen="old", now=NOW)
    done = services.approve(actor=cast.manager, version=version, seen=version.sha256, now=NOW)
    assert (done.state, done.reviewed_by, done.item.live, done.item.state) == (
        "published", cast.manager, 1, "published",
    )  # fmt: skip


def test_sending_back_needs_words_and_makes_it_a_draft(cast: Cast) -> None:
    version = services.send_to_review(actor=cast.trainer, version=begun(cast), now=NOW)
    with pytest.raises(Refused, match="Write what should change"):
        services.send_back(actor=cast.manager, version=version, note=" ", now=NOW)
    back = services.send_back(actor=cast.manager, version=version, note="Two options are the same.", now=NOW)
    assert (back.state, back.note) == ("draft", "Two options are the same.")
    with pytest.raises(Refused, match="not in review"):
        services.approve(actor=cast.manager, version=back, seen=back.sha256, now=NOW)


def test_saving_takes_it_out_of_review_and_makes_the_saver_a_writer(cast: Cast) -> None:
    version = services.send_to_review(actor=cast.trainer, version=begun(cast), now=NOW)
    changed = item(Kind.SINGLE, prompt="Better?")
    saved = services.save_item(actor=cast.manager, version=version, item=changed, seen=version.sha256, now=NOW)
    assert (saved.state, saved.item.prompt, item_of(saved).key) == ("draft", "Better?", "own_one")
    assert set(saved.writers.all()) == {cast.trainer, cast.manager}
    with pytest.raises(Refused, match="in the meantime"):
        services.save_item(actor=cast.trainer, version=version, item=changed, seen=version.sha256, now=NOW)


def test_what_is_published_never_changes(cast: Cast) -> None:
    version = published(cast)
    with pytest.raises(Refused, match="never changes"):
        services.save_item(actor=cast.trainer, version=version, item=item(Kind.SINGLE), seen=version.sha256, now=NOW)
    second = services.new_version(actor=cast.trainer, item=version.item, now=NOW)
    assert (second.number, second.state, item_of(second).version) == (2, "draft", 2)
    with pytest.raises(Refused, match="not published yet"):
        services.new_version(actor=cast.trainer, item=version.item, now=NOW)
    services.send_to_review(actor=cast.trainer, version=second, now=NOW)
    services.approve(actor=cast.manager, version=second, seen=second.sha256, now=NOW)
    version.refresh_from_db()
    assert version.state == "replaced"
    assert BankItem.objects.get(key="own_one").live == 2


def test_withdrawn_items_are_asked_no_more(cast: Cast) -> None:
    version = published(cast)
    services.withdraw(actor=cast.manager, item=version.item, now=NOW)
    version.refresh_from_db()
    assert (version.state, version.item.live) == ("withdrawn", None)
    with pytest.raises(Refused, match="not published"):
        services.withdraw(actor=cast.manager, item=version.item, now=NOW)


@pytest.mark.parametrize("who", ["nadia", "petra", "analyst", "admin"])
def test_nobody_else_writes_and_nothing_changes(cast: Cast, who: str) -> None:
    version, user = published(cast), cast.people()[who]
    before = (BankItem.objects.count(), ItemVersion.objects.count())
    for deed in (
        lambda: services.begin_item(actor=user, skill="empathy", item=item(Kind.SINGLE, key="two_two"), now=NOW),
        lambda: services.new_version(actor=user, item=version.item, now=NOW),
        lambda: services.withdraw(actor=user, item=version.item, now=NOW),
        lambda: services.send_to_review(actor=user, version=version, now=NOW),
        lambda: services.approve(actor=user, version=version, seen=version.sha256, now=NOW),
        lambda: services.calibrate_house(actor=user),
    ):
        with pytest.raises(PermissionDenied):
            deed()
    assert (BankItem.objects.count(), ItemVersion.objects.count()) == before


def test_the_outsider_sees_and_changes_nothing_of_this_house(cast: Cast) -> None:
    version = published(cast)
    with pytest.raises(PermissionDenied):
        services.withdraw(actor=cast.outsider, item=version.item, now=NOW)
    assert not BankItem.objects.visible_to(cast.outsider).exists()
    assert BankItem.objects.visible_to(cast.trainer).count() == 1
    assert not BankItem.objects.visible_to(cast.nadia).exists()


@pytest.mark.parametrize(
    "bad", [item(Kind.SINGLE, key="No Key"), item(Kind.SINGLE, key="own_two", options=()),
            item(Kind.SAY, key="own_three", behaviour="")],
)  # fmt: skip
def test_unsound_items_are_refused(cast: Cast, bad: Item) -> None:
    with pytest.raises(Refused):
        services.begin_item(actor=cast.trainer, skill="empathy", item=bad, now=NOW)
    assert not BankItem.objects.exists()


def test_a_key_is_taken_once(cast: Cast) -> None:
    begun(cast)
    with pytest.raises(Refused, match="already an item"):
        begun(cast)


def test_what_came_with_warmline_is_copied_and_not_changed(cast: Cast) -> None:
    stock(Kind.SINGLE)
    shipped = ItemVersion.objects.get()
    with pytest.raises(PermissionDenied):
        services.withdraw(actor=cast.trainer, item=shipped.item, now=NOW)
    copy = services.copy_item(actor=cast.trainer, version=shipped, now=NOW)
    again = services.copy_item(actor=cast.trainer, version=shipped, now=NOW)
    assert (copy.state, copy.item.organisation, again.item.key) == (
        "draft", cast.organisation, f"{shipped.item.key}_own2",
    )  # fmt: skip


def test_the_shipped_bank_is_loaded_once_and_makes_a_quiz_a_level(db: None) -> None:
    sets = load_item_sets()
    assert load_items(sets=sets, names={"empathy": "Empathy"}, now=NOW) == sum(len(each.items) for each in sets)
    assert load_items(sets=sets, names={"empathy": "Empathy"}, now=NOW) == 0
    quizzes = Form.objects.filter(key__startswith="quiz-empathy-")
    assert sorted(quizzes.values_list("level", "room", "number")) == [(n, "quiz", 1) for n in (1, 2, 3, 4)]


def test_a_changed_text_needs_a_raised_version(db: None) -> None:
    first = item(Kind.SINGLE, key="one_one")
    load_items(sets=[ItemSet("empathy", (first,))], names={}, now=NOW)
    other = item(Kind.SINGLE, key="one_one", prompt="Other?")
    with pytest.raises(ItemChanged, match="Raise it"):
        load_items(sets=[ItemSet("empathy", (other,))], names={}, now=NOW)
    raised = item(Kind.SINGLE, key="one_one", prompt="Other?", version=2)
    assert load_items(sets=[ItemSet("empathy", (raised,))], names={}, now=NOW) == 1
    assert sorted(ItemVersion.objects.values_list("number", "state")) == [(1, "replaced"), (2, "published")]
    load_items(sets=[ItemSet("empathy", ())], names={}, now=NOW)
    assert BankItem.objects.get().state == "withdrawn"


@pytest.mark.parametrize("kind", list(Kind))
def test_bodies_hold_the_whole_item(kind: Kind) -> None:
    one = item(kind)
    version = ItemVersion(body=to_body(one), sha256=fingerprint(to_body(one)))
    assert item_of(version) == one
