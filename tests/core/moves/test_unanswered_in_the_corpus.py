"""Questions in the training part of the written corpus: an answer that shows the skill leaves hardly any open."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from warmline.core.conversation import Channel, Conversation, Speaker, Turn
from warmline.core.moves.known_facts import contradictions
from warmline.core.moves.rules import RuleReader
from warmline.core.moves.unanswered import State, questions

CORPUS = Path(__file__).parents[3] / "data" / "corpus" / "train" / "corpus.jsonl"


@cache
def states(kind: str) -> Counter[State]:
    """What became of the last customer's questions in all answers of a kind."""
    found: Counter[State] = Counter()
    reader = RuleReader()
    for line in CORPUS.read_text("utf-8").splitlines():
        each = json.loads(line)
        if each["kind"] != kind or each["turn"]["speaker"] != "agent":
            continue
        turns = [Turn(Speaker(said["speaker"]), said["text"]) for said in each["context"]]
        turns.append(Turn(Speaker.AGENT, each["turn"]["text"]))
        talk = Conversation(each["id"], tuple(turns), Channel(each["channel"]))
        last = talk.before(len(turns) - 1, Speaker.CUSTOMER)
        found.update(each.state for each in questions(talk, reader.read(talk)) if each.turn == last)
        assert contradictions(talk) == ()  # without facts nothing can be contradicted
    return found


def open_share(kind: str) -> float:
    found = states(kind)
    return found[State.OPEN] / found.total()


def test_there_is_something_to_count() -> None:
    assert states("shows").total() >= 30
    assert states("template").total() >= 30


def test_good_answers_leave_hardly_a_question_open() -> None:
    assert open_share("shows") <= 0.05


def test_pasted_templates_leave_many_open() -> None:
    assert open_share("template") >= 0.25


@pytest.mark.parametrize("kind", ["template", "stuffed", "phrase", "putdown"])
def test_every_poor_kind_leaves_more_open_than_good_answers(kind: str) -> None:
    assert open_share(kind) > open_share("shows")
