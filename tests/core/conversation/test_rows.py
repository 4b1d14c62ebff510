from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.core.conversation import Channel, Conversation, RowProblem, Speaker, rows_to_conversations
from warmline.core.conversation.rows import MOST_OPEN, MOST_TURNS

Row = Mapping[str, object]


def row(
    conversation: object = "c1", turn: object = 0, speaker: object = "agent", text: object = "Hi", **more: object
) -> Row:
    return {"conversation_id": conversation, "turn": turn, "speaker": speaker, "text": text, **more}


def read(*rows: Row) -> list[Conversation | RowProblem]:
    """Read rows that begin at line 2, below a heading."""
    return list(rows_to_conversations(enumerate(rows, start=2)))


def talks(*rows: Row) -> list[Conversation]:
    return [each for each in read(*rows) if isinstance(each, Conversation)]


def problems(*rows: Row) -> list[str]:
    return [str(each) for each in read(*rows) if isinstance(each, RowProblem)]


def test_rows_become_a_conversation() -> None:
    (talk,) = talks(
        row(turn=0, text="Hello", at="2025-03-31T14:05:00+02:00", channel="chat", agent="Dana", queue="parcels"),
        row(turn="1", speaker="customer", text="Where is it?"),
        row(turn=2, speaker=" NOTE ", text="looked it up"),
    )
    assert talk.id == "c1"
    assert [turn.speaker for turn in talk.turns] == [Speaker.AGENT, Speaker.CUSTOMER, Speaker.NOTE]
    assert [turn.text for turn in talk.turns] == ["Hello", "Where is it?", "looked it up"]
    assert (talk.channel, talk.agent, talk.queue) == (Channel.CHAT, "Dana", "parcels")
    assert talk.started_at == talk.turns[0].at
    assert talk.started_at is not None
    assert talk.started_at.utcoffset() == timedelta(hours=2)


def test_nothing_gives_nothing() -> None:
    assert read() == []


def test_ids_become_text_and_times_without_a_zone_are_utc() -> None:
    (talk,) = talks(row(conversation=3592, at="2025-03-31 14:05"))
    assert talk.id == "3592"
    assert talk.turns[0].at == datetime(2025, 3, 31, 14, 5, tzinfo=UTC)


def test_turns_are_put_in_order_of_their_numbers() -> None:
    (talk,) = talks(row(turn=2, text="c"), row(turn=0, text="a"), row(turn=10, text="d"), row(turn=1, text="b"))
    assert [turn.text for turn in talk.turns] == ["a", "b", "c", "d"]


def test_conversations_come_out_in_the_order_in_which_they_begin() -> None:
    found = talks(row("b", 0), row("b", 1), row("a", 0), row("c", 0))
    assert [talk.id for talk in found] == ["b", "a", "c"]


def test_conversations_that_ran_side_by_side_are_kept_apart() -> None:
    first, second = talks(
        row("a", 0, text="1"),
        row("b", 0, text="x"),
        row("a", 1, text="2"),
        row("b", 1, text="y"),
        row("a", 2, text="3"),
    )
    assert [turn.text for turn in first.turns] == ["1", "2", "3"]
    assert [turn.text for turn in second.turns] == ["x", "y"]


def test_rows_that_come_far_too_late_are_reported_and_never_mixed_in() -> None:
    rows = [row(f"c{n}", 0) for n in range(MOST_OPEN + 1)]
    found = read(*rows, row("c0", 1))
    late = [each for each in found if isinstance(each, RowProblem)]
    assert [(each.line, each.field) for each in late] == [(MOST_OPEN + 3, "conversation_id")]
    assert "already complete" in late[0].why
    assert [talk.id for talk in found if isinstance(talk, Conversation)] == [f"c{n}" for n in range(MOST_OPEN + 1)]


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        (row(speaker="agnt"), "line 3, speaker: 'agnt' is none of customer, agent, note, bot"),
        (row(turn="x"), "line 3, turn: 'x' is not a whole number from 0"),
        (row(turn=-1), "line 3, turn: '-1' is not a whole number from 0"),
        (row(turn=True), "line 3, turn: 'True' is not a whole number from 0"),
        (row(turn="1.5"), "line 3, turn: '1.5' is not a whole number from 0"),
        (row(turn="²"), "line 3, turn: '²' is not a whole number from 0"),
        (row(conversation="  "), "line 3, conversation_id: is empty"),
        (row(text=None), "line 3, text: is missing; a row needs conversation_id, turn, speaker, text"),
        (row(text=5), "line 3, text: '5' is not text"),
        (row(at="yesterday"), "line 3, at: 'yesterday' is not a time such as 2025-03-31T14:05:00+00:00"),
        (row(channel="fax"), "line 3, channel: 'fax' is none of chat, email, phone, social, in_person, other"),
        ({}, "line 3, conversation_id: is missing; a row needs conversation_id, turn, speaker, text"),
    ],
)
def test_a_bad_row_is_named_and_the_good_rows_around_it_are_kept(bad: Row, message: str) -> None:
    rows = (row("good", 0, text="before"), bad, row("good", 1, text="after"))
    assert problems(*rows) == [message]
    (talk,) = talks(*rows)
    assert [turn.text for turn in talk.turns] == ["before", "after"]


def test_a_turn_that_is_there_twice_is_reported() -> None:
    rows = (row(turn=0, text="first"), row(turn=0, text="second"))
    assert problems(*rows) == ["line 3, turn: turn 0 of conversation 'c1' is there twice; the first is kept"]
    assert talks(*rows)[0].turns[0].text == "first"


def test_a_long_value_is_shortened_in_the_message() -> None:
    (message,) = problems(row(speaker="x" * 500))
    assert len(message) < 120
    assert "..." in message


def test_a_conversation_without_end_is_cut_and_reported() -> None:
    rows = [row(turn=n) for n in range(MOST_TURNS + 2)]
    assert len(problems(*rows)) == 2
    assert len(talks(*rows)[0].turns) == MOST_TURNS


@pytest.mark.parametrize(
    ("written", "speaker"),
    [("action", Speaker.NOTE), ("system", Speaker.NOTE), ("user", Speaker.CUSTOMER), ("client", Speaker.CUSTOMER)],
)
def test_other_words_for_speakers(written: str, speaker: Speaker) -> None:
    assert talks(row(speaker=written))[0].turns[0].speaker is speaker


def test_words_are_kept_as_they_stand() -> None:
    text = "  <b>Hi</b> \x00 😡\n你好  "
    assert talks(row(text=text))[0].turns[0].text == text


def test_conversations_stream() -> None:
    taken: list[int] = []

    def rows() -> Iterator[tuple[int, Row]]:
        for n in range(1_000_000):
            taken.append(n)
            yield n + 2, row(f"c{n}", 0)

    stream = rows_to_conversations(rows())
    assert isinstance(next(stream), Conversation)
    assert len(taken) == MOST_OPEN + 1


@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "conversation_id": st.sampled_from(["a", "b", "", 7, None]),
                "turn": st.sampled_from([0, 1, 2, 3, "4", "x", None]),
                "speaker": st.sampled_from(["agent", "customer", "agnt", ""]),
                "text": st.sampled_from(["hi", "", None, 3]),
            }
        ),
        max_size=25,
    )
)
def test_every_row_is_either_in_a_conversation_or_reported(rows: list[dict[str, object]]) -> None:
    found = read(*rows)
    turns = sum(len(each.turns) for each in found if isinstance(each, Conversation))
    reported = sum(isinstance(each, RowProblem) for each in found)
    assert turns + reported == len(rows)
    ids = [each.id for each in found if isinstance(each, Conversation)]
    assert len(ids) == len(set(ids))
