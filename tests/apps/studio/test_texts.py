"""Looking at a text: mistakes, gaps, what changed, and the words in it."""

from __future__ import annotations

import pytest
from tests.apps.studio.house import changed, sound

from warmline.apps.studio.beside import pairs, pairs_in, parts_of
from warmline.apps.studio.texts.checking import check_text, gaps_of
from warmline.apps.studio.texts.diff import compare
from warmline.apps.studio.texts.editing import with_values
from warmline.apps.studio.texts.words import words_of


def test_a_sound_text_is_sound() -> None:
    checked = check_text(sound())
    assert checked.is_sound
    assert checked.scenario is not None
    assert checked.scenario.persona.name == "Jun Park"


def test_every_mistake_is_told_with_its_line() -> None:
    checked = check_text(sound().replace("level: 1", "level: 9").replace("minutes: 8", "minutes: many"))
    assert [(each.line, each.field) for each in checked.problems] == [(7, "level"), (8, "minutes")]
    assert not checked.is_sound


@pytest.mark.parametrize("text", ["", "\x00", "a: b: c", "- 1", "!!python/object:os.system {}", "\ud800"])
def test_nonsense_is_a_mistake_and_never_a_fault(text: str) -> None:
    checked = check_text(text)
    assert checked.scenario is None
    assert checked.problems


def test_gaps_of_drafts_and_of_redaction_are_found_outside_of_comments() -> None:
    text = "# [write me]\na: '[write what she says]'\nb: call [phone] or [name]\nc: [one, two]\n"
    assert [(gap.line, gap.mark) for gap in gaps_of(text)] == [
        (2, "[write what she says]"),
        (3, "[phone]"),
        (3, "[name]"),
    ]


def test_a_text_with_a_gap_reads_but_is_not_sound() -> None:
    checked = check_text(changed(summary="[write one line]"))
    assert checked.scenario is not None
    assert not checked.is_sound


def test_equal_texts_have_no_difference() -> None:
    assert compare("a\nb", "a\nb") == ()


def test_a_difference_names_old_and_new_lines_and_leaves_far_ones_out() -> None:
    before = "\n".join(str(n) for n in range(20))
    lines = compare(before, before.replace("10", "ten"))
    assert [(line.sign, line.text) for line in lines if line.sign in "+-"] == [("-", "10"), ("+", "ten")]
    assert [line.text for line in lines if line.sign == "…"] == ["8", "7"]
    assert [(line.before, line.after) for line in lines if line.text == "9"] == [(10, 10)]


def test_words_are_named_by_what_stays_when_lines_move() -> None:
    words = words_of(sound())
    assert words["facts.medicine.label"][1] == "There is medicine in the parcel"
    assert words["facts.medicine.label"][0] == ("facts", 2, "label")
    assert words["opening.0"][1].startswith("Hi, I'm at your locker")
    assert not any(name.endswith((".telling", ".rule", "persona.face")) for name in words)
    assert words_of("a: [") == {}


def test_a_translation_shows_what_the_original_changed_since() -> None:
    translation = with_values(sound(), {("title",): "O cacifo"})
    newer = with_values(sound(), {("title",): "The locker", ("facts", 2, "label"): "Her medicine is inside"})
    found = {pair.name: pair for pair in pairs(original=newer, source=sound(), translation=translation)}
    assert (found["title"].is_stale, found["title"].translation) == (True, "O cacifo")
    assert found["facts.medicine.label"].before == "There is medicine in the parcel"
    assert found["facts.medicine.label"].is_same is False
    assert [name for name, pair in found.items() if pair.is_stale] == ["title", "facts.medicine.label"]
    assert found["summary"].is_same


def test_a_place_that_only_the_original_has_is_shown_without_a_translation() -> None:
    source = sound()
    newer = source.replace("hints:\n", 'hints:\n  - {until: refund, text: "A new hint."}\n')
    found = {pair.name: pair for pair in pairs(original=newer, source=source, translation=source)}
    assert (found["hints.refund.text"].translation, found["hints.refund.text"].before) == (None, "")


def test_a_long_text_is_shown_part_by_part_and_what_is_stale_first() -> None:
    calm = pairs(original=sound(), source=sound(), translation=sound())
    assert parts_of(calm)[:2] == ("title", "summary")
    assert {each.name.partition(".")[0] for each in pairs_in(calm, "facts")} == {"facts"}
    assert len(pairs_in(calm, "")) == 12
    newer = changed(title="Other")
    assert [each.name for each in pairs_in(pairs(original=newer, source=sound(), translation=sound()), "x")] == [
        "title"
    ]
