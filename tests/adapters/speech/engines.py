"""Engines of speech that need no model, for tests."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np


class FakeHibari:
    """Says every sentence in a tenth of a second for each letter."""

    sample_rate = 100

    def __init__(self, key: str = "heart", *, broken: bool = False) -> None:
        self.key, self.broken = key, broken

    def split_sentences(self, text: str) -> list[str]:
        return [part.strip() + "." for part in text.split(".") if part.strip()]

    def phonemize(self, text: str) -> list[str]:
        return ["mˈæp"] if text.strip() else []

    def __call__(self, text: str, seed: int) -> np.ndarray:
        if self.broken:
            raise RuntimeError(f"cannot say {text}")
        return np.full(10 * len(text.strip()), 0.5, np.float32)


class FakeWhisper:
    """Hears what it was told to hear."""

    def __init__(self, *words: str, seconds: float = 2.0) -> None:
        self.words, self.seconds, self.heard = words, seconds, b""

    def transcribe(self, sound, **how):
        self.heard = sound.read()
        if self.heard == b"noise":
            raise ValueError("Invalid data found when processing input: secret words")
        return (SimpleNamespace(text=f" {word}") for word in self.words), SimpleNamespace(duration=self.seconds)
