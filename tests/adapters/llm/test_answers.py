"""Only what quotes is believed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import conversation

from warmline.adapters.llm.answers import Answer, Read, Unreadable, read_answers
from warmline.adapters.llm.outgoing import sheet_of

TALK = conversation(
    "c: I am so annoyed. I waited two days!",
    "n: Ticket 4 opened by the robot.",
    "a: Two days of waiting, no wonder you are annoyed.",
    "c: My mail is ines@example.org.",
    "a: I will write to you by 18:00.",
)
SHEET = sheet_of(TALK)
ASKED = ("names_feeling", "gives_step", "plain_words")


def reply(*entries: object) -> str:
    return json.dumps({"reviews": list(entries)})


def entry(criterion: object, anchor: object, quote: object) -> dict[str, object]:
    return {"criterion": criterion, "anchor": anchor, "quote": quote}


def read(*entries: object) -> Read:
    return read_answers(reply(*entries), SHEET, ASKED)


def why(found: Read) -> dict[str, int]:
    return {reason: count for reason, count in found.dropped.items() if reason != "not answered"}


def test_an_answer_with_its_quote_is_believed_and_its_place_known() -> None:
    found = read(entry("names_feeling", 4, "no wonder you are annoyed"))
    (answer,) = found.answers
    assert answer == Answer("names_feeling", 4, 2, 21, 25)
    assert TALK.turns[2].text[21:46] == "no wonder you are annoyed"
    assert found.dropped == {"not answered": 2}


def test_null_is_not_observed_and_needs_no_quote() -> None:
    found = read(*(entry(key, None, "") for key in ASKED))
    assert found == Read((), 3, {})


@pytest.mark.parametrize(
    ("quote", "reason"),
    [
        ("I understand how you feel", "quote not in the text"),
        ("no wonder You are annoyed", "quote not in the text"),
        ("Two days of waiting,  no wonder", "quote not in the text"),
        ("agent: I will write", "quote not in the text"),
        ("annoyed. I will write", "quote not in the text"),
        ("Ticket 4 opened", "quote not in the text"),
        ("ines@example.org", "quote not in the text"),
        ("[email]", "no quote"),
        ("18:00", "no quote"),
        ("", "no quote"),
        ("  ", "no quote"),
        (None, "no quote"),
        (["no wonder"], "no quote"),
    ],
)
def test_a_quote_that_shows_nothing_or_is_invented_drops_its_answer(quote: object, reason: str) -> None:
    found = read(entry("names_feeling", 4, quote))
    assert found.answers == ()
    assert why(found) == {reason: 1}


@pytest.mark.parametrize("quote", ['"no wonder you"', "“no wonder you”", "  no wonder you \n"])
def test_marks_around_a_quote_are_not_part_of_it(quote: str) -> None:
    (answer,) = read(entry("names_feeling", 3, quote)).answers
    assert TALK.turns[answer.turn].text[answer.start : answer.start + answer.length] == "no wonder you"


def test_the_customers_words_can_be_quoted_and_the_agents_come_first() -> None:
    (answer,) = read(entry("names_feeling", 1, "I waited two days!")).answers
    assert answer.turn == 0
    (answer,) = read(entry("names_feeling", 1, "annoyed.")).answers
    assert answer.turn == 2


@pytest.mark.parametrize("anchor", [0, 5, -1, 2.5, "3", True, [], {}])
def test_an_anchor_is_one_two_three_or_four(anchor: object) -> None:
    assert why(read(entry("names_feeling", anchor, "no wonder you"))) == {"no anchor": 1}


def test_criteria_that_were_not_asked_or_come_twice_are_dropped() -> None:
    found = read(
        entry("made_up", 4, "no wonder you"),
        entry(7, 4, "no wonder you"),
        entry("gives_step", 3, "I will write to you"),
        entry("gives_step", 1, "I will write to you"),
        "gives_step",
        None,
    )
    assert [answer.anchor for answer in found.answers] == [3]
    assert why(found) == {"criterion not asked": 2, "criterion twice": 1, "wrong form": 2}


@pytest.mark.parametrize(
    "around",
    ["{}", "Here you are:\n```json\n{}\n```", "{} I hope that helps!", "<think>hm</think>{}", "\n\n{}"],
)
def test_json_is_found_among_other_words(around: str) -> None:
    text = around.replace("{}", reply(entry("names_feeling", 4, "no wonder you")))
    assert len(read_answers(text, SHEET, ASKED).answers) == 1


def test_a_bare_list_is_taken_too() -> None:
    text = json.dumps([entry("names_feeling", 4, "no wonder you")])
    assert len(read_answers(text, SHEET, ASKED).answers) == 1


@pytest.mark.parametrize(
    "text", ["", "I cannot do that.", "{", '{"reviews": ', '{"answer": []}', '{"reviews": {}}', "7", "[" * 99_999]
)
def test_what_is_not_in_the_form_is_unreadable(text: str) -> None:
    with pytest.raises(Unreadable):
        read_answers(text, SHEET, ASKED)


@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "criterion": st.sampled_from([*ASKED, "other"]) | st.none(),
                "anchor": st.integers(-1, 6) | st.none() | st.text(max_size=2),
                "quote": st.text(max_size=8) | st.sampled_from([line[2][:20] for line in SHEET.lines]),
            }
        )
        | st.integers(),
        max_size=8,
    )
)
def test_every_asked_criterion_is_counted_once_and_every_quote_stands_there(entries: list[Any]) -> None:
    found = read_answers(reply(*entries), SHEET, ASKED)
    for answer in found.answers:
        _, text = SHEET.line(answer.turn)
        assert 0 <= answer.start < answer.start + answer.length <= len(text)
        assert answer.criterion in ASKED
        assert 1 <= answer.anchor <= 4
    spare = sum(found.dropped.get(name, 0) for name in ("criterion not asked", "criterion twice", "wrong form"))
    assert len(found.answers) + found.not_observed + sum(found.dropped.values()) - spare == len(ASKED)
