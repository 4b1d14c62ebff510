"""The cards themselves: frameworks, say and do-not-say of each behaviour, good answers of the drills."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from warmline.adapters.packs import load_frameworks
from warmline.adapters.packs.drills import load_drill_sets
from warmline.apps.library.ports import rubric
from warmline.apps.library.words import skill_names
from warmline.apps.modules.cards.search import Index, Page, build, find
from warmline.apps.modules.models import Module
from warmline.core.practice.drills import Drill
from warmline.core.skills import Behaviour, Skill
from warmline.core.skills.frameworks import Framework


@dataclass(frozen=True, slots=True)
class SayCard:
    """What to say and what not, for one behaviour of a skill."""

    skill: Skill
    behaviour: Behaviour


@dataclass(frozen=True, slots=True)
class AnswerCard:
    """A moment of a drill with its good answers."""

    skill: Skill
    behaviour: Behaviour
    drill: Drill


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that was found: exactly one of the four is there."""

    framework: Framework | None = None
    say: SayCard | None = None
    answer: AnswerCard | None = None
    module: Module | None = None


@cache
def frameworks() -> dict[str, Framework]:
    """Return the cards of frameworks by key."""
    return {card.key: card for card in load_frameworks()}


@cache
def say_cards() -> dict[str, SayCard]:
    """Return the say and do-not-say cards by the key of their behaviour, in the order of the rubric."""
    return {behaviour.key: SayCard(skill, behaviour) for skill, behaviour in rubric().behaviours()}


@cache
def answer_cards() -> dict[str, AnswerCard]:
    """Return the good answers of the drills by the key of their drill."""
    found = {}
    for drills in load_drill_sets():
        for drill in drills.drills:
            skill, behaviour = rubric().behaviour(drill.behaviour)
            found[f"{drills.skill}:{drill.key}"] = AnswerCard(skill, behaviour, drill)
    return found


@cache
def index() -> Index:
    """Return the index over all cards of this build; made once a process."""
    return build([*_framework_pages(), *_say_pages(), *_answer_pages()])


def _framework_pages() -> Iterator[Page]:
    for key, card in frameworks().items():
        skills = " ".join(rubric().skill(skill).name for skill in card.skills)
        steps = " ".join(f"{step.name} {step.do} {step.example}" for step in card.steps)
        yield Page(f"framework:{key}", card.name, f"{card.purpose} {card.use_when} {skills}", steps)


def _say_pages() -> Iterator[Page]:
    for key, card in say_cards().items():
        behaviour = card.behaviour
        body = f"{behaviour.say} {behaviour.avoid} {behaviour.why}"
        yield Page(f"say:{key}", f"{behaviour.name} {card.skill.name}", behaviour.moment, body)


def _answer_pages() -> Iterator[Page]:
    for key, card in answer_cards().items():
        good = " ".join(words.say for words in card.drill.good)
        tags = f"{card.drill.customer} {card.drill.context} {card.skill.name}"
        yield Page(f"answer:{key}", card.behaviour.name, tags, good)


def look_up(query: str, modules: Sequence[Module]) -> list[Found]:
    """Return what fits a query, among the cards and these modules, the best first."""
    own = {f"module:{module.pk}": module for module in modules}
    names = skill_names()
    pages = [
        Page(ref, module.title, " ".join([module.summary, *(names.get(key, key) for key in module.skills)]))
        for ref, module in own.items()
    ]
    hits = find(index(), query) + find(build(pages), query)
    return [_found(hit.ref, own) for hit in sorted(hits, key=lambda hit: (-hit.score, hit.ref))[:30]]


def _found(ref: str, own: dict[str, Module]) -> Found:
    kind, _colon, key = ref.partition(":")
    if kind == "framework":
        return Found(framework=frameworks()[key])
    if kind == "say":
        return Found(say=say_cards()[key])
    if kind == "answer":
        return Found(answer=answer_cards()[key])
    return Found(module=own[ref])
