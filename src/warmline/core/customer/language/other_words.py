"""Handing a worded plan to a language model, and taking its words only where the guard let them pass."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from warmline.core.customer.language.bands import band
from warmline.core.customer.language.draft import Draft
from warmline.core.customer.language.worded import Part, Worded
from warmline.core.customer.language.wording import WordingTask
from warmline.core.customer.state import Plan

_LAST: Final = 4


def in_other_words(draft: Draft, plan: Plan, worded: Worded, talk: tuple[str, ...]) -> Worded:
    """Return the message in the model's words, or as it was authored where there are none that passed the guard."""
    wording = draft.language.wording
    task = task_of(draft, plan, worded, talk)
    text = wording.word(task) if wording is not None else None
    return worded if text is None else Worded(text, tuple(_parts(text, task, worded)), worded.used)


def task_of(draft: Draft, plan: Plan, worded: Worded, talk: tuple[str, ...]) -> WordingTask:
    """Return what a model is to word, and what a guard must know to judge its words."""
    scenario, state = draft.scenario, draft.state
    told = [say for fact in scenario.facts if fact.key in state.told for say in fact.say]
    secret = tuple(fact.say for fact in scenario.facts if fact.key not in state.told)
    return WordingTask(
        act=plan.act.value,
        topic=plan.topics[-1],
        reaction=plan.reaction,
        mood=band(state.mood),
        voice=draft.voice.key,
        about=draft.voice.about,
        channel=draft.channel,
        kind=scenario.kind.value,
        name=scenario.persona.name,
        authored=worded.text,
        keep=tuple(draft.kept),
        known=(*told, *scenario.opening, *talk[-_LAST:], scenario.persona.name, *draft.slots.values()),
        secret=secret,
        talk=talk[-_LAST:],
        ended=state.ended is not None,
    )


def _parts(text: str, task: WordingTask, worded: Worded) -> Iterator[Part]:
    """Return the parts of a model's message: the sentences that were kept, and the act over all the rest."""
    uses = {kept: part.use for kept in task.keep for part in worded.parts if kept in part.text}
    for kept, use in uses.items():
        start = text.find(kept)
        if start >= 0:
            yield Part(use, kept, start, start + len(kept))
    if task.act not in uses.values():
        yield Part(task.act, text, 0, len(text))
