"""Speaking with hibari-tts: a small model that runs on one processor core, with one voice in its package."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from threading import Lock
from typing import Any, Final

from warmline.adapters.speech.protocol import NotSpoken, Spoken, Voice
from warmline.adapters.speech.sound import to_wav
from warmline.adapters.speech.visemes import cues

# Voices beside the package's own are read where somebody put their files; nothing is ever downloaded from here.
VOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "she": ("heart", "kore", "emma"),
    "he": ("fenrir", "fable"),
    "they": ("heart", "kore", "emma"),
}

Make = Callable[[str], Any]
Has = Callable[[str], bool]


class HibariSpeaker:
    """Speaks sentence by sentence; each voice is loaded when it is first heard (about half a second, 200 MB)."""

    name = "hibari"

    def __init__(self, make: Make | None = None, has: Has | None = None) -> None:
        self._make, self._has = make or _load, has or _is_here
        self._loaded: dict[str, Any] = {}
        self._one = Lock()

    def parts(self, text: str) -> Sequence[str]:
        """Return the sentences of a text."""
        found: list[str] = self._engine("heart").split_sentences(text)
        return found

    def speak(self, text: str, voice: Voice) -> Spoken:
        """Return a text as sound. Raises `NotSpoken` where the package has no voice for this person."""
        key = next((name for name in VOICES.get(voice.pronoun, ()) if self._has(name)), None)
        if key is None:
            raise NotSpoken(f"hibari has no voice for {voice.pronoun!r} on this machine.")
        engine = self._engine(key)
        try:
            samples = engine(text, seed=0)
            phonemes = " ".join(engine.phonemize(text))
        except Exception as problem:
            # The text is practice: neither it nor a message that quotes it may reach a log.
            raise NotSpoken(f"hibari failed with {type(problem).__name__}.") from None
        if not len(samples):
            raise NotSpoken("hibari found nothing to say in this text.")
        seconds = len(samples) / engine.sample_rate
        return Spoken(to_wav(samples, engine.sample_rate), round(seconds, 3), cues(phonemes, seconds))

    def _engine(self, key: str) -> Any:
        with self._one:
            if key not in self._loaded:
                self._loaded[key] = self._make(key)
            return self._loaded[key]


def _load(key: str) -> Any:
    from hibari import Hibari

    return Hibari(voice=key)


def _is_here(key: str) -> bool:
    from hibari.voices import VOICES as known
    from hibari.voices import voice_path

    try:
        return key in known and bool(voice_path(key, download_missing=False))
    except FileNotFoundError:
        return False
