"""Beginning, saving, new versions: who may, what is refused, what the trail says."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from tests.apps.studio.house import changed, newest, published, ready, sound, written
from tests.cast import Cast

from warmline.apps.audit.models import AuditEvent
from warmline.apps.people.errors import Refused
from warmline.apps.studio import services
from warmline.apps.studio.models import Case, State
from warmline.apps.studio.texts.editing import plain_of


def verbs() -> list[str]:
    return list(AuditEvent.objects.filter(verb__startswith="studio.").order_by("pk").values_list("verb", flat=True))


def test_a_case_begins_as_a_draft_under_its_own_key(cast: Cast) -> None:
    case = written(cast.trainer)
    draft = newest(case)
    assert (case.state, case.title, case.newest, case.live) == (State.DRAFT, "The locker that stays shut", 1, None)
    assert plain_of(draft.text)["key"] == "our_locker"
    assert draft.text.startswith("# Jun cannot open")
    assert verbs() == ["studio.written"]


@pytest.mark.parametrize("name", ["nadia", "petra", "analyst"])
def test_nobody_else_may_begin(cast: Cast, name: str) -> None:
    with pytest.raises(PermissionDenied):
        written(cast.people()[name])
    assert not Case.objects.exists()


@pytest.mark.parametrize("key", ["", "ab", "Our", "our-locker", "1st", "a" * 61, "x y z", "parcel_birthday"])
def test_a_key_that_does_not_fit_or_came_with_warmline_is_refused(cast: Cast, key: str) -> None:
    with pytest.raises(Refused):
        written(cast.trainer, key)


def test_a_key_is_taken_once_in_a_house_and_free_in_another(cast: Cast) -> None:
    written(cast.trainer)
    with pytest.raises(Refused, match="already a scenario"):
        written(cast.manager)
    assert written(cast.outsider).organisation == cast.elsewhere


def test_a_copy_of_what_came_with_warmline_keeps_its_comments(cast: Cast) -> None:
    case = services.fork_shipped(actor=cast.trainer, shipped="parcel_birthday", key="our_parcel")
    assert case.origin.startswith("parcel_birthday ")
    assert "#" in newest(case).text.splitlines()[0]
    assert plain_of(newest(case).text)["version"] == 1
    with pytest.raises(Refused, match="no scenario"):
        services.fork_shipped(actor=cast.trainer, shipped="no_such", key="our_other")


def test_a_copy_of_one_s_own_says_where_it_came_from(cast: Cast) -> None:
    first = written(cast.trainer)
    copy = services.fork_version(actor=cast.manager, revision=newest(first), key="our_copy")
    assert (copy.origin, copy.created_by) == ("our_locker 1", cast.manager)
    with pytest.raises(PermissionDenied):
        services.fork_version(actor=cast.outsider, revision=newest(first), key="stolen_one")


def test_a_text_is_saved_sound_or_not_and_its_title_shows_in_the_list(cast: Cast) -> None:
    case = written(cast.trainer)
    before = newest(case)
    services.save_text(actor=cast.manager, revision=before, text=changed(title="Shut"), seen=before.sha256)
    assert (newest(case).case.title, newest(case).written_by) == ("Shut", cast.manager)
    assert set(newest(case).writers.all()) == {cast.trainer, cast.manager}
    services.save_text(actor=cast.trainer, revision=newest(case), text="level: [", seen=newest(case).sha256)
    assert (newest(case).text, newest(case).case.title) == ("level: [", "Shut")


def test_key_and_version_in_the_text_cannot_be_changed(cast: Cast) -> None:
    case = written(cast.trainer)
    text = changed(key="another_key", version=40)
    services.save_text(actor=cast.trainer, revision=newest(case), text=text, seen=newest(case).sha256)
    found = plain_of(newest(case).text)
    assert (found["key"], found["version"]) == ("our_locker", 1)


def test_who_saves_second_is_told_and_overwrites_nothing(cast: Cast) -> None:
    case = written(cast.trainer)
    seen = newest(case).sha256
    services.save_text(actor=cast.manager, revision=newest(case), text=changed(title="First"), seen=seen)
    with pytest.raises(Refused, match="in the meantime"):
        services.save_text(actor=cast.trainer, revision=newest(case), text=changed(title="Second"), seen=seen)
    assert newest(case).case.title == "First"


def test_saving_the_same_text_changes_nothing(cast: Cast) -> None:
    case = ready(cast.trainer, cast.manager)
    text = newest(case).text
    services.save_text(actor=cast.trainer, revision=newest(case), text=text, seen=newest(case).sha256)
    assert newest(case).reviewed_by == cast.manager


def test_a_change_after_the_review_needs_another_review(cast: Cast) -> None:
    case = ready(cast.trainer, cast.manager)
    services.save_text(actor=cast.trainer, revision=newest(case), text=changed(minutes=9), seen=newest(case).sha256)
    assert (newest(case).state, newest(case).reviewed_by) == (State.DRAFT, None)


def test_a_published_text_never_changes_and_the_next_version_begins_with_it(cast: Cast) -> None:
    case = published(cast.trainer, cast.manager)
    first = newest(case)
    with pytest.raises(Refused, match="never changes"):
        services.save_text(actor=cast.trainer, revision=first, text=changed(title="X"), seen=first.sha256)
    second = services.new_version(actor=cast.manager, case=case)
    assert (second.number, plain_of(second.text)["version"], second.state) == (2, 2, State.DRAFT)
    assert set(second.writers.all()) == {cast.manager}
    with pytest.raises(Refused, match="not published yet"):
        services.new_version(actor=cast.trainer, case=case)


def test_a_text_beyond_all_measure_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="200,000"):
        written(cast.trainer, text=sound() + "# " + "x" * 200_000)


def test_nobody_of_another_house_saves_or_begins_a_version(cast: Cast) -> None:
    case = written(cast.trainer)
    with pytest.raises(PermissionDenied):
        services.save_text(actor=cast.outsider, revision=newest(case), text="x", seen=newest(case).sha256)
    with pytest.raises(PermissionDenied):
        services.new_version(actor=cast.outsider, case=case)
