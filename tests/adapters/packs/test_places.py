from __future__ import annotations

from pathlib import Path

from warmline.adapters.packs.errors import PackError, Problem
from warmline.adapters.packs.places import content_root, pack_files, shown


def test_the_content_holds_the_folders_of_every_kind_of_pack() -> None:
    for folder in ("skills", "scenarios", "frameworks", "language"):
        assert (content_root() / folder).is_dir()


def test_shipped_files_are_named_from_content_on_and_others_as_given(tmp_path: Path) -> None:
    assert shown(content_root() / "skills" / "empathy.yaml") == "content/skills/empathy.yaml"
    assert shown(tmp_path / "mine.yaml") == str(tmp_path / "mine.yaml")


def test_pack_files_come_sorted_and_only_yaml() -> None:
    files = list(pack_files("skills"))
    assert files == sorted(files)
    assert {path.suffix for path in files} == {".yaml"}


def test_a_problem_reads_as_file_line_field_and_what_was_expected() -> None:
    problem = Problem("content/scenarios/parcel_birthday.yaml", 42, "offers[1].rule", "'maybe' is none of a, b.")
    assert str(problem) == "content/scenarios/parcel_birthday.yaml, line 42, offers[1].rule: 'maybe' is none of a, b."


def test_an_error_sorts_its_problems_by_file_and_line() -> None:
    error = PackError([Problem("b", 2, "", "x."), Problem("b", None, "", "y."), Problem("a", 9, "f", "z.")])
    assert str(error) == "a, line 9, f: z.\nb: y.\nb, line 2: x."
