"""What writers see: the modules of their house, their versions, and how translations stand to their originals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Q

from warmline.apps.modules.models import Module, State, Version
from warmline.apps.people.scope import Viewer

PAGE = 25
STATES = (State.DRAFT, State.REVIEW, State.SCHEDULED, State.PUBLISHED, State.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for; empty fields do not narrow the list."""

    words: str = ""
    state: str = ""
    stale: bool = False


@dataclass(frozen=True, slots=True)
class TranslationLine:
    """A translation as a list shows it: `is_older` where its original was published anew since."""

    module: Module
    is_older: bool
    is_reviewed: bool


def module_page(viewer: Viewer, wanted: Wanted, number: str | int, today: date) -> Page[Module]:
    """Return one page of the house's modules, the last changed first; the queries do not grow with the list."""
    modules = Module.objects.written_by_house(viewer).select_related("original").order_by("-changed_at", "-pk")
    for word in wanted.words.split()[:8]:
        modules = modules.filter(Q(title__icontains=word) | Q(key__icontains=word))
    if wanted.state == State.PUBLISHED:
        # Also those whose next version is being written.
        modules = modules.exclude(live=None)
    elif wanted.state in STATES:
        modules = modules.filter(state=wanted.state)
    if wanted.stale:
        modules = modules.filter(review_by__lt=today)
    return Paginator(modules, PAGE).get_page(number)


def module_of(viewer: Viewer, pk: int) -> Module | None:
    """Return one module of the viewer's house, or None."""
    found = Module.objects.written_by_house(viewer).select_related("organisation", "original")
    return found.filter(pk=pk).first()


def version_of(module: Module, number: int) -> Version | None:
    """Return one version of a module, with those who had a part in it; or None."""
    people = ("written_by", "reviewed_by", "published_by", "source__module")
    found = Version.objects.filter(module=module, number=number).select_related(*people).first()
    if found is not None:
        found.module = module
    return found


def versions(module: Module) -> Sequence[Version]:
    """Return all versions, the newest first, without their texts."""
    people = ("written_by", "reviewed_by", "published_by")
    return list(Version.objects.filter(module=module).select_related(*people).defer("text"))


def translation_lines(module: Module) -> list[TranslationLine]:
    """Return the translations of a module by language, and how each stands to it. Two queries."""
    found = list(module.translations.order_by("language"))
    rows = Version.objects.filter(module__in=found).select_related("source").defer("text", "source__text")
    newest = {(row.module_id, row.number): row for row in rows}
    lines = []
    for one in found:
        version = newest[one.pk, one.newest]
        made_from = 0 if version.source is None else version.source.number
        reviewed = version.reviewed_by_id is not None
        lines.append(TranslationLine(one, (module.live or 0) > made_from, reviewed))
    return lines
