from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warmline.core.scoring.arc import Arc, Ended, Reason

REASONS = (
    (Reason("a", "A.", "x", 0.05), Reason("b", "B.", "y", -0.2), Reason("c", "C.", "z", 0.1)),
    (),
)
ARC = Arc("Ines", "she", (0.4, 0.35, 0.5), REASONS, (), (("one", "two"), ("three",), ("four",)), solved=False)


@pytest.mark.parametrize(("answer", "change"), [(1, -0.05), (2, 0.15)])
def test_an_answer_moves_the_mood_from_the_message_before_it(answer: int, change: float) -> None:
    assert ARC.change(answer) == pytest.approx(change)


@pytest.mark.parametrize("answer", [-1, 0, 3, 99])
def test_an_answer_that_got_no_reply_moved_nothing(answer: int) -> None:
    assert ARC.change(answer) == 0.0


def test_reasons_come_by_strength_whichever_way_they_move() -> None:
    assert [reason.key for reason in ARC.reasons_at(1)] == ["b", "c", "a"]
    assert ARC.reasons_at(2) == ()


@pytest.mark.parametrize("answer", [-1, 0, 3])
def test_there_are_no_reasons_for_an_answer_that_was_not_given(answer: int) -> None:
    assert ARC.reasons_at(answer) == ()


@pytest.mark.parametrize(
    ("answer", "known"),
    [(1, ("one", "two")), (2, ("one", "two", "three")), (3, ("one", "two", "three", "four"))],
)
def test_known_before_an_answer_is_all_that_came_up_in_the_messages_before_it(answer: int, known) -> None:
    assert ARC.known_before(answer) == known


@settings(deadline=None)
@given(st.lists(st.floats(0, 1), min_size=1, max_size=12))
def test_the_changes_add_up_to_the_way_from_first_to_last(warmth: list[float]) -> None:
    arc = Arc("Ines", "she", tuple(warmth), (), (), (), solved=False)
    total = sum(arc.change(answer) for answer in range(1, len(warmth)))
    assert total == pytest.approx(warmth[-1] - warmth[0], abs=1e-9)


@settings(deadline=None)
@given(st.lists(st.lists(st.sampled_from("abcdef"), max_size=3), max_size=6))
def test_what_is_known_only_grows(topics: list[list[str]]) -> None:
    arc = Arc("Ines", "she", (0.5,), (), (), tuple(tuple(each) for each in topics), solved=False)
    for answer in range(1, len(topics) + 1):
        earlier, later = arc.known_before(answer), arc.known_before(answer + 1)
        assert later[: len(earlier)] == earlier


def test_the_ways_to_end_are_those_of_a_scene_and_the_agents_own() -> None:
    from warmline.core.customer.state import Ending

    assert {ended.value for ended in Ended} == {ending.value for ending in Ending} | {"stopped"}
