"""What the pages are handed: the next item, an answer beside two others, when each grade brings it back."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from tests.apps.drills.daily_room import CARD, COOL, NOW, PARCEL, WARM, key, merge, sent
from tests.cast import Cast

from warmline.apps.drills import services
from warmline.apps.drills.answers import Kept, Sent, answer_id, clean, pack_answer, unpack_answer
from warmline.apps.drills.forms import CardForm, ItemForm
from warmline.apps.drills.screens import answer_screen, card_buttons, in_days, item_screen, on_day
from warmline.apps.drills.selectors import own_desk
from warmline.core.practice.spacing import Grade


def screen_of(cast: Cast, one: Sent):
    merge(cast.nadia, one)
    return answer_screen(cast.nadia, answer_id(cast.nadia.pk, one.key), NOW)


def test_the_first_of_today_says_where_one_is(cast: Cast) -> None:
    first = item_screen(own_desk(cast.nadia, NOW))
    assert first is not None
    assert first.number == 1
    merge(cast.nadia, sent(first.item.id, 0, WARM, Grade.GOOD))
    second = item_screen(own_desk(cast.nadia, NOW))
    assert second is not None
    assert (second.number, second.of) == (2, first.of)
    assert second.item.id != first.item.id
    assert second.shown == int(NOW.timestamp())


def test_on_a_day_off_there_is_nothing_first(cast: Cast) -> None:
    assert item_screen(own_desk(cast.nadia, NOW + timedelta(days=2))) is None


def test_a_better_grade_never_comes_back_sooner(cast: Cast) -> None:
    screen = screen_of(cast, sent())
    assert screen is not None
    assert [button.name for button in screen.buttons] == ["Again", "Hard", "Good", "Easy"]
    assert screen.buttons[0].when == "in 3 days"
    assert screen.buttons[3].when == "in 8 days"
    assert [button.suggested for button in screen.buttons] == [False, False, False, True]


def test_what_she_chose_is_marked_instead_of_what_was_suggested(cast: Cast) -> None:
    screen_of(cast, sent())
    services.grade_answer(user=cast.nadia, answer=answer_id(cast.nadia.pk, sent().key), grade=Grade.HARD, now=NOW)
    screen = answer_screen(cast.nadia, answer_id(cast.nadia.pk, sent().key), NOW)
    assert screen is not None
    assert [button.grade for button in screen.buttons if button.suggested] == [Grade.HARD]


def test_the_words_of_the_anchor_are_the_rubrics_and_nothing_seen_has_none(cast: Cast) -> None:
    warm = screen_of(cast, sent(name="warm"))
    assert warm is not None
    assert warm.anchor_words == warm.behaviour.anchors[3].text
    cool = screen_of(cast, sent(text=COOL, name="cool"))
    assert cool is not None
    assert (cool.anchor_words, cool.observed) == ("", False)
    assert cool.seen is not None
    assert not cool.seen.quotes


def test_there_is_no_page_for_a_card_a_stranger_or_what_is_gone(cast: Cast) -> None:
    assert screen_of(cast, sent(CARD, 0, "", Grade.GOOD)) is None
    merge(cast.nadia, sent())
    assert answer_screen(cast.colleague, answer_id(cast.nadia.pk, sent().key), NOW) is None
    assert answer_screen(cast.nadia, uuid4(), NOW) is None


def test_for_a_card_nothing_is_suggested() -> None:
    assert [button.suggested for button in card_buttons()] == [False] * 4
    assert [button.name for button in card_buttons()] == ["No", "With effort", "Yes", "At once"]


@pytest.mark.parametrize(("days", "words"), [(0, "tomorrow"), (1, "tomorrow"), (2, "in 2 days"), (40, "in 40 days")])
def test_days_in_words(days: int, words: str) -> None:
    assert in_days(days) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [(1, "tomorrow"), (5, "on Tuesday"), (6, "on Wednesday"), (7, "on 3 December"), (96, "on 2 March")],
)
def test_within_a_week_the_day_and_later_the_date(days: int, words: str) -> None:
    assert on_day(date(2026, 11, 26) + timedelta(days=days), days) == words


def test_seconds_are_counted_from_when_it_was_shown_and_are_never_negative() -> None:
    shown = int(NOW.timestamp())
    for later, seconds in ((40, 40), (-5, 0)):
        form = ItemForm({"key": str(key("a")), "item": PARCEL, "shown": shown})
        assert form.is_valid()
        assert form.seconds(NOW + timedelta(seconds=later)) == seconds
    without = ItemForm({"key": str(key("a")), "item": PARCEL})
    assert without.is_valid()
    assert without.seconds(NOW) == 0


@pytest.mark.parametrize("grade", ["", "0", "5", "good"])
def test_a_card_needs_one_of_the_four_grades(grade: str) -> None:
    assert not CardForm({"key": str(key("a")), "item": CARD, "grade": grade}).is_valid()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  a\r\nb ", "a\nb"),
        ("a\x00b\u2028c", "abc"),
        ("tab\tstays", "tab\tstays"),
        ("\ud800x", "x"),
        ("ü ñ 漢", "ü ñ 漢"),
    ],
)
def test_words_are_kept_as_they_were_said(typed: str, kept: str) -> None:
    assert clean(typed) == kept


def test_an_answer_survives_its_bytes_and_the_bytes_come_in_blocks() -> None:
    kept = Kept(PARCEL, NOW, "Zwei Tage „umsonst“ gewartet.", None, Grade.HARD, 1)
    assert unpack_answer(pack_answer(kept)) == kept
    assert len(pack_answer(kept)) == 512
