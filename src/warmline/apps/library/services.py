"""Loading content. A published version is immutable, so that a score can always be traced to the text behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import QuerySet

from warmline.apps.library.bodies import fingerprint, to_body
from warmline.apps.library.models import ScenarioVersion
from warmline.apps.people.models import Organisation
from warmline.core.customer.scenario import Scenario


class ContentChanged(Exception):
    """A text was changed under a version number that is already loaded."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did, as lists of "key version" in the order of the pack."""

    added: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)


@transaction.atomic
def load_content(*, scenarios: Iterable[Scenario], replace_changed: bool = False) -> Loaded:
    """Store every scenario as a version and publish the newest of each key. All or nothing.

    `replace_changed` is for authors at their own desk: a changed text replaces the stored one under the same number.
    Without it a changed text raises `ContentChanged`, which names the scenario and says what to do.
    """
    loaded = Loaded()
    stored = {(row.key, row.version): row for row in _shipped().defer("body")}
    for scenario in scenarios:
        known = stored.get((scenario.key, scenario.version))
        _store(scenario, known, replace_changed=replace_changed, loaded=loaded)
    _publish_newest()
    return loaded


def _store(scenario: Scenario, known: ScenarioVersion | None, *, replace_changed: bool, loaded: Loaded) -> None:
    body = to_body(scenario)
    digest = fingerprint(body)
    name = f"{scenario.key} {scenario.version}"
    if known is not None and known.sha256 == digest:
        loaded.unchanged.append(name)
        return
    if known is not None and not replace_changed:
        raise ContentChanged(
            f"Scenario {scenario.key}: the text changed, but its version is still {scenario.version}. "
            f"Write version: {scenario.version + 1} in the scenario file and load again. "
            "The old version stays for conversations that use it."
        )
    row = known or ScenarioVersion(key=scenario.key, version=scenario.version)
    _fill(row, scenario)
    row.save()
    (loaded.replaced if known else loaded.added).append(name)


def _fill(row: ScenarioVersion, scenario: Scenario) -> None:
    row.body = to_body(scenario)
    row.sha256 = fingerprint(row.body)
    row.title, row.industry, row.channel = scenario.title, scenario.industry, scenario.channel.value
    row.level, row.minutes = int(scenario.level), scenario.minutes


def _shipped() -> QuerySet[ScenarioVersion]:
    return ScenarioVersion.objects.filter(organisation=None)


@transaction.atomic
def publish_in_house(*, organisation: Organisation, scenario: Scenario, language: str = "en") -> ScenarioVersion:
    """Publish a scenario that trainers wrote, in their own organisation; the version before it is retired.

    The caller has asked whether that is allowed. Raises ContentChanged where this version number already holds another
    text: a published version never changes, and talks that began with an older one keep it.
    """
    own = ScenarioVersion.objects.filter(organisation=organisation, key=scenario.key)
    row = own.filter(version=scenario.version).first()
    if row is not None and row.sha256 != fingerprint(to_body(scenario)):
        raise ContentChanged(f"Scenario {scenario.key}: version {scenario.version} already holds another text.")
    if row is None:
        row = ScenarioVersion(organisation=organisation, key=scenario.key, version=scenario.version, language=language)
        _fill(row, scenario)
    own.filter(published=True).update(published=False)
    row.published = True
    row.save()
    return row


@transaction.atomic
def withdraw_in_house(*, version: ScenarioVersion) -> None:
    """Take a house's own version off the list of customers. Talks that began with it go on. Twice is harmless.

    Raises ValueError for what came with Warmline: that is the build's to change.
    """
    if version.organisation_id is None:
        raise ValueError(f"{version} came with Warmline")
    ScenarioVersion.objects.filter(pk=version.pk).update(published=False)


def _publish_newest() -> None:
    newest: dict[str, tuple[int, int]] = {}
    for key, version, pk in _shipped().values_list("key", "version", "pk"):
        newest[key] = max(newest.get(key, (0, 0)), (version, pk))
    winners = [pk for _, pk in newest.values()]
    # Retire first: the database allows one published version a key at any moment.
    _shipped().filter(published=True).exclude(pk__in=winners).update(published=False)
    ScenarioVersion.objects.filter(published=False, pk__in=winners).update(published=True)
