"""The settings of a language model: off by default, and an address that carries no key."""

from __future__ import annotations

import pytest

from warmline.config import table

ADDRESS = "WARMLINE_LLM_ADDRESS"


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for setting in table.SETTINGS:
        monkeypatch.delenv(setting.name, raising=False)


def test_it_is_off_by_default_and_has_a_budget() -> None:
    assert table.text(ADDRESS) == table.text("WARMLINE_LLM_MODEL") == table.text("WARMLINE_LLM_KEY") == ""
    assert table.number("WARMLINE_LLM_CALLS") > 0
    assert table.number("WARMLINE_LLM_TOKENS") > 0
    assert table.number("WARMLINE_LLM_SECONDS") > 0


@pytest.mark.parametrize(
    "value", ["http://127.0.0.1:8080/v1", "https://models.example.org/openai/v1/", "http://[::1]:1"]
)
def test_these_addresses_fit(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv(ADDRESS, value)
    assert table.problems() == []


@pytest.mark.parametrize(
    "value", ["models.example.org", "ftp://models/v1", "https://user:sesame@models/v1", "https://models/v1?key=sesame"]
)
def test_these_do_not_and_none_is_repeated(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv(ADDRESS, value)
    (problem,) = table.problems()
    assert problem.startswith(f"{ADDRESS}: write an address")
    assert "sesame" not in problem


@pytest.mark.parametrize(
    ("name", "value"),
    [("CALLS", "-1"), ("CALLS", "many"), ("TOKENS", "1.5"), ("SECONDS", "0"), ("SECONDS", "3601")],
)
def test_numbers_that_do_not_fit_are_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"WARMLINE_LLM_{name}", value)
    (problem,) = table.problems()
    assert problem.startswith(f"WARMLINE_LLM_{name}: write a whole number")


def test_the_key_is_a_secret() -> None:
    (key,) = (setting for setting in table.SETTINGS if setting.name == "WARMLINE_LLM_KEY")
    assert key.secret
