from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.core.conversation import Channel, Conversation, RowProblem, Speaker, conversation_from_json

SAMPLE = Path(__file__).parents[3] / "data" / "conversations" / "abcd_sample.json"
OWN = {
    "id": 17,
    "channel": "email",
    "started_at": "2025-03-31T14:05:00Z",
    "agent": "Dana",
    "queue": "parcels",
    "language": "en",
    "facts": {"order_number": 5512, "customer_name": "Gordon Bell", "nested": {"x": 1}, "nothing": None},
    "turns": [
        {"speaker": "customer", "text": "Where is it?", "at": "2025-03-31T14:05:00Z"},
        {"speaker": "agent", "text": "In Leeds."},
    ],
}


def good(obj: object) -> Conversation:
    read = conversation_from_json(obj, 1)
    assert isinstance(read, Conversation), read
    return read


def bad(obj: object) -> str:
    read = conversation_from_json(obj, 7)
    assert isinstance(read, RowProblem)
    return str(read)


def test_the_projects_own_form() -> None:
    talk = good(OWN)
    assert (talk.id, talk.channel, talk.agent, talk.queue, talk.language) == (
        "17",
        Channel.EMAIL,
        "Dana",
        "parcels",
        "en",
    )
    assert [(turn.speaker, turn.text) for turn in talk.turns] == [
        (Speaker.CUSTOMER, "Where is it?"),
        (Speaker.AGENT, "In Leeds."),
    ]
    assert talk.started_at == talk.turns[0].at
    assert [(fact.key, fact.label, fact.value) for fact in talk.facts] == [
        ("order_number", "Order number", "5512"),
        ("customer_name", "Customer name", "Gordon Bell"),
    ]


def test_the_smallest_object() -> None:
    talk = good({"id": "x", "turns": []})
    assert (talk.turns, talk.channel, len(talk.facts), talk.started_at) == ((), Channel.OTHER, 0, None)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"id": None}, "line 7, id: is missing"),
        ({"id": " "}, "line 7, id: is empty"),
        ({"turns": None}, "line 7, turns: is missing"),
        ({"turns": "hi"}, "line 7, turns: expected a list, found text"),
        ({"turns": [5]}, "line 7, turns[0]: expected an object with speaker and text, found a number"),
        ({"turns": [{"text": "hi"}]}, "line 7, turns[0].speaker: is missing"),
        (
            {"turns": [{"speaker": "agent", "text": "a"}, {"speaker": "agnt", "text": "b"}]},
            "line 7, turns[1].speaker: 'agnt' is none of customer, agent, note, bot",
        ),
        ({"turns": [{"speaker": "agent", "text": ["a"]}]}, "line 7, turns[0].text: \"['a']\" is not text"),
        (
            {"turns": [{"speaker": "agent", "text": "a", "at": "noon"}]},
            "line 7, turns[0].at: 'noon' is not a time such as 2025-03-31T14:05:00+00:00",
        ),
        ({"channel": "fax"}, "line 7, channel: 'fax' is none of chat, email, phone, social, in_person, other"),
        ({"started_at": "then"}, "line 7, started_at: 'then' is not a time such as 2025-03-31T14:05:00+00:00"),
        ({"facts": ["x"]}, "line 7, facts: expected an object of facts, found a list"),
    ],
)
def test_what_cannot_be_read_is_named(change: dict[str, object], message: str) -> None:
    assert bad({**OWN, **change}) == message


@pytest.mark.parametrize(
    ("obj", "kind"), [([], "a list"), ("x", "text"), (5, "a number"), (None, "null"), (True, "true or false")]
)
def test_what_is_no_object_is_named(obj: object, kind: str) -> None:
    assert bad(obj) == f"line 7: expected a JSON object for a conversation, found {kind}"


def test_abcd_becomes_conversations_with_notes_and_facts() -> None:
    talks = [good(obj) for obj in json.loads(SAMPLE.read_text(encoding="utf-8"))]
    assert [talk.id for talk in talks] == ["3592", "9489", "3695"]
    first = talks[0]
    assert first.channel is Channel.CHAT
    assert first.turns[6].speaker is Speaker.NOTE
    assert first.turns[6].text == "Account has been pulled up for Crystal Minh."
    name = first.facts.get("customer_name")
    order = first.facts.get("order_id")
    assert name is not None
    assert order is not None
    assert (name.value, name.label, order.value) == ("crystal minh", "Customer name", "3348917502")
    assert len({fact.key for fact in first.facts}) == len(first.facts)
    assert [len(talk.turns) for talk in talks] == [29, 21, 22]


@pytest.mark.parametrize(
    ("obj", "message"),
    [
        ({"convo_id": 1}, "line 7, original: is missing"),
        (
            {"convo_id": 1, "original": [["agent"]]},
            "line 7, original[0]: expected [speaker, text], found \"['agent']\"",
        ),
        ({"convo_id": 1, "original": ["agent"]}, "line 7, original[0]: expected [speaker, text], found 'agent'"),
        (
            {"convo_id": 1, "original": [["boss", "hi"]]},
            "line 7, original[0].speaker: 'boss' is none of customer, agent, note, bot",
        ),
        ({"convo_id": "", "original": []}, "line 7, convo_id: is empty"),
        (
            {"convo_id": 1, "original": [], "scenario": {"personal": []}},
            "line 7, personal: expected an object of facts, found a list",
        ),
    ],
)
def test_a_broken_abcd_object_is_named(obj: object, message: str) -> None:
    assert bad(obj) == message


def test_abcd_without_a_scenario_has_no_facts() -> None:
    assert len(good({"convo_id": 5, "original": [["customer", "hi"]]}).facts) == 0


_KEYS = st.sampled_from(
    ["id", "turns", "speaker", "text", "at", "channel", "facts", "convo_id", "original", "scenario", "x"]
)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_KEYS, inner, max_size=5),
    max_leaves=15,
)


@given(_JSON)
def test_any_json_value_gives_a_conversation_or_a_problem(obj: object) -> None:
    assert isinstance(conversation_from_json(obj, 1), Conversation | RowProblem)
