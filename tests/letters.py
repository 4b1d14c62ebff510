"""Cases on other channels than chat, for tests: Ines and her parcel again, by e-mail and on the phone."""

from __future__ import annotations

from functools import cache

from tests.practice_room import harder

from warmline.core.conversation import Channel
from warmline.core.customer.scenario import Scenario
from warmline.core.customer.setting import Clock, Queue


@cache
def letter_case() -> Scenario:
    """Ines writes e-mails: from Thursday, 15:20 on, and takes between twenty minutes and two hours for each."""
    return harder("letter_case", channel=Channel.EMAIL, subject="Parcel not here", clock=Clock("Thu 15:20", (20, 120)))


@cache
def call_case() -> Scenario:
    """Ines calls after eleven minutes in the queue."""
    return harder("call_case", channel=Channel.PHONE, queue=Queue(660, 14))
