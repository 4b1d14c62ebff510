"""A talk by phone: the voice and the ear this house has, who may listen, and the words that put somebody on hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.conf import settings

from warmline.adapters.speech import Voice
from warmline.apps.library.ports import listener, speaker
from warmline.apps.roleplay.models import Listening, Manner
from warmline.core.customer.parameters import PARAMETERS
from warmline.core.customer.persona import Persona
from warmline.core.customer.scenario import Scenario

# What the hold button says in the agent's name, in the language of the talk. The customer hears these words.
HOLDS: Final = {
    "1": "Please hold the line for about one minute while I look this up.",
    "3": "Please hold the line for about three minutes while I look this up.",
    "0": "Please hold the line while I look this up.",
}


@dataclass(frozen=True, slots=True)
class Call:
    """What the phone page offers. `house` and `browser` say who could listen, `agreed` to whom this person agreed.

    `waited` are the minutes that the customer spent in the queue, 0 where there was none; `position` the last place
    that was announced. `silence` are the seconds after which the customer asks whether anybody is there, 0 for never.
    """

    voice: bool
    house: bool
    browser: bool
    agreed: str
    waited: int
    position: int | None
    silence: int


def voice_of(persona: Persona) -> Voice:
    """Return the voice of a customer."""
    return Voice(persona.pronoun, persona.age)


def may_listen(listening: str) -> bool:
    """Return whether this house has or allows who is to listen."""
    if listening == Listening.HOUSE:
        return listener() is not None
    return listening == Listening.NOBODY or bool(settings.WARMLINE_SPEECH_BROWSER)


def agreed_to(manner: Manner) -> str:
    """Return who listens to this person: as she agreed, and as long as the house still has or allows it."""
    return manner.listening if manner.agreed_at and may_listen(manner.listening) else Listening.NOBODY


def call_of(scenario: Scenario, manner: Manner) -> Call:
    """Return what the phone page of a scenario offers to this person."""
    queue, numbers = scenario.queue, PARAMETERS.for_channel(scenario.channel)
    return Call(
        voice=speaker() is not None,
        house=may_listen(Listening.HOUSE),
        browser=may_listen(Listening.BROWSER),
        agreed=agreed_to(manner),
        waited=max(1, round(queue.waited_s / 60)) if queue else 0,
        position=queue.position if queue else None,
        silence=round(numbers.silence_s),
    )


def with_hold(text: str, hold: str) -> str:
    """Return what is said when the hold button is pressed: what was typed, then the words that ask to wait."""
    words = HOLDS.get(hold, "")
    return f"{text.strip()} {words}".strip() if words else text
