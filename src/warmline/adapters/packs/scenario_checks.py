"""What must hold inside a scenario beyond the types of its fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from warmline.adapters.packs.reader import Finding
from warmline.adapters.packs.setting_checks import check_setting
from warmline.adapters.packs.slots import check_slots
from warmline.core.customer.scenario import Scenario, Telling
from warmline.core.customer.state import GUARDED, Act
from warmline.core.skills.keys import SKILL_KEYS
from warmline.core.wording.phrases import Phrase

FEWEST: Final = {"opening": 3, "facts": 5, "good_ends": 2, "traps": 1, "skills": 1, "offers": 2}
# Lists whose entries are told apart by a field.
_KEYED: Final = {
    "facts": "key",
    "offers": "key",
    "traps": "key",
    "good_ends": "key",
    "hints": "until",
    "lines": "act",
}
# The people that web/face can draw.
FACES: Final = (
    *("ines", "gordon", "amina", "kwame", "ruth", "jun", "marta", "devi", "tomasz", "leila", "oluwaseun", "hana"),
    *("pedro", "aiyana", "viktor", "mei", "finn", "zola", "kai", "marcus", "imani", "elena", "harpreet", "tomas"),
    *("fatou", "walter", "bettina"),
)
_PRONOUNS: Final = ("she", "he", "they")


@dataclass(frozen=True, slots=True)
class Known:
    """What a scenario may point to outside of itself: behaviours of the rubric and voices of the language."""

    behaviours: frozenset[str]
    voices: tuple[str, ...]


def check_scenario(scenario: Scenario, *, known: Known) -> Iterator[Finding]:
    """Yield everything that does not hold."""
    yield from _check_counts(scenario)
    yield from _check_unique(scenario)
    yield from _check_words(scenario, known.voices)
    yield from _check_need(scenario)
    yield from _check_references(scenario, known.behaviours)
    yield from _check_phrases(scenario)
    yield from check_setting(scenario)
    yield from check_slots(scenario)


def _check_counts(scenario: Scenario) -> Iterator[Finding]:
    for name, fewest in FEWEST.items():
        count = len(getattr(scenario, name))
        if count < fewest:
            yield (name,), f"has {count} {'entry' if count == 1 else 'entries'}; it needs at least {fewest}."
    for name in ("facts", "traps"):
        for n, entry in enumerate(getattr(scenario, name)):
            if not entry.say:
                yield (name, n, "say"), "is empty; the customer needs at least one way to say it."
    for name in ("offers", "traps"):
        for n, entry in enumerate(getattr(scenario, name)):
            if not entry.hears:
                yield (name, n, "hears"), "is empty; without a phrase it is never noticed."
    for n, end in enumerate(scenario.good_ends):
        if not end.offers:
            yield ("good_ends", n, "offers"), "is empty; a good end rests on at least one offer."


def _check_unique(scenario: Scenario) -> Iterator[Finding]:
    for name, field in _KEYED.items():
        yield from _repeats(name, field, [getattr(entry, field) for entry in getattr(scenario, name)])
    yield from _repeats("skills", None, list(scenario.skills))
    yield from _repeats("opening", None, list(scenario.opening))
    keys = [fact.key for fact in scenario.record]
    for n, key in enumerate(keys):
        if key in keys[:n]:
            yield ("record", "facts", n, "key"), f"{key!r} is there twice."
    facts = {fact.key for fact in scenario.facts}
    for n, offer in enumerate(scenario.offers):
        if offer.key in facts:
            yield ("offers", n, "key"), f"{offer.key!r} is also the key of a fact."


def _repeats(name: str, field: str | None, values: list[str]) -> Iterator[Finding]:
    for n, value in enumerate(values):
        if value in values[:n]:
            yield (name, n, *([field] if field else [])), f"{value!r} is there twice."


def _check_words(scenario: Scenario, voices: tuple[str, ...]) -> Iterator[Finding]:
    yield from _among(("persona", "pronoun"), scenario.persona.pronoun, _PRONOUNS)
    yield from _among(("persona", "face"), scenario.persona.face, FACES)
    yield from _among(("persona", "voice"), scenario.persona.voice, voices)
    acts = (*(act.value for act in Act), GUARDED)
    for n, lines in enumerate(scenario.lines):
        yield from _among(("lines", n, "act"), lines.act, acts)
    for n, skill in enumerate(scenario.skills):
        yield from _among(("skills", n), skill, SKILL_KEYS)


def _check_need(scenario: Scenario) -> Iterator[Finding]:
    at = ("need", "hidden_fact")
    hidden = next((fact for fact in scenario.facts if fact.key == scenario.need.hidden_fact), None)
    if hidden is None:
        yield from _among(at, scenario.need.hidden_fact, [fact.key for fact in scenario.facts])
    elif hidden.telling not in (Telling.TRUSTED, Telling.ASKED):
        yield at, f"points to {hidden.key!r}, told {hidden.telling.value}; a hidden need is told asked or trusted."
    for n, fact in enumerate(scenario.facts):
        if fact.telling is Telling.ASKED and not fact.hears:
            yield ("facts", n, "hears"), "is empty; a fact told when asked needs the questions that fetch it."


def _check_references(scenario: Scenario, behaviours: frozenset[str]) -> Iterator[Finding]:
    facts = [fact.key for fact in scenario.facts]
    offers = [offer.key for offer in scenario.offers]
    for n, offer in enumerate(scenario.offers):
        yield from _all_among(("offers", n, "after"), offer.after, facts)
    for n, end in enumerate(scenario.good_ends):
        yield from _all_among(("good_ends", n, "offers"), end.offers, offers)
        yield from _all_among(("good_ends", n, "facts"), end.facts, facts)
    for n, hint in enumerate(scenario.hints):
        yield from _among(("hints", n, "until"), hint.until, facts + offers)
    for n, better in enumerate(scenario.better):
        if better.behaviour not in behaviours:
            yield ("better", n, "behaviour"), f"{better.behaviour!r} is no behaviour of the rubric."
        if better.after is not None:
            yield from _among(("better", n, "after"), better.after, facts + offers)


def _check_phrases(scenario: Scenario) -> Iterator[Finding]:
    for name in ("facts", "offers", "traps"):
        for n, entry in enumerate(getattr(scenario, name)):
            for m, text in enumerate(entry.hears):
                try:
                    Phrase.check(text)
                except ValueError as error:
                    yield (name, n, "hears", m), str(error)


def _among(address: tuple[str | int, ...], value: str, known: tuple[str, ...] | list[str]) -> Iterator[Finding]:
    if value not in known:
        yield address, f"{value!r} is none of {', '.join(known)}."


def _all_among(address: tuple[str | int, ...], values: tuple[str, ...], known: list[str]) -> Iterator[Finding]:
    for n, value in enumerate(values):
        yield from _among((*address, n), value, known)
