"""The tables of the exam: what is printed, and beside what."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from exams.items.simulate import EVEN, Sitting, make_bank, middle_form, recover, sit_adaptive, sit_fixed
from warmline.core.measurement.items.adaptive import Candidate, Rules
from warmline.core.measurement.items.calibrate import calibrate
from warmline.core.measurement.items.model import Model, Parameters

DATA = Path(__file__).resolve().parents[2] / "data" / "statistics"
RULES = Rules(EVEN, shortest=8, longest=60)
LEVELS = (-2.0, -1.0, 0.0, 1.0, 2.0)
# Published log-likelihoods and parameters (a, then b for the first and d for the others), n = 1,000.
PUBLISHED = (
    ("LSAT6", Model.TWO, -2466.653, (0.8254, 0.7229, 0.8905, 0.6886, 0.6575), "b",
     (-3.3597, -1.3696, -0.2799, -1.8659, -3.1236)),
    ("LSAT6", Model.ONE, -2466.938, (0.755,) * 5, "d", (2.730, 0.999, 0.240, 1.306, 2.099)),
    ("LSAT7", Model.TWO, -2658.805, (0.988, 1.081, 1.706, 0.765, 0.736), "d", (1.856, 0.808, 1.804, 0.486, 1.855)),
    ("LSAT7", Model.ONE, None, (1.011,) * 5, "d", (1.868, 0.791, 1.461, 0.521, 1.993)),
)  # fmt: skip


def lsat() -> Iterator[str]:
    """Yield one line a model: published beside ours, and the largest difference."""
    yield f"{'data':8}{'model':7}{'log-likelihood':>16}{'published':>12}{'largest difference: a':>25}{'b or d':>10}"
    for name, model, published, slopes, kind, places in PUBLISHED:
        table = np.loadtxt(DATA / f"{name}.csv", delimiter=",", skiprows=1)
        found = calibrate(table[:, :-1], model, weights=table[:, -1])
        off_a = max(abs(each.a - was) for each, was in zip(found.items, slopes, strict=True))
        off_b = max(abs(getattr(each, kind) - was) for each, was in zip(found.items, places, strict=True))
        told = "-" if published is None else f"{published:.3f}"
        yield f"{name:8}{model:7}{found.log_likelihood:16.3f}{told:>12}{off_a:25.4f}{off_b:10.4f}"


def recovery() -> Iterator[str]:
    """Yield how known parameters come back, by model and number of people."""
    head = "90 % intervals of b cover"
    yield f"{'model':7}{'people':>8}{'bias of b':>12}{'RMSE of b':>12}{'RMSE of a':>12}{head:>28}"
    for model, persons in ((Model.ONE, 200), (Model.ONE, 500), (Model.TWO, 500), (Model.TWO, 2000)):
        found = recover(model, persons)
        yield (
            f"{model:7}{persons:8}{found.bias_b:12.3f}{found.rmse_b:12.3f}{found.rmse_a:12.3f}{found.covered_b:28.0%}"
        )


def lengths(people: int) -> Iterator[str]:
    """Yield the mean length for an error: 4 / SE squared, a Rasch bank at p = .5, and a bank as banks are."""
    ideal = [Candidate(f"i{n:03}", skill, Parameters(1.0, 0.0, n=400)) for n in range(60) for skill in EVEN]
    ideal = [replace(each, key=f"{each.skill}{each.key}") for each in ideal]
    usual = make_bank(320, seed=1)
    yield f"{'SE':6}{'4 / SE squared':>16}{'Rasch, p = .5':>16}{'bank of 320':>14}"
    for se in (0.5, 0.4, 0.3):
        rules = replace(RULES, precise=se)
        flat = [len(sit_adaptive(0.0, ideal, rules, f"ideal{n}").asked) for n in range(people // 4)]
        real = [len(sit_adaptive(0.0, usual, rules, f"usual{n}").asked) for n in range(people // 4)]
        yield f"{se:<6}{math.ceil(4 / se**2):16}{np.mean(flat):16.1f}{np.mean(real):14.1f}"


def precision(people: int) -> Iterator[str]:
    """Yield bias, RMSE and length by ability, the fixed form of the same mean length beside it."""
    bank = make_bank(320, seed=2)
    sittings = {at: [sit_adaptive(at, bank, RULES, f"p{at}:{n}") for n in range(people)] for at in LEVELS}
    length = round(np.mean([len(each.asked) for found in sittings.values() for each in found]) / 4) * 4
    form = middle_form(bank, length)
    head = f"fixed form of {len(form)}: bias"
    yield f"{'ability':>8}{'items':>8}{'bias':>8}{'RMSE':>8}{'mean SE':>9}   {head:>26}{'RMSE':>8}{'mean SE':>9}"
    for at, found in sittings.items():
        fixed = [sit_fixed(at, form, f"p{at}:{n}") for n in range(people)]
        yield f"{at:8.1f}{np.mean([len(each.asked) for each in found]):8.1f}{_cells(found)}   {'':18}{_cells(fixed)}"


def exposure(people: int) -> Iterator[str]:
    """Yield how often single items are met, with the draw among five and without it."""
    bank, dice = make_bank(320, seed=3), np.random.default_rng(9)
    abilities = dice.standard_normal(people)
    yield f"{'next item':28}{'met by most':>13}{'never met':>12}{'items a test':>14}{'RMSE':>8}"
    for name, drawn in (("drawn among the best ten", 10), ("drawn among the best five", 5), ("always the best", 1)):
        rules = replace(RULES, drawn_from=drawn)
        found = [sit_adaptive(float(at), bank, rules, f"e{n}") for n, at in enumerate(abilities)]
        met = Counter(key for each in found for key in each.asked)
        most, never = max(met.values()) / people, 1 - len(met) / len(bank)
        length = np.mean([len(each.asked) for each in found])
        yield f"{name:28}{most:13.0%}{never:12.0%}{length:14.1f}{_rmse(found):8.3f}"


def _cells(found: list[Sitting]) -> str:
    bias = float(np.mean([each.found - each.theta for each in found]))
    return f"{bias:8.3f}{_rmse(found):8.3f}{np.mean([each.se for each in found]):9.3f}"


def _rmse(found: list[Sitting]) -> float:
    return float(np.sqrt(np.mean([(each.found - each.theta) ** 2 for each in found])))
