"""What is sealed of an appeal, as bytes and back; and one observation in words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import conversation, read_by_hand, small_rubric

from warmline.apps.scores.marked import Counted, LineMark, MarkedLine, MarkedTalk
from warmline.apps.scores.pleas import Plea, PointInQuestion, Shown, Verdict, pack, place_of, point_at, unpack
from warmline.core.scoring.feedback_model import Point
from warmline.core.scoring.score import score
from warmline.core.scoring.scorecard import Versions

words = st.text(max_size=40).filter(lambda text: text.isprintable())
POINT = PointInQuestion(3, "b", "Names it", "Empathy", 2, ("one", "two", "three", "four"), 5, 4, ("quote",))
TALK = conversation("c: I am worried.", "a: No wonder. I look now.", "c: And when will it come?", "a: Soon.")


def card():
    reading = read_by_hand(
        TALK,
        {
            0: [("shows_worry", "worried")],
            1: [("acknowledges_feeling", "No wonder"), ("validates", "wonder")],
            2: [("asks_question", "when")],
        },
    )
    return score(TALK, reading, small_rubric())


def place(behaviour: str) -> int:
    return next(n for n, each in enumerate(card().observations) if each.behaviour == behaviour)


@given(said=words, quote=words, reason=words, upheld=st.booleans(), grade=st.none() | st.integers(1, 4))
def test_everything_survives_being_packed(said: str, quote: str, reason: str, upheld: bool, grade: int | None) -> None:
    plea, verdict = Plea(said, POINT), Verdict(upheld, grade, reason)
    counted = Counted(3, "Names it", "Empathy", 2, -1.3)
    mark = LineMark(1, "names it", quote, 0, 3, 85, False, (counted,), ("Names it",))
    line = MarkedLine(5, True, 3, said, (mark,), (counted,))
    shown = Shown(plea, MarkedTalk((line,)), "Ines", Versions("e", "r", "u"))
    assert unpack(Plea, pack(plea)) == plea
    assert unpack(Verdict, pack(verdict)) == verdict
    assert unpack(Shown, pack(shown)) == shown


@pytest.mark.parametrize("kind", [Plea, Shown, Verdict])
@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b"null"])
def test_bytes_that_hold_nothing_are_refused(kind: type, data: bytes) -> None:
    with pytest.raises(ValueError, match="validation error"):
        unpack(kind, data)


def test_one_kind_is_not_read_as_another() -> None:
    with pytest.raises(ValueError, match="validation error"):
        unpack(Plea, pack(Verdict(True, 3, "r")))


def test_a_point_says_what_was_judged_and_by_which_scale() -> None:
    found = point_at(card(), place("names_feeling"), small_rubric())
    assert (found.name, found.skill, found.anchor) == ("Names the feeling in own words", "Empathy", 4)
    assert found.quotes == ("No wonder", "wonder")
    assert found.anchor_text == "names_feeling as seen at 4."
    assert (found.since, found.turn) == (0, 1)


def test_a_missed_chance_has_no_quote() -> None:
    found = point_at(card(), place("gives_step"), small_rubric())
    assert (found.anchor, found.quotes, found.turn, found.since) == (1, (), 3, 2)


def test_a_moment_holds_what_the_customer_said_before_even_where_the_moment_itself_called() -> None:
    found = point_at(card(), place("opens_well"), small_rubric())
    assert (found.since, found.turn) == (0, 1)


@pytest.mark.parametrize("wrong", [-1, 99])
def test_a_point_that_there_is_not(wrong: int) -> None:
    with pytest.raises(IndexError):
        point_at(card(), wrong, small_rubric())


def test_points_carry_their_sign() -> None:
    assert [Counted(0, "n", "s", 1, points).signed for points in (2.6, -1.3, 0.0)] == ["+2.6", "−1.3", "+0.0"]


def test_a_point_told_at_a_later_answer_is_found_at_its_observation() -> None:
    where = place("names_feeling")
    seen = card().observations[where]
    later = replace(card(), observations=tuple(
        replace(each, mark_turns=(each.turn, 3)) if n == where else each
        for n, each in enumerate(card().observations)
    ))  # fmt: skip
    point = Point(seen.behaviour, seen.skill, "", seen.anchor, "", "", 3, 2, "")
    assert place_of(later, point) == where
    assert place_of(later, replace(point, turn=seen.turn)) == where
    assert place_of(card(), replace(point, turn=99)) is None
