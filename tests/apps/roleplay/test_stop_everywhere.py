"""The stop word and the stop button in every channel, wherever in a form the word is written."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import Cast
from tests.practice_room import again, begin, harder, publish

from warmline.apps.roleplay.models import Session, Status
from warmline.core.conversation import Channel


@pytest.fixture
def nadia(cast: Cast, client: Client) -> Client:
    client.force_login(cast.nadia)
    return client


def by(channel: Channel, person) -> Session:
    return begin(person, publish(harder(f"by_{channel.value}", channel=channel)))


def address(name: str, session: Session) -> str:
    return reverse(f"roleplay:{name}", args=[session.pk])


@pytest.mark.parametrize("channel", list(Channel))
def test_both_are_offered_on_the_page_of_every_channel(cast: Cast, nadia: Client, channel: Channel) -> None:
    session = by(channel, cast.nadia)
    page = nadia.get(address("talk", session)).content.decode()
    assert "Too much? Write <b>lighthouse</b>" in page
    assert f'action="{address("stop", session)}"' in page
    nadia.post(address("stop", session))
    assert again(cast.nadia, session).status == Status.STOPPED
    assert "Breathe for a minute" in nadia.get(address("talk", session)).content.decode()


@pytest.mark.parametrize(
    ("channel", "words"),
    [
        (Channel.CHAT, {"text": "lighthouse"}),
        (Channel.EMAIL, {"text": "Thank you.", "subject": "Lighthouse", "greeting": "Hello,"}),
        (Channel.EMAIL, {"text": "Thank you.", "subject": "Re: it", "greeting": "lighthouse"}),
        (Channel.EMAIL, {"text": "No.\n\nLIGHTHOUSE", "subject": "", "greeting": ""}),
        (Channel.PHONE, {"text": "please, lighthouse", "hold": "3"}),
    ],
)
def test_the_word_stops_wherever_it_is_written(
    cast: Cast, nadia: Client, channel: Channel, words: dict[str, str]
) -> None:
    session = by(channel, cast.nadia)
    nadia.post(address("say", session), {"key": uuid4(), "branch": 1, "number": 1, **words})
    stopped = again(cast.nadia, session)
    assert (stopped.status, stopped.branch.answers) == (Status.STOPPED, 0)
