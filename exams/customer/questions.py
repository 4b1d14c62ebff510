"""Direct questions about what the customer knows: each fact that is no secret, asked in eight ways by its label."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from exams.customer.branches import History, NotHere
from exams.customer.workers import Setting
from warmline.core.customer.scenario import CustomerFact, Telling
from warmline.core.customer.scene import Scene, answer

FRAMES: Final = (
    "Can you tell me about this: {what}?",
    "What about {what}?",
    "May I ask about one thing: {what}?",
    "What can you tell me about {what}?",
    "I have a question about {what}. What do you know?",
    "Could you say more about {what}?",
    "One question: {what}, is that so?",
    "Please tell me about {what}?",
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One question and whether the customer told the fact."""

    scenario: str
    fact: str
    answered: bool


def asked(setting: Setting, place: int) -> list[Asked]:
    """Ask one customer about every fact in every way, each time in a conversation of its own."""
    return list(_asked(setting, place))


def _asked(setting: Setting, place: int) -> Iterator[Asked]:
    world = setting.world()
    scenario = world.scenarios[place]
    for fact in (each for each in scenario.facts if each.telling in (Telling.FREELY, Telling.ASKED)):
        for number, frame in enumerate(FRAMES):
            history = History(world, place + len(world.scenarios) * (1 + number))
            try:
                scene = history.at(number % 2)
            except NotHere:
                continue
            if fact.key not in scene.state.told:
                after = answer(
                    scene, frame.format(what=to_customer(fact.label, scenario.persona.pronoun)), reader=world.reader
                )
                yield Asked(scenario.key, fact.key, is_told(after, fact))


_YOU: Final[dict[str, dict[str, str]]] = {
    "she": {"she": "you", "her": "your", "herself": "yourself"},
    "he": {"he": "you", "him": "you", "his": "your", "himself": "yourself"},
    "they": {"they": "you", "them": "you", "their": "your", "themselves": "yourself"},
}
_VERBS: Final = {"has": "have", "is": "are", "was": "were", "does": "do", "wants": "want", "needs": "need"}


def to_customer(label: str, pronoun: str) -> str:
    """Return a fact's label as said to the customer; only the customer's own pronoun becomes "you"."""
    words, you = label.rstrip(".").split(), _YOU.get(pronoun, _YOU["they"])
    said = [you.get(word.lower(), word) for word in words]
    for place, word in enumerate(said[1:], 1):
        if said[place - 1] == "you" and words[place - 1].lower() in you:
            said[place] = _VERBS.get(word, word)
    first = said[0] if said[0][0].isdigit() or said[0].isupper() else said[0][0].lower() + said[0][1:]
    return " ".join([first, *said[1:]])


def is_told(scene: Scene, fact: CustomerFact) -> bool:
    """Say whether the fact was told in words, not only noted as told."""
    said = scene.turns[-1].customer.lower()
    return fact.key in scene.turns[-1].facts_told and any(_kernel(line) in said for line in fact.say)


def _kernel(line: str) -> str:
    """Return the middle of a line: spelling by voice may touch its beginning and its end."""
    words = line.lower().rstrip(".!?").split()
    return " ".join(words[1 : max(3, len(words) // 2)])
