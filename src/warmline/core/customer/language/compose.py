"""Putting a plan into words: a reaction, the act, a closing word; three parts at most."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from warmline.core.customer.dice import Dice
from warmline.core.customer.language.asking import asks_about
from warmline.core.customer.language.bands import band
from warmline.core.customer.language.choose import Wanted, choose, fill, pick_text
from warmline.core.customer.language.habits import in_voice
from warmline.core.customer.language.model import Language, Line, Voice
from warmline.core.customer.patterns import any_of, word_set
from warmline.core.customer.scenario import Scenario
from warmline.core.customer.state import Act, CustomerState, Plan

# A scenario's own line is taken this often where one is left. Chosen.
_OWN_LINE: Final = 0.65
_OPEN_TOPICS: Final = frozenset({None, "next", "believe", "doubt", "politely"})
_QUIET_AFTER: Final = frozenset({Act.ACCEPT, Act.THANK, Act.CLOSE, Act.LEAVE, Act.ASK, Act.HESITATE, Act.CLARIFY})
_SHARED_ONLY: Final = frozenset({"put_through", "brief"})
# A line that opens a confidence cannot follow "as I said".
_FIRST_TIME: Final = any_of(
    "haven't (?:said|told)", "have not (?:said|told)", "honestly?", "to be honest", "if i'm honest", "by the way",
    "actually", "nobody (?:has )?asked", "before you ask",
)  # fmt: skip
# Reasons that are always put into words when the plan names them.
_ALWAYS: Final = word_set("insulted blamed dismissed argued sarcasm shouted copied vague_promise declined_bare excuse")


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a customer's message: what it is for, its words, and where they stand in the message."""

    use: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Worded:
    """A message with its parts and the identifiers of the lines it used."""

    text: str
    parts: tuple[Part, ...]
    used: tuple[str, ...]


@dataclass
class _Draft:
    """A message in the making, private to one call."""

    scenario: Scenario
    language: Language
    voice: Voice
    state: CustomerState
    dice: Dice
    slots: Mapping[str, str]
    parts: list[tuple[str, str]] = field(default_factory=list)
    used: list[str] = field(default_factory=list)

    def wanted(self, *uses: str) -> Wanted:
        said = frozenset(self.state.said) | frozenset(self.used)
        asked = {topic for _, text in self.parts for topic in asks_about(text)}
        answered = frozenset(self.state.answered) | asked
        return Wanted(uses, band(self.state.mood), self.voice.key, self.slots, said, answered)

    def add(self, use: str, line: Line | None, *, own: bool = False) -> bool:
        if line is None:
            return False
        text = fill(line.text, self.slots)
        rng = self.dice.draw(self.state.turn, f"habits {len(self.parts)}")
        self.parts.append((use, text if own else in_voice(text, self.voice, rng)))
        self.used.append(line.id)
        return True

    def add_own(self, use: str, texts: tuple[str, ...], prefix: str, *, must: bool = False) -> bool:
        rng, wanted = self.dice.draw(self.state.turn, f"own {prefix}"), self.wanted()
        if must:
            wanted = replace(wanted, answered=frozenset())
        return self.add(use, pick_text(texts, wanted, prefix, rng), own=True)

    def add_shared(self, use: str, *uses: str, must: bool = False) -> bool:
        rng = self.dice.draw(self.state.turn, f"line {uses[0]} {len(self.parts)}")
        wanted = self.wanted(*uses)
        line = choose(self.language, wanted, rng, must=must)
        if line is None and must:
            line = choose(self.language, replace(wanted, answered=frozenset()), rng, must=True)
        return self.add(use, line)

    def chance(self, purpose: str, probability: float) -> bool:
        return self.dice.chance(self.state.turn, purpose, probability)


def word_opening(scenario: Scenario, dice: Dice) -> Worded:
    """Return the first message: one of the scenario's own."""
    text = dice.draw(0, "opening").choice(scenario.opening)
    text = fill(text, _known(scenario))
    return Worded(text, (Part(Act.OPEN.value, text, 0, len(text)),), (f"opening:{text}",))


def put_into_words(scenario: Scenario, language: Language, state: CustomerState, dice: Dice) -> Worded:
    """Return the words for `state.plan`. The state itself is not changed; the caller keeps `used`."""
    plan = state.plan
    draft = _Draft(scenario, language, language.voice(scenario.persona.voice), state, dice, _slots(scenario, plan))
    _react(draft, plan)
    for act, topic in zip(plan.acts, plan.topics, strict=True):
        if len(draft.parts) < 3:
            _say(draft, act, topic)
    _close(draft, plan)
    if not draft.parts:
        # Every line of this act is used up: the shared ones may come round again.
        draft.state = _forgetful(state)
        _say(draft, plan.act, plan.topics[-1])
    return _join(draft)


def _forgetful(state: CustomerState) -> CustomerState:
    return replace(state, said=())


def _slots(scenario: Scenario, plan: Plan) -> Mapping[str, str]:
    slots = {**_known(scenario), **dict(plan.slots)}
    offers = {offer.key: offer.label for offer in scenario.offers}
    facts = {fact.key: fact.label for fact in scenario.facts}
    for topic in plan.topics:
        if topic in offers:
            slots["offer"] = offers[topic]
        if topic in facts:
            slots["fact"] = facts[topic]
        if topic is not None and topic.startswith("record:"):
            slots["value"] = _record_value(scenario, topic.removeprefix("record:"))
    return slots


def _known(scenario: Scenario) -> dict[str, str]:
    """Return the words every line may use: the customer's name, the wish, everything on the record."""
    record = {fact.key: fact.value for fact in scenario.record}
    persona = scenario.persona
    return {**record, "name": persona.name, "first_name": persona.first_name, "wish": scenario.need.surface}


def _record_value(scenario: Scenario, key: str) -> str:
    fact = scenario.record.get(key)
    if fact is None:
        return scenario.persona.name
    # The first piece of a record line is what a customer would type: "PX-4471", not the parcel's weight.
    return fact.value.split(",")[0].split(". ")[0].rstrip(".")


def _react(draft: _Draft, plan: Plan) -> None:
    reaction = plan.reaction
    if reaction is None:
        return
    kind, _, key = reaction.partition(":")
    if kind in ("welcome", "unwelcome"):
        offer = draft.scenario.offer(key)
        draft.add_own(f"react.{kind}", offer.welcome if kind == "welcome" else offer.unwelcome, f"{kind}:{key}")
    elif reaction in _ALWAYS or draft.chance("react", draft.voice.talk):
        draft.add_shared(f"react.{reaction}", f"react.{reaction}")


def _say(draft: _Draft, act: Act, topic: str | None) -> None:
    if any(say(draft, act, topic) for say in (_say_fact, _say_answer, _say_trap, _say_end)):
        return
    if act is Act.HESITATE and topic is not None and topic.startswith("offer:") and draft.parts:
        return
    use = f"{act.value}.{topic}" if topic else act.value
    own = next((lines.say for lines in draft.scenario.lines if lines.act == act.value), ())
    open_topic = topic in _OPEN_TOPICS or (act in (Act.THANK, Act.CLOSE, Act.ACCEPT) and topic not in _SHARED_ONLY)
    if own and open_topic and draft.chance(f"own {act.value}", _OWN_LINE) and draft.add_own(act.value, own, act.value):
        return
    # Told what happens next, nobody asks what happens next.
    uses = ("ask.more",) if act is Act.ASK and topic == "next" and "next" in draft.state.answered else (use, act.value)
    if draft.add_shared(act.value, *uses, must=True):
        return
    if own:
        draft.add_own(act.value, own, act.value)


def _say_fact(draft: _Draft, act: Act, topic: str | None) -> bool:
    if act not in (Act.TELL, Act.ANSWER) or topic is None:
        return False
    again = topic.startswith("again:")
    fact = next((fact for fact in draft.scenario.facts if fact.key == topic.removeprefix("again:")), None)
    if fact is None:
        return False
    if again:
        draft.add_shared(act.value, "answer.again", must=True)
    says = tuple(say for say in fact.say if not _FIRST_TIME.search(say)) if again else fact.say
    return draft.add_own(act.value, says, f"fact:{fact.key}", must=True) or again


def _say_answer(draft: _Draft, act: Act, topic: str | None) -> bool:
    if act is not Act.ANSWER or topic is None or not topic.startswith("record:"):
        return False
    return draft.add_shared(act.value, "answer.record", must=True)


def _say_trap(draft: _Draft, act: Act, topic: str | None) -> bool:
    if topic is None or not topic.startswith("trap:"):
        return False
    key = topic.removeprefix("trap:")
    trap = next(trap for trap in draft.scenario.traps if trap.key == key)
    return draft.add_own(act.value, trap.say, topic, must=True) or draft.add_shared(
        act.value, "correct.again", must=True
    )


def _say_end(draft: _Draft, act: Act, topic: str | None) -> bool:
    if act is not Act.ACCEPT:
        return False
    end = next((end for end in draft.scenario.good_ends if end.key == topic), None)
    return end is not None and draft.add_own(act.value, end.say, f"end:{end.key}", must=True)


def _close(draft: _Draft, plan: Plan) -> None:
    special = plan.act in (Act.REPEAT, Act.COMPLAIN, Act.BARGAIN) and plan.topics[-1] is not None
    special = special or draft.scenario.need.hidden_fact in plan.topics
    if not draft.parts or len(draft.parts) > 2 or plan.act in _QUIET_AFTER or special:
        return
    if draft.parts[-1][1].rstrip().endswith("?"):
        return
    if draft.chance("tail", draft.voice.tail):
        draft.add_shared(f"tail.{plan.act.value}", f"tail.{plan.act.value}")


def _join(draft: _Draft) -> Worded:
    text, parts = "", []
    for use, words in _spaced(draft.parts):
        start = len(text)
        text += words
        bare = words.strip()
        begin = start + len(words) - len(words.lstrip())
        parts.append(Part(use, bare, begin, begin + len(bare)))
    return Worded(text, tuple(parts), tuple(draft.used))


def _spaced(parts: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for number, (use, words) in enumerate(parts):
        last = number == len(parts) - 1
        # A dropped full stop is only dropped at the end of the message.
        ended = words if last or words[-1] in '.!?…,:;”"' else words + "."
        yield use, ended if number == 0 else " " + ended
