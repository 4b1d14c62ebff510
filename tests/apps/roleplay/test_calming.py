"""After a hard scene: a calm page once, never in the way, switched off for good, and thoughts that only she reads."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import Cast
from tests.practice_room import GOOD, NOW, again, begin, talk

from warmline.apps.audit.models import AuditEvent
from warmline.apps.people import vault
from warmline.apps.practice.caring import say_where_help_is
from warmline.apps.practice.selectors import read_own_wishes
from warmline.apps.roleplay import keeping, services
from warmline.apps.roleplay.calming import ANGRY, QUESTIONS, calm_page, read_own_thoughts, wants_calm, was_hard
from warmline.apps.roleplay.models import Branch, Session
from warmline.apps.roleplay.selectors import read_own_scene

HARSH = ("You are an idiot and a liar. Shut up.", "Stop whining, you stupid cow.")
PLANTED = "The quokkas were never mine"


@pytest.fixture
def nadia(cast: Cast, client: Client) -> Client:
    client.force_login(cast.nadia)
    return client


def address(name: str, session: Session, *more: object) -> str:
    return reverse(f"roleplay:{name}", args=[session.pk, *more])


def kept(person, session: Session) -> dict[str, str]:
    fresh = again(person, session)
    return dict(read_own_thoughts(person, fresh, fresh.branch))


def test_what_was_hard_and_what_was_not(cast: Cast) -> None:
    hard, kind = talk(cast.nadia, HARSH), talk(cast.nadia, GOOD)
    scenes = [read_own_scene(cast.nadia, one, one.branch) for one in (hard, kind)]
    assert [was_hard(scene) for scene in scenes] == [True, False]
    assert max(mood.anger for mood in scenes[1].state.moods) < ANGRY


def test_a_hard_scene_leads_to_the_feedback_by_way_of_the_calm_page_and_only_once(cast: Cast, nadia: Client) -> None:
    session = talk(cast.nadia, HARSH)
    response = nadia.post(address("end", session))
    assert response.url == address("calm", session, 1)
    page = nadia.get(response.url).content.decode()
    for words in ("It is over.", "Ines is a program that follows rules", "Straight to the feedback", "count to six"):
        assert words in page, words
    assert address("feedback", session, 1) in page
    assert nadia.get(address("feedback", session, 1)).status_code == 200
    assert nadia.post(address("end", session)).url == address("feedback", session, 1)


def test_a_kind_talk_goes_straight_to_its_feedback(cast: Cast, nadia: Client) -> None:
    session = talk(cast.nadia, GOOD)
    assert nadia.post(address("end", session)).url == address("feedback", session, 1)
    assert nadia.get(address("calm", session, 1)).status_code == 200  # whoever wants it finds it in the letter


def test_switched_off_it_stays_away_here_and_after_the_stop_word(cast: Cast, nadia: Client) -> None:
    session = talk(cast.nadia, HARSH)
    assert nadia.post(address("calm_off", session)).url == "/care/"
    assert not read_own_wishes(cast.nadia, cast.nadia).calm
    assert nadia.post(address("end", session)).url == address("feedback", session, 1)
    stopped = begin(cast.nadia)
    nadia.post(address("stop", stopped))
    page = nadia.get(address("talk", stopped)).content.decode()
    assert "It has stopped." in page
    assert "Breathe for a minute" not in page


def test_after_the_stop_word_there_is_calm_at_once_and_no_question(cast: Cast, nadia: Client) -> None:
    session = talk(cast.nadia, GOOD[:1])
    nadia.post(address("stop", session))
    page = nadia.get(address("talk", session)).content.decode()
    assert "Breathe for a minute" in page
    assert "Somebody to talk to" in page
    assert "<textarea" not in page
    assert address("calm", session, 1) in page
    calm = nadia.get(address("calm", session, 1)).content.decode()
    assert "Straight to the feedback" not in calm
    assert "Back to Today" in calm


def test_a_talk_that_goes_on_has_no_calm_page(cast: Cast, nadia: Client) -> None:
    session = talk(cast.nadia, HARSH[:1])
    assert nadia.get(address("calm", session, 1)).status_code == 404
    assert nadia.post(address("thoughts", session, 1), {"about": "x"}).status_code == 404
    assert not wants_calm(cast.nadia, session, session.branch)


def test_thoughts_are_kept_only_when_she_presses_and_only_she_reads_them(cast: Cast, nadia: Client) -> None:
    session = talk(cast.nadia, HARSH)
    services.end(user=cast.nadia, session=session, now=NOW)
    written = {"about": f" {PLANTED} ", "mine": "", "other": "not asked"}
    response = nadia.post(address("thoughts", session, 1), written, follow=True)
    assert "Kept, for you alone." in response.content.decode()
    assert PLANTED in response.content.decode()
    assert kept(cast.nadia, session) == {"about": PLANTED}
    fresh = again(cast.nadia, session)
    assert PLANTED.encode() not in bytes(fresh.branch.thoughts)
    for name, stranger in cast.all_but("nadia").items():
        with pytest.raises(vault.NotTheOwner):
            read_own_thoughts(stranger, fresh, fresh.branch)
        with pytest.raises(vault.NotTheOwner):
            services.keep_thoughts(user=stranger, session=fresh, branch=fresh.branch, thoughts={"about": name})
    event = AuditEvent.objects.get(verb="roleplay.thoughts_kept")
    assert event.private
    assert PLANTED not in str(event.data)


def test_thoughts_are_handed_out_and_taken_away_again(cast: Cast, nadia: Client) -> None:
    session = talk(cast.nadia, HARSH)
    services.end(user=cast.nadia, session=session, now=NOW)
    nadia.post(address("thoughts", session, 1), {"colleague": PLANTED})
    assert [version["thoughts"] for version in json.loads(json.dumps(keeping.export(cast.nadia)))] == [[PLANTED]]
    response = nadia.post(address("thoughts", session, 1), dict.fromkeys(QUESTIONS, " "), follow=True)
    assert "Nothing is kept." in response.content.decode()
    assert not Branch.objects.exclude(thoughts=None).exists()


def test_the_house_s_own_words_stand_on_the_page_and_none_are_invented(cast: Cast, nadia: Client) -> None:
    session = talk(cast.nadia, HARSH)
    services.end(user=cast.nadia, session=session, now=NOW)
    assert "has not written here whom you can turn to" in nadia.get(address("calm", session, 1)).content.decode()
    say_where_help_is(user=cast.outsider, text="The bank's line")
    say_where_help_is(user=cast.admin, text="Ruth <b>Kay</b>\nhttps://help.example/")
    page = nadia.get(address("calm", session, 1)).content.decode()
    assert "Ruth &lt;b&gt;Kay" in page
    assert 'href="https://help.example/"' in page
    assert "bank" not in page
    fresh = again(cast.nadia, session)
    assert calm_page(cast.nadia, fresh, fresh.branch).feedback
