"""Content is loaded as versions that never change."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.practice_room import parcel, publish

from warmline.apps.library.bodies import fingerprint, from_body, to_body
from warmline.apps.library.models import ScenarioVersion
from warmline.apps.library.selectors import published, published_version, scenario_of
from warmline.apps.library.services import ContentChanged, load_content


def test_a_body_gives_the_same_scenario_back() -> None:
    assert from_body(to_body(parcel())) == parcel()


def test_equal_scenarios_have_equal_bodies_and_another_text_has_another_sum() -> None:
    changed = replace(parcel(), title="Another title")
    assert to_body(parcel()) == to_body(replace(parcel()))
    assert fingerprint(to_body(parcel())) != fingerprint(to_body(changed))


def test_a_body_that_is_no_scenario_is_refused() -> None:
    with pytest.raises(ValueError, match="key"):
        from_body("{}")


@pytest.mark.django_db
def test_the_first_load_publishes_and_the_second_changes_nothing() -> None:
    first = load_content(scenarios=[parcel()])
    row = ScenarioVersion.objects.get()
    second = load_content(scenarios=[parcel()])
    assert first.added == ["parcel_birthday 1"]
    assert second.added == []
    assert second.unchanged == ["parcel_birthday 1"]
    assert ScenarioVersion.objects.get().loaded_at == row.loaded_at
    assert row.published
    assert (row.level, row.minutes, row.channel) == (1, parcel().minutes, "chat")


@pytest.mark.django_db
def test_a_changed_text_under_the_same_number_is_refused_and_nothing_else_is_loaded() -> None:
    load_content(scenarios=[parcel()])
    changed = replace(parcel(), title="Another title")
    other = replace(parcel(), key="another_case")
    with pytest.raises(ContentChanged, match=r"parcel_birthday.*version: 2"):
        load_content(scenarios=[other, changed])
    assert list(ScenarioVersion.objects.values_list("key", "title")) == [("parcel_birthday", parcel().title)]


@pytest.mark.django_db
def test_at_the_author_s_desk_a_changed_text_replaces_the_stored_one() -> None:
    load_content(scenarios=[parcel()])
    loaded = load_content(scenarios=[replace(parcel(), title="Another title")], replace_changed=True)
    assert loaded.replaced == ["parcel_birthday 1"]
    assert scenario_of(ScenarioVersion.objects.get()).title == "Another title"


@pytest.mark.django_db
def test_a_new_version_is_published_and_the_old_one_stays_for_talks_that_began_with_it() -> None:
    old = publish()
    load_content(scenarios=[replace(parcel(), version=2, title="Another title")])
    old.refresh_from_db()
    assert not old.published
    assert scenario_of(old).title == parcel().title
    assert [row.scenario.title for row in published()] == ["Another title"]


@pytest.mark.django_db
def test_an_older_pack_does_not_take_a_newer_version_back() -> None:
    load_content(scenarios=[replace(parcel(), version=2, title="Newer")])
    load_content(scenarios=[parcel()])
    found = published_version("parcel_birthday")
    assert found is not None
    assert found.version == 2


@pytest.mark.django_db
def test_reading_what_is_published_takes_one_query_however_many_there_are(django_assert_num_queries) -> None:
    load_content(scenarios=[replace(parcel(), key=f"case_{n}") for n in range(6)])
    assert len(published()) == 6
    with django_assert_num_queries(1):
        published()


@pytest.mark.django_db
def test_an_unknown_key_has_no_published_version() -> None:
    assert published_version("nobody") is None
