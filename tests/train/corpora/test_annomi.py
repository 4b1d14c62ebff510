"""AnnoMI: labels, context, weights, and which talks are held out."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.train.samples import TALK, write_annomi
from train.examples import Part
from train.splits import listed

from train.corpora import BadRecord, annomi


def test_only_the_therapists_turns_are_examples_with_the_client_before(tmp_path: Path) -> None:
    write_annomi(tmp_path, {"9999": "high"})
    first, second, third = annomi.examples(tmp_path)
    assert [each.turn.before for each in (first, second, third)] == ["", "Tired.", "Yes."]
    assert first.targets["annomi_question"] == (0, 1, 0)
    assert second.targets["annomi_reflection"] == (1,)
    assert second.targets["annomi_behaviour"] == (0, 0, 1, 0)
    assert third.targets["annomi_input"] == (0, 0, 1, 0)


def test_turns_of_poor_talks_weigh_more(tmp_path: Path) -> None:
    write_annomi(tmp_path, {"9998": "high", "9999": "low"})
    weights = {each.group: each.weight for each in annomi.examples(tmp_path)}
    assert weights == {"9998": 1.0, "9999": annomi.POOR_WEIGHT}


def test_a_talk_that_is_not_listed_is_held_out(tmp_path: Path) -> None:
    trained = next(name for name, part in listed("annomi").items() if part is Part.TRAIN)
    write_annomi(tmp_path, {"9999": "high", trained: "high"})
    assert {each.group: each.part for each in annomi.examples(tmp_path)} == {"9999": Part.HELD, trained: Part.TRAIN}


def test_a_second_file_is_read_too_and_no_talk_twice(tmp_path: Path) -> None:
    write_annomi(tmp_path, {"9998": "high"})
    write_annomi(tmp_path, {"9998": "high", "9999": "low"}, name="annomi_test.csv")
    assert [each.group for each in annomi.examples(tmp_path)] == ["9998"] * 3 + ["9999"] * 3


def test_nothing_comes_where_nothing_is(tmp_path: Path) -> None:
    assert list(annomi.examples(tmp_path)) == []


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (("coach", "Hi.", "False", "n/a", "False", "n/a", "other"), "'coach' is neither"),
        (("therapist", "Hi.", "False", "n/a", "False", "n/a", "singing"), "unknown label 'singing'"),
        (("therapist", "Hi.", "False", "n/a", "False", "rhetorical", "other"), "'rhetorical'"),
    ],
)
def test_a_row_that_cannot_be_used_is_named(tmp_path: Path, row: tuple[str, ...], why: str) -> None:
    write_annomi(tmp_path, {"9999": "high"}, (*TALK, row))
    with pytest.raises(BadRecord, match=f"annomi_train.csv, line 7: .*{why}"):
        list(annomi.examples(tmp_path))


def test_missing_columns_are_named(tmp_path: Path) -> None:
    path = write_annomi(tmp_path, {"9999": "high"})
    path.write_text(path.read_text(encoding="utf-8").replace("mi_quality", "quality", 1), encoding="utf-8")
    with pytest.raises(BadRecord, match="line 1: no column mi_quality"):
        list(annomi.examples(tmp_path))


def test_a_row_with_too_few_fields_is_named(tmp_path: Path) -> None:
    path = write_annomi(tmp_path, {"9999": "high"})
    path.write_text(path.read_text(encoding="utf-8") + "high,9999,5\n", encoding="utf-8")
    with pytest.raises(BadRecord, match="line 7: fewer fields"):
        list(annomi.examples(tmp_path))
