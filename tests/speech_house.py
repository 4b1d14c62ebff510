"""A wiring whose house speaks and listens without any engine: a voice of clicks, an ear that hears its bytes."""

from __future__ import annotations

from collections.abc import Sequence

from warmline.adapters.speech import Cue, NotSpoken, Spoken, Voice
from warmline.config.wiring import language, reader, rubric, words

__all__ = ["language", "listener", "reader", "rubric", "speaker", "words"]


class Clicks:
    """Speaks sentence by sentence; a sentence about "nothing" it cannot say."""

    name = "clicks"

    def parts(self, text: str) -> Sequence[str]:
        return [part.strip() for part in text.replace("?", ".").split(".") if part.strip()]

    def speak(self, text: str, voice: Voice) -> Spoken:
        if voice.pronoun == "he":
            raise NotSpoken("no such voice")
        return Spoken(f"{voice.pronoun}:{text}".encode(), 1.5, (Cue(0.0, "aa"), Cue(1.5, "sil")))


class Bytes:
    """Hears exactly what it was sent; of noise it hears nothing it could say."""

    name = "bytes"

    def listen(self, sound: bytes) -> str:
        if sound == b"noise":
            raise NotSpoken("noise")
        return sound.decode()


def speaker() -> Clicks:
    return Clicks()


def listener() -> Bytes:
    return Bytes()
