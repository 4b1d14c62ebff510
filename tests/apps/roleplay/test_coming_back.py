"""A customer of a series comes back and remembers the talk this person had with her, and nobody else's."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from django.urls import reverse
from tests.cast import Cast
from tests.practice_room import GOOD, NOW, POOR, again, begin, harder, parcel, publish, say, talk

from warmline.apps.practice.next_step import NextStep
from warmline.apps.roleplay import services
from warmline.apps.roleplay.openings import greeting
from warmline.apps.roleplay.selectors import own_memory, read_own_scene
from warmline.core.customer.scenario import Scenario
from warmline.core.customer.setting import Remembers, Series

WELL = "It is me again, and thank you for the last time."
BADLY = "It is me again, and I am not happy about the last time."


def second() -> Scenario:
    return harder(
        "second_part",
        series=Series(2, after="parcel_birthday"),
        remembers=Remembers(well=(WELL,), badly=(BADLY,)),
    )


def ended(person, texts, now=NOW) -> None:
    publish(parcel(), second())
    session = talk(person, texts, now=now)
    services.end(user=person, session=session, now=now)


def opening(person) -> str:
    session = begin(person, publish(second(), parcel()))
    return read_own_scene(person, session, session.branch).turns[0].customer


def test_after_a_good_talk_she_comes_back_otherwise_than_after_a_bad_one(cast: Cast) -> None:
    ended(cast.nadia, GOOD)
    ended(cast.colleague, POOR)
    assert opening(cast.nadia) == WELL
    assert opening(cast.colleague) == BADLY


def test_whoever_has_not_met_her_meets_her_for_the_first_time(cast: Cast) -> None:
    ended(cast.nadia, GOOD)
    assert opening(cast.colleague) in parcel().opening
    assert own_memory(cast.colleague, second()) is None


def test_a_talk_that_goes_on_is_not_remembered_and_the_last_that_ended_is(cast: Cast) -> None:
    ended(cast.nadia, POOR)
    talk(cast.nadia, GOOD[:2], now=NOW + timedelta(hours=1))
    assert opening(cast.nadia) == BADLY
    ended(cast.nadia, GOOD, now=NOW + timedelta(hours=2))
    assert opening(cast.nadia) == WELL


def test_a_scenario_without_a_part_before_asks_nothing(cast: Cast, django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        assert own_memory(cast.nadia, parcel()) is None
        assert own_memory(cast.nadia, replace(parcel(), series=Series(1))) is None


def test_the_first_words_on_today_remember_too(cast: Cast) -> None:
    ended(cast.nadia, GOOD)
    promised = greeting(cast.nadia, NextStep(second(), None, ""), longest=300)
    assert promised.words == WELL


def page(client, name: str, *args: object) -> str:
    return client.get(reverse(f"roleplay:{name}", args=args)).content.decode()


def test_the_page_before_says_whether_she_remembers_and_only_of_one_s_own_talk(cast: Cast, client) -> None:
    ended(cast.nadia, GOOD)
    publish(second(), parcel())
    client.force_login(cast.nadia)
    assert "Ines remembers you." in page(client, "before", "second_part")
    client.force_login(cast.colleague)
    fresh = page(client, "before", "second_part")
    assert "You have not ended a talk of the first part, so Ines meets you for the first time." in fresh
    assert "Begin with the first part" in fresh
    assert "remembers you" not in fresh


def test_talk_and_letter_say_what_was_remembered_in_the_words_of_that_time(cast: Cast, client) -> None:
    promise = "I promise it is with you by noon tomorrow, whatever happens."
    ended(cast.nadia, [GOOD[0], promise])
    session = begin(cast.nadia, publish(second(), parcel()))
    client.force_login(cast.nadia)
    assert "Ines remembers your last talk." in page(client, "talk", session.pk)
    say(cast.nadia, session, GOOD[0])
    services.end(user=cast.nadia, session=again(cast.nadia, session), now=NOW)
    letter = page(client, "feedback", session.pk, 1)
    assert "What Ines remembered" in letter
    assert "The last talk left her with nothing." in letter
    assert "by noon tomorrow" in letter


def test_a_second_part_begun_afresh_says_so_and_a_first_part_says_nothing(cast: Cast, client) -> None:
    publish(parcel(), second())
    session = begin(cast.nadia, publish(second(), parcel()))
    first = begin(cast.nadia, publish(parcel(), second()))
    client.force_login(cast.nadia)
    assert "Ines meets you for the first time." in page(client, "talk", session.pk)
    assert "for the first time" not in page(client, "talk", first.pk)
    say(cast.nadia, session, GOOD[0])
    services.end(user=cast.nadia, session=again(cast.nadia, session), now=NOW)
    assert "you had not ended a talk of the first part" in page(client, "feedback", session.pk, 1)
