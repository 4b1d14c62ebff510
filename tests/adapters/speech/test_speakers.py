"""Voices: what they give, whom they have none for, and that their failures never quote what was to be said."""

from __future__ import annotations

import io
import subprocess
import wave

import numpy as np
import pytest
from tests.adapters.speech.engines import FakeHibari

from warmline.adapters.speech import NotSpoken, Spoken, Voice
from warmline.adapters.speech.choosing import FirstThatCan
from warmline.adapters.speech.espeak import EspeakSpeaker
from warmline.adapters.speech.hibari import HibariSpeaker
from warmline.adapters.speech.sound import seconds_of, to_wav, whole_head

SHE, HE = Voice("she", 40), Voice("he", 40)
SECRET = "the neighbour at number ten"


def hibari(**how: bool) -> HibariSpeaker:
    return HibariSpeaker(make=lambda key: FakeHibari(key, **how), has=lambda key: key == "heart")


def streamed_wav() -> bytes:
    """A WAV file as a program writes it into a pipe: the head does not know the length."""
    wav = bytearray(to_wav(np.zeros(441, np.float32), 22050))
    wav[40:44] = (0x7FFFF000).to_bytes(4, "little")
    return bytes(wav)


class Program:
    """Stands in for espeak-ng and notes how it was called."""

    def __init__(self, wav: bytes = b"", fault: Exception | None = None) -> None:
        self.wav, self.fault = wav or streamed_wav(), fault
        self.calls: list[tuple[list[str], bytes]] = []

    def __call__(self, command, said: bytes) -> bytes:
        self.calls.append((list(command), said))
        if self.fault:
            raise self.fault
        return "mˈæp\n".encode() if "--ipa" in command else self.wav


def test_hibari_gives_a_wav_of_its_length_and_a_mouth() -> None:
    spoken = hibari().speak("Hello there.", SHE)
    assert spoken.seconds == 1.2
    with wave.open(io.BytesIO(spoken.wav)) as found:
        assert (found.getframerate(), found.getnframes()) == (100, 120)
    assert [cue.viseme for cue in spoken.cues] == ["PP", "aa", "PP", "sil"]


def test_a_voice_is_loaded_once() -> None:
    made: list[str] = []

    def make(key: str) -> FakeHibari:
        made.append(key)
        return FakeHibari(key)

    speaker = HibariSpeaker(make=make, has=lambda key: True)
    for text in ("One.", "Two."):
        speaker.speak(text, SHE)
    assert made == ["heart"]


def test_without_a_voice_for_the_person_another_speaks_or_nobody() -> None:
    with pytest.raises(NotSpoken, match="'he'"):
        hibari().speak("Hello.", HE)
    program = Program()
    both = FirstThatCan(hibari(), EspeakSpeaker(program))
    assert both.speak("Hello.", SHE).seconds == 0.6
    assert program.calls == []
    assert both.speak("Hello.", HE).seconds == pytest.approx(0.02)
    assert both.parts("One. Two.") == ("One.", "Two.")


def test_espeak_gets_the_words_by_a_pipe_and_never_as_an_argument() -> None:
    program = Program()
    EspeakSpeaker(program).speak(SECRET, HE)
    assert len(program.calls) == 2
    for command, said in program.calls:
        assert SECRET not in " ".join(command)
        assert said == SECRET.encode()
        assert "en-us+m3" in command


def test_a_wav_from_a_pipe_gets_its_true_length() -> None:
    spoken = EspeakSpeaker(Program()).speak("Hi.", SHE)
    with wave.open(io.BytesIO(spoken.wav)) as found:
        assert found.getnframes() == 441


@pytest.mark.parametrize(
    "program",
    [
        Program(fault=subprocess.TimeoutExpired(["espeak-ng", SECRET], 5)),
        Program(fault=FileNotFoundError(SECRET)),
        Program(wav=b"not a sound"),
        Program(wav=to_wav(np.zeros(0, np.float32), 22050)),
    ],
    ids=["slow", "gone", "broken", "silent"],
)
def test_espeak_that_fails_is_not_spoken_and_quotes_nothing(program: Program) -> None:
    with pytest.raises(NotSpoken) as caught:
        EspeakSpeaker(program).speak(SECRET, SHE)
    assert SECRET not in str(caught.value)
    assert caught.value.__cause__ is None


def test_hibari_that_fails_quotes_nothing() -> None:
    with pytest.raises(NotSpoken) as caught:
        hibari(broken=True).speak(SECRET, SHE)
    assert SECRET not in str(caught.value)


def test_a_text_of_nothing_is_not_spoken() -> None:
    with pytest.raises(NotSpoken):
        hibari().speak("   ", SHE)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("It costs 4.50 euros. Yes.", ["It costs 4.50 euros.", "Yes."]),
        ("no end", ["no end"]),
        ("", []),
        ('He said "soon." Then nothing.', ['He said "soon."', "Then nothing."]),
    ],
)
def test_espeak_cuts_at_the_ends_of_sentences(text: str, parts: list[str]) -> None:
    assert EspeakSpeaker(Program()).parts(text) == parts


def test_bytes_that_are_no_sound_have_no_length() -> None:
    with pytest.raises(ValueError, match="no WAV"):
        seconds_of(b"x" * 100)
    with pytest.raises(ValueError, match="no WAV"):
        whole_head(b"")


def test_too_loud_is_cut_and_not_turned_over() -> None:
    wav = to_wav(np.array([2.0, -2.0], np.float32), 8000)
    assert np.frombuffer(wav[44:], "<i2").tolist() == [32767, -32767]


def test_what_is_spoken_holds_no_name_of_a_file() -> None:
    assert set(Spoken.__slots__) == {"wav", "seconds", "cues"}
