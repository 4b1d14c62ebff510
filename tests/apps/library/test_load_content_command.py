"""The command loads what came with the build, says so in one line, and names mistakes."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from tests.practice_room import parcel

from warmline.adapters.packs import load_scenarios
from warmline.apps.library.models import ScenarioVersion
from warmline.apps.library.services import load_content

SHIPPED = next(each.version for each in load_scenarios() if each.key == "parcel_birthday")


@pytest.mark.django_db
def test_the_command_loads_every_scenario_and_a_second_run_is_harmless() -> None:
    first, second = StringIO(), StringIO()
    call_command("load_content", stdout=first)
    count = ScenarioVersion.objects.count()
    call_command("load_content", stdout=second)
    assert count >= 1
    assert f"{count} added" in first.getvalue()
    assert second.getvalue() == "Scenarios: nothing new.\n"
    assert ScenarioVersion.objects.count() == count


@pytest.mark.django_db
def test_a_run_without_news_is_a_few_queries(django_assert_num_queries) -> None:
    call_command("load_content", stdout=StringIO())
    with django_assert_num_queries(2):
        call_command("load_content", stdout=StringIO())


@pytest.mark.django_db
def test_what_was_taken_back_by_hand_comes_again_with_the_next_run() -> None:
    call_command("load_content", stdout=StringIO())
    ScenarioVersion.objects.filter(key="parcel_birthday").update(published=False)
    again = StringIO()
    call_command("load_content", stdout=again)
    assert "0 added, 0 replaced" in again.getvalue()
    assert ScenarioVersion.objects.get(key="parcel_birthday", published=True)


@pytest.mark.django_db
def test_a_load_that_was_refused_is_not_remembered(settings) -> None:
    settings.DEBUG = False
    load_content(scenarios=[replace(parcel(), version=SHIPPED, title="An older wording")])
    for _ in range(2):
        with pytest.raises(CommandError, match=f"version: {SHIPPED + 1}"):
            call_command("load_content", stdout=StringIO())


@pytest.mark.django_db
def test_in_a_running_house_a_changed_text_is_an_error_that_says_what_to_do(settings) -> None:
    settings.DEBUG = False
    load_content(scenarios=[replace(parcel(), version=SHIPPED, title="An older wording")])
    with pytest.raises(CommandError, match=f"version: {SHIPPED + 1}"):
        call_command("load_content", stdout=StringIO())


@pytest.mark.django_db
def test_at_the_author_s_desk_the_command_replaces_a_changed_text(settings) -> None:
    settings.DEBUG = True
    load_content(scenarios=[replace(parcel(), version=SHIPPED, title="An older wording")])
    call_command("load_content", stdout=StringIO())
    assert ScenarioVersion.objects.get(key="parcel_birthday").title == parcel().title
