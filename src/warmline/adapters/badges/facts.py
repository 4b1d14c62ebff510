"""What a badge says, before it is written as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who says it. `id` is an https address at which the profile is found."""

    id: str
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class SkillAlignment:
    """A skill that was shown: its key in the framework, its name, and an address that tells what it means."""

    key: str
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Achievement:
    """What was achieved. `level` is the name of a programme level and its number of four, where there is one."""

    id: str
    name: str
    description: str
    criteria: str
    level: tuple[int, str] | None = None
    skills: Sequence[SkillAlignment] = ()


@dataclass(frozen=True, slots=True)
class Identity:
    """Whom it is about, without saying so: a hash of the e-mail address with its salt, and an id of this badge alone.

    `subject` may instead be an id that the holder gave, such as a decentralised identifier of hers.
    """

    subject: str
    hashed: str
    salt: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where the badge's bit stands: the address of the status list and the index in it."""

    list_url: str
    index: int


@dataclass(frozen=True, slots=True)
class BadgeFacts:
    """All of one badge. Moments have a time zone; `until` is None where it does not expire."""

    id: str
    issuer: Issuer
    achievement: Achievement
    holder: Identity
    since: datetime
    until: datetime | None
    status: Place
    language: str = "en"
