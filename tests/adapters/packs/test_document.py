from __future__ import annotations

from pathlib import Path

import pytest
from tests.adapters.packs.files import problems_of, written

from warmline.adapters.packs import PackError
from warmline.adapters.packs.document import DEEPEST, LARGEST_FILE, name_of, read_document


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "is empty."),
        (b"# only a comment\n", "is empty."),
        (b"a: 1\nb: \xff\n", "line 2: is not UTF-8 text."),
        (b"a: [1\n", "line 2: is not valid YAML: did not find expected ',' or ']'."),
        (b"a: b: c\n", "line 1: is not valid YAML: mapping values are not allowed in this context."),
        (b"a: 1\n---\nb: 2\n", "line 2: is not valid YAML: but found another document."),
        (b"a: *nowhere\n", "line 1: is not valid YAML: found undefined alias."),
        (b"a: \x00\n", "is not valid YAML: control characters are not allowed."),
        (b"x" * (LARGEST_FILE + 1), f"has {LARGEST_FILE + 1} bytes; a pack has at most {LARGEST_FILE}."),
    ],
)
def test_what_is_no_yaml_document_is_refused(tmp_path: Path, raw: bytes, message: str) -> None:
    path = written(tmp_path, raw)
    with pytest.raises(PackError) as error:
        read_document(path)
    assert problems_of(error, path) == [message]


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(PackError) as error:
        read_document(tmp_path / "none.yaml")
    assert str(error.value) == f"{tmp_path / 'none.yaml'}: cannot be read (No such file or directory)."


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="cannot be read"):
        read_document(tmp_path)


def test_endless_nesting_is_refused_and_does_not_crash(tmp_path: Path) -> None:
    path = written(tmp_path, "[" * 200_000)
    with pytest.raises(PackError) as error:
        read_document(path)
    assert problems_of(error, path) == [f"is nested more than {DEEPEST} levels deep."]


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    document = read_document(written(tmp_path, b"\xef\xbb\xbfa: 1\n"))
    assert document.line(("a",)) == 1


def test_lines_are_found_by_address_and_else_by_the_nearest_place_around_it(tmp_path: Path) -> None:
    document = read_document(written(tmp_path, "a: 1\nb:\n  - x: 1\n    y: 2\n  - x: 3\n"))
    assert document.line(()) == 1
    assert document.line(("b", 0, "y")) == 4
    assert document.line(("b", 1)) == 5
    assert document.line(("b", 1, "missing")) == 5
    assert document.line(("b", 7)) == 3
    assert document.line(("a", "deeper")) == 1


@pytest.mark.parametrize(
    ("address", "name"),
    [((), ""), (("a",), "a"), (("offers", 1, "rule"), "offers[1].rule"), (("a", 0, 2), "a[0][2]")],
)
def test_addresses_are_written_as_authors_read_them(address: tuple[str | int, ...], name: str) -> None:
    assert name_of(address) == name
