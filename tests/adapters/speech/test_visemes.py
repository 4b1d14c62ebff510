"""From phonetic letters to the mouth: known shapes only, in order, filling the sentence, closed at the end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.adapters.speech.visemes import VISEMES, cues

HIBARI = "ˌI wˈATᵻd ɪn ˌɔn tˈuzdˌA, ænd nˈObˌɑdi kˈAm."
ESPEAK = "aɪ wˈeɪɾᵻd ɪn ˌɔn tˈuːzdeɪ\nænd nˈoʊbɑːdi kˈeɪm\n"


def shapes(phonemes: str) -> list[str]:
    return [cue.viseme for cue in cues(phonemes, 1.0)]


@pytest.mark.parametrize(
    ("phonemes", "mouth"),
    [
        ("mˈæp", ["PP", "aa", "PP"]),
        ("fˈIv", ["FF", "aa", "I", "FF"]),
        ("fˈaɪv", ["FF", "aa", "I", "FF"]),
        ("ʧˈɜɹʧ", ["CH", "RR", "CH"]),
        ("tʃˈɜːtʃ", ["CH", "RR", "CH"]),
        ("θˈɪŋ", ["TH", "I", "kk"]),
        ("ʤˈY", ["CH", "O", "I"]),
    ],
)
def test_sounds_that_are_seen_have_their_shape(phonemes: str, mouth: list[str]) -> None:
    assert shapes(phonemes) == [*mouth, "sil"]


def test_both_engines_alphabets_give_the_same_mouth() -> None:
    def lips(phonemes: str) -> list[str]:
        return [shape for shape in shapes(phonemes) if shape in {"PP", "FF", "U", "aa"}]

    assert lips(HIBARI) == lips(ESPEAK)


@given(st.text(alphabet=HIBARI + ESPEAK + "xyz ?", max_size=80), st.floats(0.05, 30))
def test_the_mouth_moves_forward_within_the_sentence_and_ends_closed(phonemes: str, seconds: float) -> None:
    found = cues(phonemes, seconds)
    times = [cue.at for cue in found]
    assert times == sorted(times)
    assert found[-1].viseme == "sil"
    assert times[-1] == pytest.approx(seconds, abs=0.001)
    assert {cue.viseme for cue in found} <= set(VISEMES)


def test_a_comma_closes_the_mouth() -> None:
    assert shapes("nˈO, nˈO").count("sil") == 2


def test_a_long_vowel_is_held_longer_than_a_short_one() -> None:
    long, short = cues("tˈuːt", 1.0), cues("tˈut", 1.0)
    assert long[2].at - long[1].at > short[2].at - short[1].at


def test_nothing_to_say_is_a_closed_mouth() -> None:
    assert shapes("") == ["sil"]
