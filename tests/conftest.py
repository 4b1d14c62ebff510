"""What every test of the house shares."""

from __future__ import annotations

import os

import pytest
from tests.cast import Cast, gather

DATABASE_FIXTURES = frozenset({"db", "transactional_db", "django_db_setup", "live_server", "cast"})


def touches_database(item: pytest.Item) -> bool:
    """Return whether a test uses the database, by its mark or by a fixture."""
    return item.get_closest_marker("django_db") is not None or bool(
        DATABASE_FIXTURES & set(getattr(item, "fixturenames", ()))
    )


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark the tests that use the database; on PostgreSQL run only those, the others have run already."""
    kept, left = [], []
    for item in items:
        if touches_database(item):
            item.add_marker(pytest.mark.database)
        elif os.environ["WARMLINE_TEST_DB"] == "postgres":
            left.append(item)
            continue
        kept.append(item)
    if left:
        config.hook.pytest_deselected(items=left)
        items[:] = kept


@pytest.fixture
def cast(db: None) -> Cast:
    """Nadia, those around her, and the outsider."""
    return gather()
