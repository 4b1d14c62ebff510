"""Sound as bytes in memory."""

from __future__ import annotations

import io
import wave

import numpy as np
from numpy.typing import NDArray


def to_wav(samples: NDArray[np.float32], rate: int) -> bytes:
    """Return samples between -1 and 1 as a WAV file of 16 bits and one channel."""
    pcm = (np.clip(samples, -1.0, 1.0) * 32767.0).astype("<i2")
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(rate)
        out.writeframes(pcm.tobytes())
    return file.getvalue()


def seconds_of(wav: bytes) -> float:
    """Return the length of a WAV file. Raises ValueError where it is none.

    A program that writes to a pipe cannot know the length when it writes the head, so the bytes themselves count.
    """
    try:
        with wave.open(io.BytesIO(wav)) as found:
            per_second = int(found.getframerate() * found.getsampwidth() * found.getnchannels())
    except (wave.Error, EOFError) as problem:
        raise ValueError(f"These bytes are no WAV file: {problem}.") from problem
    return max(0, len(wav) - 44) / per_second


def whole_head(wav: bytes) -> bytes:
    """Return the same sound with its true length in the head, which players insist on. Raises ValueError as above."""
    seconds_of(wav)
    with wave.open(io.BytesIO(wav)) as found:
        rate, width, channels = found.getframerate(), found.getsampwidth(), found.getnchannels()
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(channels)
        out.setsampwidth(width)
        out.setframerate(rate)
        out.writeframes(wav[44:])
    return file.getvalue()
