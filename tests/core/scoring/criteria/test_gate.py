"""The gate: its bounds, and that better figures never close it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.core.scoring.criteria import Reason, Shown, Verdict, decide

KAPPAS = st.none() | st.floats(-1, 1)
SHOWN = st.builds(Shown, st.integers(0, 90), KAPPAS, KAPPAS, KAPPAS)
GOOD = Shown(doubly_rated=30, machine_low=0.6, difference_low=-0.3, people=0.9)
AS_PEOPLE = Shown(doubly_rated=30, machine_low=0.4, difference_low=-0.05, people=0.5)


@pytest.mark.parametrize(
    ("shown", "verdict"),
    [
        (GOOD, Verdict(True, Reason.AGREES)),
        (replace(GOOD, machine_low=0.5999), Verdict(False, Reason.BELOW)),
        (replace(GOOD, doubly_rated=29), Verdict(False, Reason.TOO_FEW)),
        (AS_PEOPLE, Verdict(True, Reason.AS_PEOPLE)),
        (replace(AS_PEOPLE, difference_low=-0.0501), Verdict(False, Reason.BELOW)),
        (replace(AS_PEOPLE, people=0.4999), Verdict(False, Reason.BELOW)),
        (replace(AS_PEOPLE, doubly_rated=29), Verdict(False, Reason.TOO_FEW)),
        (Shown(90, None, None, None), Verdict(False, Reason.BELOW)),
        (Shown(90, None, 0.2, None), Verdict(False, Reason.BELOW)),
        (Shown(0, None, None, None), Verdict(False, Reason.TOO_FEW)),
    ],
)
def test_the_bounds_of_the_gate(shown: Shown, verdict: Verdict) -> None:
    assert decide(shown) == verdict


@given(SHOWN, st.sampled_from(["doubly_rated", "machine_low", "difference_low", "people"]), st.floats(0, 1))
def test_a_better_figure_never_closes_the_gate(shown: Shown, field: str, more: float) -> None:
    value = getattr(shown, field)
    raised = (value or 0) + (round(more * 50) if field == "doubly_rated" else more)
    better = replace(shown, **{field: raised})
    if value is None:
        # A figure where there was none may only open it.
        assert decide(better).proven >= decide(shown).proven
    else:
        assert not decide(shown).proven or decide(better).proven


@given(SHOWN)
def test_a_proven_criterion_has_a_reason_to_be(shown: Shown) -> None:
    verdict = decide(shown)
    assert verdict.proven == (verdict.reason in (Reason.AGREES, Reason.AS_PEOPLE))
    assert not verdict.proven or shown.doubly_rated >= 30
