"""What tests of live talks share: Nadia answers, Tomasz plays Ines."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import uuid4

from tests.cast import Cast
from tests.practice_room import NOW, publish

from warmline.apps.live import services
from warmline.apps.live.models import LiveTalk
from warmline.apps.live.selectors import talk_of
from warmline.apps.people.models import Person

INES = (
    "I waited in for two days and nothing came. The page says left with a neighbour. Nobody has it.",
    "It is the present for my daughter. She turns six on Saturday.",
)


def invited(cast: Cast, *, now: datetime = NOW) -> LiveTalk:
    """Nadia has asked Tomasz."""
    talk = services.invite(user=cast.nadia, version=publish(), partner=cast.colleague, key=uuid4(), now=now)
    return again(cast.nadia, talk)


def open_talk(cast: Cast, *, now: datetime = NOW) -> LiveTalk:
    """Tomasz has said yes."""
    talk = invited(cast, now=now)
    services.accept(user=cast.colleague, talk=talk, now=now)
    return again(cast.nadia, talk)


def again(user: Person, talk: LiveTalk) -> LiveTalk:
    """The talk, fetched anew as a view would."""
    found = talk_of(user, talk.pk)
    assert found is not None
    return found


def speak(user: Person, talk: LiveTalk, text: str, *, now: datetime = NOW) -> int:
    """Say one line."""
    return services.say(user=user, talk=again(user, talk), sent=services.Sent(uuid4(), text), now=now)


def played(cast: Cast, lines: Iterable[tuple[str, str]], *, now: datetime = NOW) -> LiveTalk:
    """An open talk with these lines, ("agent" or "customer", words), ten seconds apart."""
    talk = open_talk(cast, now=now)
    for side, text in lines:
        now += timedelta(seconds=10)
        speak(cast.nadia if side == "agent" else cast.colleague, talk, text, now=now)
    return again(cast.nadia, talk)
