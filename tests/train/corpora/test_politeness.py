"""Politeness: quartiles within a community; Stack Exchange is never trained on."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from tests.train.samples import write_requests
from train.examples import Part

from train.corpora import BadRecord, politeness


def test_requests_fall_into_quartiles_of_their_community(tmp_path: Path) -> None:
    write_requests(tmp_path, "wikipedia", [str(number / 10) for number in range(40)])
    found = list(politeness.requests(tmp_path, "wikipedia"))
    assert Counter(each.quartile for each in found) == {0: 10, 1: 10, 2: 10, 3: 10}
    assert found[0].quartile == 0
    assert found[-1].quartile == 3


def test_only_outer_quartiles_say_polite_or_not(tmp_path: Path) -> None:
    write_requests(tmp_path, "wikipedia", ["-2", "-0.1", "0.1", "2"])
    first, second, third, last = politeness.examples(tmp_path)
    assert first.targets == {"politeness_score": (-2.0,), "politeness": (0.0,)}
    assert "politeness" not in second.targets
    assert "politeness" not in third.targets
    assert last.targets["politeness"] == (1.0,)


def test_stack_exchange_is_held_out_wholly(tmp_path: Path) -> None:
    write_requests(tmp_path, "stack-exchange", [str(number) for number in range(50)])
    assert {politeness.part_of(each) for each in politeness.requests(tmp_path, "stack-exchange")} == {Part.HELD}
    assert list(politeness.examples(tmp_path)) == []


def test_wikipedia_has_all_three_parts(tmp_path: Path) -> None:
    write_requests(tmp_path, "wikipedia", [str(number) for number in range(300)])
    parts = Counter(each.part for each in politeness.examples(tmp_path))
    assert parts[Part.TRAIN] > 180
    assert parts[Part.HELD] > 30
    assert parts[Part.DEV] > 10


def test_a_score_that_is_no_number_is_named(tmp_path: Path) -> None:
    write_requests(tmp_path, "wikipedia", ["1", "kind"])
    with pytest.raises(BadRecord, match="line 3: 'kind' is no score"):
        list(politeness.examples(tmp_path))
