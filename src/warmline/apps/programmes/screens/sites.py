"""What a site makes of a programme: its steps with what may be changed, the differences, and a new standard waiting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from warmline.apps.people.models import Person, Site
from warmline.apps.people.scope import Viewer
from warmline.apps.programmes.models import Programme, ProgrammeVersion, SiteOverlay
from warmline.apps.programmes.packing import unpack
from warmline.apps.programmes.plans import as_at_site, newest_version, overlay_values
from warmline.apps.programmes.rules import sites_managed
from warmline.apps.programmes.words import KINDS, change_words, conflict_words
from warmline.core.curriculum.overlays import Choice, Conflict, apply, diff, merge
from warmline.core.curriculum.programme import Programme as Outline
from warmline.core.curriculum.programme import Step


@dataclass(frozen=True, slots=True)
class SiteLine:
    """A site, how many changes of its own it has, and whether a newer standard waits for it."""

    site: Site
    changes: int
    version: int
    waits: bool


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step as the site has it; a fixed one has nothing to press."""

    step: Step
    kind: str
    added: bool


@dataclass(frozen=True, slots=True)
class Undo:
    """One change of the site in words, with its place in the list."""

    number: int
    words: Sequence[str]


@dataclass(frozen=True, slots=True)
class SitePage:
    """A programme at a site, on the version for which its changes were made; `newer` is the number that waits."""

    outline: Outline
    parts: Sequence[tuple[str, Sequence[StepLine]]]
    changes: Sequence[Undo]
    newer: int | None


@dataclass(frozen=True, slots=True)
class ConflictLine:
    """What standard and site disagree on, in words; `number` names it in the form, `open` says if there is a choice."""

    number: int
    words: str
    open: bool
    chosen: str


@dataclass(frozen=True, slots=True)
class MergePage:
    """What a new standard brings, what is in conflict, and what the site will have."""

    old: int
    new: int
    news: Sequence[str]
    conflicts: Sequence[ConflictLine]
    result: Sequence[str]


def site_lines(viewer: Viewer, programme: Programme) -> list[SiteLine]:
    """Return the sites whose programmes the viewer looks after. Three queries."""
    newest = newest_version(programme)
    rows = SiteOverlay.objects.visible_to(viewer).filter(programme=programme).select_related("base")
    known = {row.site_id: row for row in rows}
    return [
        _line(site, known.get(site.pk), newest)
        for site in sites_managed(viewer).filter(archived_at=None).order_by("name")
    ]


def _line(site: Site, row: SiteOverlay | None, newest: ProgrammeVersion | None) -> SiteLine:
    number = newest.number if newest else 0
    if row is None or not row.operations:
        return SiteLine(site, 0, number, waits=False)
    return SiteLine(site, len(row.operations), row.base.number, waits=row.base.number != number)


def overlay_of(viewer: Viewer, programme: Programme, site: Site) -> SiteOverlay | None:
    """Return a site's changes, None where it has none or the viewer does not look after it."""
    rows = SiteOverlay.objects.visible_to(viewer).filter(programme=programme, site=site)
    return rows.select_related("base").first()


def outline_at(programme: Programme, row: SiteOverlay | None) -> Outline | None:
    """Return the programme as a site has it; None without a published version."""
    if row is not None:
        return as_at_site(row).programme
    newest = newest_version(programme)
    return unpack(newest.body) if newest else None


def site_page(viewer: Person, programme: Programme, site: Site) -> SitePage | None:
    """Return the page of a programme at a site; None without a published version."""
    row = overlay_of(viewer, programme, site)
    outline, newest = outline_at(programme, row), newest_version(programme)
    if outline is None or newest is None:
        return None
    base = unpack(row.base.body) if row else outline
    ours = {step.key for step in outline.steps()} - {step.key for step in base.steps()}
    waits = row is not None and row.base_id != newest.pk and bool(row.operations)
    return SitePage(
        outline,
        [
            (phase.title, [StepLine(step, str(KINDS[step.kind]), step.key in ours) for step in phase.steps])
            for phase in outline.phases
        ],
        _undos(row) if row else [],
        newest.number if waits else None,
    )


def _undos(row: SiteOverlay) -> list[Undo]:
    """Return each change in words: what differs before and after it."""
    overlay, found = overlay_values(row), []
    before = unpack(row.base.body)
    for number in range(len(overlay.operations)):
        whole = type(overlay)(overlay.base_version, overlay.operations[: number + 1])
        after = apply(unpack(row.base.body), whole).programme
        found.append(Undo(number, [change_words(each) for each in diff(before, after)]))
        before = after
    return found


def merge_page(row: SiteOverlay, newest: ProgrammeVersion, choices: dict[int, Choice]) -> MergePage:
    """Return what carrying the site's changes over would do, with these choices. Nothing is changed by looking."""
    old, new = unpack(row.base.body), unpack(newest.body)
    done = merge(old, new, overlay_values(row), choices)
    return MergePage(
        old.version,
        new.version,
        [change_words(each) for each in diff(old, new)],
        [_conflict(each) for each in done.conflicts],
        [change_words(each) for each in diff(new, done.programme)],
    )


def _conflict(found: Conflict) -> ConflictLine:
    return ConflictLine(found.number, conflict_words(found), found.open, found.chosen.value)
