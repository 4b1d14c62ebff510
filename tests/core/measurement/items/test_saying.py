"""Say-it items are read in the context of their moment, and only suggested."""

from __future__ import annotations

import pytest
from tests.core.measurement.items.bank import item

from warmline.adapters.packs import load_rubric
from warmline.adapters.packs.items import load_item_sets
from warmline.core.measurement.items import Kind
from warmline.core.measurement.items.saying import suggest
from warmline.core.moves.rules import RuleReader

READER = RuleReader()


@pytest.mark.parametrize(
    ("text", "anchors"),
    [
        ("Two whole days at home for nothing, no wonder you are annoyed.", {3, 4}),
        ("I understand your frustration.", {2}),
        ("It is only a parcel, please calm down.", {1}),
    ],
)
def test_the_reader_suggests_an_anchor(text: str, anchors: set[int]) -> None:
    found = suggest(item(Kind.SAY), text, reader=READER, rubric=load_rubric())
    assert found is not None
    assert found.anchor in anchors
    assert 0 < found.confidence <= 1
    assert found.reader == READER.version


def test_without_a_chance_nothing_is_suggested() -> None:
    plain = item(Kind.SAY, moment="My order number is 4411.")
    assert suggest(plain, "Thank you.", reader=READER, rubric=load_rubric()) is None


def test_the_authors_good_answers_are_seen_as_good() -> None:
    says = [each for found in load_item_sets() for each in found.items if each.kind is Kind.SAY]
    assert says
    seen = {
        (each.key, text): suggest(each, text, reader=READER, rubric=load_rubric())
        for each in says
        for text in each.good
    }
    poor = {place: found for place, found in seen.items() if found is None or found.anchor < 3}
    assert not poor
