"""Twelve voices: each complete, each its own, none of them made small."""

from __future__ import annotations

import random
import re
from functools import cache

import pytest
from tests.scenes import english

from warmline.core.customer.language import BANDS, Line
from warmline.core.customer.language.choose import Wanted, choose
from warmline.core.customer.language.model import CHANNELS, KINDS

VOICES = [voice.key for voice in english().voices]
ACTS = ["ask", "hesitate", "complain", "vent", "repeat", "clarify", "bargain", "accept", "forgive", "answer", "correct"]
SLOTS = {"name": "Ines Duarte", "first_name": "Ines", "agent": "Sam", "time": "by 18:00", "quote": "soon", "value": "1"}
MOCKING = re.compile(
    r"\b(?:dearie|sonny|my English is bad|no speak|old fool|at my age|yolo|lol|u r|gr8|dumb|thicko)\b", re.I
)


@cache
def under(use: str) -> tuple[Line, ...]:
    return tuple(line for line in english().lines if line.use == use or line.use.startswith(f"{use}."))


def fitting(use: str, voice: str, band: str, channel: str = "chat", kind: str = "customer") -> list[Line]:
    borrowed = set(english().voice(voice).borrows) | {voice}
    return [
        line
        for line in under(use)
        if (not line.voices or line.voices & borrowed)
        and (not line.moods or band in line.moods)
        and (not line.channels or channel in line.channels)
        and (not line.kinds or kind in line.kinds)
    ]


def test_the_ten_voices_and_two_more_are_there() -> None:
    asked = "terse chatty sarcastic formal anxious elderly teenage second_language angry_professional wry"
    assert set(asked.split()) <= set(VOICES)
    assert len(VOICES) == len(set(VOICES)) == 12


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("band", BANDS)
def test_every_act_in_every_mood_has_room_for_a_whole_talk(voice: str, band: str) -> None:
    for use in ACTS:
        assert len({line.family for line in fitting(use, voice, band)}) >= 7, use


@pytest.mark.parametrize("voice", [voice for voice in VOICES if voice != "plain"])
def test_a_voice_has_words_of_its_own_for_what_is_said_most(voice: str) -> None:
    for use in ("ask", "hesitate", "complain", "repeat", "accept", "thank", "react.vague_promise"):
        assert any(voice in line.voices for line in english().lines if line.use.split(":")[0].startswith(use)), use


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("channel", CHANNELS)
def test_every_kind_of_scene_has_words_on_every_channel(kind: str, channel: str) -> None:
    for use in (
        *ACTS,
        "thank",
        "close",
        "leave",
        "leave.politely",
        "threaten",
        "escalate",
        "test",
        "come_back",
        "silence",
    ):
        band = {"threaten": "hot", "escalate": "upset", "leave": "hot"}.get(use, "wary")
        assert len({line.family for line in fitting(use, "plain", band, channel, kind)}) >= 3, (use, kind, channel)


def test_the_same_words_do_not_serve_two_acts_that_would_be_noticed() -> None:
    heads: dict[str, set[str]] = {}
    for line in english().lines:
        if len(line.text.split()) >= 5:
            heads.setdefault(line.text, set()).add(line.use.split(".")[0])
    assert {text: uses for text, uses in heads.items() if len(uses) > 1} == {}


def test_nobody_is_mocked() -> None:
    for line in english().lines:
        assert not MOCKING.search(line.text), line.text


def test_a_second_language_is_plain_correct_english() -> None:
    own = [line.text for line in english().lines if line.voices == {"second_language"}]
    assert len(own) > 80
    for text in own:
        assert not re.search(r"\b(?:\w+n't|\w+'(?:s|re|ve|ll|d))\b", text), text
        assert not re.search(
            r"\b(?:door number|burnt|page one|in a nutshell|put up with|fobbed|bugger|spot on)\b", text
        )


def test_only_a_younger_voice_drops_its_stops_and_only_in_writing() -> None:
    teenage = english().voice("teenage")
    assert teenage.no_stop > 0.5 > english().voice("elderly").no_stop
    assert all(" > " in pair for voice in english().voices for pair in voice.respell)


def test_a_borrowed_line_is_used_but_not_as_often_as_an_own_one() -> None:
    wanted = Wanted(("ask",), "upset", "sarcastic", SLOTS, frozenset(), borrows=frozenset({"wry"}))
    found = [choose(english(), wanted, random.Random(seed)) for seed in range(200)]
    own = sum(line is not None and "sarcastic" in line.voices for line in found)
    borrowed = sum(line is not None and line.voices == {"wry"} for line in found)
    assert own > borrowed > 0


def test_one_line_is_not_used_again_in_another_wording() -> None:
    line = next(line for line in english().for_use("ask") if line.id != line.family)
    others = {other.id for other in english().for_use("ask") if other.family == line.family}
    families = english().families((line.id,))
    wanted = Wanted(("ask",), "hot", "plain", SLOTS, frozenset({line.id}), families=families)
    found = {choice.id for seed in range(200) if (choice := choose(english(), wanted, random.Random(seed)))}
    assert found
    assert not found & others
