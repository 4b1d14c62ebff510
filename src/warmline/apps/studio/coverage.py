"""What of a scenario can be met, row by row, and what to do where something cannot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from warmline.apps.studio.texts.written import is_written
from warmline.core.conversation import Speaker
from warmline.core.customer.engine import start
from warmline.core.customer.heard import Heard
from warmline.core.customer.scenario import CustomerFact, Offer, OfferRule, Scenario
from warmline.core.customer.understanding import hear
from warmline.core.moves import CUES, MOVES, TurnReading

FEWEST_WAYS = 3  # ways to say one thing, so that two talks differ


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what it is, its name, in how many talks of the trial it was met (None: not tried), what to do."""

    kind: str
    key: str
    label: str
    met: int | None
    todo: tuple[str, ...]

    @property
    def is_good(self) -> bool:
        """Whether nothing is to be done."""
        return not self.todo


def coverage(scenario: Scenario, result: Mapping[str, Any] | None, names: Mapping[str, str]) -> tuple[Row, ...]:
    """Return every row; `result` is the last trial of this very text, `names` what skills are called."""
    met = (result or {}).get("met") or {}
    rows: list[Row] = []
    rows += (_fact(scenario, fact, _count(met, "facts", fact.key)) for fact in scenario.facts)
    rows += (_offer(scenario, offer, _count(met, "offers", offer.key)) for offer in scenario.offers)
    rows += _traps(scenario, met)
    rows += _ends(scenario, met)
    rows += _skills(scenario, result, names)
    return tuple(rows)


def words_met(result: Mapping[str, Any] | None) -> tuple[tuple[str, tuple[tuple[str, int], ...]], ...]:
    """Return the customer's cues and the agents' moves that came up in a trial, each with its number of talks."""
    met = (result or {}).get("met") or {}
    named = ((_("Cues of the customer"), "cues"), (_("Moves of the agents"), "moves"))
    return tuple((title, _counted(met[name])) for title, name in named if met.get(name))


def _counted(counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple((_term(key), count) for key, count in ordered)


def _term(key: str) -> str:
    found = CUES.get(key) or MOVES.get(key)
    return found.label if found else key.replace("_", " ")


def _count(met: Mapping[str, Any], name: str, key: str) -> int | None:
    return int(met[name].get(key, 0)) if name in met else None


def _fact(scenario: Scenario, fact: CustomerFact, met: int | None) -> Row:
    todo = _gaps(fact.label, *fact.say, *fact.hears) + _few(len(fact.say))
    asked = _hear(scenario, f"Can you tell me about this: {fact.label}?")
    if fact.hears and fact.key not in {item.key for item in asked.asked}:
        todo.append(
            _("A question in the words of its label does not fetch it. Add those words to the questions that fetch it.")
        )
    if met == 0:
        todo.append(_("It was told in no talk. Add questions that fetch it, or let it be told freely."))
    used = {scenario.need.hidden_fact, *(key for end in scenario.good_ends for key in end.facts)}
    used |= {key for offer in scenario.offers for key in offer.after}
    if fact.key not in used and fact.telling.value in ("asked", "trusted"):
        todo.append(_("No offer and no good end rests on it. Let one rest on it, or let it be told freely."))
    return Row(_("Fact"), fact.key, fact.label, met, tuple(todo))


def _offer(scenario: Scenario, offer: Offer, met: int | None) -> Row:
    todo = _gaps(offer.label, *offer.hears, *offer.welcome, *offer.unwelcome)
    todo += _few(len(offer.welcome) + len(offer.unwelcome))
    heard = _hear(scenario, f"I can do this for you: {offer.label}.")
    if offer.key not in {item.key for item in (*heard.offers, *heard.with_lead)}:
        todo.append(_("It is not heard in its own label. Add the words of the label to how an agent says it."))
    if met == 0 and offer.rule is OfferRule.ALLOWED:
        todo.append(_("No agent’s offer was heard as this one. Add more ways in which an agent says it."))
    if offer.rule is OfferRule.ALLOWED and not any(offer.key in end.offers for end in scenario.good_ends):
        todo.append(_("No good end rests on it. That is fine for a side offer; otherwise add it to an end."))
    return Row(_("Offer"), offer.key, offer.label, met, tuple(todo))


def _traps(scenario: Scenario, met: Mapping[str, Any]) -> Iterator[Row]:
    for trap in scenario.traps:
        count = _count(met, "traps", trap.key)
        todo = _gaps(trap.label, trap.why, *trap.hears, *trap.say) + _few(len(trap.say))
        # A script need not step into every trap; a person may. So it is only said, not asked for.
        if count == 0:
            todo.append(_("No scripted agent stepped into it. Type the wrong answer in the preview and look."))
        yield Row(_("Trap"), trap.key, trap.label, count, tuple(todo))


def _ends(scenario: Scenario, met: Mapping[str, Any]) -> Iterator[Row]:
    allowed = {offer.key for offer in scenario.offers if offer.rule is OfferRule.ALLOWED}
    for end in scenario.good_ends:
        count = _count(met, "ends", end.key)
        todo = _gaps(end.label, *end.say) + _few(len(end.say))
        labels = {offer.key: offer.label for offer in scenario.offers}
        blocked = [labels.get(key, key) for key in end.offers if key not in allowed]
        if blocked:
            todo.append(_("It needs an offer that is not the agent’s to make: %s.") % ", ".join(blocked))
        if count == 0:
            todo.append(_("No agent reached it. Look at the facts and offers it rests on."))
        yield Row(_("Good end"), end.key, end.label, count, tuple(todo))


def _skills(scenario: Scenario, result: Mapping[str, Any] | None, names: Mapping[str, str]) -> Iterator[Row]:
    moments = (result or {}).get("skills")
    for key in scenario.skills:
        count = None if moments is None else int(moments.get(key, 0))
        todo = []
        if count == 0:
            todo.append(
                _("It got no moment in the scored talks. Let the customer give a reason for it, or take it off.")
            )
        yield Row(_("Skill"), key, names.get(key, key), count, tuple(todo))


def _gaps(*texts: str) -> list[str]:
    count = sum(not is_written(text) for text in texts)
    if not count:
        return []
    return [
        ngettext("%(n)d place is still to be written.", "%(n)d places are still to be written.", count) % {"n": count}
    ]


def _few(count: int) -> list[str]:
    if count >= FEWEST_WAYS:
        return []
    return [_("Only %(n)d ways to say it. Write three or more, so that two talks differ.") % {"n": count}]


def _hear(scenario: Scenario, text: str) -> Heard:
    return hear(scenario, start(scenario), text, TurnReading(1, Speaker.AGENT, text))
