"""What holds of certification whatever happened: no strand makes up for another, and no date is a trap."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.certifying.rules import AT, BANDS, days, rule, seen

from warmline.core.certifying import Attempts, History, Past, Sighting, StrandKind, next_date
from warmline.core.certifying.angoff import FEWEST_JUDGES, Rating, propose
from warmline.core.certifying.consistency import FEWEST_PEOPLE, Observed, consistency
from warmline.core.certifying.deciding import Outcome, decide
from warmline.core.certifying.readiness import FLOOR_CONTACTS, FloorContact, Held, Why, readiness
from warmline.core.certifying.rotating import draw
from warmline.core.certifying.strands import Part, Standing, StrandResult, judged_result, knowledge_result
from warmline.core.certifying.trying import refreshers, renewed_until

few = settings(max_examples=50)
anchors = st.lists(st.integers(1, 4), min_size=1, max_size=8)
attempts = st.builds(
    Attempts, st.integers(1, 4), st.integers(30, 400), st.lists(st.integers(0, 60), min_size=1, max_size=3).map(tuple)
)
ORDER = [Standing.FAILED, Standing.BORDERLINE, Standing.PASSED]


@st.composite
def histories(draw_: st.DrawFn) -> History:
    """Attempts before AT, oldest first; some were passed, the last may still run."""
    gaps = draw_(st.lists(st.integers(1, 120), max_size=6))
    begun = [AT - timedelta(days=sum(gaps[n:])) for n in range(len(gaps))]
    return History(
        tuple(
            Past(at, at + timedelta(hours=draw_(st.integers(0, 20))), passed=draw_(st.integers(0, 2)) == 2)
            for at in begun
        )
    )  # fmt: skip


def strand(kind: StrandKind, standing: Standing) -> StrandResult:
    """A strand that stands so."""
    score = {Standing.PASSED: 90.0, Standing.BORDERLINE: 70.0, Standing.FAILED: 40.0, Standing.MISSING: None}[standing]
    return StrandResult(kind, (Part("one", score, 70.0, 5.0, 1),))


# Dates.


@few
@given(attempts, histories())
def test_the_date_that_is_said_is_one_on_which_it_may_begin(limit: Attempts, history: History) -> None:
    opens = next_date(limit, history, AT)
    assert opens >= AT
    assert next_date(limit, history, opens) == opens
    assert next_date(limit, history, opens + days(1)) == opens + days(1)


@few
@given(attempts.filter(lambda limit: list(limit.wait_days) == sorted(limit.wait_days)), histories())
def test_one_more_attempt_never_brings_the_next_nearer(limit: Attempts, history: History) -> None:
    """Where no later wait is shorter than the one before it."""
    if history.attempts and history.attempts[-1].passed:
        return
    more = History((*history.attempts, Past(AT, AT)))
    assert next_date(limit, more, AT) >= next_date(limit, history, AT)


@few
@given(attempts)
def test_never_more_attempts_than_allowed_begin_within_the_window(limit: Attempts) -> None:
    """Whoever begins each time on the first day allowed keeps to the rule by herself."""
    tried: list[Past] = []
    at = AT
    for _attempt in range(2 * limit.most):
        at = next_date(limit, History(tuple(tried)), at)
        tried.append(Past(at, at))
    window = timedelta(days=limit.within_days)
    for each in tried:
        assert sum(each.began_at <= other.began_at < each.began_at + window for other in tried) <= limit.most


@few
@given(st.floats(0.1, 0.2), st.integers(61, 900))
def test_refreshers_lie_within_the_time_and_in_order(share: float, valid: int) -> None:
    made = rule(refresher_share=share, valid_days=valid)
    found = refreshers(made, AT, AT + days(valid))
    assert list(found) == sorted(set(found))
    assert all(AT < each < AT + days(valid) for each in found)


@few
@given(st.integers(-400, 400))
def test_renewing_early_loses_no_day_and_late_gives_none_back(left: int) -> None:
    made = rule()
    until = renewed_until(made, AT, AT + days(left))
    assert until == AT + days(made.valid_days + max(left, 0))


# Strands.


@few
@given(anchors, st.randoms(use_true_random=False))
def test_the_order_of_what_was_seen_says_nothing(found: list[int], dice: Random) -> None:
    sightings = [*seen("names_feeling", *found), *seen("offers_remedy", *found)]
    before = judged_result(StrandKind.PRACTICAL, BANDS, sightings)
    dice.shuffle(sightings)
    after = judged_result(StrandKind.PRACTICAL, BANDS, sightings)
    for one, other in zip(before.parts, after.parts, strict=True):
        assert (one.name, one.seen) == (other.name, other.seen)
        assert (one.score, one.error) == (pytest.approx(other.score), pytest.approx(other.error))


@few
@given(anchors)
def test_a_mean_is_never_surer_than_whole_anchors_let_it_be(found: list[int]) -> None:
    (part,) = judged_result(StrandKind.PRACTICAL, BANDS[:1], seen("names_feeling", *found)).parts
    assert part.error >= (1 / 12) ** 0.5 / len(found) ** 0.5 - 1e-12
    assert part.seen == len(found)


@few
@given(st.floats(0, 100), st.floats(0, 100), st.floats(1, 99), st.floats(0, 20))
def test_a_higher_score_never_stands_lower(one: float, other: float, cut: float, error: float) -> None:
    low, high = sorted((one, other))
    stands = [knowledge_result("t", score, cut, error).standing for score in (low, high)]
    assert ORDER.index(stands[0]) <= ORDER.index(stands[1])


def test_what_was_seen_of_something_else_does_not_count() -> None:
    found = judged_result(StrandKind.PRACTICAL, BANDS, [Sighting("sings", 4)])
    assert found.standing is Standing.MISSING
    assert all(part.score is None for part in found.parts)


# Decisions.


@few
@given(st.lists(st.sampled_from(list(Standing)), min_size=3, max_size=3), st.permutations([0, 1, 2]))
def test_the_weakest_strand_decides_in_whatever_order_they_come(found: list[Standing], order: list[int]) -> None:
    strands = [strand(kind, standing) for kind, standing in zip(StrandKind, found, strict=True)]
    said = decide(rule(), strands, History(), AT)
    assert decide(rule(), [strands[n] for n in order], History(), AT) == said
    assert (said.outcome is Outcome.CERTIFIED) == (set(found) == {Standing.PASSED})
    assert (said.outcome is Outcome.INCOMPLETE) == (Standing.MISSING in found)
    assert (said.next_try is not None) == (said.outcome is Outcome.NOT_YET)
    assert said.next_try is None or said.next_try > AT


@pytest.mark.parametrize("kind", list(StrandKind))
def test_without_one_strand_nobody_is_certified_however_good_the_others(kind: StrandKind) -> None:
    strands = [strand(each, Standing.PASSED) for each in StrandKind if each is not kind]
    assert decide(rule(), strands, History(), AT).outcome is Outcome.INCOMPLETE
    with pytest.raises(ValueError, match="once"):
        decide(rule(), [*strands, strands[0]], History(), AT)


# Readiness.


@few
@given(st.lists(st.integers(1, 4), max_size=10), st.integers(-400, 400))
def test_contacts_alone_prove_nothing_and_an_ended_certificate_neither(found: list[int], left: int) -> None:
    contacts = [FloorContact(AT - days(n), tuple(seen("names_feeling", anchor))) for n, anchor in enumerate(found)]
    assert readiness("complaints", [], contacts, AT).why is Why.NO_CERTIFICATE
    held = [Held(rule(), AT + days(left))]
    said = readiness("complaints", held, contacts, AT)
    if said.proven:
        assert left > 0
    if left <= 0:
        assert said.why is Why.EXPIRED
    if len(contacts) < FLOOR_CONTACTS:
        assert said.proven == (left > 0)
    assert readiness("another", held, contacts, AT).why is Why.NO_CERTIFICATE


# Variants.


@few
@given(st.sets(st.sampled_from("abcdefgh"), min_size=1), st.lists(st.sampled_from("abcdefgh"), max_size=9), st.data())
def test_what_was_met_comes_again_only_when_nothing_else_is_left(
    pool: set[str], met: list[str], data: st.DataObject
) -> None:
    count = data.draw(st.integers(0, len(pool)))
    found = draw(sorted(pool), count, met, Random(7))
    assert len(set(found)) == len(found) == count
    assert set(found) <= pool
    fresh = pool - set(met)
    assert len(set(found) & fresh) == min(count, len(fresh))
    assert found == draw(sorted(pool), count, met, Random(7))
    with pytest.raises(ValueError, match="different variants"):
        draw(sorted(pool), len(pool) + 1, met, Random(7))


# Cuts.


@few
@given(st.lists(st.lists(st.floats(0, 1), min_size=2, max_size=2), min_size=1, max_size=7))
def test_a_cut_lies_between_what_the_judges_said(found: list[list[float]]) -> None:
    sheet = ["one", "two"]
    said = [
        Rating(f"judge {n}", name, share) for n, row in enumerate(found) for name, share in zip(sheet, row, strict=True)
    ]
    proposal = propose(sheet, said)
    assert (proposal is None) == (len(found) < FEWEST_JUDGES)
    if proposal is not None:
        cuts = [cut for _judge, cut in proposal.judges]
        assert min(cuts) - 1e-9 <= proposal.cut <= max(cuts) + 1e-9
        assert 0 <= proposal.error <= proposal.sd
        turned = propose(sheet, said[::-1])
        assert turned is not None
        assert turned.cut == pytest.approx(proposal.cut)


def test_a_judge_who_left_an_item_out_is_not_counted() -> None:
    whole = [Rating(f"judge {n}", name, 0.5) for n in range(3) for name in ("one", "two")]
    half = [Rating("judge 9", "one", 1.0)]
    found = propose(["one", "two"], [*whole, *half])
    assert found is not None
    assert (found.cut, len(found.judges)) == (50.0, 3)


@few
@given(st.lists(st.floats(0, 100), min_size=FEWEST_PEOPLE, max_size=50), st.floats(1, 20), st.floats(10, 90))
def test_the_shares_of_right_and_wrong_decisions_are_one(scores: list[float], error: float, cut: float) -> None:
    found = consistency([Observed(score, error) for score in scores], cut)
    if found is None:
        return
    assert found.accuracy + found.false_pass + found.false_fail == pytest.approx(1)
    for share in (found.accuracy, found.consistency, found.false_pass, found.false_fail, found.reliability):
        assert -1e-9 <= share <= 1 + 1e-9
