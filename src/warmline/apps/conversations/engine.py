"""What scoring runs on: reader, rubric and dictionary of the house, and the one way to score a conversation here."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string
from pydantic import TypeAdapter

from warmline.adapters.encoder import LocalEncoder, UnusableWeights
from warmline.apps.people.models import Organisation
from warmline.apps.reviews.machine import Desk
from warmline.apps.reviews.selectors import criteria_of
from warmline.apps.reviews.services.force import in_force
from warmline.core.conversation import Conversation
from warmline.core.moves import MoveReader, Reading
from warmline.core.moves.encoding import Encoder
from warmline.core.scoring.criteria import LearnedCriteria
from warmline.core.scoring.score import score
from warmline.core.scoring.scorecard import Scorecard
from warmline.core.skills import Rubric
from warmline.core.wording.slips import WordList


@cache
def reader() -> MoveReader:
    """Return the reader of moves; the same one that role-play and `warmline score` use."""
    made: MoveReader = _wired("reader")
    return made


@cache
def rubric() -> Rubric:
    """Return the rubric."""
    made: Rubric = _wired("rubric")
    return made


@cache
def words() -> WordList:
    """Return the dictionary."""
    made: WordList = _wired("words")
    return made


def _wired(port: str) -> Any:
    """Return what the house has put into a port; config lies above this room, so it is reached by its name."""
    return import_string(f"{settings.WARMLINE_WIRING}.{port}")()


@dataclass(frozen=True, slots=True)
class Judged:
    """What was read in a conversation, and the scorecard made from it."""

    reading: Reading
    card: Scorecard


_ADAPTER: TypeAdapter[Judged] = TypeAdapter(Judged)


def learned(organisation: Organisation) -> LearnedCriteria | None:
    """Return what the organisation's own raters taught and proved, as it is in force now; None where nothing is."""
    if in_force(organisation) is None:
        return None
    return criteria_of(organisation, Desk(reader(), rubric(), _encoder()))


@cache
def _encoder() -> Encoder | None:
    try:
        return LocalEncoder.load()
    except UnusableWeights:
        return None


def judge(conversation: Conversation, criteria: LearnedCriteria | None) -> Judged:
    """Read and score one conversation: what `warmline score` does, and with what the own raters proved."""
    reading = reader().read(conversation)
    return Judged(reading, score(conversation, reading, rubric(), criteria=criteria, words=words()))


def pack(judged: Judged) -> bytes:
    """Return reading and scorecard as compressed bytes."""
    return zlib.compress(_ADAPTER.dump_json(judged), level=1)


def unpack(data: bytes) -> Judged:
    """Return what `pack` made bytes of."""
    return _ADAPTER.validate_json(zlib.decompress(data))
