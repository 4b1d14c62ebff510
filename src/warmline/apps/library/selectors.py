"""Reading content. Bodies are parsed once a process: a version's text never changes, so its sum is a safe key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F, Q

from warmline.apps.library.bodies import from_body
from warmline.apps.library.languages import spoken
from warmline.apps.library.models import ScenarioVersion
from warmline.core.customer.scenario import Scenario

_parsed: dict[str, Scenario] = {}


@dataclass(frozen=True, slots=True)
class Published:
    """A scenario that can be started now, with the version row it is pinned to."""

    version_id: int
    scenario: Scenario
    language: str = "en"


def scenario_of(version: ScenarioVersion) -> Scenario:
    """Return the parsed scenario of a version row; the body is fetched only the first time."""
    found = _parsed.get(version.sha256)
    if found is None:
        found = _parsed[version.sha256] = from_body(version.body)
    return found


def published(house: int | None = None) -> tuple[Published, ...]:
    """Return every published scenario that can be played by machine, easiest first. One query once bodies are known.

    `house` is the key of an organisation: its own scenarios come with those that everybody meets, and one of its own
    stands in for one of the same key that came with Warmline.
    """
    found = ScenarioVersion.objects.filter(_met_in(house), spoken(), published=True).defer("body")
    own = {row.key for row in found if row.organisation_id is not None}
    return _parsed_all([row for row in found if row.organisation_id is not None or row.key not in own])


def published_for_people(house: int) -> tuple[Published, ...]:
    """Return a house's published scenarios in languages that no machine here speaks or reads, by language."""
    found = ScenarioVersion.objects.filter(organisation=house, published=True).exclude(spoken()).defer("body")
    return _parsed_all(sorted(found, key=lambda row: row.language))


def _parsed_all(rows: Sequence[ScenarioVersion]) -> tuple[Published, ...]:
    missing = [row.pk for row in rows if row.sha256 not in _parsed]
    if missing:
        for row in ScenarioVersion.objects.filter(pk__in=missing):
            scenario_of(row)
    return tuple(Published(row.pk, scenario_of(row), row.language) for row in rows)


def published_version(key: str, house: int | None = None) -> ScenarioVersion | None:
    """Return the version of this scenario that an organisation plays by machine, its own first; or None."""
    return _version(Q(spoken(), key=key), house)


def version_for_people(key: str, house: int | None = None) -> ScenarioVersion | None:
    """Return the published version of this scenario in whatever language, for people to play or read; or None."""
    return _version(Q(key=key), house)


def _version(wanted: Q, house: int | None) -> ScenarioVersion | None:
    found = ScenarioVersion.objects.filter(_met_in(house), wanted, published=True).defer("body")
    return found.order_by(F("organisation").desc(nulls_last=True)).first()


def _met_in(house: int | None) -> Q:
    return Q(organisation=None) if house is None else Q(organisation=None) | Q(organisation=house)
