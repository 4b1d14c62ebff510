"""Reading and scoring real conversations: turns a second on one core, and memory as the file grows."""

from __future__ import annotations

import csv
import io
import json
import random
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bench.tables import Table, against
from warmline.adapters.encoder import local_reader
from warmline.adapters.packs import load_rubric
from warmline.adapters.readers import open_conversations, read_conversations
from warmline.core.conversation import Conversation, Turn
from warmline.core.conversation.rows import FIELDS
from warmline.core.scoring.as_json import to_line
from warmline.core.scoring.feedback import write_feedback
from warmline.core.scoring.score import score

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "data" / "conversations" / "abcd_sample.json"
BUDGET = 400
GROWTH = 64.0
SYLLABLES = ("ba", "do", "fel", "gri", "ha", "jun", "ko", "lim", "mor", "ne", "pra", "ros", "tal", "ver", "wi", "zan")


def varied(text: str, dice: random.Random) -> str:
    """The text with other digits and one made-up name in it, so that no cache has met it or its sentences before."""
    digits = "".join(str(dice.randrange(10)) if letter.isdigit() else letter for letter in text)
    words = digits.split(" ")
    words.insert(dice.randrange(len(words) + 1), "".join(dice.choices(SYLLABLES, k=4)))
    return " ".join(words)


def conversations(count: int) -> Iterator[Conversation]:
    """The sample's conversations over and over, each time in other words."""
    originals = [talk for talk in open_conversations(SAMPLE) if isinstance(talk, Conversation)]
    dice = random.Random("scoring")
    for number in range(count):
        talk = originals[number % len(originals)]
        turns = tuple(Turn(turn.speaker, varied(turn.text, dice), turn.at) for turn in talk.turns)
        yield replace(talk, id=f"c{number}", turns=turns)


def rates(count: int = 240) -> dict[str, tuple[int, float]]:
    """Turns of customers and agents, and seconds of CPU, by part of the work."""
    reader, rubric = local_reader(), load_rubric()
    spent: dict[str, float] = defaultdict(float)
    turns = 0
    for number, talk in enumerate(conversations(count)):
        times = [time.process_time()]
        reading = reader.read(talk)
        times.append(time.process_time())
        card = score(talk, reading, rubric)
        times.append(time.process_time())
        write_feedback(card, talk, rubric, scene_facts=None)
        times.append(time.process_time())
        if number < 3:
            continue  # the first conversations compile patterns
        turns += sum(turn.speaker in {"customer", "agent"} for turn in talk.turns)
        for part, begun, ended in zip(("read", "score", "letter"), times, times[1:], strict=False):
            spent[part] += ended - begun
    spent["read and score"] = spent["read"] + spent["score"]
    return {part: (turns, seconds) for part, seconds in spent.items()}


class Rows(io.RawIOBase):
    """A CSV file of so many conversations of two turns each, written while it is read."""

    def __init__(self, count: int) -> None:
        self._pieces = self._written(count)
        self._rest = b""

    def _written(self, count: int) -> Iterator[bytes]:
        dice = random.Random("rows")
        yield (",".join(FIELDS) + "\n").encode()
        for number in range(count):
            out = io.StringIO()
            write = csv.writer(out).writerow
            write((f"c{number}", 0, "customer", varied("My parcel 4471 has not come, and I am annoyed.", dice)))
            write((f"c{number}", 1, "agent", varied("I am sorry. I will write to you by 18:00 today.", dice)))
            yield out.getvalue().encode()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        self._rest = self._rest or next(self._pieces, b"")
        size = min(len(buffer), len(self._rest))
        buffer[:size], self._rest = self._rest[:size], self._rest[size:]
        return size


def work_through(what: str, count: int) -> float:
    """Read (and score) a file of so many conversations; return the highest resident memory of this process in MiB."""
    reader, rubric = local_reader(), load_rubric()
    done = 0
    for talk in read_conversations(io.BufferedReader(Rows(count)), "rows.csv"):
        if not isinstance(talk, Conversation):
            raise SystemExit(str(talk))
        if what == "score":
            to_line(score(talk, reader.read(talk), rubric))
        done += 1
    if done != count:
        raise SystemExit(f"{done} of {count} conversations came out")
    status = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM"))


def memory(what: str, count: int) -> float:
    """The same in a process of its own."""
    code = f"import json; from bench.scoring import work_through; print(json.dumps(work_through({what!r}, {count})))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    return float(json.loads(done.stdout))


def table() -> Table:
    rows = []
    for part, (turns, seconds) in rates().items():
        rate = turns / seconds
        whole = part == "read and score"
        budget = f"at least {BUDGET}: {'kept' if rate >= BUDGET else 'MISSED'}" if whole else ""
        rows.append((f"{part}, turns a second of CPU", f"{rate:.0f}", budget))
    for what, few, many in (("read", 1_000, 200_000), ("score", 1_000, 20_000)):
        small, large = memory(what, few), memory(what, many)
        rows.append((f"{what} {few:,} conversations, MiB", f"{small:.0f}", ""))
        rows.append((f"{what} {many:,} conversations, MiB", f"{large:.0f}", against(large - small, GROWTH, "MiB more")))
    return Table(
        "Reading and scoring real conversations",
        "One process, one core. Turns of both speakers in three chats of ABCD, 80 times over, each time with other "
        "digits and a made-up word in every turn, so that no text is met twice. Memory: the highest of a process that "
        f"works through a CSV file; flat means at most {GROWTH:g} MiB more. What grows are memories of words and texts "
        "with a fixed size, and 16 MiB that tell which ids are complete.",
        ("what", "measured", "budget"),
        tuple(rows),
    )


if __name__ == "__main__":
    print(table().markdown())
