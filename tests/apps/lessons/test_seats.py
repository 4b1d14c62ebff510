"""In the customer's seat: the brief, an agent who is not named before the end, and words that stay hers."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import Cast
from tests.practice_room import NOW, publish

from warmline.apps.lessons import services
from warmline.apps.lessons.keeping import clean, erase, export
from warmline.apps.lessons.models import Markings, Seat
from warmline.apps.lessons.selectors import own_seat, read_own_sitting
from warmline.apps.people import vault
from warmline.apps.people.models import Person
from warmline.apps.roleplay.answers import AnswerRefused
from warmline.core.trials.seats import MOST_EXCHANGES

FIRST = "My marble run never came, and I was at home all Tuesday."
DEEDS = ("say", "leave", "reflect")


def sat(person: Person, key: UUID | None = None) -> Seat:
    return services.take_seat(user=person, version=publish(), key=key or uuid4(), words=FIRST, now=NOW)


def again(person: Person, seat: Seat) -> Seat:
    found = own_seat(person, seat.pk)
    assert found is not None
    return found


def answer(person: Person, seat: Seat, words: str, number: int = 1) -> Seat:
    services.answer_agent(user=person, seat=again(person, seat), number=number, words=words, now=NOW)
    return again(person, seat)


@pytest.fixture
def nadia(cast: Cast, client: Client) -> Client:
    client.force_login(cast.nadia)
    return client


def test_she_reads_the_brief_begins_and_is_answered(cast: Cast, nadia: Client) -> None:
    publish()
    chosen = nadia.get(reverse("lessons:choose"), {"who": "parcel_birthday"})
    assert chosen.url == "/practise/learn/seat/parcel_birthday/"
    brief = nadia.get(chosen.url).content.decode()
    assert "You are Ines Duarte" in brief
    assert "What it is really about" in brief
    response = nadia.post(chosen.url, {"key": uuid4(), "text": FIRST})
    page = nadia.get(response.url).content.decode()
    assert FIRST in page
    assert page.count('class="them"') == 1
    assert "skilled one" not in page
    assert "average one" not in page
    assert "poor one" not in page


def test_each_message_gets_one_answer_however_often_it_is_sent(cast: Cast) -> None:
    seat = sat(cast.nadia)
    seat = answer(cast.nadia, seat, "It is a present for my daughter.")
    answer(cast.nadia, seat, "It is a present for my daughter.", number=1)
    sitting = read_own_sitting(cast.nadia, again(cast.nadia, seat))
    assert [turn.customer for turn in sitting.scene.turns] == [FIRST, "It is a present for my daughter."]
    assert again(cast.nadia, seat).exchanges == 1
    assert sitting.pending


def test_a_double_click_takes_one_seat_and_nobody_takes_hers(cast: Cast) -> None:
    key = uuid4()
    assert sat(cast.nadia, key).pk == sat(cast.nadia, key).pk == key
    assert Seat.objects.count() == 1
    with pytest.raises(services.SeatTaken):
        sat(cast.colleague, key)


def test_it_ends_by_itself_when_enough_was_said(cast: Cast) -> None:
    seat = sat(cast.nadia)
    for number in range(1, MOST_EXCHANGES + 2):
        seat = answer(cast.nadia, seat, f"And now, number {number}?", number=number)
    assert seat.ended
    assert seat.exchanges == MOST_EXCHANGES
    assert read_own_sitting(cast.nadia, seat).pending is None


def test_afterwards_she_learns_who_it_was_sees_the_moves_and_keeps_what_she_thinks(cast: Cast, nadia: Client) -> None:
    seat = answer(cast.nadia, sat(cast.nadia), "And what do you do now?")
    nadia.post(reverse("lessons:leave", args=[seat.pk]))
    page = nadia.get(reverse("lessons:seat", args=[seat.pk])).content.decode()
    assert any(words in page for words in ("It was a skilled one.", "It was an average one", "It was a poor one."))
    assert "What the answers did" in page
    assert "Answer 1" in page
    nadia.post(reverse("lessons:reflect", args=[seat.pk]), {"helped": "She asked <b>why</b>.", "hurt": "x" * 3000})
    page = nadia.get(reverse("lessons:seat", args=[seat.pk])).content.decode()
    assert "She asked &lt;b&gt;why&lt;/b&gt;." in page
    assert len(read_own_sitting(cast.nadia, again(cast.nadia, seat)).hurt) == services.REFLECTION_LIMIT


def test_nothing_more_is_said_after_the_end_and_nothing_kept_before_it(cast: Cast) -> None:
    seat = sat(cast.nadia)
    services.reflect(user=cast.nadia, seat=seat, helped="early", hurt="", now=NOW)
    assert read_own_sitting(cast.nadia, again(cast.nadia, seat)).helped == ""
    services.leave_seat(user=cast.nadia, seat=seat, now=NOW)
    assert answer(cast.nadia, seat, "Hello?").exchanges == 0


@pytest.mark.parametrize("words", ["", "   ", "x" * 4001])
def test_words_that_cannot_be_sent_come_back(cast: Cast, nadia: Client, words: str) -> None:
    seat = sat(cast.nadia)
    response = nadia.post(reverse("lessons:say", args=[seat.pk]), {"number": "1", "text": words})
    assert response.status_code == 422
    assert 'aria-invalid="true"' in response.content.decode()
    assert nadia.post("/practise/learn/seat/parcel_birthday/", {"key": uuid4(), "text": words}).status_code == 422
    with pytest.raises(AnswerRefused):
        answer(cast.nadia, seat, words)


@pytest.mark.parametrize("sent", ["", "x", "²", "-1", "99999"])
def test_a_form_without_its_number_is_refused(cast: Cast, nadia: Client, sent: str) -> None:
    seat = sat(cast.nadia)
    assert nadia.post(reverse("lessons:say", args=[seat.pk]), {"number": sent, "text": "x"}).status_code == 404


def test_to_everybody_else_the_seat_does_not_exist(cast: Cast, client: Client) -> None:
    seat = sat(cast.nadia)
    for who, stranger in cast.all_but("nadia").items():
        client.force_login(stranger)
        assert client.get(reverse("lessons:seat", args=[seat.pk])).status_code == 404, who
        for deed in DEEDS:
            body = {"number": "1", "text": "x", "helped": "x"}
            assert client.post(reverse(f"lessons:{deed}", args=[seat.pk]), body).status_code == 404, (who, deed)
        with pytest.raises(vault.NotTheOwner):
            read_own_sitting(stranger, again(cast.nadia, seat))
        with pytest.raises(vault.NotTheOwner):
            services.leave_seat(user=stranger, seat=seat, now=NOW)
    assert again(cast.nadia, seat).exchanges == 0
    assert not again(cast.nadia, seat).ended


@pytest.mark.parametrize("deed", DEEDS)
def test_a_deed_is_never_done_by_following_a_link(cast: Cast, nadia: Client, deed: str) -> None:
    assert nadia.get(reverse(f"lessons:{deed}", args=[sat(cast.nadia).pk])).status_code == 405


def test_what_she_wrote_is_unreadable_as_stored_goes_out_to_her_and_is_erased(cast: Cast) -> None:
    seat = sat(cast.nadia)
    assert b"marble" not in bytes(Seat.objects.get().sealed)
    marks = {"names_feeling": 4, "validates": 4}
    services.mark_example(user=cast.nadia, skill="empathy", example="swim_course", anchors=marks, now=NOW)
    handed = export(cast.nadia)
    assert handed["marks"] == {"empathy": {"swim_course": marks}}
    assert handed["seats"][0]["turns"][0]["you"] == FIRST
    assert export(cast.colleague) == {"marks": {}, "seats": []}
    assert clean(NOW) == 0
    assert erase(cast.colleague) == 0
    assert erase(cast.nadia) == 2
    assert not Seat.objects.filter(pk=seat.pk).exists()
    sat(cast.nadia)
    assert clean(NOW + timedelta(seconds=1)) == 1
    assert not Markings.objects.exists()


def test_after_her_key_is_erased_nothing_can_be_handed_out(cast: Cast) -> None:
    sat(cast.nadia)
    vault.erase_key(cast.nadia)
    assert export(cast.nadia) == {"marks": {}, "seats": []}


def test_an_unknown_customer_has_no_seat(nadia: Client) -> None:
    assert nadia.get("/practise/learn/seat/nobody/").status_code == 404
    assert nadia.get(reverse("lessons:choose"), {"who": "nobody"}).url == reverse("lessons:front")
