"""Badges of one house, and one of each fault made from them."""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from warmline.adapters.badges import (
    Achievement,
    BadgeFacts,
    Identity,
    Issuer,
    KeySet,
    Outcome,
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

NOW: Final = datetime(2026, 10, 14, 9, 0, tzinfo=UTC)
YEAR: Final = timedelta(days=365)
HOUSE: Final = Issuer("https://learn.example/badges/issuers/1", "Northwind Parcels", "https://learn.example")
OTHER: Final = Issuer("https://elsewhere.example/badges/issuers/1", "Elsewhere", "https://elsewhere.example")
LIST: Final = "https://learn.example/badges/status/1/1"
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_."


@dataclass(frozen=True, slots=True)
class House:
    """The keys of the exam: two that are good, one that got out, one never published, one of somebody else."""

    old: SigningKey
    new: SigningKey
    out: SigningKey
    unpublished: SigningKey
    foreign: SigningKey

    @classmethod
    def made(cls) -> House:
        """Return a house with fresh keys."""
        own = [make_key(HOUSE.id) for _ in range(4)]
        return cls(own[0], own[1], own[2], own[3], make_key(OTHER.id))

    def keys(self) -> KeySet:
        """Return what the house publishes."""
        return KeySet({key.id: key.public for key in (self.old, self.new)}, {self.out.id: NOW})

    def status(self, revoked: set[int]) -> StatusList:
        """Return its list, signed and read again."""
        text = write_status(LIST, HOUSE, revoked, self.new, since=NOW, until=NOW + YEAR)
        return read_status(text, self.keys())


def facts(index: int, issuer: Issuer = HOUSE, since: datetime = NOW - timedelta(days=30)) -> BadgeFacts:
    """Return the facts of the badge with this place in the list."""
    salt = f"{index:032x}"
    return BadgeFacts(
        id=uuid.uuid5(uuid.NAMESPACE_URL, f"badge {index}").urn,
        issuer=issuer,
        achievement=Achievement(
            id=uuid.uuid5(uuid.NAMESPACE_URL, "empathy").urn,
            name="Empathy in service",
            description="Stays with a customer who is hurt, and joins what is felt with something that helps.",
            criteria="Passed a test, announced talks judged by an assessor, and real contacts that a person watched.",
            level=(3, "Mastery"),
            skills=(SkillAlignment("empathy", "Empathy", "https://learn.example/badges/skills/empathy"),),
        ),
        holder=Identity(
            uuid.uuid5(uuid.NAMESPACE_URL, f"holder {index}").urn, hash_of(f"p{index}@x.example", salt), salt
        ),
        since=since,
        until=since + YEAR,
        status=Place(LIST, index),
    )


def changed(text: str, dice: random.Random) -> str:
    """Return the text with one letter changed to another that may stand there."""
    place = dice.randrange(len(text))
    letter = dice.choice([each for each in _LETTERS if each != text[place]])
    return text[:place] + letter + text[place + 1 :]


def cases(house: House) -> Iterator[tuple[str, Outcome | None, Callable[[int, random.Random], str]]]:
    """Yield (name, expected outcome, what makes the text from a place). None: anything that is not ok."""
    late, early = NOW - YEAR - timedelta(days=1), NOW + timedelta(days=1)
    yield "good, by the key in use", Outcome.OK, lambda n, _: issue(facts(n), house.new)
    yield "good, by the key before", Outcome.OK, lambda n, _: issue(facts(n), house.old)
    yield "one letter changed", None, lambda n, dice: changed(issue(facts(n), house.new), dice)
    yield "another badge's signature", Outcome.TAMPERED, lambda n, _: _swapped(n, house)
    yield "run out", Outcome.EXPIRED, lambda n, _: issue(facts(n, since=late), house.new)
    yield "not yet", Outcome.NOT_YET_VALID, lambda n, _: issue(facts(n, since=early), house.new)
    yield "taken back", Outcome.REVOKED, lambda n, _: issue(facts(n), house.new)
    yield "another issuer", Outcome.WRONG_ISSUER, lambda n, _: issue(facts(n, OTHER), house.foreign)
    yield "key never published", Outcome.UNKNOWN_KEY, lambda n, _: issue(facts(n), house.unpublished)
    yield "key that got out", Outcome.COMPROMISED_KEY, lambda n, _: issue(facts(n), house.out)
    yield "no badge", Outcome.NOT_A_BADGE, lambda n, dice: dice.randbytes(300).hex()


def _swapped(n: int, house: House) -> str:
    body, signature = issue(facts(n), house.new), issue(facts(n + 1), house.new)
    return body.rpartition(".")[0] + "." + signature.rpartition(".")[2]
