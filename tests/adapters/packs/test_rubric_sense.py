"""The shipped rubric's patterns make sense whatever a reader finds."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.adapters.packs import load_rubric
from warmline.core.moves import MOVES, Sign
from warmline.core.skills import Behaviour, Moment

SEEN = [b for _, b in load_rubric().behaviours() if b.opportunity.moment is not Moment.HUMAN]
HURTING = frozenset(name for name, term in MOVES.items() if term.sign is Sign.HURTS)
# Friendly words that fit any moment and solve nothing.
COURTESIES = frozenset({"greets", "introduces_self", "uses_name", "thanks_customer", "proposes_more_help"})
EACH = pytest.mark.parametrize("behaviour", SEEN, ids=lambda b: b.key)


@EACH
def test_every_pattern_decides_some_answer(behaviour: Behaviour) -> None:
    """Alone, or as what is left when a move that hurts spoils the higher anchor."""
    for anchor in behaviour.anchors:
        for pattern in anchor.shown_by:
            spoilt = [pattern.needs | {move} for move in sorted(HURTING - pattern.without)]
            assert anchor.grade in {behaviour.grade(moves) for moves in (pattern.needs, *spoilt)}, pattern
            assert behaviour.grade(pattern.needs) >= anchor.grade, pattern


@EACH
def test_an_answer_without_moves_is_a_missed_chance(behaviour: Behaviour) -> None:
    assert behaviour.grade(frozenset()) == 1


@EACH
def test_no_pattern_is_there_twice(behaviour: Behaviour) -> None:
    counts = Counter(pattern for anchor in behaviour.anchors for pattern in anchor.shown_by)
    assert [pattern for pattern, count in counts.items() if count > 1] == []


@EACH
def test_what_hurts_is_never_a_sign_of_a_thing_well_done(behaviour: Behaviour) -> None:
    for anchor in behaviour.anchors[2:]:
        for pattern in anchor.shown_by:
            assert not pattern.needs & HURTING


@EACH
def test_adding_a_move_that_hurts_never_raises_the_grade(behaviour: Behaviour) -> None:
    # Asking for a reason beside a bare no is the exception: there the no is the chance and not the fault.
    needed = frozenset().union(*(p.needs for a in behaviour.anchors for p in a.shown_by))
    for anchor in behaviour.anchors:
        for pattern in anchor.shown_by:
            for move in HURTING - needed:
                assert behaviour.grade(pattern.needs | {move}) <= behaviour.grade(pattern.needs)


@EACH
def test_courtesy_alone_earns_nothing_but_where_the_greeting_is_the_matter(behaviour: Behaviour) -> None:
    reached = behaviour.grade(COURTESIES)
    if behaviour.key in ("warm_opening", "letter_opens"):
        assert reached == 3
    elif behaviour.key == "takes_correction":
        assert reached == 3, "thanking for a correction is taking it"
    else:
        assert reached <= 2


@given(st.sampled_from(SEEN), st.frozensets(st.sampled_from(sorted(MOVES)), max_size=12))
def test_grades_lie_between_one_and_four_and_more_help_never_lowers_them(
    behaviour: Behaviour, moves: frozenset[str]
) -> None:
    helping = frozenset(name for name in moves if MOVES[name].sign is Sign.HELPS)
    assert 1 <= behaviour.grade(moves) <= 4
    assert behaviour.grade(moves - HURTING) <= behaviour.grade((moves - HURTING) | helping)


@EACH
def test_examples_differ_from_each_other(behaviour: Behaviour) -> None:
    texts = {behaviour.say, behaviour.avoid, behaviour.counter_example.text, behaviour.moment}
    assert len(texts) == 4


def test_names_and_next_steps_are_short_enough_for_a_card() -> None:
    for _, behaviour in load_rubric().behaviours():
        assert len(behaviour.name) <= 80, behaviour.key
        assert len(behaviour.next_step) <= 120, behaviour.key
        assert len({anchor.text for anchor in behaviour.anchors}) == 4, behaviour.key


def test_no_behaviour_is_called_for_by_every_turn() -> None:
    assert Moment.EVERY_TURN not in {behaviour.opportunity.moment for behaviour in SEEN}
