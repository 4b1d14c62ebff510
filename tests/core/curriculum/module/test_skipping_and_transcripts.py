"""Leaving a module out by evidence; reading transcripts."""

from __future__ import annotations

from warmline.core.curriculum.module import Proof, may_skip, plain_transcript
from warmline.core.curriculum.module.skipping import Ground
from warmline.core.curriculum.module.transcripts import is_captions

STRONG = Proof(low=0.75, sightings=4)
CAPTIONS = """WEBVTT

1
00:01.000 --> 00:04.000
<v Ines>I waited in for two days.

00:05.000 --> 01:00:07.500 align:start
Two days,
no wonder you are annoyed.

NOTE nobody says this
"""


def test_every_behaviour_must_be_proven() -> None:
    behaviours = ("names_feeling", "validates")
    assert may_skip(behaviours, {"names_feeling": STRONG}, check=None, passed=False) is None
    found = may_skip(behaviours, dict.fromkeys(behaviours, STRONG), check=None, passed=False)
    assert found is not None
    assert (found.ground, found.because) == (Ground.BEHAVIOURS, behaviours)


def test_a_high_guess_from_little_proves_nothing() -> None:
    for weak in (Proof(0.9, 2), Proof(0.69, 50)):
        assert may_skip(("validates",), {"validates": weak}, check=None, passed=False) is None


def test_a_module_without_behaviours_is_not_skipped_by_them() -> None:
    assert may_skip((), {"validates": STRONG}, check=None, passed=False) is None


def test_a_passed_check_is_enough_and_only_where_there_is_one() -> None:
    found = may_skip(("validates",), {}, check="empathy_entry", passed=True)
    assert found is not None
    assert (found.ground, found.because) == (Ground.CHECK, ("empathy_entry",))
    assert may_skip(("validates",), {}, check=None, passed=True) is None
    assert may_skip(("validates",), {}, check="empathy_entry", passed=False) is None


def test_captions_are_read_as_what_is_said() -> None:
    assert is_captions(CAPTIONS)
    assert plain_transcript(CAPTIONS) == "I waited in for two days.\nTwo days, no wonder you are annoyed."
    assert plain_transcript(CAPTIONS.replace("\n", "\r\n")) == plain_transcript(CAPTIONS)


def test_plain_words_stay_as_they_are() -> None:
    assert plain_transcript("  Ines: I waited.\n") == "Ines: I waited."
    assert not is_captions("WEBVTT\n\nno cue at all")
    assert not is_captions("WEBVTTX\n\n00:01.000 --> 00:04.000\nhello")
