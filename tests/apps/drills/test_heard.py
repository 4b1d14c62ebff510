"""What an answer's page says of words that hurt, are from elsewhere, or show nothing; and when it comes back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from tests.apps.drills.daily_room import NOW, PARCEL, WARM, merge, sent
from tests.cast import Cast

from warmline.apps.drills import services
from warmline.apps.drills.answers import Hurt, Kept, Seen, answer_id, pack_answer, unpack_answer
from warmline.apps.drills.deck import Deck, pack, unpack, with_reviews
from warmline.apps.drills.heard import heard, held_down
from warmline.apps.drills.screens import AnswerScreen, answer_screen
from warmline.apps.drills.selectors import read_own_deck
from warmline.core.practice.own_feedback import HURTS
from warmline.core.practice.spacing import SOON, Grade, Review

INSULT = "You shut up and listen to me, you are lying"
CALM = "calm down please, its not my fault"
HOTEL = "Two hours on hold, with the kids in the car. That is maddening, call the hotel"


def screen_of(cast: Cast, text: str) -> AnswerScreen:
    merge(cast.nadia, sent(text=text))
    screen = answer_screen(cast.nadia, answer_id(cast.nadia.pk, sent().key), NOW)
    assert screen is not None
    return screen


def page_of(cast: Cast, client: Client, text: str) -> str:
    merge(cast.nadia, sent(text=text))
    client.force_login(cast.nadia)
    return client.get(reverse("drills:answered", args=[answer_id(cast.nadia.pk, sent().key)])).content.decode()


@pytest.mark.parametrize("move", HURTS)
def test_each_move_that_hurts_has_a_line_that_quotes_it_and_says_what_to_leave_out(move: str) -> None:
    line = heard(Hurt(move, "you are lying. "))
    assert line.startswith("“you are lying” will be heard as")
    assert "Leave" in line


def test_a_long_quote_is_cut_and_a_move_without_a_line_has_none() -> None:
    assert len(heard(Hurt("shouts", "NO " * 200))) < 150
    assert heard(Hurt("hums", "hm")) == ""


@pytest.mark.parametrize(("text", "line"), [(INSULT, "“you are lying” will be"), (CALM, "“calm down please” will be")])
def test_words_that_hurt_are_named_and_nothing_else_is_claimed(
    cast: Cast, client: Client, text: str, line: str
) -> None:
    page = page_of(cast, client, text)
    assert "Not seen in this answer" in page
    assert line in page
    assert "Name the feeling and its cause in one short sentence" in page
    assert "of 4" not in page
    assert "% sure" not in page


def test_of_a_slip_of_the_keys_nothing_is_said_but_what_to_try(cast: Cast) -> None:
    screen = screen_of(cast, "asdf")
    assert (screen.observed, screen.notes) == (False, [])
    assert screen.idea == screen.behaviour.next_step


def test_words_from_another_case_are_named_and_not_praised(cast: Cast) -> None:
    screen = screen_of(cast, HOTEL)
    assert screen.seen is not None
    assert screen.seen.anchor == 2
    (note,) = screen.notes
    assert note.startswith("You spoke of “Two hours”, “kids”, “car”; this customer did not.")
    assert (screen.observed, screen.soon) == (True, 0)


def test_what_held_an_answer_down_is_said_and_only_then() -> None:
    assert "Add one thing" in held_down(Seen(2, 0.8, (), True, "r", bare=True))
    assert held_down(Seen(2, 0.8, (), True, "r")) == ""


def test_a_good_answer_gets_no_notes_and_the_grade_decides(cast: Cast) -> None:
    screen = screen_of(cast, WARM)
    assert (screen.observed, screen.notes, screen.idea, screen.soon) == (True, [], "", 0)
    assert screen.buttons[3].when == "in 8 days"


def test_where_nothing_was_seen_no_grade_brings_it_back_late(cast: Cast, client: Client) -> None:
    page = page_of(cast, client, INSULT)
    assert "so it comes back within 3 days." in page
    # Four grades that end on the same day are no choice: one button goes on, the four stay within reach.
    goes_on, _, rest = page.partition("I see it differently")
    assert (goes_on.count('name="grade"'), rest.count('name="grade"')) == (1, 4)
    whens = [button.when for button in screen_of(cast, INSULT).buttons]
    assert set(whens) <= {"tomorrow", "in 2 days", "in 3 days"}
    assert whens[3] == "in 3 days"
    answer = answer_id(cast.nadia.pk, sent().key)
    services.grade_answer(user=cast.nadia, answer=answer, grade=Grade.EASY, now=NOW)
    card = read_own_deck(cast.nadia, cast.nadia).cards[PARCEL]
    assert card.due is not None
    assert card.due - NOW <= SOON


def test_what_comes_soon_survives_its_bytes_and_older_bytes_are_read() -> None:
    one = Review(NOW, "a", NOW.date(), Grade.EASY, soon=True)
    deck = with_reviews(Deck(), [(PARCEL, "names_feeling", one)])
    assert unpack(pack(deck)) == deck
    kept = Kept(PARCEL, NOW, CALM, Seen(1, 0.7, (), False, "r"), hurt=Hurt("dismisses", "calm down please"))
    assert unpack_answer(pack_answer(kept)) == kept
    old = b'{"item":"x","at":"2026-11-26T09:00:00Z","text":"","seen":null,"grade":3,"version":1}'
    assert unpack_answer(old).hurt is None


@pytest.mark.parametrize(
    ("seen", "hurt", "soon"),
    [
        (None, None, False),
        (None, Hurt("insults", "liar"), True),
        (Seen(1, 0.7, (), False, "r"), None, True),
        (Seen(2, 0.7, (), True, "r"), Hurt("argues", "no"), False),
    ],
)
def test_it_comes_soon_where_nothing_was_seen(seen: Seen | None, hurt: Hurt | None, soon: bool) -> None:
    assert Kept(PARCEL, NOW, "words", seen, hurt=hurt).comes_soon is soon


def test_a_later_answer_that_shows_it_is_free_of_the_cap() -> None:
    first = Review(NOW, "a", NOW.date(), Grade.EASY, soon=True)
    later = Review(NOW + timedelta(days=3), "b", (NOW + timedelta(days=3)).date(), Grade.GOOD)
    deck = with_reviews(Deck(), [(PARCEL, "names_feeling", each) for each in (first, later)])
    due = deck.cards[PARCEL].due
    assert due is not None
    assert due - later.at > SOON
