"""From sounds of speech to shapes of the mouth.

The fifteen shapes are the set of the MPEG-4 face animation standard (ISO/IEC 14496-2) as lip-sync tools name it
today: silence, eight groups of consonants that look alike, `RR`, and five vowels.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from warmline.adapters.speech.protocol import Cue

VISEMES: Final = ("sil", "PP", "FF", "TH", "DD", "kk", "CH", "SS", "nn", "RR", "aa", "E", "I", "O", "U")

# Phonetic letters by the shape that shows, longest first where two letters are one sound. Capitals are the diphthongs
# of the alphabet that hibari writes: A as in day, I as in my, O as in go, W as in now, Y as in boy.
_SHAPES: Final[dict[str, tuple[str, ...]]] = {
    "tʃ": ("CH",), "dʒ": ("CH",), "eɪ": ("E", "I"), "aɪ": ("aa", "I"), "ɔɪ": ("O", "I"), "aʊ": ("aa", "U"),
    "oʊ": ("O", "U"), "əʊ": ("E", "U"),
    "A": ("E", "I"), "I": ("aa", "I"), "O": ("O", "U"), "Q": ("E", "U"), "W": ("aa", "U"), "Y": ("O", "I"),
    **dict.fromkeys("pbm", ("PP",)), **dict.fromkeys("fv", ("FF",)), **dict.fromkeys("θð", ("TH",)),
    **dict.fromkeys("tdTɾ", ("DD",)), **dict.fromkeys("kgɡŋxh", ("kk",)), **dict.fromkeys("ʃʒʤʧ", ("CH",)),
    **dict.fromkeys("sz", ("SS",)), **dict.fromkeys("nlɫʔ", ("nn",)), **dict.fromkeys("rɹɻɝɚɜ", ("RR",)),
    **dict.fromkeys("aæɑɐʌ", ("aa",)), **dict.fromkeys("eɛəᵊ", ("E",)), **dict.fromkeys("iɪjᵻɨy", ("I",)),
    **dict.fromkeys("oɔɒ", ("O",)), **dict.fromkeys("uʊwᵿ", ("U",)),
}  # fmt: skip
_PAUSES: Final = frozenset(".,!?;:—…\n")
_VOWELS: Final = frozenset({"aa", "E", "I", "O", "U"})

# How long each lasts beside the others. Vowels carry speech and are held longer; the sizes are chosen by eye.
_VOWEL, _CONSONANT, _PAUSE, _LONGER = 1.4, 0.9, 1.6, 0.8


def cues(phonemes: str, seconds: float) -> tuple[Cue, ...]:
    """Return the mouth of one sentence of this length from its phonetic letters, closed again at the end.

    The engines say which sounds there are and how long all of them take, not how long each: that is shared out by kind.
    """
    weighed = list(_weighed(phonemes))
    whole = sum(weight for _, weight in weighed)
    found: list[Cue] = []
    at = 0.0
    for viseme, weight in weighed:
        if not found or found[-1].viseme != viseme:
            found.append(Cue(round(at, 3), viseme))
        at += seconds * weight / whole
    return (*found, Cue(round(seconds, 3), "sil"))


def _weighed(phonemes: str) -> Iterator[tuple[str, float]]:
    place = 0
    while place < len(phonemes):
        sound = next((phonemes[place : place + n] for n in (2, 1) if phonemes[place : place + n] in _SHAPES), "")
        if sound:
            shapes = _SHAPES[sound]
            yield from ((shape, _weight(shape) / len(shapes) ** 0.5) for shape in shapes)
        elif phonemes[place] in _PAUSES:
            yield "sil", _PAUSE
        elif phonemes[place] == "ː" and place:
            shapes = _SHAPES.get(phonemes[place - 1], ())
            yield from ((shape, _LONGER) for shape in shapes[-1:])
        place += len(sound) or 1


def _weight(shape: str) -> float:
    return _VOWEL if shape in _VOWELS else _CONSONANT
