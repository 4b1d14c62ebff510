"""One question to a server that may do anything."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.adapters.llm import server
from tests.adapters.llm.server import playing

from warmline.adapters.llm import Caller, Endpoint, Refused, Unanswered
from warmline.adapters.llm.calling import Reply, _reply

QUESTION = [{"role": "user", "content": "How was it?"}]
SCHEMA = {"type": "object"}
FINE = server.says('{"reviews": []}')


class Waits:
    """Notes how long it was asked to wait, and does not."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)


@contextmanager
def asking(address: str, waits: Waits | None = None, **more: object) -> Iterator[Caller]:
    named: dict[str, object] = {"seconds": 20.0, "key": "sesame", **more}
    endpoint = Endpoint(address, "small", **named)  # type: ignore[arg-type]
    with Caller(endpoint, sleep=waits or Waits(), dice=random.Random(1)) as caller:
        yield caller


def gives_up(caller: Caller, why: str, before: Callable[[], None] = lambda: None) -> None:
    with pytest.raises(Unanswered, match=why):
        caller.ask(QUESTION, SCHEMA, before)


def refused(address: str, why: str) -> str:
    with asking(address) as caller, pytest.raises(Refused, match=why) as error:
        caller.ask(QUESTION, SCHEMA)
    return str(error.value)


def test_a_question_carries_model_messages_schema_and_key() -> None:
    with playing(FINE) as there, asking(there.address) as caller:
        assert caller.ask(QUESTION, SCHEMA) == Reply('{"reviews": []}', 100)
    (body,), (headers,) = there.bodies, there.headers
    assert body["path"] == "/v1/chat/completions"
    assert (body["model"], body["messages"], body["temperature"]) == ("small", QUESTION, 0)
    assert body["response_format"]["json_schema"] == {"name": "reviews", "strict": True, "schema": SCHEMA}
    assert headers["authorization"] == "Bearer sesame"


def test_without_a_key_none_is_sent_and_the_key_is_never_shown() -> None:
    with playing(FINE) as there, asking(there.address + "/", key="") as caller:
        caller.ask(QUESTION, SCHEMA)
    assert "authorization" not in there.headers[0]
    assert "sesame" not in repr(Endpoint("http://x/v1", "m", "sesame"))


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504, 529])
def test_a_busy_server_is_asked_again(status: int) -> None:
    waits = Waits()
    with playing(server.gives(status), server.gives(status), FINE) as there, asking(there.address, waits) as caller:
        assert caller.ask(QUESTION, SCHEMA).text == '{"reviews": []}'
    assert len(there.bodies) == 3
    first, second = waits.seconds
    assert 0.5 <= first <= 1.0 <= second <= 2.0, "the second wait is twice as long, each spread by dice"


def test_the_wait_that_the_server_asks_for_is_kept_within_the_time_there_is() -> None:
    waits = Waits()
    acts = [server.gives(429, retry_after="3"), server.gives(429, retry_after="86400"), FINE]
    with playing(*acts) as there, asking(there.address, waits) as caller:
        caller.ask(QUESTION, SCHEMA)
    assert waits.seconds[0] == 3
    assert 0 < waits.seconds[1] <= 20


def test_after_four_tries_it_is_given_up_with_the_reason() -> None:
    with playing(server.gives(429)) as there, asking(there.address) as caller:
        gives_up(caller, r"^busy \(429\)$")
    assert len(there.bodies) == 4


@pytest.mark.parametrize("act", [server.is_cut, server.hangs_up], ids=["cut", "hung up"])
def test_a_lost_connection_is_tried_again(act: server.Act) -> None:
    with playing(act, FINE) as there, asking(there.address) as caller:
        assert caller.ask(QUESTION, SCHEMA).text == '{"reviews": []}'
    assert len(there.bodies) == 2


def test_a_stream_that_is_cut_every_time_is_given_up() -> None:
    with playing(server.is_cut) as there, asking(there.address) as caller, pytest.raises(Unanswered, match="lost"):
        caller.ask(QUESTION, SCHEMA)


def test_nobody_listens() -> None:
    with playing(FINE) as there:
        address = there.address
    with asking(address) as caller, pytest.raises(Unanswered, match="connection lost"):
        caller.ask(QUESTION, SCHEMA)


@pytest.mark.parametrize("act", [server.sleeps, server.drips], ids=["silent", "byte by byte"])
def test_a_slow_server_gets_half_the_time_and_the_next_try_the_rest(act: server.Act) -> None:
    with playing(act, FINE) as there, asking(there.address, seconds=0.8) as caller:
        assert caller.ask(QUESTION, SCHEMA).text == '{"reviews": []}'
    with playing(act) as there, asking(there.address, seconds=0.4) as caller:
        gives_up(caller, "too slow")
    assert 1 <= len(there.bodies) <= 4


def test_no_more_is_asked_once_the_time_is_over() -> None:
    clock = count(0.0, 9.0)
    endpoint = Endpoint("http://127.0.0.1:9/v1", "small", seconds=20.0, tries=100)
    tries: list[int] = []
    with Caller(endpoint, now=lambda: next(clock), sleep=Waits(), dice=random.Random(1)) as caller:
        gives_up(caller, "too slow|connection lost", lambda: tries.append(1))
    assert len(tries) <= 2


def test_an_answer_without_end_is_not_read_to_its_end() -> None:
    with playing(server.is_huge) as there, asking(there.address) as caller:
        gives_up(caller, "reply too long")
    assert len(there.bodies) == 1


@pytest.mark.parametrize("status", [400, 415, 422, 501])
def test_a_server_without_schemas_is_asked_without_and_from_then_on(status: int) -> None:
    with playing(server.gives(status), FINE) as there, asking(there.address) as caller:
        caller.ask(QUESTION, SCHEMA)
        caller.ask(QUESTION, SCHEMA)
    assert ["response_format" in body for body in there.bodies] == [True, False, False]


def test_a_server_that_refuses_also_the_plain_question_is_not_asked_again() -> None:
    with playing(server.gives(400)) as there, asking(there.address) as caller:
        gives_up(caller, r"refused \(400\)")
    assert len(there.bodies) == 2


@pytest.mark.parametrize("status", [301, 302, 307, 401, 403, 404, 405])
def test_what_no_other_question_would_change_stops_everything(status: int) -> None:
    with playing(server.gives(status, b"a secret", location="http://127.0.0.1:9/")) as there:
        said = refused(there.address, f"answered {status}")
    assert len(there.bodies) == 1, "no redirect is followed and nothing asked again"
    assert "secret" not in said
    assert "sesame" not in said


@pytest.mark.parametrize(
    ("act", "why"),
    [
        (server.gives(200, b"<html>welcome</html>"), "unreadable reply"),
        (server.gives(200, b""), "unreadable reply"),
        (server.gives(200, b"[]"), "unreadable reply"),
        (server.gives(200, b'{"choices": []}'), "unreadable reply"),
        (server.gives(200, b'{"choices": [{"message": null}]}'), "unreadable reply"),
        (server.gives(200, b"[" * 100_000), "unreadable reply"),
        (server.gives(200, b"\xff\xfe"), "unreadable reply"),
        (server.gives(200, b"not gzip", content_encoding="gzip"), "unreadable reply"),
        (server.says(None), "unreadable reply"),
        (server.says(7), "unreadable reply"),
        (server.says("{", finish="length"), "answer cut at its longest"),
        (server.says("", refusal="I would rather not."), "the model declined"),
        (server.gives(418), r"refused \(418\)"),
    ],
)
def test_a_reply_that_is_of_no_use_is_said_in_words(act: server.Act, why: str) -> None:
    with playing(act) as there, asking(there.address) as caller, pytest.raises(Unanswered, match=why):
        caller.ask(QUESTION, SCHEMA)
    assert len(there.bodies) == 1


def test_what_is_called_before_each_try_can_stop_it() -> None:
    tries: list[int] = []

    def before() -> None:
        tries.append(1)
        if len(tries) == 3:
            raise KeyError("enough")

    with playing(server.gives(503)) as there, asking(there.address) as caller, pytest.raises(KeyError):
        caller.ask(QUESTION, SCHEMA, before)
    assert len(there.bodies) == 2


@pytest.mark.parametrize("usage", [None, {}, {"total_tokens": "many"}, {"total_tokens": -1}, {"total_tokens": True}])
def test_tokens_that_are_not_told_are_not_made_up(usage: object) -> None:
    body = json.loads(server.completion("x", tokens=None))
    assert _reply(json.dumps({**body, "usage": usage}).encode()).tokens is None


@given(st.binary(max_size=200) | st.recursive(st.none() | st.text() | st.integers(), st.lists, max_leaves=9).map(
    lambda each: json.dumps(each).encode()
))  # fmt: skip
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_no_bytes_at_all_break_the_reading_of_a_reply(data: bytes) -> None:
    with suppress(Unanswered):
        assert isinstance(_reply(data).text, str)
