from __future__ import annotations

import pytest
from tests.builders import conversation, read_by_hand, small_rubric

from warmline.core.scoring.arc import Arc
from warmline.core.scoring.feedback import MESSAGES, write_feedback
from warmline.core.scoring.score import score

TALK = conversation("c: I am worried", "a: No wonder you are worried, let me look", "c: ok", "a: So be it then, fine")
WORKED = {0: [("shows_worry", "worried")], 1: [("acknowledges_feeling", "worried")]}
MISSED = {0: [("shows_worry", "worried")]}


def headline(warmth: tuple[float, ...], *, solved: bool, finished: bool = True, marks=WORKED) -> str:
    arc = Arc("Gordon", "he", warmth, ((), ()), (), ((), (), ()), solved, (), finished)
    card = score(TALK, read_by_hand(TALK, marks), small_rubric())
    return write_feedback(card, TALK, small_rubric(), scene_facts=arc).headline


def is_said(key: str, found: str) -> bool:
    fixed = [max(way.replace("{Name}", "{name}").split("{"), key=len).split("}")[-1] for way in MESSAGES[key]]
    return any(part.strip(" .,") in found for part in fixed)


@pytest.mark.parametrize(
    ("warmth", "solved", "finished", "key"),
    [
        ((0.4, 0.6, 0.8), True, True, "left_relieved"),
        ((0.4, 0.5, 0.6), True, True, "left_solved"),
        ((0.4, 0.5, 0.6), False, True, "left_calmer"),
        ((0.4, 0.5, 0.4), False, True, "left_open"),
        ((0.4, 0.5, 0.2), False, True, "left_upset"),
        ((0.4, 0.5, 0.6), False, False, "stopped_better"),
        ((0.4, 0.5, 0.2), False, False, "stopped_worse"),
    ],
)
def test_the_end_decides_the_first_sentence(warmth: tuple[float, ...], solved: bool, finished: bool, key: str) -> None:
    found = headline(warmth, solved=solved, finished=finished)
    assert is_said(key, found), found
    assert "you named what he felt" in found.casefold()


@pytest.mark.parametrize(
    ("solved", "finished", "key"),
    [
        (True, True, "nothing_yet_solved"),
        (False, True, "nothing_yet_open"),
        (False, False, "nothing_yet_stopped"),
    ],
)
def test_without_a_moment_that_worked_the_next_step_leads(solved: bool, finished: bool, key: str) -> None:
    found = headline((0.4, 0.4, 0.4), solved=solved, finished=finished, marks=MISSED)
    assert is_said(key, found), found
    assert "say what the feeling is about before you ask for anything" in found


def test_nothing_to_try_is_said_and_nothing_invented() -> None:
    talk = conversation("c: I am worried", "a: No wonder", "c: ok", "a: Fine")
    marks = {
        0: [("shows_worry", "worried")],
        1: [("acknowledges_feeling", "No wonder"), ("greets", "No"), ("uses_name", "wonder"), ("uses_detail", "No")],
    }
    card = score(talk, read_by_hand(talk, marks), small_rubric())
    assert all(each.anchor >= 3 for each in card.observations)
    letter = write_feedback(card, talk, small_rubric())
    assert letter.tries == ()
    assert "harder" in letter.headline
