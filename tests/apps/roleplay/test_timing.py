"""How long the customer waited: the server's own clock, pauses and appearing words taken off, kept with the scene."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.cast import Cast
from tests.practice_room import GOOD, NOW, again, begin, say, talk

from warmline.apps.people import vault
from warmline.apps.roleplay import services
from warmline.apps.roleplay.engine import times_of
from warmline.apps.roleplay.replies import seconds_to_appear
from warmline.apps.roleplay.screens import lines_of
from warmline.apps.roleplay.selectors import read_own_scene
from warmline.apps.roleplay.timing import LONGEST_WAIT, waited


def after(seconds: float):
    return NOW + timedelta(seconds=seconds)


def kept(person, session) -> tuple[float | None, ...]:
    session = again(person, session)
    return times_of(vault.open_sealed(person, person, bytes(session.branch.sealed)))


def appearing(person, session, line: int) -> float:
    return seconds_to_appear(lines_of(read_own_scene(person, session, session.branch))[line].text)


def test_the_time_of_each_answer_is_kept_without_the_time_in_which_the_reply_appeared(cast: Cast) -> None:
    session = begin(cast.nadia)
    shown = appearing(cast.nadia, session, 0)
    say(cast.nadia, session, GOOD[0], now=after(40))
    say(cast.nadia, session, GOOD[1], now=after(40))
    assert kept(cast.nadia, session) == (pytest.approx(40 - shown, abs=0.06), 0.0)


def test_a_pause_does_not_count_and_what_came_before_it_does(cast: Cast) -> None:
    session = begin(cast.nadia)
    services.pause(user=cast.nadia, session=session, draft="", now=after(20))
    services.resume(user=cast.nadia, session=again(cast.nadia, session), now=after(4000))
    session = again(cast.nadia, session)
    assert waited(session, session.branch, after(4010)) == 30
    say(cast.nadia, session, GOOD[0], now=after(4010))
    fresh = again(cast.nadia, session)
    assert fresh.branch.thought == 0
    assert waited(fresh, fresh.branch, after(4015)) == 5


def test_pausing_twice_counts_a_moment_once(cast: Cast) -> None:
    session = begin(cast.nadia)
    for _ in range(2):
        services.pause(user=cast.nadia, session=session, draft="", now=after(20))
    assert again(cast.nadia, session).branch.thought == 20


def test_who_left_without_pausing_was_not_waited_for(cast: Cast) -> None:
    session = begin(cast.nadia)
    assert waited(session, session.branch, after(LONGEST_WAIT)) == LONGEST_WAIT
    assert waited(session, session.branch, after(LONGEST_WAIT + 1)) is None
    say(cast.nadia, session, GOOD[0], now=after(LONGEST_WAIT + 1))
    assert kept(cast.nadia, session) == (None,)


def test_a_clock_that_was_set_back_counts_as_no_time(cast: Cast) -> None:
    session = begin(cast.nadia)
    assert waited(session, session.branch, after(-50)) == 0


def test_a_rewind_keeps_the_times_of_the_answers_that_stand(cast: Cast) -> None:
    session = talk(cast.nadia, GOOD[:3])
    before = kept(cast.nadia, session)
    assert len(before) == 3
    services.rewind(user=cast.nadia, session=session, branch=session.branch, number=3, now=after(900))
    assert kept(cast.nadia, session) == before[:2]
    say(cast.nadia, session, GOOD[2], now=after(910))
    assert len(kept(cast.nadia, session)) == 3
