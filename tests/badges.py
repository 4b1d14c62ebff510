"""A badge as the tests make it: one house that issues, its key, and the facts of one badge."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache

from warmline.adapters.badges import (
    Achievement,
    BadgeFacts,
    Identity,
    Issuer,
    KeySet,
    Place,
    SigningKey,
    SkillAlignment,
    StatusList,
    hash_of,
    issue,
    make_key,
    read_status,
    write_status,
)

HOUSE = Issuer("https://learn.example/badges/issuers/1", "Northwind Parcels", "https://learn.example")
LIST = "https://learn.example/badges/status/1/1"
NOW = datetime(2026, 10, 14, 9, 0, tzinfo=UTC)
YEAR = timedelta(days=365)
EMAIL = "nadia@northwind.example"
SALT = "0123456789abcdef0123456789abcdef"


@cache
def house_key() -> SigningKey:
    """The key of the house that issues, the same for all tests of a process."""
    return make_key(HOUSE.id)


@cache
def other_key() -> SigningKey:
    """A key that the same house made later."""
    return make_key(HOUSE.id)


def key_set(*keys: SigningKey, compromised: tuple[SigningKey, ...] = ()) -> KeySet:
    """The public halves of these keys; the house's own where none is given."""
    return KeySet(
        {key.id: key.public for key in keys or (house_key(),)}, {key.id: NOW - timedelta(days=1) for key in compromised}
    )


def facts(index: int = 7, **changes: object) -> BadgeFacts:
    """A badge for keeping calm under pressure, valid for a year from NOW."""
    made = BadgeFacts(
        id="urn:uuid:6f3c1a0e-9a53-4a1c-9d0c-0e6f6b7a8c11",
        issuer=HOUSE,
        achievement=Achievement(
            id="urn:uuid:0a7f1a8e-2b53-5a1c-8d0c-1e6f6b7a8c22",
            name="De-escalation on the phone",
            description="Keeps a heated call calm and ends it with a next step.",
            criteria="Passed a test, a role-play that assessors watched, and reviews of real calls.",
            level=(2, "Proficiency"),
            skills=(SkillAlignment("empathy", "Empathy", "https://learn.example/badges/skills/empathy"),),
        ),
        holder=Identity("urn:uuid:11111111-2222-4333-8444-555555555555", hash_of(EMAIL, SALT), SALT),
        since=NOW,
        until=NOW + YEAR,
        status=Place(LIST, index),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def badge(key: SigningKey | None = None, **changes: object) -> str:
    """The badge of `facts`, signed."""
    return issue(facts(**changes), key or house_key())  # type: ignore[arg-type]


def status_list(*revoked: int, key: SigningKey | None = None, until: datetime = NOW + YEAR * 2) -> StatusList:
    """The house's list with these bits set."""
    text = write_status(LIST, HOUSE, revoked, key or house_key(), since=NOW - YEAR, until=until)
    return read_status(text, key_set(key or house_key()))
