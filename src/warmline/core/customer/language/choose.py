"""Choosing a line: by use, mood, voice, channel and kind, seeded, and not one that was said before."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from warmline.core.customer.language.asking import asks_about
from warmline.core.customer.language.model import Language, Line

_SLOT: Final = re.compile(r"\{(\w+)\}")
_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# Where a voice has lines of its own, one of them is taken this often; a borrowed one counts less. Chosen.
_OWN_VOICE: Final = 0.5
_BORROWED_WEIGHT: Final = 0.4
# A line written for this mood is this much likelier than one for all. Chosen.
_MOOD_WEIGHT: Final = 2.0
# A line with many wordings is likelier than one with a single wording, though not by as much. Chosen.
_WORDINGS: Final = 0.5


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a line must fit: the uses in order of preference, the mood band, the voice, words for slots, lines used.

    `answered` names what the agent has answered (see `asks_about`): no line asks for it again. `families` are the
    lines used in any of their wordings, `texts` the words used under whatever use. `borrows` are voices whose lines
    will do as well. `begun` are the first words of the parts before: nobody says "Good." twice in one message, unless
    there is nothing else to say.
    """

    uses: tuple[str, ...]
    band: str
    voice: str
    slots: Mapping[str, str]
    said: frozenset[str]
    answered: frozenset[str] = frozenset()
    families: frozenset[str] = frozenset()
    texts: frozenset[str] = frozenset()
    borrows: frozenset[str] = frozenset()
    begun: frozenset[str] = frozenset()
    channel: str = "chat"
    kind: str = "customer"


def choose(language: Language, wanted: Wanted, rng: random.Random, *, must: bool = False) -> Line | None:
    """Return a line not yet said, the most fitting use first. With `must`, mood and voice give way before silence."""
    for use in wanted.uses:
        fresh = [line for line in language.for_use(use) if _fits(line, wanted)]
        for candidates in _widening(fresh, wanted, must):
            if candidates:
                return _pick(_begun_otherwise(candidates, wanted), wanted, rng)
    return None


def pick_text(texts: Iterable[str], wanted: Wanted, prefix: str, rng: random.Random) -> Line | None:
    """Return one of an author's own sentences that was not said before, or None."""
    lines = [Line(f"{prefix}:{text}", prefix, text) for text in texts]
    fresh = _begun_otherwise([line for line in lines if _fits(line, wanted)], wanted)
    return rng.choice(fresh) if fresh else None


def fill(text: str, slots: Mapping[str, str]) -> str:
    """Return the text with its slots filled; a slot at its beginning starts with a capital, in quotation marks too."""
    filled = _SLOT.sub(lambda match: slots[match.group(1)], text)
    at = 1 if text.startswith("“{") else 0
    return filled[:at] + filled[at : at + 1].upper() + filled[at + 1 :] if text.startswith(("{", "“{")) else filled


def slots_of(text: str) -> frozenset[str]:
    """Return the names in braces of a text."""
    return frozenset(_SLOT.findall(text))


def texts_of(said: Iterable[str]) -> frozenset[str]:
    """Return the words behind the identifiers of used lines. An identifier is "use:words", and uses may hold colons."""
    found: set[str] = set()
    for id in said:
        pieces = id.split(":")
        found.update(":".join(pieces[at:]) for at in range(1, min(len(pieces), 4)))
    return frozenset(found)


def first_word(text: str) -> str:
    """Return the first word of a text in small letters."""
    found = _WORD.search(text)
    return found.group(0).lower() if found else ""


def _begun_otherwise(lines: list[Line], wanted: Wanted) -> list[Line]:
    if not wanted.begun:
        return lines
    return [line for line in lines if first_word(line.text) not in wanted.begun] or lines


def _fits(line: Line, wanted: Wanted) -> bool:
    return (
        line.id not in wanted.said
        and (not line.family or line.family not in wanted.families)
        and line.text not in wanted.texts
        and (not line.channels or wanted.channel in line.channels)
        and (not line.kinds or wanted.kind in line.kinds)
        and _fillable(line.text, wanted)
        and not asks_about(line.text) & wanted.answered
    )


def _fillable(text: str, wanted: Wanted) -> bool:
    return "{" not in text or slots_of(text) <= set(wanted.slots)


def _widening(lines: list[Line], wanted: Wanted, must: bool) -> Iterable[list[Line]]:
    voices = wanted.borrows | {wanted.voice}
    voiced = [line for line in lines if not line.voices or line.voices & voices]
    yield [line for line in voiced if not line.moods or wanted.band in line.moods]
    if must:
        yield [line for line in lines if not line.moods or wanted.band in line.moods]
        yield voiced
        yield lines


def _pick(lines: list[Line], wanted: Wanted, rng: random.Random) -> Line:
    voices = wanted.borrows | {wanted.voice}
    voiced = [line for line in lines if line.voices & voices]
    if voiced and rng.random() < _OWN_VOICE:
        lines = voiced
    families: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        families[line.family or line.id].append(line)
    groups = list(families.values())
    weights = [_weight(group[0], wanted) * len(group) ** _WORDINGS for group in groups]
    return rng.choice(rng.choices(groups, weights)[0])


def _weight(line: Line, wanted: Wanted) -> float:
    borrowed = bool(line.voices) and wanted.voice not in line.voices
    return (_BORROWED_WEIGHT if borrowed else 1.0) * (_MOOD_WEIGHT if wanted.band in line.moods else 1.0)
