"""The one way to score a conversation here, with what the own raters proved, and its result as bytes and back."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import cache

from pydantic import TypeAdapter

from warmline.adapters.encoder import LocalEncoder, UnusableWeights
from warmline.apps.library.ports import reader, rubric, words
from warmline.apps.people.models import Organisation
from warmline.apps.reviews.machine import Desk
from warmline.apps.reviews.selectors import criteria_of
from warmline.apps.reviews.services.force import in_force
from warmline.core.conversation import Conversation
from warmline.core.moves import Reading
from warmline.core.moves.encoding import Encoder
from warmline.core.scoring.criteria import LearnedCriteria
from warmline.core.scoring.score import score
from warmline.core.scoring.scorecard import Scorecard


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
    return criteria_of(organisation, desk())


def desk() -> Desk:
    """Return the machine of this house; a build without weights has no encoder."""
    return Desk(reader(), rubric(), _encoder())


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
