"""Labelling sheets."""

from tests.train.corpus.sample import CONTRAST
from train.corpus.sheets import numbered, sheet, turns_of
from train.corpus.written import read_sets


def test_the_sheet_numbers_turns_and_sentences() -> None:
    lines = list(sheet(read_sets(CONTRAST, "q.txt")))
    assert lines[0] == "## q-1 | names_feeling (empathy) | hotel | email"
    assert "#t0 C [0] The heating was off for two nights." in lines
    assert lines.index("ANSWERS") == lines.index("#t2 C [0] Room 12, and my son has a cough now.") + 1


def test_no_sheet_tells_how_an_answer_was_meant() -> None:
    text = "\n".join(sheet(read_sets(CONTRAST, "q.txt")))
    assert not [kind for kind in ("shows", "lacks", "phrase", "stuffed", "template", "putdown") if kind in text]


def test_every_turn_has_an_id_of_its_own() -> None:
    (written,) = read_sets(CONTRAST, "q.txt")
    turns = turns_of(written)
    assert [turn.id for turn in turns] == [f"t{n}" for n in range(9)]
    assert {turn.before for turn in turns if turn.kind} == {3}
    assert [turn.before for turn in turns if turn.kind is None] == [0, 1, 2]


def test_a_text_without_words_is_one_sentence() -> None:
    assert numbered("...") == "[0] ..."
