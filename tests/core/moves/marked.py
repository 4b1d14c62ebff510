"""The marked turns of tests/core/moves/heard as values, and what a reader finds in them, counted name by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from warmline.core.conversation import Channel, Conversation, Speaker, Turn
from warmline.core.moves import MoveReader

HEARD: Final = Path(__file__).parent / "heard"
SURE: Final = 0.6
"""Marks below this confidence are guesses and count for nothing."""
_SPEAKERS: Final = {"a": Speaker.AGENT, "c": Speaker.CUSTOMER}
UNMARKED: Final = frozenset(
    (
        *("uses_detail", "gives_information", "next_step", "promises", "speaks_positively", "speaks_negatively"),
        *("greets", "introduces_self", "uses_name", "rambles", "repeats_itself", "states_fact"),
    )
)
"""What every second turn holds, or what only a whole talk shows: nobody marked it."""
BESIDE: Final = {
    name: frozenset(others.split())
    for name, others in {
        "acknowledges_feeling": "paraphrases validates small_talk",
        "validates": "acknowledges_feeling acknowledges_generically small_talk",
        "paraphrases": "verifies_understanding summarises",
        "verifies_understanding": "paraphrases asks_closed",
        "acknowledges_generically": "stock_phrase apologises",
        "stock_phrase": "apologises acknowledges_generically thanks_customer proposes_more_help promises_vaguely",
        "takes_ownership": "next_step_with_time follows_up holds",
        "apologises": "takes_ownership acknowledges_feeling acknowledges_generically",
        "next_step_with_time": "takes_ownership follows_up holds",
        "follows_up": "next_step_with_time takes_ownership promises_vaguely checks_resolved",
        "offers_remedy": "next_step_with_time takes_ownership",
        "offers_options": "offers_remedy agrees_action next_step_with_time",
        "declines_with_alternative": "offers_remedy offers_options explains declines_with_reason",
        "declines_with_reason": "explains",
        "declines_bare": "answers_too_short refers_to_policy",
        "refers_to_policy": "explains",
        "summarises": "next_step_with_time offers_remedy agrees_action",
        "prevents_repeat": "explains next_step_with_time",
        "holds": "takes_ownership",
        "escalates": "next_step_with_time takes_ownership",
        "asks_open": "coaches_with_question asks_for_help",
        "coaches_with_question": "asks_open asks_closed",
        "asks_for_help": "holds escalates",
        "commands": "answers_too_short",
        "dismisses": "answers_too_short",
        "argues": "answers_too_short",
        "blames_customer": "answers_too_short asks_closed asks_open",
        "blames_other": "explains answers_too_short",
        "insults": "answers_too_short",
        "sarcasm": "answers_too_short",
        "agrees_action": "offers_remedy offers_options",
        "small_talk": "says_goodbye_warmly",
        "says_goodbye_warmly": "small_talk",
        "thanks_customer": "gives_specific_praise",
        "gives_specific_praise": "thanks_customer validates",
        "proposes_more_help": "stock_phrase asks_closed",
        "plain_steps": "next_step_with_time",
        "asks_question": "makes_request",
        "makes_request": "asks_question",
        "shows_confusion": "asks_question",
        "doubts": "asks_question objects shows_worry",
        "shows_worry": "asks_question has_deadline",
        "has_deadline": "shows_worry",
        "asks_for_supervisor": "makes_request asks_question",
        "threatens_to_leave": "shows_anger makes_request",
        "shows_disappointment": "shows_anger objects",
        "objects": "asks_question doubts shows_anger",
        "thanks": "shows_relief accepts",
        "shows_relief": "thanks accepts",
        "accepts": "shows_relief",
        "says_goodbye": "accepts thanks",
        "insults_agent": "shows_anger",
        "shows_anger": "asks_question objects",
    }.items()
}
"""What may stand where the first name stands, without having been marked by name."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A turn with the line before it, what must be found in it, and what may be found as well."""

    before: Turn
    turn: Turn
    there: frozenset[str]
    may: frozenset[str]

    def missed_and_false(self, found: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
        """Return what is there and was not found, and what was found and is not there."""
        return self.there - found, found - self.there - self.may


@dataclass(frozen=True, slots=True)
class Share:
    """How much of what was found is there (`precision`), and how much of what is there was found (`recall`), 0-1."""

    there: int
    found: int
    both: int

    @property
    def precision(self) -> float:
        return self.both / self.found

    @property
    def recall(self) -> float:
        return self.both / self.there


def marked_turns(name: str) -> list[Marked]:
    """Return the turns of one list ("agents_worked", "agents_aside", "customers_worked", "customers_aside")."""
    turns: list[Marked] = []
    mine = Speaker.AGENT if name.startswith("agents") else Speaker.CUSTOMER
    before = Turn(Speaker.CUSTOMER, "")
    for line in (HEARD / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line[:3] in ("a: ", "c: "):
            before = Turn(_SPEAKERS[line[0]], line[3:])
        elif line:
            names, text = line.split(" | ", 1)
            turns.append(_marked(before, Turn(mine, text), frozenset(names.split()) - {"-"}))
    return turns


def _marked(before: Turn, turn: Turn, names: frozenset[str]) -> Marked:
    there = frozenset(name for name in names if name[0] != "?")
    may = {name[1:] for name in names - there}.union(*(BESIDE.get(name, frozenset()) for name in there))
    return Marked(before, turn, there, frozenset(may))


def found_in(reader: MoveReader, each: Marked) -> frozenset[str]:
    """Return the names that a reader is sure to see in a turn, without those that nobody marked."""
    reading = reader.read_turn(Conversation("heard", (each.before, each.turn), Channel.CHAT), 1)
    return frozenset(mark.name for mark in reading.marks if mark.confidence >= SURE) - UNMARKED


def by_name(reader: MoveReader, turns: list[Marked]) -> dict[str, Share]:
    """Return precision and recall of every name that is there or was found."""
    there: Counter[str] = Counter()
    found: Counter[str] = Counter()
    both: Counter[str] = Counter()
    for each in turns:
        names = found_in(reader, each)
        missed, false = each.missed_and_false(names)
        there.update(each.there)
        both.update(each.there - missed)
        found.update((each.there - missed) | false)
    return {name: Share(there[name], found[name], both[name]) for name in sorted({*there, *found})}


def together(shares: dict[str, Share]) -> Share:
    """Return the share over all names."""
    rows = shares.values()
    return Share(sum(row.there for row in rows), sum(row.found for row in rows), sum(row.both for row in rows))


def table(reader: MoveReader, names: tuple[str, ...]) -> Iterator[str]:
    """Yield the table name by name, for the page on reading."""
    rows = by_name(reader, [each for name in names for each in marked_turns(name)])
    for name, row in rows.items():
        yield f"{name:28}{row.there:5}{row.found:6}{row.both:6}"
