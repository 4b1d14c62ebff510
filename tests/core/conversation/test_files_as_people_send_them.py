"""Conversations as files of many makes hold them: what is taken, and what is named with its field and reason."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.core.conversation import Channel, Conversation, Speaker, conversation_from_json
from warmline.core.conversation.redaction import KINDS, redact
from warmline.core.conversation.rows import MOST_OPEN, RowProblem, rows_to_conversations

Row = dict[str, object]
OWN: Row = {"id": "c1", "turns": [{"speaker": "customer", "text": "Where is it?"}]}


def row(name: str = "c1", turn: object = 1, speaker: object = "customer", text: object = "Hi", **more: object) -> Row:
    return {"conversation_id": name, "turn": turn, "speaker": speaker, "text": text} | more


def read(*rows: Row) -> list[Conversation | RowProblem]:
    return list(rows_to_conversations(enumerate(rows, start=2)))


def problems(*rows: Row) -> list[tuple[int, str]]:
    return [(found.line, found.field) for found in read(*rows) if isinstance(found, RowProblem)]


def talks(*rows: Row) -> list[Conversation]:
    return [found for found in read(*rows) if isinstance(found, Conversation)]


SPEAKERS = {
    Speaker.CUSTOMER: ("customer", "Customer", " CUSTOMER ", "user", "client"),
    Speaker.AGENT: ("agent", "AGENT"),
    Speaker.BOT: ("bot", "assistant"),
    Speaker.NOTE: ("note", "action", "system"),
}


@pytest.mark.parametrize("speaker", SPEAKERS)
def test_who_spoke_is_known_however_it_is_written(speaker: Speaker) -> None:
    for word in SPEAKERS[speaker]:
        (talk,) = talks(row(speaker=word))
        assert talk.turns[0].speaker is speaker, word


@pytest.mark.parametrize(
    ("bad", "field"),
    [
        (row(speaker="robot"), "speaker"),
        (row(speaker=""), "speaker"),
        (row(speaker=None), "speaker"),
        (row(turn="first"), "turn"),
        (row(turn=""), "turn"),
        (row(turn=None), "turn"),
        (row(name=""), "conversation_id"),
        (row(channel="pigeon"), "channel"),
        (row(at="yesterday"), "at"),
    ],
)
def test_a_bad_row_is_named_and_the_good_ones_are_kept(bad: Row, field: str) -> None:
    good = row("good", 1)
    assert problems(good, bad) == [(3, field)]
    assert [talk.id for talk in talks(good, bad) if talk.id == "good"] == ["good"]


@pytest.mark.parametrize("missing", ["conversation_id", "turn", "speaker", "text"])
def test_a_row_without_what_is_needed_says_what(missing: str) -> None:
    short = {key: value for key, value in row().items() if key != missing}
    assert problems(short) == [(2, missing)]


def test_a_problem_says_where_and_why_in_one_line() -> None:
    assert str(RowProblem(7, "speaker", "is missing")) == "line 7, speaker: is missing"
    assert str(RowProblem(7, "", "no object")) == "line 7: no object"


@given(st.permutations(range(1, 8)))
def test_turns_are_put_in_the_order_of_their_numbers(order: list[int]) -> None:
    (talk,) = talks(*(row(turn=number, text=f"t{number}") for number in order))
    assert [turn.text for turn in talk.turns] == [f"t{number}" for number in range(1, 8)]


def test_a_turn_that_is_there_twice_is_kept_once() -> None:
    rows = (row(turn=1, text="first"), row(turn=1, text="second"), row(turn=2, text="third"))
    assert problems(*rows) == [(3, "turn")]
    assert [turn.text for turn in talks(*rows)[0].turns] == ["first", "third"]


def test_chats_that_ran_side_by_side_may_be_mixed() -> None:
    rows = [row(f"c{number % 5}", number) for number in range(25)]
    found = talks(*rows)
    assert [talk.id for talk in found] == [f"c{number}" for number in range(5)]
    assert {len(talk.turns) for talk in found} == {5}


def test_one_more_than_may_be_mixed_closes_the_first_and_says_so_when_it_comes_back() -> None:
    rows = [row(f"c{number}", 1) for number in range(MOST_OPEN + 1)]
    assert problems(*rows) == []
    assert problems(*rows, row("c0", 2)) == [(MOST_OPEN + 3, "conversation_id")]
    assert problems(*rows, row("c1", 2)) == []


def test_what_is_said_once_counts_for_the_whole_talk() -> None:
    (talk,) = talks(row(turn=1), row(turn=2, agent="Sam", queue="Calls"), row(turn=3, agent="Kim"))
    assert (talk.agent, talk.queue) == ("Sam", "Calls")


# --- the project's own form


@pytest.mark.parametrize("obj", [None, 7, "talk", [], True])
def test_what_is_no_object_is_refused(obj: object) -> None:
    found = conversation_from_json(obj, 4)
    assert isinstance(found, RowProblem)
    assert (found.line, found.field) == (4, "")
    assert "expected a JSON object" in found.why


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"id": None}, "id"),
        ({"id": ""}, "id"),
        ({"turns": None}, "turns"),
        ({"turns": "Hi"}, "turns"),
        ({"turns": ["Hi"]}, "turns[0]"),
        ({"turns": [{"text": "Hi"}]}, "turns[0].speaker"),
        ({"turns": [{"speaker": "customer"}]}, "turns[0].text"),
        ({"turns": [{"speaker": "x", "text": "Hi"}]}, "turns[0].speaker"),
        ({"channel": "pigeon"}, "channel"),
        ({"started_at": "soon"}, "started_at"),
        ({"facts": ["a"]}, "facts"),
    ],
)
def test_what_cannot_be_read_is_named(change: Row, field: str) -> None:
    found = conversation_from_json(OWN | change, 9)
    assert isinstance(found, RowProblem)
    assert (found.line, found.field) == (9, field)


def test_everything_that_may_be_said_of_a_talk_is_kept() -> None:
    more: Row = {
        "channel": "email", "started_at": "2026-05-01T12:00:00+00:00", "agent": "Sam", "queue": "Calls",
        "language": "en", "facts": {"order_number": 7, "customer_name": "Dana", "list": [1], "nothing": None},
    }  # fmt: skip
    found = conversation_from_json(OWN | more, 1)
    assert isinstance(found, Conversation)
    assert (found.channel, found.agent, found.queue, found.language) == (Channel.EMAIL, "Sam", "Calls", "en")
    assert found.started_at == dt.datetime(2026, 5, 1, 12, tzinfo=dt.UTC)
    assert [(fact.key, fact.label, fact.value) for fact in found.facts] == [
        ("order_number", "Order number", "7"),
        ("customer_name", "Customer name", "Dana"),
    ]


def test_the_form_of_abcd_is_read_with_its_facts() -> None:
    found = conversation_from_json(
        {
            "convo_id": 3695,
            "scenario": {"personal": {"customer_name": "Dana"}, "order": {"customer_name": "Other", "item": "hat"}},
            "original": [["customer", "Hi"], ["action", "looked up"], ["agent", "Hello"]],
        },
        1,
    )
    assert isinstance(found, Conversation)
    assert found.id == "3695"
    assert [turn.speaker for turn in found.turns] == [Speaker.CUSTOMER, Speaker.NOTE, Speaker.AGENT]
    assert [(fact.key, fact.value) for fact in found.facts] == [("customer_name", "Dana"), ("item", "hat")]


# --- what must not stay in a text

HIDDEN = {
    "email": ("dana@mail.example", "Dana.Wolf+shop@mail.co.example"),
    "card": ("4111 1111 1111 1111", "5500-0000-0000-0004", "378282246310005"),
    "iban": ("DE89 3704 0044 0532 0130 00", "GB82WEST12345698765432"),
    "phone": ("07700 900123", "+44 7700 900 123", "(977) 625-2661"),
    "address": ("12 Hill Street", "4 Old Mill Lane"),
    "postcode": ("LS1 4AP", "SW1A 1AA"),
    "url": ("https://a.example/reset?token=abc123",),
}
STAYS = (
    "It costs £1,234.50 in all.",
    "At 18:00 on 12 May 2026.",
    "I waited 2 hours and 30 minutes.",
    "See https://a.example/help for more.",
    "I bought 3 hats and 12 scarves.",
    "4111 1111 1111 1112 is no card.",
    "It took 12 days of the way.",
)


@pytest.mark.parametrize("kind", HIDDEN)
def test_personal_data_is_taken_out_wherever_it_stands(kind: str) -> None:
    for value in HIDDEN[kind]:
        for text in (value, f"It is {value}.", f"Write: {value}, please", f"({value})"):
            found = redact(text)
            assert value not in found.text, text
            assert f"[{kind}]" in found.text, text


@pytest.mark.parametrize("kind", HIDDEN)
def test_a_kind_that_is_to_stay_stays(kind: str) -> None:
    (value, *_) = HIDDEN[kind]
    assert f"[{kind}]" not in redact(value, keep=[kind]).text


@pytest.mark.parametrize("text", STAYS)
def test_figures_that_belong_to_nobody_stay(text: str) -> None:
    assert redact(text).text == text


def test_known_names_go_and_words_stay() -> None:
    assert redact("Dana waits. Wolf too. Wolfgang not.", names=["Dana Wolf"]).text.count("[name]") >= 1
    assert "Wolfgang" in redact("Wolfgang waits.", names=["Dana Wolf"]).text
    assert redact("Nobody is named.", names=[]).spans == ()


def test_a_kind_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="no such kind"):
        redact("x", keep=["emails"])
    assert "email" in KINDS


@given(st.text(max_size=200))
def test_what_is_taken_out_is_told_in_order_and_the_rest_is_untouched(text: str) -> None:
    found = redact(text)
    rest, at = "", 0
    for span in found.spans:
        assert at <= span.start < span.end
        rest += text[at : span.start] + f"[{span.kind}]"
        at = span.end
    assert rest + text[at:] == found.text
