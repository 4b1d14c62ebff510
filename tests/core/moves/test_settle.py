from __future__ import annotations

from tests.builders import mark

from warmline.core.moves import Mark
from warmline.core.moves.settle import MOST_OF_A_NAME, settle

TEXT = "I hear you, it is in Leeds and I will call you by six."


def names(*marks: Mark) -> list[str]:
    return [each.name for each in settle(marks)]


def test_marks_come_in_the_order_of_their_quotes() -> None:
    late, early = mark("promises", TEXT, "I will call"), mark("acknowledges_generically", TEXT, "I hear you")
    assert names(late, early) == ["acknowledges_generically", "promises"]


def test_the_more_telling_mark_leaves_no_room_for_the_other() -> None:
    step = mark("next_step", TEXT, "I will call you")
    timed = mark("next_step_with_time", TEXT, "I will call you by six.")
    assert names(step, timed) == ["next_step_with_time"]
    assert names(timed, step) == ["next_step_with_time"]


def test_marks_on_other_words_stay() -> None:
    step = mark("next_step", TEXT, "it is in Leeds")
    timed = mark("next_step_with_time", TEXT, "I will call you by six.")
    assert names(step, timed) == ["next_step", "next_step_with_time"]


def test_of_two_marks_of_a_name_on_the_same_words_the_surer_stays() -> None:
    weak, sure = mark("promises", TEXT, "I will call you", 0.6), mark("promises", TEXT, "I will call", 0.9)
    assert [each.confidence for each in settle([weak, sure])] == [0.9]


def test_equal_marks_are_one() -> None:
    assert names(mark("promises", TEXT, "I will call"), mark("promises", TEXT, "I will call")) == ["promises"]


def test_no_more_of_a_name_than_anybody_needs() -> None:
    text = "stop " * 100
    marks = [Mark(mark("commands", text, "stop").kind, "commands", "stop", n * 5, n * 5 + 4, 0.8) for n in range(100)]
    assert len(settle(marks)) == MOST_OF_A_NAME


def test_nothing_gives_nothing() -> None:
    assert settle([]) == ()
