"""The letter after people decided: what it says, what it hides, what stays visible."""

from __future__ import annotations

import pytest
from tests.appeals import Talk
from tests.cast import Cast
from tests.practice_room import GOOD, NOW

from warmline.apps.people import vault
from warmline.apps.roleplay import services
from warmline.apps.roleplay.letter_page import LetterPage, letter_page
from warmline.apps.roleplay.reminders import to_try


@pytest.fixture
def talk(cast: Cast) -> Talk:
    return Talk.of(cast.nadia)


def page(talk: Talk) -> LetterPage:
    return letter_page(
        reader=talk.owner,
        session=talk.session,
        branch=talk.session.branch,
        filed=talk.filed,
        standing=talk.settled(),
    )


def test_every_point_of_the_letter_has_its_place(talk: Talk) -> None:
    shown = page(talk)
    for point in (*shown.feedback.worked, *shown.feedback.tries):
        place = shown.place_of(point)
        assert place is not None
        assert talk.observations[place].behaviour == point.behaviour


def test_a_talk_without_appeals_shows_the_machine_s_own_card(talk: Talk) -> None:
    shown = page(talk)
    assert shown.card is shown.first_card
    assert (shown.overturned, list(shown.changed), list(shown.overturned_tries)) == (0, [], [])


def test_an_overturned_try_is_no_next_step_any_more(cast: Cast, talk: Talk) -> None:
    before = page(talk)
    talk.decided(cast.petra, talk.try_place(), grade=4)
    after = page(talk)
    assert list(after.overturned_tries) == [before.first_try]
    assert after.first_try is (before.more_tries[0] if before.more_tries else None)
    assert before.first_try not in after.more_tries
    assert (after.overturned, after.overturned_places) == (1, {talk.try_place()})


def test_the_first_value_stays_beside_the_new_one(cast: Cast, talk: Talk) -> None:
    place = talk.try_place()
    talk.decided(cast.petra, place, grade=4)
    (changed,) = page(talk).changed
    key = talk.observations[place].skill
    first, now = talk.filed.letter.card.skill(key), talk.settled().card.skill(key)
    assert changed.first == (round(first.low), round(first.high))
    assert changed.now == (round(now.low), round(now.high))
    assert changed.first != changed.now


def test_a_skill_that_is_not_observed_any_more_says_so(cast: Cast, talk: Talk) -> None:
    skills = [each.skill for each in talk.observations]
    lonely = next(skill for skill in skills if skills.count(skill) == 1)
    talk.decided(cast.petra, skills.index(lonely))
    (changed,) = page(talk).changed
    assert changed.now == ()
    assert talk.settled().card.skill(lonely).score is None


def test_only_one_of_two_letters_changes(cast: Cast, talk: Talk) -> None:
    other = Talk.of(cast.nadia, GOOD[:3])
    talk.decided(cast.petra, 0)
    assert page(other).overturned == 0
    assert page(talk).overturned == 1


def test_an_answer_given_anew_still_finds_its_reminder(talk: Talk) -> None:
    tries = talk.filed.letter.feedback.tries
    made = services.rewind(
        user=talk.owner, session=talk.session, branch=talk.session.branch, number=tries[0].answer, now=NOW
    )
    assert to_try(talk.owner, talk.session, made) == tries[0].next_step


def test_what_was_overturned_is_no_reminder(cast: Cast, talk: Talk) -> None:
    first = talk.filed.letter.feedback.tries[0]
    talk.decided(cast.petra, talk.try_place(), grade=4)
    made = services.rewind(
        user=talk.owner, session=talk.session, branch=talk.session.branch, number=first.answer, now=NOW
    )
    assert to_try(talk.owner, talk.session, made) != first.next_step


def test_a_stranger_opens_neither_letter_nor_appeals(cast: Cast, talk: Talk) -> None:
    talk.decided(cast.petra, 0)
    for name, stranger in cast.all_but("nadia").items():
        standing = services.settled(user=stranger, filed=talk.filed, now=NOW)
        assert standing.appeals == {}, name
        with pytest.raises(vault.NotTheOwner):
            letter_page(
                reader=stranger,
                session=talk.session,
                branch=talk.session.branch,
                filed=talk.filed,
                standing=standing,
            )
