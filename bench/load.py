"""Many people practising at once against a real server: answers sent, replies streamed, five seconds of thought."""

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

THINK = 5.0
SCENARIOS = ("parcel_birthday", "telecom_engineer_noshow", "bank_card_abroad")
HIDDEN = re.compile(r'name="(csrfmiddlewaretoken|branch|number|key)" value="([^"]*)"')
STREAM = re.compile(r'="(/practise/[^"]*/stream[^"]*)"')


@dataclass
class Tally:
    """What the clients saw: seconds until an answer was acknowledged, until the first word, and what failed."""

    said: list[float] = field(default_factory=list)
    first_word: list[float] = field(default_factory=list)
    pages: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


class Client:
    """One person at her browser."""

    def __init__(self, house: House, number: int, http: aiohttp.ClientSession, tally: Tally) -> None:
        self.house, self.http, self.tally = house, http, tally
        self.dice = random.Random(number)
        self.cookies = {"sessionid": house.cookies[number]}

    async def fetch(self, path: str) -> tuple[str, str]:
        begun = time.perf_counter()
        async with self.http.get(self.house.address + path, cookies=self.cookies) as page:
            text = await page.text()
            if page.status != 200:
                self.tally.errors.append(f"GET {path}: {page.status}")
        self.tally.pages.append(time.perf_counter() - begun)
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
                self.tally.first_word.append(time.perf_counter() - begun)
                break
            await stream.read()

    async def talk(self, until: float) -> None:
        """Start a conversation and answer until time is up; begin another when one ends."""
        while time.perf_counter() < until:
            token = HIDDEN.search((await self.fetch("/practise/"))[0])
            data = {"csrfmiddlewaretoken": token[2] if token else "", "key": str(uuid.uuid4())}
            page, address = await self.post(f"/practise/start/{self.dice.choice(SCENARIOS)}", data)
            for words in ANSWERS:
                await asyncio.sleep(self.dice.uniform(0.6, 1.4) * THINK)
                fields = dict(HIDDEN.findall(page))
                if time.perf_counter() > until or "number" not in fields:
                    break
                begun = time.perf_counter()
                page, _ = await self.post(f"{address}say", {**fields, "text": words})
                self.tally.said.append(time.perf_counter() - begun)
                stream = STREAM.search(page)
                if stream is None:
                    break
                await self.listen(stream[1])


async def crowd(house: House, people: int, seconds: float) -> Tally:
    """Let this many people practise for so many seconds."""
    tally = Tally()
    until = time.perf_counter() + seconds
    timeout = aiohttp.ClientTimeout(total=60)
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(timeout=timeout, connector=connector, cookie_jar=aiohttp.DummyCookieJar()) as http:

        async def later(number: int) -> None:
            await asyncio.sleep(number / people * THINK)
            try:
                await Client(house, number, http, tally).talk(until)
            except (aiohttp.ClientError, TimeoutError) as error:
                tally.errors.append(repr(error))

        await asyncio.gather(*(later(number) for number in range(people)))
    return tally


def table(seconds: float = 30.0) -> Table:
    rows = []
    for people in (1, 50, 200):
        with running(people=people, workers=2) as house:
            tally = asyncio.run(crowd(house, people, seconds))
            memory = house.memory()
        said = [value * 1000 for value in tally.said]
        words = [value * 1000 for value in tally.first_word]
        p95 = percentile(said, 0.95)
        rows.append(
            (
                str(people),
                str(len(said)),
                *(f"{percentile(said, share):.0f}" for share in (0.5, 0.95, 0.99)),
                f"{percentile(words, 0.95):.0f}" if words else "none",
                str(len(tally.errors)),
                f"{max(memory):.0f}",
                against(p95, 250, "ms") if people == 200 else "",
            )
        )
        for error in sorted(set(tally.errors))[:5]:
            print(f"  {people} people: {error}")
    return Table(
        "People practising at once",
        f"A real server with two processes on SQLite, {seconds:.0f} s each, about 5 s of thought before each answer, "
        "every reply streamed. The clients run on the same two cores. Milliseconds until an answer is saved.",
        ("people", "answers", "p50", "p95", "p99", "first word p95", "errors", "MiB, largest process", "budget (p95)"),
        tuple(rows),
    )
