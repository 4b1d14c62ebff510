"""Conversations, turns and facts as values."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import conversation

from warmline.core.conversation import CaseFacts, Channel, Conversation, Fact, Speaker, Turn

TALK = conversation("a: Hello.", "n: looked up", "c: Where is it?", "a: In Leeds.", "b: Rate us!", "c: Thanks.")
TURNS = st.lists(st.builds(Turn, st.sampled_from(Speaker), st.text(max_size=5)), max_size=12).map(tuple)


def test_the_turns_of_one_speaker_keep_their_numbers() -> None:
    assert [(n, turn.text) for n, turn in TALK.said_by(Speaker.AGENT)] == [(0, "Hello."), (3, "In Leeds.")]
    assert [n for n, _ in TALK.said_by(Speaker.CUSTOMER)] == [2, 5]
    assert [n for n, _ in TALK.said_by(Speaker.NOTE)] == [1]


@pytest.mark.parametrize(
    ("turn", "speaker", "found"),
    [
        (5, Speaker.AGENT, 3),
        (3, Speaker.AGENT, 0),
        (3, Speaker.CUSTOMER, 2),
        (2, Speaker.CUSTOMER, None),
        (0, Speaker.AGENT, None),
        (6, Speaker.CUSTOMER, 5),
        (5, Speaker.NOTE, 1),
    ],
)
def test_the_last_turn_before(turn: int, speaker: Speaker, found: int | None) -> None:
    assert TALK.before(turn, speaker) == found


@given(TURNS)
def test_every_turn_is_said_by_exactly_one(turns: tuple[Turn, ...]) -> None:
    talk = Conversation("c1", turns)
    numbers = sorted(n for speaker in Speaker for n, _ in talk.said_by(speaker))
    assert numbers == list(range(len(turns)))


@given(TURNS, st.sampled_from(Speaker))
def test_before_agrees_with_said_by(turns: tuple[Turn, ...], speaker: Speaker) -> None:
    talk = Conversation("c1", turns)
    for turn in range(len(turns) + 1):
        earlier = [n for n, _ in talk.said_by(speaker) if n < turn]
        assert talk.before(turn, speaker) == (earlier[-1] if earlier else None)


def test_what_a_source_leaves_out_has_a_plain_default() -> None:
    talk = Conversation("c1", ())
    assert (talk.channel, talk.started_at, talk.agent, talk.queue, talk.language) == (Channel.OTHER, *[None] * 4)
    assert len(talk.facts) == 0


def test_the_words_of_files_for_speakers_and_channels() -> None:
    assert [speaker.value for speaker in Speaker] == ["customer", "agent", "note", "bot"]
    assert [channel.value for channel in Channel] == ["chat", "email", "phone", "social", "in_person", "other"]


@pytest.mark.parametrize("value", [TALK, TALK.turns[0], TALK.facts, Fact("a", "A", "1")])
def test_none_of_them_changes_in_place(value: object) -> None:
    name = dataclasses.fields(value)[0].name  # type: ignore[arg-type]
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(value, name, None)
    assert hash(value) == hash(dataclasses.replace(value))  # type: ignore[type-var]


def test_facts_keep_their_order_and_are_found_by_key() -> None:
    facts = CaseFacts((Fact("order", "Order", "5512"), Fact("city", "City", "Leeds")))
    assert [fact.key for fact in facts] == ["order", "city"]
    assert len(facts) == 2
    found = facts.get("city")
    assert found is not None
    assert found.value == "Leeds"
    assert facts.get("street") is None
    assert CaseFacts().get("order") is None
