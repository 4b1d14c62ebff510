"""A book of tests that is put back after each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.apps.assessment.desk import Book

from warmline.apps.assessment.ports import register_tests


@pytest.fixture(autouse=True)
def book() -> Iterator[Book]:
    """The tests of this house, empty."""
    made = Book()
    before = register_tests(made)
    yield made
    register_tests(before)
