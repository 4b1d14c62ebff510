"""How hard a talk is: chosen before it, kept through it, said after it, and a level more after a good end."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import Cast
from tests.practice_room import GOOD, NOW, POOR, begin, finish, parcel, publish, queries, say

from warmline.apps.roleplay import services
from warmline.apps.roleplay.cases import HARDEST, SOFTEST, case_at, one_harder, played, steps_in_words
from warmline.apps.roleplay.models import Session
from warmline.apps.roleplay.selectors import own_session, read_own_scene
from warmline.core.customer.difficulty import harder, softened


@pytest.fixture
def nadia(cast: Cast, client: Client) -> Client:
    client.force_login(cast.nadia)
    return client


def at(person, steps: int) -> Session:
    made = services.start(user=person, version=publish(), key=uuid4(), now=NOW, steps=steps)
    return own_session(person, made.pk)


def opened(person, session: Session):
    fresh = own_session(person, session.pk)
    return read_own_scene(person, fresh, fresh.branch)


def start(client: Client, **form: object):
    return client.post(reverse("roleplay:start", args=["parcel_birthday"]), {"key": uuid4(), **form})


def test_a_case_is_moved_by_the_engine_and_is_one_object_per_step(db: None) -> None:
    version = publish()
    assert case_at(version, 0) == parcel()
    assert case_at(version, 2) == harder(parcel(), 2)
    assert case_at(version, -1) == softened(parcel(), 1)
    assert case_at(version, 2) is case_at(version, 2)


@pytest.mark.parametrize("steps", [SOFTEST - 1, HARDEST + 1])
def test_no_talk_begins_beyond_the_bounds(cast: Cast, nadia: Client, steps: int) -> None:
    version = publish()
    with pytest.raises(ValueError, match="steps"):
        services.start(user=cast.nadia, version=version, key=uuid4(), now=NOW, steps=steps)
    assert start(nadia, steps=steps).status_code == 404
    assert not Session.objects.exists()


def test_who_comes_harder_is_angrier_from_the_first_word_to_the_last(cast: Cast) -> None:
    moods = {}
    for steps in (-1, 0, 1):
        session = at(cast.nadia, steps)
        say(cast.nadia, session, POOR[0])
        scene = opened(cast.nadia, session)
        assert scene.scenario is played(session)
        moods[steps] = [turn.mood.anger for turn in scene.turns]
    assert moods[-1][0] < moods[0][0] < moods[1][0]
    assert moods[-1][1] < moods[0][1] < moods[1][1]


def test_an_answer_taken_back_is_given_anew_at_the_same_intensity(cast: Cast) -> None:
    session = at(cast.nadia, 1)
    say(cast.nadia, session, GOOD[0])
    session = own_session(cast.nadia, session.pk)
    services.rewind(user=cast.nadia, session=session, branch=session.branch, number=1, now=NOW)
    say(cast.nadia, session, POOR[0])
    assert opened(cast.nadia, session).scenario == harder(parcel(), 1)


def test_the_page_before_a_talk_offers_three_and_the_start_keeps_the_choice(cast: Cast, nadia: Client) -> None:
    publish()
    page = nadia.get(reverse("roleplay:before", args=["parcel_birthday"])).content.decode()
    for words in ("Softer", "As written", "Harder", "Only you see what you choose", 'value="-1"', "Answer Ines"):
        assert words in page, words
    assert "second part" not in page
    assert nadia.get(reverse("roleplay:before", args=["nobody"])).status_code == 404
    start(nadia, steps="1")
    start(nadia)
    assert sorted(Session.objects.values_list("steps", flat=True)) == [0, 1]


def test_a_talk_says_how_hard_it_is_and_as_written_says_nothing(cast: Cast, nadia: Client) -> None:
    moved, written = at(cast.nadia, 1), begin(cast.nadia)
    words = "A step harder than it was written"
    assert words in nadia.get(reverse("roleplay:talk", args=[moved.pk])).content.decode()
    assert "than it was written" not in nadia.get(reverse("roleplay:talk", args=[written.pk])).content.decode()


def test_after_a_good_end_the_letter_offers_a_level_harder_and_the_next_letter_says_so(
    cast: Cast, nadia: Client
) -> None:
    session = finish(cast.nadia)
    letter = nadia.get(reverse("roleplay:feedback", args=[session.pk, 1])).content.decode()
    assert "Same case, a level harder" in letter
    assert "than it was written" not in letter
    nadia.post(reverse("roleplay:again", args=[session.pk]), {"key": uuid4(), "steps": 1})
    made = Session.objects.exclude(pk=session.pk).get()
    assert made.steps == 1
    say(cast.nadia, made, GOOD[0])
    services.end(user=cast.nadia, session=own_session(cast.nadia, made.pk), now=NOW)
    letter = nadia.get(reverse("roleplay:feedback", args=[made.pk, 1])).content.decode()
    assert "A step harder than it was written" in letter
    assert "a level harder" not in letter


def test_another_day_is_as_hard_as_this_one(cast: Cast, nadia: Client) -> None:
    session = at(cast.nadia, 2)
    nadia.post(reverse("roleplay:again", args=[session.pk]), {"key": uuid4()})
    assert Session.objects.exclude(pk=session.pk).get().steps == 2


def test_above_the_hardest_there_is_nothing(cast: Cast) -> None:
    assert one_harder(at(cast.nadia, HARDEST)) is None
    assert one_harder(at(cast.nadia, -1)) == 0
    assert [steps_in_words(n) for n in (-1, 0, 2)] == [
        "A step softer than it was written",
        "",
        "2 steps harder than it was written",
    ]


def test_how_hard_a_talk_is_costs_no_query(cast: Cast, nadia: Client) -> None:
    moved, written = at(cast.nadia, 1), begin(cast.nadia)
    counts = {queries(lambda one=one: nadia.get(reverse("roleplay:talk", args=[one.pk]))) for one in (moved, written)}
    assert len(counts) == 1
