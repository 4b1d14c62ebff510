"""How rules and encoder are weighed together, name by name: `python -m train.combine` writes the shipped weights.

Fitted on the dev part of the corpus, which neither the encoder nor the rules were made from. A name is weighed jointly
only where that found more of the labelled turns in folds over whole sets; all others stay with the rules.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from train.corpus.places import HOME
from train.stages import digest
from warmline.adapters.encoder.local import LocalEncoder
from warmline.adapters.encoder.manifest import MANIFEST, WEIGHTS, sha256
from warmline.adapters.encoder.reader import COMBINATION
from warmline.core.conversation import Channel, Conversation, Speaker, Turn
from warmline.core.moves.catalogue import CUES, MOVES
from warmline.core.moves.combined import Combination, Weights, in_context, rounded
from warmline.core.moves.encoding import Encoder
from warmline.core.moves.reading import MoveReader
from warmline.core.moves.rules import RuleReader

FEWEST: Final = 8
"""A name with fewer labelled turns than this in the dev part is left to the rules: nothing could be measured."""
BY_RULES: Final = frozenset({"insults", "reveals_data"})
"""Marks that cap a whole score stay with the rules: a guess of a model must not do that to anybody."""
LEAST_GAIN: Final = 0.02
_FOLDS: Final = 5
_RIDGE: Final = 1.0
Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its set and turn, confidences of the rules, probabilities of the encoder, labels."""

    group: str
    turn: str
    rules: Mapping[str, float]
    encoder: Mapping[str, float]
    labels: frozenset[str]
    unsure: frozenset[str] = frozenset()
    """What only one of two labelling passes saw: such a sentence tells nothing about the name."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One name: labelled turns, F1 of the rules and of both in folds, and the weights where they gain."""

    name: str
    turns: int
    rules_f1: float
    both_f1: float
    weights: Weights | None


def sentences(records: Sequence[Mapping[str, Any]], rules: MoveReader, encoder: Encoder) -> Iterator[Sentence]:
    """Yield every sentence of labelled records as both readers see it."""
    for record in records:
        talk = talk_of(record)
        last = len(talk.turns) - 1
        text = in_context(talk, last)
        if text is None:
            continue
        marks = rules.read_turn(talk, last).marks
        seen = encoder.encode([text])[0].by_sentence
        head = "moves." if talk.turns[last].speaker is Speaker.AGENT else "cues."
        for n, (start, end) in enumerate(text.places()):
            ruled: dict[str, float] = {}
            for mark in marks:
                if start <= mark.start < end:
                    ruled[mark.name] = max(mark.confidence, ruled.get(mark.name, 0.0))
            believed = {key.removeprefix(head): p for key, p in seen[n].items() if key.startswith(head)}
            labels = frozenset(name for name, at in record["labels"]["moves"] if at == n)
            unsure = frozenset(name for name, at in record["labels"].get("unsure", ()) if at == n)
            yield Sentence(record["set"], record["id"], ruled, believed, labels, unsure)


def talk_of(record: Mapping[str, Any]) -> Conversation:
    """Return a labelled turn in its context as a conversation that ends with it."""
    turns = [*record["context"], record["turn"]]
    said = tuple(Turn(Speaker(turn["speaker"]), turn["text"]) for turn in turns)
    return Conversation(record["id"], said, Channel(record["channel"]))


def choose(name: str, all_of_them: Sequence[Sentence]) -> Choice | None:
    """Weigh one name; None where too few turns have it, or the encoder does not know it."""
    cases = [each for each in all_of_them if name in each.encoder and name not in each.unsure]
    positives = {each.turn for each in cases if name in each.labels}
    if len(positives) < FEWEST:
        return None
    x = np.array([[1.0, each.rules.get(name, 0.0), _logit(each.encoder[name])] for each in cases])
    y = np.array([float(name in each.labels) for each in cases])
    groups = sorted({each.group for each in cases})
    fold_of = {group: n % _FOLDS for n, group in enumerate(groups)}
    folds = np.array([fold_of[each.group] for each in cases])
    joint = np.zeros(len(cases))
    for fold in range(_FOLDS):
        weights = fit(x[folds != fold], y[folds != fold])
        joint[folds == fold] = 1 / (1 + np.exp(-x[folds == fold] @ weights))
    turns = [each.turn for each in cases]
    rules_f1 = f1(turns, x[:, 1] >= 0.4, y)
    both_f1 = f1(turns, np.array([rounded(p) >= 0.4 for p in joint]) | (x[:, 1] >= 0.4), y)
    found = fit(x, y)
    gained = both_f1 >= rules_f1 + LEAST_GAIN and name not in BY_RULES
    weights_ = Weights(*(round(float(w), 4) for w in found)) if gained else None
    return Choice(name, len(positives), rules_f1, both_f1, weights_)


def fit(x: Matrix, y: Matrix) -> Matrix:
    """Return logistic weights by Newton steps with a ridge; neither reader ever counts against a mark."""
    weights = np.zeros(x.shape[1])
    ridge = np.diag([1e-6] + [_RIDGE] * (x.shape[1] - 1))
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        slope = x.T @ (y - p) - ridge @ weights
        curve = (x * (p * (1 - p))[:, None]).T @ x + ridge
        step = np.linalg.solve(curve, slope)
        weights = weights + step
        if float(np.abs(step).max()) < 1e-6:
            break
    against = [column for column in range(1, x.shape[1]) if weights[column] < 0]
    if not against:
        return weights
    kept = [column for column in range(x.shape[1]) if column != against[0]]
    return np.insert(fit(x[:, kept], y), against[0], 0.0)


def f1(turns: Sequence[str], said: NDArray[np.bool_], truth: Matrix) -> float:
    """Return F1 over turns: a turn has a name where one of its sentences has it."""
    have = {turn for turn, yes in zip(turns, truth, strict=True) if yes}
    found = {turn for turn, yes in zip(turns, said, strict=True) if yes}
    return 2 * len(have & found) / (len(have) + len(found)) if have or found else 0.0


def combination(choices: Sequence[Choice], version: str) -> Combination:
    """Return the weights of the names that gained."""
    return Combination(version, {each.name: each.weights for each in choices if each.weights is not None})


def as_json(made: Combination) -> str:
    """Return a combination as the file that is shipped."""
    weights = {name: [w.bias, w.rule, w.encoder] for name, w in sorted(made.weights.items())}
    return json.dumps({"version": made.version, "weights": weights}, indent=1) + "\n"


def read_records(part: str) -> list[dict[str, Any]]:
    """Read one part of the corpus; FileNotFoundError where it was not built."""
    path: Path = HOME / part / "corpus.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _logit(p: float) -> float:
    p = min(max(p, 1e-6), 1 - 1e-6)
    return float(np.clip(np.log(p / (1 - p)), -6, 6))


def names() -> tuple[str, ...]:
    """Return all names in the order of the catalogue."""
    return (*CUES, *MOVES)


def ship(folder: Path, made: Combination) -> str:
    """Write a combination beside the weights that it was fitted for, and its SHA-256 into their manifest."""
    (folder / COMBINATION).write_text(as_json(made), encoding="utf-8")
    path = folder / MANIFEST
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest["files"][COMBINATION] = found = sha256(folder / COMBINATION)
    path.write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    return found


def combine(folder: Path) -> Iterator[str]:
    """Fit, ship and yield the lines of a table: labelled turns, F1 of the rules and of both, the weights if any."""
    encoder = LocalEncoder.load(folder)
    cases = list(sentences(read_records("dev"), RuleReader(), encoder))
    choices = [choice for name in names() if (choice := choose(name, cases)) is not None]
    yield f"{'name':26}{'turns':>6}{'rules':>7}{'both':>7}  weights"
    for each in choices:
        weights = each.weights and f"{each.weights.bias:g} {each.weights.rule:g} {each.weights.encoder:g}"
        yield f"{each.name:26}{each.turns:6}{each.rules_f1:7.2f}{each.both_f1:7.2f}  {weights or 'the rules alone'}"
    weighed = combination(choices, "")
    version = "c-" + digest(as_json(weighed))[:6]
    yield f"{ship(folder, combination(choices, version))}  {COMBINATION}, {len(weighed.weights)} names"


if __name__ == "__main__":
    for line in combine(WEIGHTS):
        print(line)
