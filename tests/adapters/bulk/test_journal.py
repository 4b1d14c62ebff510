"""What is kept beside an output: enough to go on, refused where it belongs to something else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.adapters.bulk import Journal, OtherRun, Progress, fingerprint

ABOUT = {"input": {"sha256": "ab"}, "options": {"json": True}, "versions": {"reader": "rules-2"}}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "scores.jsonl"


def names(out: Path) -> list[str]:
    return sorted(path.name for path in out.parent.iterdir())


def kept(out: Path, text: bytes, progress: Progress, spare: bytes = b"") -> None:
    """A run that wrote `text`, kept that, wrote `spare` and was killed."""
    with Journal(out, ABOUT) as journal:
        journal.draft.write(text)
        journal.keep(progress)
        journal.draft.write(spare)


def test_a_run_that_ends_leaves_only_its_output(out: Path) -> None:
    with Journal(out, ABOUT) as journal:
        assert journal.begun == Progress()
        journal.draft.write(b"one\n")
        journal.keep(Progress(entries=1, scored=1))
        journal.draft.write(b"two\n")
        journal.finish()
    assert out.read_bytes() == b"one\ntwo\n"
    assert names(out) == ["scores.jsonl"]


def test_a_run_that_is_broken_off_leaves_the_old_output_alone(out: Path) -> None:
    out.write_bytes(b"old\n")
    kept(out, b"one\n", Progress(entries=1, scored=1))
    assert out.read_bytes() == b"old\n"
    assert names(out) == ["scores.jsonl", "scores.jsonl.part", "scores.jsonl.state"]


def test_it_goes_on_behind_what_the_state_vouches_for(out: Path) -> None:
    kept(out, b"one\ntwo\n", Progress(3, 2, 1, listed=9, shown=((4, "text", "is empty"),)), spare=b"three, half")
    with Journal(out, ABOUT) as journal:
        assert journal.begun == Progress(3, 2, 1, written=8, listed=9, shown=((4, "text", "is empty"),))
        journal.draft.write(b"three\n")
        journal.finish()
    assert out.read_bytes() == b"one\ntwo\nthree\n"


@given(st.lists(st.binary(max_size=20), min_size=1, max_size=12), st.data())
def test_wherever_it_is_broken_off_the_bytes_are_the_same(
    tmp_path_factory: pytest.TempPathFactory, lines: list[bytes], data: st.DataObject
) -> None:
    out = tmp_path_factory.mktemp("run") / "out"
    at = 0
    while at < len(lines):
        with Journal(out, ABOUT) as journal:
            at = journal.begun.entries
            stop = data.draw(st.integers(at + 1, len(lines)))
            for number, line in enumerate(lines[at:stop], at + 1):
                journal.draft.write(line)
                if number == stop or data.draw(st.booleans()):
                    journal.keep(Progress(entries=number))
            if stop == len(lines):
                journal.finish()
            at = stop
    assert out.read_bytes() == b"".join(lines)


@pytest.mark.parametrize("part", ["input", "options", "versions"])
def test_a_state_of_another_run_is_refused_by_what_differs(out: Path, part: str) -> None:
    kept(out, b"one\n", Progress(entries=1))
    with pytest.raises(OtherRun, match=rf"belongs to another run: {part} changed since"):
        Journal(out, {**ABOUT, part: {"other": 1}})
    with Journal(out, ABOUT) as journal:
        assert journal.begun.entries == 1, "nothing was spoilt by the refusal"


@pytest.mark.parametrize("text", ["", "{", "[]", '{"about": {}}', '{"about": {}, "progress": {"entries": "x"}}'])
def test_a_damaged_state_is_refused(out: Path, text: str) -> None:
    kept(out, b"one\n", Progress(entries=1))
    out.with_name("scores.jsonl.state").write_text(text, encoding="utf-8")
    with pytest.raises(OtherRun, match="is damaged"):
        Journal(out, ABOUT)


def test_a_draft_that_lost_bytes_begins_anew(out: Path) -> None:
    kept(out, b"one\ntwo\n", Progress(entries=2))
    out.with_name("scores.jsonl.part").write_bytes(b"one")
    with Journal(out, ABOUT) as journal:
        assert journal.begun == Progress()
        journal.finish()
    assert out.read_bytes() == b""


def test_two_at_once_cannot_write_the_same_output(out: Path) -> None:
    with Journal(out, ABOUT) as journal:
        with pytest.raises(OtherRun, match="Another run is writing"):
            Journal(out, ABOUT)
        journal.draft.write(b"one\n")
        journal.finish()
    assert out.read_bytes() == b"one\n"


def test_where_nothing_was_written_nothing_is_left(out: Path) -> None:
    with pytest.raises(KeyError), Journal(out, ABOUT):
        raise KeyError
    assert names(out) == []


def test_the_state_is_whole_at_any_time(out: Path) -> None:
    with Journal(out, ABOUT) as journal:
        for number in range(1, 4):
            journal.draft.write(b"x" * number)
            journal.keep(Progress(entries=number))
            state = json.loads(out.with_name("scores.jsonl.state").read_text(encoding="utf-8"))
            assert state["progress"]["entries"] == number
            assert state["progress"]["written"] == out.with_name("scores.jsonl.part").stat().st_size
    assert "scores.jsonl.state.new" not in names(out)


def test_a_folder_that_is_not_there_is_an_error_of_the_disk(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Journal(tmp_path / "none" / "out", ABOUT)


def test_a_fingerprint_tells_one_byte(tmp_path: Path) -> None:
    one, two, same = (tmp_path / name for name in ("one", "two", "same"))
    one.write_bytes(b"a" * 3_000_000)
    two.write_bytes(b"a" * 2_999_999 + b"b")
    same.write_bytes(b"a" * 3_000_000)
    assert fingerprint(one) == fingerprint(same)
    assert fingerprint(one) != fingerprint(two)
