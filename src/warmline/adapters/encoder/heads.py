"""Linear heads on the features of an encoder, and on n-grams where those add something; applied in numpy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from warmline.adapters.encoder.ngrams import weighed
from warmline.core.moves.encoding import Vector

Shape = Literal["one_of", "any_of", "number"]


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """One head. `weight` is (classes, width), calibration is folded in.

    `ngrams` is (buckets, classes) in eight bits with `ngram_scale` a class, or None. `shape` says how logits become
    probabilities: one class of several, each by itself, or a plain number that is no probability. `thresholds` says for
    classes by themselves from which probability (a multiple of .05) on they count as present; none means .5.
    """

    name: str
    shape: Shape
    classes: tuple[str, ...]
    by_sentence: bool
    weight: Vector
    bias: Vector
    ngrams: NDArray[np.int8] | None = None
    ngram_scale: Vector | None = None
    thresholds: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        """Refuse arrays that do not fit the classes."""
        wanted = len(self.classes)
        if self.weight.shape[0] != wanted or self.bias.shape != (wanted,):
            raise ValueError(f"head '{self.name}': weights for {self.weight.shape[0]} classes, not {wanted}")

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the probabilities, "head.class"."""
        return tuple(f"{self.name}.{each}" for each in self.classes)

    def logits(self, features: Vector, grams: tuple[NDArray[np.int64], Vector] | None) -> Vector:
        """Return the logits of one vector of features, with the n-grams of the text if the head uses them."""
        logits = self.weight @ features + self.bias
        if grams is not None and self.ngrams is not None and self.ngram_scale is not None:
            places, weights = grams
            logits = logits + (weights @ self.ngrams[places].astype(np.float32)) * self.ngram_scale
        return np.asarray(logits, np.float32)

    def probabilities(self, logits: Vector) -> Vector:
        """Return probabilities of the logits."""
        if self.shape == "number":
            return logits
        if self.shape == "any_of":
            return np.asarray(1.0 / (1.0 + np.exp(-np.clip(logits, -30, 30))), np.float32)
        raised = np.exp(logits - logits.max())
        return np.asarray(raised / raised.sum(), np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class HeadSet:
    """All heads of a model and the rarity of n-grams that they share."""

    heads: tuple[Head, ...]
    rarity: NDArray[np.float32]

    @property
    def thresholds(self) -> Mapping[str, float]:
        """From which probability on a class by itself counts as present, by "head.class"."""
        return {
            name: threshold
            for head in self.heads
            if head.shape == "any_of"
            for name, threshold in zip(head.names, head.thresholds or (0.5,) * len(head.classes), strict=True)
        }

    def of_turn(self, features: Vector, text: str) -> Mapping[str, float]:
        """Return what the heads of turns say."""
        return self._say(features, text, by_sentence=False)

    def of_sentence(self, features: Vector, text: str) -> Mapping[str, float]:
        """Return what the heads of sentences say."""
        return self._say(features, text, by_sentence=True)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all probabilities."""
        return tuple(dict.fromkeys(key for head in self.heads for key in head.names))

    def _say(self, features: Vector, text: str, *, by_sentence: bool) -> Mapping[str, float]:
        heads = [head for head in self.heads if head.by_sentence == by_sentence]
        grams = weighed(text, self.rarity) if any(head.ngrams is not None for head in heads) else None
        said: dict[str, float] = {}
        for head in heads:
            said.update(zip(head.names, head.probabilities(head.logits(features, grams)).tolist(), strict=True))
        return said


def pack(heads: Sequence[Head], rarity: NDArray[np.float32]) -> dict[str, NDArray[np.generic]]:
    """Return the arrays of heads by the names under which `unpack` finds them."""
    arrays: dict[str, NDArray[np.generic]] = {"rarity": rarity.astype(np.float16)}
    for head in heads:
        arrays[f"{head.name}.weight"], arrays[f"{head.name}.bias"] = head.weight, head.bias
        if head.ngrams is not None and head.ngram_scale is not None:
            arrays[f"{head.name}.ngrams"], arrays[f"{head.name}.ngram_scale"] = head.ngrams, head.ngram_scale
    return arrays


def unpack(listed: Sequence[Mapping[str, Any]], arrays: Mapping[str, NDArray[np.generic]]) -> HeadSet:
    """Return the heads listed in a manifest (name, shape, classes, by_sentence) with their arrays."""
    return HeadSet(
        tuple(_head(entry, arrays) for entry in listed),
        np.asarray(arrays["rarity"], np.float32),
    )


def _head(entry: Mapping[str, Any], arrays: Mapping[str, NDArray[np.generic]]) -> Head:
    name, shape, classes = str(entry["name"]), entry["shape"], entry["classes"]
    if shape not in ("one_of", "any_of", "number") or not isinstance(classes, list):
        raise ValueError(f"head '{name}' has the shape '{shape}'")
    ngrams, scale = arrays.get(f"{name}.ngrams"), arrays.get(f"{name}.ngram_scale")
    return Head(
        name=name,
        shape=shape,
        classes=tuple(map(str, classes)),
        by_sentence=bool(entry["by_sentence"]),
        weight=np.asarray(arrays[f"{name}.weight"], np.float32),
        bias=np.asarray(arrays[f"{name}.bias"], np.float32),
        ngrams=None if ngrams is None else np.asarray(ngrams, np.int8),
        ngram_scale=None if scale is None else np.asarray(scale, np.float32),
        thresholds=tuple(float(each) for each in entry.get("thresholds") or ()),
    )
