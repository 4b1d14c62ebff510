"""How far people came, and who gets which version."""

from __future__ import annotations

import pytest
from tests.core.curriculum.programmes import small

from warmline.core.curriculum.reach import reach
from warmline.core.curriculum.splitting import arm_of


def test_each_step_tells_how_many_came_and_how_many_did_not() -> None:
    rows = reach(small(), {"begin": 16, "read": 12, "talk": 9, "test": 13}, 20)
    assert [(row.step.key, row.done, row.lost) for row in rows] == [
        ("begin", 16, 4), ("read", 12, 4), ("test", 13, 0), ("certificate", 0, 13),
    ]  # fmt: skip
    assert rows[0].share == 0.8


def test_practice_has_no_row_whoever_did_it() -> None:
    assert "talk" not in {row.step.key for row in reach(small(), {"talk": 20}, 20)}


def test_four_people_have_no_figures() -> None:
    assert reach(small(), {"begin": 4}, 4) == ()
    assert len(reach(small(), {"begin": 4}, 5)) == 4


def test_a_count_never_exceeds_the_people() -> None:
    assert reach(small(), {"begin": 12}, 10)[0].done == 10


def test_the_split_is_even_and_always_the_same() -> None:
    arms = [arm_of("pilot 1", person) for person in range(4000)]
    assert arms == [arm_of("pilot 1", person) for person in range(4000)]
    assert 1880 < sum(arms) < 2120, "six standard deviations of a fair coin"
    other = [arm_of("pilot 2", person) for person in range(4000)]
    assert 1800 < sum(a == b for a, b in zip(arms, other, strict=True)) < 2200


def test_there_is_at_least_one_arm() -> None:
    assert arm_of("s", 3, 1) == 0
    with pytest.raises(ValueError, match="1 arm or more"):
        arm_of("s", 3, 0)
