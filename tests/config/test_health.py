"""The page for the machine that watches this one."""

from __future__ import annotations

import pytest
from django.test import Client


@pytest.mark.django_db
def test_a_stranger_hears_that_the_house_is_awake(django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        answer = Client().get("/health/")
    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert answer["Content-Type"] == "text/plain"
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_it_only_answers_questions(method: str) -> None:
    assert getattr(Client(), method)("/health/").status_code == 405


@pytest.mark.django_db
def test_a_head_is_enough() -> None:
    assert Client().head("/health/").status_code == 200
