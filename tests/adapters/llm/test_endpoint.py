"""Where a model answers: an address in any spelling, and nothing secret in what is shown."""

from __future__ import annotations

import pytest

from warmline.adapters.llm import Endpoint


@pytest.mark.parametrize("address", ["http://127.0.0.1:8080/v1", "http://127.0.0.1:8080/v1/"])
def test_the_address_of_questions_is_below_the_base(address: str) -> None:
    assert Endpoint(address, "m").url == "http://127.0.0.1:8080/v1/chat/completions"


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("http://127.0.0.1:8080/v1", "127.0.0.1:8080"),
        ("https://models.example.org/v1", "models.example.org"),
        ("https://user:sesame@models.example.org:8443/v1?key=sesame", "models.example.org:8443"),
    ],
)
def test_the_host_is_shown_without_anything_secret(address: str, host: str) -> None:
    assert Endpoint(address, "m").host == host


def test_the_key_is_not_in_its_own_words() -> None:
    assert "sesame" not in repr(Endpoint("http://x/v1", "m", "sesame"))
