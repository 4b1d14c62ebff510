"""One answer as plain values: what was sent, what was seen in it, what is kept, and how that becomes bytes."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import TypeAdapter

from warmline.apps.drills.content import drill_of
from warmline.apps.library.ports import reader, rubric
from warmline.core.practice.drills import look_at, suggested_grade
from warmline.core.practice.spacing import Grade

LIMIT: Final = 2000  # characters; an answer to one moment is a few sentences
LONGEST_SECONDS: Final = 180
_BLOCK: Final = 512  # bytes; the size of a sealed answer does not tell a card from a short drill
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\ud800-\udfff]")


class AnswerRefused(ValueError):
    """An answer cannot be sent as it is; the message is for the screen and says what to do."""


@dataclass(frozen=True, slots=True)
class Sent:
    """An answer as a device sends it. `key` is a new UUID for each answer, and the same when it is sent again.

    `item` names the drill or card, `at` (aware) is when it was given. `text` is empty where it was said aloud, and
    for cards. `grade` is her own, None where she has not chosen yet. `seconds` is how long it took, 0-180. `example`
    says that another answer was shown before it.
    """

    key: UUID
    item: str
    at: datetime
    text: str = ""
    grade: Grade | None = None
    seconds: int = 0
    example: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """What the reader saw of the drill's behaviour: anchor 1-4, how sure (0-1), and the words it rests on.

    `taken` is False where nothing of the behaviour was seen, good or bad. `foreign` are words about things that this
    customer never told; `bare` says that the anchor was held down because nothing of the case is in the answer.
    """

    anchor: int
    confidence: float
    quotes: tuple[str, ...]
    taken: bool
    reader: str
    foreign: tuple[str, ...] = ()
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Hurt:
    """A move of the catalogue that will hurt, and the words of it."""

    move: str
    quote: str


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it is kept. `suggested` follows from what was seen, None where nothing could be.

    `hurt` is what in it will hurt the customer, whatever the drill is about. `example`: it was given after an example.
    """

    item: str
    at: datetime
    text: str
    seen: Seen | None = None
    grade: Grade | None = None
    version: int = 0
    hurt: Hurt | None = None
    example: bool = False

    @property
    def comes_soon(self) -> bool:
        """Whether it comes back within a few days whatever grade it gets: nothing was seen of it, or words that hurt
        and nothing else."""
        return self.hurt is not None if self.seen is None else self.seen.anchor == 1

    @property
    def suggested(self) -> Grade | None:
        """The grade that goes with what was seen."""
        return suggested_grade(None if self.seen is None else self.seen.anchor)

    @property
    def counts_as(self) -> Grade:
        """Her own grade, else the suggested one; where there is neither it comes back soon."""
        return self.grade or self.suggested or Grade.AGAIN


def answer_id(person_pk: int, key: UUID) -> UUID:
    """Return the name of an answer. Somebody else's device with the same key makes another name."""
    return uuid.uuid5(key, f"warmline drill answer {person_pk}")


def clean(text: str) -> str:
    """Return words as they are kept, cut at 2,000 characters."""
    return _CONTROL.sub("", text.replace("\r\n", "\n")).strip()[:LIMIT]


def checked(text: str) -> str:
    """Return words as they are kept. Raises AnswerRefused where they are none, or too many."""
    if not clean(text):
        raise AnswerRefused(_("Write an answer first. Or say it aloud, then press “I said it aloud”."))
    if len(_CONTROL.sub("", text.replace("\r\n", "\n")).strip()) > LIMIT:
        raise AnswerRefused(
            _("Your answer is longer than 2,000 characters. Shorten it and send again; nothing is lost.")
        )
    return clean(text)


def read(item: str, text: str) -> tuple[Seen | None, Hurt | None]:
    """Return what the reader sees in an answer, and what in it will hurt.

    Both are None for cards and for what was said aloud; nothing is seen where the answer gave no chance.
    """
    drill = drill_of(item)
    if drill is None or not text:
        return None, None
    look = look_at(drill, text, reader(), rubric())
    hurt = None if look.hurt is None else Hurt(look.hurt.name, look.hurt.quote)
    found = look.seen
    if found is None:
        return None, hurt
    quotes = tuple(dict.fromkeys(mark.quote for mark in found.marks))
    version = reader().version
    return Seen(found.anchor, found.confidence, quotes, not found.missed, version, look.foreign, look.bare), hurt


_ADAPTER: TypeAdapter[Kept] = TypeAdapter(Kept)


def pack_answer(kept: Kept) -> bytes:
    """Return an answer as bytes, ready to be sealed."""
    text = _ADAPTER.dump_json(kept)
    return text.ljust(-(-len(text) // _BLOCK) * _BLOCK)


def unpack_answer(data: bytes) -> Kept:
    """Return the answer these bytes hold."""
    return _ADAPTER.validate_json(data)
