"""The model card: what the model is, what it was made from, and what it is not for (Mitchell et al. 2019)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

TEMPLATE = """# {version}

A small encoder with linear heads that says what a turn of a conversation does.

**Made from** all-MiniLM-L6-v2 (Apache-2.0; Wang et al. 2020, Reimers and Gurevych 2019), fine-tuned in two stages:
on public corpora, then on the project's own with the public ones beside it. Six layers, 384
wide; shipped as ONNX with weights in eight bits per channel, run by onnxruntime on one thread.

**Trained on** (split by conversation; `train/splits/` says which):

| corpus | turns to train on | turns to choose and calibrate on |
|---|---|---|
{corpora}

**Recipe.** {recipe}

**Heads.** A head answers for a whole turn or for each of its sentences. *n-grams* is the share of a regression on
words and pairs of words that is added to its logits; 0 where that did not lower the log loss.

| head | answers for | classes | n-grams |
|---|---|---|---|
{heads}

**Input.** The last turn of the other speaker (its last 40 tokens) and the turn (120 tokens at a time). English only.

**Figures** on conversations that were not trained on: `python -m exams.public` prints them beside people's agreement
and simple baselines; they stand in `docs/methods/models.md`.

**Not for** judging a person by one conversation, for emotion from a voice, for other languages, or for any decision
about employment. Labels of counselling, of requests between volunteers and of a bargaining game are not labels of
customer service, and the project's own corpus was written and labelled by machine: it is no human ground truth.

**Licences.** Base weights Apache-2.0. Politeness and CaSiNo: CC BY 4.0. Warmline's own: Apache-2.0. AnnoMI:
stated as public domain in its authors' notes of March 2023. No text of these corpora is in these files.
"""


def card(
    version: str, recipe: Mapping[str, Any], counts: Sequence[tuple[str, int, int]], heads: Sequence[Mapping[str, Any]]
) -> str:
    """Return the card as Markdown."""
    return TEMPLATE.format(
        version=version,
        corpora="\n".join(f"| {name} | {train} | {dev} |" for name, train, dev in counts),
        recipe=" ".join(f"{name.capitalize()}: {_steps(steps)}." for name, steps in recipe.items()),
        heads="\n".join(
            f"| {head['name']} | {'sentence' if head['by_sentence'] else 'turn'} "
            f"| {_classes(head['classes'])} | {head['ngrams']:g} |"
            for head in heads
        ),
    )


def _steps(recipe: Mapping[str, Any]) -> str:
    return ", ".join(
        _steps(value) if isinstance(value, Mapping) else f"{name} {value}"
        for name, value in recipe.items()
        if value != ()
    )


def _classes(names: Sequence[str]) -> str:
    return ", ".join(names) if len(names) < 10 else f"{len(names)} names of the catalogue"
