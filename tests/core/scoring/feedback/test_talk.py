from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import conversation

from warmline.core.conversation import Speaker
from warmline.core.scoring.feedback.talk import talk_of
from warmline.core.scoring.feedback.voice import Voice, capitalised, typographic

TALK = talk_of(
    conversation("a: Hello", "c: one", "a: two", "n: looked up", "a: three", "b: a bot", "c: four", "c: five", "a: six")
)


def test_turns_in_a_row_are_one_answer_and_notes_do_not_part_them() -> None:
    assert [TALK.answer_of(turn) for turn in (0, 2, 4, 8)] == [1, 2, 2, 3]


@pytest.mark.parametrize(("answer", "turn"), [(1, 0), (2, 2), (3, 8), (4, None), (0, None)])
def test_an_answer_begins_at_its_first_turn(answer: int, turn: int | None) -> None:
    assert TALK.turn_of_answer(answer) == turn


@pytest.mark.parametrize(("turn", "reply"), [(0, "one"), (2, "four"), (4, "four"), (8, None)])
def test_the_reply_is_the_customers_next_message(turn: int, reply: str | None) -> None:
    assert TALK.reply_to(turn) == reply


def test_own_texts_are_the_agents_words_in_order() -> None:
    assert TALK.own_texts() == ("Hello", "two", "three", "six")
    assert TALK.text(5) == "a bot"


@settings(deadline=None)
@given(st.lists(st.sampled_from("canb"), max_size=15))
def test_answers_count_up_by_one(speakers: list[str]) -> None:
    talk = talk_of(conversation(*(f"{speaker}: words" for speaker in speakers)))
    agent = [talk.answer_of(n) for n, turn in enumerate(talk.conversation.turns) if turn.speaker is Speaker.AGENT]
    assert sorted(set(agent)) == list(range(1, len(set(agent)) + 1))
    assert agent == sorted(agent)
    for answer in set(agent):
        turn = talk.turn_of_answer(answer)
        assert turn is not None
        assert talk.answer_of(turn) == answer


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('Say "I will" now', "Say “I will” now"),
        ('"One" and "two"', "“One” and “two”"),
        ('An odd " stays', 'An odd " stays'),
        ('"a" and an odd "', '“a” and an odd "'),
        ("the customer's word", "the customer’s word"),
        ("the agents' room", "the agents' room"),
        ("so you ...", "so you …"),
        ("“already” right’s", "“already” right’s"),
        ("", ""),
    ],
)
def test_marks_become_typographic(text: str, shown: str) -> None:
    assert typographic(text) == shown


@given(st.text(max_size=80))
def test_making_marks_typographic_twice_changes_nothing_more(text: str) -> None:
    once = typographic(text)
    assert typographic(once).replace("…", "...") == once.replace("…", "...") or "...." in text


@pytest.mark.parametrize(("text", "shown"), [("ines", "Ines"), ("iNES", "INES"), ("", ""), ("“a”", "“a”")])
def test_only_the_first_letter_is_made_a_capital(text: str, shown: str) -> None:
    assert capitalised(text) == shown


def test_another_talk_begins_with_another_wording() -> None:
    first = {Voice(f"talk {n}", "Ines", "she").say("next", step="wait.") for n in range(20)}
    assert len(first) == 3


def test_an_unknown_message_or_a_missing_slot_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        Voice("s", "Ines").say("no_such_message")
    with pytest.raises(KeyError):
        Voice("s", "Ines").say("next")


@pytest.mark.parametrize(("turn", "reply"), [(0, (1,)), (2, (6, 7)), (4, (6, 7)), (8, ())])
def test_the_reply_turns_are_all_of_the_customers_until_the_next_answer(turn: int, reply: tuple[int, ...]) -> None:
    assert TALK.reply_turns(turn) == reply
