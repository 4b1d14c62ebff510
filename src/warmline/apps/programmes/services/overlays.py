"""What a site makes of a programme: changes, one form at a time, and carried over to a new version of the standard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from warmline.apps.audit.services import record
from warmline.apps.people.errors import Refused, require
from warmline.apps.people.models import Person, Site
from warmline.apps.programmes.models import Programme, SiteOverlay
from warmline.apps.programmes.packing import pack_operations, unpack, unpack_operations
from warmline.apps.programmes.plans import newest_version, overlay_values
from warmline.apps.programmes.rules import ASSIGN
from warmline.apps.programmes.words import problem_words
from warmline.core.curriculum.overlays import Choice, Merged, Operation, Overlay, apply, merge


def change_for_site(
    *, actor: Person, programme: Programme, site: Site, operation: Operation, now: datetime
) -> SiteOverlay:
    """Add one change of a site. What is fixed by the standard, or would break the programme, is refused and named."""
    return change_together_for_site(actor=actor, programme=programme, site=site, operations=[operation], now=now)


@transaction.atomic
def change_together_for_site(
    *, actor: Person, programme: Programme, site: Site, operations: Sequence[Operation], now: datetime
) -> SiteOverlay:
    """Add the changes of one form, all of them or none. Refused, with what is wrong, where one cannot be made."""
    row = _locked(actor, programme, site, now)
    if not operations:
        return row
    outline, wanted = unpack(row.base.body), (*_operations(row), *operations)
    made = apply(outline, Overlay(outline.version, wanted))
    if made.problems:
        raise Refused(" ".join(problem_words(each) for each in made.problems))
    return _keep(actor, row, wanted, now)


@transaction.atomic
def undo_for_site(*, actor: Person, programme: Programme, site: Site, number: int, now: datetime) -> SiteOverlay:
    """Take one change back, by its place. Refused where a later change rests on it."""
    row = _locked(actor, programme, site, now)
    operations = _operations(row)
    if not 0 <= number < len(operations):
        raise Refused(_("This change was taken back already."))
    kept = (*operations[:number], *operations[number + 1 :])
    outline = unpack(row.base.body)
    if apply(outline, Overlay(outline.version, kept)).problems:
        raise Refused(_("A later change rests on this one. Take that back first."))
    return _keep(actor, row, kept, now)


@transaction.atomic
def merge_for_site(
    *, actor: Person, programme: Programme, site: Site, choices: Mapping[int, Choice], now: datetime
) -> Merged:
    """Carry a site's changes over to the newest version. Where nothing is newer, nothing changes."""
    row = _locked(actor, programme, site, now)
    newest = newest_version(programme)
    if newest is None:
        raise Refused(_("There is no published version."))
    merged = merge(unpack(row.base.body), unpack(newest.body), overlay_values(row), choices)
    if newest.pk != row.base_id:
        row.base = newest
        _keep(actor, row, merged.overlay.operations, now)
        data = {"version": newest.number, "conflicts": len(merged.conflicts)}
        record(actor=actor, verb="programmes.merged", target=f"programme:{programme.pk}", data=data)
    return merged


def _locked(actor: Person, programme: Programme, site: Site, now: datetime) -> SiteOverlay:
    require(ASSIGN, actor, site)
    if programme.organisation_id not in (None, actor.organisation_id):
        raise Refused(_("This programme belongs to another house."))
    Site.objects.select_for_update().get(pk=site.pk)
    found = SiteOverlay.objects.filter(programme=programme, site=site).select_related("base").first()
    if found is not None:
        return found
    newest = newest_version(programme)
    if newest is None:
        raise Refused(_("There is no published version."))
    return SiteOverlay(programme=programme, site=site, base=newest, revision=0, changed_at=now)


def _operations(row: SiteOverlay) -> tuple[Operation, ...]:
    return unpack_operations(row.operations)


def _keep(actor: Person, row: SiteOverlay, operations: Sequence[Operation], now: datetime) -> SiteOverlay:
    row.operations, row.revision = pack_operations(operations), row.revision + 1
    row.changed_by, row.changed_at = actor, now
    row.save()
    target = f"programme:{row.programme_id}"
    record(actor=actor, verb="programmes.site_changed", target=target, data={"site": row.site_id})
    return row
