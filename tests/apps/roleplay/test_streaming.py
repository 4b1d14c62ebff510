"""The saved reply arrives in word groups, can be taken up again, and holds nothing while it waits."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from django.test import AsyncClient
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from tests.cast import Cast
from tests.practice_room import GOOD, begin, say

from warmline.apps.roleplay.replies import LONGEST, LONGEST_DOTS, Reply, pack_reply, unpack_reply, word_groups
from warmline.apps.roleplay.streams import event, speak

REPLY = Reply(
    "Soon. That is what the last person said, and nobody <b>came</b>.", "Worried and tense", {"worried": 1.0}, False
)


@given(st.text(max_size=600))
def test_word_groups_are_the_reply_and_never_take_two_seconds(text: str) -> None:
    groups = word_groups(text)
    assert "".join(group.text for group in groups) == text.replace("\x00", "")
    assert all(group.pause >= 0 for group in groups)
    assert sum(group.pause for group in groups) <= LONGEST_DOTS + LONGEST + 0.05


def test_a_pause_is_longer_after_a_sentence() -> None:
    pauses = [group.pause for group in word_groups("Soon. That is what the last person said.")]
    assert pauses[1] > pauses[2]


def test_a_reply_survives_being_packed() -> None:
    assert unpack_reply(pack_reply(REPLY)) == REPLY


def collect(after: int = 0) -> tuple[str, float]:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    async def run() -> str:
        return b"".join([part async for part in speak(REPLY, "<li>whole</li>", after=after, sleep=sleep)]).decode()

    return asyncio.run(run()), sum(slept)


def test_the_stream_speaks_then_brings_the_whole_line_then_closes() -> None:
    text, slept = collect()
    assert text.index("<span>Soon. </span>") < text.index("<li>whole</li>") < text.index("event: done")
    assert "&lt;b&gt;came&lt;/b&gt;" in text
    assert 0 < slept < 2


def test_a_lost_connection_goes_on_behind_what_arrived() -> None:
    text, _ = collect(after=1)
    assert "id: 1\n" not in text
    assert "Soon." not in text
    assert "<li>whole</li>" in text
    everything, slept = collect(after=999)
    assert "<span>" not in everything
    assert "<li>whole</li>" in everything
    assert slept == 0


def test_at_once_nothing_is_waited_for_and_the_line_comes_whole() -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    async def run() -> str:
        return b"".join([p async for p in speak(REPLY, "<li>whole</li>", at_once=True, sleep=sleep)]).decode()

    text = asyncio.run(run())
    assert slept == []
    assert "<span>" not in text
    assert text.index("<li>whole</li>") < text.index("event: done")


def test_line_breaks_in_the_data_stay_one_event() -> None:
    assert event(3, "one\ntwo") == b"id: 3\ndata: one\ndata: two\n\n"


async def read(stream: AsyncIterator[bytes]) -> str:
    return b"".join([part async for part in stream]).decode()


@pytest.mark.django_db(transaction=True)
def test_over_the_wire_the_saved_reply_streams_to_its_owner_only(cast: Cast) -> None:
    session = begin(cast.nadia)
    taken = say(cast.nadia, session, GOOD[0])
    address = reverse("roleplay:stream", args=[session.pk, 1]) + "?branch=1"

    async def as_person(person, **headers: str):
        client = AsyncClient()
        await client.aforce_login(person)
        response = await client.get(address, headers=headers)
        body = await read(response.streaming_content) if response.streaming else ""
        return response, body

    async def run() -> None:
        response, body = await as_person(cast.nadia)
        assert response.headers["Content-Type"] == "text/event-stream"
        assert response.headers["Cache-Control"] == "no-store"
        assert taken.reply.mood in body
        assert 'id="customer-face"' in body
        spoken = body.split('<li class="them"')[1]
        assert "Ines" in spoken
        for name, stranger in cast.all_but("nadia").items():
            refused, words = await as_person(stranger)
            assert (refused.status_code, words) == (404, ""), name

    asyncio.run(run())


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("query", ["", "?branch=2", "?branch=x", "?branch=-1"])
def test_a_turn_that_is_not_there_is_not_found(cast: Cast, query: str) -> None:
    session = begin(cast.nadia)
    say(cast.nadia, session, GOOD[0])

    async def run() -> int:
        client = AsyncClient()
        await client.aforce_login(cast.nadia)
        response = await client.get(reverse("roleplay:stream", args=[session.pk, 1]) + query)
        return response.status_code

    assert asyncio.run(run()) == 404
