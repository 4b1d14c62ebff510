"""`warmline ask`: off until it is set up, and then one more rater's rows."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.adapters.llm import server
from tests.adapters.llm.server import playing

from warmline.config.cli.ask import command

TALK = (
    ("customer", "I am so annoyed, I waited two days! Mail me at ines@example.org."),
    ("agent", "Two days of waiting, no wonder you are annoyed."),
)
GOOD = server.reviews(("names_feeling", 4, "no wonder you are annoyed"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "talks.jsonl"
    turns = [{"speaker": who, "text": text} for who, text in TALK]
    lines = [json.dumps({"id": name, "turns": [*turns, {"speaker": "agent", "text": name}]}) for name in "abc"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WARMLINE_DATA", str(tmp_path / "house"))
    for name in ("ADDRESS", "MODEL", "KEY", "CALLS", "TOKENS", "SECONDS"):
        monkeypatch.delenv(f"WARMLINE_LLM_{name}", raising=False)


def ask(*words: object, **named: str) -> Result:
    more = {f"WARMLINE_LLM_{name.upper()}": value for name, value in named.items()}
    return CliRunner().invoke(command, [str(word) for word in words], env=more)


def test_it_is_off_until_it_is_set_up(file: Path, tmp_path: Path) -> None:
    for named in ({}, {"address": "http://127.0.0.1:9/v1"}, {"model": "small"}):
        shown = ask(file, **named)
        assert shown.exit_code == 2
        assert "No language model is set up" in shown.stderr
    assert not (tmp_path / "house" / "llm").exists()


def test_settings_that_do_not_fit_are_named(file: Path) -> None:
    shown = ask(file, address="ftp://x", model="small", calls="many")
    assert shown.exit_code == 2
    assert "WARMLINE_LLM_ADDRESS: write an address" in shown.stderr
    assert "WARMLINE_LLM_CALLS: write a whole number" in shown.stderr


def test_reviews_come_as_rows_for_the_import(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "reviews.csv"
    with playing(GOOD) as there:
        shown = ask(file, "--criterion", "names_feeling", "-o", out, address=there.address, model="small", key="sesame")
    assert shown.exit_code == 0, shown.output
    with out.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    assert rows[0] == ["conversation_id", "rater", "criterion", "anchor", "comment"]
    comment = "turn 1, agent: “no wonder you are annoyed”"
    assert rows[1:] == [[name, "model:small", "names_feeling", "4", comment] for name in "abc"]
    assert "3 conversations: 3 questions asked, 0 known before." in shown.stderr
    assert (tmp_path / "house" / "llm" / "sent.jsonl").exists()
    assert there.headers[0]["authorization"] == "Bearer sesame"
    assert "sesame" not in shown.output


def test_a_second_run_asks_nothing(file: Path) -> None:
    with playing(GOOD) as there:
        first = ask(file, "--criterion", "names_feeling", address=there.address, model="small")
        again = ask(file, "--criterion", "names_feeling", address=there.address, model="small")
    assert len(there.bodies) == 3
    assert first.stdout == again.stdout
    assert "0 questions asked, 3 known before" in again.stderr


def test_a_limit_and_a_budget_end_it_and_what_there_is_is_written(file: Path) -> None:
    with playing(GOOD) as there:
        named = {"address": there.address, "model": "small"}
        limited = ask(file, "--criterion", "names_feeling", "--limit", 1, **named)
        spent = ask(file, "--criterion", "names_feeling", **named, calls="2")
    assert (limited.exit_code, len(limited.stdout.splitlines())) == (0, 2)
    assert (spent.exit_code, len(spent.stdout.splitlines())) == (1, 3)
    assert "Stopped early. The budget of 2 calls a day is spent." in spent.stderr


def test_show_prints_what_would_be_sent_and_sends_nothing(file: Path) -> None:
    with playing(GOOD) as there:
        shown = ask(file, "--skill", "empathy", "--show", address=there.address, model="small")
    assert shown.exit_code == 0
    found = json.loads(shown.stdout)
    assert "no wonder you are annoyed" in found["messages"][1]["content"]
    assert "ines@example.org" not in shown.stdout
    assert "names_feeling" in found["schema"]["properties"]["reviews"]["items"]["properties"]["criterion"]["enum"]
    assert there.bodies == []


def test_all_criteria_are_asked_where_none_is_named(file: Path) -> None:
    with playing(server.reviews()) as there:
        shown = ask(file, "--limit", 1, address=there.address, model="small")
    asked = [
        key
        for body in there.bodies
        for key in body["response_format"]["json_schema"]["schema"]["properties"]["reviews"]["items"]["properties"][
            "criterion"
        ]["enum"]
    ]
    assert len(asked) == len(set(asked)) > 50
    assert f"{len(asked)} answers dropped: not answered." in shown.stderr


def test_what_goes_wrong_is_said(file: Path, tmp_path: Path) -> None:
    with playing(server.gives(401)) as there:
        refused = ask(file, "--skill", "empathy", address=there.address, model="small")
    assert refused.exit_code == 2
    assert "answered 401" in refused.stderr
    assert ask(tmp_path / "none.csv").exit_code == 2
    unknown = ask(file, "--skill", "juggling", "--show")
    assert unknown.exit_code == 2
    assert "'juggling' is no skill or criterion" in unknown.stderr
    bad = tmp_path / "bad.csv"
    bad.write_text("a,b\n1,2\n", encoding="utf-8")
    assert "is missing" in ask(bad, address="http://127.0.0.1:9/v1", model="m").stderr


def test_bad_entries_are_listed_and_the_others_asked(file: Path) -> None:
    file.write_text("{bad\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    with playing(GOOD) as there:
        shown = ask(file, "--criterion", "names_feeling", address=there.address, model="small")
    assert shown.exit_code == 1
    assert "1 entry could not be used" in shown.stderr
    assert len(shown.stdout.splitlines()) == 4
