"""Two devices at the same moment, content that changes under answers, clocks that change: nothing lost or doubled."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from tests.apps.drills.daily_room import CAKE, CALL, CARD, NOW, PARCEL, WARM, key, merge, sent
from tests.cast import Cast

from warmline.apps.drills import content, models, services
from warmline.apps.drills.answers import Sent
from warmline.apps.drills.selectors import own_answers, read_own_deck
from warmline.apps.drills.services.holding import own_day
from warmline.core.practice.spacing import Grade


def at_once(*deeds) -> list[BaseException]:
    """Do several things in threads of their own, started together; return what they raised."""
    start, raised = threading.Barrier(len(deeds)), []

    def run(deed) -> None:
        try:
            start.wait()
            deed()
        except BaseException as problem:
            raised.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return raised


@pytest.mark.django_db(transaction=True)
def test_two_devices_that_send_at_the_same_moment_lose_nothing(cast: Cast) -> None:
    tram = [sent(item, -0.02, "", Grade.GOOD, name=f"tram {item}") for item in (PARCEL, CAKE, CALL)]
    desk = [sent(item, -0.01, "", Grade.EASY, name=f"desk {item}") for item in (PARCEL, CARD)]
    raised = at_once(lambda: merge(cast.nadia, *tram), lambda: merge(cast.nadia, *desk))
    assert raised == []
    deck = read_own_deck(cast.nadia, cast.nadia)
    assert models.Answer.objects.count() == sum(len(known) for known in deck.reviews.values()) == 5
    assert {item: card.reviews for item, card in deck.cards.items()} == dict.fromkeys((PARCEL, CAKE, CALL, CARD), 1)


@pytest.mark.django_db(transaction=True)
def test_a_retry_beside_the_first_try_is_one_answer(cast: Cast) -> None:
    one = sent(CARD, -0.01, "", Grade.GOOD)
    assert at_once(*[lambda: merge(cast.nadia, one)] * 3) == []
    assert models.Answer.objects.count() == 1
    assert len(read_own_deck(cast.nadia, cast.nadia).reviews[CARD]) == 1


@pytest.mark.django_db(transaction=True)
def test_a_plan_made_while_answers_come_in_stays(cast: Cast) -> None:
    raised = at_once(
        lambda: merge(cast.nadia, sent(CARD, -0.01, "", Grade.GOOD)),
        lambda: services.make_plan(user=cast.nadia, moment="a customer sighs at me", deed="ask what happened", now=NOW),
        lambda: services.choose_pace(user=cast.nadia, minutes=7, days=range(7), now=NOW),
    )
    assert raised == []
    deck = read_own_deck(cast.nadia, cast.nadia)
    assert deck.plan is not None
    assert (set(deck.cards), deck.minutes) == ({CARD}, 7)


def test_a_drill_withdrawn_after_it_was_answered_keeps_its_answers(cast: Cast) -> None:
    merge(cast.nadia, sent(PARCEL, -3))
    gone = content.items().pop(PARCEL)
    try:
        found = merge(cast.nadia, sent(PARCEL, -1, name="late"))
        assert [found.kept, found.known, found.strange] == [(), (), (key("late"),)]
        assert [each.text for each in own_answers(cast.nadia)] == [WARM]
        assert PARCEL in read_own_deck(cast.nadia, cast.nadia).cards
    finally:
        content.items()[PARCEL] = gone


def test_an_answer_says_which_version_of_the_drill_it_answered(cast: Cast) -> None:
    merge(cast.nadia, sent(PARCEL))
    (kept,) = own_answers(cast.nadia)
    assert kept.version == content.items()[PARCEL].version >= 1


@pytest.mark.parametrize(
    ("zone", "at", "day"),
    [
        ("Europe/London", datetime(2026, 10, 25, 0, 30, tzinfo=UTC), 25),  # 01:30, for the first time
        ("Europe/London", datetime(2026, 10, 25, 1, 30, tzinfo=UTC), 25),  # 01:30, for the second time
        ("Europe/London", datetime(2026, 10, 24, 23, 30, tzinfo=UTC), 25),  # half past midnight in summer time
        ("Europe/London", datetime(2026, 10, 25, 23, 30, tzinfo=UTC), 25),  # half past eleven in winter time
        ("America/New_York", datetime(2026, 11, 1, 3, 59, tzinfo=UTC), 31),
        ("America/New_York", datetime(2026, 11, 2, 4, 30, tzinfo=UTC), 1),  # the day of 25 hours
        ("Nowhere/Land", datetime(2026, 11, 2, 12, 0, tzinfo=UTC), 2),
    ],
)
def test_a_day_is_a_day_also_when_the_clocks_change(cast: Cast, zone: str, at: datetime, day: int) -> None:
    cast.nadia.timezone = zone
    assert own_day(cast.nadia, at).day == day


def test_the_night_the_clocks_go_back_counts_one_answer_a_day(cast: Cast) -> None:
    twice = [datetime(2026, 10, 25, hour, 30, tzinfo=UTC) for hour in (0, 1)]
    answers = [Sent(key(str(n)), CARD, at, "", Grade.GOOD) for n, at in enumerate(twice)]
    merge(cast.nadia, *answers)
    assert read_own_deck(cast.nadia, cast.nadia).cards[CARD].reviews == 1
    merge(cast.nadia, replace(answers[0], key=key("next"), at=twice[1] + timedelta(days=1)))
    assert read_own_deck(cast.nadia, cast.nadia).cards[CARD].reviews == 2
