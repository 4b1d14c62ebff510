"""Agreement between the two labelling passes."""

import pytest
from train.corpus.agreement import by_name, f1, name_kappa, table
from train.corpus.labels import Labels

from warmline.core.measurement.agreement import kappa


def test_kappa_of_a_known_table() -> None:
    # Cohen (1960) form: 20 both yes, 5 only a, 10 only b, 15 neither: po .70, pe .50, kappa .40.
    assert name_kappa({"a": 25, "b": 30, "both": 20, "turns": 50}) == pytest.approx(0.4)


def test_kappa_cannot_tell_where_nobody_ever_says_it() -> None:
    assert name_kappa({"a": 0, "b": 0, "both": 0, "turns": 50}) is None
    assert name_kappa({"a": 0, "b": 0, "both": 0, "turns": 0}) is None
    assert f1({"a": 0, "b": 0, "both": 0, "turns": 50}) is None


def test_weighted_kappa_knows_perfect_reversed_and_constant() -> None:
    assert kappa([(1, 1), (2, 2), (4, 4)]) == 1
    assert kappa([(1, 4), (4, 1)]) == -1
    assert kappa([(3, 3), (3, 3)]) is None
    near, far = kappa([(1, 2), (4, 4), (2, 2)]), kappa([(1, 4), (4, 4), (2, 2)])
    assert near is not None
    assert far is not None
    assert near > far


def test_only_turns_that_both_labelled_count() -> None:
    said = Labels(frozenset({("greets", 0), ("greets", 1)}))
    counts = by_name({("q", "t1"): said, ("q", "t2"): said}, {("q", "t1"): said}, {"greets": None})
    assert counts["greets"] == {"a": 1, "b": 1, "both": 1, "turns": 1}


def test_the_table_has_a_row_for_every_name_and_says_how_many() -> None:
    said = {("q", "t1"): Labels(frozenset({("greets", 0)}), 3)}
    lines = list(table(said, said))
    assert lines[0].startswith("turns labelled twice: 1; the same in every label and place: 1")
    assert any(line.split()[:4] == ["greets", "1", "1", "1"] for line in lines)
