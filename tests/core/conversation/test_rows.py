from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.core.conversation import Channel, Conversation, Speaker
from warmline.core.conversation.rows import RowProblem, conversation_from_json, rows_to_conversations


def row(line: int, id: str, speaker: str = "agent", text: str = "hello", **cells: str):
    return (line, {"conversation_id": id, "speaker": speaker, "text": text, **cells}, None)


def read(*rows):
    return list(rows_to_conversations(rows))


def test_rows_that_follow_one_another_are_one_conversation() -> None:
    (first, second) = read(
        row(2, "a", "customer", "hi", channel="chat", queue="parcels", agent="N1"),
        row(3, "a", "agent", "hello", at="2026-03-01T09:30:00+01:00"),
        row(4, "b", "bot", "welcome"),
    )
    assert (first.id, first.channel, first.queue, first.agent) == ("a", Channel.CHAT, "parcels", "N1")
    assert [(turn.speaker, turn.text) for turn in first.turns] == [(Speaker.CUSTOMER, "hi"), (Speaker.AGENT, "hello")]
    assert first.turns[1].at == datetime.fromisoformat("2026-03-01T09:30:00+01:00")
    assert (second.id, second.channel) == ("b", Channel.OTHER)


def test_turn_numbers_put_rows_in_order() -> None:
    (talk,) = read(row(2, "a", text="second", turn="1"), row(3, "a", text="first", turn="0"))
    assert [turn.text for turn in talk.turns] == ["first", "second"]


def test_a_time_without_a_zone_is_utc() -> None:
    (talk,) = read(row(2, "a", at="2026-03-01 09:30"))
    assert talk.started_at == datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (row(3, "a", "boss"), "speaker is “boss”; expected one of customer, agent, note, bot"),
        (row(3, "a", ""), "speaker is empty"),
        (row(3, "a", text="  "), "text is empty"),
        (row(3, "a", turn="two"), "turn is “two”; expected a whole number"),
        (row(3, "a", at="yesterday"), "at is “yesterday”; expected a time such as"),
        (row(3, " "), "conversation_id is empty"),
        ((3, {"conversation_id": "a"}, "it holds null bytes."), "it holds null bytes."),
    ],
)
def test_a_bad_row_is_named_and_the_others_are_kept(bad, why: str) -> None:
    problem, talk = read(row(2, "a", text="one"), bad, row(4, "a", text="three"))
    assert isinstance(problem, RowProblem)
    assert problem.line == 3
    assert why in problem.why
    assert [turn.text for turn in talk.turns] == ["one", "three"]


def test_a_turn_number_that_is_there_twice_is_named() -> None:
    problem, talk = read(row(2, "a", turn="0"), row(3, "a", turn="0"))
    assert problem.why == "turn 0 of conversation a is there twice."
    assert len(talk.turns) == 1


def test_an_unknown_channel_is_named() -> None:
    problem, *rest = read(row(2, "a", channel="pigeon"))
    assert "channel is “pigeon”; expected one of chat, email" in problem.why
    assert rest == []


def test_a_conversation_that_goes_on_after_another_is_named_and_not_split() -> None:
    found = read(row(2, "a"), row(3, "b"), row(4, "a"))
    assert [each.id for each in found if isinstance(each, Conversation)] == ["a", "b"]
    (problem,) = [each for each in found if isinstance(each, RowProblem)]
    assert problem.line == 4
    assert "Sort the file" in problem.why


def test_rows_are_read_one_conversation_at_a_time() -> None:
    taken = 0

    def endless():
        nonlocal taken
        while True:
            taken += 1
            yield row(taken, f"c{taken // 3}")

    stream = rows_to_conversations(endless())
    assert next(stream).id == "c0"
    assert taken <= 4


GOOD = {"id": 7, "channel": "email", "turns": [{"speaker": "customer", "text": "hi"}]}


def test_a_json_object_becomes_a_conversation() -> None:
    talk = conversation_from_json(
        {**GOOD, "agent": "N1", "language": "en", "facts": {"order_id": 12, "other": None}, "started_at": "2026-01-01"},
        5,
    )
    assert isinstance(talk, Conversation)
    assert (talk.id, talk.channel, talk.agent, talk.language) == ("7", Channel.EMAIL, "N1", "en")
    assert [(fact.key, fact.label, fact.value) for fact in talk.facts] == [("order_id", "Order id", "12")]


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ([], "expected an object with id, channel and turns, not a list"),
        (None, "not null"),
        ({**GOOD, "id": ""}, "id is missing"),
        ({**GOOD, "id": True}, "id is missing"),
        ({**GOOD, "turns": []}, "turns is missing or empty"),
        ({**GOOD, "turns": "hi"}, "turns is missing or empty"),
        ({**GOOD, "turns": ["hi"]}, "turn 0 is a text; expected an object"),
        ({**GOOD, "turns": [{"speaker": "agent"}]}, "turn 0 has no text"),
        ({**GOOD, "turns": [{"speaker": "me", "text": "x"}]}, "turn 0: speaker is “me”"),
        ({**GOOD, "turns": [{"speaker": 1, "text": "x"}]}, "speaker is a number; expected a text"),
        ({**GOOD, "channel": "pigeon"}, "channel is “pigeon”"),
        ({**GOOD, "facts": [1]}, "facts is a list; expected an object"),
        ({**GOOD, "started_at": "soon"}, "started_at is “soon”"),
    ],
)
def test_an_object_that_does_not_fit_says_why(value: object, why: str) -> None:
    problem = conversation_from_json(value, 5)
    assert isinstance(problem, RowProblem)
    assert problem.line == 5
    assert why in problem.why


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=8) | st.integers(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "turns", "speaker", "text", "channel", "facts", "at"]), inner, max_size=5
        )
    ),
    max_leaves=12,
)


@given(JSON)
def test_any_json_is_a_conversation_or_a_problem(value: object) -> None:
    assert isinstance(conversation_from_json(value, 1), Conversation | RowProblem)
