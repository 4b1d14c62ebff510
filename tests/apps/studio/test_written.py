"""What all written texts go through: versions that are open, other eyes, translations and their keys."""

from __future__ import annotations

import pytest

from warmline.apps.people.errors import Refused
from warmline.apps.studio.models import Case, Revision
from warmline.apps.studio.written.models import OPEN, State
from warmline.apps.studio.written.reviewing import KEY, check_in_review, code_of, key_of, sum_of


@pytest.mark.parametrize("state", State.values)
def test_only_drafts_and_what_is_reviewed_are_open(state: str) -> None:
    assert Revision(state=state).is_open is (state in OPEN)


@pytest.mark.parametrize("state", [state for state in State if state != State.REVIEW])
def test_nothing_but_what_was_sent_is_in_review(state: State) -> None:
    check_in_review(Revision(state=State.REVIEW))
    with pytest.raises(Refused, match="not in review"):
        check_in_review(Revision(state=state))


@pytest.mark.parametrize(("typed", "code"), [("pt", "pt"), (" PT-br ", "pt-br"), ("fil", "fil")])
def test_a_language_is_typed_as_people_type(typed: str, code: str) -> None:
    assert code_of(Case(language="en"), typed) == code


@pytest.mark.parametrize("typed", ["", "p", "portuguese", "pt_br", "pt-"])
def test_what_is_no_language_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="two or three letters"):
        code_of(Case(language="en"), typed)


def test_nothing_is_translated_into_its_own_language_or_twice() -> None:
    with pytest.raises(Refused, match="already"):
        code_of(Case(language="pt"), "PT")
    with pytest.raises(Refused, match="a translation itself"):
        code_of(Case(language="en", original_id=1), "pt")


def test_the_key_of_a_translation_is_a_key_however_long_the_original_s_is() -> None:
    assert key_of(Case(key="late_refund"), "pt-br") == "late_refund_pt_br"
    long = key_of(Case(key="a" * 60), "pt-br")
    assert KEY.fullmatch(long)
    assert long.endswith("_pt_br")


def test_the_sum_tells_texts_apart_and_bears_half_characters() -> None:
    assert sum_of("one") != sum_of("One")
    assert len(sum_of("\ud800")) == 64
