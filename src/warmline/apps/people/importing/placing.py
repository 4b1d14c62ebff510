"""Finding the place of each row: the organisation, one of its sites, or a team."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from warmline.apps.people.importing.checking import BadRow, GoodRow
from warmline.apps.people.models import Organisation, Place, Site, Team


@dataclass(slots=True)
class Places:
    """The sites and teams of an organisation by name, whatever their capitals; two queries fill it."""

    organisation: Organisation
    sites: dict[str, Site] = field(default_factory=dict)
    teams: dict[tuple[int, str], Team] = field(default_factory=dict)
    teams_named: dict[str, list[Team]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, organisation: Organisation) -> Places:
        """Read what the organisation has."""
        places = cls(organisation)
        for site in Site.objects.filter(organisation=organisation):
            places.sites[site.name.casefold()] = site
        for team in Team.objects.filter(site__organisation=organisation).select_related("site"):
            places.add_team(team)
        return places

    def add_team(self, team: Team) -> None:
        """Note one more team."""
        self.teams[team.site_id, team.name.casefold()] = team
        self.teams_named[team.name.casefold()].append(team)


def missing_places(places: Places, rows: Iterable[GoodRow]) -> tuple[list[str], list[tuple[str, str]]]:
    """Return the sites, and the (site, team) pairs, that the rows name and the organisation does not have."""
    sites: dict[str, str] = {}
    teams: dict[tuple[str, str], tuple[str, str]] = {}
    for row in rows:
        key = row.site.casefold()
        if row.site and key not in places.sites:
            sites.setdefault(key, row.site)
        site = places.sites.get(key)
        if row.team and row.site and (site is None or (site.pk, row.team.casefold()) not in places.teams):
            teams.setdefault((key, row.team.casefold()), (row.site, row.team))
    return list(sites.values()), list(teams.values())


def place_of(places: Places, row: GoodRow) -> Place | BadRow:
    """Return where the row's role is held, or the row with the reason why that place cannot be found."""
    if not row.site and not row.team:
        return places.organisation
    found = _team(places, row) if row.team else places.sites.get(row.site.casefold())
    if isinstance(found, str):
        return BadRow(row.line, found, row.cells)
    if found is None:
        why = _("there is no site “%(site)s”") % {"site": row.site}
        return BadRow(row.line, why, row.cells)
    if found.archived_at is not None:
        return BadRow(row.line, _("“%(place)s” is archived") % {"place": found.name}, row.cells)
    return found


def _team(places: Places, row: GoodRow) -> Team | str:
    name = row.team.casefold()
    if row.site:
        site = places.sites.get(row.site.casefold())
        found = None if site is None else places.teams.get((site.pk, name))
        return found or _("there is no team “%(team)s” at “%(site)s”") % {"team": row.team, "site": row.site}
    named = places.teams_named.get(name, [])
    if len(named) == 1:
        return named[0]
    if named:
        return _("several sites have a team “%(team)s”; add the site") % {"team": row.team}
    return _("there is no team “%(team)s”; add the site as well") % {"team": row.team}
