"""When a criterion is proven: simulated raters, lenient, strict, careful and at random."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.scoring.criteria.raters import (
    Rater,
    always,
    at_random,
    careful,
    judged,
    lenient,
    reviewed,
    strict,
)

from warmline.core.measurement.agreement import kappa
from warmline.core.measurement.proof import Judged, Standing, figures, newest_figures, standing
from warmline.core.scoring.criteria import Reason, decide, learn


def outcome(count: int, machine: Rater, raters: list[Rater], seed: int = 1, plain: float = 0.0) -> Standing:
    found = reviewed(count, machine, raters, seed=seed, plain=plain)
    return standing(judged(found, learn(found, Random(seed))), Random(seed))


@pytest.mark.parametrize("seed", range(3))
def test_raters_at_random_never_turn_a_criterion_on(seed: int) -> None:
    for machine in (careful(), at_random, always(3)):
        assert not outcome(60, machine, [at_random, at_random], seed).verdict.proven


@pytest.mark.parametrize("seed", range(2))
def test_a_machine_at_random_is_never_proven_by_careful_people(seed: int) -> None:
    found = outcome(60, at_random, [careful(), careful()], seed)
    assert found.verdict.reason is Reason.BELOW
    assert found.figures.people.value is not None
    assert found.figures.people.value > 0.7


@pytest.mark.parametrize("seed", range(2))
def test_a_machine_that_judges_as_people_do_is_proven_with_enough_reviews_and_not_with_ten(seed: int) -> None:
    assert outcome(10, careful(), [careful(), careful()], seed).verdict.reason is Reason.TOO_FEW
    assert outcome(29, careful(), [careful(), careful()], seed).verdict.reason is Reason.TOO_FEW
    assert outcome(60, careful(), [careful(), careful()], seed).verdict.proven


def test_reviews_by_one_person_alone_prove_nothing_however_many() -> None:
    found = outcome(200, careful(0.0), [careful(0.0)])
    assert found.verdict.reason is Reason.TOO_FEW
    assert (found.figures.compared, found.figures.doubly_rated, found.figures.reviews) == (0, 0, 200)
    assert found.figures.machine.value == pytest.approx(1.0)
    assert found.figures.people.value is None


def test_a_dull_machine_is_proven_once_its_head_learned_what_people_see() -> None:
    dull = outcome(120, always(2), [careful(), careful()], plain=0.0)
    taught = outcome(120, always(2), [careful(), careful()], plain=1.0)
    assert not dull.verdict.proven
    assert taught.verdict.proven


def test_lenient_people_teach_the_machine_their_measure() -> None:
    found = reviewed(80, careful(), [lenient, lenient])
    before = figures([Judged(each.conversation, each.chances[0].anchor, each.people) for each in found], Random(1))
    after = figures(judged(found, learn(found, Random(1))), Random(1))
    assert before.machine.value is not None
    assert after.machine.value is not None
    assert after.machine.value > before.machine.value + 0.05


def test_a_lenient_and_a_strict_rater_do_not_agree_and_so_nobody_is_proven_by_them() -> None:
    found = outcome(60, careful(), [lenient, strict])
    assert found.figures.people.value is not None
    assert found.figures.people.value < 0.5
    assert not found.verdict.proven


def test_what_drifted_is_not_proven_although_the_whole_would_pass() -> None:
    good = reviewed(300, careful(), [careful(), careful()], seed=1)
    bad = reviewed(30, at_random, [careful(), careful()], seed=2)
    old = [Judged(each.conversation, each.chances[0].anchor, each.people) for each in good]
    new = [Judged(f"new {each.conversation}", each.chances[0].anchor, each.people) for each in bad]
    assert standing(old, Random(1)).verdict.proven
    found = standing([*old, *new], Random(1))
    assert decide(found.figures.shown()).proven
    assert found.verdict.reason is Reason.DRIFTED
    assert found.newest.compared == 30
    assert standing([*new, *old], Random(1)).verdict.proven


def test_the_newest_are_the_last_thirty_that_two_people_and_the_machine_judged() -> None:
    rows = [Judged(str(n), 2, (2, 2)) for n in range(10)]
    rows += [Judged(f"n{n}", n % 4 + 1, (n % 4 + 1, n % 4 + 1)) for n in range(30)]
    rows += [Judged("single", 1, (4,)), Judged("unseen", None, (1, 4))]
    found = newest_figures(rows, Random(1))
    assert (found.compared, found.conversations) == (30, 30)
    assert found.machine.value == pytest.approx(1.0)


def test_the_counts_say_what_each_figure_rests_on() -> None:
    rows = [
        Judged("a", 2, (2, 3)),
        Judged("b", 1, (1,)),
        Judged("c", None, (4, 4, 3)),
        Judged("d", 3, ()),
        Judged("e", 4, (4, 4)),
    ]
    found = figures(rows, Random(1))
    assert (found.reviews, found.conversations, found.doubly_rated, found.compared, found.unseen) == (8, 4, 3, 2, 1)
    assert found.machine.conversations == 3
    assert found.people.conversations == 3
    assert found.difference.conversations == 2


def test_with_two_raters_the_figures_are_plain_kappas() -> None:
    rows = [Judged(str(n), 1 + n % 4, (1 + n % 3, 1 + n % 2)) for n in range(24)]
    found = figures(rows, Random(1))
    machine = [(each.machine or 0, person) for each in rows for person in each.people]
    people = [pair for each in rows for pair in (each.people, each.people[::-1])]
    assert found.machine.value == pytest.approx(kappa(machine))
    assert found.people.value == pytest.approx(kappa([(a, b) for a, b in people]))
    assert found.machine.value is not None
    assert found.people.value is not None
    assert found.difference.value == pytest.approx(found.machine.value - found.people.value)


def test_a_conversation_rated_by_many_weighs_no_more_than_one_rated_by_two() -> None:
    base = [Judged(str(n), 1 + n % 4, (1 + n % 4, 1 + n % 4)) for n in range(12)]
    two, nine = (figures([*base, Judged("x", 1, (4,) * count)], Random(1)) for count in (2, 9))
    assert two.machine.value == pytest.approx(nine.machine.value)
    assert two.people.value == pytest.approx(nine.people.value)


@settings(max_examples=20)
@given(st.integers(0, 10_000), st.integers(30, 60))
def test_a_machine_that_repeats_one_of_the_people_is_never_worse_than_they_are(seed: int, count: int) -> None:
    found = reviewed(count, careful(), [careful(), careful()], seed=seed)
    rows = [Judged(each.conversation, each.people[0], each.people) for each in found]
    shown = figures(rows, Random(seed))
    assert shown.difference.value is not None
    assert shown.difference.value >= 0


def test_where_people_always_say_the_same_nothing_is_shown() -> None:
    found = outcome(60, careful(), [always(3), always(3)])
    assert found.figures.people.value is None
    assert not found.verdict.proven


def test_no_reviews_at_all() -> None:
    found = standing([], Random(1))
    assert found.verdict.reason is Reason.TOO_FEW
    assert found.figures.conversations == 0


def test_a_machine_at_the_bound_passes_about_as_seldom_as_the_interval_says() -> None:
    """Its true kappa with people is just below .6 (.588 in 40,000 conversations), so 5 % should pass at most."""

    def noisy(share: float) -> Rater:
        return lambda truth, dice: dice.randint(1, 4) if dice.random() < share else truth

    passed = 0
    for seed in range(60):
        found = reviewed(30, noisy(0.355), [noisy(0.08), noisy(0.08)], seed=seed, width=2)
        rows = [Judged(each.conversation, each.chances[0].anchor, each.people) for each in found]
        passed += decide(figures(rows, Random(seed)).shown()).proven
    # Of 60, 5 % is 3; nine or more would come by luck once in four hundred times.
    assert passed <= 8
