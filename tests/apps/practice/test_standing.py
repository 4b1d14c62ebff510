"""Where a person stands, as a value: what one talk adds, what is forgotten, which level is offered."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.practice_room import NOW

from warmline.apps.practice.standing import (
    CASES_A_LEVEL,
    KEPT,
    Finished,
    LastTry,
    Sighting,
    Standing,
    after,
    corrected,
    pack,
    unpack,
)
from warmline.core.scoring.feedback_model import Feedback, Point
from warmline.core.scoring.scorecard import Observation, Resolved, Scorecard, Versions
from warmline.core.skills import ProgrammeLevel

BEHAVIOURS = ("names_feeling", "puts_time", "asks_open")
levels = st.integers(1, 4)
finished = st.builds(
    Finished,
    scenario=st.sampled_from(["a", "b", "c", "d", "e"]),
    level=levels,
    solved=st.booleans(),
    at=st.integers(0, 500).map(lambda days: NOW + timedelta(days=days)),
)


def card(*anchors: tuple[str, int]) -> Scorecard:
    """A scorecard of these behaviours, each seen once."""
    seen = tuple(Observation(name, "empathy", 1, anchor, 0.8) for name, anchor in anchors)
    return Scorecard("c", Versions("e", "r", "u"), 50.0, Resolved.NO, (), (), seen, ())


def letter(*tries: str) -> Feedback:
    points = tuple(
        Point(name, "empathy", name.title(), 1, "", "q", 1, 1, "why", next_step=f"Do {name}.") for name in tries
    )
    return Feedback("A sentence.", (), points, ())


def case(name: str = "a", *, level: int = 1, solved: bool = True, days: int = 0) -> Finished:
    return Finished(name, level, solved, NOW + timedelta(days=days))


def test_one_talk_adds_what_was_seen_in_the_order_in_which_it_was_seen() -> None:
    standing = after(Standing(), card=card(("puts_time", 2), ("names_feeling", 4)), feedback=letter(), case=case())
    assert [(seen.behaviour, seen.anchor) for seen in standing.sightings] == [("puts_time", 2), ("names_feeling", 4)]
    assert standing.finished == (case(),)
    assert all(seen.at == case().at for seen in standing.sightings)


def test_the_first_try_of_the_letter_is_the_one_that_is_remembered() -> None:
    standing = after(Standing(), card=card(), feedback=letter("puts_time", "asks_open"), case=case("parcel"))
    assert standing.last_try == LastTry("puts_time", "empathy", "Puts_Time", "Do puts_time.", "parcel", NOW)


def test_a_letter_without_a_try_takes_the_old_one_away() -> None:
    before = after(Standing(), card=card(), feedback=letter("puts_time"), case=case())
    assert after(before, card=card(), feedback=letter(), case=case("b")).last_try is None


def test_a_try_without_a_next_step_is_kept_with_an_empty_one() -> None:
    feedback = letter("puts_time")
    bare = replace(feedback, tries=(replace(feedback.tries[0], next_step=None),))
    found = after(Standing(), card=card(), feedback=bare, case=case()).last_try
    assert found is not None
    assert found.next_step == ""


@given(st.lists(st.sampled_from(BEHAVIOURS), max_size=60))
def test_of_each_behaviour_only_the_newest_are_kept_and_never_in_another_order(seen: list[str]) -> None:
    standing = Standing()
    for day, name in enumerate(seen):
        standing = after(standing, card=card((name, 3)), feedback=letter(), case=case(days=day))
    for name in BEHAVIOURS:
        days = [day for day, other in enumerate(seen) if other == name]
        assert [sighting.at for sighting in standing.of(name)] == [NOW + timedelta(days=day) for day in days[-KEPT:]]
    assert list(standing.sightings) == sorted(standing.sightings, key=lambda one: one.at)
    assert len(standing.finished) == len(seen)


@given(st.lists(finished, max_size=12))
def test_the_level_offered_never_falls_when_more_is_solved(cases: list[Finished]) -> None:
    offered = [Standing(finished=tuple(cases[:count])).level() for count in range(len(cases) + 1)]
    assert offered == sorted(offered)
    assert offered[0] == ProgrammeLevel.FOUNDATION


@given(st.lists(finished, max_size=12))
def test_the_level_offered_does_not_depend_on_the_order(cases: list[Finished]) -> None:
    assert Standing(finished=tuple(cases)).level() == Standing(finished=tuple(reversed(cases))).level()


@given(st.lists(finished.map(lambda one: replace(one, solved=False)), max_size=12))
def test_without_a_solved_case_it_stays_at_the_foundation(cases: list[Finished]) -> None:
    assert Standing(finished=tuple(cases)).level() == ProgrammeLevel.FOUNDATION


@pytest.mark.parametrize(("level", "offered"), [(1, 2), (2, 3), (3, 4), (4, 4)])
def test_two_different_cases_at_a_level_open_the_next(level: int, offered: int) -> None:
    solved = tuple(case(f"case{n}", level=level) for n in range(CASES_A_LEVEL))
    assert Standing(finished=solved).level() == ProgrammeLevel(offered)
    assert Standing(finished=solved[:1] * 5).level() == ProgrammeLevel.FOUNDATION


def test_who_was_met_is_who_was_talked_to_till_the_end_solved_or_not() -> None:
    standing = Standing(finished=(case("a"), case("b", solved=False), case("a")))
    assert standing.met() == {"a", "b"}


@given(
    st.builds(
        Standing,
        sightings=st.lists(
            st.builds(
                Sighting,
                behaviour=st.sampled_from(BEHAVIOURS),
                skill=st.just("empathy"),
                anchor=levels,
                confidence=st.floats(0, 1),
                at=st.just(NOW),
            ),
            max_size=8,
        ).map(tuple),
        finished=st.lists(finished, max_size=4).map(tuple),
        last_try=st.none() | st.just(LastTry("b", "s", "Ü “name”", "", "a", NOW)),
    )
)
def test_every_standing_survives_being_packed(standing: Standing) -> None:
    assert unpack(pack(standing)) == standing


@pytest.mark.parametrize("data", [b"", b"no json", b'{"sightings": 3}', b'{"finished": [{"scenario": "a"}]}'])
def test_bytes_that_hold_no_standing_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"validation error"):
        unpack(data)


def test_a_standing_is_never_changed_in_place() -> None:
    before = Standing()
    after(before, card=card(("puts_time", 2)), feedback=letter("puts_time"), case=case())
    assert before == Standing()


def stood(*anchors: tuple[str, int], tries: tuple[str, ...] = (), days: int = 0) -> Standing:
    return after(Standing(), card=card(*anchors), feedback=letter(*tries), case=case(days=days))


def test_an_overturned_sighting_takes_the_grade_of_the_person() -> None:
    before = stood(("puts_time", 1), ("names_feeling", 4))
    found = corrected(before, behaviour="puts_time", anchor=1, grade=3, at=case().at)
    assert [(seen.behaviour, seen.anchor) for seen in found.sightings] == [("puts_time", 3), ("names_feeling", 4)]
    assert found.finished == before.finished


def test_an_overturned_sighting_that_must_not_count_is_gone() -> None:
    before = stood(("puts_time", 1), ("puts_time", 1), ("puts_time", 4))
    found = corrected(before, behaviour="puts_time", anchor=1, grade=None, at=case().at)
    assert [seen.anchor for seen in found.sightings] == [1, 4]


def test_the_try_that_rested_on_it_goes_with_it_and_no_other() -> None:
    before = stood(("puts_time", 1), ("names_feeling", 2), tries=("puts_time",))
    assert corrected(before, behaviour="puts_time", anchor=1, grade=4, at=case().at).last_try is None
    kept = corrected(before, behaviour="names_feeling", anchor=2, grade=4, at=case().at)
    assert kept.last_try == before.last_try


@pytest.mark.parametrize(
    ("behaviour", "anchor", "days"), [("puts_time", 2, 0), ("asks_open", 1, 0), ("puts_time", 1, 3)]
)
def test_where_nothing_fits_nothing_changes(behaviour: str, anchor: int, days: int) -> None:
    before = stood(("puts_time", 1), tries=("puts_time",))
    assert corrected(before, behaviour=behaviour, anchor=anchor, grade=None, at=case(days=days).at) == before


def test_an_overturned_miss_is_remembered_and_a_good_one_is_not() -> None:
    miss = Sighting("names_feeling", "empathy", 1, 0.9, NOW)
    fixed = corrected(Standing((miss,)), behaviour="names_feeling", anchor=1, grade=3, at=NOW)
    assert fixed.overturned == (("names_feeling", NOW),)
    assert unpack(pack(fixed)) == fixed
    for grade in (1, 2):
        still = corrected(Standing((miss,)), behaviour="names_feeling", anchor=1, grade=grade, at=NOW)
        assert still.overturned == ()
    good = Sighting("names_feeling", "empathy", 3, 0.9, NOW)
    raised = corrected(Standing((good,)), behaviour="names_feeling", anchor=3, grade=4, at=NOW)
    assert raised.overturned == ()
