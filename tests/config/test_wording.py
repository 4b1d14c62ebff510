"""A model for the customers' words: off by default, on only where all of it is set, and looked at by `check`."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.scenes import english

from warmline.adapters.llm.wording import Counts, EndpointWording
from warmline.config import table
from warmline.config.cli.check import words_are_guarded
from warmline.config.wording import standing, worded


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for setting in table.SETTINGS:
        monkeypatch.delenv(setting.name, raising=False)
    monkeypatch.setenv("WARMLINE_DATA", str(tmp_path))


def set_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WARMLINE_LLM_WORDS", "1")
    monkeypatch.setenv("WARMLINE_LLM_ADDRESS", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("WARMLINE_LLM_MODEL", "tiny")


def test_it_is_off_by_default_even_where_a_model_rates(monkeypatch: pytest.MonkeyPatch) -> None:
    assert worded(english()) is english()
    set_up(monkeypatch)
    monkeypatch.setenv("WARMLINE_LLM_WORDS", "0")
    assert worded(english()).wording is None
    assert standing() is None
    assert list(words_are_guarded()) == []


def test_switched_on_and_set_up_it_words(monkeypatch: pytest.MonkeyPatch) -> None:
    set_up(monkeypatch)
    spoken = worded(english())
    assert isinstance(spoken.wording, EndpointWording)
    assert spoken == english()
    assert english().wording is None


@pytest.mark.parametrize("missing", ["WARMLINE_LLM_ADDRESS", "WARMLINE_LLM_MODEL"])
def test_half_set_up_the_authored_words_stay_and_check_says_why(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    set_up(monkeypatch)
    monkeypatch.delenv(missing)
    assert worded(english()).wording is None
    (finding,) = words_are_guarded()
    assert not finding.fine
    assert missing in finding.text
    assert "WARMLINE_LLM_WORDS" in finding.mend


def test_check_tells_what_became_of_the_models_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    set_up(monkeypatch)
    (before,) = words_are_guarded()
    assert before.text == "0 asked, 0 used; rejected: none; no answer: none"
    counts = Counts(tmp_path / "llm" / "wording.json")
    counts.add("asked", "accepted")
    counts.add("asked", "rejected: softened")
    counts.add("asked", "failed: too slow")
    (after,) = words_are_guarded()
    assert after.fine
    assert after.text == "3 asked, 1 used; rejected (50%): 1 softened; no answer: 1 too slow"


def test_check_says_when_the_days_budget_is_spent_and_makes_no_file_by_looking(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    set_up(monkeypatch)
    assert "budget" not in next(words_are_guarded()).text
    assert not (tmp_path / "llm").exists()
    monkeypatch.setenv("WARMLINE_LLM_CALLS", "0")
    assert "today's budget is spent" in next(words_are_guarded()).text


def test_check_says_so_where_people_wait_for_a_model_that_mostly_says_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    set_up(monkeypatch)
    counts = Counts(tmp_path / "llm" / "wording.json")
    counts.add(*["asked"] * 19, *["failed: too slow"] * 12, *["accepted"] * 7)
    assert next(words_are_guarded()).fine, "too few to tell"
    counts.add("asked", "accepted")
    (found,) = words_are_guarded()
    assert not found.fine
    assert "faster model" in found.mend
    counts.add(*["asked"] * 10, *["rejected: softened"] * 10)
    assert next(words_are_guarded()).fine, "words that were refused cost nobody more than the answer took"


def test_check_goes_on_where_the_servers_files_cannot_be_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    set_up(monkeypatch)
    (tmp_path / "llm" / "budget.json").mkdir(parents=True)
    (tmp_path / "llm" / "wording.json").mkdir()
    assert next(words_are_guarded()).fine
