"""The simulated customer who listens in: fed with what both people really said, it tells what it would feel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from warmline.apps.library.ports import language, reader
from warmline.apps.live.turns import Exchange, Said, exchanges_of
from warmline.core.conversation import Speaker
from warmline.core.customer.matching import content_words
from warmline.core.customer.scenario import Scenario
from warmline.core.customer.scene import Scene, answer, begin
from warmline.core.moves import TurnReading

# A fact counts as told where a line holds this share of the words that carry one of its sayings. Chosen: people say
# it in their own words; two words at least, so that a single name tells nothing.
TOLD_SHARE = 0.5
TOLD_WORDS = 2


def follow(scenario: Scenario, said: Sequence[Said], *, seed: int) -> Scene:
    """Return the scene that the simulated customer makes of a talk between two people.

    Words and told facts are those of the person who plays; mood, reasons and the next act are the engine's. It stays
    in the scene where the simulated customer would have gone, for as long as the person does.
    """
    opening, exchanges = exchanges_of(said)
    scene = _opened(begin(scenario, language(), seed=seed), opening)
    for exchange in exchanges:
        scene = _with(scene, exchange)
    return scene


def opening_line(scenario: Scenario, *, seed: int) -> str:
    """Return how the simulated customer would begin: a suggestion for the person who plays."""
    return begin(scenario, language(), seed=seed).turns[0].customer


def told_in(scenario: Scenario, text: str) -> tuple[str, ...]:
    """Return the facts that a line tells, by their keys: those of whose sayings it holds enough."""
    found = content_words(text)
    return tuple(fact.key for fact in scenario.facts if any(_tells(found, say) for say in fact.say))


def _tells(found: frozenset[str], say: str) -> bool:
    wanted = content_words(say)
    shared = len(wanted & found)
    return shared >= min(TOLD_WORDS, len(wanted)) > 0 and shared >= TOLD_SHARE * len(wanted)


def _opened(scene: Scene, words: str) -> Scene:
    first = scene.turns[0]
    state = replace(first.state, told=told_in(scene.scenario, words), asking="?" in words)
    unread = TurnReading(0, Speaker.CUSTOMER, words)
    return replace(scene, turns=(replace(first, customer=words, customer_reading=unread, state=state),))


def _with(scene: Scene, exchange: Exchange) -> Scene:
    before = _still_here(scene)
    after = answer(before, exchange.agent, reader=reader())
    last = after.turns[-1]
    words = exchange.customer or ""
    told = tuple(dict.fromkeys((*before.state.told, *told_in(scene.scenario, words))))
    state = replace(last.state, told=told, asking="?" in words)
    unread = TurnReading(last.customer_reading.turn, Speaker.CUSTOMER, words)
    heard = replace(last, customer=words, customer_reading=unread, facts_told=(), state=state)
    return replace(after, turns=(*after.turns[:-1], heard))


def _still_here(scene: Scene) -> Scene:
    if scene.ended is None:
        return scene
    last = scene.turns[-1]
    stays = replace(last, ended=None, state=replace(last.state, ended=None))
    return replace(scene, turns=(*scene.turns[:-1], stays))
