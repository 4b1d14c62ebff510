"""A start of the house reads the packs again only where something is new."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.practice_room import parcel

from warmline.apps.library.freshness import is_fresh, remember, sum_of_versions
from warmline.apps.library.models import ContentLoad, ScenarioVersion
from warmline.apps.library.services import load_content

pytestmark = pytest.mark.django_db
PACKS, OTHER = "a" * 64, "b" * 64


@pytest.fixture
def loaded() -> None:
    """A library into which one pack was loaded."""
    load_content(scenarios=[parcel()])
    remember(packs=PACKS)


def test_an_empty_library_is_not_fresh() -> None:
    assert not is_fresh(packs=PACKS)


def test_after_a_load_the_same_packs_are_fresh_and_others_are_not(loaded: None) -> None:
    assert is_fresh(packs=PACKS)
    assert not is_fresh(packs=OTHER)


def test_only_the_last_load_counts(loaded: None) -> None:
    remember(packs=OTHER)
    assert is_fresh(packs=OTHER)
    assert not is_fresh(packs=PACKS)
    assert ContentLoad.objects.count() == 1


def test_a_version_that_was_taken_back_is_read_again(loaded: None) -> None:
    ScenarioVersion.objects.update(published=False)
    assert not is_fresh(packs=PACKS)


def test_a_version_that_is_gone_is_read_again(loaded: None) -> None:
    ScenarioVersion.objects.all().delete()
    assert not is_fresh(packs=PACKS)


def test_a_version_of_somebody_else_is_seen(loaded: None) -> None:
    before = sum_of_versions()
    load_content(scenarios=[replace(parcel(), version=2)])
    assert sum_of_versions() != before
    assert not is_fresh(packs=PACKS)


def test_asking_takes_two_queries_and_fetches_no_body(loaded: None, django_assert_num_queries) -> None:
    with django_assert_num_queries(2) as asked:
        assert is_fresh(packs=PACKS)
    assert not any('"body"' in query["sql"] for query in asked.captured_queries)


def test_it_says_which_packs_they_were(loaded: None) -> None:
    assert str(ContentLoad.objects.get()) == "packs aaaaaaaaaaaa"
