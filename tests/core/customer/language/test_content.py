"""The authored English lines themselves."""

from __future__ import annotations

import re

import pytest
from tests.scenes import english

from warmline.core.customer.language import BANDS
from warmline.core.customer.language.choose import slots_of
from warmline.core.customer.language.model import SLOTS
from warmline.core.customer.state import Act

AGENTS_WORDS = re.compile(
    r"\b(how can i help|inconvenience|your patience|valued customer|kindly note|rest assured|i understand your|"
    r"let me check|i will look into|our team|we apologise|happy to help)\b",
    re.IGNORECASE,
)
AMERICAN = re.compile(r"\b(color|apologiz\w+|recognize|behavior|gotten|center|favorite)\b", re.IGNORECASE)
COMMON = ["ask", "hesitate", "complain", "vent", "repeat", "clarify", "bargain", "threaten", "accept"]


def test_there_are_many_lines_in_at_least_six_voices() -> None:
    assert len(english().lines) >= 500
    assert {"terse", "chatty", "formal", "anxious", "wry", "blunt"} <= {voice.key for voice in english().voices}


def test_nobody_speaks_like_an_agent_or_like_an_american() -> None:
    for line in english().lines:
        assert not AGENTS_WORDS.search(line.text), line.text
        assert not AMERICAN.search(line.text), line.text


def test_every_line_can_be_filled() -> None:
    for line in english().lines:
        assert slots_of(line.text) <= SLOTS, line.text
        assert line.text == line.text.strip()
        assert "  " not in line.text
        assert line.moods <= set(BANDS)


@pytest.mark.parametrize("act", COMMON)
def test_the_common_acts_have_room_for_ten_runs(act: str) -> None:
    assert len([line for line in english().lines if line.use.split(".")[0] == act]) >= 14


@pytest.mark.parametrize("band", BANDS)
def test_every_mood_can_ask_complain_and_close(band: str) -> None:
    for use in ("ask", "complain", "vent", "close"):
        fits = [line for line in english().for_use(use) if not line.voices and (not line.moods or band in line.moods)]
        assert len(fits) >= 3, (use, band)


def test_uses_are_known() -> None:
    acts = {act.value for act in Act}
    for line in english().lines:
        head = line.use.split(".")[0]
        assert head in acts | {"react", "tail", "opener", "mail", "hold", "queue"}, line.use
        if line.use == "opener.phone":
            assert line.channels == {"phone"}
        elif head in ("tail", "opener"):
            assert line.use.split(".")[1] in acts
