"""Asks conversation by conversation, writes the reviews as CSV, and says what came of it."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import astuple, dataclass
from io import TextIOWrapper
from itertools import islice
from pathlib import Path
from typing import BinaryIO

import click

from warmline.adapters.llm import BudgetSpent, EndpointRater, Refused, Tally, question, readable_criteria, sheet_of
from warmline.adapters.llm.prompt import schema
from warmline.adapters.llm.rater import TOGETHER
from warmline.adapters.readers import open_conversations
from warmline.config import wiring
from warmline.config.cli.output import opened_output
from warmline.config.cli.scoring.problems import Problems
from warmline.core.conversation import Conversation
from warmline.core.skills import Behaviour


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of a run: the counts, bad entries, and why it ended early, where it did."""

    tally: Tally
    bad: int
    stopped: str | None


def chosen_criteria(skills: Sequence[str], criteria: Sequence[str]) -> tuple[Behaviour, ...]:
    """Return the criteria of these skills and of these names; all that words can show where none is named.

    Raises KeyError with the name where there is no such skill or criterion, PackError where the rubric cannot be read.
    """
    rubric = wiring.rubric()
    wanted = {each.key for key in skills for each in rubric.skill(key).behaviours}
    wanted |= {rubric.behaviour(key)[1].key for key in criteria}
    readable = readable_criteria(rubric)
    return tuple(each for each in readable if each.key in wanted) if skills or criteria else readable


def ask(file: Path, out: Path | None, rater: EndpointRater, limit: int | None) -> Asked:
    """Ask about the conversations of a file. Raises UnusableInput or OSError where nothing can be done."""
    stopped = None
    with Problems(None) as problems, opened_output(out) as stream, _Rows(stream) as rows:
        for talk in islice(_good(file, problems), limit):
            try:
                reviews = rater.review(talk)
            except (BudgetSpent, Refused) as error:
                stopped = str(error)
                break
            for review in reviews:
                rows.add(astuple(review))
        problems.tell()
    return Asked(rater.tally, problems.count, stopped)


def show(file: Path, criteria: Sequence[Behaviour]) -> None:
    """Print what would be sent about the first conversation, and send nothing. Raises as `ask` does."""
    for talk in islice(_good(file, Problems(None)), 1):
        sheet = sheet_of(talk)
        for at in range(0, len(criteria), TOGETHER):
            group = criteria[at : at + TOGETHER]
            click.echo(json.dumps({"messages": question(group, sheet), "schema": schema(group)}, indent=2))


def tell(asked: Asked) -> None:
    """Say on standard error what came of it."""
    tally = asked.tally
    lines = [
        f"{tally.conversations:,} conversations: {tally.asked:,} questions asked, {tally.remembered:,} known before.",
        f"{tally.reviews:,} reviews, {tally.not_observed:,} times not observed.",
        *(f"{count:,} answers dropped: {why}." for why, count in sorted(tally.dropped.items())),
        *(f"{count:,} questions without an answer: {why}." for why, count in sorted(tally.failed.items())),
    ]
    for line in lines:
        click.echo(line, err=True)
    if asked.stopped:
        click.echo(f"Stopped early. {asked.stopped} What was answered is remembered.", err=True)


def _good(file: Path, problems: Problems) -> Iterator[Conversation]:
    with closing(open_conversations(file)) as found:  # type: ignore[type-var]
        for each in found:
            if isinstance(each, Conversation):
                yield each
            else:
                problems.add(each)


class _Rows:
    """Rows of CSV in a stream of bytes that stays open."""

    def __init__(self, stream: BinaryIO) -> None:
        self._text = TextIOWrapper(stream, encoding="utf-8", errors="replace", newline="", write_through=True)
        self._writer = csv.writer(self._text, lineterminator="\n")
        self.add(EndpointRater.FIELDS)

    def add(self, row: Sequence[object]) -> None:
        self._writer.writerow(row)

    def __enter__(self) -> _Rows:
        return self

    def __exit__(self, *_: object) -> None:
        self._text.flush()
        self._text.detach()
