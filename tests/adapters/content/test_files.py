"""Where the content lies, and the sum that says whether it is still the same."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from warmline.adapters.content import content_folder, sum_of_content
from warmline.adapters.packs import content_root


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    """A folder with two packs and a note for authors."""
    folder = tmp_path / "content"
    (folder / "scenarios").mkdir(parents=True)
    (folder / "scenarios" / "one.yaml").write_text("key: one\n", encoding="utf-8")
    (folder / "scenarios" / "two.yaml").write_text("key: two\n", encoding="utf-8")
    (folder / "README.md").write_text("How to write a pack.\n", encoding="utf-8")
    return folder


@pytest.fixture
def code(tmp_path: Path) -> tuple[Path, ...]:
    folder = tmp_path / "reading"
    folder.mkdir()
    (folder / "reader.py").write_text("READS = True\n", encoding="utf-8")
    return (folder,)


def test_the_content_is_where_the_packs_are_read() -> None:
    assert content_folder() == content_root()
    assert (content_root() / "scenarios" / "parcel_birthday.yaml").is_file()


def test_the_same_files_have_the_same_sum_wherever_and_whenever(packs: Path, code: tuple[Path, ...]) -> None:
    first = sum_of_content(packs, code=code)
    copied = packs.parent / "elsewhere" / "content"
    shutil.copytree(packs, copied)
    os.utime(copied / "scenarios" / "one.yaml", (0, 0))
    assert sum_of_content(copied, code=code) == first
    assert len(first) == 64


def test_another_byte_in_a_pack_gives_another_sum(packs: Path, code: tuple[Path, ...]) -> None:
    first = sum_of_content(packs, code=code)
    (packs / "scenarios" / "two.yaml").write_text("key: twO\n", encoding="utf-8")
    assert sum_of_content(packs, code=code) != first


def test_a_pack_that_is_added_taken_away_or_renamed_gives_another_sum(packs: Path, code: tuple[Path, ...]) -> None:
    one = packs / "scenarios" / "one.yaml"
    sums = [sum_of_content(packs, code=code)]
    one.rename(one.with_name("three.yaml"))
    sums.append(sum_of_content(packs, code=code))
    (packs / "four.yaml").touch()
    sums.append(sum_of_content(packs, code=code))
    one.with_name("three.yaml").unlink()
    sums.append(sum_of_content(packs, code=code))
    assert len(set(sums)) == 4


def test_text_that_moves_from_one_pack_to_the_next_gives_another_sum(packs: Path, code: tuple[Path, ...]) -> None:
    first = sum_of_content(packs, code=code)
    (packs / "scenarios" / "one.yaml").write_text("key: one\nkey: two\n", encoding="utf-8")
    (packs / "scenarios" / "two.yaml").write_text("", encoding="utf-8")
    assert sum_of_content(packs, code=code) != first


def test_a_change_of_the_code_that_reads_packs_gives_another_sum(packs: Path, code: tuple[Path, ...]) -> None:
    first = sum_of_content(packs, code=code)
    (code[0] / "reader.py").write_text("READS = False\n", encoding="utf-8")
    assert sum_of_content(packs, code=code) != first


def test_what_is_no_pack_does_not_count(packs: Path, code: tuple[Path, ...]) -> None:
    first = sum_of_content(packs, code=code)
    (packs / "README.md").unlink()
    (code[0] / "notes.txt").touch()
    assert sum_of_content(packs, code=code) == first


def test_the_builds_own_sum_is_stable() -> None:
    assert sum_of_content() == sum_of_content()


def test_looking_loads_neither_the_readers_of_packs_nor_yaml() -> None:
    code = "import sys\nfrom warmline.adapters.content import sum_of_content\nsum_of_content()\nprint(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "warmline.adapters.content.files" in loaded
    assert not {"yaml", "pydantic", "warmline.adapters.packs", "django"} & set(loaded)
