"""Fine-tuning: all heads at once, with warm-up, slower lower layers, and the mean of the late weights."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from train.batches import Batch, Item, Layout, batches, tensors
from train.losses import head_loss
from train.model import MiniLM, Reader


@dataclass(frozen=True, slots=True)
class Recipe:
    """How long and how fast. `repeats` says how often a corpus (the start of its examples' ids) is seen an epoch."""

    seed: int = 20
    epochs: int = 4
    size: int = 32
    rate: float = 1e-4
    head_rate: float = 2e-3
    decay: float = 0.9
    warm_up: float = 0.1
    smoothing: float = 0.05
    drop: float = 0.1
    averaging: float = 0.98
    every: int = 5
    half: bool = True
    frozen: int = 0
    """So many of the lowest layers stay as they were, and what lies below them."""
    repeats: tuple[tuple[str, float], ...] = ()


def finetune(
    encoder: MiniLM,
    layout: Layout,
    items: Sequence[Item],
    recipe: Recipe,
    say: Callable[[str], None] = print,
    keep: Callable[[int, Reader], None] = lambda step, reader: None,
) -> Reader:
    """Return the encoder with its heads, trained on the items; the same seed and items give the same weights."""
    torch.manual_seed(recipe.seed)
    reader = Reader(copy.deepcopy(encoder), layout.heads, recipe.drop)
    reader.encoder.words.requires_grad_(False)
    optimizer = torch.optim.AdamW(list(groups(reader, recipe)), weight_decay=0.01, fused=True)
    steps = [batch for epoch in range(recipe.epochs) for batch in _epoch(items, recipe, epoch)]
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: speed(step / len(steps), recipe.warm_up))
    average = AveragedModel(reader, multi_avg_fn=get_ema_multi_avg_fn(recipe.averaging))
    reader.train()
    total = 0.0
    for number, chosen in enumerate(steps, start=1):
        loss = _step_loss(reader, tensors(chosen, layout), layout, recipe)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        if number % recipe.every == 0:
            average.update_parameters(reader)
        total += float(loss.detach())
        if number % 100 == 0:
            say(f"step {number} of {len(steps)}, loss {total / 100:.3f}")
            keep(number, averaged(average))
            total = 0.0
    return averaged(average).eval()


def averaged(average: AveragedModel) -> Reader:
    """Return the mean of the late weights."""
    kept = average.module
    if not isinstance(kept, Reader):
        raise TypeError("the mean of other weights than a reader's")
    return kept


def _epoch(items: Sequence[Item], recipe: Recipe, epoch: int) -> Iterator[list[Item]]:
    dice = random.Random(f"{recipe.seed}:{epoch}:order")
    repeats: Mapping[str, float] = dict(recipe.repeats)
    chosen = []
    for item in items:
        times = repeats.get(item.example.id.split(":", 1)[0], 1.0)
        chosen += [item] * (int(times) + (dice.random() < times % 1))
    return batches(chosen, recipe.size, dice)


def _step_loss(reader: Reader, batch: Batch, layout: Layout, recipe: Recipe) -> Tensor:
    turns, sentences = logits_of(reader, batch, recipe.half)
    return heads_loss((turns, sentences), [batch], layout, recipe)


def logits_of(reader: Reader, batch: Batch, half: bool) -> tuple[Tensor, Tensor]:
    """Return the logits of all heads of turns, a row a turn, and of sentences, a row a sentence."""
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
        states = reader.encoder(batch.ids, batch.kinds, batch.mask)
    states = states.float().reshape(-1, states.shape[-1])
    return (
        reader.turns(reader.drop(batch.turn_pool @ states)),
        reader.sentences(reader.drop(batch.sentence_pool @ states)),
    )


def heads_loss(logits: tuple[Tensor, Tensor], parts: Sequence[Batch], layout: Layout, recipe: Recipe) -> Tensor:
    """Return the sum of all heads' losses over the rows of these parts; each weighs by its share of the rows."""
    sides = (
        (False, [part.turn_targets for part in parts], [part.weights for part in parts]),
        (True, [part.sentence_targets for part in parts], [part.sentence_weights for part in parts]),
    )
    loss = logits[0].sum() * 0.0
    for by_sentence, targets, weights in sides:
        wanted, weighed = torch.cat(targets), torch.cat(weights)
        columns = layout.columns(by_sentence)
        for head in layout.heads:
            if head.by_sentence == by_sentence:
                place = columns[head.name]
                mine = logits[by_sentence][:, place]
                share = float((~wanted[:, place.start].isnan()).float().mean())
                known = head_loss(head, mine, wanted[:, place], weighed, recipe.smoothing)
                loss = loss + head.weight * share * known
    return loss


def groups(reader: Reader, recipe: Recipe) -> Iterator[dict[str, object]]:
    """Yield the parameters with their rates: the lower the layer, the slower (Howard and Ruder 2018)."""
    encoder = reader.encoder
    depth = len(encoder.layers)
    below = [p for part in (encoder.places, encoder.kinds, encoder.norm) for p in part.parameters()]
    for number, layer in enumerate([below, *(list(each.parameters()) for each in encoder.layers)]):
        if number <= recipe.frozen and recipe.frozen:
            for parameter in layer:
                parameter.requires_grad_(False)
        else:
            yield {"params": layer, "lr": recipe.rate * recipe.decay ** (depth - number)}
    heads = [*reader.turns.parameters(), *reader.sentences.parameters()]
    yield {"params": heads, "lr": recipe.head_rate}


def speed(done: float, warm_up: float) -> float:
    """Return the share of the rate: up from 0 while warming, then straight down to 0."""
    return done / warm_up if done < warm_up else (1.0 - done) / (1.0 - warm_up)
