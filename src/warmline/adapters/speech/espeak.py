"""Speaking with espeak-ng, a program of its own (GPL) that is called where it is installed and never shipped."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Sequence

from warmline.adapters.speech.protocol import NotSpoken, Spoken, Voice
from warmline.adapters.speech.sound import seconds_of, whole_head
from warmline.adapters.speech.visemes import cues

PROGRAM = "espeak-ng"
WORDS_A_MINUTE = 165
PATIENCE = 5  # seconds; it usually takes a fiftieth of one

Run = Callable[[Sequence[str], bytes], bytes]

_SENTENCE = re.compile(r".+?(?:[.!?…]+[\"”’)]*(?=\s)|$)", re.DOTALL)


class EspeakSpeaker:
    """Speaks plainly, in a voice for every pronoun. The words go in by a pipe: no list of processes shows them."""

    name = "espeak"

    def __init__(self, run: Run | None = None) -> None:
        self._run = run or _run

    def parts(self, text: str) -> Sequence[str]:
        """Return the sentences of a text."""
        return [part.strip() for part in _SENTENCE.findall(text) if part.strip()]

    def speak(self, text: str, voice: Voice) -> Spoken:
        """Return a text as sound. Raises `NotSpoken` where the program fails."""
        said, name = text.encode("utf-8", "ignore"), _variant(voice)
        try:
            raw = self._run([PROGRAM, "--stdin", "--stdout", "-v", name, "-s", str(WORDS_A_MINUTE)], said)
            phonemes = self._run([PROGRAM, "--stdin", "-q", "--ipa", "-v", name], said).decode("utf-8", "replace")
            wav, seconds = whole_head(raw), seconds_of(raw)
        except (OSError, subprocess.SubprocessError, ValueError) as problem:
            raise NotSpoken(f"espeak-ng failed with {type(problem).__name__}.") from None
        if seconds <= 0:
            raise NotSpoken("espeak-ng found nothing to say in this text.")
        return Spoken(wav, round(seconds, 3), cues(phonemes, seconds))


def is_here() -> bool:
    """Return whether the program is installed."""
    return shutil.which(PROGRAM) is not None


def _variant(voice: Voice) -> str:
    """Return the program's name of a voice; its variants are a handful of adults."""
    kind = "m3" if voice.pronoun == "he" else "f2"
    return f"en-us+{kind}"


def _run(command: Sequence[str], said: bytes) -> bytes:
    done = subprocess.run(command, input=said, capture_output=True, timeout=PATIENCE, check=True)  # noqa: S603 (fixed words)
    return done.stdout
