"""Changing the organisation, its sites and its teams."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from warmline.apps.audit.services import record
from warmline.apps.people.errors import Refused, require
from warmline.apps.people.models import Membership, Organisation, Person, Site, Team


@transaction.atomic
def rename_organisation(*, actor: Person, organisation: Organisation, name: str) -> Organisation:
    """Give the organisation another name."""
    require("people.administer", actor, organisation)
    organisation.name = _clean(name)
    organisation.save(update_fields=["name"])
    record(actor=actor, verb="organisation.renamed", target=f"organisation:{organisation.pk}")
    return organisation


@transaction.atomic
def create_site(*, actor: Person, name: str, timezone: str, language: str) -> Site:
    """Open a site with its own clock and language in the actor's organisation. Refused when the name is taken."""
    require("people.administer", actor, actor.organisation)
    site = Site(organisation=actor.organisation, name=_clean(name), timezone=timezone, language=language)
    _save(site)
    record(actor=actor, verb="site.created", target=f"site:{site.pk}")
    return site


@transaction.atomic
def update_site(*, actor: Person, site: Site, name: str, timezone: str, language: str) -> Site:
    """Change a site's name, clock and language. Refused when the name is taken."""
    require("people.administer", actor, site)
    site.name, site.timezone, site.language = _clean(name), timezone, language
    _save(site)
    record(actor=actor, verb="site.changed", target=f"site:{site.pk}")
    return site


@transaction.atomic
def create_team(*, actor: Person, site: Site, name: str) -> Team:
    """Open a team at a site. Refused when the site is archived or has a team of this name."""
    require("people.administer", actor, site)
    if site.archived_at is not None:
        raise Refused(_("This site is archived. Bring it back first, then add the team."))
    team = Team(site=site, name=_clean(name))
    _save(team)
    record(actor=actor, verb="team.created", target=f"team:{team.pk}")
    return team


@transaction.atomic
def rename_team(*, actor: Person, team: Team, name: str) -> Team:
    """Give a team another name. Refused when the name is taken at its site."""
    require("people.administer", actor, team)
    team.name = _clean(name)
    _save(team)
    record(actor=actor, verb="team.renamed", target=f"team:{team.pk}")
    return team


@transaction.atomic
def archive_place(*, actor: Person, place: Site | Team) -> None:
    """Close a team or site that nobody belongs to any more; its history stays. Twice is harmless."""
    require("people.administer", actor, place)
    if place.archived_at is not None:
        return
    if _has_people(place):
        raise Refused(_("People still belong here. Move them or end their roles first, then archive it."))
    if isinstance(place, Site) and place.teams.filter(archived_at=None).exists():
        raise Refused(_("This site still has teams. Archive them first."))
    place.archived_at = timezone.now()
    place.save(update_fields=["archived_at"])
    record(actor=actor, verb=f"{_kind(place)}.archived", target=f"{_kind(place)}:{place.pk}")


@transaction.atomic
def restore_place(*, actor: Person, place: Site | Team) -> None:
    """Open an archived team or site again. Twice is harmless."""
    require("people.administer", actor, place)
    if place.archived_at is None:
        return
    if isinstance(place, Team) and place.site.archived_at is not None:
        raise Refused(_("The team’s site is archived. Bring the site back first."))
    place.archived_at = None
    place.save(update_fields=["archived_at"])
    record(actor=actor, verb=f"{_kind(place)}.restored", target=f"{_kind(place)}:{place.pk}")


def _kind(place: Site | Team) -> str:
    return "site" if isinstance(place, Site) else "team"


def _has_people(place: Site | Team) -> bool:
    held = Membership.objects.current()
    return held.filter(site=place).exists() if isinstance(place, Site) else held.filter(team=place).exists()


def _clean(name: str) -> str:
    cleaned = " ".join(name.split())
    if not cleaned:
        raise Refused(_("Give it a name."))
    return cleaned


def _save(place: Site | Team) -> None:
    try:
        with transaction.atomic():
            place.save()
    except IntegrityError as taken:
        raise Refused(_("There is already one with this name. Choose another name.")) from taken
