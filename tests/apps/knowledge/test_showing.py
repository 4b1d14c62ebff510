"""What the browser gets says nothing of the key, and what comes back is put right."""

from __future__ import annotations

import pytest
from tests.apps.knowledge.shelf import right_answer
from tests.core.measurement.items.bank import item

from warmline.apps.knowledge.bodies import fingerprint, to_body
from warmline.apps.knowledge.lines import BadLine, read_lines, write_lines
from warmline.apps.knowledge.models import Attempt, ItemVersion
from warmline.apps.knowledge.showing import read_answer, show
from warmline.core.measurement.items import BadAnswer, Item, Kind


def version(one: Item) -> ItemVersion:
    return ItemVersion(body=to_body(one), sha256=fingerprint(to_body(one)))


@pytest.mark.parametrize("kind", list(Kind))
def test_the_same_seed_shows_the_same_and_numbers_run_from_one(kind: Kind) -> None:
    shown = show(item(kind), "7")
    assert shown == show(item(kind), "7")
    assert [choice.number for choice in shown.choices] == [str(n + 1) for n in range(len(shown.choices))]
    assert sorted(choice.text for choice in shown.choices) == sorted(item(kind).choices())


def test_the_right_one_comes_at_every_place() -> None:
    places = {[choice.text for choice in show(item(Kind.SINGLE), str(seed)).choices].index("Yes") for seed in range(40)}
    assert places == {0, 1, 2}


def test_an_ordering_is_never_shown_in_its_right_order() -> None:
    one = item(Kind.ORDERING, steps=("a", "b", "c"))
    assert all([choice.text for choice in show(one, str(seed)).choices] != ["a", "b", "c"] for seed in range(60))


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("seed", range(4))
def test_what_is_sent_comes_back_as_it_was_meant(kind: Kind, seed: int) -> None:
    from tests.apps.knowledge.shelf import sent_for

    one = item(kind)
    answer = right_answer(version(one))
    sent = sent_for(Attempt(seed=seed), version(one), answer)
    assert read_answer(one, str(seed), sent) == answer


@pytest.mark.parametrize(
    ("kind", "sent"),
    [
        (Kind.ORDERING, ["1", "1", "2", "3"]),
        (Kind.ORDERING, ["1", "2", "3"]),
        (Kind.ORDERING, ["1", "2", "3", "5"]),
        (Kind.MATCHING, ["1", "2"]),
        (Kind.RATE, ["1", "2"]),
        (Kind.RATE, ["1", "2", "6"]),
        (Kind.SINGLE, ["-1"]),
        (Kind.SINGLE, ["１"]),
        (Kind.SHORT, ["\x00"]),
        (Kind.MULTIPLE, ["1", "1"]),
    ],
)
def test_what_was_not_on_the_page_is_refused(kind: Kind, sent: list[str]) -> None:
    with pytest.raises(BadAnswer):
        read_answer(item(kind), "3", sent)


@pytest.mark.parametrize("kind", list(Kind))
def test_lines_of_the_form_hold_the_whole_item(kind: Kind) -> None:
    one = item(kind)
    for name, value in read_lines(kind, write_lines(one)).items():
        assert getattr(one, name) == value


def test_lines_with_reasons_and_lines_that_cannot_be_read() -> None:
    (first, second) = read_lines(Kind.SINGLE, "* Yes | It is so.\n\nNo")["options"]
    assert (first.text, first.right, first.why) == ("Yes", True, "It is so.")
    assert (second.text, second.right, second.why) == ("No", False, "")
    with pytest.raises(BadLine, match="rating from 1 to 5"):
        read_lines(Kind.RATE, "6 Laugh")
    with pytest.raises(BadLine, match="no “=”"):
        read_lines(Kind.MATCHING, "sun warm")
