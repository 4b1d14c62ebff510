"""Which voice and which ear this machine has, and what to say where it has none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Final, Generic, TypeVar

from warmline.adapters.speech import espeak
from warmline.adapters.speech.espeak import EspeakSpeaker
from warmline.adapters.speech.hibari import HibariSpeaker
from warmline.adapters.speech.protocol import Listener, NotSpoken, Speaker, Spoken, Voice
from warmline.adapters.speech.whisper import WhisperListener, model_problem

SPEAKERS: Final = ("auto", "hibari", "espeak", "off")
EXTRA: Final = "warmline[speech]"

Part = TypeVar("Part")
Has = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Found(Generic[Part]):
    """A part that is there, or None; `words` say which it is or what is missing, `fine` whether it is as set."""

    part: Part | None
    fine: bool
    words: str


class FirstThatCan:
    """Several voices as one: each text is spoken by the first that has a voice for the person."""

    def __init__(self, *speakers: Speaker) -> None:
        self._speakers = speakers
        self.name = ", then ".join(speaker.name for speaker in speakers)

    def parts(self, text: str) -> tuple[str, ...]:
        """Return the sentences of a text as the first voice cuts it."""
        return tuple(self._speakers[0].parts(text))

    def speak(self, text: str, voice: Voice) -> Spoken:
        """Return a text as sound. Raises the last voice's `NotSpoken` where none could."""
        for speaker in self._speakers[:-1]:
            try:
                return speaker.speak(text, voice)
            except NotSpoken:
                continue
        return self._speakers[-1].speak(text, voice)


def find_speaker(wanted: str, installed: Has | None = None) -> Found[Speaker]:
    """Return the voice for a setting of `SPEAKERS`. "auto" takes what is installed, and is content with nothing."""
    installed = installed or _installed
    if wanted == "off":
        return Found(None, True, "the house has no voice; the browser's own voices are used")
    here: list[Speaker] = []
    if wanted in {"auto", "hibari"} and installed("hibari"):
        here.append(HibariSpeaker())
    if wanted in {"auto", "espeak", "hibari"} and installed(espeak.PROGRAM):
        here.append(EspeakSpeaker())
    if wanted in {"hibari", "espeak"} and (not here or here[0].name != wanted):
        needs = f"the extra {EXTRA}" if wanted == "hibari" else "the program espeak-ng"
        return Found(None, False, f"{wanted} is not installed; it needs {needs}")
    if not here:
        return Found(None, True, f"no voice is installed ({EXTRA} brings one); the browser's own voices are used")
    speaker = here[0] if len(here) == 1 else FirstThatCan(*here)
    return Found(speaker, True, f"customers speak with {speaker.name}")


def find_listener(model: str, installed: Has | None = None) -> Found[Listener]:
    """Return the ear for the folder of a model; an empty folder name means that the house does not listen."""
    installed = installed or _installed
    if not model:
        return Found(None, True, "the house does not listen; people type what they say")
    if not installed("faster_whisper"):
        return Found(None, False, f"faster-whisper is not installed; it needs the extra {EXTRA}")
    problem = model_problem(model)
    if problem:
        return Found(None, False, problem)
    return Found(WhisperListener(model), True, f"the house listens with the model in {model}")


def _installed(name: str) -> bool:
    return espeak.is_here() if name == espeak.PROGRAM else find_spec(name) is not None
