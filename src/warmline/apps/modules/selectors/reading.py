"""What a reader sees: published modules, and where she is in those she began."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q, QuerySet

from warmline.apps.modules.choosing import version_to_begin
from warmline.apps.modules.models import Module, Reading, Version
from warmline.apps.modules.progress import Progress, unpack
from warmline.apps.modules.tags import tag_of
from warmline.apps.modules.texts import text_of
from warmline.apps.people import vault
from warmline.apps.people.models import Person
from warmline.apps.people.scope import Viewer, scope_of
from warmline.core.curriculum.module import ModuleText


@dataclass(frozen=True, slots=True)
class ReadingNow:
    """A module that a person has begun and not finished: the section she opened last (from 1) of how many, and when."""

    module: Module
    number: int
    place: int
    of: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Taken:
    """What somebody reads: the module, her version of it with its text, and how far she is.

    `current` is the number of the version that she would begin today, None where there is none.
    """

    module: Module
    version: Version
    text: ModuleText
    progress: Progress
    current: int | None


def published_modules(user: Viewer) -> list[Module]:
    """Return the modules that this person can begin, by level and title. One query."""
    return list(Module.objects.visible_to(user).exclude(live=None))


def readable(user: Person, key: str) -> Module | None:
    """Return the module of this key that a person may read: a published one, or one that she began before it was
    taken back. Writers also find those of their house that are not published yet."""
    here = Q(organisation=None) | Q(organisation=scope_of(user).organisation_id)
    found = Module.objects.filter(here, key=key).order_by(F("organisation").desc(nulls_last=True)).first()
    if found is None or Module.objects.visible_to(user).filter(pk=found.pk).exists():
        return found
    return found if _row(user, found) else None


def read_own_progress(reader: Person, module: Module) -> Progress | None:
    """Open how far a person is in a module, for herself alone; None where she has not begun it."""
    row = _row(reader, module)
    return None if row is None else unpack(vault.open_sealed(reader, reader, bytes(row.sealed)))


def taken_up(reader: Person, module: Module) -> Taken | None:
    """Return what a person reads of a module, in the version that she began; None where she has not begun it."""
    progress = read_own_progress(reader, module)
    if progress is None:
        return None
    version = Version.objects.get(module=module, number=progress.number)
    current = version_to_begin(reader, module)
    return Taken(module, version, text_of(version), progress, None if current is None else current.number)


def reading_now(person: Person) -> list[ReadingNow]:
    """Return what a person has begun and not finished, the last touched first. The queries do not grow with it."""
    begun = [progress for progress in _all_own(person) if progress.finished_at is None]
    versions = _versions(begun)
    found = []
    for progress in begun:
        version = versions.get((progress.module, progress.number))
        if version is not None:
            count = len(text_of(version).sections)
            place = min(progress.place + 1, count)
            at = progress.place_at or progress.begun_at
            found.append(ReadingNow(version.module, progress.number, place, count, at))
    return found


def notes_of(person: Person) -> list[Taken]:
    """Return the modules in which a person left notes or bookmarks, the last touched first."""
    kept = [progress for progress in _all_own(person) if progress.notes or progress.bookmarks]
    versions = _versions(kept)
    pairs = [(versions.get((progress.module, progress.number)), progress) for progress in kept]
    return [
        Taken(version.module, version, text_of(version), progress, version.module.live)
        for version, progress in pairs
        if version
    ]


def own_versions(person: Person) -> QuerySet[Version]:
    """Return the versions that a person has begun."""
    return Version.objects.filter(_any_of(_all_own(person)))


def _all_own(person: Person) -> list[Progress]:
    rows = list(Reading.objects.filter(owner=person))
    opened = vault.open_many(person, person, [bytes(row.sealed) for row in rows]) if rows else []
    return [unpack(each) for each in opened]


def _versions(progresses: Sequence[Progress]) -> dict[tuple[int, int], Version]:
    rows = Version.objects.filter(_any_of(progresses)).select_related("module")
    return {(row.module_id, row.number): row for row in rows}


def _any_of(progresses: Sequence[Progress]) -> Q:
    wanted = Q(pk__in=())
    for progress in progresses:
        wanted |= Q(module=progress.module, number=progress.number)
    return wanted


def _row(user: Person, module: Module) -> Reading | None:
    return Reading.objects.filter(owner=user, tag=tag_of(user, module)).first()
