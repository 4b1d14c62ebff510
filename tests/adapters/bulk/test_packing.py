"""A conversation that goes to another machine comes back as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import conversation

from warmline.adapters.bulk.packing import packed, unpacked
from warmline.core.conversation import CaseFacts, Channel, Conversation, Fact, Speaker, Turn

anything = st.text(st.characters(exclude_categories=()), max_size=30)
when = st.none() | st.datetimes(timezones=st.timezones())
turns = st.builds(Turn, st.sampled_from(Speaker), anything, when)
facts = st.lists(st.builds(Fact, anything, anything, anything), max_size=3).map(lambda each: CaseFacts(tuple(each)))
talks = st.builds(
    Conversation,
    anything,
    st.lists(turns, max_size=5).map(tuple),
    st.sampled_from(Channel),
    when,
    st.none() | anything,
    st.none() | anything,
    st.none() | anything,
    facts,
)


def same(talk: Conversation) -> object:
    """A conversation with its times as moments and offsets: zones lose their names on the way, and that is all."""
    times = [talk.started_at, *(turn.at for turn in talk.turns)]
    return (
        talk.id, [(turn.speaker, turn.text) for turn in talk.turns], talk.channel, talk.agent, talk.queue,
        talk.language, talk.facts, [None if at is None else (at.replace(tzinfo=None), at.utcoffset()) for at in times],
    )  # fmt: skip


@given(talks)
def test_nothing_is_lost_on_the_way(talk: Conversation) -> None:
    line = packed(talk)
    assert same(unpacked(line)) == same(talk)
    assert line.isascii()
    assert "\n" not in line


@pytest.mark.parametrize("line", ["", "{}", "[]", '{"id": 1}', packed(conversation("a: Hi.")).replace("agent", "x")])
def test_anything_else_is_refused(line: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        unpacked(line)
