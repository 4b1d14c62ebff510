"""Reading content: bodies as text, what is published, and what is parsed only once."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from hypothesis import given
from hypothesis import strategies as st
from tests.cast import Cast
from tests.practice_room import begin, harder, parcel, publish, queries

from warmline.apps.library.bodies import fingerprint, from_body, to_body
from warmline.apps.library.models import ContentLoad, ScenarioVersion
from warmline.apps.library.selectors import published, published_version, scenario_of
from warmline.apps.library.services import load_content
from warmline.core.skills import ProgrammeLevel


def test_a_body_is_canonical_json_without_spare_spaces() -> None:
    body = to_body(parcel())
    assert json.dumps(json.loads(body), sort_keys=True, ensure_ascii=False, separators=(",", ":")) == body


@given(st.text(min_size=1, max_size=80).filter(lambda text: text.isprintable() and text.strip() == text))
def test_a_title_in_any_script_survives(title: str) -> None:
    changed = replace(parcel(), title=title)
    assert from_body(to_body(changed)) == changed


@given(st.text(max_size=200))
def test_a_fingerprint_is_sixty_four_digits_and_the_same_each_time(body: str) -> None:
    digits = fingerprint(body)
    assert len(digits) == 64
    assert set(digits) <= set("0123456789abcdef")
    assert digits == fingerprint(body)


@pytest.mark.parametrize("body", ["", "null", "[]", "{", '{"key": 3}'])
def test_what_is_no_body_is_refused(body: str) -> None:
    with pytest.raises(ValueError, match="validation error"):
        from_body(body)


def test_a_body_with_a_field_missing_names_it() -> None:
    plain = json.loads(to_body(parcel()))
    del plain["persona"]
    with pytest.raises(ValueError, match="persona"):
        from_body(json.dumps(plain))


@pytest.mark.django_db
def test_published_is_the_easiest_first_and_one_of_each_key() -> None:
    hard, easy = harder("z_easy"), harder("a_hard", level=ProgrammeLevel.EXPERT)
    load_content(scenarios=[easy, hard, replace(hard, version=2, title="Newer")])
    found = published()
    assert [one.scenario.key for one in found] == ["z_easy", "a_hard"]
    assert found[0].scenario.title == "Newer"
    assert ScenarioVersion.objects.get(pk=found[0].version_id).version == 2


@pytest.mark.django_db
def test_an_empty_library_is_an_empty_list() -> None:
    assert published() == ()
    assert published_version("parcel_birthday") is None


@pytest.mark.django_db
def test_a_version_that_was_taken_back_is_neither_listed_nor_started() -> None:
    version = publish()
    ScenarioVersion.objects.update(published=False)
    assert published() == ()
    assert published_version(version.key) is None


@pytest.mark.django_db
def test_a_body_is_parsed_once_and_then_never_fetched_again() -> None:
    publish(harder("parsed_once", title="A title of its own"))
    row = published_version("parsed_once")
    assert row is not None
    first = scenario_of(row)
    fresh = published_version("parsed_once")
    assert fresh is not None
    assert queries(lambda: scenario_of(fresh)) == 0
    assert scenario_of(fresh) is first


@pytest.mark.django_db
def test_a_changed_text_is_another_scenario_at_once() -> None:
    load_content(scenarios=[harder("changing")])
    before = published()[0].scenario
    load_content(scenarios=[harder("changing", title="Mended")], replace_changed=True)
    assert published()[0].scenario.title == "Mended" != before.title


@pytest.mark.django_db
def test_the_database_allows_one_published_version_of_a_key() -> None:
    load_content(scenarios=[parcel(), replace(parcel(), version=2)])
    assert ScenarioVersion.objects.filter(published=True).count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        ScenarioVersion.objects.update(published=True)


def test_a_version_that_a_talk_began_with_cannot_be_deleted(cast: Cast) -> None:
    version = publish()
    begin(cast.nadia, version)
    with pytest.raises(ProtectedError):
        version.delete()


@pytest.mark.django_db
def test_the_columns_of_a_list_are_those_of_the_body() -> None:
    row = publish()
    case = from_body(row.body)
    assert (row.key, row.version, row.title, row.industry) == (case.key, case.version, case.title, case.industry)
    assert (row.level, row.minutes, row.channel) == (case.level, case.minutes, case.channel.value)
    assert row.sha256 == fingerprint(row.body)
    assert str(row) == f"{case.key} {case.version}"
    assert str(ContentLoad(packs="ab" * 32)) == "packs abababababab"
