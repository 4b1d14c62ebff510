"""Changing single fields of a text: what is not touched stays, comments and all."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.apps.studio.house import sound

from warmline.adapters.packs import PackError
from warmline.apps.studio.texts.editing import NotEditable, plain_of, value_at, with_identity, with_values

WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=60).filter(str.strip)


def lines_that_differ(before: str, after: str) -> int:
    return len(set(before.splitlines()) ^ set(after.splitlines()))


def test_one_field_changes_and_nothing_else() -> None:
    after = with_values(sound(), {("title",): "A locker: shut"})
    assert plain_of(after)["title"] == "A locker: shut"
    assert lines_that_differ(sound(), after) == 2
    assert after.startswith("# Jun cannot open")


@settings(max_examples=8)
@given(WORDS)
def test_any_words_come_back_as_they_were_written(words: str) -> None:
    for address in (("title",), ("persona", "about"), ("facts", 2, "label"), ("policy", "text"), ("traps", 0, "why")):
        after = with_values(sound(), {address: words})
        assert value_at(plain_of(after), address) == words


@settings(max_examples=8)
@given(st.lists(WORDS, min_size=1, max_size=4))
def test_a_list_is_written_anew_in_a_row_and_in_lines(entries: list[str]) -> None:
    for address in (("opening",), ("facts", 0, "say"), ("facts", 2, "say"), ("offers", 0, "after")):
        after = with_values(sound(), {address: entries})
        assert value_at(plain_of(after), address) == entries


def test_a_comment_after_a_list_stays() -> None:
    text = "opening:\n  - one\n  - two\n\n# about the facts\nfacts: []\n"
    after = with_values(text, {("opening",): ["three", "four: five"]})
    assert "# about the facts\nfacts: []" in after
    assert yaml.safe_load(after) == {"opening": ["three", "four: five"], "facts": []}


def test_a_comment_behind_a_value_stays() -> None:
    assert with_values("minutes: 10 # or so\ntitle: x\n", {("minutes",): 12}) == "minutes: 12 # or so\ntitle: x\n"


def test_numbers_stay_numbers() -> None:
    after = with_values(sound(), {("mood", "anger"): 0.5, ("minutes",): 9})
    assert (plain_of(after)["mood"]["anger"], plain_of(after)["minutes"]) == (0.5, 9)


def test_a_missing_field_of_the_top_is_added_and_a_deeper_one_refused() -> None:
    assert plain_of(with_values("title: x\n", {("key",): "abc"})) == {"key": "abc", "title": "x"}
    with pytest.raises(NotEditable, match="persona"):
        with_values("title: x\n", {("persona", "name"): "Jo"})


def test_what_cannot_change_alone_is_refused() -> None:
    shared = "a: &x one\nb: *x\n"
    with pytest.raises(NotEditable):
        with_values(shared, {("a",): "two"})


@pytest.mark.parametrize("text", ["", "just words", "[1, 2]", "a: [", "[" * 80])
def test_a_text_that_is_no_scenario_is_left_alone(text: str) -> None:
    assert with_identity(text, key="k_k", version=2) == text
    assert plain_of(text) == {}
    with pytest.raises((PackError, NotEditable)):
        with_values(text, {("title",): "x"})


def test_the_studio_s_key_and_number_are_written_into_the_text() -> None:
    found = plain_of(with_identity(sound(), key="our_locker", version=7))
    assert (found["key"], found["version"]) == ("our_locker", 7)


def test_letters_outside_of_the_base_plane_do_not_shift_what_is_changed() -> None:
    text = 'title: "𝔘𝔫 🙂 lock"\nsummary: old # stays\n'
    assert with_values(text, {("summary",): "new"}) == 'title: "𝔘𝔫 🙂 lock"\nsummary: new # stays\n'
