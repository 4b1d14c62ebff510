"""How quickly a reply comes: dots at once, longer before a long reply, and the whole of it before anybody waits."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.practice_room import GOOD, POOR, parcel

from warmline.apps.library.ports import language
from warmline.apps.roleplay.engine import answer_packed, pack_scene
from warmline.apps.roleplay.replies import (
    LONGEST,
    LONGEST_DOTS,
    Reply,
    WordGroup,
    dots_before,
    reply_of,
    seconds_to_appear,
    word_groups,
)
from warmline.apps.roleplay.streams import speak
from warmline.core.customer.scene import begin

FIRST_WORDS = 1.2  # seconds from sending an answer to the first words of the reply; dots show that it comes
WHOLE = 2.1  # seconds to the whole of it
SERVER = 0.15  # seconds for reading, answering and saving a turn on one idle core: the budget of a turn

texts = st.text(alphabet=st.sampled_from("ab ,.!?\n"), max_size=500)


def replies() -> list[Reply]:
    """What Ines really says, in good talks and poor ones."""
    found = []
    for seed, answers in enumerate([GOOD, POOR * 3, ("Hello?",) * 4]):
        scene = pack_scene(begin(parcel(), language(), seed=seed))
        for text in answers:
            scene, turn = answer_packed(scene, parcel(), text)
            found.append(reply_of(turn))
            if turn.ended is not None:
                break
    return found


def timeline(reply: Reply) -> list[tuple[float, str]]:
    """What is sent and when, counted in the pauses alone."""
    now = 0.0

    async def sleep(seconds: float) -> None:
        nonlocal now
        now += seconds

    async def run() -> list[tuple[float, str]]:
        return [(now, part.decode()) async for part in speak(reply, "<li>whole</li>", sleep=sleep)]

    return asyncio.run(run())


def test_the_pauses_leave_the_server_its_time() -> None:
    assert LONGEST_DOTS + SERVER < FIRST_WORDS
    assert LONGEST_DOTS + LONGEST + SERVER < WHOLE


@given(texts)
def test_the_dots_stand_as_long_as_the_length_of_the_reply_asks_for(text: str) -> None:
    first = word_groups(text)[0].pause
    assert first == pytest.approx(dots_before(text), abs=0.001)
    assert first <= LONGEST_DOTS


def test_a_longer_reply_takes_longer_to_begin() -> None:
    assert dots_before("Yes.") < dots_before("Yes, and on Saturday it is too late.") < dots_before("x" * 90)
    assert dots_before("x" * 9000) == LONGEST_DOTS


@given(texts)
def test_no_reply_is_too_long_to_be_spoken_in_time(text: str) -> None:
    assert seconds_to_appear(text) <= LONGEST_DOTS + LONGEST + 0.05


@given(texts)
def test_a_pause_is_what_the_words_before_it_ask_for_or_shorter_in_a_long_reply(text: str) -> None:
    groups = word_groups(text)
    asked = [0.28 if end in ".!?" else 0.18 if end in ",;:" else 0.11 for end in ends(groups)]
    together = sum(asked)
    for group, pause in zip(groups[1:], asked, strict=True):
        expected = pause if together <= LONGEST else pause * LONGEST / together
        assert group.pause == pytest.approx(expected, abs=0.001)


def ends(groups: tuple[WordGroup, ...]) -> list[str]:
    """The last letter or sign of each group but the last; "-" where it is blank."""
    return [group.text.rstrip()[-1:] or "-" for group in groups[:-1]]


def test_what_she_really_says_comes_in_time() -> None:
    spoken = replies()
    assert len(spoken) > 8
    for reply in spoken:
        events = timeline(reply)
        assert events[0][0] <= LONGEST_DOTS, reply.customer
        assert events[-1][0] <= LONGEST_DOTS + LONGEST + 0.05, reply.customer
        assert [at for at, _ in events] == sorted(at for at, _ in events)


def test_the_first_event_holds_words_and_not_only_a_space() -> None:
    for reply in replies():
        first = timeline(reply)[0][1]
        words = first.split("<span>", 1)[1].split("</span>", 1)[0]
        assert words.strip(), reply.customer


@pytest.mark.parametrize("ended", [True, False])
def test_face_and_mood_come_with_the_whole_line_and_the_door_is_closed_after_it(ended: bool) -> None:
    events = timeline(Reply("One two three four. Five.", "Calmer now", {"calm": 1.0}, ended))
    assert "whole" in events[-2][1]
    assert "event: done" in events[-1][1]
    assert events[-2][0] == events[-1][0] == events[-3][0]
