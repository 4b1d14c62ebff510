"""The rows of the exam with a model's words and without, side by side, as text and as a table."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from exams.customer.further import Further, _never, _percent, _questions, _variety
from exams.customer.pool import Talk
from exams.customer.questions import Asked
from exams.customer.stats import Figure, share
from exams.customer.wording_talks import Heard, Pairs
from warmline.adapters.llm.wording import SECONDS
from warmline.core.customer.engine import ENGINE_VERSION
from warmline.core.customer.language.guard import REASONS

PAGE: Final = Path(__file__).resolve().parents[2] / "docs" / "methods" / "language.md"
MARK: Final = "worded"
_NEVER: Final = {"role flips": "swapped", "contradictions": "stray", "thanks": "thanks"}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what was wanted, found with the model, and found in the authored words ("" for none)."""

    name: str
    wanted: str
    found: str
    peer: str = ""


def rows(pairs: Pairs, heard: Sequence[Heard], turned: Pairs) -> Iterator[Row]:
    """Yield the whole table; `turned` was played in the authored words said backwards, without a guard."""
    yield from _identity(pairs, "answers after which act, topics, mood, facts and end are the same")
    yield from _identity(turned, "the same with the authored words said backwards, unguarded, in place of the model's")
    yield from _guarded(heard)
    with_model = _judged(pairs.worded, pairs.asked_worded)
    without = _judged(pairs.authored, pairs.asked_authored)
    for row, peer in zip(with_model, without, strict=True):
        yield Row(row.name, row.wanted, _marked(row), _marked(peer))
    yield from _waited(heard)


def _identity(pairs: Pairs, name: str) -> Iterator[Row]:
    differing = [one for one in pairs.compared if one.differs]
    what = ", ".join(f"{name} {n}" for name, n in Counter(one.differs for one in differing).most_common(3))
    same = len(pairs.compared) - len(differing)
    note = f"; differing: {what}" if differing else ""
    yield Row(name, "all", f"{same} of {len(pairs.compared)}{note}")
    unread = sum(not one.read_otherwise for one in differing)
    yield Row("differing though the answer was read the same", "0", str(unread))


def _guarded(heard: Sequence[Heard]) -> Iterator[Row]:
    n, answered = len(heard), [one for one in heard if not one.failed]
    used = [one for one in answered if one.used]
    yield Row("messages the model was asked for", "-", str(n))
    yield Row("words used", "-", _percent(share(len(used), n)))
    yield Row("of these other than the authored words", "-", _percent(share(sum(o.other for o in used), len(used))))
    refused, failed = Counter(one.refused for one in answered), Counter(one.failed for one in heard if one.failed)
    why = ", ".join(f"{reason} {refused[reason]}" for reason in REASONS if refused[reason])
    found = share(len(answered) - len(used), len(answered))
    yield Row("answers the guard refused", "-", _percent(found) + (f": {why}" if why else ""))
    why = ", ".join(f"{reason} {count}" for reason, count in failed.most_common())
    yield Row("no answer", "-", _percent(share(n - len(answered), n)) + (f": {why}" if why else ""))


def _judged(talks: Sequence[Talk], asked: Sequence[Asked]) -> list[Further]:
    """Return the rows of the exam; those of what must never happen with the share of messages and its interval."""
    messages = sum(len(talk.lines) - 1 for talk in talks)
    found = []
    for row in _never(talks):
        what = next((what for start, what in _NEVER.items() if row.name.startswith(start)), None)
        if what is not None:
            figure = share(sum(len(getattr(talk, what)) for talk in talks), messages)
            row = replace(row, found=f"{row.found}; {_percent(figure)}")
        found.append(row)
    return [*found, _questions(asked), *_variety(talks)]


def _marked(row: Further) -> str:
    return row.found if row.holds else f"{row.found} (not as wanted)"


def _waited(heard: Sequence[Heard]) -> Iterator[Row]:
    times = sorted(one.seconds for one in heard)
    if not times:
        return
    p50, p95 = times[len(times) // 2], times[int(0.95 * (len(times) - 1))]
    yield Row("seconds a message, failures included: p50, p95", "-", f"{p50:.1f}, {p95:.1f}", "0, nothing is asked")
    soon: Figure = share(sum(not one.failed and one.seconds < SECONDS for one in heard), len(heard))
    yield Row(f"answered within the {SECONDS:g} seconds of the program", "-", _percent(soon))


def heading(pairs: Pairs, about: str, seconds: float, minutes: float) -> str:
    """Return what was asked and how, in one line."""
    scenarios = len({talk.scenario for talk in pairs.worded})
    return (
        f"{about}. Engine {ENGINE_VERSION}, {len(pairs.worded)} conversations with {scenarios} customers, each played "
        f"in both words with the same typed answers, and {len(pairs.asked_worded)} direct questions; {seconds:g} "
        f"seconds for an answer; {minutes:.0f} minutes."
    )


def lines(found: Sequence[Row]) -> Iterator[str]:
    """Yield the table for a terminal."""
    for row in found:
        yield f"{row.name}\n    {row.found}" + (f"\n    authored words: {row.peer}" if row.peer else "")


def table(found: Sequence[Row]) -> Iterator[str]:
    """Yield the table in Markdown."""
    yield from ("| | wanted | with the model | authored words |", "|---|---|---|---|")
    for row in found:
        yield "| " + " | ".join(one.replace("|", "/").replace("\n", " ") for one in _cells(row)) + " |"


def _cells(row: Row) -> tuple[str, str, str, str]:
    return row.name, row.wanted, row.found, row.peer


def write_heard(path: Path, heard: Sequence[Heard]) -> None:
    """Write every question as a line of JSON, to be read by people: the plan, the words, what became of them."""
    with path.open("w", encoding="utf-8") as file:
        for one in heard:
            plan = {"act": one.task.act, "mood": one.task.mood, "voice": one.task.voice, "channel": one.task.channel}
            said = {"authored": one.task.authored, "words": one.words, "refused": one.refused, "failed": one.failed}
            json.dump({**plan, **said, "agent": one.task.talk[-1:], "seconds": round(one.seconds, 2)}, file)
            file.write("\n")
