"""Label lines, and which labels count."""

import pytest
from train.corpus.labels import LabelError, Labels, read_labels, settled

KEY = ("q-1", "t3")


def test_a_line_gives_names_places_and_grade() -> None:
    found = read_labels(
        ["q-1 t3 | greets@0 explains@1 | g=3", "", "q-1 t4 | | g=1", "q-1 t0 | shows_anger@0 |"], "a.txt"
    )
    assert found[KEY] == Labels(frozenset({("greets", 0), ("explains", 1)}), 3)
    assert found["q-1", "t4"] == Labels(frozenset(), 1)
    assert found["q-1", "t0"].grade is None


def test_a_settled_line_keeps_its_reason() -> None:
    assert read_labels(["q-1 t3 | greets@0 | g=2 | a bare hello"], "s.txt")[KEY].reason == "a bare hello"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("q-1 t3 greets@0", "expected"),
        ("q-1 t3 | hugs@0 | g=3", "not in the catalogue"),
        ("q-1 t3 | greets | g=3", "sentence number"),
        ("q-1 t3 | greets@0 | g=7", "expected"),
    ],
)
def test_an_odd_line_is_named(line: str, says: str) -> None:
    with pytest.raises(LabelError, match=r"a\.txt, line 1") as error:
        read_labels([line], "a.txt")
    assert says in str(error.value)


def test_a_turn_given_twice_is_refused() -> None:
    with pytest.raises(LabelError, match="twice"):
        read_labels(["q-1 t3 | |", "q-1 t3 | |"], "a.txt")


def test_what_both_say_counts_and_what_one_says_is_unsure_until_it_is_decided() -> None:
    yes, no = Labels(frozenset({("greets", 0)}), 3), Labels(frozenset(), 3)
    a = {("q", "t1"): yes, ("q", "t2"): yes, ("q", "t3"): yes, ("q", "t4"): yes}
    b = {("q", "t1"): yes, ("q", "t2"): no, ("q", "t3"): no}
    found = settled(a, b, {("q", "t3"): no, ("q", "t4"): no})
    assert found[("q", "t1")] == yes
    assert found[("q", "t2")] == Labels(frozenset(), 3, unsure=frozenset({("greets", 0)}))
    assert found[("q", "t3")] == no
    assert ("q", "t4") not in found


def test_another_grade_is_a_difference() -> None:
    a, b = {KEY: Labels(frozenset(), 3)}, {KEY: Labels(frozenset(), 4)}
    assert settled(a, b, {})[KEY].grade is None


def test_a_decision_without_a_grade_leaves_the_agreed_one() -> None:
    a, b = {KEY: Labels(frozenset({("greets", 0)}), 3)}, {KEY: Labels(frozenset(), 3)}
    found = settled(a, b, {KEY: Labels(frozenset({("greets", 0)}), None, "a hello")})
    assert (found[KEY].grade, found[KEY].reason) == (3, "a hello")
    assert settled(a, b, {KEY: Labels(frozenset(), 1, "cold")})[KEY].grade == 1
