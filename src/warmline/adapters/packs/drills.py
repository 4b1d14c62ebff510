"""What is practised in five minutes, from content/drills: drills and recall cards, one YAML file a skill."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from warmline.adapters.packs.places import pack_files
from warmline.adapters.packs.reader import Finding, load_named
from warmline.adapters.packs.rubric import load_rubric
from warmline.adapters.packs.scenario_checks import FACES
from warmline.core.practice.drills import Drill, DrillSet, RecallCard
from warmline.core.skills import Moment, ProgrammeLevel
from warmline.core.skills.keys import SKILL_KEYS

LONGEST_SAID: Final = 400  # characters of a customer or of a good answer: it is read on a phone
LONGEST_CARD: Final = 300
# The moods that web/face can draw.
MOODS: Final = frozenset({"calm", "worried", "annoyed", "angry", "relieved"})


@cache
def load_drill_sets() -> tuple[DrillSet, ...]:
    """Return the drills of every skill that has some, in the order of the skills. Raises PackError with every
    problem of every file."""
    return read_drill_sets(pack_files("drills"))


def read_drill_sets(paths: Iterable[Path]) -> tuple[DrillSet, ...]:
    """Return the sets of these files, in the order of the skills. Raises PackError with every problem of every file."""
    sets = load_named(paths, DrillSet, check_drill_set, by="skill")
    return tuple(sorted(sets, key=lambda found: SKILL_KEYS.index(found.skill)))


def check_drill_set(found: DrillSet) -> Iterator[Finding]:
    """Yield everything that does not hold: unknown skills and behaviours, keys twice, levels without a drill, words
    that are empty, too long or the same."""
    if found.skill not in SKILL_KEYS:
        yield ("skill",), f"{found.skill!r} is none of {', '.join(SKILL_KEYS)}."
        return
    if found.version < 1:
        yield ("version",), f"is {found.version}; versions count from 1."
    yield from _keys(found)
    yield from _levels(found)
    yield from _behaviours(found)
    for n, drill in enumerate(found.drills):
        for address, text in _drill(drill):
            yield ("drills", n, *address), text
    for n, card in enumerate(found.cards):
        for address, text in _card(card):
            yield ("cards", n, *address), text


def _keys(found: DrillSet) -> Iterator[Finding]:
    keys: set[str] = set()
    for part, things in _parts(found):
        for n, thing in enumerate(things):
            if not thing.key.isidentifier() or not thing.key.islower():
                yield (part, n, "key"), f"{thing.key!r} is no key; expected small letters, digits and _."
            if thing.key in keys:
                yield (part, n, "key"), f"{thing.key!r} is there twice."
            keys.add(thing.key)


def _levels(found: DrillSet) -> Iterator[Finding]:
    missing = sorted(set(ProgrammeLevel) - {drill.level for drill in found.drills})
    if missing:
        yield ("drills",), f"has none for {', '.join(level.name.lower() for level in missing)}; each level needs one."


def _behaviours(found: DrillSet) -> Iterator[Finding]:
    known = {behaviour.key: behaviour for behaviour in load_rubric().skill(found.skill).behaviours}
    for part, things in _parts(found):
        for n, thing in enumerate(things):
            behaviour = known.get(thing.behaviour)
            if behaviour is None:
                yield (part, n, "behaviour"), f"{thing.behaviour!r} is no behaviour of {found.skill}."
            elif part == "drills" and behaviour.opportunity.moment is Moment.HUMAN:
                yield (part, n, "behaviour"), f"{thing.behaviour!r} cannot be read from text; make it a card."


def _parts(found: DrillSet) -> tuple[tuple[str, Sequence[Drill | RecallCard]], ...]:
    return (("drills", found.drills), ("cards", found.cards))


def _drill(drill: Drill) -> Iterator[Finding]:
    said = {
        ("context",): drill.context,
        ("customer",): drill.customer,
        ("good", 0, "say"): drill.good[0].say,
        ("good", 1, "say"): drill.good[1].say,
        ("good", 0, "why"): drill.good[0].why,
        ("good", 1, "why"): drill.good[1].why,
        ("trap", "say"): drill.trap.say,
        ("trap", "why"): drill.trap.why,
    }
    for address, words in said.items():
        yield from _words(address, words, LONGEST_SAID)
    if drill.face is not None and drill.face not in FACES:
        yield ("face",), f"{drill.face!r} is none of {', '.join(sorted(FACES))}."
    if drill.mood not in MOODS:
        yield ("mood",), f"{drill.mood!r} is none of {', '.join(sorted(MOODS))}."
    answers = [drill.good[0].say, drill.good[1].say, drill.trap.say]
    if len({words.strip().casefold() for words in answers}) < len(answers):
        yield ("good",), "holds the same words twice; the two answers and the trap must differ."


def _card(card: RecallCard) -> Iterator[Finding]:
    yield from _words(("prompt",), card.prompt, LONGEST_CARD)
    yield from _words(("answer",), card.answer, LONGEST_CARD)


def _words(address: tuple[str | int, ...], words: str, longest: int) -> Iterator[Finding]:
    if not words.strip():
        yield address, "is empty."
    elif len(words) > longest:
        yield address, f"has {len(words)} characters; at most {longest} are read on a phone."
