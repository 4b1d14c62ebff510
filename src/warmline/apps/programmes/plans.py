"""The plans that people follow: a published version, with the changes of a site where it has any."""

from __future__ import annotations

from hashlib import sha256

from warmline.apps.people.models import Membership, Site
from warmline.apps.programmes.models import Plan, Programme, ProgrammeVersion, SiteOverlay
from warmline.apps.programmes.packing import pack, unpack, unpack_operations
from warmline.core.curriculum.overlays import Applied, Overlay, apply


def newest_version(programme: Programme) -> ProgrammeVersion | None:
    """Return the version that people are enrolled on now, None where none was published."""
    return programme.versions.filter(state=ProgrammeVersion.State.PUBLISHED).order_by("-number").first()


def overlay_values(row: SiteOverlay) -> Overlay:
    """Return a site's changes as values."""
    return Overlay(unpack(row.base.body).version, unpack_operations(row.operations))


def as_at_site(row: SiteOverlay) -> Applied:
    """Return the programme as the site has it, on the version for which its changes were made."""
    return apply(unpack(row.base.body), overlay_values(row))


def plan_for(programme: Programme, site: Site | None) -> Plan | None:
    """Return the plan of a site, made where it is asked for the first time; None without a published version.

    A site with changes of its own stays on the version for which they were made, until somebody carried them over.
    """
    row = None
    if site is not None:
        row = SiteOverlay.objects.filter(programme=programme, site=site).select_related("base").first()
    if row is not None and row.operations:
        return _plan(row.base, site, pack(as_at_site(row).programme))
    version = newest_version(programme)
    return None if version is None else _plan(version, None, version.body)


def _plan(version: ProgrammeVersion, site: Site | None, body: str) -> Plan:
    digest = sha256(body.encode()).hexdigest()
    plan, _made = Plan.objects.get_or_create(version=version, site=site, sha256=digest, defaults={"body": body})
    return plan


def sites_of(people: list[int]) -> dict[int, int]:
    """Return by person the key of the site she works at; of several the one she came to last. One query."""
    held = Membership.objects.current().filter(person__in=people).order_by("since", "pk")
    found = {}
    for person, site, of_team in held.values_list("person_id", "site_id", "team__site_id"):
        if site or of_team:
            found[person] = site or of_team
    return found
