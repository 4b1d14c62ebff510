"""Listening with faster-whisper and the model that the operator put on this machine; nothing is ever downloaded."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Any

from warmline.adapters.speech.protocol import NotSpoken

LONGEST = 120  # seconds of speech in one answer
WAIT = 20  # seconds until the ear must be free; the page goes on by text long before

Make = Callable[[str], Any]


class WhisperListener:
    """Hears one person at a time: on a small machine two at once would both be late."""

    name = "faster-whisper"

    def __init__(self, model: str, make: Make | None = None) -> None:
        self._path, self._make = model, make or _load
        self._model: Any = None
        self._one = Lock()

    def listen(self, sound: bytes) -> str:
        """Return the words of a recording in English. Raises `NotSpoken` for what is none, too long, or too many."""
        if not self._one.acquire(timeout=WAIT):
            raise NotSpoken("Too many people speak at once.")
        try:
            if self._model is None:
                self._model = self._make(self._path)
            segments, about = self._model.transcribe(
                io.BytesIO(sound), language="en", beam_size=1, vad_filter=False, condition_on_previous_text=False
            )
            if about.duration > LONGEST:
                raise NotSpoken(f"The recording is longer than {LONGEST} seconds.")
            return " ".join(part.text.strip() for part in segments).strip()
        except NotSpoken:
            raise
        except Exception as problem:
            raise NotSpoken(f"faster-whisper failed with {type(problem).__name__}.") from None
        finally:
            self._one.release()


def model_problem(path: str) -> str | None:
    """Return what is wrong with the folder of a model, or None."""
    missing = [name for name in ("model.bin", "config.json", "tokenizer.json") if not (Path(path) / name).is_file()]
    return f"{path} lacks {', '.join(missing)}" if missing else None


def _load(path: str) -> Any:
    from faster_whisper import WhisperModel

    return WhisperModel(path, device="cpu", compute_type="int8", cpu_threads=2, local_files_only=True)
