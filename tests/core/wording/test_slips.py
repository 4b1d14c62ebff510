from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.core.wording.slip_lists import COMMON, TRADE_AND_ENGLISHES
from warmline.core.wording.slips import is_word, spelling, words_of


class SmallList:
    """A dictionary of a few American words, which offers the one word that has the same first three letters."""

    version = "small-1"
    words = words_of("your parcel color organize center traveling bill the label comes here land line shout house")

    def knows(self, word: str) -> bool:
        return word in self.words

    def nearest(self, word: str) -> str | None:
        near = [each for each in self.words if each[:3] == word[:3]]
        return near[0] if len(near) == 1 else None


WORDS = SmallList()


def slips(text: str, accepted: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
    return [(each.word, each.better) for each in spelling(text, WORDS, accepted).slips]


def test_a_slip_is_found_with_the_word_that_was_meant() -> None:
    text = "your parcle comes"
    (slip,) = spelling(text, WORDS).slips
    assert (slip.word, slip.better) == ("parcle", "parcel")
    assert text[slip.start : slip.end] == "parcle"


@pytest.mark.parametrize(
    "text",
    [
        "Parcle comes", "PARCLE comes", "parcle7 comes", "the parcle-label comes", "see parcle.example.org",
        "write to parcle@shop.example", "the [parcle] label", "you wrote “parcle”", "the colour", "organise the house",
        "the centre", "travelling", "the landline", "shouty", "reland", "wifi and lakh", "zzqqq", "xu qa",
    ],
)  # fmt: skip
def test_what_may_be_right_is_left_alone(text: str) -> None:
    assert slips(text) == []


def test_words_of_the_customer_and_of_the_case_are_accepted() -> None:
    said = "My Parcle is blue"
    assert slips("your parcle comes", words_of(said)) == []
    assert slips("your parcle comes", words_of("another line")) == [("parcle", "parcel")]


def test_a_word_that_no_list_knows_is_counted_but_no_slip() -> None:
    found = spelling("the zzqqq comes", WORDS)
    assert (found.slips, found.words, found.unknown) == ((), 3, 1)


def test_plain_slips_need_no_dictionary() -> None:
    assert slips("teh label") == [("teh", "the")]
    assert slips("thats here") == [("thats", "that's")]
    assert slips("that’s here and the house’s label") == []


def test_the_lists_do_not_contradict_each_other() -> None:
    assert not set(COMMON) & TRADE_AND_ENGLISHES
    assert not any(better in COMMON for better in COMMON.values())
    assert all(slip != better for slip, better in COMMON.items())


@pytest.mark.parametrize("word", ["colour", "organisation", "parcels", "relabel", "landlines"])
def test_forms_and_parts_make_words(word: str) -> None:
    assert is_word(word, WORDS) is (word != "organisation")


@given(st.text(max_size=200))
def test_slips_are_stretches_of_the_text(text: str) -> None:
    found = spelling(text, WORDS)
    assert all(text[each.start : each.end] == each.word for each in found.slips)
    assert len(found.slips) + found.unknown <= found.words


@given(st.lists(st.sampled_from(sorted(TRADE_AND_ENGLISHES)), max_size=12))
def test_no_word_of_another_english_is_ever_a_slip(words: list[str]) -> None:
    assert slips(" ".join(words)) == []
