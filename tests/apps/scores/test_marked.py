"""A talk with its marks: every point is somewhere in the text, and no word is lost or made up."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import conversation, read_by_hand, small_rubric

from warmline.apps.scores.marked import FEW, Counted, LineMark, MarkedLine, MarkedTalk, marked_talk
from warmline.core.moves import AnswerGrade
from warmline.core.scoring.contested import answer_place
from warmline.core.scoring.revising import observation_points
from warmline.core.scoring.score import score

TALK = conversation(
    "c: I am so worried. When will it come?",
    "a: Two days of waiting, no wonder. I look now.",
    "c: And when?",
    "a: We will see.",
)
MARKS = {
    0: [("shows_worry", "so worried"), ("asks_question", "When will it come?", 0.3)],
    1: [("acknowledges_feeling", "Two days of waiting"), ("validates", "no wonder", 0.85), ("explains", "I look now")],
    2: [("asks_question", "And when?")],
}


def talk():
    reading = read_by_hand(TALK, MARKS)
    card = score(TALK, reading, small_rubric())
    return marked_talk(reading, card, small_rubric()), card


def mark(start: int, end: int, *, cue: bool = False, number: int = 1) -> LineMark:
    return LineMark(number, "names it", "…", start, end, 90, cue)


def test_lines_follow_the_talk_and_count_the_answers() -> None:
    found, _card = talk()
    assert [line.text for line in found.lines] == [turn.text for turn in TALK.turns]
    assert [(line.turn, line.mine, line.answer) for line in found.lines] == [
        (0, False, 0),
        (1, True, 1),
        (2, False, 1),
        (3, True, 2),
    ]


def test_a_mark_has_its_plain_name_its_quote_and_how_sure_it_is() -> None:
    found, _card = talk()
    second = found.lines[1].marks[1]
    assert (second.number, second.quote, second.percent, second.cue) == (2, "no wonder", 85, False)
    assert second.label != "validates"
    assert found.lines[0].marks[0].cue


def test_what_is_less_likely_there_than_not_is_not_marked() -> None:
    found, _card = talk()
    assert [each.quote for each in found.lines[0].marks] == ["so worried"]


def test_every_point_of_the_card_is_at_a_mark_or_a_left_chance_with_its_own_points() -> None:
    found, card = talk()
    seen = {}
    for line in found.lines:
        for counted in (*line.missed, *(one for each in line.marks for one in each.counted)):
            seen[counted.place] = counted
    assert sorted(seen) == list(range(len(card.observations)))
    for place, points in enumerate(observation_points(card)):
        assert seen[place].anchor == card.observations[place].anchor
        assert seen[place].points == pytest.approx(points, abs=0.051)


def test_a_cue_says_what_it_called_for() -> None:
    found, _card = talk()
    assert found.lines[0].marks[0].called == ("Names the feeling in own words",)
    assert found.lines[0].marks[0].counted == ()


def test_a_chance_that_was_left_stands_under_the_answer() -> None:
    found, card = talk()
    left = {counted.name for counted in found.lines[3].missed}
    assert "Gives a next step with a time" in left
    assert all(card.observations[counted.place].marks == () for counted in found.lines[3].missed)


def test_a_mark_without_points_stays_visible() -> None:
    reading = read_by_hand(TALK, {1: [("greets", "Two days")]})
    card = replace(score(TALK, reading, small_rubric()), observations=(), evidence=(), skills=())
    only = marked_talk(reading, card, small_rubric()).lines[1].marks[0]
    assert (only.counted, only.called) == ((), ())


def test_which_talk_carries_a_point() -> None:
    found, card = talk()
    assert all(found.has(place) for place in range(len(card.observations)))
    assert not found.has(len(card.observations))


def test_pieces_of_a_line_without_marks_are_the_line() -> None:
    pieces = list(MarkedLine(0, mine=False, answer=0, text="As it is.").pieces())
    assert [(piece.text, piece.cue, piece.move, piece.ends) for piece in pieces] == [("As it is.", False, False, ())]


def test_marks_that_overlap_are_cut_where_they_cross() -> None:
    first, second = mark(0, 6), mark(3, 9, cue=True, number=2)
    pieces = list(MarkedLine(0, mine=True, answer=1, text="abcdefghijk", marks=(first, second)).pieces())
    assert [(p.text, p.move, p.cue) for p in pieces] == [
        ("abc", True, False),
        ("def", True, True),
        ("ghi", False, True),
        ("jk", False, False),
    ]
    assert [p.ends for p in pieces] == [(), (first,), (second,), ()]


@given(text=st.text(min_size=1, max_size=40), data=st.data())
def test_pieces_are_the_whole_text_and_every_mark_ends_once(text: str, data) -> None:
    spans = data.draw(
        st.lists(st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text))).filter(lambda s: s[0] < s[1]))
    )
    marks = tuple(mark(start, end, number=n) for n, (start, end) in enumerate(spans, start=1))
    pieces = list(MarkedLine(0, mine=True, answer=1, text=text, marks=marks).pieces())
    assert "".join(piece.text for piece in pieces) == text
    assert sorted(each.number for piece in pieces for each in piece.ends) == [each.number for each in marks]


def test_how_an_answer_met_its_moment_as_a_whole_stands_under_it() -> None:
    told = conversation("c: I am so worried about it", "a: I can see why you are. It is with you on Friday.")
    found = read_by_hand(told, {0: [("shows_worry", "so worried")]})
    graded = replace(found, turns=(found.turns[0], replace(found.turns[1], answer=AnswerGrade(0.9, 23, 48))))
    lines = marked_talk(graded, score(told, graded, small_rubric()), small_rubric()).lines
    assert lines[0].whole is None
    whole = lines[1].whole
    assert whole is not None
    assert (whole.label, whole.percent) == ("meets what is needed here", 90)
    assert whole.quote == "It is with you on Friday."
    assert whole.signed.startswith("+")
    # An appeal against it is kept at the place of the first answer that was graded.
    assert whole.place == answer_place(0)


def counted(points: float, place: int = 0) -> Counted:
    return Counted(place, "Names the feeling", "Empathy", 3 if points > 0 else 1, points)


def line_of(*points: float | None, called: int = 0) -> MarkedLine:
    marks = [
        replace(mark(n, n + 1, number=n + 1), percent=50 + n, counted=() if each is None else (counted(each, n),))
        for n, each in enumerate(points)
    ]
    marks = [replace(each, called=("x",)) if n < called else each for n, each in enumerate(marks)]
    return MarkedLine(0, mine=True, answer=1, text="x" * 40, marks=tuple(marks))


def numbers(line: MarkedLine) -> list[int]:
    return [each.number for each in line.few.marks]


def test_a_line_with_a_few_marks_shows_them_all() -> None:
    line = line_of(1.0, None, -1.0, None, None, 2.0)
    assert line.few is line


def test_of_many_marks_three_that_helped_most_and_three_that_cost_most_come_first() -> None:
    line = line_of(0.1, 3.0, None, -0.2, 2.0, -4.0, 0.5, -1.0, -2.0, None, 1.0)
    assert numbers(line) == [2, 5, 6, 8, 9, 11]
    assert len(line.marks) == 11


def test_of_a_customer_s_many_marks_those_that_called_for_something_come_first() -> None:
    assert numbers(line_of(*[None] * 9, called=2)) == [1, 2]


def test_where_no_mark_counted_the_surest_come_first() -> None:
    assert numbers(line_of(*[None] * 9)) == [7, 8, 9]


@given(st.lists(st.none() | st.floats(-5, 5), max_size=25))
def test_few_are_few_in_order_and_never_none(points: list[float | None]) -> None:
    line = line_of(*points)
    found = numbers(line)
    assert len(found) <= max(2 * FEW, 3 * FEW if len(points) > 2 * FEW else 0)
    assert found == sorted(found)
    assert bool(found) == bool(points)


def test_of_many_chances_left_the_three_that_cost_most_come_first() -> None:
    missed = tuple(counted(points, place) for place, points in enumerate((-1.0, -3.0, -0.5, -2.0, -0.1)))
    line = MarkedLine(0, mine=True, answer=1, text="x", missed=missed)
    assert [each.place for each in line.missed_most] == [0, 1, 3]
    assert [each.place for each in line.missed_more] == [2, 4]


def test_the_page_shows_the_few_and_folds_the_rest_with_places_of_their_own() -> None:
    line = line_of(0.1, 3.0, None, -0.2, 2.0, -4.0, 0.5, -1.0, -2.0, None, 1.0)
    drawn = render_to_string("scores/parts/marked_talk.html", {"talk": MarkedTalk((line,)), "overturned": ()})
    first, folded = drawn.split("<details", 1)
    assert first.count('class="mkn"') == 6
    assert "Show all 11 marks" in folded
    assert folded.count('class="mkn"') == 11
    found = re.findall(r' id="([^"]+)"', drawn)
    assert len(found) == len(set(found))
    whole = render_to_string("scores/parts/marked_talk.html", {"talk": MarkedTalk((line,)), "whole": True})
    assert "<details" not in whole
    assert whole.count('class="mkn"') == 11
