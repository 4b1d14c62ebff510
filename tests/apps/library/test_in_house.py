"""Scenarios of one organisation: met there and nowhere else, and never changed once they are published."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.cast import Cast
from tests.practice_room import harder, parcel, publish

from warmline.apps.library.models import ScenarioVersion
from warmline.apps.library.selectors import published, published_version
from warmline.apps.library.services import ContentChanged, load_content, publish_in_house, withdraw_in_house


def titles(house: int | None) -> list[str]:
    return sorted(one.scenario.title for one in published(house))


def test_a_house_meets_its_own_and_all_that_came_with_warmline(cast: Cast) -> None:
    publish()
    publish_in_house(organisation=cast.organisation, scenario=harder("our_own", title="Our own"))
    assert titles(cast.organisation.pk) == sorted(["Our own", parcel().title])
    assert titles(cast.elsewhere.pk) == [parcel().title]
    assert titles(None) == [parcel().title]
    assert published_version("our_own", cast.elsewhere.pk) is None
    assert published_version("our_own") is None


def test_two_houses_may_use_the_same_key(cast: Cast) -> None:
    for house, title in ((cast.organisation, "Here"), (cast.elsewhere, "There")):
        publish_in_house(organisation=house, scenario=harder("same", title=title))
    assert titles(cast.organisation.pk) == ["Here"]
    assert titles(cast.elsewhere.pk) == ["There"]


def test_a_house_s_own_stands_in_for_one_of_the_same_key(cast: Cast) -> None:
    publish()
    own = publish_in_house(organisation=cast.organisation, scenario=replace(parcel(), title="As we tell it"))
    assert titles(cast.organisation.pk) == ["As we tell it"]
    assert published_version(parcel().key, cast.organisation.pk) == own
    withdraw_in_house(version=own)
    assert titles(cast.organisation.pk) == [parcel().title]


def test_a_newer_version_retires_the_older_one_and_keeps_its_text(cast: Cast) -> None:
    first = publish_in_house(organisation=cast.organisation, scenario=harder("ours", title="One"))
    publish_in_house(organisation=cast.organisation, scenario=harder("ours", title="Two", version=2))
    first.refresh_from_db()
    assert (first.title, first.published) == ("One", False)
    assert titles(cast.organisation.pk) == ["Two"]


def test_a_published_number_takes_no_other_text_and_the_same_text_twice(cast: Cast) -> None:
    first = publish_in_house(organisation=cast.organisation, scenario=harder("ours"))
    assert publish_in_house(organisation=cast.organisation, scenario=harder("ours")) == first
    with pytest.raises(ContentChanged, match="ours: version 1"):
        publish_in_house(organisation=cast.organisation, scenario=harder("ours", title="Other"))


def test_loading_the_packs_touches_no_house(cast: Cast) -> None:
    own = publish_in_house(organisation=cast.organisation, scenario=replace(parcel(), title="As we tell it"))
    load_content(scenarios=[parcel(), replace(parcel(), version=2)])
    own.refresh_from_db()
    assert (own.published, own.title) == (True, "As we tell it")
    assert ScenarioVersion.objects.filter(organisation=None).count() == 2


def test_what_came_with_warmline_is_not_withdrawn_here(cast: Cast) -> None:
    version = publish()
    with pytest.raises(ValueError, match="came with Warmline"):
        withdraw_in_house(version=version)
