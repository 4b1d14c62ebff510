"""One question to an endpoint: tries, waits, time-outs, and everything a server can do wrong."""

from __future__ import annotations

import json
import random
import ssl
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self

from warmline.adapters.llm.endpoint import Endpoint

if TYPE_CHECKING:
    import httpx

# An answer of some thousand tokens is far below this.
LARGEST: Final = 1024 * 1024
_AGAIN: Final = frozenset((408, 425, 429, 500, 502, 503, 504, 529))
_NO_SCHEMA: Final = frozenset((400, 415, 422, 501))
_NEVER: Final = frozenset((301, 302, 303, 307, 308, 401, 402, 403, 404, 405, 410))
_FIRST_WAIT: Final = 1.0

Message = dict[str, str]


class Unanswered(Exception):
    """This question got no usable answer; the next may. The text is a reason of a few words, without any text sent."""


class Refused(Exception):
    """The endpoint will answer no question as things are. The text says what to look at."""


class _Again(Exception):
    """This try failed in a way that another may not. `wait` is what the server asked for, in seconds."""

    def __init__(self, why: str, wait: float | None = None) -> None:
        super().__init__(why)
        self.wait = wait


class _NoSchema(Exception):
    """The server does not take the schema of the answer."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the model wrote, and how many tokens question and answer took, where the server says it."""

    text: str
    tokens: int | None


class Caller:
    """Asks an endpoint. `before` is called ahead of every try and may raise to stop it.

    Requests go to the endpoint's address only: no proxy of the environment is used and no redirect followed, since
    both could hand words and key to somebody else. `now` and `sleep` are a clock and a wait in seconds; `dice` spread
    the waits.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        *,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        dice: random.Random,
    ) -> None:
        """Prepare to ask; nothing is sent yet."""
        self.endpoint = endpoint
        self._now = now
        self._sleep = sleep
        self._dice = dice
        self._with_schema = True
        import httpx  # an extra: a house without a language model has none, and still reads this room

        headers = {"Authorization": f"Bearer {endpoint.key}"} if endpoint.key else {}
        secure = ssl.create_default_context() if endpoint.address.startswith("https:") else True
        self._client = httpx.Client(headers=headers, verify=secure, trust_env=False, follow_redirects=False)

    def ask(
        self, messages: Sequence[Message], schema: dict[str, Any], before: Callable[[], None] = lambda: None
    ) -> Reply:
        """Ask until there is an answer. Raises Unanswered, or Refused, or what `before` raises."""
        until = self._now() + self.endpoint.seconds
        tried, why = 0, "too slow"
        while tried < self.endpoint.tries and self._now() < until:
            before()
            try:
                return self._try(messages, schema, until)
            except _NoSchema:
                self._with_schema = False
                continue
            except _Again as failed:
                tried, why = tried + 1, str(failed)
                self._wait(tried, failed.wait, until)
        raise Unanswered(why)

    def _wait(self, tried: int, asked: float | None, until: float) -> None:
        if tried < self.endpoint.tries:
            wait = _FIRST_WAIT * 2 ** (tried - 1) * self._dice.uniform(0.5, 1.0) if asked is None else asked
            self._sleep(max(0.0, min(wait, until - self._now())))

    def _try(self, messages: Sequence[Message], schema: dict[str, Any], until: float) -> Reply:
        import httpx

        started = self._now()
        # Of several tries one gets at most half of the time, a single try all of it.
        until = min(until, started + self.endpoint.seconds / min(2, self.endpoint.tries))
        body = self._body(messages, schema)
        timeout = httpx.Timeout(max(0.001, until - started), connect=min(10.0, self.endpoint.seconds / 2))
        try:
            with self._client.stream("POST", self.endpoint.url, json=body, timeout=timeout) as response:
                data = self._read(response, until)
        except httpx.TimeoutException as error:
            raise _Again("too slow") from error
        except httpx.TransportError as error:
            raise _Again("connection lost") from error
        except (httpx.DecodingError, httpx.InvalidURL) as error:
            raise Unanswered("unreadable reply") from error
        self._check(response)
        return _reply(data)

    def _body(self, messages: Sequence[Message], schema: dict[str, Any]) -> dict[str, Any]:
        body: dict[str, Any] = {
            "model": self.endpoint.model,
            "messages": list(messages),
            "temperature": 0,
            "max_tokens": self.endpoint.longest,
        }
        if self._with_schema:
            wanted = {"name": "reviews", "strict": True, "schema": schema}
            body["response_format"] = {"type": "json_schema", "json_schema": wanted}
        return body

    def _read(self, response: httpx.Response, until: float) -> bytes:
        data = bytearray()
        for piece in response.iter_bytes():
            data += piece
            if len(data) > LARGEST:
                raise Unanswered("reply too long")
            # A server that drips byte after byte never meets the time-out of a single read.
            if self._now() >= until:
                raise _Again("too slow")
        return bytes(data)

    def _check(self, response: httpx.Response) -> None:
        status = response.status_code
        if status == 200:
            return
        if status in _AGAIN:
            raise _Again(f"busy ({status})", _seconds(response.headers.get("retry-after", "")))
        if status in _NO_SCHEMA and self._with_schema:
            raise _NoSchema
        if status in _NEVER:
            raise Refused(f"The endpoint at {self.endpoint.host} answered {status}. Look at address, model and key.")
        raise Unanswered(f"refused ({status})")

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the connections."""
        self.close()


def _seconds(written: str) -> float | None:
    return float(written) if written.isascii() and written.isdigit() and len(written) < 7 else None


def _reply(data: bytes) -> Reply:
    try:
        found = json.loads(data)
        choice = found["choices"][0]
        text = choice["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError) as error:
        raise Unanswered("unreadable reply") from error
    if choice["message"].get("refusal"):
        raise Unanswered("the model declined")
    if choice.get("finish_reason") == "length":
        raise Unanswered("answer cut at its longest")
    if not isinstance(text, str):
        raise Unanswered("unreadable reply")
    usage = found.get("usage")
    tokens = usage.get("total_tokens") if isinstance(usage, dict) else None
    return Reply(text, tokens if isinstance(tokens, int) and not isinstance(tokens, bool) and tokens >= 0 else None)
