"""Which voice and ear a machine has, in words an operator can act on; and the ear itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.adapters.speech.engines import FakeWhisper

from warmline.adapters.speech import NotSpoken, find_listener, find_speaker
from warmline.adapters.speech.whisper import LONGEST, WhisperListener


def has(*names: str):
    return lambda name: name in names


@pytest.fixture
def model(tmp_path: Path) -> Path:
    for name in ("model.bin", "config.json", "tokenizer.json"):
        (tmp_path / name).write_text("{}")
    return tmp_path


@pytest.mark.parametrize(
    ("wanted", "installed", "name"),
    [
        ("auto", ("hibari", "espeak-ng"), "hibari, then espeak"),
        ("auto", ("hibari",), "hibari"),
        ("auto", ("espeak-ng",), "espeak"),
        ("espeak", ("hibari", "espeak-ng"), "espeak"),
        ("hibari", ("hibari", "espeak-ng"), "hibari, then espeak"),
        ("hibari", ("hibari",), "hibari"),
    ],
)
def test_the_best_voice_that_is_there_speaks(wanted: str, installed: tuple[str, ...], name: str) -> None:
    found = find_speaker(wanted, has(*installed))
    assert found.part is not None
    assert found.part.name == name
    assert found.fine
    assert name in found.words


@pytest.mark.parametrize(("wanted", "installed"), [("off", ("hibari", "espeak-ng")), ("auto", ())])
def test_no_voice_is_fine_where_none_was_asked_for(wanted: str, installed: tuple[str, ...]) -> None:
    found = find_speaker(wanted, has(*installed))
    assert (found.part, found.fine) == (None, True)
    assert "browser's own voices" in found.words


@pytest.mark.parametrize(
    ("wanted", "installed", "needs"),
    [("hibari", ("espeak-ng",), "warmline[speech]"), ("espeak", ("hibari",), "the program espeak-ng")],
)
def test_a_voice_that_was_asked_for_and_is_missing_is_named_with_what_it_needs(wanted, installed, needs) -> None:
    found = find_speaker(wanted, has(*installed))
    assert (found.part, found.fine) == (None, False)
    assert needs in found.words


def test_without_a_model_the_house_does_not_listen() -> None:
    found = find_listener("", has("faster_whisper"))
    assert (found.part, found.fine) == (None, True)


def test_a_model_without_the_extra_or_without_its_files_is_said(model: Path) -> None:
    assert "warmline[speech]" in find_listener(str(model), has()).words
    (model / "model.bin").unlink()
    broken = find_listener(str(model), has("faster_whisper"))
    assert (broken.part, broken.fine) == (None, False)
    assert "lacks model.bin" in broken.words


def test_a_whole_model_listens(model: Path) -> None:
    found = find_listener(str(model), has("faster_whisper"))
    assert found.part is not None
    assert str(model) in found.words


def test_what_was_said_comes_back_as_one_text_and_the_sound_never_touches_a_file() -> None:
    engine = FakeWhisper("Good morning,", "this is Nadia.")
    listener = WhisperListener("/nowhere", make=lambda path: engine)
    assert listener.listen(b"sound") == "Good morning, this is Nadia."
    assert engine.heard == b"sound"


def test_the_model_is_loaded_once_from_the_folder_named() -> None:
    asked: list[str] = []

    def make(path: str) -> FakeWhisper:
        asked.append(path)
        return FakeWhisper("yes")

    listener = WhisperListener("/models/small", make=make)
    assert [listener.listen(b"1"), listener.listen(b"2")] == ["yes", "yes"]
    assert asked == ["/models/small"]


def test_silence_is_no_words() -> None:
    assert WhisperListener("", make=lambda path: FakeWhisper()).listen(b"hush") == ""


def test_noise_and_speeches_are_refused_without_a_word_of_them_and_the_ear_is_free_again() -> None:
    listener = WhisperListener("", make=lambda path: FakeWhisper("fine"))
    with pytest.raises(NotSpoken) as caught:
        listener.listen(b"noise")
    assert "secret" not in str(caught.value)
    assert listener.listen(b"sound") == "fine"
    endless = WhisperListener("", make=lambda path: FakeWhisper("x", seconds=LONGEST + 1))
    with pytest.raises(NotSpoken, match="longer than"):
        endless.listen(b"sound")
