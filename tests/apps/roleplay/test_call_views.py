"""A talk by phone: hold, silence, who may listen, and a voice; the text path is there for all of it."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from tests.cast import Cast
from tests.letters import call_case
from tests.practice_room import GOOD, NOW, again, begin, publish, queries, say

from warmline.apps.audit.models import AuditEvent
from warmline.apps.people import vault
from warmline.apps.roleplay import services
from warmline.apps.roleplay.calls import HOLDS, with_hold
from warmline.apps.roleplay.engine import times_of
from warmline.apps.roleplay.models import Listening, Manner, Session, Status
from warmline.apps.roleplay.selectors import read_own_scene

HTMX = {"HX-Request": "true"}


def address(name: str, session: Session, *more: object) -> str:
    return reverse(f"roleplay:{name}", args=[session.pk, *more])


def form(session: Session, text: str, **changes: object) -> dict[str, object]:
    return {"key": uuid4(), "branch": 1, "number": session.branch.answers + 1, "text": text} | changes


def scene_of(person, session: Session):
    session = again(person, session)
    return read_own_scene(person, session, session.branch)


@pytest.fixture
def nadia(cast: Cast, client):
    client.force_login(cast.nadia)
    return client


@pytest.fixture
def call(cast: Cast) -> Session:
    return begin(cast.nadia, publish(call_case()))


@pytest.fixture
def house(settings) -> None:
    """A house with a voice and an ear."""
    settings.WARMLINE_WIRING = "tests.speech_house"


@pytest.fixture
def deaf(settings) -> None:
    """A house where nobody speaks or listens, and no browser may."""
    settings.WARMLINE_WIRING = "tests.silent_house"
    settings.WARMLINE_SPEECH_BROWSER = False


# --- the page


def test_the_page_says_how_long_she_waited_and_offers_to_type_what_is_said(deaf, nadia, call: Session) -> None:
    page = nadia.get(address("talk", call)).content.decode()
    assert re.search(r"Ines waited 11 minutes in the queue,\s+and was last told: place 14 in the line", page)
    assert "What you say to Ines" in page
    assert "<b>Phone</b>" in page
    assert "Nobody listens unless you agree" not in page
    assert "data-talk" not in page
    assert "roleplay/call.js" in page


def test_a_call_takes_the_same_few_queries_however_long_it_is(cast: Cast, house, nadia, call: Session) -> None:
    counts = set()
    for text in GOOD[:3]:
        counts.add(queries(lambda: nadia.get(address("talk", call))))
        say(cast.nadia, call, text)
    assert len(counts) == 1
    assert counts.pop() <= 8


def test_an_ended_call_has_no_keys_and_no_scripts_for_sound(cast: Cast, house, nadia, call: Session) -> None:
    say(cast.nadia, call, GOOD[0])
    services.end(user=cast.nadia, session=again(cast.nadia, call), now=NOW)
    page = nadia.get(address("talk", call)).content.decode()
    assert 'id="dock"' not in page
    assert "roleplay/call.js" not in page


# --- hold


def test_hold_says_so_in_the_agents_name_and_the_customer_is_told_how_long(cast: Cast, nadia, call: Session) -> None:
    part = nadia.post(address("say", call), form(call, "I see it here.", hold="3"), headers=HTMX).content.decode()
    assert "I see it here. Please hold the line for about three minutes" in part
    assert scene_of(cast.nadia, call).state.hold_s == 180


def test_hold_without_a_time_is_another_thing_to_the_customer(cast: Cast, nadia, call: Session) -> None:
    nadia.post(address("say", call), form(call, "", hold="0"))
    scene = scene_of(cast.nadia, call)
    assert scene.state.hold_s == 0
    assert "hold" in {because.reason for because in scene.turns[-1].because}


@pytest.mark.parametrize(("hold", "said"), [("", "x"), ("99", "x"), ("1", f"x {HOLDS['1']}")])
def test_only_the_holds_of_the_button_are_said(hold: str, said: str) -> None:
    assert with_hold("x", hold) == said


def test_a_hold_that_took_longer_than_told_is_felt_and_ends_when_the_agent_is_back(cast: Cast, nadia, call) -> None:
    def reasons(back_after: int, typed: int) -> set[str]:
        session = begin(cast.nadia, publish(call_case()))
        say(cast.nadia, session, HOLDS["1"])
        fresh = again(cast.nadia, session)
        back = NOW + timedelta(seconds=back_after)
        services.come_back(user=cast.nadia, session=fresh, branch=fresh.branch, now=back)
        say(cast.nadia, session, "Thank you for waiting, Ines.", now=back + timedelta(seconds=typed))
        return {because.text for because in scene_of(cast.nadia, session).turns[-1].because}

    as_told, longer = reasons(50, typed=400), reasons(300, typed=0)
    assert as_told != longer
    assert any("longer" in text for text in longer)
    assert not any("longer" in text for text in as_told)


def test_on_the_phone_typing_is_no_waiting(cast: Cast, call: Session) -> None:
    say(cast.nadia, call, GOOD[0], now=NOW + timedelta(seconds=90))
    slow = scene_of(cast.nadia, call)
    quick = begin(cast.nadia, publish(call_case()))
    assert "kept_waiting" not in {because.reason for because in slow.turns[-1].because}
    assert times_of(vault.open_sealed(cast.nadia, cast.nadia, bytes(again(cast.nadia, call).branch.sealed)))[0] > 80
    assert quick.branch.back_after is None


def test_only_the_owner_comes_back(cast: Cast, call: Session) -> None:
    with pytest.raises(vault.NotTheOwner):
        services.come_back(user=cast.petra, session=call, branch=call.branch, now=NOW)


# --- silence


def after(session: Session, seconds: float, **how: int):
    return services.keep_silent(
        user=session.owner, session=session, branch=session.branch, number=1, now=NOW + timedelta(seconds=seconds)
    )


def test_into_a_long_silence_the_customer_asks_and_the_line_is_kept(cast: Cast, call: Session) -> None:
    before = scene_of(cast.nadia, call)
    asked = after(call, 12)
    assert asked is not None
    assert asked.before == before.turns[-1].customer
    now = scene_of(cast.nadia, call)
    assert now.turns[-1].customer == f"{asked.before}\n\n{asked.reply.customer}"
    assert len(now.turns) == 1
    assert again(cast.nadia, call).branch.answers == 0


@pytest.mark.parametrize("seconds", [0, 9, 5000])
def test_a_short_silence_is_none_and_neither_is_an_empty_chair(cast: Cast, call: Session, seconds: int) -> None:
    assert after(call, seconds) is None
    assert scene_of(cast.nadia, call).turns[-1].customer == scene_of(cast.nadia, call).turns[0].customer


def test_in_chat_nobody_minds_silence(cast: Cast) -> None:
    assert after(begin(cast.nadia), 300) is None


def test_silence_after_silence_ends_the_call(cast: Cast, call: Session) -> None:
    moment = NOW
    for _ in range(6):
        session = again(cast.nadia, call)
        if session.branch.closed:
            break
        moment += timedelta(seconds=15)
        services.keep_silent(user=cast.nadia, session=session, branch=session.branch, number=1, now=moment)
    session = again(cast.nadia, call)
    assert (session.status, session.branch.closed) == (Status.ENDED, Status.ENDED)


def test_the_pages_own_question_is_checked_by_the_servers_clock(cast: Cast, house, nadia, call: Session) -> None:
    Session.objects.filter(pk=call.pk).update(touched_at=NOW - timedelta(days=1))
    assert nadia.post(address("silence", call), {"branch": 1}, headers=HTMX).status_code == 204
    assert nadia.post(address("silence", call), {"branch": 7}, headers=HTMX).status_code == 204
    assert nadia.post(address("silence", call), {}, headers=HTMX).status_code == 204


def test_a_paused_call_is_not_silent(cast: Cast, call: Session) -> None:
    services.pause(user=cast.nadia, session=call, draft="", now=NOW)
    assert after(again(cast.nadia, call), 60) is None


# --- who listens


def test_nobody_listens_until_she_agrees_and_she_can_take_it_back(cast: Cast, house, nadia, call: Session) -> None:
    heard = nadia.post(address("listen", call), b"Good morning", content_type="audio/webm")
    assert heard.status_code == 403
    page = nadia.get(address("talk", call)).content.decode()
    assert "I agree: this house listens" in page
    assert "my browser listens" not in page
    nadia.post(address("agree", call), {"listening": "house"})
    assert Manner.objects.get().agreed_at is not None
    heard = nadia.post(address("listen", call), b"Good morning", content_type="audio/webm")
    assert heard.json() == {"text": "Good morning"}
    assert "no-store" in heard.headers["Cache-Control"]
    nadia.post(address("agree", call), {"listening": ""})
    assert nadia.post(address("listen", call), b"x", content_type="audio/webm").status_code == 403
    verbs = set(AuditEvent.objects.values_list("verb", flat=True))
    assert {"roleplay.listening_agreed", "roleplay.listening_ended"} <= verbs


def test_the_browser_listens_only_where_the_admin_allows_it(cast: Cast, deaf, nadia, call: Session, settings) -> None:
    assert nadia.post(address("agree", call), {"listening": "browser"}).status_code == 404
    assert not Manner.objects.exists()
    settings.WARMLINE_SPEECH_BROWSER = True
    page = nadia.get(address("talk", call)).content.decode()
    assert "many browsers send the sound to their maker" in page
    nadia.post(address("agree", call), {"listening": "browser"})
    assert 'data-ear="browser"' in nadia.get(address("talk", call)).content.decode()
    settings.WARMLINE_SPEECH_BROWSER = False
    assert 'data-ear=""' in nadia.get(address("talk", call)).content.decode()


@pytest.mark.parametrize(("sound", "status"), [(b"noise", 503), (b"x" * 2_000_001, 413), (b"x" * 2_200_000, 413)])
def test_what_cannot_be_heard_is_said_by_its_number(cast: Cast, house, nadia, call, sound: bytes, status: int) -> None:
    services.agree_to_listening(user=cast.nadia, listening=Listening.HOUSE, now=NOW)
    assert nadia.post(address("listen", call), sound, content_type="audio/webm").status_code == status


def test_a_recording_leaves_nothing_behind(cast: Cast, house, nadia, call: Session) -> None:
    services.agree_to_listening(user=cast.nadia, listening=Listening.HOUSE, now=NOW)
    before = (again(cast.nadia, call).touched_at, again(cast.nadia, call).branch.draft, AuditEvent.objects.count())
    nadia.post(address("listen", call), b"a planted sentence", content_type="audio/webm")
    fresh = again(cast.nadia, call)
    assert (fresh.touched_at, fresh.branch.draft, AuditEvent.objects.count()) == before
    assert fresh.branch.answers == 0


# --- the voice


def test_a_line_is_spoken_sentence_by_sentence(cast: Cast, house, nadia, call: Session) -> None:
    opening = scene_of(cast.nadia, call).turns[0].customer
    first = nadia.get(address("voice", call, 0) + "?branch=1").json()
    assert base64.b64decode(first["sound"]).decode().removeprefix("she:") == opening.split(".")[0].split("?")[0]
    assert (first["seconds"], first["mouth"]) == (1.5, [[0.0, "aa"], [1.5, "sil"]])
    last = first["parts"] - 1
    assert nadia.get(f"{address('voice', call, 0)}?branch=1&part={last}").status_code == 200
    assert nadia.get(f"{address('voice', call, 0)}?branch=1&part={last + 1}").status_code == 404
    assert nadia.get(address("voice", call, 1) + "?branch=1").status_code == 404


def test_without_a_voice_or_for_whom_there_is_none_it_is_said_by_its_number(
    cast: Cast, deaf, nadia, call: Session, settings
) -> None:
    assert nadia.get(address("voice", call, 0) + "?branch=1").status_code == 404
    settings.WARMLINE_WIRING = "tests.speech_house"
    persona = replace(call_case().persona, pronoun="he")
    other = begin(cast.nadia, publish(replace(call_case(), key="call_him", persona=persona)))
    assert nadia.get(address("voice", other, 0) + "?branch=1").status_code == 503


def test_nobody_else_hears_or_is_heard(cast: Cast, house, client, call: Session) -> None:
    for who, stranger in cast.all_but("nadia").items():
        client.force_login(stranger)
        assert client.get(address("voice", call, 0) + "?branch=1").status_code == 404, who
        assert client.post(address("listen", call), b"x", content_type="audio/webm").status_code == 404, who
