"""AnnoMI by person: do the rates that we read tell good counselling from poor?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from train.corpora.annomi import Said

from exams.public.annomi import Talks
from exams.public.deciding import present
from exams.public.figures import Figure, auc, measured
from exams.public.rows import Row

Array = NDArray[np.float64]
PUSHES = re.compile(r"\byou (?:should|need to|have to|must|ought to)\b", re.IGNORECASE)
RATES = (
    *("annomi_reflection.yes", "annomi_question.open", "annomi_question.closed"),
    *("annomi_input.information", "annomi_input.advice", "annomi_input.other"),
)


def decided(read: Talks) -> Array:
    """Return what we see in each turn, as 0 and 1, in the order of RATES: what the product would mark and count."""
    return np.stack([present(read.encoder, name, read.given(name)) for name in RATES], 1).astype(np.float64)


def by_talk(groups: Sequence[str], values: Array) -> Array:
    """Return the mean of the turns of each talk, talks in the order of their names."""
    names = np.array(groups)
    return np.stack([values[names == name].mean(0) for name in sorted(set(groups))])


def people(said: Sequence[Said]) -> Array:
    """Return what people saw in each turn, as 0 and 1, in the order of RATES."""
    return np.array(
        [
            (
                each.reflection,
                each.question == "open",
                each.question == "closed",
                each.input == "information",
                each.input == "advice",
                each.input == "other",
            )
            for each in said
        ],
        np.float64,
    )


def logistic(x: Array, good: NDArray[np.bool_], pull: float = 1.0) -> Callable[[Array], Array]:
    """Return a logistic regression on standardised columns with ridge (le Cessie and van Houwelingen 1992)."""
    centre, spread = x.mean(0), x.std(0) + 1e-9
    design = np.c_[(x - centre) / spread, np.ones(len(x))]
    point = np.zeros(design.shape[1])
    hold = np.diag([pull] * x.shape[1] + [1e-6])
    for _ in range(50):
        given = 1 / (1 + np.exp(-np.clip(design @ point, -30, 30)))
        bend = (design * (given * (1 - given))[:, None]).T @ design + hold
        point = point - np.linalg.solve(bend, design.T @ (given - good) + hold @ point)
    return lambda other: np.asarray(np.c_[(other - centre) / spread, np.ones(len(other))] @ point)


def rows(read: Talks) -> Iterator[Row]:
    """Yield the rows; nothing where all talks held out are good, or all poor."""
    names = sorted(set(read.groups))
    good = np.array([next(said.good for said in read.held if said.transcript == name) for name in names])
    if good.all() or not good.any():
        return
    n = f"{int(good.sum())} good and {int((~good).sum())} poor talks"
    ours = by_talk(read.groups, decided(read))
    seen = by_talk(read.groups, people(read.held))
    words = by_talk(read.groups, np.array([[len(said.text.split())] for said in read.held], np.float64))[:, 0]
    pushes = by_talk(read.groups, np.array([[bool(PUSHES.search(said.text))] for said in read.held], np.float64))[:, 0]

    def figure(value: Array) -> Figure:
        return measured(lambda chosen: auc(good[chosen], value[chosen]), names)

    yield Row(
        "AnnoMI good against poor, reflection rate alone, AUC",
        n,
        figure(ours[:, 0]),
        figure(seen[:, 0]),
        ("mean turn length", figure(-words)),
        wanted=0.85,
    )
    yield Row(
        "AnnoMI good against poor, advice rate alone, AUC",
        n,
        figure(-ours[:, RATES.index("annomi_input.advice")]),
        figure(-seen[:, RATES.index("annomi_input.advice")]),
        ('"you should" by pattern', figure(-pushes)),
    )
    if read.train:
        judge = _judge(read.train)
        yield Row(
            "AnnoMI good against poor, all rates, AUC",
            n,
            figure(judge(ours)),
            figure(judge(seen)),
            ("mean turn length", figure(-words)),
            wanted=0.92,
        )


def _judge(train: Sequence[Said]) -> Callable[[Array], Array]:
    """Return a regression of quality on the rates that people saw in the talks trained on."""
    groups = [said.transcript for said in train]
    good = {said.transcript: said.good for said in train}
    return logistic(by_talk(groups, people(train)), np.array([good[name] for name in sorted(good)]))
