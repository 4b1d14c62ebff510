"""Writing modules: who may, what is kept, a second pair of eyes, a day that is set, and taking back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from tests.apps.modules.shelf import NOW, TEXT, newest, published, reviewed, updated, written
from tests.cast import Cast

from warmline.apps.audit.models import AuditEvent
from warmline.apps.modules import services
from warmline.apps.modules.models import Module, State, Version
from warmline.apps.modules.selectors import published_modules, translation_lines
from warmline.apps.modules.shipped import ContentChanged, is_fresh, load_shipped
from warmline.apps.modules.texts import parsed, with_identity
from warmline.apps.people.errors import Refused
from warmline.apps.studio.models import HouseRule

LONGER = TEXT.replace("Some words.", "Some more words.")


def keys(found: list[Module]) -> list[str]:
    return [module.key for module in found]


def test_a_module_begins_as_a_draft_with_its_own_key_and_version(cast: Cast) -> None:
    module = written(cast.trainer, "our_module")
    version = newest(module)
    assert (module.title, module.minutes, module.live, version.state) == ("Waiting well", 8, None, State.DRAFT)
    assert "key: our_module\n" in version.text
    assert list(version.writers.all()) == [cast.trainer]
    assert AuditEvent.objects.filter(verb="modules.written", actor=cast.trainer).count() == 1


@pytest.mark.parametrize("key", ["Our", "a", "1st", "a b", "cards", "write"])
def test_what_is_no_key_is_refused(cast: Cast, key: str) -> None:
    with pytest.raises(Refused, match="A key has"):
        written(cast.trainer, key)


def test_a_key_is_taken_once_in_a_house_and_free_in_another(cast: Cast) -> None:
    written(cast.trainer)
    with pytest.raises(Refused, match="already a module"):
        written(cast.manager)
    assert written(cast.outsider).organisation == cast.elsewhere


@pytest.mark.parametrize("who", ["nadia", "colleague", "petra", "other_lead", "analyst", "outsider"])
def test_who_writes_no_modules_changes_nothing(cast: Cast, who: str) -> None:
    stranger, module = cast.people()[who], written(cast.trainer)
    version = newest(module)
    deeds = [
        lambda: services.save_text(actor=stranger, version=version, text="x", seen=version.sha256, now=NOW),
        lambda: services.send_to_review(actor=stranger, version=version, now=NOW),
        lambda: services.approve(actor=stranger, version=version, seen=version.sha256, now=NOW),
        lambda: services.send_back(actor=stranger, version=version, note="x", now=NOW),
        lambda: services.publish(actor=stranger, version=version, now=NOW),
        lambda: services.withdraw(actor=stranger, module=module, now=NOW),
        lambda: services.new_version(actor=stranger, module=module, now=NOW),
        lambda: services.fork(actor=stranger, version=version, key="a_copy", now=NOW),
        lambda: services.begin_translation(actor=stranger, version=version, language="pt", now=NOW),
    ]
    for deed in deeds:
        with pytest.raises(PermissionDenied):
            deed()
    assert Module.objects.count() == 1
    assert newest(module).text == version.text


def test_two_writers_at_once_lose_nothing(cast: Cast) -> None:
    version = newest(written(cast.trainer))
    services.save_text(actor=cast.manager, version=version, text=LONGER, seen=version.sha256, now=NOW)
    with pytest.raises(Refused, match="Somebody else saved"):
        services.save_text(actor=cast.trainer, version=version, text=TEXT + "x", seen=version.sha256, now=NOW)
    assert "Some more words." in newest(version.module).text
    assert set(newest(version.module).writers.all()) == {cast.trainer, cast.manager}


def test_a_text_with_mistakes_is_kept_but_not_reviewed(cast: Cast) -> None:
    module = written(cast.trainer, text=TEXT.replace("```choice", "```choise"))
    with pytest.raises(Refused, match="Mend what is named first"):
        services.send_to_review(actor=cast.trainer, version=newest(module), now=NOW)
    assert services.obstacles(actor=cast.trainer, version=newest(module))[0].startswith("The text still has mistakes")


def test_places_to_write_must_be_written(cast: Cast) -> None:
    module = written(cast.trainer, text=TEXT.replace("Some words.", "[write what it is about]"))
    assert "marked with [write ...]" in services.missing_in(newest(module))[0]


def test_who_wrote_a_part_does_not_review_it(cast: Cast) -> None:
    module = written(cast.trainer)
    services.send_to_review(actor=cast.trainer, version=newest(module), now=NOW)
    with pytest.raises(Refused, match="You wrote a part"):
        services.approve(actor=cast.trainer, version=newest(module), seen=newest(module).sha256, now=NOW)
    with pytest.raises(Refused, match="The text changed while you read it"):
        services.approve(actor=cast.manager, version=newest(module), seen="0" * 64, now=NOW)
    with pytest.raises(Refused, match="waits for somebody who did not write it"):
        services.publish(actor=cast.trainer, version=newest(module), now=NOW)


def test_a_change_after_the_review_needs_another(cast: Cast) -> None:
    module = written(cast.trainer)
    version = reviewed(cast.trainer, cast.manager, module)
    services.save_text(actor=cast.trainer, version=version, text=LONGER, seen=version.sha256, now=NOW)
    assert (newest(module).state, newest(module).reviewed_by) == (State.DRAFT, None)
    with pytest.raises(Refused, match="A second person must review it"):
        services.publish(actor=cast.trainer, version=newest(module), now=NOW)


def test_sent_back_with_a_note_it_is_a_draft_again(cast: Cast) -> None:
    module = written(cast.trainer)
    services.send_to_review(actor=cast.trainer, version=newest(module), now=NOW)
    with pytest.raises(Refused, match="Write what should change"):
        services.send_back(actor=cast.manager, version=newest(module), note=" ", now=NOW)
    services.send_back(actor=cast.manager, version=newest(module), note="Shorter, please.", now=NOW)
    assert (newest(module).state, newest(module).note) == (State.DRAFT, "Shorter, please.")


def test_one_person_is_enough_where_an_admin_settled_it(cast: Cast) -> None:
    HouseRule.objects.create(organisation=cast.organisation, one_person=True)
    module = written(cast.trainer)
    services.publish(actor=cast.trainer, version=newest(module), now=NOW)
    assert newest(module).state == State.PUBLISHED
    assert AuditEvent.objects.get(verb="modules.published").data["alone"] is True


def test_published_it_is_seen_in_its_house_and_nowhere_else(cast: Cast) -> None:
    module = published(cast.trainer, cast.manager)
    for who, person in cast.all_but("outsider").items():
        assert keys(published_modules(person)) == ["waiting_well"], who
    assert published_modules(cast.outsider) == []
    services.withdraw(actor=cast.trainer, module=module, now=NOW)
    assert published_modules(cast.nadia) == []
    with pytest.raises(Refused, match="No version"):
        services.withdraw(actor=cast.trainer, module=module, now=NOW)


def test_a_published_text_never_changes_and_the_next_version_takes_its_place(cast: Cast) -> None:
    module = published(cast.trainer, cast.manager)
    first = newest(module)
    with pytest.raises(Refused, match="does not change any more"):
        services.save_text(actor=cast.trainer, version=first, text=LONGER, seen=first.sha256, now=NOW)
    second = updated(cast.trainer, cast.manager, module, LONGER.replace("title: Waiting well", "title: Waiting better"))
    module.refresh_from_db()
    assert (module.live, module.title, second.number) == (2, "Waiting better", 2)
    assert "version: 2\n" in second.text
    assert list(Version.objects.values_list("number", "state")) == [(2, State.PUBLISHED), (1, State.REPLACED)]


def test_while_a_next_version_is_written_the_list_shows_the_live_one(cast: Cast) -> None:
    module = published(cast.trainer, cast.manager)
    draft = services.new_version(actor=cast.trainer, module=module, now=NOW)
    changed = TEXT.replace("title: Waiting well", "title: Not yet")
    services.save_text(actor=cast.trainer, version=draft, text=changed, seen=draft.sha256, now=NOW)
    module.refresh_from_db()
    assert (module.title, module.live, module.newest) == ("Waiting well", 1, 2)
    with pytest.raises(Refused, match="not published yet"):
        services.new_version(actor=cast.trainer, module=module, now=NOW)


def test_a_version_with_a_day_appears_by_itself_and_once(cast: Cast) -> None:
    module = published(cast.trainer, cast.manager)
    at = NOW + timedelta(days=2)
    with pytest.raises(Refused, match="This moment has passed"):
        updated(cast.trainer, cast.manager, module, LONGER, at=NOW)
    services.publish(actor=cast.trainer, version=newest(module), now=NOW, at=at)
    assert services.release_due(now=at - timedelta(seconds=1)) == 0
    assert newest(module).state == State.SCHEDULED
    with pytest.raises(Refused, match="does not change any more"):
        services.save_text(actor=cast.trainer, version=newest(module), text=TEXT, seen=newest(module).sha256, now=NOW)
    assert services.release_due(now=at + timedelta(hours=9)) == 1
    assert services.release_due(now=at + timedelta(hours=9)) == 0
    assert (newest(module).state, newest(module).published_at, module.newest) == (State.PUBLISHED, at, 2)
    module.refresh_from_db()
    assert module.live == 2


def test_a_day_can_be_taken_back(cast: Cast) -> None:
    module = published(cast.trainer, cast.manager)
    version = updated(cast.trainer, cast.manager, module, LONGER, at=NOW + timedelta(days=2))
    services.unschedule(actor=cast.trainer, version=version, now=NOW)
    assert services.release_due(now=NOW + timedelta(days=3)) == 0
    assert newest(module).state == State.REVIEW
    with pytest.raises(Refused, match="No day is set"):
        services.unschedule(actor=cast.trainer, version=version, now=NOW)


def test_a_copy_says_where_it_comes_from(cast: Cast) -> None:
    module = published(cast.trainer, cast.manager)
    copy = services.fork(actor=cast.manager, version=newest(module), key="our_own", now=NOW)
    assert (copy.origin, copy.live) == ("waiting_well 1", None)
    assert parsed(newest(copy).text).front.key == "our_own"


def test_a_translation_knows_when_its_original_has_moved_on(cast: Cast) -> None:
    module = published(cast.trainer, cast.manager)
    made = services.begin_translation(actor=cast.trainer, version=newest(module), language="PT", now=NOW)
    assert (made.key, made.language, made.original) == ("waiting_well_pt", "pt", module)
    (line,) = translation_lines(module)
    assert (line.is_older, line.is_reviewed) == (False, False)
    second = updated(cast.trainer, cast.manager, module, LONGER)
    module.refresh_from_db()
    assert translation_lines(module)[0].is_older
    services.follow_original(actor=cast.trainer, version=newest(made), source=second, now=NOW)
    assert not translation_lines(module)[0].is_older
    for language, words in (
        ("en", "in this language already"),
        ("english", "two or three letters"),
        ("pt", "already a"),
    ):
        with pytest.raises(Refused, match=words):
            services.begin_translation(actor=cast.trainer, version=second, language=language, now=NOW)


def test_no_text_can_claim_to_be_another() -> None:
    found = with_identity(TEXT.replace("language: en\n", ""), key="mine", version=7, language="pt")
    front = parsed(found).front
    assert (front.key, front.version, front.language) == ("mine", 7, "pt")
    assert with_identity("no head", key="mine", version=1, language="en") == "no head"


def test_modules_of_the_build_are_brought_in_once(cast: Cast) -> None:
    first, second = parsed(TEXT), TEXT.replace("version: 1", "version: 2")
    assert load_shipped(modules=[(TEXT, first)], now=NOW) == (1, 0)
    assert load_shipped(modules=[(TEXT, first)], now=NOW) == (0, 0)
    assert keys(published_modules(cast.outsider)) == keys(published_modules(cast.nadia)) == ["waiting_well"]
    assert load_shipped(modules=[(second, parsed(second))], now=NOW) == (1, 0)
    assert list(Version.objects.values_list("number", "state")) == [(2, State.PUBLISHED), (1, State.REPLACED)]
    with pytest.raises(Refused, match="came with Warmline"):
        written(cast.trainer)
    assert load_shipped(modules=[], now=NOW) == (0, 1)
    assert published_modules(cast.nadia) == []


def test_a_text_that_changed_without_a_new_version_is_refused(cast: Cast) -> None:
    load_shipped(modules=[(TEXT, parsed(TEXT))], now=NOW)
    with pytest.raises(ContentChanged, match="raise version: 1"):
        load_shipped(modules=[(LONGER, parsed(LONGER))], now=NOW)
    assert load_shipped(modules=[(LONGER, parsed(LONGER))], now=NOW, replace_changed=True) == (1, 0)
    assert not is_fresh()


def test_nobody_changes_what_came_with_warmline_but_anybody_who_writes_may_copy_it(cast: Cast) -> None:
    load_shipped(modules=[(TEXT, parsed(TEXT))], now=NOW)
    version = Version.objects.select_related("module").get()
    with pytest.raises(PermissionDenied):
        services.withdraw(actor=cast.admin, module=version.module, now=NOW)
    with pytest.raises(PermissionDenied):
        services.new_version(actor=cast.admin, module=version.module, now=NOW)
    assert services.fork(actor=cast.trainer, version=version, key="our_own", now=NOW).origin == "waiting_well 1"
