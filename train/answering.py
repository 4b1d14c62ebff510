"""The second stage: the encoder learns the project's own corpus, and keeps what it learnt from the public ones.

A step sees whole moments, so that answers to the same line can be compared, and beside them labelled turns of all
corpora. What stands above what is learnt from pairs (logistic loss, Burges et al. 2005).
"""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import torch
from torch import Tensor
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from train.batches import Item, Layout, items_of, tensors
from train.corpora.moments import HEAD, Moment, with_made
from train.examples import Example
from train.finetune import Recipe, averaged, groups, heads_loss, logits_of, speed
from train.model import Reader
from warmline.adapters.encoder.pieces import Tokenizer

SECOND: Final = Recipe(epochs=3, rate=8e-5, head_rate=2e-3, frozen=2, warm_up=0.1, averaging=0.96, every=2)


@dataclass(frozen=True, slots=True)
class Answering:
    """How the second stage goes: moments and other turns a step, made answers a moment, shares of the losses."""

    recipe: Recipe = SECOND
    moments: int = 4
    others: int = 20
    made: int = 2
    order: float = 1.5
    alike: float = 1.0
    margin: float = 1.0
    chunk: int = 16
    again: tuple[tuple[str, int], ...] = (("ladder", 3), ("length", 3), ("english", 2), ("paraphrase", 2))
    """How often the moments of a type are seen an epoch, where it is more than once."""
    own: int = 3
    """How often our own other turns stand among the labelled turns beside the moments."""
    poor: float = 3.0
    """How many times heavier the turns of poor counselling talks weigh than in the first stage."""


def learn(
    start: Reader,
    layout: Layout,
    moments: Sequence[Moment],
    others: Sequence[Example],
    tokenizer: Tokenizer,
    how: Answering,
    say: Callable[[str], None] = print,
    keep: Callable[[int, Reader], None] = lambda step, reader: None,
) -> Reader:
    """Return the reader after the second stage; the same seed and material give the same weights."""
    recipe = how.recipe
    torch.manual_seed(recipe.seed)
    reader = copy.deepcopy(start)
    reader.encoder.words.requires_grad_(False)
    optimizer = torch.optim.AdamW(list(groups(reader, recipe)), weight_decay=0.01, fused=True)
    steps = list(_steps(moments, items_of(others, tokenizer), how))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: speed(step / len(steps), recipe.warm_up))
    average = AveragedModel(reader, multi_avg_fn=get_ema_multi_avg_fn(recipe.averaging))
    reader.train()
    total = torch.zeros(3)
    for number, (chosen, beside) in enumerate(steps, start=1):
        losses = torch.stack(_losses(reader, layout, chosen, beside, tokenizer, how))
        optimizer.zero_grad()
        losses.sum().backward()
        torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        if number % recipe.every == 0:
            average.update_parameters(reader)
        total += losses.detach()
        if number % 20 == 0:
            say(f"step {number} of {len(steps)}, heads, order, alike: {[round(float(x) / 20, 3) for x in total]}")
            keep(number, averaged(average))
            total = torch.zeros(3)
    return averaged(average).eval()


def _steps(
    moments: Sequence[Moment], others: Sequence[Item], how: Answering
) -> Iterator[tuple[list[Moment], list[Item]]]:
    for epoch in range(how.recipe.epochs):
        dice = random.Random(f"{how.recipe.seed}:{epoch}:moments")
        often = [moment for moment in moments for _ in range(dict(how.again).get(moment.type, 1))]
        order = [with_made(moment, moments, dice, how.made) for moment in dice.sample(often, len(often))]
        for at in range(0, len(order), how.moments):
            yield order[at : at + how.moments], dice.sample(others, min(how.others, len(others)))


def _losses(
    reader: Reader,
    layout: Layout,
    moments: Sequence[Moment],
    beside: Sequence[Item],
    tokenizer: Tokenizer,
    how: Answering,
) -> list[Tensor]:
    """Return the losses of the heads, of the order and of what should be alike."""
    answers = [answer for moment in moments for answer in moment.answers]
    first = [next(iter(items_of([answer], tokenizer))) for answer in answers]
    items = [*first, *beside]
    order = sorted(range(len(items)), key=lambda n: len(items[n].piece))
    parts, turns, sentences = [], [], []
    for at in range(0, len(order), how.chunk):
        batch = tensors([items[n] for n in order[at : at + how.chunk]], layout)
        said = logits_of(reader, batch, how.recipe.half)
        parts.append(batch)
        turns.append(said[0])
        sentences.append(said[1])
    known = heads_loss((torch.cat(turns), torch.cat(sentences)), parts, layout, how.recipe)
    scores = torch.cat(turns)[:, layout.columns(False)[HEAD.name].start]
    back = torch.empty(len(order), dtype=torch.long)
    back[torch.tensor(order)] = torch.arange(len(order))
    return [known, *_pairs(scores[back], moments, how)]


def _pairs(scores: Tensor, moments: Sequence[Moment], how: Answering) -> tuple[Tensor, Tensor]:
    order, alike = [], []
    at = 0
    for moment in moments:
        mine = scores[at : at + len(moment.answers)]
        at += len(moment.answers)
        if moment.above:
            high, low = zip(*moment.above, strict=True)
            order.append(functional.softplus(how.margin - mine[list(high)] + mine[list(low)]).mean())
        if moment.alike:
            one, other = zip(*moment.alike, strict=True)
            alike.append(((mine[list(one)] - mine[list(other)]) ** 2).mean())
    none = scores.sum() * 0.0
    return (
        how.order * torch.stack(order).mean() if order else none,
        how.alike * torch.stack(alike).mean() if alike else none,
    )
