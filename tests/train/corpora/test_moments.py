"""Moments: which answers stand above which, and poor answers made from those of other moments."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from train.corpora.moments import HEAD, POOR, WORTH, Moment, moment_of, moments, slipped, with_made
from train.corpus.written import KINDS, WrittenSet
from train.examples import Example, Part

from warmline.core.conversation import Speaker
from warmline.core.moves.encoding import TextInContext


def written(kind: str, name: str = "m-1") -> WrittenSet:
    """A set of a type whose answers say their own kind."""
    context = ((Speaker.CUSTOMER, "Room 12 is cold."), (Speaker.AGENT, "Which floor?"), (Speaker.CUSTOMER, "Second."))
    answers = tuple((each, f"{each} of {name}. And one more sentence about it.") for each in KINDS[kind])
    return WrittenSet(name, kind, "empathy", "names_feeling", "hotel", "chat", "british", "", context, answers)


def moment(kind: str, name: str = "m-1", **labelled: Example) -> Moment:
    return moment_of(written(kind, name), Part.TRAIN, {f"own:{name}/{k}": example for k, example in labelled.items()})


def pairs(found: Moment) -> set[tuple[str, str]]:
    return {(found.kinds[high], found.kinds[low]) for high, low in found.above}


def test_every_rung_of_a_ladder_stands_above_those_below() -> None:
    found = moment("ladder")
    assert len(found.above) == 15
    assert ("rung6", "rung1") in pairs(found)
    assert ("rung2", "rung1") in pairs(found)
    assert found.alike == ()


def test_the_honest_answer_stands_above_all_and_the_poor_ones_above_none() -> None:
    found = pairs(moment("contrast"))
    assert {low for high, low in found if high == "shows"} == {"lacks", "phrase", "stuffed", "template", "putdown"}
    assert {low for high, low in found if high == "lacks"} == {"phrase", "stuffed", "template", "putdown"}
    assert not {high for high, _ in found} & {"stuffed", "template", "putdown"}


@pytest.mark.parametrize(("kind", "count"), [("english", 15), ("length", 1), ("paraphrase", 3)])
def test_answers_that_do_the_same_are_pulled_together(kind: str, count: int) -> None:
    found = moment(kind)
    assert len(found.alike) == count
    assert found.above == ()
    assert all(HEAD.name not in answer.targets for answer in found.answers)


def test_an_answer_is_read_after_the_customers_last_line_with_its_sentences() -> None:
    answer = moment("contrast").answers[0]
    assert answer.turn.before == "Second."
    assert len(answer.turn.sentences) == 2
    assert answer.targets == {HEAD.name: (WORTH["shows"],)}
    assert (answer.id, answer.group, answer.part) == ("own:m-1/shows", "m-1", Part.TRAIN)


def test_what_is_labelled_comes_along() -> None:
    labelled = Example("x", "m-1", Part.TRAIN, TextInContext("x"), sentence_targets={"moves": [[1.0], [0.0]]})
    found = moment("contrast", lacks=labelled)
    assert found.answers[1].sentence_targets == {"moves": [[1.0], [0.0]]}
    assert found.answers[0].sentence_targets == {}


OTHERS = [moment("contrast", f"o-{n}") for n in range(4)]


def ways(kind: str, seed: int) -> dict[str, tuple[Moment, int]]:
    """All five made answers by the way in which they were made, with the moment that holds them."""
    found = with_made(moment(kind), OTHERS, random.Random(seed), 5)
    return {answer.id.partition("+")[2]: (found, n) for n, answer in enumerate(found.answers) if "+" in answer.id}


def test_made_answers_stand_below_every_honest_one() -> None:
    for way in ("elsewhere", "phrases", "templates"):
        found, at = ways("ladder", 1)[way]
        assert {found.kinds[high] for high, low in found.above if low == at} == {"rung3", "rung4", "rung5", "rung6"}
        assert found.answers[at].targets == {HEAD.name: (POOR,)}
        assert not any(at in pair for pair in found.alike)


def test_phrases_behind_a_good_answer_win_nothing() -> None:
    found, at = ways("contrast", 2)["padded"]
    assert found.answers[at].turn.text.startswith(found.answers[0].turn.text)
    assert [high for high, low in found.above if low == at] == [0]
    assert found.answers[at].targets == {}


def test_a_slip_of_the_finger_changes_nothing() -> None:
    found, at = ways("contrast", 3)["slips"]
    assert found.answers[at].turn.text != found.answers[0].turn.text
    assert (0, at) in found.alike
    assert not any(at in pair for pair in found.above)


def test_poor_answers_are_made_as_long_as_the_good_one() -> None:
    found, at = ways("contrast", 4)["phrases"]
    assert len(found.answers[at].turn.text.split()) >= len(found.answers[0].turn.text.split())
    assert "stuffed" in found.answers[at].turn.text


def test_the_same_dice_make_the_same_answers_and_labels_are_not_carried_over() -> None:
    made = [with_made(moment("english"), OTHERS, random.Random(9), 2) for _ in range(2)]
    assert made[0] == made[1]
    assert len(made[0].answers) == 8
    assert all(answer.sentence_targets == {} for answer in made[0].answers[6:])


@given(st.text("abcdefg hij.?'", max_size=80), st.integers(0, 9))
def test_slips_keep_the_words_apart_and_their_first_letters(text: str, seed: int) -> None:
    before, after = text.split(), slipped(text, random.Random(seed)).split()
    assert len(before) == len(after)
    assert [word[0] for word in before] == [word[0] for word in after]
    assert all(abs(len(a) - len(b)) <= 1 for a, b in zip(before, after, strict=True))


def test_no_set_is_in_two_parts_and_the_exam_cannot_be_asked_for() -> None:
    train, dev = ({each.name for each in moments(part, {})} for part in (Part.TRAIN, Part.DEV))
    assert train
    assert dev
    assert not train & dev
    assert moments(Part.HELD, {}) == []
