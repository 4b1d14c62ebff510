"""What every test of the house shares."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from tests.cast import Cast, gather
from tests.stages import WITH_BROWSER, WITH_DATABASE

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# No deadline: a machine that is busy with other tests is slow, not wrong.
# The same examples in every run, so that a change is judged and not the luck of a draw. HYPOTHESIS_MAX_EXAMPLES=300 is
# for looking around: it draws so many others each time.
_EXAMPLES = os.environ.get("HYPOTHESIS_MAX_EXAMPLES")
settings.register_profile("house", deadline=None, derandomize=not _EXAMPLES, max_examples=int(_EXAMPLES or 30))
settings.load_profile("house")

DATABASE_FIXTURES = frozenset({"db", "transactional_db", "django_db_setup", "live_server", "cast"})
# A fixture that needs a browser. Playwright leaves a running event loop behind in its process, and Django then refuses
# every query of the tests after it; so these tests run on their own: `pytest -m browser`, and the others without them.
BROWSER_FIXTURES = frozenset({"browser"})


def needs_browser(item: pytest.Item) -> bool:
    """Return whether a test drives a browser, by a fixture."""
    return bool(BROWSER_FIXTURES & set(getattr(item, "fixturenames", ())))


def touches_database(item: pytest.Item) -> bool:
    """Return whether a test uses the database, by its mark or by a fixture."""
    return item.get_closest_marker("django_db") is not None or bool(
        DATABASE_FIXTURES & set(getattr(item, "fixturenames", ()))
    )


# Tests of what pages show lie in files named so. On PostgreSQL one test asks for every address of the house as each of
# the cast (tests/apps/pages/test_practice_stays_private.py); that a page says the same there is not looked at twice.
LOOKS = ("_page", "_pages", "_views", "_walk", "_doors", "_words")


def runs_on_postgres(item: pytest.Item) -> bool:
    """Return whether a test says more when it runs on PostgreSQL too: it asks the database, and not only for looks."""
    asks = item.get_closest_marker("database") is not None and item.get_closest_marker("once") is None
    return asks and not item.path.stem.endswith(LOOKS)


def in_wrong_place(item: pytest.Item) -> bool:
    """Return whether a stage of `make test` should run this test and does not collect the folder it lies in."""
    path = str(item.path.relative_to(item.config.rootpath))
    missing_on_postgres = runs_on_postgres(item) and not path.startswith(WITH_DATABASE)
    return missing_on_postgres or (needs_browser(item) and not path.startswith(WITH_BROWSER))


def pytest_configure() -> None:
    """Leave the collector of garbage out of the collecting of tests, which makes much that stays."""
    gc.disable()


def pytest_collection_finish() -> None:
    """Take what is there by now for lasting, so that no later round looks through it again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    gc.enable()


@pytest.hookimpl(tryfirst=True)
def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark the tests that drive a browser; early, so that `-m browser` and `-m "not browser"` choose by it."""
    if needs_browser(item):
        item.add_marker(pytest.mark.browser)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark the tests that use the database; on PostgreSQL run only those, the others run on SQLite."""
    kept, left = [], []
    for item in items:
        if touches_database(item):
            item.add_marker(pytest.mark.database)
        if in_wrong_place(item):
            raise pytest.UsageError(f"{item.nodeid} would be run by no stage of `make test`: see tests/stages.py")
        if os.environ["WARMLINE_TEST_DB"] == "postgres" and not runs_on_postgres(item):
            left.append(item)
        else:
            kept.append(item)
    if left:
        config.hook.pytest_deselected(items=left)
        items[:] = kept


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """On PostgreSQL the whole cluster is thrown away, so no worker drops its database at the end.

    Dropping one fails where a thread of the last test still holds a connection for a moment.
    """
    return os.environ["WARMLINE_TEST_DB"] == "postgres"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all browser tests of this process: Playwright can be started once in it, not twice."""
    from tests.web.browser import chromium

    with chromium() as started:
        yield started


@pytest.fixture
def cast(db: None) -> Cast:
    """Nadia, those around her, and the outsider."""
    return gather()
