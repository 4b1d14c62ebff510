"""What `score`, `practise` and `scenarios` say, word for word, where it does not hang on what a reading finds."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from tests.builders import conversation, mark, small_rubric
from tests.config.cli.transcript import GOLDEN, same_as_recorded, seen, transcript
from tests.parcel import parcel_birthday

from warmline.config.cli import scenarios
from warmline.config.cli.scoring.show import ScoreWriter
from warmline.core.scoring.scorecard import (
    CriticalError,
    Observation,
    Resolved,
    Scorecard,
    SkillScore,
    Versions,
)
from warmline.core.skills.keys import SKILL_KEYS

HEADING = "conversation_id,turn,speaker,text"
ALONE = [HEADING, 'q1,0,customer,"Hello?"', 'q1,1,customer,"Is anybody there?"']
BAD = [
    'q1,2,boss,"Do it."',
    'q1,two,customer,"Still there?"',
    'q1,3,,"Hi."',
    ',4,agent,"Hi."',
    'q1,1,customer,"Twice."',
]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, so that no path of this machine is in what is said."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def file(name: str, *lines: str) -> str:
    Path(name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return name


def locker() -> str:
    """A scenario that changes only with these tests, laid into the present folder; its name."""
    return Path(shutil.copy(GOLDEN / "locker.yaml", ".")).name


def test_a_talk_without_an_agent_is_scored_as_not_observed(here: Path) -> None:
    file("alone.csv", *ALONE)
    same_as_recorded("score_alone", seen("score", "alone.csv", "--explain", folder=here))


def test_rows_that_cannot_be_used(here: Path) -> None:
    file("mixed.csv", *ALONE, *BAD)
    said = seen("score", "mixed.csv", "--problems", "bad.csv", folder=here)
    listed = Path("bad.csv").read_text(encoding="utf-8").replace("\r\n", "\n").rstrip("\n")
    same_as_recorded("score_problems", said, f"bad.csv\n{listed}")


def test_files_that_cannot_be_scored() -> None:
    file("empty.csv")
    file("columns.csv", "who,what", "me,hello")
    file("nobody.csv", HEADING)
    file("list.json", "[1, 2]")
    file("half.jsonl", '{"id": "a", "turns": [')
    Path("picture.csv").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    Path("folder").mkdir()
    names = ("empty.csv", "columns.csv", "nobody.csv", "list.json", "half.jsonl", "picture.csv", "folder", "none.csv")
    said = [transcript("score", name, "--json") for name in names]
    assert all(each.endswith("--- ended with 2") for each in said)
    file("alone.csv", *ALONE)
    same_as_recorded(
        "score_errors",
        *said,
        transcript("score", "alone.csv", "-o", "no/such/place.txt"),
        transcript("score", "alone.csv", "--problems", "no/such/place.csv"),
        transcript("score"),
        transcript("score", "alone.csv", "--xml"),
    )


def by_hand() -> Scorecard:
    """A scorecard with every part that a terminal shows, its figures chosen here and not by the engine."""
    cue = mark("shows_anger", "I am so annoyed. Two days!", "I am so annoyed.")
    move = mark("acknowledges_feeling", "No wonder you are annoyed. Is that all?", "No wonder you are annoyed.")
    observations = (
        Observation("names_feeling", "empathy", 1, 3, 0.9, 0, cue, (move,), (1,), taken=True),
        Observation("closes_well", "rapport", 1, 1, 0.55),
    )
    skills = tuple(
        SkillScore(key, 61.4, 40.2, 79.9, 3, 2)
        if key in {"empathy", "rapport"}
        else SkillScore(key, None, None, None, None, 0)
        for key in SKILL_KEYS
    )
    errors = (CriticalError("insults", 1, "Is that \x1b[31mall?"),)
    versions = Versions("e", "r", "r")
    return Scorecard("t\x1b7", versions, 58.6, Resolved.UNCLEAR, errors, skills, observations, ())


@pytest.mark.parametrize("explain", [False, True])
def test_the_form_of_a_scorecard(explain: bool) -> None:
    talk = conversation("c: I am so annoyed. Two days!", "a: No wonder you are annoyed. Is that all?")
    out = io.BytesIO()
    ScoreWriter(out, small_rubric(), explain=explain, plain=True).show(by_hand(), talk)
    lines = [line.rstrip() for line in out.getvalue().decode().rstrip().splitlines()]
    same_as_recorded("scorecard_explained" if explain else "scorecard", "\n".join(lines))


def test_a_typed_talk_until_the_first_answer(here: Path) -> None:
    """The customer speaks first; the case, the help and the stop word do not hang on what a reader finds."""
    typed = "?what\n?rewind\n?rewind 9\n?case\n\nSTOP\n"
    words = ("practise", locker(), "--seed", "3")
    same_as_recorded("practise_stopped", seen(*words, folder=here, input=typed))


def test_talks_that_cannot_begin() -> None:
    Path("latin.txt").write_bytes("Für Sie".encode("latin-1"))
    file("broken.yaml", "key: broken", "title: [")
    same_as_recorded(
        "practise_errors",
        transcript("practise", "parcel_birthdya", "--script", "-", input=""),
        transcript("practise", "zzz", "--script", "-", input=""),
        transcript("practise", "parcel_birthday", "--json"),
        transcript("practise", "parcel_birthday", "--script", "none.txt"),
        transcript("practise", "parcel_birthday", "--script", "latin.txt"),
        transcript("practise", "parcel_birthday", "--seed", "soon"),
        transcript("practise", "none.yaml", "--script", "-", input=""),
        transcript("practise", "broken.yaml", "--script", "-", input=""),
        transcript("practise"),
    )


def test_a_script_without_lines_is_the_opening_alone(here: Path) -> None:
    file("nothing.txt", "")
    words = ("practise", locker(), "--seed", "3", "--script", "nothing.txt")
    same_as_recorded("practise_opening", seen(*words, folder=here))


def test_the_list_of_scenarios(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    scenarios._show([parcel_birthday()])
    shown = capsys.readouterr().out
    same_as_recorded("scenarios", "\n".join(line.rstrip() for line in shown.rstrip().splitlines()))


def test_scenario_files_that_are_checked() -> None:
    text = Path(locker()).read_text(encoding="utf-8")
    changes = {
        "channel": ("channel: chat", "channel: pigeon"),
        "level": ("level: 1", "level: 9"),
        "unknown": ("channel: chat", "channel: chat\ncolour: red"),
        "form": ("channel: chat", "channel: [chat"),
    }
    for name, (old, new) in changes.items():
        assert text.count(old) >= 1
        Path(f"{name}.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    file("empty.yaml")
    file("list.yaml", "- a", "- b")
    checked = [transcript("scenarios", "--check", f"{name}.yaml") for name in (*changes, "empty", "list", "none")]
    assert all(each.endswith("--- ended with 2") for each in checked)
    same_as_recorded("scenarios_checked", transcript("scenarios", "--check", "locker.yaml"), *checked)
