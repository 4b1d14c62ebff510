"""A talk by e-mail as a thread: subject, sender, what was quoted, and when it came by the scenario's own clock."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext as _

from warmline.core.customer.dice import Dice
from warmline.core.customer.scenario import Scenario
from warmline.core.customer.scene import Scene

SUBJECT_LIMIT = 150  # characters
GREETING_LIMIT = 80
_WEEK = 7 * 1440  # minutes

_SUBJECT = re.compile(r"Subject:[ \t]*(?P<subject>[^\n]*)\n+")
_GREETING = re.compile(r"(?P<greeting>(?:dear|hello|hi|hey|good (?:morning|afternoon|evening))\b[^\n]{0,70})\n\n", re.I)


@dataclass(frozen=True, slots=True)
class Written:
    """A mail as its writer sees it: the subject line, the greeting, and the rest. Any of them may be empty."""

    subject: str
    greeting: str
    body: str


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail of the thread. `number` counts the agent's mails from 1; a reply carries the number it replies to.

    `at` is the time by the scenario's clock, such as "Thu 15:20"; empty where the scenario has none. `quotes` is the
    mail before it, which every mail program hangs below a reply.
    """

    mine: bool
    number: int
    subject: str
    text: str
    at: str
    quotes: Mail | None

    @property
    def paragraphs(self) -> Sequence[str]:
        """The text in its paragraphs."""
        return [part for part in re.split(r"\n\s*\n", self.text) if part.strip()]


def joined(subject: str, greeting: str, body: str) -> str:
    """Return a mail as the one text that is read, kept and scored; empty where it says nothing but its subject."""
    subject, greeting, body = " ".join(subject.split())[:SUBJECT_LIMIT], " ".join(greeting.split()), body.strip()
    text = f"{greeting[:GREETING_LIMIT]}\n\n{body}" if greeting and body else greeting or body
    return f"Subject: {subject}\n\n{text}" if subject and text else text


def parted(text: str) -> Written:
    """Return the parts of a mail's text; what has no subject line or no greeting has an empty one."""
    text = text.replace("\r\n", "\n")
    found = _SUBJECT.match(text)
    rest = text[found.end() :] if found else text
    greeted = _GREETING.match(rest)
    body = rest[greeted.end() :] if greeted else rest
    return Written(found["subject"].strip() if found else "", greeted["greeting"] if greeted else "", body.strip())


def reply_subject(subject: str) -> str:
    """Return the subject line of a reply: "Re: " once, however often there were replies."""
    bare = re.sub(r"^(?:re:\s*)+", "", subject.strip(), flags=re.I)
    return f"Re: {bare}" if bare else ""


def subject_of(scenario: Scenario) -> str:
    """Return the subject line of the customer's first mail."""
    return scenario.subject or ""


def mails_of(scene: Scene, times: Sequence[float | None]) -> tuple[Mail, ...]:
    """Return the thread in the order in which it was written.

    `times` are the seconds that each answer took; the clock moves on by them, in whole minutes, and by the time that
    this customer takes to write back.
    """
    mails: list[Mail] = []
    minute, subject = _start(scene.scenario), subject_of(scene.scenario)
    for number, turn in enumerate(scene.turns):
        if turn.agent is not None:
            minute = _later(minute, _own_minutes(times[number - 1] if number <= len(times) else None))
            mine = parted(turn.agent)
            subject = mine.subject or reply_subject(subject)
            mails.append(_mail(True, number, subject, turn.agent, minute, mails))
            minute = _later(minute, _minutes_back(scene, number))
            subject = reply_subject(subject)
        mails.append(_mail(False, number, parted(turn.customer).subject or subject, turn.customer, minute, mails))
    return tuple(mails)


def _mail(mine: bool, number: int, subject: str, text: str, minute: int | None, before: Sequence[Mail]) -> Mail:
    written = parted(text)
    shown = "\n\n".join(part for part in (written.greeting, written.body) if part)
    return Mail(mine, number, subject, shown, said_time(minute), before[-1] if before else None)


def said_time(minute: int | None) -> str:
    """Return a minute of the week as a day and a time; empty where there is no clock."""
    if minute is None:
        return ""
    return _("%(day)s %(hour)02d:%(minute)02d") % {
        "day": WEEKDAYS_ABBR[minute // 1440],
        "hour": minute % 1440 // 60,
        "minute": minute % 60,
    }


def _start(scenario: Scenario) -> int | None:
    return scenario.clock.minute_of_week() if scenario.clock else None


def _later(minute: int | None, by: int) -> int | None:
    return None if minute is None else (minute + by) % _WEEK


def _own_minutes(seconds: float | None) -> int:
    """Return the minutes that an answer took; nobody answers in none. An unknown time counts as the shortest."""
    return max(1, math.ceil((seconds or 0) / 60))


def _minutes_back(scene: Scene, number: int) -> int:
    """Return the minutes until the customer wrote back, drawn for this turn of this talk: the same on every look."""
    clock = scene.scenario.clock
    return Dice(scene.seed).draw(number, "minutes until the mail").randint(*clock.reply_minutes) if clock else 0
