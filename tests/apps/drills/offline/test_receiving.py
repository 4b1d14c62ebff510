"""What a phone gathered comes home: once each, in her order, from her alone; and nothing holds up the rest."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime, timedelta

import pytest
from tests.apps.drills.daily_room import CAKE, CALL, CARD, PARCEL, WARM, key
from tests.apps.drills.offline.phone import ANSWERS, Phone, row
from tests.cast import Cast

from warmline.apps.drills import models, services
from warmline.apps.drills.answers import answer_id
from warmline.apps.drills.content import items
from warmline.apps.drills.selectors import own_answer, own_answers, read_own_deck
from warmline.core.practice.spacing import Grade


@pytest.fixture
def phone(cast: Cast) -> Phone:
    return Phone(cast.nadia)


def test_answers_of_the_bus_are_kept_read_and_named(phone: Phone, cast: Cast) -> None:
    told = phone.send(row("one"), row("two", CARD, text=""), row("three", CALL, text="", grade=1)).json()
    assert told["kept"] == [str(key(name)) for name in ("one", "two", "three")]
    assert (told["known"], told["strange"]) == ([], [])
    (read,) = told["read"]
    assert read["opening"] == items()[PARCEL].opening
    page = phone.client.get(read["address"]).content.decode()
    assert WARM in page
    assert "4 of 4" in page
    kept = own_answer(cast.nadia, answer_id(cast.nadia.pk, key("one")))
    assert kept is not None
    assert (kept.grade, kept.suggested) == (Grade.GOOD, Grade.EASY), "her own grade, beside the reader's view"
    assert set(read_own_deck(cast.nadia, cast.nadia).cards) == {PARCEL, CARD, CALL}


def test_a_lost_response_and_a_retry_make_one_answer(phone: Phone, cast: Cast) -> None:
    phone.send(row("one"), row("two", CAKE))
    told = phone.send(row("one"), row("two", CAKE), row("three", CALL)).json()
    assert told["kept"] == [str(key("three"))]
    assert sorted(told["known"]) == sorted(str(key(name)) for name in ("one", "two"))
    assert models.Answer.objects.count() == 3
    assert {card.reviews for card in read_own_deck(cast.nadia, cast.nadia).cards.values()} == {1}


def test_a_retry_does_not_undo_a_grade_that_she_changed_since(phone: Phone, cast: Cast) -> None:
    phone.send(row("one"))
    pk, now = answer_id(cast.nadia.pk, key("one")), datetime.now(UTC)
    services.grade_answer(user=cast.nadia, answer=pk, grade=Grade.AGAIN, now=now)
    phone.send(row("one", at=now - timedelta(hours=1)))
    kept = own_answer(cast.nadia, pk)
    assert kept is not None
    assert kept.grade is Grade.AGAIN


def test_the_same_answer_twice_in_one_parcel_is_one(phone: Phone) -> None:
    told = phone.send(row("one"), row("one")).json()
    assert told["kept"] == [str(key("one"))]
    assert models.Answer.objects.count() == 1


def test_two_phones_of_one_person_lose_nothing(phone: Phone, cast: Cast) -> None:
    other = Phone(cast.nadia)
    phone.send(row("tram", PARCEL), row("tram card", CARD, text=""))
    told = other.send(row("desk", PARCEL, text="I am sorry.")).json()
    assert told["kept"] == [str(key("desk"))]
    assert models.Answer.objects.count() == 3


def test_times_lie_between_fetch_and_receipt_also_where_the_phone_lives_in_another_year(phone, cast) -> None:
    before = datetime.now(UTC)
    ahead = datetime(2031, 1, 1, tzinfo=UTC)
    clock = round(ahead.timestamp() * 1000)
    phone.send(row("one", at=ahead - timedelta(hours=5)), row("two", CAKE, at=ahead), clock=clock)
    second, first = own_answers(cast.nadia)
    assert (first.item, second.item) == (PARCEL, CAKE)
    for each in (first, second):
        assert before - timedelta(minutes=1) <= each.at <= datetime.now(UTC)


def test_without_a_readable_slip_a_time_goes_back_a_month_at_most(phone: Phone, cast: Cast) -> None:
    phone.send(row("one", at=datetime(2020, 1, 1, tzinfo=UTC)), slip="torn")
    (kept,) = own_answers(cast.nadia)
    assert timedelta(days=30) < datetime.now(UTC) - kept.at < timedelta(days=32)


def test_a_slip_of_somebody_else_moves_no_time(phone: Phone, cast: Cast) -> None:
    stranger = Phone(cast.colleague)
    yesterday = datetime.now(UTC) - timedelta(days=1)
    phone.send(row("one", at=yesterday), slip=stranger.held["slip"])
    (kept,) = own_answers(cast.nadia)
    assert abs(kept.at - yesterday) < timedelta(minutes=1)


@pytest.mark.parametrize(
    "broken",
    [
        {"item": "gone.for_good"},
        {"item": 7},
        {"item": "x" * 500},
        {"grade": 9},
        {"at": -1},
        {"at": 10**18},
        {"at": "yesterday"},
        {"seconds": "long"},
        {"text": None},
    ],
)
def test_one_answer_that_cannot_be_holds_up_no_other(phone: Phone, broken: dict[str, object]) -> None:
    told = phone.send(row("bad") | broken, row("good", CAKE)).json()
    assert told["kept"] == [str(key("good"))]
    assert told["strange"] == [str(key("bad"))]


def test_a_key_that_is_none_is_named_as_it_was_sent(phone: Phone) -> None:
    told = phone.send(row("one", key="not-a-key"), row("two", CAKE)).json()
    assert told["strange"] == ["not-a-key"]


def test_a_row_without_a_key_and_half_a_letter_harm_nothing(phone: Phone) -> None:
    told = phone.send({"item": PARCEL}, row("half", text="Of course \ud83d"), row("good", CAKE)).json()
    assert told["kept"] == [str(key("half")), str(key("good"))]
    assert told["strange"] == [""]


@pytest.mark.parametrize("body", ["", "[]", "{", '{"person": 1}', "[" * 100_000, '{"answers": {}}'])
def test_what_is_no_parcel_is_refused(phone: Phone, body: str) -> None:
    assert phone.client.post(ANSWERS, body, "application/json").status_code == 400


def test_more_than_a_lot_is_refused(phone: Phone) -> None:
    assert phone.send(*[row(str(n)) for n in range(201)]).status_code == 400
    assert models.Answer.objects.count() == 0


def test_nobody_gets_a_queue_of_somebody_else(phone: Phone, cast: Cast) -> None:
    for who, stranger in cast.all_but("nadia").items():
        hers = Phone(stranger)
        assert hers.send(row("one"), person=phone.held["person"]).status_code == 409, who
    phone.client.logout()
    assert phone.send(row("one")).status_code == 401
    assert models.Answer.objects.count() == 0


def test_a_parcel_needs_the_token_that_hello_gives(cast: Cast) -> None:
    phone = Phone(cast.nadia, checks=True)
    assert phone.send(row("one")).status_code == 403
    assert phone.send(row("one"), token=phone.hello()["token"]).status_code == 200
    assert models.Answer.objects.count() == 1


def test_an_empty_parcel_is_well(phone: Phone) -> None:
    assert json.loads(phone.send().content) == {"kept": [], "known": [], "strange": [], "read": []}


def test_what_is_kept_is_sealed_and_no_log_knows_it(phone: Phone, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    phone.send(row("one", text="quokkas juggle seventeen teapots"))
    phone.send(row("two", text="quokkas juggle seventeen teapots"), person="another")
    phone.client.post(ANSWERS, '{"answers": "quokkas"}', "application/json")
    assert b"quokkas" not in bytes(models.Answer.objects.get().sealed)
    assert "quokkas" not in caplog.text
