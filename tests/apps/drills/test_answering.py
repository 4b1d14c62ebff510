"""Keeping answers: read in their context, sealed, counted once, the same whatever the order of arrival."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.apps.drills.daily_room import CAKE, CALL, CARD, COOL, NOW, PARCEL, WARM, key, merge, sent
from tests.cast import Cast

from warmline.apps.audit.models import AuditEvent
from warmline.apps.drills import models, services
from warmline.apps.drills.answers import LIMIT, AnswerRefused, answer_id
from warmline.apps.drills.deck import Deck
from warmline.apps.drills.selectors import own_answer, own_answers, read_own_deck
from warmline.apps.people import vault
from warmline.apps.practice.models import PracticeDay
from warmline.apps.practice.selectors import read_own_mastery
from warmline.core.practice.spacing import Grade


def deck(person) -> Deck:
    return read_own_deck(person, person)


def test_an_answer_is_read_in_its_context_and_graded_by_what_was_seen(cast: Cast) -> None:
    made = services.answer_drill(user=cast.nadia, key=key("a"), item=PARCEL, text=WARM, now=NOW, seconds=30)
    kept = own_answer(cast.nadia, made)
    assert kept is not None
    assert kept.seen is not None
    assert (kept.seen.anchor, kept.suggested, kept.grade) == (4, Grade.EASY, None)
    assert all(quote in WARM for quote in kept.seen.quotes)
    card = deck(cast.nadia).cards[PARCEL]
    assert (card.reviews, card.behaviour) == (1, "names_feeling")


def test_nothing_of_it_is_readable_as_stored_or_opens_for_anybody_else(cast: Cast) -> None:
    made = services.answer_drill(user=cast.nadia, key=key("a"), item=PARCEL, text=WARM, now=NOW)
    answer, kept = models.Answer.objects.get(), models.Deck.objects.get()
    for row in (answer, kept):
        for word in (b"Two whole", b"empathy", b"names_feeling", b"parcel", b"grade", b"minutes"):
            assert word not in bytes(row.sealed)
    for who, stranger in cast.all_but("nadia").items():
        assert own_answer(stranger, made) is None, who
        assert own_answers(stranger) == []
        with pytest.raises(vault.NotTheOwner):
            read_own_deck(cast.nadia, stranger)
        with pytest.raises(vault.NotTheOwner):
            vault.open_sealed(cast.nadia, stranger, bytes(answer.sealed))


def test_a_card_and_a_drill_leave_rows_of_the_same_size_and_so_do_one_and_many(cast: Cast) -> None:
    merge(cast.nadia, sent(PARCEL))
    merge(cast.nadia, sent(CARD, text="", grade=Grade.GOOD))
    sizes = {len(bytes(row.sealed)) for row in models.Answer.objects.all()}
    assert len(sizes) <= 2
    assert all(size % 512 == 29 for size in sizes), "padding, then nonce and tag"
    assert len(bytes(models.Deck.objects.get().sealed)) == 4096 + 29


def test_the_same_key_again_is_the_same_answer(cast: Cast) -> None:
    first = services.answer_drill(user=cast.nadia, key=key("a"), item=PARCEL, text=WARM, now=NOW)
    again = services.answer_drill(user=cast.nadia, key=key("a"), item=PARCEL, text=WARM, now=NOW + timedelta(seconds=4))
    assert first == again
    assert models.Answer.objects.count() == 1
    assert len(deck(cast.nadia).reviews[PARCEL]) == 1
    assert PracticeDay.objects.get().seconds == 0


def test_somebody_elses_device_with_the_same_key_keeps_its_own(cast: Cast) -> None:
    merge(cast.nadia, sent(name="same"))
    merge(cast.colleague, sent(name="same", text=COOL))
    assert models.Answer.objects.count() == 2
    assert [each.text for each in own_answers(cast.nadia)] == [WARM]
    assert [each.text for each in own_answers(cast.colleague)] == [COOL]


def test_what_came_of_each_is_said(cast: Cast) -> None:
    old, new, gone = sent(CAKE, -2), sent(CALL, -1), sent("empathy.of_last_year", -1)
    merge(cast.nadia, old)
    found = merge(cast.nadia, old, new, gone)
    assert (found.kept, found.known, found.strange) == ((new.key,), (old.key,), (gone.key,))
    assert set(deck(cast.nadia).cards) == {CAKE, CALL}


def test_two_devices_that_answer_the_same_drill_leave_two_answers_and_one_review(cast: Cast) -> None:
    tram = sent(text=COOL, days=-0.05, name="tram", grade=Grade.AGAIN)
    desk = sent(text=WARM, days=0, name="desk", grade=Grade.EASY)
    merge(cast.nadia, desk)
    merge(cast.nadia, tram)
    assert models.Answer.objects.count() == 2
    card = deck(cast.nadia).cards[PARCEL]
    assert (card.reviews, card.lapses) == (1, 1), "the first by time counts: the tram's"


ARRIVALS = (
    sent(PARCEL, -9, grade=Grade.GOOD),
    sent(PARCEL, -6, grade=Grade.AGAIN),
    sent(PARCEL, -6 + 0.01, name="other device", grade=Grade.EASY),
    sent(CARD, -6, "", Grade.HARD),
)


def test_any_order_of_arrival_makes_the_same_state(cast: Cast) -> None:
    states = set()
    for order in list(itertools.permutations(ARRIVALS))[::5]:
        models.Deck.objects.all().delete()
        models.Answer.objects.all().delete()
        for each in order:
            merge(cast.nadia, each)
        merge(cast.nadia, *order[:2])  # and some are sent twice
        found = deck(cast.nadia)
        states.add((found.cards[PARCEL], found.cards[CARD], *found.reviews[PARCEL]))
        assert models.Answer.objects.count() == len(ARRIVALS)
    assert len(states) == 1


def test_should_two_versions_carry_one_key_the_earlier_stays_whichever_comes_first(cast: Cast) -> None:
    early, late = sent(PARCEL, -3, COOL, name="k"), sent(PARCEL, -2, WARM, name="k")
    for order in ((early, late), (late, early)):
        models.Deck.objects.all().delete()
        models.Answer.objects.all().delete()
        for each in order:
            merge(cast.nadia, each)
        assert [each.text for each in own_answers(cast.nadia)] == [COOL]
        assert [each.at for each in deck(cast.nadia).reviews[PARCEL]] == [early.at]


def test_one_key_for_two_drills_keeps_the_earlier_one_alone(cast: Cast) -> None:
    merge(cast.nadia, sent(CAKE, -2, name="k"))
    merge(cast.nadia, sent(PARCEL, -3, name="k"))
    found = deck(cast.nadia)
    assert set(found.cards) == set(found.reviews) == {PARCEL}


def test_a_clock_that_is_ahead_counts_as_now_and_nobody_can_practise_tomorrow(cast: Cast) -> None:
    merge(cast.nadia, sent(PARCEL, days=3))
    (review,) = deck(cast.nadia).reviews[PARCEL]
    assert review.at == NOW


def test_the_day_is_that_of_her_own_calendar(cast: Cast) -> None:
    cast.nadia.timezone = "Pacific/Auckland"
    cast.nadia.save()
    late = replace(sent(PARCEL), at=NOW.replace(hour=12))  # one in the morning there
    merge(cast.nadia, late, now=NOW.replace(hour=13))
    (review,) = deck(cast.nadia).reviews[PARCEL]
    assert review.day == NOW.date() + timedelta(days=1)
    assert PracticeDay.objects.get().date == review.day


@pytest.mark.parametrize("text", ["", "  \n ", "x" * (LIMIT + 1)])
def test_no_words_and_too_many_are_refused_with_what_to_do(cast: Cast, text: str) -> None:
    with pytest.raises(AnswerRefused, match=r"Write an answer|Shorten it"):
        services.answer_drill(user=cast.nadia, key=key("a"), item=PARCEL, text=text, now=NOW)
    assert not models.Answer.objects.exists()


def test_words_from_a_phone_are_cut_and_not_lost(cast: Cast) -> None:
    merge(cast.nadia, sent(text="I see. " * 400))
    (kept,) = own_answers(cast.nadia)
    assert len(kept.text) == LIMIT


def test_what_was_said_aloud_is_kept_without_a_reading(cast: Cast) -> None:
    made = services.answer_card(user=cast.nadia, key=key("a"), item=PARCEL, grade=None, now=NOW)
    kept = own_answer(cast.nadia, made)
    assert kept is not None
    assert (kept.text, kept.seen, kept.suggested, kept.counts_as) == ("", None, None, Grade.AGAIN)


def test_no_such_drill_is_an_error_and_a_card_is_no_drill(cast: Cast) -> None:
    for item in ("empathy.nothing", CARD):
        with pytest.raises(KeyError):
            services.answer_drill(user=cast.nadia, key=key("a"), item=item, text=WARM, now=NOW)


def test_evidence_goes_to_her_own_mastery_once(cast: Cast) -> None:
    before = read_own_mastery(cast.nadia, cast.nadia, NOW)
    merge(cast.nadia, sent(PARCEL))
    once = read_own_mastery(cast.nadia, cast.nadia, NOW)
    merge(cast.nadia, sent(PARCEL))
    assert before != once == read_own_mastery(cast.nadia, cast.nadia, NOW)


def test_the_trail_says_once_a_day_that_she_practised_and_not_what(cast: Cast) -> None:
    for item in (PARCEL, CAKE, CALL):
        merge(cast.nadia, sent(item))
    (event,) = AuditEvent.objects.filter(verb="drills.practised")
    assert event.private
    assert (event.data, event.target) == ({}, "")


def test_time_is_added_to_her_own_day_and_never_more_than_three_minutes_an_answer(cast: Cast) -> None:
    merge(cast.nadia, replace(sent(PARCEL), seconds=40), replace(sent(CAKE), seconds=4000))
    assert PracticeDay.objects.get().seconds == 40 + 180


def test_too_many_at_once_are_refused_before_anything_is_read(cast: Cast) -> None:
    with pytest.raises(ValueError, match="at most"):
        merge(cast.nadia, *[sent(name=str(n)) for n in range(services.MOST_AT_ONCE + 1)])


def test_after_her_erasure_nothing_can_be_kept(cast: Cast) -> None:
    merge(cast.nadia, sent(PARCEL))
    vault.erase_key(cast.nadia)
    with pytest.raises(vault.KeyErased):
        merge(cast.nadia, sent(CAKE))
    assert models.Answer.objects.count() == 1


def test_the_id_of_an_answer_tells_nothing_of_its_key(cast: Cast) -> None:
    assert answer_id(cast.nadia.pk, key("a")) != key("a")
    assert answer_id(cast.nadia.pk, key("a")) != answer_id(cast.colleague.pk, key("a"))
