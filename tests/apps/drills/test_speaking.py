"""Speech into the answer box: only for who agreed, only where somebody listens, and nothing is kept."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone
from tests.cast import Cast

from warmline.apps.drills.models import Answer
from warmline.apps.drills.views.speaking import LARGEST
from warmline.apps.library import ports
from warmline.apps.roleplay.models import Listening
from warmline.apps.roleplay.services import agree_to_listening

LISTEN, AGREE, NEXT = "/practise/daily/listen/", "/practise/daily/listen/agree/", "/practise/daily/next/?anyway"


@pytest.fixture
def nadia(cast: Cast, client: Client, settings) -> Client:
    settings.WARMLINE_WIRING = "tests.speech_house"
    client.force_login(cast.nadia)
    return client


def hear(client: Client, sound: bytes):
    return client.post(LISTEN, sound, content_type="audio/webm")


def test_nobody_listens_unless_she_agreed(cast: Cast, nadia: Client) -> None:
    assert hear(nadia, b"hello").status_code == 403
    assert "Speak instead of typing" in nadia.get(NEXT).content.decode()
    assert nadia.post(AGREE, {"listening": "house"}).url == "/practise/daily/next/"
    assert hear(nadia, b"hello").json() == {"text": "hello"}
    page = nadia.get(NEXT).content.decode()
    assert "drills/speak" in page
    assert 'data-ear="house"' in page
    nadia.post(AGREE, {"listening": ""})
    assert hear(nadia, b"hello").status_code == 403
    assert not Answer.objects.exists()


def test_what_cannot_be_heard_is_told(cast: Cast, nadia: Client) -> None:
    agree_to_listening(user=cast.nadia, listening=Listening.HOUSE, now=timezone.now())
    assert hear(nadia, b"noise").status_code == 503
    assert hear(nadia, b"").json() == {"text": ""}
    assert hear(nadia, b"x" * (LARGEST + 1)).status_code == 413


def test_a_house_without_an_ear_offers_nothing(cast: Cast, client: Client, settings) -> None:
    settings.WARMLINE_WIRING = "tests.silent_house"
    settings.WARMLINE_SPEECH_BROWSER = False
    assert ports.listener() is None
    client.force_login(cast.nadia)
    assert "Speak instead" not in client.get(NEXT).content.decode()
    assert client.post(AGREE, {"listening": "house"}).status_code == 404
    assert hear(client, b"hello").status_code == 403
