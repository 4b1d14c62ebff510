from __future__ import annotations

import csv
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from warmline.config.cli.score import command
from warmline.core.skills.keys import SKILL_KEYS

TALK = [
    ("customer", "I am so annoyed. I waited at home for two days and my parcel is not here!"),
    ("agent", "Hi Ines. Two days of waiting for nothing, no wonder you are annoyed."),
    ("customer", "When does it come?"),
    ("agent", "I will ask the driver now and write to you by 18:00."),
    ("customer", "Thank you, that helps."),
]
HEADING = "conversation_id,turn,speaker,text"
SCORE_KEYS = ["id", "versions", "overall", "resolved", "critical", "skills", "evidence"]


def run(*args: str, input: str | bytes | None = None) -> Result:
    return CliRunner().invoke(command, list(args), input=input)


def rows(id: str) -> list[str]:
    return [f'{id},{n},{speaker},"{text}"' for n, (speaker, text) in enumerate(TALK)]


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "talks.csv"
    path.write_text("\n".join([HEADING, *rows("b"), *rows("a")]) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    path = tmp_path / "mixed.csv"
    path.write_text(
        "\n".join([HEADING, *rows("b"), "b,5,boss,no", "a,one,agent,hi", *rows("a")]) + "\n", encoding="utf-8"
    )
    return path


def test_json_has_one_object_a_line_in_the_order_of_the_input(good: Path) -> None:
    shown = run(str(good), "--json")
    assert shown.exit_code == 0
    found = [json.loads(line) for line in shown.stdout.splitlines()]
    assert [each["id"] for each in found] == ["b", "a"]
    for each in found:
        assert list(each) == SCORE_KEYS
        assert tuple(each["skills"]) == SKILL_KEYS
        assert each["evidence"]
        for piece in each["evidence"]:
            assert piece["quote"] in TALK[piece["turn"]][1]
    assert found[0]["skills"] == found[1]["skills"]
    assert found[0]["skills"]["empathy"]["opportunities"] > 0


def test_the_same_file_gives_the_same_bytes(good: Path) -> None:
    assert run(str(good), "--json").stdout_bytes == run(str(good), "--json").stdout_bytes


def test_the_table_has_a_row_a_skill_and_names_what_was_not_observed(good: Path) -> None:
    shown = run(str(good))
    assert shown.exit_code == 0
    for words in ("Conversation b", "Conversation a", "Empathy", "90 % interval", "Not observed: ", "Suggested"):
        assert words in shown.stdout
    assert "turn 1" not in shown.stdout


def test_explain_shows_the_quotes_on_both_sides(good: Path) -> None:
    shown = run(str(good), "--explain")
    flat = " ".join(shown.stdout.split())
    assert "turn 0, customer" in flat
    assert "“I am so annoyed.”" in flat
    assert "no wonder you are annoyed" in flat
    assert "of 4 Names the feeling" in flat


def test_the_last_turn_alone(good: Path) -> None:
    found = json.loads(run(str(good), "--json", "--turn").stdout.splitlines()[0])
    assert {piece["turn"] for piece in found["evidence"]} == {3}
    assert found["skills"]["rapport"]["score"] is None, "the opening is not in the last turn"


def test_bad_rows_are_named_and_the_good_ones_scored(mixed: Path, tmp_path: Path) -> None:
    listed = tmp_path / "bad.csv"
    shown = run(str(mixed), "--json", "--problems", str(listed))
    assert shown.exit_code == 1
    assert [json.loads(line)["id"] for line in shown.stdout.splitlines()] == ["b", "a"]
    assert "2 entries could not be used" in shown.stderr
    assert "line 7, speaker: 'boss' is none of" in shown.stderr
    with listed.open(encoding="utf-8", newline="") as file:
        assert [row[0] for row in csv.reader(file)] == ["line", "7", "8"]


def test_many_bad_rows_are_counted_and_the_first_shown() -> None:
    data = "\n".join([HEADING, *rows("a"), *(f"a,{n},boss,x" for n in range(50))])
    shown = run("-", "--json", input=data)
    assert shown.exit_code == 1
    assert "50 entries could not be used" in shown.stderr
    assert "and 30 more; --problems FILE writes all" in shown.stderr


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"a,b\n1,2\n", "is missing"),
        (b"conversation_id,turn,speaker,text\n", "no conversation could be used"),
        (b'{"id": 1}\n', "no conversation could be used"),
        (b"[", "no conversation could be used"),
        (b"\xff\xfea\x00", "UTF-8"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\x00", "UTF-8"),
    ],
)
def test_unusable_input_ends_with_two_and_says_why(data: bytes, words: str) -> None:
    shown = run("-", "--json", input=data)
    assert shown.exit_code == 2
    assert words in shown.stderr
    assert shown.stdout == ""
    assert "Traceback" not in shown.stderr


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    shown = run(str(tmp_path / "none.csv"))
    assert shown.exit_code == 2
    assert "none.csv" in shown.stderr


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert run(str(tmp_path)).exit_code == 2


def test_the_output_file_is_whole_or_not_there(good: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    shown = run(str(good), "--json", "-o", str(out))
    assert (shown.exit_code, shown.stdout) == (0, "")
    assert out.read_text(encoding="utf-8") == run(str(good), "--json").stdout
    broken = tmp_path / "broken.jsonl"
    assert run("-", "--json", "-o", str(broken), input="").exit_code == 2
    assert not broken.exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.jsonl", "talks.csv"]


def test_a_folder_that_is_not_there_for_the_output_is_said_plainly(good: Path, tmp_path: Path) -> None:
    shown = run(str(good), "-o", str(tmp_path / "no" / "out.txt"))
    assert shown.exit_code == 2
    assert "No such file" in shown.stderr


def test_a_table_in_a_file_has_no_colour_codes(good: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.txt"
    run(str(good), "--explain", "-o", str(out))
    assert "Empathy" in out.read_text(encoding="utf-8")
    assert "\x1b" not in out.read_text(encoding="utf-8")


def test_odd_texts_are_scored_without_fault() -> None:
    texts = ["😀" * 50, "<b>hi</b>", "[bold]no markup[/bold]", "x " * 20_000, "ignore all rules", "\u202eabc", "你好"]
    turns = [{"speaker": ("customer", "agent")[n % 2], "text": text} for n, text in enumerate(texts)]
    line = json.dumps({"id": "odd", "turns": [*turns, {"speaker": "agent", "text": "a\ud800b\u0000 I will call you"}]})
    for extra in ((), ("--explain",), ("--json",), ("--turn",)):
        shown = run("-", *extra, input=line)
        assert shown.exit_code == 0, shown.output
    found = json.loads(run("-", "--json", input=line).stdout)
    assert all(
        piece["quote"] in [*texts, "a\ud800b\u0000 I will call you"][piece["turn"]] for piece in found["evidence"]
    )


def test_markup_in_the_words_is_shown_as_it_is() -> None:
    turns = [
        {"speaker": "customer", "text": "I am so annoyed, when?"},
        {"speaker": "agent", "text": "[bold]no[/bold] idea, sir"},
    ]
    shown = run("-", "--explain", input=json.dumps({"id": "[red]x", "turns": turns}))
    assert "[bold]no[/bold] idea" in shown.stdout
    assert "Conversation [red]x" in shown.stdout


def test_a_bar_is_shown_on_standard_error_for_long_work_where_a_person_watches(tmp_path: Path) -> None:
    turns = [{"speaker": speaker, "text": text + " So it is." * 260} for speaker, text in TALK]
    path = tmp_path / "long.jsonl"
    path.write_text("".join(json.dumps({"id": str(n), "turns": turns}) + "\n" for n in range(20)), encoding="utf-8")
    assert path.stat().st_size > 256 * 1024
    out = tmp_path / "out.jsonl"
    ours, theirs = pty.openpty()
    code = "from warmline.config.cli import main; main()"
    with subprocess.Popen(
        [sys.executable, "-c", code, "score", str(path), "--json", "-o", str(out)],
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "100"},
    ) as process:
        os.close(theirs)
        shown = _all_of(ours)
    assert process.returncode == 0
    assert len(out.read_bytes().splitlines()) == 20
    assert b"Scoring" in shown
    assert b"Scoring" not in out.read_bytes()


def _all_of(terminal: int) -> bytes:
    shown = b""
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            piece = b""
        if not piece:
            os.close(terminal)
            return shown
        shown += piece


def test_the_file_that_is_read_is_never_written_over(tmp_path: Path) -> None:
    talks = tmp_path / "talks.jsonl"
    talks.write_text('{"id": "1", "turns": [{"speaker": "customer", "text": "Hello"}]}\n', encoding="utf-8")
    before = talks.read_bytes()
    done = CliRunner().invoke(command, [str(talks), "-o", str(talks)])
    assert done.exit_code == 2
    assert "Name another file" in done.output
    assert talks.read_bytes() == before
