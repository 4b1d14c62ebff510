"""A message in the making: which lines may be taken, and the parts it has so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from warmline.core.conversation import Channel
from warmline.core.customer.dice import Dice
from warmline.core.customer.language.asking import asks_about
from warmline.core.customer.language.bands import band
from warmline.core.customer.language.choose import Wanted, choose, fill, first_word, pick_text, texts_of
from warmline.core.customer.language.habits import in_voice
from warmline.core.customer.language.model import Language, Line, Voice
from warmline.core.customer.language.opening import joined, takes_opener
from warmline.core.customer.scenario import Scenario
from warmline.core.customer.state import CustomerState, Plan

_FACTUAL: Final = frozenset({"fact", "trap", "end", "welcome", "unwelcome"})
_CHANNELS: Final = {Channel.EMAIL: "email", Channel.PHONE: "phone"}


@dataclass
class Draft:
    """A message in the making, private to one call. `parts` are (use, words), `used` the lines behind them."""

    scenario: Scenario
    language: Language
    voice: Voice
    state: CustomerState
    dice: Dice
    slots: Mapping[str, str]
    parts: list[tuple[str, str]] = field(default_factory=list)
    used: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)  # sentences of the scenario that carry its facts
    opened: str = ""  # a first word waiting for the line it opens

    @property
    def channel(self) -> str:
        """The channel as lines name it; whatever is neither mail nor call is chat."""
        return _CHANNELS.get(self.scenario.channel, "chat")

    def wanted(self, *uses: str) -> Wanted:
        """Return what a line must fit here."""
        said = frozenset(self.state.said) | frozenset(self.used)
        asked = {topic for _, text in self.parts for topic in asks_about(text)}
        return Wanted(
            uses,
            band(self.state.mood),
            self.voice.key,
            self.slots,
            said,
            frozenset(self.state.answered) | asked,
            self.language.families(said),
            texts_of(said),
            frozenset(self.voice.borrows),
            frozenset(first_word(text) for _, text in self.parts),
            self.channel,
            self.scenario.kind.value,
        )

    def add(self, use: str, line: Line | None, *, own: bool = False) -> bool:
        """Add a line as this voice says it; a scenario's own line stays as its author wrote it."""
        if line is None:
            return False
        text = fill(line.text, self.slots)
        if not own:
            rng = self.dice.draw(self.state.turn, f"habits {len(self.parts)}")
            text = in_voice(text, self.voice, rng, spoken=self.channel == "phone")
        text, self.opened = joined(self.opened, text, own=own), ""
        self.parts.append((use, text))
        self.used.append(line.id)
        return True

    def add_own(self, use: str, texts: tuple[str, ...], prefix: str, *, must: bool = False) -> bool:
        """Add one of the scenario's own sentences. With `must`, one is added even if it asks what was answered."""
        rng, wanted = self.dice.draw(self.state.turn, f"own {prefix}"), self.wanted()
        if must:
            wanted = replace(wanted, answered=frozenset())
        line = pick_text(texts, wanted, prefix, rng)
        self._open(use, line, own=True)
        if line is not None and prefix.partition(":")[0] in _FACTUAL:
            self.kept.append(fill(line.text, self.slots))
        return self.add(use, line, own=True)

    def add_shared(self, use: str, *uses: str, must: bool = False) -> bool:
        """Add a line of the language for the first of `uses` that has one. With `must`, mood and voice give way."""
        rng = self.dice.draw(self.state.turn, f"line {uses[0]} {len(self.parts)}")
        wanted = self.wanted(*uses)
        line = choose(self.language, wanted, rng, must=must)
        if line is None and must:
            line = choose(self.language, replace(wanted, answered=frozenset()), rng, must=True)
        self._open(use, line, own=False)
        return self.add(use, line)

    def chance(self, purpose: str, probability: float) -> bool:
        """Say whether something of this probability happens in this message."""
        return self.dice.chance(self.state.turn, purpose, probability)

    def _open(self, use: str, line: Line | None, *, own: bool) -> None:
        """Choose a first word for a message whose first line can take one."""
        # An answer in the language's words ("I don't know") begins with itself; only a fact may be led up to.
        if line is None or self.parts or not takes_opener(line.text, use) or (use == "answer" and not own):
            return
        spoken = self.channel == "phone" and self.chance("hesitate", self.voice.hesitate)
        if not spoken and not self.chance("opener", self.voice.open):
            return
        uses = ("opener.phone",) if spoken else (f"opener.{use}", "opener")
        rng = self.dice.draw(self.state.turn, "opener word")
        wanted = self.wanted(*uses)
        found = choose(self.language, replace(wanted, texts=frozenset()), rng)
        if found is None or (own and not found.text.endswith((".", "!", "?"))):
            return
        self.opened = in_voice(found.text, replace(self.voice, no_stop=0.0, trail=0.0, exclaim=0.0), rng)
        self.used.append(found.id)


def slots_for(scenario: Scenario, plan: Plan) -> Mapping[str, str]:
    """Return the words that lines may use in this moment."""
    slots = {**known_words(scenario), **dict(plan.slots)}
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


def known_words(scenario: Scenario) -> dict[str, str]:
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
