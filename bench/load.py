"""Many people practising at once against a real server: how long until an answer is saved, and how many at most.

The model, which the page states too. Each person opens the list, starts a talk, thinks, answers, listens to the whole
reply, thinks again. People arrive one after the other over `RAMP` seconds, and only what is sent after the last has
come is counted. How long they think is the whole question: issue 2 says 5 s ("quick", 3 to 7 s), real people who read a
reply and type two sentences take 15 to 30 s ("natural").
"""

from __future__ import annotations

import asyncio
import random
import re
import time
import uuid
from dataclasses import dataclass, field

import aiohttp

from bench.house import House, running
from bench.tables import Table, against, percentile
from bench.turn import ANSWERS

QUICK, NATURAL = (3.0, 7.0), (15.0, 30.0)  # seconds of thought before an answer, drawn evenly
RAMP, COUNTED = 30.0, 40.0  # seconds
BUDGET = 250.0  # ms
LADDER = (50, 100, 150, 200, 250, 300, 400)  # people who think quickly; the last that keep the budget are looked for
SCENARIOS = ("parcel_birthday", "telecom_engineer_noshow", "bank_card_abroad")
HIDDEN = re.compile(r'name="(csrfmiddlewaretoken|branch|number|key)" value="([^"]*)"')
STREAM = re.compile(r'="(/practise/[^"]*/stream[^"]*)"')

Think = tuple[float, float]


@dataclass
class Tally:
    """What the clients saw after `begins`: seconds until an answer was acknowledged, until the first word, failures."""

    begins: float
    said: list[float] = field(default_factory=list)
    first_word: list[float] = field(default_factory=list)
    pages: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    seconds: float = 0.0
    processor: float = 0.0
    memory: float = 0.0

    def note(self, into: list[float], begun: float) -> None:
        """Keep how long something took that begun at a moment, once everybody has come."""
        if begun >= self.begins:
            into.append(time.perf_counter() - begun)

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.said) / self.seconds

    def p95(self) -> float:
        """Milliseconds within which 95 of 100 answers were saved."""
        return percentile(self.said, 0.95) * 1000


class Client:
    """One person at her browser."""

    def __init__(self, house: House, number: int, http: aiohttp.ClientSession, tally: Tally, think: Think) -> None:
        self.house, self.http, self.tally, self.think = house, http, tally, think
        self.dice = random.Random(number)
        self.cookies = {"sessionid": house.cookies[number]}

    async def fetch(self, path: str) -> tuple[str, str]:
        begun = time.perf_counter()
        async with self.http.get(self.house.address + path, cookies=self.cookies) as page:
            text = await page.text()
            if page.status != 200:
                self.tally.errors.append(f"GET {path}: {page.status}")
        self.tally.note(self.tally.pages, begun)
        if "csrftoken" in page.cookies:
            self.cookies["csrftoken"] = page.cookies["csrftoken"].value
        return text, str(page.url.path)

    async def post(self, path: str, data: dict[str, str]) -> tuple[str, str]:
        headers = {"HX-Request": "true", "Referer": self.house.address} if path.endswith("/say") else {}
        posting = self.http.post(self.house.address + path, data=data, cookies=self.cookies, headers=headers)
        async with posting as page:
            text = await page.text()
            if page.status != 200:
                self.tally.errors.append(f"POST {path}: {page.status}")
            return text, str(page.url.path)

    async def listen(self, path: str) -> None:
        begun = time.perf_counter()
        async with self.http.get(self.house.address + path.replace("&amp;", "&"), cookies=self.cookies) as stream:
            if stream.status != 200:
                self.tally.errors.append(f"STREAM: {stream.status}")
            async for _ in stream.content:
                self.tally.note(self.tally.first_word, begun)
                break
            await stream.read()

    async def talk(self, until: float) -> None:
        """Start a conversation and answer until time is up; begin another when one ends."""
        while time.perf_counter() < until:
            token = HIDDEN.search((await self.fetch("/practise/"))[0])
            data = {"csrfmiddlewaretoken": token[2] if token else "", "key": str(uuid.uuid4())}
            page, address = await self.post(f"/practise/start/{self.dice.choice(SCENARIOS)}", data)
            for words in ANSWERS:
                await asyncio.sleep(self.dice.uniform(*self.think))
                fields = dict(HIDDEN.findall(page))
                if time.perf_counter() > until or "number" not in fields:
                    break
                begun = time.perf_counter()
                page, _ = await self.post(f"{address}say", {**fields, "text": words})
                self.tally.note(self.tally.said, begun)
                stream = STREAM.search(page)
                if stream is None:
                    break
                await self.listen(stream[1])


async def crowd(house: House, people: int, think: Think, *, ramp: float = RAMP, counted: float = COUNTED) -> Tally:
    """Let this many people come over `ramp` seconds and practise; count what they see in the seconds after."""
    tally = Tally(begins=time.perf_counter() + ramp)
    until = tally.begins + counted
    timeout = aiohttp.ClientTimeout(total=60)
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(timeout=timeout, connector=connector, cookie_jar=aiohttp.DummyCookieJar()) as http:

        async def later(number: int) -> None:
            await asyncio.sleep(number / people * ramp)
            try:
                await Client(house, number, http, tally, think).talk(until)
            except (aiohttp.ClientError, TimeoutError) as error:
                tally.errors.append(repr(error))

        async def watch() -> None:
            await asyncio.sleep(tally.begins - time.perf_counter())
            before = house.processor()
            await asyncio.sleep(until - time.perf_counter())
            tally.seconds, tally.processor = time.perf_counter() - tally.begins, house.processor() - before
            tally.memory = max(house.memory())

        await asyncio.gather(watch(), *(later(number) for number in range(people)))
    return tally


def measured(people: int, think: Think) -> Tally:
    """What a fresh house with two processes does for so many people."""
    with running(people=people, workers=2) as house:
        tally = asyncio.run(crowd(house, people, think))
    print(f"  {people} people: {tally.rate:.1f} answers a second, p95 {tally.p95():.0f} ms")
    for error in sorted(set(tally.errors))[:5]:
        print(f"  {people} people: {error}")
    return tally


def row(people: int, think: Think, tally: Tally, *, judged: bool = False) -> tuple[str, ...]:
    """One line of the table."""
    said = [value * 1000 for value in tally.said]
    return (
        str(people),
        f"{think[0]:g} to {think[1]:g}",
        f"{tally.rate:.1f}",
        *(f"{percentile(said, share):.0f}" for share in (0.5, 0.95, 0.99)),
        f"{percentile(tally.first_word, 0.95) * 1000:.0f}" if tally.first_word else "none",
        f"{tally.processor * 1000 / len(said):.0f}",
        str(len(tally.errors)),
        f"{tally.memory:.0f}",
        against(tally.p95(), BUDGET, "ms") if judged else "",
    )


def climb() -> tuple[list[tuple[str, ...]], str]:
    """Add people until the budget is missed: the rows on the way, and in words where that was."""
    rows, last = [], "with fewer than the fewest tried"
    for people in LADDER:
        tally = measured(people, QUICK)
        rows.append(row(people, QUICK, tally, judged=people == 200))
        if tally.p95() > BUDGET:
            if people < 200:
                rows.append(row(200, QUICK, measured(200, QUICK), judged=True))
            return rows, f"p95 crosses {BUDGET:.0f} ms between {last} and {tally.rate:.0f} answers a second."
        last = f"{tally.rate:.0f}"
    return rows, f"At {last} answers a second, the most that was tried, p95 is still under {BUDGET:.0f} ms."


def table() -> Table:
    rows = [row(people, NATURAL, measured(people, NATURAL), judged=people == 200) for people in (1, 50, 200)]
    quick, crossing = climb()
    return Table(
        "People practising at once",
        f"A real server with two processes on SQLite. People come over {RAMP:.0f} s; the {COUNTED:.0f} s after that "
        "are counted. Each reads, thinks for so many seconds, answers, and hears the whole reply streamed; after six "
        "answers a new talk. 15 to 30 s is what reading and typing take; 3 to 7 s is the harder trial that was set at "
        "the outset. The clients run on the same two cores. Milliseconds until an answer is saved; CPU: of all server "
        f"processes, for an answer with its stream and its share of pages and new talks. {crossing}",
        (
            "people", "thought, s", "answers a second", "p50", "p95", "p99", "first word p95", "CPU ms an answer",
            "errors", "MiB, largest process", "budget (p95)",
        ),
        (*rows, *quick),
    )  # fmt: skip
