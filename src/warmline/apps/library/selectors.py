"""Reading content. Bodies are parsed once a process: a version's text never changes, so its sum is a safe key."""

from __future__ import annotations

from dataclasses import dataclass

from warmline.apps.library.bodies import from_body
from warmline.apps.library.models import ScenarioVersion
from warmline.core.customer.scenario import Scenario

_parsed: dict[str, Scenario] = {}


@dataclass(frozen=True, slots=True)
class Published:
    """A scenario that can be started now, with the version row it is pinned to."""

    version_id: int
    scenario: Scenario


def scenario_of(version: ScenarioVersion) -> Scenario:
    """Return the parsed scenario of a version row; the body is fetched only the first time."""
    found = _parsed.get(version.sha256)
    if found is None:
        found = _parsed[version.sha256] = from_body(version.body)
    return found


def published() -> tuple[Published, ...]:
    """Return every published scenario, easiest first. One query once bodies are known."""
    rows = ScenarioVersion.objects.filter(published=True).defer("body")
    missing = [row.pk for row in rows if row.sha256 not in _parsed]
    if missing:
        for row in ScenarioVersion.objects.filter(pk__in=missing):
            scenario_of(row)
    return tuple(Published(row.pk, scenario_of(row)) for row in rows)


def published_version(key: str) -> ScenarioVersion | None:
    """Return the published version of this scenario, or None."""
    return ScenarioVersion.objects.filter(key=key, published=True).defer("body").first()
