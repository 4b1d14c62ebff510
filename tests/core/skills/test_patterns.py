from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.core.skills import MovePattern

NAMES = st.sampled_from(["apologises", "explains", "argues", "dismisses", "uses_detail"])
SETS = st.frozensets(NAMES)


@given(SETS.filter(bool), SETS)
def test_a_written_pattern_reads_back(needs: frozenset[str], barred: frozenset[str]) -> None:
    without = barred - needs
    text = " + ".join([*sorted(needs), *(f"!{name}" for name in sorted(without))])
    assert MovePattern.parse(text) == MovePattern(needs, without)


@given(SETS.filter(bool), SETS, SETS)
def test_a_pattern_fits_when_all_needed_and_none_barred_is_there(
    needs: frozenset[str], barred: frozenset[str], seen: frozenset[str]
) -> None:
    pattern = MovePattern(needs, barred - needs)
    assert pattern.matches(seen) == (all(n in seen for n in needs) and not any(b in seen for b in barred - needs))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "'' is no move pattern; expected names joined by ' + ', with ! to bar one."),
        ("a +", "'a +' is no move pattern; expected names joined by ' + ', with ! to bar one."),
        ("a b", "'a b' is no move pattern; expected names joined by ' + ', with ! to bar one."),
        ("a + !!b", "'a + !!b' is no move pattern; expected names joined by ' + ', with ! to bar one."),
        ("!a", "'!a' only bars moves; expected at least one move that must be there."),
        ("a + b + !a", "'a + b + !a' both needs and bars a."),
    ],
)
def test_what_is_no_pattern_is_refused_with_what_was_expected(text: str, told: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(told)}$"):
        MovePattern.parse(text)
