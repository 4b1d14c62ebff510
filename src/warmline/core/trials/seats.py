"""The other seat: a person plays the customer, and a scripted agent drawn unseen answers."""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from warmline.core.conversation import Speaker
from warmline.core.customer.language import Language
from warmline.core.customer.scenario import Scenario
from warmline.core.customer.scene import Scene, answer, begin, to_conversation
from warmline.core.moves import MOVES, Mark, MoveReader, Sign
from warmline.core.moves.rules import RuleReader
from warmline.core.trials.agents import AGENTS
from warmline.core.trials.agents.model import ScriptedAgent

# So many exchanges show an agent; more would only repeat. Chosen.
MOST_EXCHANGES: Final = 8
# A person tells a fact in her own words: so many of its telling words, or all it has, count as told. Chosen.
WORDS_TOLD: Final = 2
_WORDS: Final = re.compile(r"[a-z0-9']{3,}")
_COMMON: Final = frozenset(
    _WORDS.findall(
        "the and for that this with was were are not but have has had she her his him they them you your it's its from "
        "there here what when where who how why all any can could would will been one out just about than then too "
        "very into some more over only also because which says said i'm i've didn't don't"
    )
)
_HER_LINES: Final = RuleReader()


class Level(StrEnum):
    """How skilled the agent is that answers."""

    POOR = "poor"
    AVERAGE = "average"
    GOOD = "good"


@dataclass(frozen=True, slots=True)
class Seen:
    """One move of the agent: its words for people, the quote, and whether such a move tends to help or to hurt."""

    label: str
    quote: str
    sign: Sign


def draw_agent(seed: int) -> tuple[Level, ScriptedAgent]:
    """Return who answers on this seed: each level is equally likely, each agent of a level too."""
    dice = random.Random(f"{seed}:0:seat")
    level = dice.choice(tuple(Level))
    return level, dice.choice(AGENTS[level.value])


def sit_down(scenario: Scenario, language: Language, seed: int, words: str) -> Scene:
    """Return a scene that begins with a person's own words in the customer's seat."""
    scene = begin(scenario, language.authored(), seed=seed)
    opening = replace(scene.turns[0], customer=words)
    state = replace(opening.state, told=told_in(scenario, words))
    return _with_reading(replace(scene, turns=(replace(opening, state=state),)))


def go_on(scene: Scene, said: str, words: str, *, reader: MoveReader) -> Scene:
    """Return the scene after the agent said something and the person answered it in her own words.

    What the agent did is read as ever. The person decides what she tells, whether she accepts, and when she goes.
    """
    before = scene.state
    after = answer(scene, said, reader=reader)
    turn = after.turns[-1]
    told = tuple(dict.fromkeys((*before.told, *told_in(scene.scenario, words))))
    state = replace(turn.state, told=told, ended=None, accepted=before.accepted, asking="?" in words)
    new = tuple(key for key in told if key not in before.told)
    hers = replace(turn, customer=words, facts_told=new, ended=None, state=state)
    found = _with_reading(replace(after, turns=(*after.turns[:-1], hers)))
    return _accepted(found) if before.accepted is None else found


def told_in(scenario: Scenario, words: str) -> tuple[str, ...]:
    """Return the facts of a scenario that a text tells in its own words, in their order.

    A fact is told where the text holds two of the words that tell it from the other facts (or as many as it has).
    """
    spoken = _words(words)
    by_fact = {
        fact.key: frozenset().union(*(_words(line) for line in (fact.label, *fact.say))) for fact in scenario.facts
    }
    shared = Counter(word for found in by_fact.values() for word in found)
    telling = {key: {word for word in found if shared[word] == 1} for key, found in by_fact.items()}
    return tuple(key for key, own in telling.items() if own and len(own & spoken) >= min(WORDS_TOLD, len(own)))


def moves_of(marks: tuple[Mark, ...]) -> tuple[Seen, ...]:
    """Return an agent's moves as people read them, in the order of its words; cues are left out."""
    known = [(MOVES[mark.name], mark) for mark in marks if mark.name in MOVES]
    return tuple(Seen(term.label, mark.quote, term.sign) for term, mark in known)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORDS.findall(text.lower().replace("’", "'"))) - _COMMON


def _with_reading(scene: Scene) -> Scene:
    conversation = to_conversation(scene, "seat")
    number = len(conversation.turns) - 1
    assert conversation.turns[number].speaker is Speaker.CUSTOMER
    last = replace(scene.turns[-1], customer_reading=_HER_LINES.read_turn(conversation, number))
    return replace(scene, turns=(*scene.turns[:-1], last))


def _accepted(scene: Scene) -> Scene:
    """Return the scene with the good end she said yes to: one whose offers all stand."""
    last = scene.turns[-1]
    if not last.customer_reading.names() & {"accepts", "thanks"}:
        return scene
    standing = scene.state.standing()
    end = next((end for end in scene.scenario.good_ends if set(end.offers) <= standing), None)
    if end is None:
        return scene
    agreed = replace(last, state=replace(last.state, accepted=end.key))
    return replace(scene, turns=(*scene.turns[:-1], agreed))
