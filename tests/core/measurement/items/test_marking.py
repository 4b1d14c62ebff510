"""Points for answers of each kind: what is full, what is partial, what waits for a person, what is no answer."""

from __future__ import annotations

import pytest
from tests.core.measurement.items.bank import item

from warmline.core.measurement.items import UNMARKED, BadAnswer, Kind, Mark, check_answer, counts, mark


@pytest.mark.parametrize(
    ("kind", "answer", "score"),
    [
        (Kind.SINGLE, "a", 1.0),
        (Kind.SINGLE, "b", 0.0),
        (Kind.MULTIPLE, "bd", 1.0),
        (Kind.MULTIPLE, "b", 0.5),
        (Kind.MULTIPLE, "abd", 0.5),  # both right, one wrong too
        (Kind.MULTIPLE, "abcd", 0.0),  # choosing everything brings nothing
        (Kind.MULTIPLE, "ac", 0.0),
        (Kind.ORDERING, "abcd", 1.0),
        (Kind.ORDERING, "bacd", 2 / 3),  # one of six pairs the wrong way round: tau = 4/6
        (Kind.ORDERING, "bcda", 0.0),  # three of six: tau = 0
        (Kind.ORDERING, "dcba", 0.0),  # tau = -1, not below 0
        (Kind.MATCHING, "abc", 1.0),
        (Kind.MATCHING, "acb", 1 / 3),
        (Kind.MATCHING, "aaa", 1 / 3),
    ],
)
def test_points_of_each_kind(kind: Kind, answer: str, score: float) -> None:
    found = mark(item(kind), check_answer(item(kind), tuple(answer)))
    assert found.score == pytest.approx(score)
    assert found.right is (score == 1)


@pytest.mark.parametrize("text", ["Sorry", " sorry. ", "Apology", "apologize", "SORRRY", "An apology!"])
def test_accepted_short_answers_but_for_slips(text: str) -> None:
    assert mark(item(Kind.SHORT), (text,)) == Mark(1.0, True)


@pytest.mark.parametrize("text", ["regret", "not at all", "apple", "sory about apology"])
def test_other_short_answers_go_to_a_person_and_are_not_wrong_by_machine(text: str) -> None:
    found = mark(item(Kind.SHORT), (text,))
    assert found == UNMARKED
    assert found.waits


def test_short_words_forgive_no_slip() -> None:
    assert mark(item(Kind.SHORT, accepted=("now",)), ("not",)).waits
    assert mark(item(Kind.SHORT, accepted=("now",)), ("Now",)).right


def test_what_is_said_never_counts() -> None:
    assert mark(item(Kind.SAY), ("Two days for nothing, no wonder you are annoyed.",)) == UNMARKED
    assert not counts(item(Kind.SAY))


def test_judgement_waits_for_five_experts() -> None:
    one = item(Kind.BEST)
    four = [("a",)] * 4
    assert mark(one, ("a",), four) == UNMARKED
    assert not counts(one, four)
    assert mark(one, ("a",), [*four, ("b",)]) == Mark(1.0, True)
    assert mark(one, ("b",), [*four, ("b",)]) == Mark(0.25, False)
    assert mark(one, ("c",), [*four, ("b",)]) == Mark(0.0, False)
    assert counts(one, [*four, ("b",)])


def test_ratings_are_scored_by_distance_and_left_out_of_the_models() -> None:
    found = mark(item(Kind.RATE), ("5", "2", "1"), [("5", "2", "1")] * 5)
    assert found == Mark(1.0, None)


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        (Kind.SINGLE, ()),
        (Kind.SINGLE, ("a", "b")),
        (Kind.SINGLE, ("d",)),
        (Kind.MULTIPLE, ()),
        (Kind.MULTIPLE, ("a", "a")),
        (Kind.MULTIPLE, ("z",)),
        (Kind.ORDERING, ("a", "b", "c")),
        (Kind.ORDERING, ("a", "b", "c", "c")),
        (Kind.MATCHING, ("a", "b")),
        (Kind.MATCHING, ("a", "b", "x")),
        (Kind.SHORT, ("  ",)),
        (Kind.SHORT, ("x" * 2001,)),
        (Kind.SAY, ()),
        (Kind.BEST, ("f",)),
        (Kind.RATE, ("5", "2")),
        (Kind.RATE, ("5", "2", "6")),
    ],
)
def test_what_is_no_answer_is_refused(kind: Kind, answer: tuple[str, ...]) -> None:
    with pytest.raises(BadAnswer):
        check_answer(item(kind), answer)


def test_the_order_of_ticks_does_not_matter_that_of_steps_does() -> None:
    assert check_answer(item(Kind.MULTIPLE), ("d", "b")) == ("b", "d")
    assert check_answer(item(Kind.ORDERING), ("d", "b", "a", "c")) == ("d", "b", "a", "c")


def test_words_to_read_are_all_that_stand_there() -> None:
    assert item(Kind.SINGLE, prompt="What now then?", moment="Help me").words() == 3 + 2 + 3
    assert item(Kind.MATCHING, prompt="Match").words() == 1 + 6


def test_no_key_where_authors_alone_cannot_know() -> None:
    assert item(Kind.BEST).key_of() == ()
    assert item(Kind.MULTIPLE).key_of() == ("b", "d")
    assert item(Kind.ORDERING).key_of() == ("a", "b", "c", "d")
