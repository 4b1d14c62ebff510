from __future__ import annotations

import pytest
from tests.adapters.spelling.lists import RIGHT, SLIPS

from warmline.adapters.spelling import Dictionary
from warmline.core.wording.slips import spelling

WORDS = Dictionary()


def test_the_list_is_named_with_its_version() -> None:
    name, _, number = WORDS.version.partition("-")
    assert name == "pyspellchecker"
    assert number[0].isdigit()


@pytest.mark.parametrize(("word", "meant"), [("adress", "address"), ("excelent", "excellent"), ("tomorow", "tomorrow")])
def test_the_word_that_was_meant(word: str, meant: str) -> None:
    assert not WORDS.knows(word)
    assert WORDS.nearest(word) == meant


@pytest.mark.parametrize("word", ["esky", "zzqqqx", "x" * 31, "muhurat"])
def test_nothing_is_offered_where_it_is_not_plain(word: str) -> None:
    assert WORDS.nearest(word) is None


def test_precision_on_the_list_of_right_words_and_slips() -> None:
    """Measured when written: 3 of 419 right words were taken for slips (mended since), 120 of 145 slips found."""
    wrong = [word for word in RIGHT if spelling(word, WORDS).slips]
    found = [slip for slip in SLIPS if spelling(slip, WORDS).slips]
    meant = [slip for slip in found if spelling(slip, WORDS).slips[0].better == SLIPS[slip]]
    assert wrong == []
    assert len(meant) / len(found) >= 0.97
    assert len(found) / len(SLIPS) >= 0.75


def test_right_words_stay_right_in_any_company() -> None:
    assert spelling(" ".join(RIGHT), WORDS).slips == ()
