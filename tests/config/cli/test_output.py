from __future__ import annotations

import io
import json
import stat
from pathlib import Path

import pytest

from warmline.config.cli.output import CountingStream, database_words, opened_output, printable, put_line, unusable


def test_a_lone_surrogate_becomes_its_json_escape() -> None:
    out = io.BytesIO()
    put_line(out, json.dumps("a\ud800é", ensure_ascii=False))
    assert json.loads(out.getvalue()) == "a\ud800é"
    assert "é".encode() in out.getvalue()


def test_an_output_file_replaces_the_old_one_only_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("old", encoding="utf-8")

    def break_off() -> None:
        with opened_output(path) as out:
            out.write(b"half")
            raise KeyError

    with pytest.raises(KeyError):
        break_off()
    assert path.read_text(encoding="utf-8") == "old"
    with opened_output(path) as out:
        out.write(b"new")
        assert path.read_text(encoding="utf-8") == "old"
    assert path.read_text(encoding="utf-8") == "new"
    assert [each.name for each in tmp_path.iterdir()] == ["out.txt"]
    assert stat.S_IMODE(path.stat().st_mode) & 0o400


def test_a_counting_stream_counts_every_byte_once() -> None:
    stream = CountingStream(io.BytesIO(b"one\ntwo\nthree"))
    assert stream.readline() == b"one\n"
    assert stream.done == 4
    assert stream.read(2) == b"tw"
    assert stream.read() == b"o\nthree"
    assert stream.done == 13


def test_unusable_ends_with_two(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        unusable("Nothing there.")
    assert ended.value.code == 2
    assert capsys.readouterr().err == "Nothing there.\n"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("\x1b]0;title\x07 hi", "�]0;title� hi"),
        ("\x1b[2J", "�[2J"),
        ("a\rb", "a�b"),
        ("a\x9bb", "a�b"),
        ("abc\u202edcba", "abc�dcba"),
        ("two\n\tlines, é 😀 你好 \u200d", "two\n\tlines, é 😀 你好 \u200d"),
    ],
)
def test_words_can_make_a_terminal_do_nothing(said: str, shown: str) -> None:
    assert printable(said) == shown
    assert printable(shown) == shown


def test_a_file_that_cannot_be_made_is_named_as_it_was_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "none" / "out.txt"
    with pytest.raises(FileNotFoundError) as refused, opened_output(path):
        pass
    assert refused.value.filename == str(path)


def test_what_a_database_says_becomes_one_line() -> None:
    said = database_words(ValueError("connection failed\n\tIs the server running?  "))
    assert said == "The database does not answer: connection failed Is the server running?"
